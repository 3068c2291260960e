// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/look.h"

#include "models/crypto/random.h"
#include "models/smtp/asking.h"
#include "models/smtp/ownname.h"
#include "models/smtp/tr.h"
#include "models/transport/dial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

using namespace Qt::StringLiterals;

namespace bw::smtp {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::milliseconds step(50); ///< between two looks whether it was stopped
constexpr int submissionsPort = 465, submissionPort = 587;

void pauseFor(std::chrono::milliseconds time, const transport::Limit &limit)
{
    const auto until = std::chrono::steady_clock::now() + time;
    while (!limit.isOver() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(step);
}

core::Problem notNow(const tls::SmtpReply &reply)
{
    return { ProblemKind::Conflict, Tr::tr("Not now, said the server: %1").arg(inWords(reply)), {}, {}, {} };
}

/// The reply, if it is the wanted one.
core::Result<tls::SmtpReply> wanted(core::Result<tls::SmtpReply> reply, int code)
{
    if (!reply || reply->code == code)
        return reply;
    if (reply->isTransient())
        return fail(notNow(*reply));
    return fail({ ProblemKind::Denied, Tr::tr("The server refuses: %1").arg(inWords(*reply)), {}, {}, {} });
}

core::Result<Opened> openOnce(const Asking &asking, Depth depth, Opened &heard)
{
    auto stream = connect(asking);
    if (!stream)
        return fail(stream.error());
    const auto limit = asking.patience();
    heard = { std::make_unique<Conversation>(std::move(*stream)), {}, {} };
    Conversation &talk = *heard.talk;
    const tls::TlsWish wish { asking.serverName(), false };
    if (asking.endpoint.hasImplicitTls())
        if (auto begun = talk.beginTls(wish, limit); !begun)
            return fail(begun.error());
    auto greeting = talk.listen(limit);
    if (greeting)
        heard.greeting = *greeting;
    if (greeting = wanted(std::move(greeting), 220); !greeting)
        return fail(greeting.error());
    const std::string hello = "EHLO " + asking.look.ehloName.toStdString();
    const auto greet = [&]() -> core::Done {
        auto ehlo = wanted(talk.say(hello, limit), 250);
        if (!ehlo)
            return fail(ehlo.error());
        heard.ehlo = std::move(*ehlo);
        return {};
    };
    if (depth != Depth::Greeting)
        if (auto greeted = greet(); !greeted)
            return fail(greeted.error());
    if (depth == Depth::Within && asking.usesTls() && !talk.within()) {
        if (auto goAhead = wanted(talk.say("STARTTLS", limit), 220); !goAhead)
            return fail(goAhead.error());
        if (auto begun = talk.beginTls(wish, limit); !begun)
            return fail(begun.error());
        if (auto greeted = greet(); !greeted)
            return fail(greeted.error());
    }
    return std::move(heard);
}

} // namespace

QString wordOf(Role role)
{
    return role == Role::Mx ? u"mx"_s : role == Role::Submission ? u"submission"_s : u"submissions"_s;
}

Role roleOfPort(int port)
{
    return port == submissionsPort ? Role::Submissions : port == submissionPort ? Role::Submission : Role::Mx;
}

core::Result<std::unique_ptr<transport::Stream>> connectNow(const Asking &asking, const transport::Limit &limit)
{
    if (limit.isOver() && !limit.isStopped())
        return fail({ ProblemKind::TimedOut, Tr::tr("The time for this look was over before this was asked"), {}, {}, {} });
    if (asking.options.connect)
        return asking.options.connect(limit);
    return transport::connectTcp(asking.endpoint.address.isEmpty() ? asking.endpoint.host : asking.endpoint.address, asking.endpoint.port, limit);
}

core::Result<std::unique_ptr<transport::Stream>> connect(const Asking &asking)
{
    if (asking.options.manners.turn)
        if (auto turn = asking.options.manners.turn(asking.limit); !turn)
            return fail(turn.error());
    return connectNow(asking, asking.patience());
}

core::Result<Opened> open(const Asking &asking, Depth depth, Opened *heard)
{
    for (int tries = 1; true; ++tries) {
        Opened own;
        auto opened = openOnce(asking, depth, own);
        const bool isLast = tries >= asking.options.manners.tries || asking.limit.isOver();
        if (opened || isLast || opened.error().kind != ProblemKind::Conflict) {
            if (heard && opened)
                *heard = { nullptr, opened->greeting, opened->ehlo };
            else if (heard)
                *heard = std::move(own);
            return opened;
        }
        pauseFor(asking.options.manners.pause * (1 << std::min(tries - 1, 6)), asking.limit);
    }
}

bool isRefusal(const core::Problem &problem)
{
    return problem.kind == ProblemKind::Unreachable && problem.reason == QString::fromLocal8Bit(std::strerror(ECONNREFUSED));
}

QString reasonOf(const core::Problem &problem)
{
    core::Problem bare = problem;
    bare.remedy.clear();
    bare.where.clear();
    return bare.oneLine();
}

Answer unknownAnswer(const QString &why, const QString &talk)
{
    return { .unknown = why, .talk = talk };
}

Answer answerOf(const core::Result<tls::SmtpReply> &reply, const QString &talk, bool isTransientUnknown)
{
    if (!reply) {
        if (reply.error().kind == ProblemKind::Unreachable)
            return { .isClosed = true, .talk = talk };
        return unknownAnswer(reasonOf(reply.error()), talk);
    }
    Answer answer { .code = reply->code, .reply = inWords(*reply), .talk = talk };
    if (reply->code == 421 || (isTransientUnknown && reply->isTransient()))
        answer.unknown = reasonOf(notNow(*reply));
    return answer;
}

std::string randomWord()
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<std::uint8_t, 24> random {};
    crypto::fillRandom(random);
    std::string word;
    for (const std::uint8_t byte : random)
        word += letters[byte % letters.size()];
    return word;
}

core::Result<EndpointLook> lookAtEndpoint(const Endpoint &endpoint, const LookOptions &options, const transport::Limit &limit)
{
    EndpointLook look;
    look.endpoint = endpoint;
    look.taken = options.now;
    look.ehloName = options.ehloName.isEmpty() ? ownName(endpoint.address.isEmpty() ? endpoint.host : endpoint.address) : options.ehloName;
    look.certificateName = nameInDns(options.certificateName.isEmpty() ? endpoint.host : options.certificateName);
    look.domains = options.domains;
    look.tlsa = options.tlsa;
    Asking asking { endpoint, options, limit, look };

    struct Part
    {
        QString doing;
        void (*ask)(Asking &);
    };
    const std::array parts {
        Part { Tr::tr("what it names itself and offers"), askGreeting },
        Part { Tr::tr("what it takes before TLS"), askBeforeTls },
        Part { Tr::tr("VRFY, EXPN and ETRN"), askCommands },
        Part { Tr::tr("recipients"), askRecipients },
        Part { Tr::tr("relaying"), askRelays },
        Part { Tr::tr("commands behind STARTTLS"), askInjection },
        Part { Tr::tr("commands before their turn"), askEarlyMail },
        Part { Tr::tr("logins"), askLoginLimit },
        Part { Tr::tr("ends of messages"), askBareEndings },
        Part { Tr::tr("TLS"), lookAtTls },
    };
    for (const Part &part : parts) {
        if (options.tell)
            //: %1 is a host, %2 a port, %3 what it is asked about.
            options.tell(Tr::tr("%1:%2: %3").arg(endpoint.address.isEmpty() ? endpoint.host : endpoint.address).arg(endpoint.port).arg(part.doing));
        part.ask(asking);
        if (limit.isStopped())
            return fail(transport::overProblem(limit, Tr::tr("looking at %1").arg(endpoint.host), {}));
        if (!look.problem.isEmpty())
            break; // not even a greeting
    }
    return look;
}

core::Result<QList<EndpointLook>> lookAtAllAddresses(const Endpoint &endpoint, const LookOptions &options, const transport::Limit &limit)
{
    const auto addresses = endpoint.address.isEmpty() ? addressesOf(endpoint.host, limit) : core::Result<QStringList>(QStringList { endpoint.address });
    if (!addresses) {
        if (addresses.error().kind == ProblemKind::Cancelled)
            return fail(addresses.error());
        EndpointLook look;
        look.endpoint = endpoint;
        look.taken = options.now;
        look.problem = reasonOf(addresses.error());
        return QList<EndpointLook> { look };
    }
    QList<EndpointLook> looks;
    for (const QString &address : *addresses) {
        Endpoint one = endpoint;
        one.address = address;
        auto look = lookAtEndpoint(one, options, limit);
        if (!look)
            return fail(look.error());
        looks.append(std::move(*look));
    }
    return looks;
}

} // namespace bw::smtp

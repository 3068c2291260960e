// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/asking.h"
#include "models/smtp/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::smtp {

namespace {

constexpr qsizetype mostInOneConversation = 6; ///< servers slow down or hang up after some ten errors

/// Names below .example are nobody's (RFC 2606, 2), and 192.0.2.1 is nowhere (RFC 5737): even what an open relay were to take, it could
/// not bring to anybody. A random one is no server's own, whatever it takes mail for. The null sender passes every check of senders, so
/// that the recipient is what is judged.
QList<RelayProbe> relaySet(const QString &localDomain)
{
    const QString word = QString::fromStdString(randomWord()), foreign = word + u".example"_s;
    const QString stranger = u"probe@breakwater-probe.example"_s, nobody = u"nobody@"_s + foreign;
    QList<RelayProbe> probes {
        { .from = {}, .to = nobody },
        { .from = stranger, .to = nobody },
        { .from = {}, .to = u"nobody@[192.0.2.1]"_s },
    };
    if (localDomain.isEmpty())
        return probes;
    const QString at = u'@' + localDomain;
    probes << RelayProbe { .from = u"postmaster"_s + at, .to = nobody }
           << RelayProbe { .from = {}, .to = at + u':' + nobody }
           << RelayProbe { .from = {}, .to = u"nobody%"_s + foreign + at, .isOdd = true }
           << RelayProbe { .from = {}, .to = nobody + at, .isOdd = true }
           << RelayProbe { .from = {}, .to = u'"' + nobody + u'"' + at, .isOdd = true }
           << RelayProbe { .from = {}, .to = foreign + u"!nobody"_s + at, .isOdd = true };
    return probes;
}

/// Refusals that are not about relaying: the sender's or the recipient's domain does not exist or takes no mail, which is true of ours.
bool isAboutOurNames(const tls::SmtpReply &reply)
{
    static const QRegularExpression codes(uR"(^[45]\.1\.(2|7|8|10)\b|^5\.7\.27\b)"_s);
    const QString text = inWords(reply).section(u' ', 1);
    return !speaksOfRelaying(reply) && (codes.match(text).hasMatch() || text.contains(u"domain not found"_s, Qt::CaseInsensitive) || text.contains(u"nullmx"_s, Qt::CaseInsensitive));
}

RelayProbe::Told toldBy(const tls::SmtpReply &reply)
{
    if (reply.code < 300)
        return RelayProbe::Told::Accepted;
    if (isAboutOurNames(reply) || (reply.isTransient() && !speaksOfRelaying(reply)))
        return RelayProbe::Told::Nothing;
    return RelayProbe::Told::Refused;
}

/// Of a server that takes mail for everybody nobody can tell which domains are its own.
void doubtDomain(Asking &asking)
{
    EndpointLook &look = asking.look;
    const bool takesAll = std::ranges::any_of(look.relays, [](const RelayProbe &probe) { return !probe.isOdd && probe.told == RelayProbe::Told::Accepted; });
    if (!takesAll || asking.options.domains.contains(look.localDomain))
        return;
    for (Answer *answer : { &look.postmaster, &look.abuse, &look.randomRecipient })
        *answer = unknownAnswer(Tr::tr("It takes mail for everybody, so that it does not tell which domains are its own"), answer->talk);
}

} // namespace

bool speaksOfRelaying(const tls::SmtpReply &reply)
{
    return std::ranges::any_of(reply.lines, [](const std::string &line) {
        const QString text = QString::fromUtf8(line.data(), qsizetype(line.size()));
        return text.contains(u"relay"_s, Qt::CaseInsensitive) || text.contains(u"not local"_s, Qt::CaseInsensitive) || text.contains(u"not one of our domains"_s, Qt::CaseInsensitive);
    });
}

core::Result<tls::SmtpReply> nameRecipient(Conversation &talk, const Asking &asking, const std::string &from, const std::string &to, bool *endedAtMail)
{
    auto reply = talk.say("MAIL FROM:<" + from + '>', asking.patience());
    if (endedAtMail)
        *endedAtMail = reply && reply->code >= 300;
    if (!reply || reply->code >= 300)
        return reply;
    reply = talk.say("RCPT TO:<" + to + '>', asking.patience());
    if (reply && reply->code != 421)
        static_cast<void>(talk.say("RSET", asking.patience()));
    return reply;
}

void askRelays(Asking &asking)
{
    QList<RelayProbe> &probes = asking.look.relays;
    probes = relaySet(asking.look.localDomain);
    core::Result<Opened> opened = core::fail({});
    qsizetype left = 0;
    for (RelayProbe &probe : probes) {
        if (left == 0) {
            if (opened)
                opened->talk->quit(asking.limit);
            opened = open(asking, Depth::Within);
            left = mostInOneConversation;
        }
        if (!opened) {
            probe.answer = unknownAnswer(reasonOf(opened.error()));
            continue;
        }
        const qsizetype mark = opened->talk->mark();
        const auto reply = nameRecipient(*opened->talk, asking, probe.from.toStdString(), probe.to.toStdString());
        probe.answer = answerOf(reply, opened->talk->talk(mark), false);
        probe.told = reply ? toldBy(*reply) : RelayProbe::Told::Nothing;
        left = reply && reply->code != 421 ? left - 1 : 0; // hung up: the next one anew
        if (asking.limit.isStopped())
            return;
    }
    if (opened)
        opened->talk->quit(asking.limit);
    doubtDomain(asking);
}

} // namespace bw::smtp

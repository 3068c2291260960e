// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/asking.h"
#include "models/smtp/tr.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bw::smtp {

using core::ProblemKind;

namespace {

constexpr int tries = 11; ///< AUTH within a minute
constexpr int triesInOneConversation = 4; ///< each is an error, and servers hang up after some
constexpr std::chrono::seconds endIsAnsweredWithin(3);

struct Ending
{
    const char *word;
    const char *bytes;
};
constexpr std::array endings {
    Ending { "LF.LF", "\n.\n" },
    Ending { "LF.CRLF", "\n.\r\n" },
    Ending { "CRLF.LF", "\r\n.\n" },
    Ending { "CR.CR", "\r.\r" },
};

QString needsConsent()
{
    return Tr::tr("It is asked only with the owner's consent");
}

/// True: taken for the end of the message. The connection is ended in the middle of the message otherwise, so that nothing is delivered.
core::Result<bool> takesEnding(const Asking &asking, const Ending &ending, QString &talk)
{
    auto opened = open(asking, Depth::Within);
    if (!opened)
        return core::fail(opened.error());
    Conversation &with = *opened->talk;
    const auto limit = asking.patience();
    for (const std::string &line : { std::string("MAIL FROM:<>"), "RCPT TO:<" + asking.options.messagesTo.toStdString() + '>', std::string("DATA") }) {
        const auto reply = with.say(line, limit);
        talk += with.talk() + u'\n';
        if (!reply)
            return core::fail(reply.error());
        if (reply->code >= 400)
            return core::fail({ ProblemKind::Denied, Tr::tr("No message is taken there: %1").arg(inWords(*reply)), {}, {}, {} });
    }
    const qsizetype mark = with.mark();
    const std::string from = "From: <postmaster@localhost>\r\nSubject: Breakwater: a test of line ends, with consent\r\n\r\nNothing needs to be done about this message.";
    auto sent = with.send(from + ending.bytes, limit);
    const auto reply = sent ? with.listen(asking.limit.within(endIsAnsweredWithin)) : core::Result<tls::SmtpReply>(core::fail(sent.error()));
    talk += with.talk(mark) + u'\n';
    if (reply)
        return reply->code < 300;
    if (reply.error().kind == ProblemKind::Cancelled || asking.limit.isOver())
        return core::fail(reply.error());
    return false; // it waits for the right end, or has hung up
}

} // namespace

void askLoginLimit(Asking &asking)
{
    Answer &over = asking.look.authOverLimit;
    if (!asking.options.mayTryLogins) {
        over = unknownAnswer(needsConsent());
        return;
    }
    QString talk;
    core::Result<Opened> opened = core::fail({});
    for (int i = 0; i < tries; ++i) {
        if (i % triesInOneConversation == 0) {
            if (opened)
                opened->talk->quit(asking.limit);
            opened = open(asking, Depth::Within);
        }
        if (!opened) {
            over = unknownAnswer(reasonOf(opened.error()), talk);
            return;
        }
        const qsizetype mark = opened->talk->mark();
        const auto reply = opened->talk->say("AUTH PLAIN", asking.patience());
        if (reply && reply->code >= 300 && reply->code < 400)
            static_cast<void>(opened->talk->say("*", asking.patience()));
        talk += opened->talk->talk(mark) + u'\n';
        over = answerOf(reply, talk, false);
        if (reply && reply->code == 421)
            over = { .code = 421, .reply = inWords(*reply), .talk = talk };
        if (!reply || (reply->code >= 400 && reply->code < 500))
            return; // stopped before the eleventh already
    }
    opened->talk->quit(asking.limit);
}

void askBareEndings(Asking &asking)
{
    EndpointLook &look = asking.look;
    if (!asking.options.maySendMessages || asking.options.messagesTo.isEmpty()) {
        look.bareEndingsUnknown = needsConsent();
        return;
    }
    QStringList taken;
    for (const Ending &ending : endings) {
        const auto takes = takesEnding(asking, ending, look.bareEndingsTalk);
        if (!takes) {
            look.bareEndingsUnknown = reasonOf(takes.error());
            return;
        }
        if (*takes)
            taken << QLatin1String(ending.word);
    }
    look.bareEndings = taken;
}

} // namespace bw::smtp

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/asking.h"
#include "models/smtp/tr.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::smtp {

using core::ProblemKind;

namespace {

constexpr std::chrono::seconds injectionIsAnsweredWithin(3);
constexpr qsizetype mostDomains = 4; ///< that are tried for one that it takes mail for

QStringList mechanismsOf(const tls::SmtpReply &ehlo)
{
    QStringList mechanisms = parametersOf(ehlo, u"AUTH"_s).toUpper().split(u' ', Qt::SkipEmptyParts);
    mechanisms.removeDuplicates();
    if (mechanisms.isEmpty() && keywordsOf(ehlo).contains(u"AUTH"))
        mechanisms << u"AUTH"_s; // offered without a word how
    return mechanisms;
}

void takeSize(EndpointLook &look, const tls::SmtpReply &ehlo)
{
    bool isNumber = false;
    const qint64 size = parametersOf(ehlo, u"SIZE"_s).section(u' ', 0, 0).toLongLong(&isNumber);
    if (isNumber && size >= 0)
        look.maxSize = size;
}

void takeEhlo(EndpointLook &look, const tls::SmtpReply &ehlo, const QString &talk, bool isWithin)
{
    (isWithin ? look.keywordsTls : look.keywords) = keywordsOf(ehlo);
    (isWithin ? look.authTls : look.authClear) = mechanismsOf(ehlo);
    (isWithin ? look.ehloTls : look.ehlo) = { .code = ehlo.code, .talk = talk };
    takeSize(look, ehlo);
}

Answer ask(Conversation &talk, const Asking &asking, const std::string &line, bool isTransientUnknown = true)
{
    const qsizetype mark = talk.mark();
    const auto reply = talk.say(line, asking.patience());
    return answerOf(reply, talk.talk(mark), isTransientUnknown);
}

/// Where it may take mail for: what was named, its own name, and what stands above that.
QStringList domainsToTry(const Asking &asking, const tls::SmtpReply &greeting)
{
    QStringList domains = asking.options.domains;
    const QString own = greeting.lines.empty() ? QString() : QString::fromLatin1(greeting.lines.front().data(), qsizetype(greeting.lines.front().size())).section(u' ', 0, 0);
    const auto isName = [](const QString &name) {
        return name.size() <= 255 && name.contains(u'.') && !name.split(u'.').contains(QString()) && !name[0].isDigit() && std::ranges::all_of(name, [](QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u'-'); });
    };
    for (const QString &name : { own, asking.look.certificateName })
        if (isName(name)) {
            domains << name.toLower();
            if (const QString above = name.section(u'.', 1); above.contains(u'.'))
                domains << above.toLower();
        }
    domains.removeDuplicates();
    return domains.mid(0, mostDomains);
}

bool isTaken(const core::Result<tls::SmtpReply> &reply)
{
    return reply && reply->code >= 200 && reply->code < 300;
}

/// postmaster at each domain, until one is its own; that one is the look's.
void findDomain(Asking &asking, const Opened &opened)
{
    EndpointLook &look = asking.look;
    Conversation &talk = *opened.talk;
    for (const QString &domain : domainsToTry(asking, opened.greeting)) {
        const qsizetype mark = talk.mark();
        bool endedAtMail = false;
        const auto reply = nameRecipient(talk, asking, {}, "postmaster@" + domain.toStdString(), &endedAtMail);
        const Answer answer = answerOf(reply, talk.talk(mark), true);
        if (look.rcptWithoutLogin.code == 0)
            look.rcptWithoutLogin = answer;
        if (!reply)
            return;
        if (endedAtMail || (!isTaken(reply) && speaksOfRelaying(*reply) && !asking.options.domains.contains(domain)))
            continue;
        if (asking.endpoint.role != Role::Mx && !isTaken(reply))
            return; // who is not logged in is refused, whatever the recipient
        look.localDomain = domain;
        look.postmaster = answer;
        if (isTaken(reply))
            look.rcptWithoutLogin = answer;
        return;
    }
}

} // namespace

void askGreeting(Asking &asking)
{
    EndpointLook &look = asking.look;
    Opened heard;
    const auto opened = open(asking, Depth::Clear, &heard);
    const QString talk = opened ? opened->talk->talk() : heard.talk ? heard.talk->talk() : QString();
    if (heard.greeting.code != 0) {
        look.greeting = { .code = heard.greeting.code, .talk = talk };
        look.banner = inWords({ heard.greeting.code, { heard.greeting.lines.front() } });
    }
    if (!opened) {
        look.problem = reasonOf(opened.error());
        look.isRefused = isRefusal(opened.error());
        if (look.greeting.code == 0)
            look.greeting = unknownAnswer(look.problem, talk);
        return;
    }
    takeEhlo(look, opened->ehlo, talk, asking.endpoint.hasImplicitTls());
    opened->talk->quit(asking.limit);
}

void askBeforeTls(Asking &asking)
{
    if (asking.endpoint.hasImplicitTls())
        return;
    auto opened = open(asking, Depth::Clear);
    if (!opened) {
        asking.look.mailBeforeTls = asking.look.authPlainClear = unknownAnswer(reasonOf(opened.error()));
        return;
    }
    Conversation &talk = *opened->talk;
    asking.look.mailBeforeTls = ask(talk, asking, "MAIL FROM:<>");
    if (asking.look.mailBeforeTls.code != 0)
        static_cast<void>(talk.say("RSET", asking.patience()));
    if (asking.look.authClear.isEmpty()) {
        const qsizetype mark = talk.mark();
        const auto reply = talk.say("AUTH PLAIN", asking.patience());
        if (reply && reply->code >= 300 && reply->code < 400)
            static_cast<void>(talk.say("*", asking.patience())); // it asks for the secret: none is given
        asking.look.authPlainClear = answerOf(reply, talk.talk(mark), true);
    } else {
        asking.look.authPlainClear = unknownAnswer(Tr::tr("Not asked: the reply to EHLO offers it already"), asking.look.ehlo.talk);
    }
    talk.quit(asking.limit);
}

/// Of people that a server names only the domain is kept.
void hidePeople(Answer &answer)
{
    static const QRegularExpression localPart(u"[^\\s<>@]+@"_s);
    answer.reply.replace(localPart, u"…@"_s);
    answer.talk.replace(localPart, u"…@"_s);
}

void askCommands(Asking &asking)
{
    EndpointLook &look = asking.look;
    Opened heard;
    auto opened = open(asking, Depth::Within, &heard);
    const bool isStartTls = !asking.endpoint.hasImplicitTls() && look.offersStartTls();
    if (!opened && isStartTls) {
        look.ehloTls = unknownAnswer(reasonOf(opened.error()), heard.talk ? heard.talk->talk() : QString());
        asking.isTlsBroken = opened.error().kind == ProblemKind::Denied;
        if (asking.isTlsBroken)
            opened = open(asking, Depth::Within);
    }
    if (!opened) {
        look.vrfyKnown = look.vrfyRandom = look.expn = look.etrn = unknownAnswer(reasonOf(opened.error()));
        return;
    }
    Conversation &talk = *opened->talk;
    if (talk.within() && isStartTls)
        takeEhlo(look, opened->ehlo, talk.talk(), true);
    look.vrfyKnown = ask(talk, asking, "VRFY postmaster");
    look.vrfyRandom = ask(talk, asking, "VRFY " + randomWord());
    look.expn = ask(talk, asking, "EXPN postmaster");
    for (Answer *named : { &look.vrfyKnown, &look.vrfyRandom, &look.expn })
        hidePeople(*named);
    look.etrn = ask(talk, asking, "ETRN breakwater-probe.example", false); // nobody's (RFC 2606, 2)
    talk.quit(asking.limit);
}

void askRecipients(Asking &asking)
{
    EndpointLook &look = asking.look;
    const auto opened = open(asking, Depth::Within);
    if (!opened) {
        look.postmaster = look.abuse = look.randomRecipient = look.rcptWithoutLogin = unknownAnswer(reasonOf(opened.error()));
        return;
    }
    Conversation &talk = *opened->talk;
    findDomain(asking, *opened);
    if (look.localDomain.isEmpty()) {
        const QString why = asking.endpoint.role == Role::Mx ? Tr::tr("No domain is known that it takes mail for") : Tr::tr("It takes no recipient without login");
        look.postmaster = look.abuse = look.randomRecipient = unknownAnswer(why, look.rcptWithoutLogin.talk);
        if (look.rcptWithoutLogin.code == 0 && look.rcptWithoutLogin.unknown.isEmpty())
            look.rcptWithoutLogin = unknownAnswer(why);
    } else {
        const std::string domain = look.localDomain.toStdString();
        qsizetype mark = talk.mark();
        const auto abuse = nameRecipient(talk, asking, {}, "abuse@" + domain);
        look.abuse = answerOf(abuse, talk.talk(mark), true);
        mark = talk.mark();
        const auto random = nameRecipient(talk, asking, {}, randomWord() + '@' + domain);
        // 4xx for this name alone is an answer; for postmaster too, it is greylisting.
        look.randomRecipient = answerOf(random, talk.talk(mark), !look.postmaster.isKnown());
    }
    talk.quit(asking.limit);
}

void askInjection(Asking &asking)
{
    if (asking.endpoint.hasImplicitTls() || !asking.look.offersStartTls())
        return;
    Answer &injection = asking.look.injection;
    const auto opened = open(asking, Depth::Clear);
    if (!opened) {
        injection = unknownAnswer(reasonOf(opened.error()));
        return;
    }
    Conversation &talk = *opened->talk;
    const auto sent = talk.send("STARTTLS\r\nNOOP\r\n", asking.patience());
    const auto goAhead = sent ? talk.listen(asking.patience()) : core::Result<tls::SmtpReply>(core::fail(sent.error()));
    if (!goAhead || goAhead->code != 220) {
        injection = answerOf(goAhead, talk.talk(), true);
        if (injection.unknown.isEmpty()) // it does not even begin: nothing gets through
            injection = { .isClosed = true, .talk = talk.talk() };
        return;
    }
    if (const auto begun = talk.beginTls({ asking.serverName(), false }, asking.patience()); !begun) {
        // The reply to the second command may have come in clear, and that is no TLS: nothing was answered within.
        const bool hangsUp = begun.error().kind == ProblemKind::Unreachable && asking.look.ehloTls.isKnown(); // where TLS came about before
        const bool isAnswer = !asking.isTlsBroken && (begun.error().kind == ProblemKind::Denied || hangsUp);
        injection = isAnswer ? Answer { .isClosed = true, .talk = talk.talk() } : unknownAnswer(reasonOf(begun.error()), talk.talk());
        return;
    }
    const auto reply = talk.listen(asking.limit.within(injectionIsAnsweredWithin));
    if (reply)
        injection = { .code = reply->code, .reply = inWords(*reply), .talk = talk.talk() };
    else if (reply.error().kind == ProblemKind::Cancelled || (reply.error().kind == ProblemKind::TimedOut && asking.limit.isOver()))
        injection = unknownAnswer(reasonOf(reply.error()), talk.talk());
    else {
        talk.note(u"(no answer within 3 s)"_s);
        injection = { .isClosed = true, .talk = talk.talk() };
        talk.quit(asking.limit);
    }
}

void askEarlyMail(Asking &asking)
{
    if (asking.endpoint.hasImplicitTls())
        return;
    Answer &early = asking.look.earlyMail;
    const auto opened = open(asking, Depth::Greeting);
    if (!opened) {
        early = unknownAnswer(reasonOf(opened.error()));
        return;
    }
    Conversation &talk = *opened->talk;
    const auto sent = talk.send("EHLO " + asking.look.ehloName.toStdString() + "\r\nMAIL FROM:<>\r\n", asking.patience());
    auto reply = sent ? talk.listen(asking.patience()) : core::Result<tls::SmtpReply>(core::fail(sent.error()));
    if (reply && reply->code < 400)
        reply = talk.listen(asking.patience());
    if (reply)
        early = { .code = reply->code, .reply = inWords(*reply), .talk = talk.talk() };
    else
        early = answerOf(reply, talk.talk(), false);
    talk.quit(asking.limit);
}

} // namespace bw::smtp

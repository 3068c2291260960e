// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/messagecheck.h"

#include "models/archive/archivereader.h"
#include "models/core/blocking.h"
#include "models/core/limits.h"
#include "models/mailauth/authors.h"
#include "models/mailauth/text.h"
#include "models/service/tr.h"
#include "models/store/queries/tracequery.h"

#include <algorithm>
#include <array>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr qsizetype shownFieldBytes = 2'000;

/// Nothing more is asked once somebody stopped it.
class StoppingResolver final : public dns::Resolver
{
public:
    StoppingResolver(dns::Resolver &resolver, const std::atomic_bool &stop)
        : m_resolver(resolver)
        , m_stop(stop)
    {
    }
    dns::Answer ask(std::string_view name, dns::Type type) override
    {
        if (!m_stop)
            return m_resolver.ask(name, type);
        dns::Answer answer;
        answer.name = name;
        answer.type = type;
        return answer;
    }

private:
    dns::Resolver &m_resolver;
    const std::atomic_bool &m_stop;
};

QString outcomeText(const dns::Answer &answer)
{
    switch (answer.outcome) {
    case dns::Outcome::Found:
        break;
    case dns::Outcome::NoData:
        return Tr::tr("no record of this type");
    case dns::Outcome::NoName:
        return Tr::tr("there is no such name");
    case dns::Outcome::Failed:
        return answer.security == dns::Security::Bogus ? Tr::tr("DNSSEC does not validate") : Tr::tr("the name server failed (RCODE %1)").arg(answer.rcode);
    case dns::Outcome::TimedOut:
        return Tr::tr("nobody answered in time");
    case dns::Outcome::Untrusted:
        return Tr::tr("denied by a name server that denies everything");
    }
    QStringList records;
    for (const std::string &record : dns::zoneTextsOf(answer))
        records << mailauth::shown(record);
    return records.join(QStringLiteral(", "));
}

QString lookupText(const dns::Answer &answer)
{
    QString line = mailauth::shown(dns::wordOf(answer.type)) + u' ' + mailauth::shown(answer.name);
    for (const std::string &alias : answer.aliases)
        line += QStringLiteral(" = ") + mailauth::shown(alias);
    return line + QStringLiteral(": ") + outcomeText(answer);
}

QStringList lookupTexts(const std::vector<dns::Answer> &answers)
{
    QStringList texts;
    for (const dns::Answer &answer : answers)
        texts << lookupText(answer);
    return texts;
}

QString endText(mailauth::spf::StepEnd end)
{
    switch (end) {
    case mailauth::spf::StepEnd::Record:
        return Tr::tr("the record");
    case mailauth::spf::StepEnd::NoMatch:
        return Tr::tr("does not match");
    case mailauth::spf::StepEnd::Match:
        return Tr::tr("matches");
    case mailauth::spf::StepEnd::Error:
        break;
    }
    return Tr::tr("ended the check");
}

/// The first field of this name, without its folds.
QString fieldText(const mailauth::Message &message, std::string_view name, std::size_t number = 0)
{
    for (const mailauth::Field &field : message.fields) {
        if (field.name != name || number-- > 0)
            continue;
        std::string line = field.raw;
        std::ranges::replace_if(line, [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
        const QString text = mailauth::shown(line).simplified();
        return text.size() > shownFieldBytes ? text.left(shownFieldBytes) + QChar(0x2026) : text;
    }
    return {};
}

/// Whether any line of it is a field (RFC 5322, 2.2).
bool hasHeader(const mailauth::Message &message)
{
    return std::ranges::any_of(message.fields, [](const mailauth::Field &field) {
        return !field.name.empty() && field.raw.find(':') != std::string::npos && std::ranges::all_of(field.name, [](char c) { return c > 32 && c < 127; });
    });
}

CheckMark markOf(const char *word)
{
    const std::string_view text = word;
    if (text == "pass")
        return CheckMark::Pass;
    if (text == "none" || text == "neutral")
        return CheckMark::None;
    return text == "temperror" || text == "unknown" ? CheckMark::Unknown : CheckMark::Fail;
}

/// Why nobody is known who handed the message over.
QString noClientReason(const mailauth::Message &message)
{
    return std::ranges::any_of(message.fields, [](const mailauth::Field &field) { return field.name == "received"; })
        ? Tr::tr("No address is known that handed the message over: neither was one named, nor does a Received field hold a public one.")
        : Tr::tr("No address is known that handed the message over: it has no Received field, so that it has not been sent yet, or is a copy of one's own, as folders of sent mail hold it.");
}

QString noClientRemedy(const mailauth::Message &message, Asker asker)
{
    const bool hasSender = !fieldText(message, "return-path").isEmpty();
    if (asker == Asker::Window)
        return hasSender ? Tr::tr("Fill in \"Handed over by\", or check the message as it arrived in a mailbox.")
                         : Tr::tr("Fill in \"Handed over by\" and \"Envelope sender\", or check the message as it arrived in a mailbox.");
    return hasSender ? Tr::tr("Name the address that handed the message over: --client-ip IP. Or check the message as it arrived in a mailbox.")
                     : Tr::tr("Name the address that handed the message over, and the envelope sender: --client-ip IP --mail-from ADDRESS. Or check the message as it arrived in a mailbox.");
}

bool isOurs(const QString &domain, const QStringList &own)
{
    return std::any_of(own.begin(), own.end(), [&domain](const QString &one) { return dns::isWithin(domain.toStdString(), one.toStdString()); });
}

/// What only the owner of a domain can do.
void putToOwner(CheckPart &part, const QString &domain, const QStringList &own)
{
    if (part.remedy.isEmpty() || domain.isEmpty() || isOurs(domain, own))
        return;
    part.isIfYours = true;
    //: %1 is a domain, %2 a sentence
    part.remedy = Tr::tr("If %1 is yours: %2").arg(domain, part.remedy);
}

CheckPart spfPart(const mailauth::MessageReport &report, const mailauth::Message &message, const CheckContext &context)
{
    using namespace mailauth;
    CheckPart part { QStringLiteral("SPF"), QString::fromLatin1(spf::wordOf(report.spf.verdict)), markOf(spf::wordOf(report.spf.verdict)), shown(report.spf.domain), report.spf.reason, report.spf.remedy,
        fieldText(message, "return-path"), {}, {} };
    if (context.hasClient && (report.spf.verdict == spf::Verdict::None || report.spf.verdict == spf::Verdict::PermError))
        putToOwner(part, part.domain, context.ownDomains);
    if (!context.hasClient) {
        part.word = QStringLiteral("unknown");
        part.mark = CheckMark::Unknown;
        part.reason = Tr::tr("SPF asks whether an address may send for this sender.") + u' ' + noClientReason(message);
        part.remedy = noClientRemedy(message, context.asker);
    }
    for (const spf::Step &step : report.spf.steps) {
        if (step.end == spf::StepEnd::Record && step.depth == 0 && !step.term.empty())
            part.records << shown(step.domain) + QStringLiteral("  ") + shown(step.term);
        part.steps << CheckStep { step.depth, shown(step.domain), shown(step.term), endText(step.end), lookupTexts(step.lookups), step.end == spf::StepEnd::Match || step.end == spf::StepEnd::Error };
    }
    return part;
}

QString dkimRemedy(const mailauth::dkim::Report &report)
{
    using mailauth::dkim::Verdict;
    switch (report.verdict) {
    case Verdict::Pass:
    case Verdict::Policy:
        return {};
    case Verdict::Fail:
        return Tr::tr("Something changed the message after it was signed, or it was signed with another key than the one in the DNS. Compare the key of selector %1, then look at what stands between the signer and you: footers, list software, virus scanners.")
            .arg(mailauth::shown(report.selector));
    case Verdict::Neutral:
        return Tr::tr("The signature is not written as RFC 6376 says. Look at the signer's settings.");
    case Verdict::TempError:
        if (report.lookup && report.lookup->outcome == dns::Outcome::Untrusted)
            return mailauth::untrustedRemedy();
        return Tr::tr("The key could not be fetched just now. Check again later.");
    case Verdict::PermError:
        break;
    }
    return Tr::tr("Publish the key of selector %1 as a TXT record of %1._domainkey.%2, or sign with a key that is there.").arg(mailauth::shown(report.selector), mailauth::shown(report.domain));
}

CheckPart dkimPart(const mailauth::dkim::Report &report, const mailauth::Message &message, std::size_t number, const CheckContext &context)
{
    using namespace mailauth;
    CheckPart part { QStringLiteral("DKIM"), QString::fromLatin1(dkim::wordOf(report.verdict)), markOf(dkim::wordOf(report.verdict)), shown(report.domain), report.reason, dkimRemedy(report),
        fieldText(message, "dkim-signature", number), {}, {} };
    if (report.verdict == dkim::Verdict::Neutral || report.verdict == dkim::Verdict::PermError)
        putToOwner(part, part.domain, context.ownDomains);
    if (report.lookup) {
        for (const std::string &record : dns::zoneTextsOf(*report.lookup))
            part.records << shown(report.lookup->name) + QStringLiteral("  ") + shown(record);
        part.steps << CheckStep { 0, shown(report.domain), shown(report.selector), report.bits > 0 ? Tr::tr("%1, %2 bits").arg(shown(report.algorithm)).arg(report.bits) : shown(report.algorithm),
            { lookupText(*report.lookup) }, true };
    }
    return part;
}

CheckPart noDkim(const QString &author, const CheckContext &context)
{
    CheckPart part { QStringLiteral("DKIM"), QStringLiteral("none"), CheckMark::None, {}, Tr::tr("The message is not signed."),
        Tr::tr("Let the server that sends sign with a key of the From domain; SPF alone does not survive forwarding."), {}, {}, {} };
    putToOwner(part, author, context.ownDomains);
    return part;
}

/// What is true of mail in somebody else's name, which its owner's advice is not for. Empty: a log, a key of the author's or a seal speaks
/// for it.
QString forgedStep(const mailauth::MessageReport &report, Origin origin)
{
    using namespace mailauth;
    const dmarc::Report &found = report.dmarc;
    if (found.verdict != dmarc::Verdict::Fail || origin == Origin::Logged || origin == Origin::SignedNotLogged || report.arc.verdict == arc::Verdict::Pass
        || std::ranges::any_of(report.dkim, [&found](const dkim::Report &one) { return dns::isWithin(one.domain, found.organizationalDomain); }))
        return {};
    const QString record = QString::fromLatin1(found.policyTag) + u'=' + QString::fromLatin1(dmarc::wordOf(found.policy)) + (found.disposition != found.policy ? QStringLiteral(", t=y") : QString());
    switch (found.disposition) {
    case dmarc::Policy::Reject:
        return Tr::tr("If it is not yours, it is forged; receivers refuse it (%1).").arg(record);
    case dmarc::Policy::Quarantine:
        return Tr::tr("If it is not yours, it is forged; receivers treat it as spam (%1).").arg(record);
    case dmarc::Policy::None:
        break;
    }
    return Tr::tr("If it is not yours, it is forged; its domain asks receivers to do nothing about that (%1).").arg(record);
}

CheckPart dmarcPart(const mailauth::MessageReport &report, const mailauth::Message &message, const CheckContext &context)
{
    using namespace mailauth;
    CheckPart part { QStringLiteral("DMARC"), QString::fromLatin1(dmarc::wordOf(report.dmarc.verdict)), markOf(dmarc::wordOf(report.dmarc.verdict)), shown(report.dmarc.domain), report.dmarc.reason,
        QStringList { forgedStep(report, context.origin), report.dmarc.remedy }.join(u' ').trimmed(), fieldText(message, "from"), {}, {} };
    if (report.dmarc.verdict == dmarc::Verdict::None)
        putToOwner(part, part.domain, context.ownDomains);
    if (report.dmarc.verdict == dmarc::Verdict::Unknown)
        part.remedy = noClientRemedy(message, context.asker);
    for (const dns::Answer &answer : report.dmarc.lookups) {
        const bool isRecord = !report.dmarc.policyDomain.empty() && dns::canonical(answer.name) == dns::canonical("_dmarc." + report.dmarc.policyDomain);
        if (isRecord)
            for (const std::string &record : dns::zoneTextsOf(answer))
                part.records << shown(answer.name) + QStringLiteral("  ") + shown(record);
        part.steps << CheckStep { 0, shown(answer.name), {}, isRecord ? Tr::tr("the record") : QString(), { lookupText(answer) }, isRecord };
    }
    return part;
}

CheckPart arcPart(const mailauth::arc::Report &report, const mailauth::Message &message)
{
    using namespace mailauth;
    CheckPart part { QStringLiteral("ARC"), QString::fromLatin1(arc::wordOf(report.verdict)), markOf(arc::wordOf(report.verdict)), {}, report.reason, {}, fieldText(message, "arc-seal"), {}, {} };
    for (const arc::Set &set : report.sets) {
        part.domain = shown(set.domain);
        const bool isWhole = !set.messageFault && !set.sealFault;
        part.steps << CheckStep { 0, shown(set.domain), QStringLiteral("i=%1, s=%2, cv=%3").arg(set.instance).arg(shown(set.selector), shown(set.chain)), isWhole ? Tr::tr("holds") : Tr::tr("does not hold"),
            lookupTexts(set.lookups), !isWhole };
    }
    return part;
}

/// SPF would decide, and nobody says whom to ask about.
bool isHandoverMissing(const MessageCheck &check, const mailauth::MessageReport &report)
{
    using mailauth::dmarc::Verdict;
    return !check.isProven && (report.dmarc.verdict == Verdict::Unknown || (report.dmarc.verdict == Verdict::None && check.clientIp.isEmpty()));
}

/// Whether it left one of our nodes, and if not, what speaks for it. \p own: the store's own domains.
void findOrigin(MessageCheck &check, const mailauth::MessageReport &report, const QStringList &own, const store::Store *store, core::KeyedHasher *hasher, const std::atomic_bool &stop)
{
    if (!store) {
        check.originWhy = Tr::tr("No store is open to look it up in.");
        return;
    }
    for (const mailauth::dkim::Report &one : report.dkim)
        if (one.verdict == mailauth::dkim::Verdict::Pass && isOurs(mailauth::shown(one.domain), own))
            check.signedBy = mailauth::shown(one.selector) + QStringLiteral("._domainkey.") + mailauth::shown(one.domain);
    bool isLookedUp = false;
    if (!check.messageId.isEmpty() && hasher) {
        store::TraceQuery query;
        query.messageId = check.messageId;
        query.limit = 1;
        const auto found = query.find(*store, hasher, store::Cancel::watching(stop));
        isLookedUp = found.has_value();
        if (found && !found->isEmpty()) {
            check.origin = Origin::Logged;
            check.id = found->constFirst().id;
            check.node = found->constFirst().node;
            check.accepted = found->constFirst().accepted;
            return;
        }
    }
    if (!check.signedBy.isEmpty() && isLookedUp)
        check.origin = Origin::SignedNotLogged;
    else if (own.isEmpty())
        check.originWhy = Tr::tr("Its Message-ID is in no log that was read. Name your own domains in Settings, and more can be said.");
    else if (!isOurs(check.from, own))
        check.origin = Origin::Foreign;
    else if (isHandoverMissing(check, report))
        check.originWhy = Tr::tr("Without the address that handed it over it cannot be told whether it proves that it is from you.");
    else if (report.dmarc.verdict == mailauth::dmarc::Verdict::TempError)
        check.originWhy = Tr::tr("What would prove that it is from you could not be looked up.");
    else if (!check.isProven)
        check.origin = Origin::Forged;
    else
        check.originWhy = !hasher ? Tr::tr("The key of this store is not on this computer, and without it no Message-ID is found.")
            : isLookedUp          ? Tr::tr("It comes in your name and proves it, but its Message-ID is in no log that was read.")
                                  : Tr::tr("It has no Message-ID to look for.");
}

/// What stands between the brackets of the Message-ID.
QString messageIdOf(const mailauth::Message &message)
{
    const QString text = fieldText(message, "message-id").section(u':', 1).trimmed();
    const qsizetype open = text.indexOf(u'<'), close = text.indexOf(u'>', open);
    return open >= 0 && close > open ? text.mid(open + 1, close - open - 1) : text;
}

core::Problem noAddress(const QString &text)
{
    return { ProblemKind::Usage, Tr::tr("%1 is not an IP address").arg(text), {}, {}, Tr::tr("Write 192.0.2.1 or 2001:db8::1.") };
}

} // namespace

QString MessageCheck::nextStep() const
{
    const QList<CheckPart> steps = stepsOf(parts);
    const bool isNeeded = !steps.isEmpty() && (!isProven || steps.constFirst().name == QLatin1StringView("DMARC"));
    return isNeeded ? steps.constFirst().remedy : QString();
}

QList<CheckPart> stepsOf(const QList<CheckPart> &parts)
{
    // DMARC is what receivers act upon; what its failure rests on stands in the others.
    QList<CheckPart> steps;
    for (const char *name : { "DMARC", "DKIM", "SPF", "ARC" })
        for (const CheckPart &part : parts)
            if (part.name == QLatin1StringView(name) && part.mark != CheckMark::Pass && !part.remedy.isEmpty())
                steps << part;
    std::ranges::stable_partition(steps, [](const CheckPart &part) { return !part.isIfYours; });
    return steps;
}

core::Done isMessage(const mailauth::Message &message)
{
    if (message.isCut) // what decides may stand behind the cut: a From field, or a second one
        return fail({ ProblemKind::TooLarge, Tr::tr("The header is too large to be read whole, so that no verdict is known"), Tr::tr("it has more than %L1 lines").arg(core::limits::mailFieldLines), {},
            Tr::tr("A header of this size is no usual mail: look where it was made.") });
    if (std::ranges::any_of(message.fields, [](const mailauth::Field &field) { return field.name == "from" || field.name == "received" || field.name == "dkim-signature"; }))
        return {};
    return fail({ ProblemKind::Malformed, Tr::tr("This is no mail message"), hasHeader(message) ? Tr::tr("its header has no From field") : Tr::tr("it has no header"), {},
        Tr::tr("Save the message with all its header fields (\"Show original\", \"View source\"), and drop or paste that.") });
}

QList<CheckPart> CheckParts::inOrder() const
{
    return QList<CheckPart> { spf } + dkim + QList<CheckPart> { dmarc, arc };
}

QString stepFor(const QString &remedy, Asker asker)
{
    if (remedy != mailauth::untrustedRemedy())
        return remedy;
    return asker == Asker::Window ? Tr::tr("Fill in another \"Name server\" (under \"More\"), or leave a network that wants to be logged in to first. Nothing is known until then.")
                                  : Tr::tr("Name another name server: --resolver IP. Or leave a network that wants to be logged in to first. Nothing is known until then.");
}

CheckParts partsOf(const mailauth::MessageReport &report, const mailauth::Message &message, const CheckContext &context)
{
    CheckParts parts { spfPart(report, message, context), {}, dmarcPart(report, message, context), arcPart(report.arc, message) };
    for (std::size_t i = 0; i < report.dkim.size(); ++i)
        parts.dkim << dkimPart(report.dkim[i], message, i, context);
    for (CheckPart *part : { &parts.spf, &parts.dmarc })
        part->remedy = stepFor(part->remedy, context.asker);
    for (CheckPart &part : parts.dkim)
        part.remedy = stepFor(part.remedy, context.asker);
    if (report.dkim.empty())
        parts.dkim << noDkim(mailauth::shown(report.dmarc.domain), context);
    return parts;
}

core::Result<AskedCheck> askedOf(const MessageCheckRequest &request, const mailauth::Message &message)
{
    AskedCheck asked;
    asked.request.helo = request.helo.toStdString();
    if (!request.clientIp.isEmpty()) {
        asked.request.client = core::IpAddress::parse(request.clientIp.toStdString());
        if (!asked.request.client.isKnown())
            return fail(noAddress(request.clientIp));
    } else if (const auto handover = mailauth::handoverOf(message)) {
        asked.request.client = handover->client;
        if (request.helo.isEmpty())
            asked.request.helo = handover->helo;
        asked.isHandoverGuessed = true;
    }
    if (request.mailFrom)
        asked.request.mailFrom = mailauth::withoutBrackets(request.mailFrom->toStdString());
    asked.request.now = request.now;
    asked.request.method = request.dmarc;
    return asked;
}

bool wasPassedOn(const mailauth::MessageReport &report, Origin origin)
{
    using mailauth::spf::Verdict;
    if (origin == Origin::SignedNotLogged || origin == Origin::Forged)
        return false;
    const Verdict spf = report.spf.verdict;
    return report.arc.verdict == mailauth::arc::Verdict::Pass || (report.dmarc.isDkimAligned && (spf == Verdict::Fail || spf == Verdict::SoftFail || spf == Verdict::Neutral));
}

core::Result<MessageCheck> checkMessage(const MessageCheckRequest &request, const store::Store *store, core::KeyedHasher *hasher, const std::atomic_bool &stop)
{
    core::willBlock("check a message");
    if (request.source.size() > static_cast<qsizetype>(core::limits::mailBytes))
        return fail({ ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("the limit is mailBytes, 64 MiB"), {}, {} });
    const mailauth::Message message = mailauth::parseMessage({ request.source.constData(), static_cast<std::size_t>(request.source.size()) });
    if (const core::Done isOne = isMessage(message); !isOne)
        return fail(isOne.error());
    const auto how = askedOf(request, message);
    if (!how)
        return fail(how.error());
    const mailauth::MessageRequest &asked = how->request;
    MessageCheck check;
    check.isHandoverGuessed = how->isHandoverGuessed;
    const auto resolver = openCheckResolver(request.resolver);
    if (!resolver)
        return fail(resolver.error());
    StoppingResolver stopping(**resolver, stop);
    const mailauth::MessageReport report = mailauth::checkMessage(message, asked, stopping);
    if (stop)
        return fail({ ProblemKind::Cancelled, Tr::tr("The check was cancelled"), {}, {}, {} });

    check.isProven = mailauth::isProven(report);
    check.from = mailauth::shown(report.dmarc.domain);
    check.mailFrom = mailauth::shown(report.mailFrom);
    check.clientIp = asked.client.isKnown() ? QString::fromStdString(asked.client.toString()) : QString();
    check.helo = mailauth::shown(asked.helo);
    check.messageId = messageIdOf(message);
    const auto info = store ? std::optional(store->info()) : std::nullopt;
    QStringList own = info && *info ? (*info)->ownDomains : QStringList();
    findOrigin(check, report, own, store, hasher, stop);
    if (check.origin == Origin::Logged)
        own << check.from;
    check.parts = partsOf(report, message, { asked.client.isKnown(), check.origin, Asker::Window, own }).inOrder();
    check.isForwarded = wasPassedOn(report, check.origin);
    return check;
}

core::Result<QByteArray> messageOfFile(const QString &path)
{
    const auto reader = archive::ArchiveReader::open(path);
    if (!reader)
        return fail(reader.error());
    archive::Entry entry;
    const auto isThere = (*reader)->next(entry);
    if (!isThere)
        return fail(isThere.error());
    QByteArray bytes;
    std::array<char, 64 * 1024> block;
    while (*isThere) {
        const auto got = (*reader)->read(block.data(), block.size());
        if (!got)
            return fail(got.error());
        if (*got == 0)
            break;
        if (static_cast<std::size_t>(bytes.size()) + *got > core::limits::mailBytes)
            return fail({ ProblemKind::TooLarge, Tr::tr("The message is too large"), Tr::tr("the limit is mailBytes, 64 MiB"), path, {} });
        bytes.append(block.data(), static_cast<qsizetype>(*got));
    }
    return bytes;
}

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/published.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace bw::mailauth::domain {

namespace {

/// What a URL can be made of without a thought.
bool isHost(const std::string &name)
{
    return dns::isName(name) && std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_'; });
}

void takePage(MtaSts &sts, const core::Result<transport::Page> &page)
{
    if (!page) {
        sts.isCertificateRefused = page.error().kind == core::ProblemKind::Denied;
        sts.isTooLarge = page.error().kind == core::ProblemKind::TooLarge;
        sts.problem = page.error().oneLine();
        if (!sts.isCertificateRefused && !sts.isTooLarge)
            sts.policyUnknown = sts.problem;
        return;
    }
    sts.isFetched = true;
    sts.status = page->status;
    sts.contentType = page->contentType;
    sts.location = page->location;
    sts.certificateEnds = page->certificateEnds;
    if (page->status == 200)
        sts.policy = mtasts::parsePolicy({ page->body.constData(), static_cast<std::size_t>(page->body.size()) });
}

/// A host without an address has no policy: that is known.
void fetchPolicy(Context &context, MtaSts &sts)
{
    const std::string host = "mta-sts." + context.name;
    const Addresses addresses = addressesOf(context, host, sts.proof);
    sts.aliases = addresses.aliases;
    sts.isHostDangling = addresses.isNoName && !addresses.aliases.empty();
    if (context.isOpen(host, dns::Type::A) || context.isOpen(host, dns::Type::Aaaa)) { // it is fetched once, wherever the host may be
        sts.policyUnknown = addresses.unknown;
        return;
    }
    if (addresses.all.empty() || !isHost(host)) {
        if (!addresses.isVoid4 || !addresses.isVoid6)
            sts.policyUnknown = addresses.unknown;
        else
            sts.problem = Tr::tr("%1 has no address.").arg(shown(host));
        return;
    }
    if (const auto *page = context.fetch(host, addresses.all, sts.proof))
        takePage(sts, *page);
    else
        sts.policyUnknown = Tr::tr("The policy at %1 has not come yet.").arg(shown(host));
}

QString timeOf(core::UtcMicros time)
{
    return time == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate);
}

} // namespace

MtaSts gatherMtaSts(Context &context, const MailExchange &mail)
{
    MtaSts sts;
    const dns::Answer answer = context.ask("_mta-sts." + context.name, dns::Type::Txt, sts.proof);
    if (answer.isUnknown()) {
        sts.unknown = unknownReason(answer);
        return sts;
    }
    auto texts = dns::textsOf(answer);
    std::erase_if(texts, [](const std::string &text) { return !mtasts::isRecord(text); });
    sts.records = texts.size();
    if (texts.empty())
        return sts;
    sts.record = texts.front();
    if (texts.size() == 1)
        sts.id = mtasts::idOf(sts.record).value_or(std::string());
    fetchPolicy(context, sts);
    sts.unmatchedUnknown = mail.unknown;
    for (const MailHost &host : mail.hosts)
        if (!host.name.empty() && std::ranges::none_of(sts.policy.patterns, [&](const std::string &pattern) { return mtasts::matches(pattern, host.name); }))
            sts.unmatched.push_back(host.name);
    return sts;
}

void list(const MtaSts &sts, FactList &facts)
{
    facts.begin("mta_sts", sts.proof, sts.unknown);
    facts.add("records", static_cast<qint64>(sts.records));
    facts.add("record", textOf(sts.record));
    facts.add("id", textOf(sts.id));
    facts.add("record_valid", !sts.id.empty());
    facts.add("host_aliases", textsOf(sts.aliases));
    facts.add("host_dangling", sts.isHostDangling);
    const QString &unknown = sts.policyUnknown;
    facts.add("fetched", sts.isFetched, unknown);
    facts.add("problem", sts.problem);
    facts.add("certificate_valid", sts.isFetched || sts.isTooLarge, unknown);
    facts.add("certificate_ends", timeOf(sts.certificateEnds), unknown);
    facts.add("status", sts.status, unknown);
    facts.add("redirect", shown(sts.location.toStdString()), unknown);
    facts.add("content_type", shown(sts.contentType.toStdString()), unknown);
    facts.add("too_large", sts.isTooLarge, unknown);
    facts.add("policy_valid", sts.isValid(), unknown);
    QJsonArray faults;
    for (const mtasts::Fault fault : sts.policy.faults)
        faults << QString::fromLatin1(mtasts::wordOf(fault));
    facts.add("policy_faults", faults, unknown);
    facts.add("mode", sts.policy.mode ? QString::fromLatin1(mtasts::wordOf(*sts.policy.mode)) : QString(), unknown);
    facts.add("mx", textsOf(sts.policy.patterns), unknown);
    facts.add("max_age", sts.policy.maxAge ? static_cast<qint64>(*sts.policy.maxAge) : -1, unknown);
    facts.add("mx_unmatched", textsOf(sts.unmatched), !unknown.isEmpty() ? unknown : sts.unmatchedUnknown);
}

TlsReports gatherTlsReports(Context &context)
{
    TlsReports reports;
    const dns::Answer answer = context.ask("_smtp._tls." + context.name, dns::Type::Txt, reports.proof);
    if (answer.isUnknown())
        reports.unknown = unknownReason(answer);
    auto texts = dns::textsOf(answer);
    std::erase_if(texts, [](const std::string &text) { return !isTlsReporting(text); });
    reports.records = texts.size();
    if (texts.empty())
        return reports;
    reports.record = texts.front();
    auto parsed = parseTlsReporting(reports.record);
    reports.isValid = parsed && texts.size() == 1;
    if (parsed)
        reports.reportTo = std::move(parsed->reportTo);
    return reports;
}

void list(const TlsReports &reports, FactList &facts)
{
    facts.begin("tls_rpt", reports.proof, reports.unknown);
    facts.add("records", static_cast<qint64>(reports.records));
    facts.add("record", textOf(reports.record));
    facts.add("valid", reports.isValid);
    facts.add("rua", textsOf(reports.reportTo));
}

std::vector<TlsaSet> gatherTlsa(Context &context, const MailExchange &mail)
{
    std::vector<TlsaSet> sets;
    for (const MailHost &host : mail.hosts) {
        if (host.name.empty())
            continue;
        TlsaSet set;
        set.host = host.name;
        const dns::Answer answer = context.ask("_25._tcp." + host.name, dns::Type::Tlsa, set.proof);
        if (answer.isUnknown())
            set.unknown = unknownReason(answer);
        set.records = dns::tlsasOf(answer);
        set.isSecure = answer.security == dns::Security::Secure && host.isSecure && answer.outcome == dns::Outcome::Found;
        sets.push_back(std::move(set));
    }
    return sets;
}

void list(const std::vector<TlsaSet> &sets, const MailExchange &mail, FactList &facts)
{
    Proof proof = mail.proof;
    QJsonArray hosts;
    std::vector<std::string> with, secure, without, insecure, useless, unfit;
    QString unknown = mail.unknown;
    for (const TlsaSet &set : sets) {
        proof.insert(proof.end(), set.proof.begin(), set.proof.end());
        QJsonArray records;
        int usable = 0;
        bool hasUnfit = false;
        for (const dns::Tlsa &record : set.records) {
            const bool isUsable = dns::isUsableForMail(record);
            usable += isUsable ? 1 : 0;
            hasUnfit = hasUnfit || record.usage <= 1;
            records << QJsonObject { { QStringLiteral("usage"), record.usage }, { QStringLiteral("selector"), record.selector }, { QStringLiteral("matching"), record.matching },
                { QStringLiteral("data"), QString::fromLatin1(QByteArray::fromStdString(record.data).toHex()) }, { QStringLiteral("usable"), isUsable } };
        }
        hosts << QJsonObject { { QStringLiteral("host"), textOf(set.host) }, { QStringLiteral("secure"), set.isSecure }, { QStringLiteral("usable"), usable }, { QStringLiteral("records"), records },
            { QStringLiteral("unknown"), set.unknown } };
        if (!set.unknown.isEmpty()) {
            unknown = unknown.isEmpty() ? set.unknown : unknown;
            continue;
        }
        (set.records.empty() ? without : with).push_back(set.host);
        if (!set.records.empty() && !set.isSecure)
            insecure.push_back(set.host);
        if (set.isSecure)
            (usable > 0 ? secure : useless).push_back(set.host);
        if (hasUnfit)
            unfit.push_back(set.host);
    }
    facts.begin("tlsa", proof, mail.unknown);
    facts.add("hosts", hosts);
    for (const auto &[name, names] : std::initializer_list<std::pair<const char *, const std::vector<std::string> &>> { { "present", with }, { "absent", without }, { "protected", secure },
             { "insecure", insecure }, { "unusable", useless }, { "usage_0_or_1", unfit } })
        facts.add(name, textsOf(names), unknown);
}

BimiRecord gatherBimi(Context &context)
{
    BimiRecord bimi;
    const dns::Answer answer = context.ask("default._bimi." + context.name, dns::Type::Txt, bimi.proof);
    if (answer.isUnknown())
        bimi.unknown = unknownReason(answer);
    auto texts = dns::textsOf(answer);
    std::erase_if(texts, [](const std::string &text) { return !isBimi(text); });
    bimi.records = texts.size();
    if (texts.empty())
        return bimi;
    bimi.record = texts.front();
    if (const auto parsed = parseBimi(bimi.record)) {
        bimi.isValid = texts.size() == 1;
        bimi.location = parsed->location;
        bimi.authority = parsed->authority;
    }
    return bimi;
}

void list(const BimiRecord &bimi, FactList &facts)
{
    facts.begin("bimi", bimi.proof, bimi.unknown);
    facts.add("records", static_cast<qint64>(bimi.records));
    facts.add("record", textOf(bimi.record));
    facts.add("valid", bimi.isValid);
    facts.add("location", textOf(bimi.location));
    facts.add("authority", textOf(bimi.authority));
}

} // namespace bw::mailauth::domain

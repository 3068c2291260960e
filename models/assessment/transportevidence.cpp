// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/domainparts.h"
#include "models/assessment/tr.h"
#include "models/dns/records.h"
#include "models/mailauth/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

/// MX hosts, DANE, MTA-STS and TLS-RPT of a domain.
namespace bw::assessment {

using posture::Value;

namespace {

QString notLookedAt() { return Tr::tr("The server itself was not looked at"); }

Value hostOf(const DomainBinding &binding, const facts::MailHost &host, std::uint16_t best)
{
    const facts::MtaSts &sts = binding.all.mtaSts;
    const bool isLiteral = core::IpAddress::parse(host.name).isKnown();
    std::vector<std::string> addresses;
    for (const core::IpAddress &address : host.addresses)
        addresses.push_back(address.toString());
    const bool isLocal = host.name == "localhost" || std::ranges::any_of(host.addresses, [](const core::IpAddress &one) { return facts::isPrivate(one); });
    const bool has6 = std::ranges::any_of(host.addresses, [](const core::IpAddress &one) { return one.length == 16; });
    const bool isMatched = std::ranges::any_of(sts.policy.patterns, [&](const std::string &pattern) { return mailauth::mtasts::matches(pattern, host.name); });
    return elementOf(binding.registry, u"mx_host"_s,
        {
            { u"name"_s, Value::ofText(mailauth::shown(host.name)) },
            { u"preference"_s, number(host.preference) },
            { u"is_cname"_s, unless(host.unknown, truth(!host.aliases.empty())) },
            { u"is_literal"_s, truth(isLiteral) },
            { u"is_private"_s, isLocal ? truth(true) : unless(host.unknown, truth(false)) },
            { u"addresses"_s, addresses.empty() ? unless(host.unknown, Value::list({})) : textsOf(addresses) },
            { u"has_ipv6"_s, has6 ? truth(true) : unless(host.unknown, truth(false)) },
            { u"dnssec"_s, binding.securityOf(host.name, dns::Type::A) },
            { u"policy_matches"_s, sts.isValid() ? truth(isMatched) : Value::absent() },
            { u"is_backup"_s, truth(host.preference > best) },
        },
        notLookedAt());
}

} // namespace

posture::Evidence mxEvidence(const DomainBinding &binding)
{
    const facts::MailExchange &mail = binding.all.mail;
    RecordBuilder made = binding.builder("mx", mail.proof, mail.unknown);
    if (!mail.unknown.isEmpty())
        return made.take();
    QList<Value> hosts;
    const std::uint16_t best = mail.hosts.empty() ? 0 : mail.hosts.front().preference;
    for (const facts::MailHost &host : mail.hosts)
        if (!host.name.empty())
            hosts << hostOf(binding, host, best);
    made.set(u"hosts"_s, Value::list(hosts));
    made.set(u"null"_s, truth(mail.isNull));
    made.set(u"mixed_null"_s, truth(mail.isMixedNull));
    made.set(u"missing"_s, truth(mail.records == 0));
    made.set(u"dnssec"_s, binding.securityOf(binding.all.name, dns::Type::Mx));
    return made.take();
}

posture::Evidence daneEvidence(const DomainBinding &binding)
{
    facts::Proof proof = binding.all.mail.proof;
    QList<Value> hosts;
    for (const facts::TlsaSet &set : binding.all.tlsa) {
        proof.insert(proof.end(), set.proof.begin(), set.proof.end());
        QStringList parameters;
        int ofKeys = 0, ofIssuers = 0;
        for (const dns::Tlsa &record : set.records) {
            parameters << u"%1 %2 %3"_s.arg(record.usage).arg(record.selector).arg(record.matching);
            ofKeys += record.usage == 3 ? 1 : 0;
            ofIssuers += record.usage == 2 ? 1 : 0;
        }
        const bool hasNone = set.records.empty();
        hosts << elementOf(binding.registry, u"tlsa_host"_s,
            {
                { u"name"_s, Value::ofText(mailauth::shown(set.host)) },
                { u"dnssec"_s, binding.securityOf(set.host, dns::Type::A) },
                { u"records"_s, unless(set.unknown, number(static_cast<double>(set.records.size()))) },
                { u"parameters"_s, unless(set.unknown, Value::ofTexts(parameters)) },
                { u"spare"_s, unless(set.unknown, truth(ofKeys > 1 || ofIssuers > 0)) },
                { u"matches"_s, hasNone && set.unknown.isEmpty() ? Value::absent() : Value::unknown(notLookedAt()) },
                { u"rolls_over"_s, hasNone && set.unknown.isEmpty() ? Value::absent() : Value::unknown(notLookedAt()) },
            },
            notLookedAt());
    }
    RecordBuilder made = binding.builder("dane", proof, binding.all.mail.unknown);
    if (binding.all.mail.unknown.isEmpty())
        made.set(u"hosts"_s, Value::list(hosts));
    return made.take();
}

posture::Evidence mtaStsEvidence(const DomainBinding &binding)
{
    const facts::MtaSts &sts = binding.all.mtaSts;
    RecordBuilder made = binding.builder("mta_sts", sts.proof, sts.unknown);
    if (!sts.unknown.isEmpty())
        return made.take();
    const bool isAsked = !sts.id.empty();
    const QString noPolicy = isAsked ? sts.policyUnknown : Tr::tr("No record says that there is a policy, so nobody looks for one");
    const auto page = [&](const Value &value) { return unless(noPolicy, value); };
    const bool isRefused = sts.isCertificateRefused || sts.isTooLarge || !sts.isFetched;
    QStringList faults;
    for (const mailauth::mtasts::Fault fault : sts.policy.faults)
        faults << QString::fromLatin1(wordOf(fault));
    const QString problem = !sts.problem.isEmpty() ? sts.problem : faults.join(u", "_s);
    made.set(u"records"_s, number(static_cast<double>(sts.records)));
    made.set(u"record_valid"_s, truth(isAsked));
    made.set(u"id"_s, textOf(sts.id));
    made.set(u"status"_s, page(isRefused ? Value::absent() : number(sts.status)));
    made.set(u"redirects"_s, page(isRefused ? Value::absent() : truth(!sts.location.isEmpty() || (sts.status >= 300 && sts.status < 400))));
    made.set(u"certificate_valid"_s, page(sts.isFetched ? truth(true) : sts.isCertificateRefused ? truth(false) : Value::absent()));
    made.set(u"certificate_ends"_s, page(sts.certificateEnds > 0 ? Value::ofNumber(static_cast<double>(sts.certificateEnds / core::microsPerSecond), posture::Type::Date) : Value::absent()));
    made.set(u"media_type"_s, page(sts.contentType.isEmpty() ? Value::absent() : Value::ofText(sts.contentType)));
    made.set(u"valid"_s, page(truth(sts.isValid())));
    made.set(u"problem"_s, page(problem.isEmpty() ? Value::absent() : Value::ofText(problem)));
    made.set(u"mode"_s, page(sts.policy.mode ? Value::ofText(QString::fromLatin1(wordOf(*sts.policy.mode))) : Value::absent()));
    made.set(u"max_age"_s, page(sts.policy.maxAge ? Value::ofNumber(static_cast<double>(*sts.policy.maxAge), posture::Type::Duration) : Value::absent()));
    made.set(u"unmatched"_s, page(!sts.isValid() ? Value::absent() : sts.unmatched.empty() ? unless(sts.unmatchedUnknown, Value::list({})) : textsOf(sts.unmatched)));
    return made.take();
}

posture::Evidence tlsRptEvidence(const DomainBinding &binding)
{
    const facts::TlsReports &reports = binding.all.tlsReports;
    RecordBuilder made = binding.builder("tls_rpt", reports.proof, reports.unknown);
    if (!reports.unknown.isEmpty())
        return made.take();
    made.set(u"records"_s, number(static_cast<double>(reports.records)));
    made.set(u"valid"_s, truth(reports.isValid));
    made.set(u"rua"_s, textsOf(reports.reportTo));
    return made.take();
}

} // namespace bw::assessment

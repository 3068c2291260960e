// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dmarc/check.h"

#include "models/mailauth/dmarc/discovery.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <algorithm>

namespace bw::mailauth::dmarc {

namespace {

/// Made of what may stand in an address without quotes (RFC 5322, 3.2.3): no control character, no bracket.
bool isAddressDomain(const std::string &domain)
{
    return dns::isName(domain) && std::ranges::all_of(domain, [](char c) { return c > ' ' && c < '\x7F' && std::string_view("()<>[]:;@\\,\"").find(c) == std::string_view::npos; });
}

/// One evaluation on its way.
class Evaluation final
{
public:
    Evaluation(const Request &request, dns::Resolver &resolver)
        : m_request(request)
        , m_discovery(resolver, request.method, m_report.lookups)
    {
    }

    Report run()
    {
        std::vector<std::string> domains;
        for (const std::string &domain : m_request.authorDomains)
            domains.push_back(dns::canonical(asciiDomain(domain)));
        std::ranges::sort(domains);
        domains.erase(std::ranges::unique(domains).begin(), domains.end());
        if (domains.size() != 1 || !isAddressDomain(domains.front())) { // RFC 9989, 5.3.1; RFC 7489, 6.6.1
            m_report.verdict = Verdict::PermError;
            m_report.reason = domains.size() > 1 ? Tr::tr("The From field names authors of different domains, so that DMARC has no one domain to ask.")
                : domains.empty()                ? Tr::tr("The From field names no author with a domain.")
                                                 : Tr::tr("The From field names the domain \"%1\", which is not valid.").arg(shown(m_request.authorDomains.front()));
            return std::move(m_report);
        }
        m_report.domain = domains.front();
        evaluate();
        return std::move(m_report);
    }

private:
    void evaluate()
    {
        const Discovery::Policies policies = m_discovery.policyFor(m_report.domain);
        const auto organization = policies.isUnknown ? std::nullopt : m_discovery.organizationalDomain(m_report.domain);
        if (policies.isUnknown || (policies.found && !organization)) {
            notKnown();
            return;
        }
        m_report.organizationalDomain = organization.value_or(m_report.domain);
        if (!policies.found || !takePolicy(*policies.found))
            return;
        align();
    }

    void notKnown()
    {
        m_report.verdict = Verdict::TempError;
        const dns::Answer &last = m_report.lookups.back();
        if (last.outcome == dns::Outcome::Untrusted) {
            m_report.reason = untrustedReason(last.name);
            m_report.remedy = untrustedRemedy();
            return;
        }
        m_report.reason = last.outcome == dns::Outcome::TimedOut ? Tr::tr("Nobody answered the question for %1 in time.").arg(shown(last.name))
                                                                 : Tr::tr("The question for %1 was answered with a failure.").arg(shown(last.name));
        m_report.remedy = Tr::tr("Try again later.");
    }

    /// RFC 9989, 4.7 and 4.10.1; false: DMARC does not apply, or cannot be told now.
    bool takePolicy(const Found &found)
    {
        const Record &record = found.record;
        m_report.policyDomain = found.domain;
        m_report.record = record;
        const auto own = policyOf(record);
        if (!record.p || record.hasBadPolicy) {
            if (!own) {
                m_report.reason = Tr::tr("The DMARC record of %1 says no valid policy, and names nobody who wants reports: it counts for nothing.").arg(shown(found.domain));
                m_report.remedy = Tr::tr("Add \"p=none\", \"p=quarantine\" or \"p=reject\" to the record.");
                return false;
            }
            m_report.policy = *own;
            return true;
        }
        m_report.policy = *own;
        if (found.domain == m_report.domain)
            return true;
        m_report.policy = record.sp.value_or(*record.p);
        m_report.policyTag = record.sp ? "sp" : "p";
        if (m_request.method == Method::PublicSuffixList || !record.np)
            return true;
        const auto isMissing = m_discovery.isMissing(m_report.domain);
        if (!isMissing) {
            notKnown();
            return false;
        }
        if (*isMissing) {
            m_report.policy = *record.np;
            m_report.policyTag = "np";
        }
        return true;
    }

    /// RFC 9989, 4.4. Nothing: an organizational domain is not known now.
    std::optional<bool> isAligned(const Identifier &identifier)
    {
        const std::string domain = dns::canonical(asciiDomain(identifier.domain));
        if (domain == m_report.domain)
            return true;
        if (domain.empty() || (identifier.kind == Identifier::Kind::Spf ? m_report.record->isSpfStrict : m_report.record->isDkimStrict))
            return false;
        const auto organization = m_discovery.organizationalDomain(domain);
        if (!organization)
            return {};
        return *organization == m_report.organizationalDomain;
    }

    void align()
    {
        bool isUnknown = false, isUnasked = false, hasPass = false;
        for (const Identifier &identifier : m_request.identifiers) {
            if (!identifier.isPass && !identifier.isUnknown && !identifier.isUnasked)
                continue;
            hasPass = hasPass || identifier.isPass;
            const auto aligned = identifier.isUnasked && identifier.domain.empty() ? std::optional(true) : isAligned(identifier); // any domain may be it
            if (aligned && *aligned && identifier.isUnasked)
                isUnasked = true;
            else if (!aligned || (*aligned && identifier.isUnknown))
                isUnknown = true;
            else if (*aligned)
                (identifier.kind == Identifier::Kind::Spf ? m_report.isSpfAligned : m_report.isDkimAligned) = true;
        }
        const QString domain = shown(m_report.domain);
        if (m_report.isSpfAligned || m_report.isDkimAligned) {
            m_report.verdict = Verdict::Pass;
            m_report.reason = m_report.isSpfAligned && m_report.isDkimAligned ? Tr::tr("SPF and DKIM both prove the domain %1.").arg(domain)
                : m_report.isSpfAligned                                       ? Tr::tr("SPF proves the domain %1.").arg(domain)
                                                                              : Tr::tr("DKIM proves the domain %1.").arg(domain);
            return;
        }
        if (isUnknown) {
            m_report.verdict = Verdict::TempError;
            m_report.reason = Tr::tr("What would prove the domain %1 could not be looked up.").arg(domain);
            m_report.remedy = Tr::tr("Try again later.");
            return;
        }
        if (isUnasked) {
            m_report.verdict = Verdict::Unknown;
            m_report.reason = Tr::tr("Whether SPF proves the domain %1 cannot be told without the address that handed the message over, and DKIM does not prove it.").arg(domain);
            return;
        }
        m_report.verdict = Verdict::Fail;
        m_report.disposition = m_request.method == Method::TreeWalk ? effectOf(m_report.policy, *m_report.record) : m_report.policy;
        m_report.reason = hasPass ? Tr::tr("SPF or DKIM passed, but for other domains than %1 of the From field.").arg(domain) : Tr::tr("Neither SPF nor DKIM passed.");
        m_report.remedy = hasPass ? Tr::tr("If it is yours: sign it with a key of %1, or let its envelope sender be in it.").arg(domain)
                                  : Tr::tr("If it is yours: sign with DKIM for %1, or name the sending address in the SPF record of the envelope sender.").arg(domain);
    }

    const Request &m_request;
    Report m_report;
    Discovery m_discovery;
};

} // namespace

const char *wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return "none";
    case Verdict::Pass:
        return "pass";
    case Verdict::Fail:
        return "fail";
    case Verdict::TempError:
        return "temperror";
    case Verdict::Unknown:
        return "unknown";
    case Verdict::PermError:
        break;
    }
    return "permerror";
}

Report check(const Request &request, dns::Resolver &resolver)
{
    Report report = Evaluation(request, resolver).run();
    if (report.reason.isEmpty()) {
        report.reason = Tr::tr("The domain %1 has no DMARC record.").arg(shown(report.domain));
        report.remedy = Tr::tr("Publish a TXT record at _dmarc.%1: \"v=DMARC1; p=none; rua=mailto:dmarc-reports@%1\", with a mailbox of yours that takes the reports.").arg(shown(report.domain));
    }
    return report;
}

} // namespace bw::mailauth::dmarc

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackcontent.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>
#include <set>

namespace bw::store {

namespace {

/// Each value with its length before it, so that no two lists of values are the same bytes.
class Packer final
{
public:
    explicit Packer(std::string &out)
        : m_out(out)
    {
    }
    Packer &number(std::int64_t value)
    {
        m_out.append(reinterpret_cast<const char *>(&value), sizeof value);
        return *this;
    }
    Packer &text(std::string_view value)
    {
        number(static_cast<std::int64_t>(value.size()));
        m_out.append(value);
        return *this;
    }
    template <typename E>
    Packer &word(const feedback::Word<E> &word)
    {
        // Capitals are a matter of form.
        return word.value == E::Unknown ? text(word.text) : text(nameOf(word.value));
    }
    Packer &domain(const feedback::Domain &domain) { return text(domain.name); }
    Packer &host(const feedback::Host &host) { return text(host.address.view()).text(host.address.isKnown() ? std::string_view() : std::string_view(host.received)); }
    Packer &texts(const std::vector<std::string> &list)
    {
        number(std::ssize(list));
        for (const std::string &one : list)
            text(one);
        return *this;
    }

private:
    std::string &m_out;
};

Digest cutSha256(std::string_view bytes)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), QCryptographicHash::Sha256);
    Digest digest {};
    std::copy_n(hash.begin(), digest.size(), digest.begin());
    return digest;
}

} // namespace

Digest keyOf(const feedback::AggregateReport &report)
{
    std::string all;
    Packer(all).text("dmarc").text(report.organisation).text(report.reportId).domain(report.policy.domain).number(report.period.begin).number(report.period.end);
    return cutSha256(all);
}

std::vector<Digest> keysOf(const feedback::TlsReport &report)
{
    std::set<std::string_view> domains;
    for (const feedback::TlsPolicy &policy : report.policies)
        domains.insert(policy.domain.name);
    if (domains.empty())
        domains.insert(std::string_view());
    std::string all;
    std::vector<Digest> keys;
    for (const std::string_view domain : domains) {
        all.clear();
        Packer(all).text("tls").text(report.organisation).text(report.reportId).number(report.period.begin).number(report.period.end).text(domain);
        keys.push_back(cutSha256(all));
    }
    return keys;
}

void ContentHash::take()
{
    m_hash = core::wideHash(m_scratch, m_hash.low ^ (m_hash.high << 1 | m_hash.high >> 63));
    m_scratch.clear();
}

void ContentHash::add(const feedback::AggregateRecord &record)
{
    Packer packer(m_scratch);
    packer.host(record.source).number(record.count).word(record.disposition).word(record.dkim).word(record.spf);
    packer.domain(record.headerFrom).domain(record.envelopeFrom).domain(record.envelopeTo);
    packer.number(std::ssize(record.reasons)).number(std::ssize(record.dkimResults)).number(std::ssize(record.spfResults));
    for (const feedback::Reason &reason : record.reasons)
        packer.word(reason.type).text(reason.comment);
    for (const feedback::DkimResult &result : record.dkimResults)
        packer.domain(result.domain).text(result.selector).word(result.result).text(result.humanResult);
    for (const feedback::SpfResult &result : record.spfResults)
        packer.domain(result.domain).word(result.scope).word(result.result).text(result.humanResult);
    const core::WideHash hash = core::wideHash(m_scratch, 0);
    m_records.low += hash.low; // a sum and no XOR, which two of the same would leave as none
    m_records.high += hash.high;
    take();
}

void ContentHash::add(const feedback::AggregateReport &report)
{
    const feedback::PublishedPolicy &policy = report.policy;
    Packer packer(m_scratch);
    packer.text(report.contact).text(report.extraContact).text(report.generator).texts(report.errors).text(report.version);
    packer.word(policy.adkim).word(policy.aspf).word(policy.p).word(policy.sp).word(policy.np).number(policy.percent.value_or(-1)).text(policy.fo);
    packer.word(policy.discovery).word(policy.testing).number(report.records).number(report.messages);
    m_records = core::wideHash(m_scratch, m_records.low ^ (m_records.high << 1 | m_records.high >> 63));
    take();
}

namespace {

void addTo(core::WideHash &sum, const std::string &text)
{
    const core::WideHash hash = core::wideHash(text, 0);
    sum.low += hash.low;
    sum.high += hash.high;
}

core::WideHash ofAnyOrder(const feedback::TlsReport &report)
{
    std::string text;
    core::WideHash policies {};
    for (const feedback::TlsPolicy &policy : report.policies) {
        core::WideHash failures {};
        for (const feedback::TlsFailure &failure : policy.failures) {
            text.clear();
            Packer(text).word(failure.result).host(failure.sendingMta).text(failure.receivingMx).text(failure.receivingHelo).host(failure.receiving)
                .number(failure.sessions).text(failure.information).text(failure.reasonCode);
            addTo(failures, text);
        }
        text.clear();
        Packer(text).word(policy.type).domain(policy.domain).texts(policy.strings).texts(policy.mxHosts).number(policy.successful).number(policy.failed)
            .number(std::ssize(policy.failures)).number(static_cast<std::int64_t>(failures.low)).number(static_cast<std::int64_t>(failures.high));
        addTo(policies, text);
    }
    text.clear();
    Packer(text).text(report.contact).number(std::ssize(report.policies));
    return core::wideHash(text, policies.low ^ (policies.high << 1 | policies.high >> 63));
}

} // namespace

void ContentHash::add(const feedback::TlsReport &report)
{
    Packer packer(m_scratch);
    packer.text(report.contact).number(std::ssize(report.policies));
    for (const feedback::TlsPolicy &policy : report.policies) {
        packer.word(policy.type).domain(policy.domain).texts(policy.strings).texts(policy.mxHosts).number(policy.successful).number(policy.failed);
        packer.number(std::ssize(policy.failures));
        for (const feedback::TlsFailure &failure : policy.failures)
            packer.word(failure.result).host(failure.sendingMta).text(failure.receivingMx).text(failure.receivingHelo).host(failure.receiving)
                .number(failure.sessions).text(failure.information).text(failure.reasonCode);
    }
    take();
    m_records = ofAnyOrder(report);
}

namespace {

Digest digestOf(const core::WideHash &hash)
{
    Digest digest {};
    std::memcpy(digest.data(), &hash.low, 8);
    std::memcpy(digest.data() + 8, &hash.high, 8);
    return digest;
}

} // namespace

Digest ContentHash::digest() const
{
    return digestOf(m_records);
}

Digest ContentHash::formerDigest() const
{
    return digestOf(m_hash);
}

std::string canonicalText(const feedback::ArfReport &report, std::string_view mailId)
{
    std::string all;
    Packer packer(all);
    packer.word(report.type).text(report.userAgent).text(report.envelopeId).text(report.mailFrom).texts(report.recipients).number(report.arrival.value_or(-1));
    packer.text(report.reportingMta).host(report.source).number(report.incidents).texts(report.authenticationResults);
    packer.number(std::ssize(report.reportedDomains));
    for (const feedback::Domain &domain : report.reportedDomains)
        packer.domain(domain);
    packer.texts(report.reportedUris).word(report.failure).word(report.delivery).text(report.identityAlignment);
    packer.domain(report.dkimDomain).text(report.dkimIdentity).text(report.dkimSelector).text(report.spfDns);
    const std::string_view messageId = feedback::valueOf(report.original, "Message-ID");
    packer.text(messageId).domain(report.originalFrom);
    const bool isNamed = !messageId.empty() || !report.envelopeId.empty();
    packer.text(isNamed ? std::string_view() : mailId);
    return all;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"

#include "models/core/printable.h"
#include "models/mailauth/text.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth::domain {

namespace {

constexpr std::chrono::seconds fetchPatience { 5 };

/// A word that a shell takes as it is.
QString quoted(const std::string &word)
{
    const bool isPlain = std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_'; });
    QString text = shown(word);
    return isPlain ? text : u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

QString statusOf(const dns::Answer &answer)
{
    switch (answer.outcome) {
    case dns::Outcome::TimedOut:
        return u"no answer in time"_s;
    case dns::Outcome::NoName:
        return u"NXDOMAIN"_s;
    case dns::Outcome::Failed:
        return answer.rcode == 2 ? u"SERVFAIL"_s : u"RCODE %1"_s.arg(answer.rcode);
    case dns::Outcome::Untrusted:
        return answer.rcode == 3 ? u"NXDOMAIN, not believed"_s : u"NOERROR without data, not believed"_s;
    case dns::Outcome::NoData:
        return u"NOERROR, no data"_s;
    case dns::Outcome::Found:
        break;
    }
    return u"NOERROR"_s;
}

QString securityOf(const dns::Answer &answer)
{
    switch (answer.security) {
    case dns::Security::Secure:
        return u"; DNSSEC: secure"_s;
    case dns::Security::Insecure:
        return u"; DNSSEC: insecure"_s;
    case dns::Security::Bogus:
        return u"; DNSSEC: bogus, "_s + shown(answer.whyBogus);
    case dns::Security::Indeterminate:
        break;
    }
    return {};
}

Evidence evidenceOf(const dns::Answer &answer, core::UtcMicros at)
{
    const std::string name = dns::canonical(answer.name) + '.';
    const QString type = QString::fromStdString(dns::wordOf(answer.type));
    QStringList lines { statusOf(answer) + securityOf(answer) };
    QString owner = shown(name);
    for (const std::string &alias : answer.aliases) {
        lines << owner + u" CNAME "_s + shown(alias) + u'.';
        owner = shown(alias) + u'.';
    }
    for (const std::string &text : dns::zoneTextsOf(answer))
        lines << owner + u' ' + type + u' ' + shown(text);
    return { u"dig +dnssec "_s + quoted(name) + u' ' + type, lines.join(u'\n'), at, answer };
}

QString rawOf(const core::Result<transport::Page> &page)
{
    if (!page)
        return page.error().oneLine();
    QStringList lines { u"HTTP %1"_s.arg(page->status) };
    if (!page->contentType.isEmpty())
        lines << u"Content-Type: "_s + core::printable(page->contentType);
    if (!page->location.isEmpty())
        lines << u"Location: "_s + core::printable(page->location);
    lines << QString();
    for (const QByteArray &line : page->body.split('\n'))
        lines << core::printable(QString::fromUtf8(line));
    return lines.join(u'\n');
}

} // namespace

const PageBook::Entry &PageBook::ask(const std::string &host, const std::vector<core::IpAddress> &addresses)
{
    const auto [entry, isNew] = m_entries.try_emplace(host);
    if (isNew)
        entry->second.coming = std::async(std::launch::async, [fetch = m_sources.fetch, ca = m_sources.caFile, limit = transport::Limit { m_sources.deadline, m_sources.stop }.within(fetchPatience), url = urlOf(host, m_sources.port), addresses] {
            return fetch({ QString::fromStdString(url), addresses, ca }, limit);
        });
    return entry->second;
}

bool PageBook::hasOpenQuestions() const
{
    return std::ranges::any_of(m_entries, [](const auto &entry) { return entry.second.coming.valid(); });
}

void PageBook::wait(std::chrono::milliseconds patience)
{
    for (auto &[host, entry] : m_entries) {
        if (!entry.coming.valid() || entry.coming.wait_for(patience) != std::future_status::ready)
            continue;
        entry.page = entry.coming.get();
        entry.at = m_sources.clock.now();
    }
}

std::string PageBook::urlOf(const std::string &host, std::uint16_t port)
{
    return "https://" + host + (port == 443 ? std::string() : ':' + std::to_string(port)) + "/.well-known/mta-sts.txt";
}

dns::Answer Context::ask(std::string_view of, dns::Type type, Proof &proof)
{
    dns::Answer answer = m_resolver.ask(of, type);
    const auto [place, isNew] = m_places.try_emplace({ dns::canonical(of), type }, m_evidence.size());
    if (isNew)
        m_evidence.push_back(evidenceOf(answer, m_book.timeOf(of, type)));
    if (std::ranges::find(proof, place->second) == proof.end())
        proof.push_back(place->second);
    return answer;
}

const core::Result<transport::Page> *Context::fetch(const std::string &host, const std::vector<core::IpAddress> &addresses, Proof &proof)
{
    const PageBook::Entry &entry = m_pages.ask(host, addresses);
    if (!entry.page)
        return nullptr;
    proof.push_back(m_evidence.size());
    const std::string url = PageBook::urlOf(host, m_pages.port());
    m_evidence.push_back({ u"curl --include --max-filesize 65536 "_s + shown(url), rawOf(*entry.page), entry.at });
    return &*entry.page;
}

Addresses addressesOf(Context &context, std::string_view name, Proof &proof)
{
    const dns::Answer four = context.ask(name, dns::Type::A, proof), six = context.ask(name, dns::Type::Aaaa, proof);
    Addresses addresses;
    addresses.aliases = !four.aliases.empty() ? four.aliases : six.aliases;
    addresses.isSecure = four.security == dns::Security::Secure && six.security == dns::Security::Secure;
    addresses.isVoid4 = four.isVoid();
    addresses.isVoid6 = six.isVoid();
    addresses.isNoName = four.outcome == dns::Outcome::NoName && six.outcome == dns::Outcome::NoName;
    for (const dns::Answer &answer : { four, six }) {
        std::ranges::copy(dns::addressesOf(answer), std::back_inserter(addresses.all));
        if (answer.isUnknown() && addresses.unknown.isEmpty())
            addresses.unknown = unknownReason(answer);
    }
    return addresses;
}

bool isPrivate(const core::IpAddress &address)
{
    const auto byte = [&address](std::size_t at) { return address.bytes[at]; };
    if (address.isLoopback())
        return true;
    if (address.length == 4)
        return byte(0) == 10 || byte(0) == 0 || byte(0) == 127 || (byte(0) == 172 && byte(1) >> 4 == 1) || (byte(0) == 192 && byte(1) == 168) || (byte(0) == 169 && byte(1) == 254)
            || (byte(0) == 100 && byte(1) >> 6 == 1);
    constexpr std::array<std::uint8_t, 12> mapped { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }; // RFC 4291, 2.5.5.2
    if (address.length == 16 && std::equal(mapped.begin(), mapped.end(), address.bytes.begin())) {
        core::IpAddress four { .bytes = {}, .length = 4 };
        std::copy(address.bytes.begin() + 12, address.bytes.end(), four.bytes.begin());
        return isPrivate(four);
    }
    return address.length == 16 && ((byte(0) & 0xFE) == 0xFC || (byte(0) == 0xFE && (byte(1) & 0xC0) == 0x80));
}

void FactList::begin(const char *prefix, const Proof &proof, const QString &unknown)
{
    m_prefix = QString::fromLatin1(prefix) + u'.';
    m_proof = proof;
    m_unknown = unknown;
}

void FactList::add(const char *name, const QJsonValue &value, const QString &unknown)
{
    const QString why = m_unknown.isEmpty() ? unknown : m_unknown;
    m_facts.push_back({ m_prefix + QString::fromLatin1(name), why.isEmpty() ? value : QJsonValue(), why, m_proof });
}

QJsonValue textOf(std::string_view text)
{
    return shown(text);
}

QJsonValue textsOf(const std::vector<std::string> &texts)
{
    QJsonArray all;
    for (const std::string &text : texts)
        all << textOf(text);
    return all;
}

QJsonValue textsOf(const std::vector<core::IpAddress> &addresses)
{
    QJsonArray all;
    for (const core::IpAddress &address : addresses)
        all << QString::fromStdString(address.toString());
    return all;
}

} // namespace bw::mailauth::domain

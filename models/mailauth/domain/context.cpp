// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"

#include "models/mailauth/text.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth::domain {

namespace {

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

} // namespace

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

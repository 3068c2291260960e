// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/domain/context.h"
#include "models/mailauth/spf/check.h"
#include "models/mailauth/text.h"
#include "models/mailauth/tr.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace bw::mailauth::domain {

namespace {

constexpr std::size_t mostSenders = 100, mostNames = 10, mostLists = 20, mostListings = 500;

/// All bytes of an IPv4 address stand in the name as numbers of their own: "192-0-2-1.pool.example.net", in any order.
bool hasDigitsOf(const std::string &name, const core::IpAddress &address)
{
    if (address.length != 4)
        return false;
    std::vector<std::string> numbers(1);
    for (const char c : name) {
        if (c >= '0' && c <= '9')
            numbers.back() += c;
        else if (!numbers.back().empty())
            numbers.emplace_back();
    }
    return std::ranges::all_of(address.view(), [&](char byte) { return std::ranges::find(numbers, std::to_string(static_cast<unsigned char>(byte))) != numbers.end(); });
}

void askSpf(Context &context, Sender &sender)
{
    Proving resolver(context, sender.proof);
    const spf::Report report = spf::check({ sender.address, "postmaster@" + context.name, context.name }, resolver);
    sender.isInSpf = report.verdict == spf::Verdict::Pass;
    if (report.verdict == spf::Verdict::TempError)
        sender.spfUnknown = report.reason;
}

Sender senderOf(Context &context, const core::IpAddress &address)
{
    Sender sender;
    sender.address = address;
    askSpf(context, sender);
    const dns::Answer answer = context.ask(dns::reverseName(address), dns::Type::Ptr, sender.proof);
    if (answer.isUnknown()) {
        sender.unknown = unknownReason(answer);
        return sender;
    }
    sender.names = dns::namesOf(answer);
    sender.names.resize(std::min(sender.names.size(), mostNames));
    for (std::string &name : sender.names) {
        name = dns::canonical(name);
        sender.holdsAddress = sender.holdsAddress || hasDigitsOf(name, address);
        const dns::Answer back = context.ask(name, address.length == 4 ? dns::Type::A : dns::Type::Aaaa, sender.proof);
        const auto addresses = dns::addressesOf(back);
        if (std::ranges::find(addresses, address) != addresses.end())
            sender.confirmed.push_back(name);
        else if (back.isUnknown() && sender.unknown.isEmpty())
            sender.unknown = unknownReason(back);
    }
    if (!sender.confirmed.empty())
        sender.unknown.clear();
    return sender;
}

/// "1.2.0.192" of an IPv4 address, the nibbles of an IPv6 one (RFC 5782, 2.1, 2.4).
std::string reversed(const core::IpAddress &address)
{
    const std::string name = dns::reverseName(address);
    return name.substr(0, name.size() - std::string_view(address.length == 4 ? ".in-addr.arpa" : ".ip6.arpa").size());
}

core::IpAddress mapped(std::uint8_t last)
{
    core::IpAddress address;
    address.length = 16;
    address.bytes = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, last };
    return address;
}

class Lists final
{
public:
    explicit Lists(Context &context)
        : m_context(context)
    {
    }

    Listing about(const BlockList &list, const std::string &subject, const std::string &label, const std::string &mustBe, const std::string &mustNotBe)
    {
        Listing listing;
        listing.list = dns::canonical(list.zone);
        listing.subject = subject;
        const dns::Answer answer = ask(label, listing), yes = ask(mustBe, listing), no = ask(mustNotBe, listing);
        listing.unknown = whyUseless(listing.list, yes, no);
        if (!listing.unknown.isEmpty())
            return listing;
        if (answer.isUnknown()) {
            listing.unknown = unknownReason(answer);
            return listing;
        }
        listing.codes = dns::addressesOf(answer);
        if (listing.codes.empty())
            return listing;
        if (!std::ranges::all_of(listing.codes, isCode)) {
            listing.unknown = Tr::tr("The list %1 refuses to answer, or is none any more: it says %2.").arg(shown(listing.list), QString::fromStdString(listing.codes.front().toString()));
            return listing;
        }
        listing.isListed = true;
        const auto texts = dns::textsOf(m_context.ask(label + '.' + listing.list, dns::Type::Txt, listing.proof));
        listing.text = texts.empty() ? std::string() : texts.front();
        return listing;
    }

private:
    dns::Answer ask(const std::string &label, Listing &listing) { return m_context.ask(label + '.' + listing.list, dns::Type::A, listing.proof); }

    /// 127.0.0.0/8 (RFC 5782, 2.1); 127.255.255.0/24 is how lists say that they do not answer this resolver.
    static bool isCode(const core::IpAddress &address)
    {
        return address.length == 4 && address.bytes[0] == 127 && !(address.bytes[1] == 255 && address.bytes[2] == 255);
    }

    /// RFC 5782, 5: one test entry must be listed, the other must not.
    static QString whyUseless(const std::string &list, const dns::Answer &yes, const dns::Answer &no)
    {
        for (const dns::Answer &answer : { yes, no })
            if (answer.isUnknown())
                return unknownReason(answer);
        const auto codes = dns::addressesOf(yes);
        if (codes.empty() || !std::ranges::all_of(codes, isCode))
            return Tr::tr("The list %1 does not answer as lists do: its test entry is not listed (RFC 5782).").arg(shown(list));
        if (!dns::addressesOf(no).empty())
            return Tr::tr("The list %1 lists everything, also what must not be listed (RFC 5782).").arg(shown(list));
        return {};
    }

    Context &m_context;
};

} // namespace

std::vector<Sender> gatherSenders(Context &context)
{
    std::vector<Sender> all;
    for (const core::IpAddress &address : context.request.senders)
        if (address.isKnown() && all.size() < mostSenders)
            all.push_back(senderOf(context, address));
    return all;
}

void list(const std::vector<Sender> &senders, FactList &facts)
{
    QJsonArray all;
    Proof proof;
    QString unknown, spfUnknown;
    std::vector<core::IpAddress> without, unconfirmed, several, generic, outside;
    for (const Sender &sender : senders) {
        proof.insert(proof.end(), sender.proof.begin(), sender.proof.end());
        all << QJsonObject { { QStringLiteral("address"), QString::fromStdString(sender.address.toString()) }, { QStringLiteral("names"), textsOf(sender.names) },
            { QStringLiteral("confirmed"), textsOf(sender.confirmed) }, { QStringLiteral("holds_address"), sender.holdsAddress },
            { QStringLiteral("in_spf"), sender.isInSpf }, { QStringLiteral("spf_unknown"), sender.spfUnknown }, { QStringLiteral("unknown"), sender.unknown } };
        if (!sender.spfUnknown.isEmpty())
            spfUnknown = spfUnknown.isEmpty() ? sender.spfUnknown : spfUnknown;
        else if (!sender.isInSpf)
            outside.push_back(sender.address);
        if (!sender.unknown.isEmpty()) {
            unknown = unknown.isEmpty() ? sender.unknown : unknown;
            continue;
        }
        if (sender.names.empty())
            without.push_back(sender.address);
        if (sender.confirmed.empty())
            unconfirmed.push_back(sender.address);
        if (sender.names.size() > 1)
            several.push_back(sender.address);
        if (sender.holdsAddress)
            generic.push_back(sender.address);
    }
    facts.begin("fcrdns", proof);
    facts.add("asked", static_cast<qint64>(senders.size()));
    facts.add("senders", all);
    facts.add("without_name", textsOf(without), unknown);
    facts.add("unconfirmed", textsOf(unconfirmed), unconfirmed.empty() ? unknown : QString());
    facts.add("several_names", textsOf(several), unknown);
    facts.add("generic_names", textsOf(generic), unknown);
    facts.add("outside_spf", textsOf(outside), outside.empty() ? spfUnknown : QString());
}

std::vector<Listing> gatherListings(Context &context)
{
    std::vector<Listing> all;
    Lists lists(context);
    for (std::size_t i = 0; i < std::min(context.request.blockLists.size(), mostLists); ++i) {
        const BlockList &list = context.request.blockLists[i];
        if (list.isOfDomains) {
            all.push_back(lists.about(list, context.name, context.name, "test", "invalid"));
            continue;
        }
        for (std::size_t j = 0; j < std::min(context.request.senders.size(), mostSenders); ++j) {
            const core::IpAddress &address = context.request.senders[j];
            const bool isFour = address.length == 4;
            if (address.isKnown() && all.size() < mostListings)
                all.push_back(lists.about(list, address.toString(), reversed(address), isFour ? "2.0.0.127" : reversed(mapped(2)), isFour ? "1.0.0.127" : reversed(mapped(1))));
        }
    }
    return all;
}

void list(const std::vector<Listing> &listings, FactList &facts)
{
    QJsonArray all;
    Proof proof;
    QString unknown;
    std::vector<std::string> listed;
    for (const Listing &listing : listings) {
        proof.insert(proof.end(), listing.proof.begin(), listing.proof.end());
        all << QJsonObject { { QStringLiteral("list"), textOf(listing.list) }, { QStringLiteral("subject"), textOf(listing.subject) }, { QStringLiteral("listed"), listing.isListed },
            { QStringLiteral("codes"), textsOf(listing.codes) }, { QStringLiteral("text"), textOf(listing.text) }, { QStringLiteral("unknown"), listing.unknown } };
        if (unknown.isEmpty())
            unknown = listing.unknown;
        if (listing.isListed)
            listed.push_back(listing.subject + ' ' + listing.list);
    }
    facts.begin("blocklists", proof);
    facts.add("asked", static_cast<qint64>(listings.size()));
    facts.add("answers", all);
    facts.add("listed", textsOf(listed), listed.empty() ? unknown : QString());
}

/// The form of a domain that never sends nor takes mail: what of it is not there.
void listParked(const DomainFacts &all, FactList &facts)
{
    QJsonArray missing;
    QString unknown;
    Proof proof = all.mail.proof;
    const auto part = [&](const char *name, bool isThere, const QString &why, const Proof &of) {
        proof.insert(proof.end(), of.begin(), of.end());
        if (!why.isEmpty())
            unknown = unknown.isEmpty() ? why : unknown;
        else if (!isThere)
            missing << QString::fromLatin1(name);
    };
    const std::string spf = lower(all.spf.record);
    const bool isRejected = all.dmarc.policy == dmarc::Policy::Reject && all.dmarc.policyOfSubdomains == dmarc::Policy::Reject && all.dmarc.policyOfNoNames == dmarc::Policy::Reject && all.dmarc.effect == dmarc::Policy::Reject;
    part("mx", all.mail.isNull || (all.mail.records == 0 && all.mail.fallback.empty()), all.mail.unknown, {});
    part("null_mx", all.mail.isNull, all.mail.unknown, {});
    part("spf", all.spf.records == 1 && spf == "v=spf1 -all", all.spf.unknown, all.spf.proof);
    part("dmarc", isRejected, all.dmarc.unknown, all.dmarc.proof);
    part("dkim", all.dkim.isWildcardRevoked, all.dkim.wildcardUnknown, all.dkim.proof);
    facts.begin("parked", proof);
    facts.add("missing", missing, unknown);
    facts.add("complete", missing.isEmpty(), missing.isEmpty() ? unknown : QString());
}

} // namespace bw::mailauth::domain

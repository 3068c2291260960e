// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/reverselookup.h"

#include "models/core/blocking.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace bw::service {

namespace {

constexpr qsizetype mostLookedUp = 200;
constexpr core::UtcMicros keptFor = 7 * core::microsPerDay;
constexpr std::size_t mostNames = 10; ///< of one address, as RFC 7208, 4.6.4 has it

/// Nothing: the DNS does not say now.
std::optional<QString> confirmedName(const core::IpAddress &address, dns::Resolver &resolver)
{
    const dns::Answer pointer = resolver.ask(dns::reverseName(address), dns::Type::Ptr);
    if (pointer.isUnknown())
        return {};
    std::vector<std::string> names = dns::namesOf(pointer);
    names.resize(std::min(names.size(), mostNames));
    bool isUnknown = false;
    for (const std::string &name : names) {
        const dns::Answer answer = resolver.ask(name, address.length == 4 ? dns::Type::A : dns::Type::Aaaa);
        isUnknown = isUnknown || answer.isUnknown();
        if (const auto addresses = dns::addressesOf(answer); std::ranges::find(addresses, address) != addresses.end())
            return mailauth::shown(dns::canonical(name));
    }
    return isUnknown ? std::nullopt : std::optional(QString());
}

} // namespace

store::ReverseNames lookUpReverse(const QStringList &addresses, dns::Resolver &resolver, core::UtcMicros now, const std::atomic_bool &stop)
{
    core::willBlock("look up names of addresses");
    store::ReverseNames found;
    for (const QString &text : addresses) {
        const core::IpAddress address = core::IpAddress::parse(text.toStdString());
        if (stop)
            break;
        if (!address.isKnown())
            continue;
        if (const auto name = confirmedName(address, resolver))
            found.insert(text, { *name, now });
    }
    return found;
}

core::Result<NamesLookedUp> lookUpSourceNames(QList<store::MailAuthSource> &rows, const store::Store &store, const ResolverChoice &choice, core::UtcMicros now, const std::atomic_bool &stop)
{
    QStringList addresses;
    for (const store::MailAuthSource &row : std::as_const(rows))
        if (addresses.size() < mostLookedUp && (row.reverseAsked == 0 || now - row.reverseAsked > keptFor) && core::IpAddress::parse(row.source.toStdString()).isKnown())
            addresses << row.source;
    NamesLookedUp done;
    if (addresses.isEmpty())
        return done;
    const auto resolver = openCheckResolver(choice);
    if (!resolver)
        return core::fail(resolver.error());
    const store::ReverseNames found = lookUpReverse(addresses, **resolver, now, stop);
    done.unknown = addresses.size() - found.size();
    for (store::MailAuthSource &row : rows)
        if (const auto name = found.constFind(row.source); name != found.constEnd()) {
            row.reverseName = name->name;
            row.reverseAsked = name->asked;
        }
    if (found.isEmpty())
        return done;
    if (const auto kept = store::keepReverseNames(store, found); !kept)
        done.notKept = kept.error();
    return done;
}

} // namespace bw::service

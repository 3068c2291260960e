// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dns/resolver.h"
#include "models/service/checkresolver.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/mailauth/reversenames.h"

#include <atomic>
#include <optional>

namespace bw::service {

/// A name of each address that is confirmed: it leads back to the address (RFC 8601, 2.7.3). At most 10 names of an address are tried. What
/// the DNS does not say now is left out. Tells the name server which addresses interest the owner: only on their word. Blocks.
[[nodiscard]] store::ReverseNames lookUpReverse(const QStringList &addresses, dns::Resolver &resolver, core::UtcMicros now, const std::atomic_bool &stop);

struct NamesLookedUp
{
    qsizetype unknown = 0; ///< that the DNS did not tell now
    std::optional<core::Problem> notKept;
};
/// Of the first 200 rows that are addresses and were not asked for in the last week, within 20 seconds; into the rows, and into the store
/// where it may be written. Blocks. Errors as openCheckResolver().
[[nodiscard]] core::Result<NamesLookedUp> lookUpSourceNames(QList<store::MailAuthSource> &rows, const store::Store &store, const ResolverChoice &choice, core::UtcMicros now, const std::atomic_bool &stop);

} // namespace bw::service

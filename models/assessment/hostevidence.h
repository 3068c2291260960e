// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"
#include "models/fleet/snapshot.h"

#include <optional>

namespace bw::assessment {

/// What is known of a host beside its snapshot.
struct HostWords
{
    std::optional<QList<int>> intendedPorts {}; ///< that may listen to all, as the owner says; nothing: nobody said
    std::optional<core::UtcMicros> clockOffset {}; ///< its clock minus ours
};

/// What a node's snapshot says of its system: kinds host and sshd. Both are always there: what an account without rights may not see, or an
/// older snapshot does not hold, is unknown with what to do. \p now decides whether its release still gets fixes. What this does
/// not measure (drift, bans that hit, logins that failed, the PTR of IPv6) is unknown too.
[[nodiscard]] Kinds evidenceOfHost(const posture::Registry &registry, const fleet::Snapshot &snapshot, core::UtcMicros now, const HostWords &words = {});

} // namespace bw::assessment

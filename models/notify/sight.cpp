// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/sight.h"

#include <algorithm>

namespace bw::notify {

Fate Sight::fateOf(const Notice &before) const
{
    if (before.kind == NoticeKind::Attack) {
        const bool isListed = std::any_of(holds.begin(), holds.end(), [&before](const Notice &one) { return one.key == before.key; });
        return sawAttacks == 0 || isListed || unclearAttacks.contains(before.key) ? Fate::Lasts : Fate::Over;
    }
    const bool isMeasured = before.kind == NoticeKind::Finding || before.kind == NoticeKind::Expiry;
    if (!(isMeasured ? assets : nodes).contains(before.node))
        return Fate::Gone;
    return wellAt.value(before.key) > before.last ? Fate::Over : Fate::Lasts;
}

core::UtcMicros Sight::endOf(const Notice &before) const
{
    return std::max(before.last, wellAt.value(before.key));
}

} // namespace bw::notify

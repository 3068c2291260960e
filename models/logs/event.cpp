// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/event.h"

#include <array>

namespace bw::logs {

std::string_view nameOf(EventKind kind)
{
    static constexpr std::array<std::string_view, 31> names{"connected", "accepted", "delivered", "deferred", "bounced",
        "expired", "discarded", "rejected", "removed", "login_ok", "login_failed", "auth_result", "tls", "spam_verdict",
        "limit", "config", "error", "begin", "message_id", "queued", "notice", "held", "released", "requeued",
        "cancelled", "deleted", "probed", "session_end", "login_detail", "login_outage", "filter_verdict"};
    static_assert(names.size() == static_cast<std::size_t>(EventKind::FilterVerdict) + 1);
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names[index] : std::string_view();
}

} // namespace bw::logs

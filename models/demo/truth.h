// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace bw::demo {

/// What the written lines say, counted while they were written (models/logs/README.md has the same rules).
struct Counts
{
    std::uint64_t accepted = 0; ///< messages, at acceptance; without notices and second passes
    std::uint64_t recipients = 0; ///< of those
    std::uint64_t delivered = 0;
    std::uint64_t deferred = 0; ///< attempts
    std::uint64_t bounced = 0;
    std::uint64_t expired = 0; ///< recipients
    std::uint64_t rejected = 0; ///< 5xx reject lines
    std::uint64_t rejectedForNow = 0; ///< 4xx reject lines
    std::uint64_t logins = 0; ///< messages accepted with a login, and IMAP logins
    std::uint64_t loginsFailed = 0;

    Counts &operator+=(const Counts &other);
    bool operator==(const Counts &) const = default;
};

/// Sums by hour and host, by login, by receiving domain and by sender domain, with what a plain search over the lines can check.
struct Truth
{
    struct Hour
    {
        core::UtcMicros start = 0; ///< UTC hour
        std::vector<Counts> hosts; ///< same order as the hosts
    };
    std::vector<Hour> hours; ///< ascending, only hours with a line
    std::vector<Counts> logins; ///< by MailWorld's index: what was sent with it and what became of it
    std::vector<Counts> domains; ///< receiving, by MailWorld's index: recipient outcomes
    Counts total;

    std::uint64_t lines = 0;
    std::uint64_t sentLines = 0; ///< "status=sent": delivered + notices + hand-overs to a content filter
    std::uint64_t notices = 0; ///< bounce notices (from=<>)
    std::uint64_t secondPasses = 0; ///< messages that came back from a content filter
    std::uint64_t handOvers = 0; ///< recipients handed to a content filter
    std::uint64_t noticesSent = 0;
    std::uint64_t refusedWithoutTls = 0; ///< AUTH offered in clear and refused: only in disconnect's auth=0/1
    std::uint64_t notUnderstood = 0; ///< lines that no grammar knows
};

} // namespace bw::demo

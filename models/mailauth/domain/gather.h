// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/dns/asker.h"
#include "models/mailauth/domain/facts.h"
#include "models/transport/https/page.h"

#include <functional>

namespace bw::mailauth::domain {

/// A DNS list (RFC 5782), asked about senders or about the domain.
struct BlockList
{
    std::string zone;
    bool isOfDomains = false;
};

struct Request
{
    std::string domain; ///< U-labels are allowed
    std::vector<std::string> selectors {}; ///< of DKIM keys; at most 100 are looked at
    std::vector<core::IpAddress> senders {}; ///< that mail is sent from; at most 100 are looked at
    std::vector<std::string> spfNames {}; ///< bounce domains and EHLO names that send in its name; at most 50 are looked at
    std::vector<BlockList> blockLists {}; ///< none unless the owner picked them; at most 20
};

struct Sources
{
    dns::Asker &asker; ///< with a deadline of its own for all of it
    const core::Clock &clock;
    /// How the policy of MTA-STS is fetched; on a thread of its own, for at most 5 s. It outlives gather() by nothing.
    std::function<core::Result<transport::Page>(const transport::PageRequest &, const transport::Limit &)> fetch = &transport::fetchPage;
    QString caFile {}; ///< of who vouches for its host; empty: the system's roots
    std::uint16_t port = 443; ///< of its host
    const std::atomic_bool *stop = nullptr; ///< may be null; once true, gather() ends, and what is not known yet stays unknown
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max(); ///< the same from then on
};

/// Asks all that does not depend on each other at once; what nobody answers is unknown and holds up nothing else. Blocks.
[[nodiscard]] DomainFacts gather(const Request &request, const Sources &sources);

} // namespace bw::mailauth::domain

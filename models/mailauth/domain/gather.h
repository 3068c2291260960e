// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/dns/asker.h"
#include "models/mailauth/domain/facts.h"

namespace bw::mailauth::domain {

struct Request
{
    std::string domain; ///< U-labels are allowed
    std::vector<std::string> selectors {}; ///< of DKIM keys; at most 100 are looked at
};

struct Sources
{
    dns::Asker &asker; ///< with a deadline of its own for all of it
    const core::Clock &clock;
};

/// Asks all that does not depend on each other at once; what nobody answers is unknown and holds up nothing else. Blocks.
[[nodiscard]] DomainFacts gather(const Request &request, const Sources &sources);

} // namespace bw::mailauth::domain

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace bw::test {

/// Where another program says something else than we do, and why we stay with it.
struct Difference
{
    const char *peer, *check; ///< spf, dkim, dmarc, policy, arc
    const char *cases, *ours, *theirs; ///< patterns of the cases' names and of both words
    const char *why; ///< the RFC that decides
};

extern const std::span<const Difference> differences;

} // namespace bw::test

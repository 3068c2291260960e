// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/mtasts.h"

#include <cstdint>
#include <cstdlib>

using namespace bw::mailauth;

/// A record, and a policy as a host may send it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto id = mtasts::idOf(text);
    if (id && (id->empty() || id->size() > 32))
        std::abort();
    const mtasts::Policy policy = mtasts::parsePolicy(text);
    if (policy.faults.size() > 7 || policy.patterns.size() > 1'000 || (policy.maxAge && (*policy.maxAge < 0 || *policy.maxAge > 31'557'600)))
        std::abort();
    if (policy.faults.empty() && (!policy.mode || !policy.maxAge || (policy.mode != mtasts::Mode::None && policy.patterns.empty())))
        std::abort();
    for (const std::string &pattern : policy.patterns)
        if (!pattern.starts_with("*.") && !mtasts::matches(pattern, pattern))
            std::abort();
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/authresults.h"

#include "models/core/limits.h"

#include <cstdint>
#include <cstdlib>

using namespace bw;

/// Any bytes as the value of an Authentication-Results field.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const mailauth::AuthResults all = mailauth::parseAuthResults({ reinterpret_cast<const char *>(data), size });
    if (all.results.size() > core::limits::reportListEntries)
        std::abort();
    for (const mailauth::AuthResult &one : all.results)
        if (one.method.empty() || one.properties.size() > core::limits::reportListEntries)
            std::abort();
    return 0;
}

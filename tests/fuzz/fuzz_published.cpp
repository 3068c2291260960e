// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/published.h"

#include <cstdint>
#include <cstdlib>

using namespace bw::mailauth;

/// Records of TLS-RPT and BIMI.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    static_cast<void>(isTlsReporting(text));
    static_cast<void>(isBimi(text));
    if (const auto reporting = parseTlsReporting(text); reporting && (reporting->reportTo.empty() || reporting->reportTo.size() > 100))
        std::abort();
    if (const auto bimi = parseBimi(text); bimi && !bimi->location.empty() && bimi->location.size() < 9)
        std::abort();
    return 0;
}

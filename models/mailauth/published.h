// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small records that a domain publishes beside SPF, DKIM and DMARC. Any thread.
namespace bw::mailauth {

/// TLS-RPT (RFC 8460, 3).
struct TlsReporting
{
    std::vector<std::string> reportTo; ///< mailto: and https: URIs of rua, as written
};
[[nodiscard]] bool isTlsReporting(std::string_view text); ///< begins as one; others at the same name count for nothing
/// Of a text that isTlsReporting(). Nothing: it breaks the grammar, has no rua, or one that is neither mailto: nor https:.
[[nodiscard]] std::optional<TlsReporting> parseTlsReporting(std::string_view text);

/// BIMI (draft-brand-indicators-for-message-identification, 4).
struct Bimi
{
    std::string location; ///< l: of the picture; empty: the domain wants none
    std::string authority; ///< a: of the certificate; empty: none
};
[[nodiscard]] bool isBimi(std::string_view text);
/// Of a text that isBimi(). Nothing: no tag list, no l, or an address that is not https:.
[[nodiscard]] std::optional<Bimi> parseBimi(std::string_view text);

} // namespace bw::mailauth

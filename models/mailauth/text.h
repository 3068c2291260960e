// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace bw::mailauth {

/// What a stranger wrote, to be shown: UTF-8, without what would steer a terminal.
[[nodiscard]] QString shown(std::string_view text);

/// A domain with its U-labels as A-labels (RFC 5890, 2.3.2), in small letters; empty where that cannot be. Bytes that are ASCII stay.
[[nodiscard]] std::string asciiDomain(std::string_view domain);

[[nodiscard]] std::string lower(std::string_view text); ///< ASCII alone
[[nodiscard]] bool isAscii(std::string_view text);

/// Of a denial of \p name that is dns::Outcome::Untrusted. Sentences.
[[nodiscard]] QString untrustedReason(std::string_view name);
[[nodiscard]] QString untrustedRemedy();

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/domainname.h"
#include "models/dns/resolver.h"

#include <QString>

#include <string>
#include <string_view>

namespace bw::mailauth {

/// What a stranger wrote, to be shown: UTF-8, without what would steer a terminal.
[[nodiscard]] QString shown(std::string_view text);

using core::asciiDomain;

[[nodiscard]] std::string lower(std::string_view text); ///< ASCII alone
[[nodiscard]] bool isAscii(std::string_view text);

/// Why an answer that isUnknown() says nothing, and what to do next. Sentences.
[[nodiscard]] QString unknownReason(const dns::Answer &answer);
[[nodiscard]] QString unknownRemedy(const dns::Answer &answer);
/// Of a denial of \p name that is dns::Outcome::Untrusted. Sentences.
[[nodiscard]] QString untrustedReason(std::string_view name);
[[nodiscard]] QString untrustedRemedy();

} // namespace bw::mailauth

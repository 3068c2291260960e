// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bw::mailauth::dkim {

enum class Canon : std::uint8_t { Simple, Relaxed };

/// A header field with its folds, as RFC 6376, 3.4.1 or 3.4.2 has it; with a CRLF at its end.
[[nodiscard]] std::string canonicalField(std::string_view raw, Canon canon);

/// A body with CRLF, as RFC 6376, 3.4.3 or 3.4.4 has it.
[[nodiscard]] std::string canonicalBody(std::string_view body, Canon canon);

/// A DKIM-Signature field with the value of its b= tag taken out, white space around it too (RFC 6376, 3.7).
[[nodiscard]] std::string withoutSignature(std::string_view raw);

} // namespace bw::mailauth::dkim

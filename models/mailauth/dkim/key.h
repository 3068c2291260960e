// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/dkim/signature.h"

#include <string>
#include <string_view>
#include <vector>

namespace bw::mailauth::dkim {

/// A key record (RFC 6376, 3.6.1; RFC 8463, 4).
struct KeyRecord
{
    std::string algorithm = "rsa"; ///< k
    std::string key; ///< p, decoded: never empty
    std::vector<std::string> hashes; ///< h; empty: all
    std::vector<std::string> services; ///< s; empty: all
    bool isForMail = true; ///< s has "email" or "*"
    bool hasGranularity = false; ///< the tag g, which is historic (RFC 6376, C)
    bool isTesting = false; ///< t=y
    bool isStrict = false; ///< t=s: i must be of d itself
};

/// KeySyntax or KeyRevoked.
[[nodiscard]] tl::expected<KeyRecord, Fault> parseKey(std::string_view text);

} // namespace bw::mailauth::dkim

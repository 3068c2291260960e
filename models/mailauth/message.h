// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bw::mailauth {

struct Field
{
    std::string name; ///< small letters, without spaces before the colon; empty: a line that is no field
    std::string raw; ///< all of it as it came, folds and the last CRLF included
    [[nodiscard]] std::string_view value() const; ///< what stands behind the colon, folds included, without the last CRLF
};

/// A message as its bytes (RFC 5322, 2.1): nothing is decoded. A bare LF counts as CRLF. Plain data.
struct Message
{
    std::vector<Field> fields; ///< from top to bottom; at most limits::mailFieldLines lines, what follows is left out and isCut
    std::string body;
    bool isCut = false;
};

[[nodiscard]] Message parseMessage(std::string_view bytes);

} // namespace bw::mailauth

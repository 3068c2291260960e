// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"

#include <cstddef>
#include <string_view>

namespace bw::feedback {

/// Counts the bytes of a message's lines that may be a header field, wherever they stand, with those that are folded to them: a parser
/// makes copies of each field. One thread.
class FieldMeter final
{
public:
    /// The next bytes, cut anywhere. \return false: there are more than limits::mailFieldBytes by now
    bool take(std::string_view bytes);
    [[nodiscard]] static core::Problem tooMany();

private:
    enum class Line { Begin, Name, BehindName, Field, Other };
    [[nodiscard]] Line behind(char next) const;

    Line m_line = Line::Begin;
    bool m_wasField = false; ///< the line before
    std::size_t m_name = 0; ///< bytes of a line that is none of both yet
    std::size_t m_sum = 0;
};

} // namespace bw::feedback

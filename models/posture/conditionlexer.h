// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace bw::posture {

struct Token
{
    enum class Kind : std::uint8_t { End, Word, Number, Duration, Text, Sign, Bad };
    Kind kind = Kind::End;
    int from = 0, to = 0;
    QString text {}; ///< a word or sign as written; a text without its quotes; of Bad: what is wrong
    double number = 0; ///< of a number or a duration in seconds
};

/// The token that begins at or behind an offset. Text stands in 'single quotes', '' is one quote within.
[[nodiscard]] Token nextToken(QStringView text, int at);

} // namespace bw::posture

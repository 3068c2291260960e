// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Characters that a person does not see but a terminal, or the eye, is led by: the one rule for what strangers wrote. Any thread.
namespace bw::core {

/// Would steer a terminal or the direction of text, or is no character: controls (C0, DEL, C1), format characters (U+202E,
/// U+2066, U+200B, U+FEFF …), line and paragraph separators, half of a surrogate pair (Unicode's Cc, Cf, Zl, Zp, Cs).
[[nodiscard]] bool isUnprintable(char32_t c);
/// Shows nothing: an unprintable one, or one that Unicode's Default_Ignorable_Code_Point names (fillers, variation selectors).
[[nodiscard]] bool isInvisible(char32_t c);

/// To be shown: unprintable characters as U+FFFD. \p keepsLines: line ends and tabulators stay.
[[nodiscard]] QString printable(const QString &text, bool keepsLines = false);

/// A character as a JSON string has it where it must not stand itself: \uXXXX, twice beyond U+FFFF (RFC 8259, 7).
[[nodiscard]] QByteArray jsonEscape(char32_t c);

/// The first invisible character of a text that people tell apart by sight, as "U+202E"; none: it has none.
[[nodiscard]] std::optional<QString> firstInvisible(const QString &text);

} // namespace bw::core

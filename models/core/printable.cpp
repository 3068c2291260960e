// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/printable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bw::core {

namespace {

/// Of DerivedCoreProperties.txt, what is not of the category Cf (or not assigned yet).
constexpr std::array<std::pair<char32_t, char32_t>, 11> ignorable { { { 0x034f, 0x034f }, { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 }, { 0x180b, 0x180f }, { 0x2065, 0x2065 },
    { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f }, { 0xffa0, 0xffa0 }, { 0xfff0, 0xfff8 }, { 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff } } };

/// Calls \p take with each character and where it begins and ends.
template <typename Take> void eachCharacter(const QString &text, const Take &take)
{
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const char32_t c = isPair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : text.at(i).unicode();
        take(c, i, isPair ? 2 : 1);
        i += isPair ? 2 : 1;
    }
}

} // namespace

bool isUnprintable(char32_t c)
{
    if (c >= 0x20 && c < 0x7f)
        return false;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isInvisible(char32_t c)
{
    return isUnprintable(c) || std::any_of(ignorable.begin(), ignorable.end(), [c](const auto &range) { return c >= range.first && c <= range.second; });
}

QString printable(const QString &text, bool keepsLines)
{
    QString shown = text;
    bool isSame = true;
    eachCharacter(text, [&](char32_t c, qsizetype, int) { isSame = isSame && !isUnprintable(c); });
    if (isSame)
        return shown;
    shown.clear();
    eachCharacter(text, [&](char32_t c, qsizetype at, int size) {
        const bool isLine = c == U'\n' || c == U'\t' || (c == U'\r' && at + 1 < text.size() && text.at(at + 1) == u'\n');
        if (isUnprintable(c) && !(keepsLines && isLine))
            shown += QChar(QChar::ReplacementCharacter);
        else
            shown += QStringView(text).mid(at, size);
    });
    return shown;
}

QByteArray jsonEscape(char32_t c)
{
    QByteArray escaped;
    for (const QChar unit : QString::fromUcs4(&c, 1))
        escaped += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return escaped;
}

std::optional<QString> firstInvisible(const QString &text)
{
    std::optional<QString> found;
    eachCharacter(text, [&](char32_t c, qsizetype, int) {
        if (!found && isInvisible(c))
            found = QStringLiteral("U+%1").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
    });
    return found;
}

} // namespace bw::core

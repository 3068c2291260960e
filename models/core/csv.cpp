// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/csv.h"

#include <algorithm>
#include <cmath>

namespace bw::core::csv {

QString field(const QString &text)
{
    const auto isSpecial = [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; };
    if (std::none_of(text.begin(), text.end(), isSpecial))
        return text;
    QString doubled = text;
    return u'"' + doubled.replace(QStringLiteral("\""), QStringLiteral("\"\"")) + u'"';
}

QString text(const QString &text)
{
    const bool isFormula = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    return field(isFormula ? u'\'' + text : text);
}

QString number(double value)
{
    constexpr double whole = 9'007'199'254'740'992; // 2^53: every integer up to it is a double
    return std::abs(value) <= whole && value == double(qint64(value)) ? QString::number(qint64(value)) : QString::number(value, 'g', 15);
}

QString truth(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}

QByteArray line(const QStringList &fields)
{
    return (fields.join(u',') + QStringLiteral("\r\n")).toUtf8();
}

} // namespace bw::core::csv

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/problem.h"

namespace bw::core {

QString Problem::oneLine() const
{
    QString line = what;
    if (!reason.isEmpty())
        line += QLatin1String(": ") + reason;
    if (!where.isEmpty())
        line += QLatin1String(" (") + where + QLatin1Char(')');
    if (!remedy.isEmpty())
        line += QLatin1String(". ") + remedy;
    return line.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace bw::core

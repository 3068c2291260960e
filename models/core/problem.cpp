// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/problem.h"

#include "models/core/printable.h"

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
    // What a node or a file said may be in it: nothing of that may reach a terminal as more than text.
    for (QChar &c : line)
        if (c == QLatin1Char('\n') || c == QLatin1Char('\t'))
            c = QLatin1Char(' ');
    return printable(line);
}

} // namespace bw::core

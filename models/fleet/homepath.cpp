// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/homepath.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace bw::fleet {

QString withHome(const QString &path)
{
    return path == u"~" || path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
}

} // namespace bw::fleet

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace bw::hygiene {

/// One #include of the tree.
struct Include
{
    QString file; ///< who includes, relative to the root: "models/store/writer.cpp"
    int line = 0;
    QString target; ///< as written between the quotes or brackets
    bool quoted = false;
};

[[nodiscard]] QStringList folders(); ///< every folder that the table knows

/// Every #include of app/, ui/ and models/ below root.
[[nodiscard]] QList<Include> includesOf(const QString &root);

/// Empty when the table allows it; else one sentence that says why not.
[[nodiscard]] QString objectionTo(const Include &include);

} // namespace bw::hygiene

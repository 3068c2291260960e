// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/comparison.h"

#include <QString>

namespace bw::itemmodels {

// A change in the same words wherever it is shown: in tables of the fleet, on charts, in their exports. Any thread.

/// "Postfix settings", "Services of postfix-out": a section as people call it.
[[nodiscard]] QString sectionTitle(const QString &section);
[[nodiscard]] QString changeKindWord(fleet::ChangeKind kind);
/// What changed: the setting, service or listener by its name, else the section.
[[nodiscard]] QString changeTitle(const fleet::Change &change);
/// A value as it stands in a table: itself, there but empty, or not there. Listeners and files have none: they are there or not.
[[nodiscard]] QString valueText(const fleet::Change &change, bool isAfter);
/// "may → encrypt", "new", "gone". \p most: characters of a value; 0: all.
[[nodiscard]] QString beforeAfter(const fleet::Change &change, qsizetype most = 0);

} // namespace bw::itemmodels

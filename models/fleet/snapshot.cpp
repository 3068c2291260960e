// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/snapshot.h"

#include <algorithm>

namespace bw::fleet {

const Section *Snapshot::section(const QString &name) const
{
    const auto found = std::find_if(sections.begin(), sections.end(), [&name](const Section &section) { return section.name == name; });
    return found == sections.end() ? nullptr : &*found;
}

} // namespace bw::fleet

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"

#include <QString>

#include <string_view>
#include <vector>

namespace bw::store {

/// In whose hours, days and months the cells of a cube are counted: the home zone's, and before some moment those of the
/// zones that were home before, where no finer cells were left to count them again. A cell ends where its stretch ends: no
/// cell lies in two stretches, so that sums over stretches are sums over events. Plain value.
class CellGrid final
{
public:
    struct Stretch
    {
        core::UtcMicros from = INT64_MIN, to = INT64_MAX; ///< half open
        core::ZoneRules zone;
    };

    explicit CellGrid(core::ZoneRules zone = {});

    [[nodiscard]] const std::vector<Stretch> &stretches() const { return m_stretches; } ///< oldest first, never empty
    [[nodiscard]] const Stretch &at(core::UtcMicros t) const;
    /// Start of the cell of a level (cubes.h) that holds t, and of the one after it.
    [[nodiscard]] core::UtcMicros startOf(int level, core::UtcMicros t) const;
    [[nodiscard]] core::UtcMicros nextAfter(int level, core::UtcMicros t) const;
    /// Without stretches that begin later: nothing is counted in them yet.
    [[nodiscard]] CellGrid upTo(core::UtcMicros t) const;
    /// The same with another zone from that moment on; stretches behind it are gone.
    [[nodiscard]] CellGrid changedFrom(core::UtcMicros from, const core::ZoneRules &zone) const;

    /// A line a stretch for the value cell_zones of a store: "cube from zone".
    [[nodiscard]] QString toText(std::string_view table) const;
    [[nodiscard]] static CellGrid fromText(const QString &text, std::string_view table, const core::ZoneRules &home);

private:
    std::vector<Stretch> m_stretches;
};

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/moves.h"

#include <algorithm>
#include <tuple>

namespace bw::posture {

MovesTold tellMoves(const Catalog &catalog, QList<Move> moves, qsizetype most)
{
    MovesTold told;
    std::ranges::stable_sort(moves, {}, [&catalog](const Move &move) {
        const Control *control = catalog.find(move.control);
        const int severity = control ? static_cast<int>(control->severity) : -1;
        const int kind = move.after == Verdict::Fail ? 0 : move.after == Verdict::Pass ? 1 : 2;
        return std::tuple(-severity, kind);
    });
    told.gravest = moves.first(std::min(most, moves.size()));
    told.more = static_cast<int>(moves.size() - told.gravest.size());
    if (told.more == 0)
        return told;
    QMap<QString, int> areas;
    for (const Move &move : std::as_const(moves)) {
        const Control *control = catalog.find(move.control);
        ++areas[control ? control->area : QString()];
    }
    for (auto it = areas.cbegin(); it != areas.cend(); ++it)
        told.byArea.append({ it.key(), it.value() });
    std::ranges::stable_sort(told.byArea, std::greater(), &std::pair<QString, int>::second);
    return told;
}

} // namespace bw::posture

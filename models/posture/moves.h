// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/posture/evaluation.h"

namespace bw::posture {

/// What moved a score, short enough to be read: hundreds of findings move when a target is looked at for the first time.
struct MovesTold
{
    QList<Move> gravest {}; ///< by the weight of their controls; fails before passes, and these before what is no longer known
    QList<std::pair<QString, int>> byArea {}; ///< of all of them, most first; areas as in the catalog; empty where gravest has all
    int more = 0; ///< beside gravest
};
[[nodiscard]] MovesTold tellMoves(const Catalog &catalog, QList<Move> moves, qsizetype most = 3);

} // namespace bw::posture

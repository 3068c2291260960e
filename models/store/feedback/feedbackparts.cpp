// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackparts.h"

namespace bw::store {

std::vector<std::pair<std::size_t, std::size_t>> sameRecords(const std::vector<StoredRecord> &own, const std::vector<bool> &isTaken, const std::vector<StoredRecord> &theirs)
{
    std::vector<std::pair<std::size_t, std::size_t>> same;
    std::vector<std::size_t> mine, others;
    for (std::size_t i = 0, j = 0; i < own.size() && j < theirs.size();) {
        if (own[i].hash != theirs[j].hash) {
            ++(own[i].hash < theirs[j].hash ? i : j);
            continue;
        }
        const auto hash = own[i].hash;
        mine.clear();
        others.clear();
        std::size_t endOfMine = i, endOfTheirs = j;
        while (endOfMine < own.size() && own[endOfMine].hash == hash)
            ++endOfMine;
        while (endOfTheirs < theirs.size() && theirs[endOfTheirs].hash == hash)
            ++endOfTheirs;
        while (i < endOfMine || j < endOfTheirs) {
            if (i < endOfMine && isTaken[i])
                ++i;
            else if (i < endOfMine && j < endOfTheirs && own[i].results == theirs[j].results)
                same.emplace_back(i++, j++);
            else if (j == endOfTheirs || (i < endOfMine && own[i].results < theirs[j].results))
                mine.push_back(i++);
            else
                others.push_back(j++);
        }
        for (std::size_t k = 0; k < mine.size() && k < others.size(); ++k)
            same.emplace_back(mine[k], others[k]);
    }
    return same;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// What two reports in part have both. Pure; any thread.
namespace bw::store {

/// A record of a DMARC report as it is stored.
struct StoredRecord
{
    std::pair<std::uint64_t, std::uint64_t> hash; ///< of all but its results
    std::uint64_t results = 0; ///< hash of them
    std::int64_t number = 0, messages = 0;
    bool passes = false;
};

/// Each record of \p own with one of \p theirs that is the same but for results at most, those with the same results first; each at most
/// once, and none that \p isTaken (one for each of \p own) has. Both sorted by hash and results.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> sameRecords(const std::vector<StoredRecord> &own, const std::vector<bool> &isTaken, const std::vector<StoredRecord> &theirs);

} // namespace bw::store

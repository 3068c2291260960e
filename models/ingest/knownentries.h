// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/logs/line.h"
#include "models/store/entrypage.h"
#include "models/store/knownlines.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace bw::ingest {

/// The entries of journals that a node has: those of the store, and those that this run took. Pages of the store are read when an
/// entry of them comes. One thread.
class KnownEntries final
{
public:
    explicit KnownEntries(store::KnownLines &known)
        : m_known(known)
    {
    }
    [[nodiscard]] core::Result<bool> has(const logs::EntryId &id);
    void add(const logs::EntryId &id); ///< after has(), which has read its page: nothing can fail here
    /// Those added since the last call, for the store.
    [[nodiscard]] std::vector<logs::EntryId> takeAdded() { return std::exchange(m_added, {}); }
    /// A host may name any numbers: too many pages are in memory. What was added must be in the store before forget().
    [[nodiscard]] bool isLarge() const;
    void forget();

private:
    using Place = std::pair<std::uint64_t, std::uint64_t>; ///< journal, page
    core::Result<store::EntryPage *> pageOf(const logs::EntryId &id);

    store::KnownLines &m_known;
    std::map<Place, store::EntryPage> m_pages;
    Place m_lastPlace {};
    store::EntryPage *m_last = nullptr;
    std::vector<logs::EntryId> m_added;
};

} // namespace bw::ingest

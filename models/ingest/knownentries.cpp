// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/knownentries.h"

namespace bw::ingest {

using core::fail;

namespace {

constexpr std::size_t mostPages = 4096; ///< about 3 MB

} // namespace

core::Result<store::EntryPage *> KnownEntries::pageOf(const logs::EntryId &id)
{
    const Place place(id.journal, id.number / store::EntryPage::numbers);
    if (m_last && m_lastPlace == place)
        return m_last;
    auto there = m_pages.find(place);
    if (there == m_pages.end()) {
        auto stored = m_known.entryPage(place.first, place.second);
        if (!stored)
            return fail(stored.error());
        there = m_pages.emplace(place, std::move(*stored)).first;
    }
    m_lastPlace = place;
    return m_last = &there->second;
}

core::Result<bool> KnownEntries::has(const logs::EntryId &id)
{
    const auto page = pageOf(id);
    if (!page)
        return fail(page.error());
    return (*page)->has(id.number);
}

void KnownEntries::add(const logs::EntryId &id)
{
    const Place place(id.journal, id.number / store::EntryPage::numbers);
    (m_last && m_lastPlace == place ? *m_last : m_pages.at(place)).add(id.number);
    m_added.push_back(id);
}

bool KnownEntries::isLarge() const
{
    return m_pages.size() > mostPages;
}

void KnownEntries::forget()
{
    m_pages.clear();
    m_last = nullptr;
}

} // namespace bw::ingest

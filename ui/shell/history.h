// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/navigator.h"
#include "ui/shell/timechoice.h"

#include <QList>
#include <QStringList>
#include <QVariantMap>

namespace bw::shell {

/// Where somebody is: page, time, nodes, zone, the page's own chips, and what the page itself remembers.
struct Place
{
    QString page;
    TimeChoice time;
    QList<core::TimeRange> zooms; ///< innermost last
    QStringList nodes;
    QString zone; ///< empty: the store's home zone
    store::Filter chips; ///< range, nodes and zone of it are not used
    QVariantMap state;

    /// The same but for what the page remembers: then nothing new has to be kept. Another "view" of a page is another place.
    [[nodiscard]] bool sameAs(const Place &other) const
    {
        const QVariant view = state.value(QStringLiteral("view")), otherView = other.state.value(QStringLiteral("view"));
        const bool sameView = !view.isValid() || !otherView.isValid() || view == otherView;
        return sameView && page == other.page && time == other.time && zooms == other.zooms && nodes == other.nodes && zone == other.zone
            && chips == other.chips;
    }
};

/// Back and forward as a browser has it. Plain value.
class History final
{
public:
    /// Forgets what was ahead. A place equal to the present one replaces it.
    void visit(const Place &place)
    {
        if (m_at >= 0 && m_places.at(m_at).sameAs(place)) {
            m_places[m_at] = place;
            return;
        }
        m_places.resize(m_at + 1);
        m_places << place;
        if (m_places.size() > most)
            m_places.removeFirst();
        m_at = m_places.size() - 1;
    }
    /// What the page remembers when it is left.
    void leave(const QVariantMap &state)
    {
        if (m_at >= 0)
            m_places[m_at].state = state;
    }
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    const Place &goBack() { return m_places.at(--m_at); }
    const Place &goForward() { return m_places.at(++m_at); }

private:
    static constexpr qsizetype most = 100;
    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace bw::shell

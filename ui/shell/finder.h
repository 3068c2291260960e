// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/commandpalette.h"

#include <QObject>

namespace bw::itemmodels {
class StoreSearch;
struct StoreHits;
}

namespace bw::store {
struct MessageSummary;
}

namespace bw::service {
class Session;
}

namespace bw::shell {

class Window;

/// What the command search of this window finds: pages, commands and nodes at once, the store's answers later.
class Finder final : public QObject
{
    Q_OBJECT
public:
    Finder(Window &window, CommandPalette &palette);
    void setSession(service::Session *session) { m_session = session; }

private:
    [[nodiscard]] QList<SearchHit> instant(const QString &text) const;
    [[nodiscard]] QList<SearchHit> filteredPages(const QString &text) const;
    void ask(const QString &text);
    void answer(const QString &text, const itemmodels::StoreHits &hits);
    [[nodiscard]] QList<SearchHit> messageHits(const itemmodels::StoreHits &hits) const;
    void showInPanel(const store::MessageSummary &message) const;
    void used(const QString &key) const;

    Window &m_window;
    CommandPalette &m_palette;
    service::Session *m_session = nullptr;
    itemmodels::StoreSearch *m_search = nullptr;
    mutable QStringList m_recent; ///< keys of what was opened, newest first
};

} // namespace bw::shell

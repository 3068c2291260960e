// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/filter.h"

#include <QString>
#include <QVariantMap>

#include <functional>

class QWidget;

namespace bw::ui {

/// What a page may ask of the window around it. The window implements it; a test hands in a fake. GUI thread.
/// Every change of place or filter goes through here, so that Alt+Left finds the way back to the same place.
class Navigator
{
public:
    virtual ~Navigator() = default;

    /// Opens a page ("overview", "volume", "mailauth", "messages", "logins", "coverage", "settings") with this filter. Range, nodes and
    /// zone of the filter become the window's; an empty range or zone keeps what is chosen. state is handed to the page's
    /// restoreState() (what it saves itself, or words that its header documents: a tab, a row to select).
    virtual void openPage(const QString &id, const store::Filter &filter, const QVariantMap &state = {}) = 0;
    /// The messages page with this message's events open.
    virtual void openMessage(qint64 id) = 0;
    /// One login's timeline on the logins page.
    virtual void openLogin(const QString &user) = 0;

    /// The filter of the page that is shown: its own chips and the window's nodes, range and zone. Comes back by setFilter().
    virtual void changeFilter(const store::Filter &filter) = 0;
    virtual void zoomTo(const core::TimeRange &range) = 0; ///< the picker shows it; zoomBack() undoes it
    virtual void zoomBack() = 0;
    virtual void showWholeRange() = 0; ///< leaves every zoom

    /// Shows \p panel (a SidePanelFrame) at the side and takes ownership; the one before is deleted. Esc or its × closes it.
    virtual void openSidePanel(QWidget *panel) = 0;
    virtual void closeSidePanel() = 0;

    /// Runs an action of the window's table by its id ("import", "importReports", "checkMessage", "export", "demo", "search").
    virtual void trigger(const QString &action) = 0;
    /// Files and folders that somebody dropped, by content: logs open the import dialog, reports of receivers are read, one message is
    /// checked. Empty: the import dialog asks for logs.
    virtual void importLogs(const QStringList &paths) = 0;
    /// Asks what becomes of input that no page has saved, and then calls \p go, unless somebody goes on editing. For all that
    /// takes the pages away: another store, another language.
    virtual void afterUnsaved(std::function<void()> go) = 0;
    /// A fact for the status bar, replaced by the next; never an address.
    virtual void say(const QString &fact) = 0;
};

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "ui/itemmodels/needfacts.h"
#include "ui/itemmodels/storefacts.h"
#include "ui/page/desk.h"
#include "ui/page/page.h"
#include "ui/shell/history.h"

#include <QMainWindow>
#include <QPointer>
#include <QSet>

#include <memory>
#include <optional>

class QMenu;
class QStackedWidget;

namespace bw::shell {

class Actions;
class CommandPalette;
class Finder;
class FirstStart;
class JobWatch;
class NavBar;
class NodePicker;
class RangePicker;
class SidePanelHost;
class StatusBar;
class StatusFacts;
class StoreCommands;
class TopBar;
class WindowMemory;
class ZonePicker;

/// A page that the window can open. Titles are translated when the list is made.
struct PageEntry
{
    QString id, icon, title;
    QString group; ///< empty: before the groups; "end": at the navigation's foot
    std::function<ui::Page *(const ui::PageContext &context)> make;
};

/// The one window: navigation, top bar, pages, side panel, status bar. It owns range, nodes and zone, and the way back.
/// Shows first start until somebody said who they are. GUI thread.
class Window final : public QMainWindow, public ui::Navigator
{
    Q_OBJECT
public:
    struct Options
    {
        bool reset = false; ///< forget size, page, panel and filters
        bool expectsStore = false; ///< one is being opened: no first start
        QStringList imports; ///< files of the command line: the import dialog opens for them
    };
    Window(ui::Desk &desk, const core::Clock &clock, QList<PageEntry> pages, const Options &options);
    ~Window() override;

    [[nodiscard]] Actions &actions() const { return *m_actions; }
    [[nodiscard]] ui::Page *currentPage() const;
    [[nodiscard]] const Place &place() const { return m_place; }
    [[nodiscard]] core::TimeRange range() const;
    [[nodiscard]] const QList<PageEntry> &pages() const { return m_pages; }
    [[nodiscard]] const itemmodels::StoreFacts *facts() const { return m_facts; }

    // ui::Navigator
    void openPage(const QString &id, const store::Filter &filter, const QVariantMap &state = {}) override;
    void openMessage(qint64 id) override;
    void openLogin(const QString &user) override;
    void changeFilter(const store::Filter &filter) override;
    /// All nodes, the whole range, and no chip of this page set.
    void clearFilters();
    void zoomTo(const core::TimeRange &range) override;
    void zoomBack() override;
    void showWholeRange() override;
    void openSidePanel(QWidget *panel) override;
    void closeSidePanel() override;
    void trigger(const QString &action) override;
    void importLogs(const QStringList &paths) override;
    void afterUnsaved(std::function<void()> go) override;
    void say(const QString &fact) override;

    [[nodiscard]] ui::Format format() const; ///< of the present zone
    /// From the navigation: the page as it was left, with the window's range, nodes and zone.
    void showPage(const QString &id);
    [[nodiscard]] store::Filter filterOf(const Place &place) const;

Q_SIGNALS:
    void pageShown(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildFrame();
    void buildNavigation();
    void connectPickers();
    void connectSession();
    void dropSession();
    void showFirstStart();
    void leaveFirstStart();
    void storeFailed(const core::Problem &problem);
    void runAction(const QString &id, bool checked);
    void go(const Place &place);
    void showPlace(const Place &place);
    void updateTopBar();
    void updateTitle();
    void updateNavigation();
    void updateBanners();
    [[nodiscard]] ui::BannerSpec readOnlyBanner();
    void factsChanged();
    void showBadges();
    void exportPage();
    void addNode(bool isFirst);
    void collect();
    void openImport(const QStringList &paths, bool oneLog, bool folder);
    void importReports(const QStringList &paths);
    void chooseReports(bool folder);
    void checkMessage(const QString &file);
    void reportMailboxes();
    [[nodiscard]] ui::PageContext pageContext();
    void moveRegion(int step);
    void keepFocus();
    void remember();
    void restore(bool reset);
    void rememberChips();
    void restoreChips();
    [[nodiscard]] core::ZoneRules zoneRules() const;
    [[nodiscard]] core::UtcMicros anchor(const QString &page) const; ///< where spans that end with the newest data end
    [[nodiscard]] core::TimeRange meant(const QString &page, const TimeChoice &choice, const QList<core::TimeRange> &zooms) const;

    ui::Desk &m_desk;
    const core::Clock &m_clock;
    QList<PageEntry> m_pages;
    std::unique_ptr<WindowMemory> m_memory;
    Actions *m_actions = nullptr;
    QMenu *m_menu = nullptr;
    QStackedWidget *m_root = nullptr;
    QWidget *m_frame = nullptr;
    NavBar *m_nav = nullptr;
    TopBar *m_top = nullptr;
    SidePanelHost *m_host = nullptr;
    QStackedWidget *m_stack = nullptr;
    StatusBar *m_status = nullptr;
    NodePicker *m_nodePicker = nullptr;
    RangePicker *m_rangePicker = nullptr;
    ZonePicker *m_zonePicker = nullptr;
    CommandPalette *m_palette = nullptr;
    Finder *m_finder = nullptr;
    StoreCommands *m_storeCommands = nullptr;
    StatusFacts *m_statusFacts = nullptr;
    JobWatch *m_jobWatch = nullptr;
    QPointer<itemmodels::StoreFacts> m_facts;
    itemmodels::NeedFacts *m_needs = nullptr; ///< lives as m_facts does
    bool m_factsCame = false;
    QHash<QString, ui::Page *> m_built;
    QHash<QString, store::Filter> m_chips;
    QHash<QString, QVariantMap> m_lasting; ///< of pages that were not built yet
    QString m_chipsStore; ///< path of the store that the remembered chips are of
    Place m_place;
    History m_history;
    QPointer<QWidget> m_firstStart;
    bool m_checksAfterStart = false, m_addsNodeAfterStart = false;
    QStringList m_pendingImports;
    QStringList m_dropped; ///< that is being told apart
    std::optional<bool> m_navNarrow; ///< what the person chose for the present width
    bool m_wasSmall = false;
    QSet<const ui::Page *> m_discarded; ///< of the question that is being asked: their input may go
    bool m_mayClose = false; ///< what was not saved was asked for
};

} // namespace bw::shell

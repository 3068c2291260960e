// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window.h"

#include "models/service/fleet.h"
#include "models/service/postures.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/messagebox.h"
#include "ui/fleet/secretdialog.h"
#include "ui/itemmodels/storefacts.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/exportmenu.h"
#include "ui/shell/finder.h"
#include "ui/shell/firststart.h"
#include "ui/shell/jobwatch.h"
#include "ui/shell/navbar.h"
#include "ui/shell/pickerpopup.h"
#include "ui/shell/rangepicker.h"
#include "ui/shell/sidepanelhost.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/statusfacts.h"
#include "ui/shell/storecommands.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowmemory.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

constexpr int smallWidth = 1100;

} // namespace

Window::Window(ui::Desk &desk, const core::Clock &clock, QList<PageEntry> pages, const Options &options)
    : m_desk(desk)
    , m_clock(clock)
    , m_pages(std::move(pages))
    , m_memory(std::make_unique<WindowMemory>(desk))
    , m_pendingImports(options.imports)
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    if (options.reset)
        m_memory->forgetAll();
    m_actions = new Actions(this);
    buildFrame();
    buildNavigation();
    connectPickers();
    m_storeCommands = new StoreCommands(m_desk, *m_actions, *this, this);
    m_palette = new CommandPalette(this);
    m_finder = new Finder(*this, *m_palette);
    connect(m_actions, &Actions::triggered, this, &Window::runAction);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (!now)
            QMetaObject::invokeMethod(this, &Window::keepFocus, Qt::QueuedConnection);
    });
    connect(&m_desk, &ui::Desk::sessionAboutToClose, this, &Window::dropSession);
    connect(&m_desk, &ui::Desk::sessionOpened, this, &Window::connectSession);
    connect(&m_desk, &ui::Desk::storeFailed, this, &Window::storeFailed);
    restore(options.reset);
    if (!options.expectsStore && !m_desk.session())
        showFirstStart();
    connect(&m_desk, &ui::Desk::settingsChanged, this, [this] { menuBar()->setVisible(m_memory->load(u"menuBar"_s) == "1"); });
    if (m_desk.session())
        connectSession();
    updateTopBar();
    updateTitle();
}

Window::~Window()
{
    dropSession();
    // Tables remember their columns when they go: also those of a panel that was closed just now.
    delete takeCentralWidget();
}

void Window::buildFrame()
{
    m_root = new QStackedWidget;
    m_frame = new QWidget;
    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_nav = new NavBar;
    row->addWidget(m_nav);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_top = new TopBar(*m_actions);
    m_stack = new QStackedWidget;
    m_stack->setObjectName(u"pageStack"_s);
    m_host = new SidePanelHost(m_stack);
    m_host->setObjectName(u"sidePanelHost"_s);
    m_status = new StatusBar;
    column->addWidget(m_top);
    column->addWidget(m_host, 1);
    column->addWidget(m_status);
    row->addLayout(column, 1);
    m_root->addWidget(m_frame);
    setCentralWidget(m_root);

    m_menu = m_actions->makeMenu(this);
    connect(m_nav->menuButton(), &QAbstractButton::clicked, this, [this] {
        const QWidget *button = m_nav->menuButton();
        m_menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    auto *menuKey = new QShortcut(QKeySequence(Qt::Key_F10), this);
    connect(menuKey, &QShortcut::activated, m_nav->menuButton(), &QAbstractButton::click);
    connect(m_host, &SidePanelHost::panelChanged, m_actions->get(u"togglePanel"_s), &QAction::setChecked);
    connect(m_host, &SidePanelHost::panelWidthChanged, this,
            [this](int width) { m_memory->save(u"panelWidth/"_s + m_place.page, QByteArray::number(width)); });
    connect(m_status, &StatusBar::jobCancelled, this, [](service::Job *job) { job->cancel(); });
    m_statusFacts = new StatusFacts(*this, m_clock, *m_status);
    m_jobWatch = new JobWatch(*this);
    connect(m_status->said(), &StatusItem::clicked, m_jobWatch, &JobWatch::showLastImport);
}

void Window::buildNavigation()
{
    QString group;
    for (const PageEntry &page : std::as_const(m_pages)) {
        if (page.group != group) {
            if (page.group == u"end")
                m_nav->addStretch();
            else
                m_nav->addGroup(page.group);
            group = page.group;
        }
        NavItem *item = m_nav->addItem(page.id, page.icon, page.title);
        item->setKeys(m_actions->addPage(page.id, page.icon, page.title)->shortcut().toString(QKeySequence::NativeText));
    }
    if (group != u"end")
        m_nav->addStretch();
    connect(m_nav, &NavBar::pageChosen, this, &Window::showPage);
    connect(m_nav, &NavBar::badgeChosen, this, [this](const QString &id) {
        store::Filter filter = filterOf(m_place);
        if (id == u"fleet")
            filter.nodes.clear(); // the badge counts all
        openPage(id, filter, { { u"needsYou"_s, true } });
    });
    m_menu->deleteLater();
    m_menu = m_actions->makeMenu(this); // with the pages
    m_actions->fill(menuBar());
    menuBar()->setVisible(m_memory->load(u"menuBar"_s) == "1");
}

void Window::connectPickers()
{
    m_nodePicker = new NodePicker(this);
    m_rangePicker = new RangePicker(this);
    m_zonePicker = new ZonePicker(this);
    connect(m_nodePicker, &NodePicker::nodesChosen, this, [this](const QStringList &nodes) {
        Place place = m_place;
        place.nodes = nodes;
        go(place);
    });
    connect(m_rangePicker, &RangePicker::rangeChosen, this, [this](const TimeChoice &choice) {
        Place place = m_place;
        place.time = choice;
        place.zooms.clear();
        go(place);
    });
    connect(m_rangePicker, &RangePicker::wholeRangeChosen, this, &Window::showWholeRange);
    connect(m_zonePicker, &ZonePicker::zoneChosen, this, [this](const QString &zone) {
        Place place = m_place;
        place.zone = zone;
        go(place);
        config::Settings settings = m_desk.settings();
        settings.displayZone = zone;
        m_desk.changeSettings(settings);
    });
}

void Window::connectSession()
{
    service::Session *session = m_desk.session();
    leaveFirstStart();
    m_facts = new itemmodels::StoreFacts(session, this);
    m_needs = new itemmodels::NeedFacts(session, m_facts);
    m_factsCame = false;
    connect(m_needs, &itemmodels::NeedFacts::changed, this, &Window::showBadges);
    connect(m_facts, &itemmodels::StoreFacts::changed, this, &Window::factsChanged);
    connect(session, &service::Session::hoursChanged, this, [this](const QList<core::UtcMicros> &hours) {
        m_facts->refresh();
        m_needs->refresh();
        for (ui::Page *page : std::as_const(m_built))
            page->refresh(hours);
    });
    connect(session, &service::Session::feedbackChanged, m_facts, &itemmodels::StoreFacts::refresh);
    connect(session->fleet(), &service::Fleet::changed, m_facts, &itemmodels::StoreFacts::refresh);
    connect(session->fleet(), &service::Fleet::changed, m_needs, &itemmodels::NeedFacts::refresh);
    if (service::Postures *postures = session->postures()) {
        connect(postures, &service::Postures::changed, m_needs, &itemmodels::NeedFacts::refresh);
        postures->prepare();
    }
    connect(session->fleet(), &service::Fleet::collectingChanged, this, &Window::updateTopBar);
    connect(session->fleet(), &service::Fleet::secretsMissing, this, [this, session](const QStringList &nodes) {
        // One question at a time: the page goes on telling of the rest.
        if (const auto dialogs = findChildren<QDialog *>(); std::ranges::none_of(dialogs, &QWidget::isVisible))
            fleet::askForSecrets(this, session, nodes);
    });
    connect(session, &service::Session::jobsChanged, this, [this, session] { m_status->setJobs(session->jobs()); });
    connect(session, &service::Session::healthChanged, this, &Window::updateBanners);
    m_status->setJobs(session->jobs());
    m_finder->setSession(session);
    m_jobWatch->setSession(session);
    m_history = {};
    if (m_place.page.isEmpty())
        m_place.page = m_pages.constFirst().id;
    if (!m_chipsStore.isEmpty() && m_chipsStore != session->store().path()) { // chips name things of one store
        m_chips.clear();
        m_lasting.clear();
        m_place.chips = {};
    }
    m_chipsStore.clear();
    go(m_place);
    m_statusFacts->update();
    if (!m_pendingImports.isEmpty())
        QMetaObject::invokeMethod(this, [this, paths = std::exchange(m_pendingImports, {})] { importLogs(paths); }, Qt::QueuedConnection);
}

void Window::dropSession()
{
    if (!m_facts)
        return;
    rememberChips();
    m_host->setPanel(nullptr);
    m_finder->setSession(nullptr);
    m_jobWatch->setSession(nullptr);
    m_status->setJobs({});
    for (ui::Page *page : std::as_const(m_built)) {
        m_stack->removeWidget(page);
        delete page;
    }
    m_built.clear();
    delete m_facts;
    m_needs = nullptr;
    m_place.nodes.clear();
    m_place.zooms.clear();
    m_chips.clear();
    for (NavItem *item : m_nav->items())
        item->setBadge(0, false);
}

void Window::showFirstStart()
{
    if (m_firstStart)
        return;
    auto *start = new FirstStart(m_desk);
    m_firstStart = start;
    connect(start, &FirstStart::finished, this, [this](FirstStart::Way way) {
        m_addsNodeAfterStart = way == FirstStart::Way::Admin;
        m_checksAfterStart = way == FirstStart::Way::SmallSender;
        switch (way) {
        case FirstStart::Way::Admin:
        case FirstStart::Way::SmallSender:
            m_desk.openOrCreateStore(m_desk.defaultStorePath(), m_desk.settings().homeZone);
            break;
        case FirstStart::Way::Auditor:
            m_storeCommands->openReadOnly();
            break;
        case FirstStart::Way::AnotherStore:
            m_storeCommands->open();
            break;
        case FirstStart::Way::Demo:
            m_desk.openDemo(m_desk.settings().homeZone);
            break;
        }
    });
    m_root->addWidget(start);
    m_root->setCurrentWidget(start);
}

void Window::leaveFirstStart()
{
    m_root->setCurrentWidget(m_frame);
    if (!m_firstStart)
        return;
    m_root->removeWidget(m_firstStart);
    m_firstStart->deleteLater();
    m_firstStart = nullptr;
    if (std::exchange(m_checksAfterStart, false) && m_pendingImports.isEmpty())
        QMetaObject::invokeMethod(this, [this] { openPage(u"posture"_s, filterOf(m_place)); }, Qt::QueuedConnection);
    if (std::exchange(m_addsNodeAfterStart, false) && m_pendingImports.isEmpty())
        QMetaObject::invokeMethod(this, [this] { addNode(true); }, Qt::QueuedConnection);
}

void Window::storeFailed(const core::Problem &problem)
{
    ui::MessageBox::showProblem(this, problem, tr("Open store"));
    if (!m_desk.session() && m_root->currentWidget() == m_frame)
        showFirstStart();
}

void Window::factsChanged()
{
    m_factsCame = true;
    m_nodePicker->setNodes(m_facts->nodeNames());
    m_nodePicker->setChosen(m_place.nodes);
    m_zonePicker->setHomeZone(m_facts->info().homeZone);
    showPlace(m_place); // a preset ends with the newest data
    m_statusFacts->update();
    updateBanners();
    updateTitle();
    showBadges();
}

/// Navigation, top bar, content, side panel, status bar, and round again.
void Window::moveRegion(int step)
{
    const QList<QWidget *> regions { m_nav, m_top, m_stack, m_host->panel(), m_status };
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = 2;
    for (qsizetype i = 0; i < regions.size(); ++i)
        if (regions.at(i) && focus && (regions.at(i) == focus || regions.at(i)->isAncestorOf(focus)))
            at = i;
    for (qsizetype tries = 0; tries < regions.size(); ++tries) {
        at = (at + step + regions.size()) % regions.size();
        QWidget *region = regions.at(at);
        if (!region)
            continue;
        QWidget *target = nullptr;
        if (region == m_nav)
            target = m_nav->firstFocus();
        else if (region == m_stack)
            target = currentPage() ? currentPage()->firstFocus() : nullptr;
        const QList<QWidget *> inside = region->findChildren<QWidget *>();
        if (!target || !(target->focusPolicy() & Qt::TabFocus)) {
            const auto it = std::ranges::find_if(inside, [](const QWidget *one) { return one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus); });
            target = it == inside.end() ? nullptr : *it;
        }
        if (target) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

/// Whoever works with keys stands somewhere: what had the focus may be gone after an import, or when another answer came.
void Window::keepFocus()
{
    ui::Page *page = currentPage();
    if (!page || !page->isVisible() || !isActiveWindow() || focusWidget() || QApplication::activeModalWidget() || QApplication::activePopupWidget())
        return;
    const auto canTake = [](const QWidget *one) { return one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus); };
    QWidget *target = page->firstFocus();
    if (!canTake(target)) {
        const QList<QWidget *> inside = page->findChildren<QWidget *>();
        const auto found = std::ranges::find_if(inside, canTake);
        target = found == inside.end() ? m_nav->firstFocus() : *found;
    }
    if (target)
        target->setFocus(Qt::OtherFocusReason);
}

// -- frame

bool Window::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate) // before Qt takes the first of all, which is the menu
        keepFocus();
    return QMainWindow::event(event);
}

void Window::updateTopBar()
{
    const ui::Page *page = currentPage();
    QString nodes;
    const qsizetype known = m_facts ? m_facts->nodes().size() : 0;
    if (m_place.nodes.size() == 1)
        nodes = m_place.nodes.constFirst();
    else if (!m_place.nodes.isEmpty())
        nodes = tr("%n node(s)", nullptr, int(m_place.nodes.size()));
    else
        nodes = known == 0 ? tr("All nodes") : tr("All %n nodes", nullptr, int(known));
    m_top->setNodes(nodes);
    m_top->setRange(nameOf(m_place.time, range(), !m_place.zooms.isEmpty(), format()), shortNameOf(m_place.time, range(), !m_place.zooms.isEmpty(), format()));
    m_top->setZone(QString::fromStdString(zoneRules().name()));
    m_top->setNarrowed(!m_place.nodes.isEmpty(), !m_place.zooms.isEmpty());
    ui::setDisabledReason(m_top->nodes(), page ? page->whyNoNodes() : QString());
    ui::setDisabledReason(m_top->range(), page ? page->whyNoRange() : QString());
    ui::setDisabledReason(m_top->zone(), page ? page->whyNoZone() : QString());
    ui::setDisabledReason(m_top->exportButton(), page ? whyNoExport(*page) : QString());
    m_actions->get(u"back"_s)->setEnabled(m_history.canGoBack());
    m_actions->get(u"forward"_s)->setEnabled(m_history.canGoForward());
    m_actions->get(u"zoomBack"_s)->setEnabled(!m_place.zooms.isEmpty());
    m_actions->get(u"wholeRange"_s)->setEnabled(!m_place.zooms.isEmpty());
    const QString whyNoImport = m_desk.session() && m_desk.session()->isReadOnly() ? tr("This store is open read-only.") : QString();
    ui::setDisabledReason(m_top->importButton(), whyNoImport);
    const bool isCollecting = m_desk.session() && m_desk.session()->fleet()->collecting();
    const bool canChange = m_desk.session() && whyNoImport.isEmpty();
    m_top->setCollects(m_facts && m_facts->reachedNodes() > 0);
    ui::setDisabledReason(m_top->collectButton(), isCollecting ? tr("Nodes are being read now.") : whyNoImport);
    m_actions->get(u"collect"_s)->setEnabled(canChange && !isCollecting);
    m_actions->get(u"addNode"_s)->setEnabled(canChange);
    m_actions->get(u"compareSnapshots"_s)->setEnabled(m_desk.session());
    for (const QString &id : { u"import"_s, u"importFolder"_s, u"importReports"_s, u"importReportFolder"_s })
        m_actions->get(id)->setEnabled(canChange);
    for (const QString &id : { u"checkMessage"_s, u"reportMailboxes"_s })
        m_actions->get(id)->setEnabled(m_desk.session());
}

void Window::updateTitle()
{
    const ui::Page *page = currentPage();
    const QString store = m_facts && m_facts->isKnown() ? m_facts->info().path.section(u'/', -1) : QString();
    if (page && !store.isEmpty())
        //: Title of the window: page, store
        setWindowTitle(tr("%1 – %2 – Breakwater").arg(page->title(), store));
    else
        setWindowTitle(u"Breakwater"_s);
}

/// This desk opens it so until Settings change that.
ui::BannerSpec Window::readOnlyBanner()
{
    return { u"readOnlyKept"_s, ui::Mark::Unknown, tr("This store is open read-only."), tr("So it will be the next time, too."), tr("Change in Settings"), [this] { trigger(u"settings"_s); }, true };
}

void Window::updateBanners()
{
    service::Session *session = m_desk.session();
    ui::Page *page = currentPage();
    if (!session || !page)
        return;
    QList<ui::BannerSpec> banners;
    if (session->isReadOnly()) {
        const core::Problem why = session->store().whyReadOnly();
        const bool damaged = why.kind == core::ProblemKind::Damaged;
        if (!damaged && m_desk.settings().readOnlyStores.contains(QFileInfo(session->store().path()).absoluteFilePath()))
            banners << readOnlyBanner();
        else if (!why.what.isEmpty())
            banners << ui::BannerSpec { u"readOnly"_s, damaged ? ui::Mark::Critical : ui::Mark::Unknown, why.what,
                                        QStringList { why.reason, why.remedy }.join(u' ').trimmed(), {}, {}, !damaged };
    }
    page->setWindowBanners(banners);
}

void Window::updateNavigation()
{
    const bool small = width() < smallWidth;
    if (small != m_wasSmall)
        m_navNarrow.reset();
    m_wasSmall = small;
    const bool narrow = m_navNarrow.value_or(small);
    m_nav->setNarrow(narrow);
    m_actions->get(u"toggleNav"_s)->setChecked(!narrow);
    m_host->setCovering(small);
}

void Window::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateNavigation();
}

void Window::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_host->panel())
        m_host->setPanel(nullptr);
    else
        QMainWindow::keyPressEvent(event);
}

void Window::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (m_desk.session() && !m_desk.session()->isReadOnly() && std::ranges::any_of(urls, &QUrl::isLocalFile))
        event->acceptProposedAction();
}

void Window::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    importLogs(paths);
}

} // namespace bw::shell

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window.h"

#include "models/core/upto.h"
#include "models/service/droppedpaths.h"
#include "models/service/session.h"
#include "ui/common/filedialog.h"
#include "ui/mailauth/checkdialog.h"
#include "ui/mailauth/mailboxesdialog.h"
#include "ui/shell/actions.h"
#include "ui/shell/importdialog.h"
#include "ui/shell/jobwatch.h"
#include "ui/shell/navbar.h"
#include "ui/shell/pickerpopup.h"
#include "ui/shell/sidepanelhost.h"
#include "ui/shell/statusbar.h"
#include "ui/shell/windowmemory.h"

#include <QStackedWidget>

#include <algorithm>

// Where somebody is, and what pages ask of the window.

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

bool touchesChips(const store::Filter &a, const store::Filter &b)
{
    store::Filter left = a, right = b;
    left.range = right.range = {};
    left.zone.clear();
    right.zone.clear();
    left.nodes.clear();
    right.nodes.clear();
    return !(left == right);
}

store::Filter chipsOf(store::Filter filter)
{
    filter.range = {};
    filter.zone.clear();
    filter.nodes.clear();
    return filter;
}

} // namespace

core::ZoneRules Window::zoneRules() const
{
    const core::ZoneRules named = core::ZoneRules::named(m_place.zone.toStdString());
    if (!m_place.zone.isEmpty() && named.isValid())
        return named;
    return m_desk.session() ? m_desk.session()->store().homeZone() : core::ZoneRules::system();
}

ui::Format Window::format() const
{
    const QTimeZone zone(QByteArray::fromStdString(zoneRules().name()));
    return ui::Format(QLocale(), zone.isValid() ? zone : QTimeZone::utc());
}

core::UtcMicros Window::anchor(const QString &page) const
{
    if (!m_facts)
        return anchorFor(m_clock.now(), 0, 0, zoneRules());
    // What is collected goes on to the last round: hours in which nothing was heard belong to the picture. The clock bounds it, as it was set then.
    // Reports are newest on the page that shows them, where the logs end earlier.
    const core::UtcMicros last = m_facts->lastHeard(), round = std::min(m_facts->lastRound(), m_clock.now());
    const core::UtcMicros reported = page == u"mailauth" ? std::min(m_facts->lastReported(), m_clock.now()) : 0;
    return anchorFor(m_clock.now(), m_facts->firstHeard(), last == 0 ? 0 : std::max({ last, round, reported }), zoneRules());
}

core::TimeRange Window::meant(const QString &page, const TimeChoice &choice, const QList<core::TimeRange> &zooms) const
{
    const core::UtcMicros end = anchor(page), latest = latestEnd(m_clock.now(), end, zoneRules());
    return zooms.isEmpty() ? resolve(choice, end, latest, zoneRules()) : core::upTo(zooms.constLast(), latest);
}

core::TimeRange Window::range() const
{
    return meant(m_place.page, m_place.time, m_place.zooms);
}

store::Filter Window::filterOf(const Place &place) const
{
    store::Filter filter = place.chips;
    filter.range = meant(place.page, place.time, place.zooms);
    filter.nodes = place.nodes;
    filter.zone = place.zone;
    return filter;
}

void Window::go(const Place &place)
{
    if (ui::Page *page = currentPage())
        m_history.leave(page->saveState());
    m_history.visit(place);
    showPlace(place);
    remember();
}

void Window::showPlace(const Place &place)
{
    const bool otherPage = place.page != m_place.page || !currentPage();
    m_place = place;
    m_chips.insert(place.page, place.chips);
    updateTopBar();
    if (!m_desk.session())
        return;
    ui::Page *&page = m_built[place.page];
    if (!page) {
        const auto entry = std::ranges::find(m_pages, place.page, &PageEntry::id);
        const PageEntry &found = entry == m_pages.end() ? m_pages.constFirst() : *entry;
        page = found.make(pageContext());
        m_stack->addWidget(page);
        connect(page, &ui::Page::answerChanged, this, &Window::updateTitle);
        connect(page, &ui::Page::olderFilterChanged, this, &Window::updateTopBar);
        if (const QVariantMap lasting = m_lasting.take(place.page); !lasting.isEmpty() && place.state.isEmpty())
            page->restoreState(lasting);
    }
    if (otherPage) {
        m_host->setPanel(nullptr);
        if (const int width = m_memory->load(u"panelWidth/"_s + place.page).toInt(); width > 0)
            m_host->setPanelWidth(width);
    }
    page->setFilter(filterOf(place));
    page->setHeld(!m_factsCame);
    if (m_factsCame) {
        Place asOfLogs = place; // what needs a person does not change with the page
        asOfLogs.page.clear();
        m_needs->ask(filterOf(asOfLogs));
    }
    if (!place.state.isEmpty()) {
        page->restoreState(place.state);
        m_place.state.clear();
    }
    m_stack->setCurrentWidget(page);
    m_nav->setCurrent(place.page);
    updateTopBar();
    if (otherPage) {
        updateBanners();
        updateTitle();
        Q_EMIT pageShown(place.page);
    }
}

void Window::showPage(const QString &id)
{
    Place place = m_place;
    place.page = id;
    place.chips = m_chips.value(id);
    place.state.clear();
    // A page's own entry leads from what was opened on it to where it begins: its state says how.
    if (const ui::Page *page = currentPage(); page && id == m_place.page)
        place.state = page->saveState().value(u"beginning"_s).toMap();
    go(place);
    if (ui::Page *page = currentPage())
        page->firstFocus()->setFocus(Qt::ShortcutFocusReason);
}

void Window::openPage(const QString &id, const store::Filter &filter, const QVariantMap &state)
{
    Place place = m_place;
    place.page = id;
    place.nodes = filter.nodes;
    if (!filter.zone.isEmpty())
        place.zone = filter.zone;
    if (filter.range.length() > 0 && filter.range != range()) {
        const core::TimeRange whole = meant(place.page, place.time, {});
        if (filter.range == whole)
            place.zooms.clear();
        else if (whole.from <= filter.range.from && filter.range.to <= whole.to)
            place.zooms << filter.range;
        else {
            place.time = TimeChoice { u"custom"_s, filter.range };
            place.zooms.clear();
        }
    }
    place.chips = chipsOf(filter);
    place.state = state;
    go(place);
    if (ui::Page *page = currentPage())
        page->firstFocus()->setFocus(Qt::ShortcutFocusReason);
}

void Window::openMessage(qint64 id)
{
    // From the list: what it was filtered by is there again when the message is closed.
    store::Filter filter = m_place.page == u"messages" ? m_place.chips : store::Filter();
    filter.nodes = m_place.nodes;
    openPage(u"messages"_s, filter, { { u"view"_s, u"message"_s }, { u"message"_s, id } });
}

void Window::openLogin(const QString &user)
{
    store::Filter filter;
    filter.nodes = m_place.nodes;
    openPage(u"logins"_s, filter, { { u"login"_s, user } });
}

void Window::changeFilter(const store::Filter &filter)
{
    Place place = m_place;
    place.nodes = filter.nodes;
    if (touchesChips(filter, place.chips))
        place.chips = chipsOf(filter);
    go(place);
    m_nodePicker->setChosen(place.nodes);
}

void Window::clearFilters()
{
    Place place = m_place;
    place.nodes.clear();
    place.chips = {};
    place.zooms.clear();
    go(place);
    m_nodePicker->setChosen(place.nodes);
}

void Window::zoomTo(const core::TimeRange &zoomed)
{
    if (zoomed.length() <= 0 || zoomed == range())
        return;
    Place place = m_place;
    place.zooms << zoomed;
    go(place);
}

void Window::zoomBack()
{
    if (m_place.zooms.isEmpty())
        return;
    Place place = m_place;
    place.zooms.removeLast();
    go(place);
}

void Window::showWholeRange()
{
    if (m_place.zooms.isEmpty())
        return;
    Place place = m_place;
    place.zooms.clear();
    go(place);
}

ui::Page *Window::currentPage() const
{
    return qobject_cast<ui::Page *>(m_stack->currentWidget());
}

void Window::openSidePanel(QWidget *panel)
{
    m_host->setPanel(panel);
}

void Window::closeSidePanel()
{
    m_host->setPanel(nullptr);
}

/// From the start, not from the visit of a page on.
void Window::showBadges()
{
    for (const PageEntry &page : std::as_const(m_pages)) {
        const QString which = page.id == m_pages.constFirst().id ? QString() : page.id;
        const bool isFleet = page.id == u"fleet";
        const int failing = isFleet && m_facts ? int(m_facts->failingNodes().size()) : 0;
        // The fleet's own are told of all nodes, whatever nodes are chosen.
        m_nav->item(page.id)->setBadge(isFleet ? failing : m_needs->count(which), m_needs->isAnyCritical(which) || (isFleet && m_facts && m_facts->isHostKeyInDoubt()));
    }
}

void Window::trigger(const QString &action)
{
    m_actions->get(action)->trigger();
}

/// By content: reports of receivers, a message to be checked, logs.
void Window::importLogs(const QStringList &paths)
{
    if (!m_desk.session()) {
        m_pendingImports += paths;
        return;
    }
    if (paths.isEmpty())
        return openImport({}, false, false);
    m_dropped += paths;
    m_desk.session()->ask(this, "dropped", [this, dropped = m_dropped](const std::atomic_bool &stop) -> std::function<void()> {
        const service::DroppedPaths apart = service::tellApart(dropped, stop);
        return [this, apart] {
            m_dropped.clear();
            if (!apart.reports.isEmpty())
                importReports(apart.reports);
            if (!apart.message.isEmpty())
                checkMessage(apart.message);
            if (!apart.logs.isEmpty())
                openImport(apart.logs, false, false);
        };
    });
}

void Window::importReports(const QStringList &paths)
{
    if (!m_desk.session() || m_desk.session()->isReadOnly() || paths.isEmpty() || paths.constFirst().isEmpty())
        return;
    m_desk.session()->importFeedback(paths);
    showPage(u"mailauth"_s);
}

void Window::chooseReports(bool folder)
{
    const auto answer = [this](const QStringList &paths) { importReports(paths); };
    if (folder)
        ui::FileDialog::openFolder(this, { u"reports"_s, tr("Import a folder of reports"), {}, {}, {}, {} }, [answer](const QString &path) { answer({ path }); });
    else
        ui::FileDialog::openFiles(this, { u"reports"_s, tr("Import reports"), tr("Reports (*.xml *.json *.gz *.zip *.zst *.eml *.mbox);;All files (*)"), {}, {}, {} }, answer);
}

void Window::checkMessage(const QString &file)
{
    if (m_desk.session())
        mailauth::CheckDialog::open(this, pageContext(), format(), file);
}

void Window::reportMailboxes()
{
    if (m_desk.session())
        mailauth::MailboxesDialog::open(this, pageContext(), format());
}

ui::PageContext Window::pageContext()
{
    return { m_desk.session(), this, &m_clock, m_memory.get(), m_needs, &m_desk };
}

void Window::openImport(const QStringList &paths, bool oneLog, bool folder)
{
    if (m_desk.session())
        ImportDialog::open(this, m_desk.session(), paths, oneLog, folder, [this](const ingest::ImportOptions &options) { m_jobWatch->importLogs(options); });
}

void Window::say(const QString &fact)
{
    m_status->said()->setFact(fact);
}

} // namespace bw::shell

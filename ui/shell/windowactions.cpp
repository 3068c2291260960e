// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window.h"

#include "models/service/fleet.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/fleet/nodedialog.h"
#include "ui/itemmodels/needfacts.h"
#include "ui/itemmodels/storefacts.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/exportmenu.h"
#include "ui/shell/helpdialogs.h"
#include "ui/shell/pickerpopup.h"
#include "ui/shell/rangepicker.h"
#include "ui/shell/sidepanelhost.h"
#include "ui/shell/storecommands.h"
#include "ui/shell/topbar.h"

using namespace Qt::StringLiterals;

/// What the window does when an action is triggered: by a menu, a key, or the palette.
namespace bw::shell {

void Window::runAction(const QString &id, bool checked)
{
    if (id.startsWith(u"page."))
        return showPage(id.mid(5));
    if (m_storeCommands->run(id))
        return;
    ui::Page *page = currentPage();
    if (id == u"import" || id == u"importFolder")
        openImport({}, false, id == u"importFolder");
    else if (id == u"importReports" || id == u"importReportFolder")
        chooseReports(id == u"importReportFolder");
    else if (id == u"reportMailboxes")
        reportMailboxes();
    else if (id == u"checkMessage")
        checkMessage({});
    else if (id == u"collect")
        collect();
    else if (id == u"addNode")
        addNode(false);
    else if (id == u"compareSnapshots")
        openPage(u"fleet"_s, filterOf(m_place), { { u"view"_s, u"comparison"_s } });
    else if (id == u"export")
        exportPage();
    else if (id == u"demo")
        afterUnsaved([this] { m_desk.openDemo(m_desk.settings().homeZone); });
    else if (id == u"quit")
        close();
    else if (id == u"back" && m_history.canGoBack())
        m_history.leave(page ? page->saveState() : QVariantMap()), showPlace(m_history.goBack());
    else if (id == u"forward" && m_history.canGoForward())
        m_history.leave(page ? page->saveState() : QVariantMap()), showPlace(m_history.goForward());
    else if (id == u"refresh" && page)
        m_facts->refresh(), m_needs->tryAgain(), page->refresh({});
    else if (id == u"range") {
        m_rangePicker->setState(m_place.time, range(), !m_place.zooms.isEmpty(), zoneRules(), format());
        m_rangePicker->showBelow(m_top->range());
    } else if (id == u"nodes")
        m_nodePicker->showBelow(m_top->nodes());
    else if (id == u"zone") {
        m_zonePicker->setCurrent(m_place.zone);
        m_zonePicker->showBelow(m_top->zone());
    } else if (id == u"zoomBack")
        zoomBack();
    else if (id == u"wholeRange")
        showWholeRange();
    else if (id == u"toggleNav") {
        m_navNarrow = checked ? false : true;
        updateNavigation();
    } else if (id == u"togglePanel")
        m_host->panel() ? m_host->setPanel(nullptr) : m_actions->get(id)->setChecked(false);
    else if (id == u"nextRegion" || id == u"previousRegion")
        moveRegion(id == u"nextRegion" ? 1 : -1);
    else if (id == u"filter" && page)
        page->focusFilter();
    else if (id == u"clearFilters")
        clearFilters();
    else if (id == u"streams" || id == u"store")
        openPage(u"settings"_s, {}, { { u"section"_s, id } });
    else if (id == u"settings")
        showPage(u"settings"_s);
    else if (id == u"search")
        m_palette->popUp();
    else if (id == u"help")
        showHelp(this, page ? page->id() : QString());
    else if (id == u"keys")
        showKeys(this, *m_actions);
    else if (id == u"about")
        showAbout(this);
}

void Window::collect()
{
    if (service::Session *session = m_desk.session(); session && !session->isReadOnly())
        session->fleet()->collect(m_place.nodes);
}

/// isFirst: of somebody who just began. Ends with numbers where they look first.
void Window::addNode(bool isFirst)
{
    service::Session *session = m_desk.session();
    if (!session || session->isReadOnly())
        return;
    fleet::NodeDialog::Request request;
    request.offersImport = isFirst;
    auto *dialog = fleet::NodeDialog::open(this, session, request);
    connect(dialog, &fleet::NodeDialog::importInstead, this, [this] { openImport({}, false, false); });
    connect(dialog, &fleet::NodeDialog::saved, this, [this, isFirst](const QString &name) {
        if (!isFirst)
            openPage(u"fleet"_s, filterOf(m_place), { { u"view"_s, u"nodes"_s }, { u"node"_s, name } });
        if (service::Session *now = m_desk.session())
            now->fleet()->collect({ name });
    });
}

void Window::exportPage()
{
    if (ui::Page *page = currentPage())
        showExports(this, *page, m_top->exportButton(), m_desk.session(), format());
}

} // namespace bw::shell

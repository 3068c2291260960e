// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::shell {

namespace {

struct Spec
{
    const char *id;
    MenuId menu;
    const char *text; ///< with mnemonic, unique in its menu
    const char *keys; ///< portable text, "; " between several
    const char *icon;
    const char *tip;
    bool checkable = false;
    bool separatorBefore = false;
};


constexpr Spec table[] {
    { "newStore", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&New store…"), "Ctrl+Shift+N", "plus", QT_TRANSLATE_NOOP("bw::shell::Actions", "Make an empty store in a file of your choice") },
    { "openStore", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Open store…"), "Ctrl+O", "open", QT_TRANSLATE_NOOP("bw::shell::Actions", "Open another store") },
    { "openReadOnly", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Open store read-&only…"), "Ctrl+Shift+O", "eye", QT_TRANSLATE_NOOP("bw::shell::Actions", "Look at a store without changing it") },
    { "recent", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Recent stores"), "", "clock", "" },
    { "backup", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Back up store…"), "Ctrl+Shift+B", "backup", QT_TRANSLATE_NOOP("bw::shell::Actions", "Copy the store, with its key if you like") },
    { "import", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Import logs…"), "Ctrl+I", "import", QT_TRANSLATE_NOOP("bw::shell::Actions", "Read log files into the store"), false, true },
    { "importFolder", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Import a &folder of logs…"), "Ctrl+Shift+I", "folder", QT_TRANSLATE_NOOP("bw::shell::Actions", "Read every log file in a folder") },
    { "importReports", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Import re&ports…"), "Ctrl+Shift+R", "reports", QT_TRANSLATE_NOOP("bw::shell::Actions", "Read DMARC and TLS reports and complaints into the store") },
    { "importReportFolder", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Import a folder of repor&ts…"), "", "folder", QT_TRANSLATE_NOOP("bw::shell::Actions", "Read every report in a folder, and in the mailboxes below it") },
    { "reportMailboxes", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Reports &mailboxes…"), "Ctrl+M", "messages", QT_TRANSLATE_NOOP("bw::shell::Actions", "Mailboxes that reports come into: name them, read them") },
    { "export", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Export…"), "Ctrl+E", "export", QT_TRANSLATE_NOOP("bw::shell::Actions", "Write what this page shows to a file") },
    { "demo", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "Show example &data"), "", "play", QT_TRANSLATE_NOOP("bw::shell::Actions", "A made-up fleet of 12 nodes under attack, in a store of its own") },
    { "quit", MenuId::File, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Quit"), "Ctrl+Q", "", "", false, true },

    { "back", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Back"), "Alt+Left", "back", QT_TRANSLATE_NOOP("bw::shell::Actions", "Back to where you were") },
    { "forward", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Forward"), "Alt+Right", "forward", QT_TRANSLATE_NOOP("bw::shell::Actions", "Forward again") },
    { "refresh", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Look again"), "F5", "refresh", QT_TRANSLATE_NOOP("bw::shell::Actions", "Ask the store again for what this page shows") },
    { "range", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "Time &range…"), "Ctrl+R", "calendar", QT_TRANSLATE_NOOP("bw::shell::Actions", "Choose the time range"), false, true },
    { "nodes", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Nodes…"), "Ctrl+Shift+L", "nodes", QT_TRANSLATE_NOOP("bw::shell::Actions", "Choose nodes") },
    { "zone", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "Time &zone…"), "Ctrl+Shift+Z", "globe", QT_TRANSLATE_NOOP("bw::shell::Actions", "Choose the time zone") },
    { "zoomBack", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "Zoom bac&k"), "Ctrl+-", "zoom-out", QT_TRANSLATE_NOOP("bw::shell::Actions", "Back to the range before the last zoom") },
    { "wholeRange", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Whole range"), "", "calendar", QT_TRANSLATE_NOOP("bw::shell::Actions", "Leave every zoom") },
    { "toggleNav", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "N&avigation"), "Ctrl+B", "sidebar", QT_TRANSLATE_NOOP("bw::shell::Actions", "Names of the pages, or icons alone"), true, true },
    { "togglePanel", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Side panel"), "F9", "sidebar", QT_TRANSLATE_NOOP("bw::shell::Actions", "Show or close the side panel"), true },
    { "nextRegion", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "Ne&xt region"), "F6", "", QT_TRANSLATE_NOOP("bw::shell::Actions", "Pages, top bar, content, side panel, status bar") },
    { "previousRegion", MenuId::View, QT_TRANSLATE_NOOP("bw::shell::Actions", "Pre&vious region"), "Shift+F6", "", "" },

    { "collect", MenuId::Fleet, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Collect now"), "Shift+F5", "collect", QT_TRANSLATE_NOOP("bw::shell::Actions", "Read the chosen nodes over their routes") },
    { "addNode", MenuId::Fleet, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Add node…"), "Ctrl+N", "plus", QT_TRANSLATE_NOOP("bw::shell::Actions", "Reach a mail server by SSH, or its files on this computer") },
    { "compareSnapshots", MenuId::Fleet, QT_TRANSLATE_NOOP("bw::shell::Actions", "Compare &snapshots…"), "", "compare", QT_TRANSLATE_NOOP("bw::shell::Actions", "What differs between two moments or two nodes") },

    { "filter", MenuId::Data, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Find on this page"), "Ctrl+F", "filter", QT_TRANSLATE_NOOP("bw::shell::Actions", "The search field of the page, or the filter of its table") },
    { "clearFilters", MenuId::Data, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Clear filters"), "Ctrl+Shift+F", "close", QT_TRANSLATE_NOOP("bw::shell::Actions", "All nodes, the whole range, and every filter of this page away") },
    { "streams", MenuId::Data, QT_TRANSLATE_NOOP("bw::shell::Actions", "Sending &streams…"), "", "stream", QT_TRANSLATE_NOOP("bw::shell::Actions", "Rules that name what is sent for whom") },
    { "store", MenuId::Data, QT_TRANSLATE_NOOP("bw::shell::Actions", "About this s&tore…"), "", "storage", QT_TRANSLATE_NOOP("bw::shell::Actions", "Size, privacy, retention, home zone") },

    { "search", MenuId::Tools, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Search, or run a command…"), "Ctrl+K", "search", QT_TRANSLATE_NOOP("bw::shell::Actions", "Pages, commands, messages, logins, addresses, hosts") },
    { "checkMessage", MenuId::Tools, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Check a message…"), "Ctrl+Shift+M", "mailauth", QT_TRANSLATE_NOOP("bw::shell::Actions", "Whether one message proves who it is from: SPF, DKIM, DMARC, ARC") },
    { "settings", MenuId::Tools, QT_TRANSLATE_NOOP("bw::shell::Actions", "Se&ttings"), "Ctrl+,", "settings", QT_TRANSLATE_NOOP("bw::shell::Actions", "Look, language, time zone, privacy, streams") },

    { "help", MenuId::Help, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Help"), "F1", "help", QT_TRANSLATE_NOOP("bw::shell::Actions", "What this page answers, and how to go on") },
    { "keys", MenuId::Help, QT_TRANSLATE_NOOP("bw::shell::Actions", "&Keyboard"), "Ctrl+F1", "list", QT_TRANSLATE_NOOP("bw::shell::Actions", "Every key in one list") },
    { "about", MenuId::Help, QT_TRANSLATE_NOOP("bw::shell::Actions", "&About Breakwater"), "", "info", QT_TRANSLATE_NOOP("bw::shell::Actions", "Version and licence") },
};

QString translated(const char *text)
{
    return *text ? QCoreApplication::translate("bw::shell::Actions", text) : QString();
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

bool hasSeparatorBefore(const QString &id)
{
    for (const Spec &spec : table)
        if (id == QLatin1StringView(spec.id))
            return spec.separatorBefore;
    return id == u"page.overview";
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_recent = new QMenu(window);
    QCoreApplication::instance()->installEventFilter(this);
    for (const Spec &spec : table) {
        const QString id = QString::fromLatin1(spec.id);
        auto *action = new QAction(translated(spec.text), this);
        action->setObjectName(id + u"Action"_s);
        action->setMenuRole(QAction::NoRole);
        action->setCheckable(spec.checkable);
        if (*spec.icon)
            action->setIcon(ui::icon(QString::fromLatin1(spec.icon)));
        action->setIconVisibleInMenu(false);
        if (*spec.keys)
            action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WindowShortcut);
        const QString tip = *spec.tip ? translated(spec.tip) : withoutMnemonic(action->text());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setStatusTip(tip);
        //: A tool-tip: what it does (its key)
        action->setToolTip(keys.isEmpty() ? tip : tr("%1 (%2)").arg(tip, keys));
        if (id == u"recent") {
            m_recent->setTitle(action->text());
            action->setMenu(m_recent);
        } else {
            connect(action, &QAction::triggered, this, [this, id](bool checked) { Q_EMIT triggered(id, checked); });
        }
        window->addAction(action);
        m_byId.insert(id, action);
        m_all << ActionInfo { id, spec.menu, withoutMnemonic(action->text()), keys, tip, action };
    }
}

QAction *Actions::addPage(const QString &page, const QString &iconName, const QString &name)
{
    const QString id = u"page."_s + page;
    auto *action = new QAction(name, this);
    action->setObjectName(id + u"Action"_s);
    action->setIcon(ui::icon(iconName));
    action->setIconVisibleInMenu(false);
    if (m_pages < 10)
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + (m_pages + 1) % 10)));
    ++m_pages;
    connect(action, &QAction::triggered, this, [this, id] { Q_EMIT triggered(id, false); });
    m_window->addAction(action);
    m_byId.insert(id, action);
    m_all << ActionInfo { id, MenuId::View, name, action->shortcut().toString(QKeySequence::NativeText), {}, action };
    return action;
}

QAction *Actions::get(const QString &id) const
{
    QAction *action = m_byId.value(id);
    Q_ASSERT_X(action, "Actions::get", qPrintable(id));
    return action;
}

bool Actions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType() || static_cast<QWidget *>(watched)->window() != m_window)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
        return false; // nobody expects another thing of these while typing
    const QKeySequence pressed(key->keyCombination());
    const bool isOurs = std::ranges::any_of(m_all, [&](const ActionInfo &one) { return one.action->isEnabled() && one.action->shortcuts().contains(pressed); });
    if (isOurs)
        event->ignore(); // the field does not see it, and the shortcut is looked for
    return isOurs;
}

QString Actions::menuName(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return tr("&File");
    case MenuId::View:
        return tr("&View");
    case MenuId::Fleet:
        return tr("Fl&eet");
    case MenuId::Data:
        return tr("&Data");
    case MenuId::Tools:
        return tr("&Tools");
    case MenuId::Help:
        return tr("&Help");
    }
    return {};
}

void Actions::addToMenu(QMenu *menu, MenuId id)
{
    for (const ActionInfo &info : std::as_const(m_all)) {
        if (info.menu != id)
            continue;
        if (hasSeparatorBefore(info.id))
            menu->addSeparator();
        menu->addAction(info.action);
    }
}

QMenu *Actions::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"mainMenu"_s);
    for (const MenuId id : { MenuId::File, MenuId::View, MenuId::Fleet, MenuId::Data, MenuId::Tools, MenuId::Help })
        addToMenu(menu->addMenu(menuName(id)), id);
    return menu;
}

void Actions::fill(QMenuBar *bar)
{
    bar->clear();
    for (const MenuId id : { MenuId::File, MenuId::View, MenuId::Fleet, MenuId::Data, MenuId::Tools, MenuId::Help })
        addToMenu(bar->addMenu(menuName(id)), id);
}

QList<KeyLine> furtherKeys()
{
    const auto line = [](const char *where, const QString &keys, const char *does) {
        return KeyLine { QCoreApplication::translate("bw::shell::Keys", where), keys, QCoreApplication::translate("bw::shell::Keys", does) };
    };
    const char *const table = QT_TRANSLATE_NOOP("bw::shell::Keys", "In a table");
    const char *const chart = QT_TRANSLATE_NOOP("bw::shell::Keys", "In a chart");
    const char *const everywhere = QT_TRANSLATE_NOOP("bw::shell::Keys", "Everywhere");
    return {
        line(everywhere, u"Esc"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Close the card, clear the selection, close the panel, in that order")),
        line(everywhere, u"Shift+F10"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Context menu")),
        line(everywhere, u"F10"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Menu")),
        line(table, u"Enter"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Open what is behind the row")),
        line(table, u"Alt+Down"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Sort")),
        line(table, u"Ctrl+C"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Copy the selected cells")),
        line(table, u"Ctrl+Shift+C"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Copy with headers")),
        line(table, u"Ctrl+Home, Ctrl+End"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "First and last row")),
        line(chart, u"←, →"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Bucket by bucket; with Shift select a span")),
        line(chart, u"↑, ↓"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Series by series")),
        line(chart, u"Enter"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Open the rows of the bucket")),
        line(chart, u"+, −, 0"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "Zoom in, zoom out, whole range")),
        line(chart, u"T"_s, QT_TRANSLATE_NOOP("bw::shell::Keys", "The same data as a table")),
    };
}

} // namespace bw::shell

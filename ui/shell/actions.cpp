// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actions.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

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

#define BW_TR(text) QT_TRANSLATE_NOOP("bw::shell::Actions", text)

constexpr Spec table[] {
    { "newStore", MenuId::File, BW_TR("&New store…"), "Ctrl+Shift+N", "plus", BW_TR("Make an empty store in a file of your choice") },
    { "openStore", MenuId::File, BW_TR("&Open store…"), "Ctrl+O", "open", BW_TR("Open another store") },
    { "openReadOnly", MenuId::File, BW_TR("Open store read-&only…"), "Ctrl+Shift+O", "eye", BW_TR("Look at a store without changing it") },
    { "recent", MenuId::File, BW_TR("&Recent stores"), "", "clock", "" },
    { "backup", MenuId::File, BW_TR("&Back up store…"), "Ctrl+Shift+B", "backup", BW_TR("Copy the store, with its key if you like") },
    { "import", MenuId::File, BW_TR("&Import logs…"), "Ctrl+I", "import", BW_TR("Read log files into the store"), false, true },
    { "importFolder", MenuId::File, BW_TR("Import a &folder of logs…"), "Ctrl+Shift+I", "folder", BW_TR("Read every log file in a folder") },
    { "export", MenuId::File, BW_TR("&Export…"), "Ctrl+E", "export", BW_TR("Write what this page shows to a file") },
    { "demo", MenuId::File, BW_TR("Show example &data"), "", "play", BW_TR("A made-up fleet of 12 nodes under attack, in a store of its own") },
    { "quit", MenuId::File, BW_TR("&Quit"), "Ctrl+Q", "", "", false, true },

    { "back", MenuId::View, BW_TR("&Back"), "Alt+Left", "back", BW_TR("Back to where you were") },
    { "forward", MenuId::View, BW_TR("&Forward"), "Alt+Right", "forward", BW_TR("Forward again") },
    { "refresh", MenuId::View, BW_TR("&Look again"), "F5", "refresh", BW_TR("Ask the store again for what this page shows") },
    { "range", MenuId::View, BW_TR("Time &range…"), "Ctrl+R", "calendar", BW_TR("Choose the time range"), false, true },
    { "nodes", MenuId::View, BW_TR("&Nodes…"), "Ctrl+Shift+L", "nodes", BW_TR("Choose nodes") },
    { "zone", MenuId::View, BW_TR("Time &zone…"), "Ctrl+Shift+Z", "globe", BW_TR("Choose the time zone") },
    { "zoomBack", MenuId::View, BW_TR("Zoom bac&k"), "Ctrl+-", "zoom-out", BW_TR("Back to the range before the last zoom") },
    { "wholeRange", MenuId::View, BW_TR("&Whole range"), "", "calendar", BW_TR("Leave every zoom") },
    { "toggleNav", MenuId::View, BW_TR("N&avigation"), "Ctrl+B", "sidebar", BW_TR("Names of the pages, or icons alone"), true, true },
    { "togglePanel", MenuId::View, BW_TR("&Side panel"), "F9", "sidebar", BW_TR("Show or close the side panel"), true },
    { "nextRegion", MenuId::View, BW_TR("Ne&xt region"), "F6", "", BW_TR("Pages, top bar, content, side panel, status bar") },
    { "previousRegion", MenuId::View, BW_TR("Pre&vious region"), "Shift+F6", "", "" },

    { "filter", MenuId::Data, BW_TR("&Filter the table"), "Ctrl+F", "filter", BW_TR("Type words that rows must hold") },
    { "clearFilters", MenuId::Data, BW_TR("&Clear filters"), "Ctrl+Shift+F", "close", BW_TR("All nodes, and every filter of this page away") },
    { "streams", MenuId::Data, BW_TR("Sending &streams…"), "", "stream", BW_TR("Rules that name what is sent for whom") },
    { "store", MenuId::Data, BW_TR("About this s&tore…"), "", "storage", BW_TR("Size, privacy, retention, home zone") },

    { "search", MenuId::Tools, BW_TR("&Search, or run a command…"), "Ctrl+K", "search", BW_TR("Pages, commands, messages, logins, addresses, hosts") },
    { "settings", MenuId::Tools, BW_TR("Se&ttings"), "Ctrl+,", "settings", BW_TR("Look, language, time zone, privacy, streams") },

    { "help", MenuId::Help, BW_TR("&Help"), "F1", "help", BW_TR("What this page answers, and how to go on") },
    { "keys", MenuId::Help, BW_TR("&Keyboard"), "Ctrl+F1", "list", BW_TR("Every key in one list") },
    { "about", MenuId::Help, BW_TR("&About Breakwater"), "", "info", BW_TR("Version and licence") },
};
#undef BW_TR

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

QString Actions::menuName(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return tr("&File");
    case MenuId::View:
        return tr("&View");
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
    for (const MenuId id : { MenuId::File, MenuId::View, MenuId::Data, MenuId::Tools, MenuId::Help })
        addToMenu(menu->addMenu(menuName(id)), id);
    return menu;
}

void Actions::fill(QMenuBar *bar)
{
    bar->clear();
    for (const MenuId id : { MenuId::File, MenuId::View, MenuId::Data, MenuId::Tools, MenuId::Help })
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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QList>
#include <QObject>

class QMenu;
class QMenuBar;
class QWidget;

namespace bw::shell {

enum class MenuId { File, View, Fleet, Data, Tools, Help };

/// One row of the table that feeds menus, shortcuts, tool-tips, the command search and the list of keys.
struct ActionInfo
{
    QString id;
    MenuId menu = MenuId::File;
    QString text; ///< without mnemonic: "Import logs…"
    QString keys; ///< as shown: "Ctrl+I"
    QString tip;
    QAction *action = nullptr;
};

/// Every action of the window, made once from one table. UI thread; owned by the window.
class Actions final : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QWidget *window);

    /// Pages join the View menu with Ctrl+1 … Ctrl+9, Ctrl+0 in the order of the navigation.
    QAction *addPage(const QString &page, const QString &iconName, const QString &name);

    /// Asserts that the id is in the table.
    [[nodiscard]] QAction *get(const QString &id) const;
    [[nodiscard]] bool has(const QString &id) const { return m_byId.contains(id); }
    [[nodiscard]] QList<ActionInfo> all() const { return m_all; }

    /// Every action with its key, in submenus. The menu belongs to \p parent.
    [[nodiscard]] QMenu *makeMenu(QWidget *parent);
    void fill(QMenuBar *bar);
    /// Stands where "Recent stores" is; the window fills it.
    [[nodiscard]] QMenu *recentMenu() const { return m_recent; }

    [[nodiscard]] static QString menuName(MenuId menu);

    /// Keys of the window win over the editing keys of fields: on X11 a line edit takes Ctrl+E and Ctrl+K to itself.
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void triggered(const QString &id, bool checked);

private:
    void addToMenu(QMenu *menu, MenuId id);
    QWidget *m_window;
    QHash<QString, QAction *> m_byId;
    QList<ActionInfo> m_all;
    QMenu *m_recent = nullptr;
    int m_pages = 0;
};

/// Keys that are not actions of the window: in tables, charts, the search and panels. For the list of keys.
struct KeyLine
{
    QString where;
    QString keys;
    QString does;
};
[[nodiscard]] QList<KeyLine> furtherKeys();

} // namespace bw::shell

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace bw::ui {
class Desk;
class Navigator;
}

namespace bw::shell {

class Actions;

/// New, Open, Open read-only, Recent and Back up of the File menu.
class StoreCommands final : public QObject
{
    Q_OBJECT
public:
    StoreCommands(ui::Desk &desk, const Actions &actions, ui::Navigator &navigator, QWidget *window);
    /// False when the action is not one of these.
    bool run(const QString &id);
    void makeNew();
    void open();
    void openReadOnly();
    void backUp();

private:
    void fillRecent();
    ui::Desk &m_desk;
    const Actions &m_actions;
    ui::Navigator &m_navigator;
    QWidget *m_window;
};

} // namespace bw::shell

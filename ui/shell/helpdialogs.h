// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace bw::shell {

class Actions;

/// What the page answers and how to go on.
void showHelp(QWidget *window, const QString &page);
/// Every key, from the table of actions and the keys inside tables and charts.
void showKeys(QWidget *window, const Actions &actions);
void showAbout(QWidget *window);

} // namespace bw::shell

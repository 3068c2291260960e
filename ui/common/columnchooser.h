// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListWidget;

namespace bw::ui {

class DataTable;

/// A small popup that shows, hides and moves a table's columns: Space ticks, Alt+Up/Down moves, Esc closes. The first column
/// stays. Deletes itself.
class ColumnChooser final : public QFrame
{
    Q_OBJECT
public:
    explicit ColumnChooser(DataTable *table);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(int selectedColumn);
    void moveColumn(int by);
    DataTable *m_table;
    QListWidget *m_list;
    bool m_filling = false;
};

} // namespace bw::ui

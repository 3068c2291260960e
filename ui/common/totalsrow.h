// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

namespace bw::ui {

class DataTable;

/// The last line of a table that has totals: stays below the rows while they scroll, follows the columns.
class TotalsRow final : public QWidget
{
    Q_OBJECT
public:
    explicit TotalsRow(DataTable *table);
    void setTexts(const QHash<int, QString> &texts);
    [[nodiscard]] QString text(int column) const { return m_texts.value(column); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    DataTable *m_table;
    QHash<int, QString> m_texts;
};

} // namespace bw::ui

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/label.h"

#include <QHash>
#include <QLineEdit>
#include <QPointer>
#include <QTableView>

class QMenu;
class QTimer;
class QToolButton;

namespace bw::ui {

class TableProxy;
class TotalsRow;

/// Where a table keeps its columns and sort between sessions; settings stand behind it. GUI thread, small values.
class TableMemory
{
public:
    virtual ~TableMemory() = default;
    [[nodiscard]] virtual QByteArray load(const QString &table) const = 0;
    virtual void save(const QString &table, const QByteArray &state) = 0;
};

struct ColumnSpec
{
    int column = 0; ///< of the source model
    int width = 0; ///< device-independent pixels at text scale 1; 0: by header and contents
    int priority = 0; ///< 0 always stays; of the others the highest number hides first where room is short
    bool stretch = false; ///< takes the room that is left (one column)
    bool hidden = false; ///< until the person chooses it
    bool number = false; ///< figures: right, header too
};

/// A table as §9 of the design language has it: no grid, rows by density, sort by raw value, filter over what is shown,
/// column chooser, copy as tab-separated raw values, CSV of what is filtered, totals row, sentences for screen readers.
class DataTable final : public QTableView
{
    Q_OBJECT
public:
    /// name is the key of its memory and its objectName ("loginsAtRiskTable"); caption names it for people ("Logins at risk").
    DataTable(const QString &name, const QString &caption, QWidget *parent = nullptr);
    ~DataTable() override;

    /// Not owned. A proxy of the table's own stands between.
    void setSource(QAbstractItemModel *model);
    [[nodiscard]] QAbstractItemModel *source() const;
    [[nodiscard]] TableProxy *proxy() const { return m_proxy; }
    /// What stands where rows would be when the filter field leaves none; else empty.
    [[nodiscard]] QString emptyText() const;
    /// Call after setSource; restores what was remembered. memory is not owned and may be null.
    void setColumns(const QList<ColumnSpec> &columns, TableMemory *memory = nullptr);
    /// Worst first and the like, unless the person chose another sort before.
    void sortInitially(int column, Qt::SortOrder order);

    /// Filter field, "12 of 1,902" and the column button, for a panel's header. The table owns their behaviour, the caller the widget.
    [[nodiscard]] QWidget *makeCorner(const QString &placeholder);
    [[nodiscard]] QToolButton *makeColumnButton();
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }

    /// Texts by source column; an empty hash removes the row. Semibold; write "≥" where any part is a bound.
    void setTotals(const QHash<int, QString> &totals);

    [[nodiscard]] QModelIndex sourceIndex(const QModelIndex &index) const; ///< from view to source
    [[nodiscard]] bool isNumberColumn(int column) const;
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    [[nodiscard]] QList<int> shownColumns() const; ///< in visual order
    [[nodiscard]] QList<int> wantedColumns() const; ///< with those that are hidden for lack of room alone
    [[nodiscard]] QString caption() const { return m_caption; }
    void setCaption(const QString &caption);
    void setColumnShown(int column, bool shown);
    /// Which "Open" is offered: none, by default the row. Enter and double click emit opened().
    void setOpensRows(bool opens) { m_opensRows = opens; }
    /// A figure further down is wider than those that were measured: its column grows when the event loop turns.
    void widenLater(const QModelIndex &viewIndex);
    /// "Filter to this" and "Leave this out" are offered for these columns.
    void setFilterableColumns(const QList<int> &columns) { m_filterable = columns; }

    /// Selected cells as tab-separated raw values, rows in view order. Empty when nothing is selected.
    [[nodiscard]] QString selectedText(bool withHeaders) const;
    /// RFC 4180, UTF-8, what is filtered, columns in view order: all but those that the person hid; first a line that says what it is when note is not empty.
    [[nodiscard]] QByteArray csv(const QString &note = {}) const;
    void chooseColumns();
    QSize sizeHint() const override;

public Q_SLOTS:
    void copySelection();
    void copySelectionWithHeaders();
    void focusFilter();

Q_SIGNALS:
    void opened(const QModelIndex &sourceIndex);
    void actionPressed(const QModelIndex &sourceIndex); ///< the cell's button (ActionRole)
    void currentRowChanged(const QModelIndex &sourceIndex);
    void filterToThis(int column, const QVariant &value);
    void leaveThisOut(int column, const QVariant &value);
    void exportRequested(); ///< from the context menu
    void cellMenuOpening(QMenu *menu, const QModelIndex &sourceIndex); ///< the page's own commands stand at its end
    void countsChanged(int shown, int total);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    friend class TotalsRow;
    void buildHeader();
    void retheme();
    void fitColumns();
    void fitInto(int room);
    void rememberSoon();
    void remember();
    void restore();
    [[nodiscard]] int widthOf(const ColumnSpec &spec);
    bool measure(const ColumnSpec &spec);
    void measureAll();
    [[nodiscard]] int headOf(int column) const;
    [[nodiscard]] bool isWanted(const ColumnSpec &spec) const;
    void updateCounts();
    void describe();
    void showHeaderMenu(int column, const QPoint &globalPosition);
    void showCellMenu(const QModelIndex &index, const QPoint &globalPosition);
    void setHoveredRow(int row);
    [[nodiscard]] const ColumnSpec *spec(int column) const;

    QString m_caption;
    TableProxy *m_proxy = nullptr;
    TableMemory *m_memory = nullptr;
    QPointer<QLineEdit> m_filter;
    QPointer<Label> m_count;
    TotalsRow *m_totals = nullptr;
    QList<ColumnSpec> m_columns;
    QHash<int, bool> m_chosen; ///< column -> shown, where the person said so
    QHash<int, int> m_widths; ///< column -> width that the person gave
    QHash<int, int> m_autoWidths; ///< of the widest rows so far: refreshed data moves no column, another question makes none narrower
    QTimer *m_saveTimer = nullptr;
    QList<int> m_filterable;
    int m_hoveredRow = -1;
    bool m_opensRows = true;
    bool m_inGeometry = false;
    bool m_fitting = false;
    bool m_restored = false;
};

} // namespace bw::ui

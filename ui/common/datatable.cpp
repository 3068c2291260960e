// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/datatable.h"

#include "ui/common/buttons.h"
#include "ui/common/celldelegate.h"
#include "ui/common/columnchooser.h"
#include "ui/common/label.h"
#include "ui/common/tableexport.h"
#include "ui/common/tableproxy.h"
#include "ui/common/theme.h"
#include "ui/common/totalsrow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int narrowest = 40;
constexpr int measuredRows = 60, widest = 420;
constexpr int saveDelay = 400; // milliseconds

} // namespace

DataTable::DataTable(const QString &name, const QString &caption, QWidget *parent)
    : QTableView(parent)
    , m_caption(caption)
    , m_proxy(new TableProxy(this))
    , m_saveTimer(new QTimer(this))
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setItemDelegate(new CellDelegate(this));
    buildHeader();
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(saveDelay);
    connect(m_saveTimer, &QTimer::timeout, this, &DataTable::remember);
    setModel(m_proxy);
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_proxy, signal, this, &DataTable::updateCounts);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        measureAll(); // of another question
        updateCounts();
    });
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, &DataTable::describe);
    connect(m_proxy, &TableProxy::filterTextChanged, this, &DataTable::updateCounts);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_opensRows)
            Q_EMIT opened(sourceIndex(index));
    });
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::changed, this, &DataTable::retheme);
    retheme();
}

DataTable::~DataTable()
{
    if (m_saveTimer->isActive())
        remember();
}

void DataTable::buildHeader()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(narrowest);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setSortIndicatorShown(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &position) {
        showHeaderMenu(header->logicalIndexAt(position), header->mapToGlobal(position));
    });
    connect(header, &QHeaderView::sectionMoved, this, &DataTable::rememberSoon);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (m_totals)
            m_totals->update();
        if (m_fitting || size == 0)
            return;
        m_widths.insert(column, size);
        rememberSoon();
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this] {
        fitColumns(); // the arrow needs room
        describe();
        rememberSoon();
    });
    QHeaderView *rows = verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
}

void DataTable::retheme()
{
    const Theme &theme = Theme::of(this);
    const int height = theme.rowHeight();
    verticalHeader()->setMinimumSectionSize(std::min(height, 20));
    verticalHeader()->setDefaultSectionSize(height);
    m_autoWidths.clear();
    fitColumns();
    viewport()->update();
}

void DataTable::setSource(QAbstractItemModel *model)
{
    m_proxy->setSourceModel(model);
    // Restored or asked for before the model came; -1 keeps the model's own order.
    setSortingEnabled(false);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    updateCounts();
}

QAbstractItemModel *DataTable::source() const
{
    return m_proxy->sourceModel();
}

void DataTable::setColumns(const QList<ColumnSpec> &columns, TableMemory *memory)
{
    m_columns = columns;
    m_memory = memory;
    QList<int> numbers;
    for (const ColumnSpec &column : columns) {
        if (column.number)
            numbers << column.column;
    }
    m_proxy->setNumberColumns(numbers);
    restore();
    fitColumns();
}

void DataTable::sortInitially(int column, Qt::SortOrder order)
{
    if (!m_restored)
        sortByColumn(column, order);
}

const ColumnSpec *DataTable::spec(int column) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(), [column](const ColumnSpec &s) { return s.column == column; });
    return found == m_columns.end() ? nullptr : &*found;
}

bool DataTable::isNumberColumn(int column) const
{
    const ColumnSpec *found = spec(column);
    return found && found->number;
}

bool DataTable::isWanted(const ColumnSpec &column) const
{
    return m_chosen.value(column.column, !column.hidden);
}

QList<int> DataTable::shownColumns() const
{
    QList<int> shown;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            shown << column;
    }
    return shown;
}

QList<int> DataTable::wantedColumns() const
{
    QList<int> wanted;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        if (const ColumnSpec *column = spec(header->logicalIndex(visual)); column && isWanted(*column))
            wanted << column->column;
    return wanted;
}

void DataTable::setColumnShown(int column, bool shown)
{
    m_chosen.insert(column, shown);
    fitColumns();
    rememberSoon();
}

/// With the arrow of a sort: no header is cut.
int DataTable::headOf(int column) const
{
    QStyleOptionHeader option; // a hidden section has no size hint of its own
    option.text = m_proxy->headerData(column, Qt::Horizontal).toString();
    return std::max(narrowest, style()->sizeFromContents(QStyle::CT_HeaderSection, &option, {}, horizontalHeader()).width());
}

int DataTable::widthOf(const ColumnSpec &column)
{
    const int head = headOf(column.column);
    if (m_widths.contains(column.column))
        return std::max(column.number ? head : narrowest, m_widths.value(column.column));
    if (column.width > 0)
        return std::max({ int(column.width * std::max(1.0, Theme::of(this).textScale())), head, m_autoWidths.value(column.column) });
    if (!m_autoWidths.contains(column.column))
        measure(column);
    return std::max({ head, narrowest, m_autoWidths.value(column.column) });
}

/// Only ever wider: what was whole stays whole. True where that changed something.
bool DataTable::measure(const ColumnSpec &column)
{
    if (column.width > 0 || m_widths.contains(column.column))
        return false;
    int width = m_autoWidths.value(column.column);
    const int before = width;
    const int rows = std::min(m_proxy->rowCount(), measuredRows);
    const QStyleOptionViewItem option;
    for (int row = 0; row < rows; ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, m_proxy->index(row, column.column)).width());
    width = std::min(width, widest);
    if (width > before)
        m_autoWidths.insert(column.column, width);
    return width > before;
}

void DataTable::widenLater(const QModelIndex &viewIndex)
{
    const ColumnSpec *column = spec(sourceIndex(viewIndex).column());
    if (!column || m_widths.contains(column->column))
        return;
    const int needed = itemDelegate()->sizeHint({}, viewIndex).width();
    if (needed <= m_autoWidths.value(column->column))
        return;
    m_autoWidths.insert(column->column, needed);
    QMetaObject::invokeMethod(this, &DataTable::fitColumns, Qt::QueuedConnection);
}

void DataTable::measureAll()
{
    bool grew = false;
    for (const ColumnSpec &column : std::as_const(m_columns))
        grew = (isWanted(column) && measure(column)) || grew;
    if (grew)
        fitColumns();
}

/// What is fitted makes the scroll bar come or go, which takes room or gives it: fitted again to the room that there is then. Never
/// for ever: the last round keeps the narrower one.
void DataTable::fitColumns()
{
    if (m_columns.isEmpty() || m_fitting || !m_proxy->sourceModel())
        return;
    m_fitting = true;
    constexpr int mostRounds = 3;
    int room = viewport()->width();
    for (int round = 0; round < mostRounds; ++round) {
        fitInto(room);
        updateGeometries();
        if (viewport()->width() == room)
            break;
        room = round + 2 < mostRounds ? viewport()->width() : std::min(room, viewport()->width());
    }
    m_fitting = false;
    m_proxy->setSearchedColumns(shownColumns());
    if (m_totals)
        m_totals->update();
}

/// Hides by priority until the rest fits, then gives what is left to the stretching column, or to the first where that one hides.
void DataTable::fitInto(int room)
{
    QList<ColumnSpec> shown;
    int needed = 0;
    for (const ColumnSpec &column : std::as_const(m_columns)) {
        if (isWanted(column)) {
            shown << column;
            needed += widthOf(column);
        }
    }
    while (needed > room) {
        const auto least = std::max_element(shown.begin(), shown.end(), [](const ColumnSpec &a, const ColumnSpec &b) { return a.priority < b.priority; });
        if (least == shown.end() || least->priority == 0)
            break;
        needed -= widthOf(*least);
        shown.erase(least);
    }
    if (!shown.isEmpty() && std::ranges::none_of(shown, &ColumnSpec::stretch))
        shown.front().stretch = true;
    const auto isShown = [&](int column) { return std::any_of(shown.begin(), shown.end(), [column](const ColumnSpec &s) { return s.column == column; }); };
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        setColumnHidden(column, !isShown(column));
    QHash<int, int> widths;
    for (const ColumnSpec &column : std::as_const(shown))
        widths.insert(column.column, widthOf(column));
    // Words can be shorter, figures cannot: the stretching column gives first, then the other texts from the last on.
    std::ranges::stable_partition(shown, [](const ColumnSpec &column) { return !column.stretch; });
    int spare = room - needed;
    for (auto column = shown.crbegin(); column != shown.crend(); ++column) {
        if ((column->number && spare < 0) || (!column->stretch && (spare >= 0 || m_widths.contains(column->column))))
            continue;
        const int width = widths.value(column->column);
        const int given = std::max({ narrowest * 2, headOf(column->column), width + spare });
        if (column->stretch || given < width) {
            spare -= given - width;
            widths.insert(column->column, given);
        }
    }
    for (auto width = widths.cbegin(); width != widths.cend(); ++width)
        setColumnWidth(width.key(), width.value());
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void DataTable::updateGeometries()
{
    if (m_inGeometry)
        return;
    m_inGeometry = true;
    QTableView::updateGeometries();
    if (m_totals) {
        // QTableView leaves no room at the bottom: take it, and tell the scroll bar.
        const int height = m_totals->sizeHint().height();
        QMargins margins = viewportMargins();
        margins.setBottom(height);
        setViewportMargins(margins);
        const QRect view = viewport()->geometry();
        const int length = verticalHeader()->length();
        const int room = std::max(0, view.height());
        // QTableView counts the totals' height as room: left to itself the bar would come and go for ever while the rows fit
        // without the totals alone.
        setVerticalScrollBarPolicy(length > room ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        verticalScrollBar()->setPageStep(room);
        verticalScrollBar()->setRange(0, std::max(0, length - room));
        m_totals->setGeometry(view.left(), std::min(view.bottom() + 1, view.top() + length), view.width(), height);
        m_totals->show();
    }
    m_inGeometry = false;
}

void DataTable::setTotals(const QHash<int, QString> &totals)
{
    if (totals.isEmpty()) {
        delete m_totals;
        m_totals = nullptr;
        setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    } else {
        if (!m_totals)
            m_totals = new TotalsRow(this);
        m_totals->setTexts(totals);
    }
    updateGeometries();
}

QModelIndex DataTable::sourceIndex(const QModelIndex &index) const
{
    return m_proxy->mapToSource(index);
}

QString DataTable::emptyText() const
{
    if (m_proxy->filterText().isEmpty() || m_proxy->rowCount() > 0 || !source() || source()->rowCount() == 0)
        return {};
    return tr("None of the %1 rows has “%2”.").arg(QLocale().toString(source()->rowCount()), m_proxy->filterText());
}

void DataTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QString text = emptyText();
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::of(this);
    QPainter painter(viewport());
    painter.setFont(theme.font(FontRole::Base));
    painter.setPen(theme.color(Token::TextSecondary));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, text);
}

void DataTable::updateCounts()
{
    const int shown = m_proxy->count();
    const int total = m_proxy->count(true);
    if (m_count) {
        const QLocale locale;
        //: Rows that match the filter, of all rows: "12 of 1,902".
        m_count->setText(m_proxy->filterText().isEmpty() ? QString() : tr("%1 of %2").arg(locale.toString(shown), locale.toString(total)));
        m_count->setVisible(!m_count->text().isEmpty());
    }
    const bool unmeasured = std::any_of(m_columns.begin(), m_columns.end(), [this](const ColumnSpec &s) {
        return s.width == 0 && !m_widths.contains(s.column) && !m_autoWidths.contains(s.column);
    });
    if (unmeasured && shown > 0)
        fitColumns();
    describe();
    Q_EMIT countsChanged(shown, total);
}

void DataTable::setCaption(const QString &caption)
{
    m_caption = caption;
    describe();
}

void DataTable::describe()
{
    const int rows = m_proxy->count();
    const int sorted = m_proxy->sortedColumn();
    const QString count = rows == 1 ? tr("1 row") : tr("%n rows", nullptr, rows);
    if (sorted >= 0 && sorted < m_proxy->columnCount()) {
        const QString by = m_proxy->headerData(sorted, Qt::Horizontal).toString();
        //: Caption of a table for screen readers: "Sources, 7 rows, sorted by Messages, descending".
        setAccessibleName(m_proxy->sortedOrder() == Qt::DescendingOrder ? tr("%1, %2, sorted by %3, descending").arg(m_caption, count, by)
                                                                        : tr("%1, %2, sorted by %3").arg(m_caption, count, by));
    } else {
        //: Caption of a table for screen readers: "Sources, 7 rows".
        setAccessibleName(tr("%1, %2").arg(m_caption, count));
    }
}

void DataTable::rememberSoon()
{
    if (m_memory && !m_fitting)
        m_saveTimer->start();
}

void DataTable::remember()
{
    m_saveTimer->stop();
    if (!m_memory)
        return;
    QJsonArray order;
    const QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual)
        order.append(header->logicalIndex(visual));
    QJsonObject widths;
    for (auto it = m_widths.cbegin(); it != m_widths.cend(); ++it)
        widths.insert(QString::number(it.key()), it.value());
    QJsonObject chosen;
    for (auto it = m_chosen.cbegin(); it != m_chosen.cend(); ++it)
        chosen.insert(QString::number(it.key()), it.value());
    const QJsonObject state { { u"order"_s, order }, { u"widths"_s, widths }, { u"shown"_s, chosen },
                              { u"sort"_s, m_proxy->sortedColumn() }, { u"descending"_s, m_proxy->sortedOrder() == Qt::DescendingOrder } };
    m_memory->save(objectName(), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

void DataTable::restore()
{
    m_restored = false;
    if (!m_memory || !m_proxy->sourceModel())
        return;
    const QJsonObject state = QJsonDocument::fromJson(m_memory->load(objectName())).object();
    if (state.isEmpty())
        return;
    const int columns = m_proxy->columnCount();
    const auto valid = [columns](const QString &key) {
        bool number = false;
        const int column = key.toInt(&number);
        return number && column >= 0 && column < columns ? column : -1;
    };
    const QJsonObject widths = state.value(u"widths"_s).toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it) {
        if (const int column = valid(it.key()); column >= 0)
            m_widths.insert(column, std::clamp(it.value().toInt(), narrowest, 2000));
    }
    const QJsonObject chosen = state.value(u"shown"_s).toObject();
    for (auto it = chosen.begin(); it != chosen.end(); ++it) {
        if (const int column = valid(it.key()); column >= 0)
            m_chosen.insert(column, it.value().toBool());
    }
    m_fitting = true; // what follows is ours, not the person's
    const QJsonArray order = state.value(u"order"_s).toArray();
    for (int visual = 0; visual < order.size() && visual < columns; ++visual) {
        const int column = order[visual].toInt(-1);
        if (column >= 0 && column < columns)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual);
    }
    m_fitting = false;
    const int sort = state.value(u"sort"_s).toInt(-1);
    if (sort >= 0 && sort < columns) {
        sortByColumn(sort, state.value(u"descending"_s).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
        m_restored = true;
    }
}

QString DataTable::selectedText(bool withHeaders) const
{
    // By ranges: all rows of a long table are one of them.
    std::set<int> selectedRows;
    std::set<int> selectedColumns;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            selectedRows.insert(row);
        for (int column = range.left(); column <= range.right(); ++column)
            selectedColumns.insert(column);
    }
    if (selectedRows.empty())
        return {};
    const QList<int> rows(selectedRows.begin(), selectedRows.end());
    QList<int> columns = shownColumns();
    columns.removeIf([&](int column) { return !selectedColumns.contains(column); });
    return toTsv(*m_proxy, rows, columns, withHeaders);
}

QByteArray DataTable::csv(const QString &note) const
{
    return toCsv(*m_proxy, wantedColumns(), note);
}

void DataTable::copySelection()
{
    if (const QString text = selectedText(false); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void DataTable::copySelectionWithHeaders()
{
    if (const QString text = selectedText(true); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void DataTable::chooseColumns()
{
    auto *chooser = new ColumnChooser(this);
    chooser->adjustSize();
    const QPoint corner = mapToGlobal(QPoint(isRightToLeft() ? 0 : width() - chooser->width(), 0));
    chooser->move(corner);
    chooser->show();
}

QSize DataTable::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const int rows = std::clamp(m_proxy->rowCount(), 3, 12);
    int height = horizontalHeader()->sizeHint().height() + rows * theme.rowHeight() + 2;
    if (m_totals)
        height += m_totals->sizeHint().height();
    return { 320, height };
}

} // namespace bw::ui

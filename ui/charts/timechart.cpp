// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/chartsentences.h"
#include "ui/charts/charttablemodel.h"
#include "ui/common/datatable.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"
#include "ui/common/tableexport.h"
#include "ui/common/tableproxy.h"
#include "ui/common/theme.h"

#include <QAccessibleWidget>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedLayout>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace bw::charts {

namespace {

/// One object of role Chart whose description is a sentence; its table view is the detail.
class TimeChartAccessible final : public QAccessibleWidget
{
public:
    explicit TimeChartAccessible(TimeChart *chart)
        : QAccessibleWidget(chart, QAccessible::Chart)
        , m_chart(chart)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        switch (kind) {
        case QAccessible::Name:
            // The bucket that the keys have reached is part of the name: screen readers say a focused thing's new name.
            return m_chart->currentBucket() < 0 ? m_chart->accessibleName()
                                                : TimeChart::tr("%1, %2").arg(m_chart->accessibleName(), m_chart->bucketSentence(m_chart->currentBucket()));
        case QAccessible::Description:
            return m_chart->sentence();
        case QAccessible::Value:
            return m_chart->bucketSentence(m_chart->currentBucket());
        case QAccessible::Help:
            return TimeChart::tr("Left and right move in time, Shift extends a selection, up and down choose a series, Enter opens the rows, C goes to the next change of a setting, O opens it, T shows a table.");
        default:
            return QAccessibleWidget::text(kind);
        }
    }
    int childCount() const override { return m_chart->showsTable() ? QAccessibleWidget::childCount() : 0; }
    QAccessibleInterface *child(int index) const override { return m_chart->showsTable() ? QAccessibleWidget::child(index) : nullptr; }

private:
    TimeChart *m_chart;
};

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    if (className == QLatin1StringView(TimeChart::staticMetaObject.className())) {
        if (auto *chart = qobject_cast<TimeChart *>(object))
            return new TimeChartAccessible(chart);
    }
    return nullptr;
}

} // namespace

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    setFocusPolicy(Qt::StrongFocus);
    ui::setFocusRing(this, ui::radius::control);
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_canvas = new ChartCanvas(this);
    m_stack->addWidget(m_canvas);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    if (ui::Theme *theme = ui::Theme::current()) {
        connect(theme, &ui::Theme::changed, this, [this] { m_canvas->retheme(); });
    }
}

TimeChart::~TimeChart() = default;

void TimeChart::setKind(ChartKind kind)
{
    m_kind = kind;
    m_canvas->refresh();
    Q_EMIT dataChanged();
}

void TimeChart::setSharePlot(bool shown, const QString &caption)
{
    m_sharePlot = shown;
    m_shareCaption = caption;
    m_canvas->refresh();
    refreshTable();
}

void TimeChart::setFormat(const ui::Format &format)
{
    m_format = format;
    m_canvas->refresh();
    refreshTable();
    describe();
}

void TimeChart::setData(TimeSeriesData data)
{
    // Refreshed data keeps the place in time, not the index.
    const int current = m_canvas->chartScene().current;
    const core::UtcMicros at = current >= 0 && current < m_canvas->chartScene().data.count() ? m_canvas->chartScene().data.bucket(current).from : 0;
    const core::TimeRange selected = m_canvas->chartScene().selection;
    m_data = std::move(data);
    m_canvas->refresh();
    m_canvas->setCurrent(current >= 0 ? bucketAt(m_canvas->chartScene().data, at) : -1);
    const bool stillThere = m_data.count() > 0 && selected.from >= m_data.starts.front() && selected.to <= m_data.end;
    m_canvas->setSelection(stillThere ? selected : core::TimeRange {});
    refreshTable();
    describe();
    Q_EMIT dataChanged();
}

void TimeChart::setSeriesShown(const QString &key, bool shown)
{
    const bool changed = shown ? m_hidden.erase(key) > 0 : m_hidden.insert(key).second;
    if (!changed)
        return;
    m_canvas->refresh();
    describe();
    Q_EMIT seriesShownChanged(key, shown);
}

ChartLegend *TimeChart::makeLegend(QWidget *parent)
{
    return new ChartLegend(this, parent);
}

int TimeChart::maximumBuckets() const
{
    return m_canvas->maximumBuckets();
}

int TimeChart::currentBucket() const
{
    return m_canvas->chartScene().current;
}

void TimeChart::setCurrentBucket(int index)
{
    m_canvas->setCurrent(index);
}

core::TimeRange TimeChart::selection() const
{
    return m_canvas->chartScene().selection;
}

void TimeChart::setSelection(const core::TimeRange &range)
{
    m_canvas->setSelection(range);
}

void TimeChart::clearSelection()
{
    if (selection().length() == 0)
        return;
    m_canvas->setSelection({});
    Q_EMIT selectionCleared();
}

bool TimeChart::showsTable() const
{
    return m_table && m_stack->currentWidget() == m_table;
}

void TimeChart::setShowsTable(bool shown)
{
    if (shown == showsTable())
        return;
    if (shown && !m_table) {
        m_tableModel = new ChartTableModel(this);
        m_table = new ui::DataTable(u"chartTable"_s, m_data.measure, this);
        m_table->setOpensRows(false);
        m_table->installEventFilter(this);
        m_stack->addWidget(m_table);
        m_table->setSource(m_tableModel);
        refreshTable();
    }
    const bool hadFocus = hasFocus() || (m_table && m_table->hasFocus());
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_canvas);
    m_canvas->hideCard();
    if (hadFocus)
        (shown ? static_cast<QWidget *>(m_table) : this)->setFocus(Qt::ShortcutFocusReason);
}

void TimeChart::refreshTable()
{
    if (!m_table)
        return;
    m_tableModel->setData(m_canvas->chartScene().data, m_format, m_sharePlot);
    QList<ui::ColumnSpec> columns;
    for (int column = 0; column < m_tableModel->columnCount(); ++column) {
        const bool words = m_tableModel->isWords(column);
        columns << ui::ColumnSpec { .column = column, .priority = words ? 0 : column, .number = !words };
    }
    m_table->setColumns(columns);
    m_table->setCaption(m_data.measure);
}

QString TimeChart::tableText() const
{
    ChartTableModel model;
    model.setData(m_canvas->chartScene().data, m_format, m_sharePlot);
    QList<int> rows(model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    QList<int> columns(model.columnCount());
    std::iota(columns.begin(), columns.end(), 0);
    return ui::toTsv(model, rows, columns, true);
}

QByteArray TimeChart::csv(const QString &note) const
{
    ChartTableModel model;
    model.setData(m_canvas->chartScene().data, m_format, m_sharePlot);
    QList<int> columns(model.columnCount());
    std::iota(columns.begin(), columns.end(), 0);
    return ui::toCsv(model, columns, note);
}

QString TimeChart::sentence() const
{
    return chartWords(m_data, m_format, m_hidden);
}

QString TimeChart::bucketSentence(int index) const
{
    return bucketWords(m_canvas->chartScene().data, m_format, m_hidden, index);
}

void TimeChart::describe()
{
    setAccessibleName(m_data.measure);
    setAccessibleDescription(sentence());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    QAccessibleEvent named(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
}

QSize TimeChart::sizeHint() const
{
    return { 560, m_sharePlot ? 260 : 220 };
}

QSize TimeChart::minimumSizeHint() const
{
    return { 240, m_sharePlot ? 190 : 130 };
}

void TimeChart::addChanges(QMenu *menu, const std::vector<const ChangeMark *> &changes)
{
    constexpr std::size_t mostInMenu = 12;
    for (const ChangeMark *one : changes) {
        if (std::size_t(menu->actions().size()) >= mostInMenu)
            break;
        menu->addAction(ui::icon(u"open"_s), one->words().replace(u'&', u"&&"_s), this, [this, id = one->id] { Q_EMIT changeActivated(id); });
    }
}

/// One is opened at once; of several the person chooses.
void TimeChart::openChanges(const std::vector<const ChangeMark *> &changes, const QPoint &globalPosition)
{
    if (changes.empty())
        return;
    const auto sameId = [&changes](const ChangeMark *one) { return one->id == changes.front()->id; };
    if (std::all_of(changes.begin(), changes.end(), sameId)) { // of one comparison
        Q_EMIT changeActivated(changes.front()->id);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"chartChangesMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addChanges(menu, changes);
    menu->popup(globalPosition);
}

void TimeChart::openMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"chartMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Annotation &annotation : m_data.annotations)
        menu->addAction(ui::icon(u"open"_s), annotation.text, this, [this, id = annotation.id] { Q_EMIT annotationActivated(id); });
    if (currentBucket() >= 0)
        addChanges(menu, m_canvas->chartScene().data.changesIn(currentBucket()));
    if (!menu->isEmpty())
        menu->addSeparator();
    if (selection().length() > 0)
        menu->addAction(ui::icon(u"zoom-in"_s), tr("Zoom to the selection") + u"\t+"_s, this, [this] { Q_EMIT zoomRequested(selection()); });
    if (m_zoomed)
        menu->addAction(ui::icon(u"zoom-out"_s), tr("Zoom back") + u"\tEsc"_s, this, &TimeChart::zoomBackRequested);
    menu->addAction(ui::icon(u"table"_s), showsTable() ? tr("Show as chart") + u"\tT"_s : tr("Show as table") + u"\tT"_s, this, [this] { setShowsTable(!showsTable()); });
    menu->addAction(ui::icon(u"copy"_s), tr("Copy as table") + u"\tCtrl+C"_s, this, [this] { QGuiApplication::clipboard()->setText(tableText()); });
    menu->popup(globalPosition);
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier && event->key() == Qt::Key_C) {
        QGuiApplication::clipboard()->setText(tableText());
        return;
    }
    if (event->key() == Qt::Key_T && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        setShowsTable(!showsTable());
        return;
    }
    if (event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && event->modifiers() & Qt::ShiftModifier)) {
        openMenu(mapToGlobal(rect().center()));
        return;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) || showsTable() || !m_canvas->handleKey(event))
        QWidget::keyPressEvent(event);
}

bool TimeChart::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (plain && (key->key() == Qt::Key_T || key->key() == Qt::Key_Escape)) {
            setShowsTable(false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TimeChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_canvas->setFocusShown(event->reason() != Qt::MouseFocusReason);
    if (currentBucket() < 0 && event->reason() != Qt::MouseFocusReason && m_canvas->chartScene().data.count() > 0)
        m_canvas->setCurrent(m_canvas->chartScene().data.count() - 1);
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_canvas->setFocusShown(false);
}

} // namespace bw::charts

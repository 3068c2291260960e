// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/common/format.h"

#include <QWidget>

#include <set>

class QMenu;
class QStackedLayout;

namespace bw::ui {
class DataTable;
}

namespace bw::charts {

class ChartCanvas;
class ChartLegend;
class ChartTableModel;

enum class ChartKind { Columns, Lines };

/// Stacked columns (or lines) over time, with gaps, incomplete stretches, annotations, the usual line, and below, if asked
/// for, the share not delivered on the same time axis (design language §3, §10). GUI thread.
///
/// Keyboard: Left/Right bucket, Shift extends a selection, Up/Down series, Home/End, Enter opens the rows, + − zoom, 0 the
/// whole range, Esc steps back, C and Shift+C the next and the last bucket in which a setting changed, O opens it, T the same data as a table (Ctrl+C copies), Ctrl+C copies here too.
/// Mouse: hover card, drag selects, Ctrl+wheel zooms, double click on a selection zooms into it, click opens the bucket.
class TimeChart final : public QWidget
{
    Q_OBJECT
public:
    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setKind(ChartKind kind);
    /// The second plot: parts whose TimeSeries::inShare is set, of all. caption is said to screen readers and in the card.
    void setSharePlot(bool shown, const QString &caption = {});
    /// Language and time zone of labels, card and table.
    void setFormat(const ui::Format &format);
    [[nodiscard]] const ui::Format &format() const { return m_format; }
    /// Keeps current bucket, selection and switched-off series where they still exist.
    void setData(TimeSeriesData data);
    [[nodiscard]] const TimeSeriesData &data() const { return m_data; }

    /// Shown series, by key.
    void setSeriesShown(const QString &key, bool shown);
    [[nodiscard]] bool isSeriesShown(const QString &key) const { return !m_hidden.contains(key); }
    /// Toggles with swatch, name and total; follows the data. The caller places and owns it.
    [[nodiscard]] ChartLegend *makeLegend(QWidget *parent = nullptr);

    /// How many buckets can be told apart at the present width: ask the store for no more.
    [[nodiscard]] int maximumBuckets() const;
    [[nodiscard]] int currentBucket() const; ///< -1: none
    void setCurrentBucket(int index);
    [[nodiscard]] core::TimeRange selection() const; ///< empty: none
    void setSelection(const core::TimeRange &range); ///< no signal
    void clearSelection();

    [[nodiscard]] bool showsTable() const;
    void setShowsTable(bool shown);
    [[nodiscard]] QString tableText() const; ///< tab-separated, raw values
    [[nodiscard]] QByteArray csv(const QString &note) const; ///< the same as CSV, a first line that says what it is when note is not empty
    /// One sentence for screen readers: measure, range, highest, what is missing.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString bucketSentence(int index) const;

    /// The page shows a zoomed range: Esc then asks for zoomBackRequested; else Esc is left to the window.
    void setZoomed(bool zoomed) { m_zoomed = zoomed; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void spanSelected(const bw::core::TimeRange &range); ///< by dragging or Shift and arrows
    void selectionCleared();
    void zoomRequested(const bw::core::TimeRange &range);
    void zoomBackRequested(); ///< Esc or − with nothing selected
    void wholeRangeRequested(); ///< 0
    void bucketActivated(const bw::core::TimeRange &range, const QString &seriesKey); ///< key empty: all
    void annotationActivated(const QString &id);
    void changeActivated(const QString &id); ///< of a ChangeMark
    void seriesShownChanged(const QString &key, bool shown);
    void maximumBucketsChanged(int buckets);
    void dataChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    friend class ChartCanvas;
    void describe();
    void refreshTable();
    void addChanges(QMenu *menu, const std::vector<const ChangeMark *> &changes);
    void openMenu(const QPoint &globalPosition);
    void openChanges(const std::vector<const ChangeMark *> &changes, const QPoint &globalPosition);
    TimeSeriesData m_data;
    ui::Format m_format;
    std::set<QString> m_hidden;
    QString m_shareCaption;
    ChartKind m_kind = ChartKind::Columns;
    bool m_sharePlot = false;
    bool m_zoomed = false;
    QStackedLayout *m_stack = nullptr;
    ChartCanvas *m_canvas = nullptr;
    ChartTableModel *m_tableModel = nullptr;
    ui::DataTable *m_table = nullptr; ///< made when first asked for
};

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlayout.h"

#include "ui/common/commontr.h"
#include "ui/common/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::charts {

namespace {

constexpr double labelHeight = 16;
constexpr double labelRow = 19; // height of one row of labels above the plot
constexpr double diamondSide = 12;
constexpr double tickRoom = 20;
constexpr double plotGap = 14;
constexpr std::size_t mostAnnotations = 3;
constexpr double axisMarkWidth = 10, axisMarkHeight = 9;
constexpr double axisMarkApart = 22; // with its number

QString noteFor(const std::vector<CoverageNote> &notes, const core::TimeRange &range)
{
    for (const CoverageNote &note : notes) {
        if (note.range.from < range.to && note.range.to > range.from)
            return note.text;
    }
    return {};
}

template <typename Predicate>
std::vector<Stretch> stretches(const TimeSeriesData &data, Predicate holds)
{
    std::vector<Stretch> found;
    for (int i = 0; i < data.count(); ++i) {
        if (!holds(i))
            continue;
        if (!found.empty() && found.back().last == i)
            ++found.back().last;
        else
            found.push_back({ i, i + 1, {} });
    }
    return found;
}

core::TimeRange rangeOf(const TimeSeriesData &data, const Stretch &stretch)
{
    return { data.bucket(stretch.first).from, data.bucket(stretch.last - 1).to };
}

double highestValue(const LayoutInput &in)
{
    double highest = 0;
    for (int i = 0; i < in.data.count(); ++i) {
        if (in.stacked) {
            const double total = totalOf(in.data, i, in.hidden);
            highest = std::max(highest, std::isnan(total) ? 0 : total);
        } else {
            for (std::size_t s = 0; s < in.data.series.size(); ++s) {
                const double value = in.data.value(int(s), i);
                if (!in.hidden.contains(in.data.series[s].key) && !std::isnan(value))
                    highest = std::max(highest, value);
            }
        }
        if (std::size_t(i) < in.data.usual.size() && !std::isnan(in.data.usual[std::size_t(i)]))
            highest = std::max(highest, in.data.usual[std::size_t(i)]);
    }
    return highest;
}

double highestShare(const TimeSeriesData &data)
{
    double highest = 0;
    for (int i = 0; i < data.count(); ++i) {
        const double share = shareOf(data, i);
        highest = std::max(highest, std::isnan(share) ? 0 : share);
    }
    return highest;
}

/// Finds free room for labels above the plot, row by row from the plot up.
class LabelPlacer
{
public:
    LabelPlacer(ChartLayout &layout, const QFontMetricsF &metrics)
        : m_layout(layout)
        , m_metrics(metrics)
    {
    }

    bool place(const QString &text, ChartLayout::LabelKind kind, ui::Mark mark, std::initializer_list<double> lefts, double padding, int rows)
    {
        const double width = m_metrics.horizontalAdvance(text) + 2 * padding;
        for (int row = 0; row < rows; ++row) {
            for (double left : lefts) {
                left = std::clamp(left, m_layout.plot.left(), std::max(m_layout.plot.left(), m_layout.plot.right() - width));
                const QRectF rect(left, m_layout.plot.top() - 4 - labelHeight - row * labelRow, width, labelHeight);
                if (isFree(rect.adjusted(-4, 0, 4, 0))) {
                    m_layout.labels.push_back({ rect, text, kind, mark });
                    m_taken.push_back(rect);
                    return true;
                }
            }
        }
        return false;
    }

    /// Labels of a point stand beside it, not over it: no clamping.
    bool placeBeside(const QString &text, ui::Mark mark, const QRectF &diamond, int rows)
    {
        const double width = m_metrics.horizontalAdvance(text);
        for (int row = 0; row < rows; ++row) {
            for (const double left : { diamond.left() - 6 - width, diamond.right() + 6 }) {
                if (left < m_layout.plot.left() - 30 || left + width > m_layout.plot.right() + 4)
                    continue;
                const QRectF rect(left, diamond.center().y() - labelHeight / 2 - row * labelRow, width, labelHeight);
                if (isFree(rect)) {
                    m_layout.labels.push_back({ rect, text, ChartLayout::LabelKind::Annotation, mark });
                    m_taken.push_back(rect);
                    return true;
                }
            }
        }
        return false;
    }

    void take(const QRectF &rect) { m_taken.push_back(rect); }
    [[nodiscard]] bool isFree(const QRectF &rect) const
    {
        return std::none_of(m_taken.begin(), m_taken.end(), [&](const QRectF &other) { return other.intersects(rect); });
    }

private:
    ChartLayout &m_layout;
    const QFontMetricsF &m_metrics;
    std::vector<QRectF> m_taken;
};

/// Returns false when some label found no room in that many rows.
bool placeLabels(const LayoutInput &in, ChartLayout &layout, const QFontMetricsF &metrics, int rows)
{
    layout.labels.clear();
    layout.diamonds.clear();
    LabelPlacer placer(layout, metrics);
    bool all = true;
    std::size_t shown = 0;
    for (const Annotation &annotation : in.data.annotations) {
        if (!layout.range.contains(annotation.at) || shown++ >= mostAnnotations)
            continue;
        const int bucket = bucketAt(in.data, annotation.at);
        const QRectF column = bucket >= 0 ? layout.bucketRect(in.data, bucket) : QRectF(layout.x(annotation.at), 0, 0, 0);
        const double x = column.center().x();
        const QRectF diamond(x - diamondSide / 2, layout.plot.top() - 4 - labelHeight / 2 - diamondSide / 2, diamondSide, diamondSide);
        layout.diamonds.push_back({ diamond, x, annotation.mark, annotation.id, annotation.text });
        placer.take(diamond);
    }
    for (const Stretch &gap : layout.gaps) {
        const double left = layout.x(in.data.bucket(gap.first).from);
        const double right = layout.x(in.data.bucket(gap.last - 1).to);
        const double width = metrics.horizontalAdvance(gap.text) + 16;
        const double centred = (left + right - width) / 2;
        all = placer.place(gap.text, ChartLayout::LabelKind::Gap, ui::Mark::None, { centred, right - width, left, left - width - 8, right + 8 }, 8, rows) && all;
    }
    for (const ChartLayout::Diamond &diamond : layout.diamonds)
        all = placer.placeBeside(diamond.text, diamond.mark, diamond.rect, rows) && all;
    if (shown > mostAnnotations) {
        const QString more = u"+%1"_s.arg(shown - mostAnnotations);
        placer.place(more, ChartLayout::LabelKind::More, ui::Mark::None, { layout.plot.right() - metrics.horizontalAdvance(more) }, 0, rows);
    }
    for (const Stretch &stretch : layout.incomplete) {
        if (stretch.text.isEmpty())
            continue;
        const double left = layout.x(in.data.bucket(stretch.first).from);
        const double right = layout.x(in.data.bucket(stretch.last - 1).to);
        const double width = metrics.horizontalAdvance(stretch.text);
        all = placer.place(stretch.text, ChartLayout::LabelKind::Incomplete, ui::Mark::None, { left + 5, right - width, left - width - 5 }, 0, rows) && all;
    }
    return all;
}

/// Never more marks than there is room for: what would stand closer than a mark with its number joins the one before.
std::vector<ChartLayout::AxisMark> placeAxisMarks(const TimeSeriesData &data, const ChartLayout &layout)
{
    std::vector<int> order;
    for (int i = 0; i < int(data.changes.size()); ++i)
        if (layout.range.contains(data.changes[std::size_t(i)].at))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&data](int a, int b) { return data.changes[std::size_t(a)].at < data.changes[std::size_t(b)].at; });
    std::vector<ChartLayout::AxisMark> marks;
    const double bottom = layout.bottomPlot().bottom();
    for (const int i : order) {
        const double x = layout.x(data.changes[std::size_t(i)].at);
        if (!marks.empty() && x - marks.back().rect.center().x() < axisMarkApart)
            marks.back().changes.push_back(i);
        else
            marks.push_back({ QRectF(x - axisMarkWidth / 2, bottom - axisMarkHeight + 1, axisMarkWidth, axisMarkHeight), { i } });
    }
    return marks;
}

} // namespace

std::vector<Stretch> gapStretches(const TimeSeriesData &data, const ui::Format &format)
{
    std::vector<Stretch> found = stretches(data, [&](int i) { return data.isGap(i); });
    for (Stretch &stretch : found) {
        const core::TimeRange range = rangeOf(data, stretch);
        stretch.text = noteFor(data.gapNotes, range);
        if (stretch.text.isEmpty())
            //: Above a gap in a chart; %1 is its length, "2 h".
            stretch.text = ui::Tr::tr("no data %1").arg(format.age(range.length() / core::microsPerSecond));
    }
    return found;
}

std::vector<Stretch> incompleteStretches(const TimeSeriesData &data)
{
    std::vector<Stretch> found = stretches(data, [&](int i) { return data.isIncomplete(i); });
    for (Stretch &stretch : found)
        stretch.text = noteFor(data.incompleteNotes, rangeOf(data, stretch));
    return found;
}

double ChartLayout::x(core::UtcMicros t) const
{
    return range.length() > 0 ? plot.left() + plot.width() * double(t - range.from) / double(range.length()) : plot.left();
}

double ChartLayout::y(double value) const
{
    return plot.bottom() - plot.height() * value / scale.top;
}

double ChartLayout::shareY(double share) const
{
    return sharePlot.bottom() - sharePlot.height() * share / shareScale.top;
}

core::UtcMicros ChartLayout::timeAt(double position) const
{
    if (plot.width() <= 0)
        return range.from;
    return range.from + core::UtcMicros((position - plot.left()) / plot.width() * double(range.length()));
}

QRectF ChartLayout::bucketRect(const TimeSeriesData &data, int index) const
{
    const core::TimeRange bucket = data.bucket(index);
    return { QPointF(x(bucket.from), plot.top()), QPointF(x(bucket.to), bottomPlot().bottom()) };
}

ChartLayout layoutChart(const LayoutInput &in)
{
    ChartLayout layout;
    QFont font = in.theme.font(ui::FontRole::Caption);
    const QFontMetricsF metrics(font);
    layout.scale = valueScale(highestValue(in));
    layout.shareScale = valueScale(highestShare(in.data), 0.01);
    layout.gaps = gapStretches(in.data, in.format);
    layout.incomplete = incompleteStretches(in.data);
    if (in.data.count() > 0)
        layout.range = { in.data.starts.front(), in.data.end };

    double labels = 0;
    for (int line = 0; line <= layout.scale.lines(); ++line)
        labels = std::max(labels, metrics.horizontalAdvance(in.format.axisCount(line * layout.scale.step, layout.scale.top)));
    if (in.sharePlot) {
        for (int line = 0; line <= layout.shareScale.lines(); ++line)
            labels = std::max(labels, metrics.horizontalAdvance(in.format.percent(line * layout.shareScale.step, 0)));
    }
    const double left = std::ceil(std::max(34.0, labels + 14));
    const bool anyLabel = !layout.gaps.empty() || !in.data.annotations.empty()
        || std::any_of(layout.incomplete.begin(), layout.incomplete.end(), [](const Stretch &s) { return !s.text.isEmpty(); });
    for (int rows = anyLabel ? 1 : 0; rows <= 2; ++rows) {
        layout.topRoom = rows == 0 ? 10 : 6 + rows * labelRow;
        const double bottom = in.size.height() - tickRoom;
        QRectF area(QPointF(left, layout.topRoom), QPointF(in.size.width() - 8, bottom));
        layout.plot = area;
        layout.sharePlot = {};
        if (in.sharePlot && area.height() > 110) {
            const double share = std::max(40.0, std::round((area.height() - plotGap) * 0.3));
            layout.plot.setBottom(area.bottom() - share - plotGap);
            layout.sharePlot = QRectF(QPointF(left, area.bottom() - share), area.bottomRight());
        }
        if (placeLabels(in, layout, metrics, rows) || rows == 2)
            break;
    }
    const double widest = metrics.horizontalAdvance(u"Wed 00:00"_s);
    layout.axisMarks = placeAxisMarks(in.data, layout);
    layout.ticks = timeTicks(layout.range, in.format, layout.plot.width(), widest);
    return layout;
}

int bucketAt(const TimeSeriesData &data, core::UtcMicros t)
{
    if (data.count() == 0 || t < data.starts.front() || t >= data.end)
        return -1;
    const auto after = std::upper_bound(data.starts.begin(), data.starts.end(), t);
    return int(after - data.starts.begin()) - 1;
}

double shareOf(const TimeSeriesData &data, int index)
{
    const double all = wholeOf(data, index);
    if (std::isnan(all) || all <= 0)
        return std::numeric_limits<double>::quiet_NaN();
    double part = 0;
    for (std::size_t s = 0; s < data.series.size(); ++s) {
        const double value = data.value(int(s), index);
        if (data.series[s].inWhole && std::isnan(value)) // a share of what nobody knows
            return std::numeric_limits<double>::quiet_NaN();
        if (data.series[s].inShare && !std::isnan(value))
            part += value;
    }
    return part / all;
}

double wholeOf(const TimeSeriesData &data, int index)
{
    double all = 0;
    bool known = false;
    for (std::size_t s = 0; s < data.series.size(); ++s) {
        const double value = data.value(int(s), index);
        if (std::isnan(value) || !data.series[s].inWhole)
            continue;
        known = true;
        all += value;
    }
    return known ? all : std::numeric_limits<double>::quiet_NaN();
}

double totalOf(const TimeSeriesData &data, int index, const std::set<QString> &hidden)
{
    double all = 0;
    bool known = false;
    for (std::size_t s = 0; s < data.series.size(); ++s) {
        const double value = data.value(int(s), index);
        if (std::isnan(value) || hidden.contains(data.series[s].key))
            continue;
        known = true;
        all += value;
    }
    return known ? all : std::numeric_limits<double>::quiet_NaN();
}

} // namespace bw::charts

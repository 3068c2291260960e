// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartsentences.h"

#include "ui/common/commontr.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::charts {

using ui::Format;
using ui::Tr;

namespace {

constexpr std::size_t mostChangesInCard = 3;

QString coverageText(const TimeSeriesData &data, const Format &format, int bucket)
{
    if (data.coverage.empty())
        return {};
    const core::TimeRange range = data.bucket(bucket);
    const auto note = [&](const std::vector<CoverageNote> &notes) {
        for (const CoverageNote &candidate : notes) {
            if (candidate.range.from < range.to && candidate.range.to > range.from)
                return candidate.text;
        }
        return QString();
    };
    if (data.isGap(bucket)) {
        const QString text = note(data.gapNotes);
        return text.isEmpty() ? Tr::tr("No data: nothing was heard") : text;
    }
    if (!data.isIncomplete(bucket))
        return {};
    const QString text = note(data.incompleteNotes);
    return text.isEmpty() ? Tr::tr("Incomplete: %1 heard").arg(format.percent(data.coverage[std::size_t(bucket)], 0)) : text;
}

} // namespace

QString valueText(const Format &format, double value)
{
    if (std::isnan(value))
        return Format::unknown();
    if (std::abs(value - std::round(value)) < 1e-9 || std::abs(value) >= 100)
        return format.count(qint64(std::llround(value)));
    return format.number(value, std::abs(value) < 10 ? 2 : 1);
}

ChartCard::Content cardContent(const ChartScene &scene, int bucket)
{
    const TimeSeriesData &data = scene.data;
    const Format &format = scene.format;
    ChartCard::Content content;
    content.title = format.range(data.bucket(bucket));
    content.coverage = coverageText(data, format, bucket);
    const int changed = data.countChangesIn(bucket);
    const auto addChanges = [&] {
        if (changed == 0)
            return;
        content.rows.push_back({ {}, Tr::tr("%n setting(s) changed", nullptr, changed), {}, {}, true });
        for (const ChangeMark *one : data.changesIn(bucket, mostChangesInCard)) {
            for (const QString &text : { one->node + u": "_s + one->name, u"    "_s + one->change })
                content.rows.push_back({ .swatch = {}, .name = text, .value = {}, .share = {}, .wide = true });
        }
        if (const int rest = changed - int(mostChangesInCard); rest > 0)
            content.rows.push_back({ {}, Tr::tr("and %n more", nullptr, rest), {}, {}, false });
        content.hint = Tr::tr("C: next change, O: compare");
    };
    if (data.isGap(bucket)) {
        addChanges();
        return content;
    }
    const bool bound = data.isIncomplete(bucket);
    const double all = wholeOf(data, bucket);
    const auto figure = [&](double value) { return bound && !std::isnan(value) ? Format::atLeast(valueText(format, value)) : valueText(format, value); };
    if (!scene.lines)
        content.rows.push_back({ {}, data.unit.isEmpty() ? Tr::tr("All") : data.unit, figure(totalOf(data, bucket, scene.hidden)), {}, true });
    // From the top of the stack down, as the eye meets them.
    for (int s = int(data.series.size()) - 1; s >= 0; --s) {
        const TimeSeries &series = data.series[std::size_t(s)];
        if (scene.hidden.contains(series.key))
            continue;
        const double value = data.value(s, bucket);
        const QString share = !scene.lines && series.inWhole && all > 0 && !std::isnan(value) ? format.percent(value / all) : QString();
        content.rows.push_back({ series.swatch, series.name, figure(value), share, scene.currentSeries == s && scene.current == bucket });
    }
    if (std::size_t(bucket) < data.usual.size() && !std::isnan(data.usual[std::size_t(bucket)])) {
        const QString name = data.usualName.isEmpty() ? Tr::tr("usual") : data.usualName;
        content.rows.push_back({ {}, name, valueText(format, std::round(data.usual[std::size_t(bucket)])), {}, false });
    }
    content.hint = Tr::tr("Enter: open rows");
    addChanges();
    return content;
}

QString bucketWords(const TimeSeriesData &data, const Format &format, const std::set<QString> &hidden, int bucket)
{
    if (bucket < 0 || bucket >= data.count())
        return {};
    QStringList parts;
    const QString coverage = coverageText(data, format, bucket);
    if (!data.isGap(bucket)) {
        const QString total = valueText(format, totalOf(data, bucket, hidden));
        const QString figure = data.isIncomplete(bucket) ? Tr::tr("at least %1").arg(total) : total;
        parts << (figure + u' ' + data.unit).trimmed();
        for (std::size_t s = 0; s < data.series.size(); ++s) {
            if (!hidden.contains(data.series[s].key))
                parts << data.series[s].name + u' ' + valueText(format, data.value(int(s), bucket));
        }
    }
    if (!coverage.isEmpty())
        parts << coverage;
    if (const int changed = data.countChangesIn(bucket)) {
        parts << Tr::tr("%n setting(s) changed", nullptr, changed);
        for (const ChangeMark *one : data.changesIn(bucket, mostChangesInCard))
            parts << one->words();
    }
    return format.range(data.bucket(bucket)) + u": "_s + parts.join(u", "_s);
}

QString chartWords(const TimeSeriesData &data, const Format &format, const std::set<QString> &hidden)
{
    if (data.count() == 0)
        return data.measure.isEmpty() ? Tr::tr("No data") : Tr::tr("%1: no data").arg(data.measure);
    QStringList parts { data.measure + u", "_s + format.range({ data.starts.front(), data.end }) };
    int highest = -1;
    double most = -1;
    for (int i = 0; i < data.count(); ++i) {
        const double total = totalOf(data, i, hidden);
        if (!std::isnan(total) && total > most) {
            most = total;
            highest = i;
        }
    }
    if (highest >= 0)
        //: %1 a figure, %2 a moment: "highest 70,112 Mon 23 Nov, 15:00".
        parts << Tr::tr("highest %1 %2").arg(valueText(format, most), format.stamp(data.bucket(highest).from));
    for (const Stretch &gap : gapStretches(data, format))
        parts << Tr::tr("no data %1").arg(format.range({ data.bucket(gap.first).from, data.bucket(gap.last - 1).to }));
    for (const Stretch &stretch : incompleteStretches(data)) {
        const QString range = format.range({ data.bucket(stretch.first).from, data.bucket(stretch.last - 1).to });
        parts << (stretch.text.isEmpty() ? Tr::tr("incomplete %1").arg(range) : stretch.text + u' ' + range);
    }
    for (const Annotation &annotation : data.annotations)
        parts << format.stamp(annotation.at) + u' ' + annotation.text;
    if (!data.changes.empty())
        parts << Tr::tr("%n setting(s) changed", nullptr, int(data.changes.size()));
    return parts.join(u"; "_s);
}

} // namespace bw::charts

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/volumeseries.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>
#include <limits>

namespace bw::figures {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(bw::figures)
};

constexpr qsizetype namedSeries = 7; ///< §3: more than eight become the top seven and "other"

using CountOf = std::optional<qint64> store::VolumeCounts::*;

struct Outcome
{
    const char *key;
    const char *name;
    CountOf count;
    ui::Swatch swatch;
    enum { Arrived, Lost, NoEnd } end; ///< ends of recipients, or what is none: attempts that were put off, refusals at the door
};
constexpr std::array outcomes {
    Outcome { "delivered", QT_TRANSLATE_NOOP("bw::figures", "delivered"), &store::VolumeCounts::delivered, ui::swatchDelivered, Outcome::Arrived },
    Outcome { "deferred", QT_TRANSLATE_NOOP("bw::figures", "deferred attempts"), &store::VolumeCounts::deferred, ui::swatchDeferred, Outcome::NoEnd },
    Outcome { "bounced", QT_TRANSLATE_NOOP("bw::figures", "bounced"), &store::VolumeCounts::bounced, ui::swatchBounced, Outcome::Lost },
    Outcome { "expired", QT_TRANSLATE_NOOP("bw::figures", "expired"), &store::VolumeCounts::expired, ui::swatchExpired, Outcome::Lost },
    Outcome { "discarded", QT_TRANSLATE_NOOP("bw::figures", "discarded"), &store::VolumeCounts::discarded, ui::swatchOther, Outcome::Lost },
    Outcome { "rejected", QT_TRANSLATE_NOOP("bw::figures", "rejected"), &store::VolumeCounts::rejected, ui::swatchRejected, Outcome::NoEnd },
};

/// Starts, coverage and the notes of incomplete stretches.
charts::TimeSeriesData frameOf(const store::VolumeAnswer &answer)
{
    charts::TimeSeriesData data;
    data.unit = Words::tr("outcomes");
    for (const store::VolumeBucket &bucket : answer.buckets) {
        data.starts.push_back(bucket.start);
        data.coverage.push_back(bucket.coverage <= 0 ? -1 : bucket.coverage >= ui::wholeRange ? 1 : bucket.coverage);
        data.end = std::max(data.end, bucket.end);
        if (bucket.nodes <= 0 || bucket.nodesHeard >= bucket.nodes || bucket.coverage <= 0)
            continue;
        // Neighbouring incomplete buckets with the same nodes are one stretch with one sentence.
        const QString text = Words::tr("%1 of %n nodes heard", nullptr, bucket.nodes).arg(bucket.nodesHeard);
        auto &notes = data.incompleteNotes;
        if (!notes.empty() && notes.back().range.to == bucket.start && notes.back().text == text)
            notes.back().range.to = bucket.end;
        else
            notes.push_back({ { bucket.start, bucket.end }, text });
    }
    return data;
}

/// What files and tables say beside the drawn outcomes: what came in, and for how many.
void addAccepted(charts::TimeSeriesData &data, const store::VolumeAnswer &answer)
{
    if (answer.totals.isOfChosenOutcomes)
        return;
    const auto add = [&](const QString &key, const QString &name, CountOf count) {
        charts::TimeSeries series;
        series.key = key;
        series.name = name;
        for (const store::VolumeBucket &bucket : answer.buckets)
            series.values.push_back((bucket.counts.*count) ? double(*(bucket.counts.*count)) : std::numeric_limits<double>::quiet_NaN());
        data.besides.push_back(std::move(series));
    };
    add(QStringLiteral("accepted"), Words::tr("accepted messages"), &store::VolumeCounts::accepted);
    add(QStringLiteral("recipients"), Words::tr("their recipients"), &store::VolumeCounts::recipients);
}

} // namespace

QString perStep(const QString &step)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("minute"), QT_TRANSLATE_NOOP("bw::figures", "per minute") },
        { QStringLiteral("5min"), QT_TRANSLATE_NOOP("bw::figures", "per 5 minutes") },
        { QStringLiteral("15min"), QT_TRANSLATE_NOOP("bw::figures", "per 15 minutes") },
        { QStringLiteral("hour"), QT_TRANSLATE_NOOP("bw::figures", "per hour") },
        { QStringLiteral("day"), QT_TRANSLATE_NOOP("bw::figures", "per day") },
        { QStringLiteral("week"), QT_TRANSLATE_NOOP("bw::figures", "per week") },
        { QStringLiteral("month"), QT_TRANSLATE_NOOP("bw::figures", "per month") },
    };
    return Words::tr(names.value(step, "per hour"));
}

charts::TimeSeriesData outcomeSeries(const store::VolumeAnswer &answer, const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(answer);
    //: %1 is a step of time: "per hour".
    data.measure = Words::tr("Outcomes %1").arg(perStep(step));
    data.below = Words::tr("below: not delivered, of ended");
    addAccepted(data, answer);
    for (const Outcome &outcome : outcomes) {
        charts::TimeSeries series;
        series.key = QString::fromLatin1(outcome.key);
        series.name = Words::tr(outcome.name);
        series.swatch = outcome.swatch;
        series.inShare = outcome.end == Outcome::Lost;
        series.inWhole = outcome.end != Outcome::NoEnd;
        qint64 sum = 0;
        for (const store::VolumeBucket &bucket : answer.buckets) {
            const auto &count = bucket.counts.*outcome.count;
            series.values.push_back(count ? double(*count) : std::numeric_limits<double>::quiet_NaN());
            sum += count.value_or(0);
        }
        const bool isDrawn = sum > 0;
        sum = (answer.totals.*outcome.count).value_or(sum);
        if (!isDrawn && sum == 0 && outcome.count == &store::VolumeCounts::discarded) // rare: named only where it is
            continue;
        // A sum over what was never heard, or is not kept, is not nought.
        series.total = answer.totals.*outcome.count ? format.shortCount(double(sum)) : ui::Format::unknown();
        data.series.push_back(std::move(series));
    }
    return data;
}

charts::TimeSeriesData groupSeries(const store::VolumeAnswer &grouped, const store::VolumeAnswer &outcomesAnswer, const QString &group,
    const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(outcomesAnswer);
    static const QHash<QString, const char *> names {
        { QStringLiteral("node"), QT_TRANSLATE_NOOP("bw::figures", "Recipients that ended %1, by node") },
        { QStringLiteral("stream"), QT_TRANSLATE_NOOP("bw::figures", "Recipients that ended %1, by stream") },
        { QStringLiteral("domain"), QT_TRANSLATE_NOOP("bw::figures", "Recipients that ended %1, by destination") },
        { QStringLiteral("sender"), QT_TRANSLATE_NOOP("bw::figures", "Recipients that ended %1, by sender") },
    };
    data.measure = Words::tr(names.value(group, "Recipients that ended %1")).arg(perStep(step));
    data.unit = Words::tr("recipients that ended");
    addAccepted(data, outcomesAnswer);

    QHash<core::UtcMicros, std::size_t> places;
    for (std::size_t i = 0; i < data.starts.size(); ++i)
        places.insert(data.starts[i], i);
    QHash<QString, qint64> sums;
    for (const store::VolumeBucket &bucket : grouped.buckets)
        sums[bucket.keys.value(group)] += bucket.counts.ended().value_or(0);
    QStringList keys = sums.keys();
    const QString other = QStringLiteral("other");
    keys.removeAll(other);
    std::sort(keys.begin(), keys.end(), [&sums](const QString &a, const QString &b) { return sums.value(a) != sums.value(b) ? sums.value(a) > sums.value(b) : a < b; });
    // Who was refused before a login has no sender, user or stream that is kept: those recipients are in "other", and none of them ended.
    const bool needsOther = keys.size() > namedSeries + 1 || sums.value(other) > 0;
    const bool isFolded = keys.size() <= namedSeries && sums.value(other) > 0; // in the store, not here
    if (needsOther && keys.size() > namedSeries)
        keys = keys.first(namedSeries);

    QHash<QString, std::size_t> rows;
    for (const QString &key : keys) {
        charts::TimeSeries series;
        series.key = key;
        series.name = !key.isEmpty() ? key : group == QLatin1String("sender") ? QStringLiteral("<>") : Words::tr("not logged"); // the null reverse-path of a notice (RFC 5321, 4.5.5)
        series.swatch = ui::seriesSwatches[data.series.size() % ui::seriesSwatches.size()];
        series.values.assign(data.starts.size(), 0);
        series.total = format.shortCount(double(sums.value(key)));
        rows.insert(key, data.series.size());
        data.series.push_back(std::move(series));
    }
    qint64 rest = 0;
    if (needsOther) {
        charts::TimeSeries series;
        series.key = other;
        series.name = !isFolded || group == QLatin1String("stream") || group == QLatin1String("node") ? Words::tr("other")
            : group == QLatin1String("sender")                                                       ? Words::tr("other senders (names no longer kept)")
                                                                                                     : Words::tr("other domains (names no longer kept)");
        series.swatch = ui::swatchOther;
        series.values.assign(data.starts.size(), 0);
        data.series.push_back(std::move(series));
    }
    for (const store::VolumeBucket &bucket : grouped.buckets) {
        const auto place = places.constFind(bucket.start);
        if (place == places.constEnd())
            continue;
        const auto row = rows.constFind(bucket.keys.value(group));
        const qint64 count = bucket.counts.ended().value_or(0);
        if (row != rows.constEnd()) {
            data.series[*row].values[*place] += double(count);
        } else if (needsOther) {
            data.series.back().values[*place] += double(count);
            rest += count;
        }
    }
    if (needsOther)
        data.series.back().total = format.shortCount(double(rest));
    return data;
}

QString groupNote(const store::VolumeAnswer &grouped, const QString &group)
{
    if (group != QLatin1String("sender") && group != QLatin1String("stream"))
        return {};
    qint64 refused = 0;
    for (const store::VolumeBucket &bucket : grouped.buckets)
        if (bucket.keys.value(group) == QLatin1String("other"))
            refused += bucket.counts.rejected.value_or(0);
    if (refused == 0)
        return {};
    return group == QLatin1String("sender") ? Words::tr("%Ln refused at the door: no sender is kept of them, they are in no bar", nullptr, int(refused))
                                            : Words::tr("%Ln refused at the door: they belong to no stream, and are in no bar", nullptr, int(refused));
}

} // namespace bw::figures

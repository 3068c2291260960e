// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/authseries.h"

#include "ui/common/format.h"
#include "ui/figures/volumeseries.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <array>

namespace bw::figures {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(bw::figures)
};

constexpr qsizetype namedSeries = 7;
constexpr int mostDays = 4'000;

void noteGap(charts::TimeSeriesData &data, const core::TimeRange &range)
{
    if (!data.gapNotes.empty() && data.gapNotes.back().range.to == range.from)
        data.gapNotes.back().range.to = range.to;
    else
        data.gapNotes.push_back({ range, Words::tr("no reports") });
}

charts::TimeSeriesData frameOf(const store::MailAuthAnswer &answer)
{
    charts::TimeSeriesData data;
    data.unit = Words::tr("messages");
    for (const store::MailAuthBucket &bucket : answer.buckets) {
        data.starts.push_back(bucket.start);
        data.end = std::max(data.end, bucket.end);
        data.coverage.push_back(bucket.hasReports ? 1 : -1);
        data.growing.push_back(bucket.hasReports && bucket.mayGrow);
        if (!bucket.hasReports)
            noteGap(data, { bucket.start, bucket.end });
        else if (bucket.mayGrow && !data.incompleteNotes.empty() && data.incompleteNotes.back().range.to == bucket.start)
            data.incompleteNotes.back().range.to = bucket.end;
        else if (bucket.mayGrow)
            data.incompleteNotes.push_back({ { bucket.start, bucket.end }, Words::tr("reports still coming") });
    }
    return data;
}

struct Align
{
    const char *key, *name;
    ui::Swatch swatch;
    qint64 (*count)(const store::MailAuthCounts &);
};
constexpr std::array aligns {
    Align { "both", QT_TRANSLATE_NOOP("bw::figures", "SPF and DKIM"), ui::swatchAlignBoth, [](const store::MailAuthCounts &counts) { return counts.both; } },
    Align { "dkim", QT_TRANSLATE_NOOP("bw::figures", "DKIM only"), ui::swatchAlignDkim, [](const store::MailAuthCounts &counts) { return counts.dkimOnly; } },
    Align { "spf", QT_TRANSLATE_NOOP("bw::figures", "SPF only"), ui::swatchAlignSpf, [](const store::MailAuthCounts &counts) { return counts.spfOnly; } },
    Align { "neither", QT_TRANSLATE_NOOP("bw::figures", "neither: fails"), ui::swatchAlignNone, [](const store::MailAuthCounts &counts) { return counts.fail; } },
};

} // namespace

charts::TimeSeriesData alignmentSeries(const store::MailAuthAnswer &answer, const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(answer);
    //: %1 is a step of time: "per day"
    data.measure = Words::tr("Reported messages %1, aligned by").arg(perStep(step));
    for (const Align &align : aligns) {
        charts::TimeSeries series;
        series.key = QString::fromLatin1(align.key);
        series.name = Words::tr(align.name);
        series.swatch = align.swatch;
        series.inShare = series.key == QLatin1String("neither");
        for (const store::MailAuthBucket &bucket : answer.buckets)
            series.values.push_back(double(align.count(bucket.counts)));
        series.total = format.shortCount(double(align.count(answer.totals)));
        data.series.push_back(std::move(series));
    }
    return data;
}

charts::TimeSeriesData failingDomainSeries(const store::MailAuthAnswer &byDomain, const store::MailAuthAnswer &whole, const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(whole);
    //: %1 is a step of time: "per day"
    data.measure = Words::tr("Messages that fail DMARC %1, by domain").arg(perStep(step));
    QHash<core::UtcMicros, std::size_t> places;
    for (std::size_t i = 0; i < data.starts.size(); ++i)
        places.insert(data.starts[i], i);
    QHash<QString, std::vector<double>> values;
    QHash<QString, qint64> sums;
    for (const store::MailAuthBucket &bucket : byDomain.buckets) {
        const auto place = places.constFind(bucket.start);
        if (place == places.constEnd() || bucket.counts.fail == 0)
            continue;
        const QString domain = bucket.keys.value(QStringLiteral("domain"));
        std::vector<double> &line = values[domain];
        line.resize(data.starts.size());
        line[*place] += double(bucket.counts.fail);
        sums[domain] += bucket.counts.fail;
    }
    QStringList domains = sums.keys();
    std::ranges::sort(domains, [&sums](const QString &a, const QString &b) { return sums.value(a) != sums.value(b) ? sums.value(a) > sums.value(b) : a < b; });
    for (qsizetype i = 0; i < domains.size(); ++i) {
        const QString &domain = domains.at(i);
        if (i > namedSeries) { // the rest, added up
            charts::TimeSeries &rest = data.series.back();
            std::ranges::transform(rest.values, values[domain], rest.values.begin(), std::plus());
            sums[domains.at(namedSeries)] += sums.value(domain);
            rest.total = format.shortCount(double(sums.value(domains.at(namedSeries))));
            continue;
        }
        const bool isRest = i == namedSeries && domains.size() > namedSeries + 1;
        charts::TimeSeries series;
        series.key = isRest ? QStringLiteral("other") : domain;
        series.name = isRest ? Words::tr("other") : domain.isEmpty() ? Words::tr("not reported") : domain;
        series.swatch = isRest ? ui::swatchOther : ui::seriesSwatches[std::size_t(i)];
        series.values = values.value(domain);
        series.total = format.shortCount(double(sums.value(domain)));
        data.series.push_back(std::move(series));
    }
    return data;
}

charts::TimeSeriesData daySeries(const core::TimeRange &range, const std::vector<DaySeries> &series, const std::vector<DayCount> &counts, const std::optional<std::vector<core::UtcMicros>> &heard,
    const ui::Format &format)
{
    charts::TimeSeriesData data;
    if (range.length() <= 0)
        return data;
    const auto startOf = [&format](const QDate &day) { return day.startOfDay(format.zone()).toMSecsSinceEpoch() * 1000; };
    QDate day = QDateTime::fromMSecsSinceEpoch(range.from / 1000, format.zone()).date();
    for (core::UtcMicros start = startOf(day); start < range.to && data.count() < mostDays; start = startOf(day)) {
        data.starts.push_back(start);
        day = day.addDays(1);
    }
    data.end = startOf(day);
    const auto placeOf = [&data](core::UtcMicros at) -> std::optional<std::size_t> {
        if (at < data.starts.front() || at >= data.end)
            return {};
        return std::size_t(std::ranges::upper_bound(data.starts, at) - data.starts.begin() - 1);
    };
    if (heard) {
        data.coverage.assign(data.starts.size(), -1);
        for (const core::UtcMicros at : *heard)
            if (const auto place = placeOf(at))
                data.coverage[*place] = 1;
        for (int i = 0; i < data.count(); ++i)
            if (data.isGap(i))
                noteGap(data, data.bucket(i));
    }
    for (const DaySeries &one : series) {
        charts::TimeSeries line;
        line.key = one.key;
        line.name = one.name;
        line.swatch = one.swatch;
        line.inShare = one.inShare;
        line.values.resize(data.starts.size());
        double sum = 0;
        for (const DayCount &count : counts) {
            const auto place = count.key == one.key ? placeOf(count.at) : std::nullopt;
            if (place) {
                line.values[*place] += count.count;
                sum += count.count;
            }
        }
        line.total = format.shortCount(sum);
        data.series.push_back(std::move(line));
    }
    return data;
}

} // namespace bw::figures

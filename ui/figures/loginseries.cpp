// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/loginseries.h"

#include "ui/common/format.h"
#include "ui/figures/volumeseries.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace bw::figures {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(bw::figures)
};

using detection::AttackKind;

constexpr core::UtcMicros longestPause = 6 * core::microsPerHour;

/// In stack order from the axis up: what is harmless below.
constexpr std::array kinds { AttackKind::Forgotten, AttackKind::Stuffing, AttackKind::Spraying, AttackKind::BruteForce, AttackKind::DistributedBruteForce,
    AttackKind::Enumeration, AttackKind::Misconfigured, AttackKind::Other };

template <typename Buckets>
charts::TimeSeriesData frameOf(const Buckets &buckets)
{
    charts::TimeSeriesData data;
    for (const auto &bucket : buckets) {
        data.starts.push_back(bucket.start);
        data.end = std::max(data.end, bucket.end);
        data.coverage.push_back(bucket.coverage <= 0 ? -1 : bucket.coverage >= ui::wholeRange ? 1 : bucket.coverage);
    }
    return data;
}

/// Where the story of a success begins: the run of failures before it. What lies further back is another story.
core::UtcMicros beginOf(const detection::LoginTimeline &timeline)
{
    core::UtcMicros begin = timeline.risk.goodAt;
    for (auto mark = timeline.marks.crbegin(); mark != timeline.marks.crend(); ++mark) {
        if (mark->isOk || mark->time > timeline.risk.goodAt)
            continue;
        if (mark->time < begin - longestPause)
            break;
        begin = mark->time;
    }
    return begin;
}

} // namespace

charts::TimeSeriesData kindSeries(const detection::AttacksAnswer &answer, const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(answer.buckets);
    data.measure = Words::tr("Failed tries %1, by kind").arg(perStep(step));
    data.unit = Words::tr("failed tries");
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        charts::TimeSeries series;
        series.key = nameOf(kinds[i]);
        series.name = titleOf(kinds[i]);
        series.swatch = kinds[i] == AttackKind::Other ? ui::swatchOther : ui::seriesSwatches[i];
        qint64 sum = 0;
        for (const auto &bucket : answer.buckets) {
            const qint64 count = bucket.failed.value(kinds[i]);
            series.values.push_back(double(count));
            sum += count;
        }
        if (sum == 0)
            continue;
        series.total = format.shortCount(double(sum));
        data.series.push_back(std::move(series));
    }
    return data;
}

charts::TimeSeriesData loginSeries(const store::LoginAnswer &answer, const QString &step, const ui::Format &format)
{
    charts::TimeSeriesData data = frameOf(answer.buckets);
    data.measure = Words::tr("Failed logins %1").arg(perStep(step));
    data.unit = Words::tr("failed tries");
    charts::TimeSeries failed;
    failed.key = QStringLiteral("failed");
    failed.name = Words::tr("failed");
    failed.swatch = ui::seriesSwatches[3];
    for (const auto &bucket : answer.buckets)
        failed.values.push_back(double(bucket.counts.failed.value_or(0)));
    failed.total = answer.totals.failed ? format.shortCount(double(*answer.totals.failed)) : ui::Format::unknown();
    data.series.push_back(std::move(failed));
    return data;
}

namespace {

/// As the list of logins counts them: strangers' tries, and beside them those of places that the login is known in.
QString failuresText(const detection::LoginTimeline &timeline)
{
    const auto &risk = timeline.risk;
    const auto text = [](qint64 failures, qint64 sources) {
        const QString count = Words::tr("%Ln failure(s)", nullptr, int(failures));
        return sources > 0 ? Words::tr("%1 from %Ln address(es)", nullptr, int(sources)).arg(count) : count;
    };
    if (risk.failed == 0 && risk.failedFamiliar == 0)
        return timeline.failures > 0 ? text(timeline.failures, timeline.failedSources) : QString();
    if (risk.failed == 0)
        return Words::tr("%Ln failure(s), all from networks that it is known in", nullptr, int(risk.failedFamiliar));
    QString strangers = text(risk.failed, risk.failedSources);
    if (risk.goodAt != 0 && risk.failed > risk.failedUntilGood)
        strangers = risk.failedUntilGood == 0 ? Words::tr("%1 after it got in").arg(strangers)
                                              : Words::tr("%1, %Ln more after it got in", nullptr, int(risk.failed - risk.failedUntilGood)).arg(text(risk.failedUntilGood, risk.sourcesUntilGood));
    //: %1 is "31 failures from 4 addresses"; %n more are told apart from them
    return risk.failedFamiliar == 0 ? strangers : Words::tr("%1 by strangers, %Ln more from networks that it is known in", nullptr, int(risk.failedFamiliar)).arg(strangers);
}

} // namespace

charts::TimelineData timelineOf(const detection::LoginTimeline &timeline, const ui::Format &format)
{
    charts::TimelineData data;
    core::UtcMicros first = INT64_MAX;
    core::UtcMicros last = INT64_MIN;
    const auto widen = [&](core::UtcMicros from, core::UtcMicros to) {
        first = std::min(first, from);
        last = std::max(last, to);
    };
    const core::UtcMicros from = timeline.risk.goodAt;
    const core::UtcMicros begin = beginOf(timeline);
    const core::UtcMicros end = timeline.risk.sentTo;
    for (const auto &mark : timeline.marks) {
        if (from != 0 && (mark.time < begin || mark.time > std::max(end, from) + longestPause))
            continue;
        widen(mark.time, mark.time);
        if (!mark.isOk)
            data.failures.push_back(mark.time);
        else if (mark.isOdd)
            data.successes.push_back({ mark.time, Words::tr("%1 good login from %2").arg(format.clockWithSeconds(mark.time), ui::Format::isolated(mark.source)), true });
    }
    // Hours of mail that touch are one bar.
    qint64 messages = 0;
    core::TimeRange stretch;
    const auto close = [&] {
        if (timeline.newest > stretch.from)
            stretch.to = std::min(stretch.to, timeline.newest);
        if (messages > 0)
            data.sent.push_back({ stretch, Words::tr("%Ln message(s), %1", nullptr, int(messages)).arg(format.range(stretch)) });
        messages = 0;
    };
    if (from != 0 && end > from) { // as the list of logins counts it
        messages = timeline.risk.sentMessages;
        stretch = { from, end };
        widen(from, timeline.newest > from ? std::min(end, timeline.newest) : end);
    }
    for (const auto &hour : timeline.sent) {
        if (from != 0)
            break;
        widen(hour.start, timeline.newest > hour.start ? std::min(hour.end, timeline.newest) : hour.end);
        if (messages > 0 && hour.start > stretch.to)
            close();
        if (messages == 0)
            stretch = { hour.start, hour.end };
        stretch.to = hour.end;
        messages += hour.messages;
    }
    close();
    if (first > last)
        return data;
    const core::UtcMicros margin = std::max<core::UtcMicros>((last - first) / 40, core::microsPerMinute);
    data.range = { first - margin, last + margin };
    data.failuresText = failuresText(timeline);
    return data;
}

ui::Mark markOf(detection::RiskState state)
{
    switch (state) {
    case detection::RiskState::TakenOver:
        return ui::Mark::Critical;
    case detection::RiskState::Suspicious:
        return ui::Mark::High;
    case detection::RiskState::Unusual:
        return ui::Mark::Low;
    case detection::RiskState::Holding:
        break;
    }
    return ui::Mark::Pass;
}

} // namespace bw::figures

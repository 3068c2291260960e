// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/mailauth/mailauthquery.h"
#include "ui/charts/timeseriesdata.h"

#include <QString>

#include <optional>
#include <vector>

namespace bw::ui {
class Format;
}

/// What receivers report, as data of charts. Pure; GUI thread for tr().
namespace bw::figures {

/// Reported messages by what aligned. Times without a report are gaps, times whose reports still come are incomplete.
/// \p step: day, week or month.
[[nodiscard]] charts::TimeSeriesData alignmentSeries(const store::MailAuthAnswer &answer, const QString &step, const ui::Format &format);

/// Messages that fail DMARC by the domain in From: the seven with most, and the rest as "other". \p whole: the same range without domains.
[[nodiscard]] charts::TimeSeriesData failingDomainSeries(const store::MailAuthAnswer &byDomain, const store::MailAuthAnswer &whole, const QString &step, const ui::Format &format);

/// Something that was told of a time: counts in the day in which it lies.
struct DayCount
{
    core::UtcMicros at = 0;
    QString key; ///< of the series
    double count = 0;
};
struct DaySeries
{
    QString key, name;
    ui::Swatch swatch;
    bool inShare = false;
};
/// Columns by day of \p range in the zone of \p format. \p heard: times that something was told of; a day without any is a gap; nothing: every
/// day is heard.
[[nodiscard]] charts::TimeSeriesData daySeries(const core::TimeRange &range, const std::vector<DaySeries> &series, const std::vector<DayCount> &counts,
    const std::optional<std::vector<core::UtcMicros>> &heard, const ui::Format &format);

} // namespace bw::figures

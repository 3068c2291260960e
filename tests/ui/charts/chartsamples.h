// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/timeseriesdata.h"
#include "ui/common/format.h"

namespace bw::uitest {

/// Mon 23 Nov 2026, 14:00 in Paris.
inline constexpr core::UtcMicros monday = 1'795'438'800'000'000;

inline ui::Format paris()
{
    return ui::Format(QLocale(QLocale::English, QLocale::UnitedKingdom), QTimeZone("Europe/Paris"));
}

/// 48 hours of delivered 1000, bounced 10; hours 17 and 18 not heard; from 44 on 11 of 12 nodes.
inline charts::TimeSeriesData sampleData(int hours = 48)
{
    using namespace Qt::StringLiterals;
    charts::TimeSeriesData data;
    data.series.push_back({ u"delivered"_s, u"delivered"_s, ui::swatchDelivered, {}, u"46 k"_s, false });
    data.series.push_back({ u"bounced"_s, u"bounced"_s, ui::swatchBounced, {}, u"460"_s, true });
    for (int hour = 0; hour < hours; ++hour) {
        data.starts.push_back(monday + hour * core::microsPerHour);
        data.series[0].values.push_back(hour == 20 ? 2000 : 1000);
        data.series[1].values.push_back(10);
        data.coverage.push_back(hour == 17 || hour == 18 ? -1.0 : hour >= 44 ? 11.0 / 12 : 1.0);
    }
    data.end = monday + hours * core::microsPerHour;
    data.incompleteNotes.push_back({ { monday + 44 * core::microsPerHour, data.end }, u"11 of 12 nodes heard"_s });
    data.annotations.push_back({ monday + 38 * core::microsPerHour, u"9 × its usual volume"_s, ui::Mark::Critical, u"w1"_s });
    data.measure = u"Recipients per hour, by outcome"_s;
    data.unit = u"recipients"_s;
    return data;
}

} // namespace bw::uitest

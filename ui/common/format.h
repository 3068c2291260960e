// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <QLocale>
#include <QTimeZone>

namespace bw::ui {

/// A range of which a smaller share was heard is incomplete: its figures are lower bounds.
constexpr double wholeRange = 0.9995;

/// Numbers, ages and times as people read them (design language §9). Plain value: any thread, QtCore only.
/// A no-break space stands before units. Short forms are for tiles and axes; cells and tool-tips take whole numbers.
class Format
{
public:
    explicit Format(const QLocale &locale = QLocale(), const QTimeZone &zone = QTimeZone::utc());

    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }

    [[nodiscard]] QString count(qint64 n) const; ///< 1,942,310
    [[nodiscard]] QString number(double n, int decimals = 1) const; ///< 1,234.5
    [[nodiscard]] QString shortCount(double n) const; ///< 1.94 M, 20 k, 18,204 (up to 99,999 whole)
    [[nodiscard]] QString axisCount(double n) const; ///< 20 k, 1,600, 0
    /// All ticks of one axis in the unit of its highest one: 2.5 k below 10 k.
    [[nodiscard]] QString axisCount(double n, double highest) const;
    [[nodiscard]] QString percent(double share, int decimals = 1) const; ///< 0.978 is "97.8 %"
    [[nodiscard]] QString points(double difference, int decimals = 1) const; ///< 0.009 is "0.9 points"
    [[nodiscard]] QString bytes(qint64 n) const; ///< 1.8 GB (powers of ten)
    [[nodiscard]] QString times(double factor) const; ///< "9 ×"
    [[nodiscard]] QString rate(double perSecond) const; ///< "12.4 per s"

    [[nodiscard]] QString age(qint64 seconds) const; ///< 40 s, 31 min, 4 h 42 min, 9 days
    [[nodiscard]] QString duration(qint64 microseconds) const; ///< 0.08 s, 1.2 s, then as age()
    [[nodiscard]] QString ago(qint64 seconds) const; ///< "40 s ago"

    [[nodiscard]] QString stamp(core::UtcMicros t) const; ///< Wed 25 Nov, 14:00
    [[nodiscard]] QString stampWithSeconds(core::UtcMicros t) const; ///< Wed 25 Nov, 04:12:44
    [[nodiscard]] QString fullStamp(core::UtcMicros t) const; ///< Wed 25 Nov 2026, 04:12:44 CET
    [[nodiscard]] QString clock(core::UtcMicros t) const; ///< 14:00
    [[nodiscard]] QString clockWithSeconds(core::UtcMicros t) const; ///< 04:12:44
    [[nodiscard]] QString clockWithMillis(core::UtcMicros t) const; ///< 04:12:44.102
    [[nodiscard]] QString day(core::UtcMicros t) const; ///< Wed 25 Nov
    [[nodiscard]] QString shortDay(core::UtcMicros t) const; ///< 25 Nov
    /// Wed 25 Nov, 04:00–07:00; Tue 24 Nov, 07:00 to Wed 25 Nov, 09:00; whole days without clock, seconds only below a minute.
    [[nodiscard]] QString range(const core::TimeRange &range) const;
    /// A step of time by its name: "hour", "15 minutes", "day".
    [[nodiscard]] static QString step(core::UtcMicros length);

    [[nodiscard]] static QString atLeast(const QString &figure); ///< "≥ 231,870"; "unknown" and "none" stay: they are no bound
    [[nodiscard]] static QString unknown(); ///< "unknown"
    [[nodiscard]] static QString none(); ///< "none"
    /// Latin text that keeps its direction inside a right-to-left sentence (U+2066 … U+2069).
    [[nodiscard]] static QString isolated(const QString &text);

private:
    [[nodiscard]] QString scaled(double n, int figures) const;
    QLocale m_locale;
    QTimeZone m_zone;
};

} // namespace bw::ui

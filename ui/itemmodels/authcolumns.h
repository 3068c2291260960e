// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/rowsmodel.h"

#include <QDateTime>

#include <functional>

/// Columns that the tables of reports share.
namespace bw::itemmodels {

template <typename Row>
RowColumn<Row> countColumn(const QString &title, std::function<qint64(const Row &)> count)
{
    return { title, [count](const Row &row, const ui::Format &format) { return format.count(count(row)); }, [count](const Row &row) { return QVariant(count(row)); }, {}, true };
}

/// \p part of \p whole; of nothing there is no share.
template <typename Row>
RowColumn<Row> shareColumn(const QString &title, std::function<qint64(const Row &)> part, std::function<qint64(const Row &)> whole, const QString &tip = {})
{
    return { title,
        [part, whole](const Row &row, const ui::Format &format) {
            const qint64 all = whole(row);
            return all == 0 ? ui::Format::none() : format.percent(double(part(row)) / double(all));
        },
        [part, whole](const Row &row) {
            const qint64 all = whole(row);
            return all == 0 ? QVariant() : QVariant(double(part(row)) / double(all));
        },
        [part, whole, tip](const Row &row, int role, const ui::Format &format) -> QVariant {
            if (role == ui::MeasureRole)
                return int(whole(row) == 0 ? ui::Measure::None : ui::Measure::Known);
            if (role == Qt::ToolTipRole) {
                const QString figures = QStringLiteral("%1 / %2").arg(format.count(part(row)), format.count(whole(row)));
                return tip.isEmpty() ? figures : figures + u'\n' + tip;
            }
            return {};
        },
        true };
}

/// \p text stands as it is: an address, an id, a name that others chose. What is missing is "unknown".
template <typename Row>
RowColumn<Row> textColumn(const QString &title, std::function<QString(const Row &)> text, bool isFixed = false)
{
    return { title,
        [text](const Row &row, const ui::Format &) {
            const QString value = text(row);
            return value.isEmpty() ? ui::Format::none() : value;
        },
        [text](const Row &row) { return QVariant(text(row)); },
        [text, isFixed](const Row &row, int role, const ui::Format &) -> QVariant {
            if (role == ui::MeasureRole)
                return int(text(row).isEmpty() ? ui::Measure::None : ui::Measure::Known);
            if (role == Qt::ToolTipRole)
                return text(row);
            return isFixed && (role == ui::FixedFontRole || role == ui::MiddleElideRole) ? QVariant(!text(row).isEmpty()) : QVariant();
        },
        false };
}

/// 0: not known. Copied and exported with the offset of the zone that its days are of, as breakwaterctl writes them.
template <typename Row>
RowColumn<Row> dayColumn(const QString &title, std::function<core::UtcMicros(const Row &)> time)
{
    return { title, [time](const Row &row, const ui::Format &format) { return time(row) == 0 ? ui::Format::unknown() : format.day(time(row)); },
        [time](const Row &row) { return time(row) == 0 ? QVariant() : QVariant(qint64(time(row))); },
        [time](const Row &row, int role, const ui::Format &format) -> QVariant {
            if (role == ui::MeasureRole)
                return int(time(row) == 0 ? ui::Measure::Unknown : ui::Measure::Known);
            if (role == ui::RawRole && time(row) != 0)
                return QDateTime::fromMSecsSinceEpoch(time(row) / 1000, format.zone()).toString(Qt::ISODate);
            return role == Qt::ToolTipRole && time(row) != 0 ? QVariant(format.fullStamp(time(row))) : QVariant();
        },
        false };
}

} // namespace bw::itemmodels

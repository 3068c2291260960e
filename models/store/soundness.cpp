// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/soundness.h"

#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QFileInfo>

#include <array>

namespace bw::store {

using core::fail;

namespace {

constexpr qint64 checkedWhole = 4 * 1024 * 1024; ///< bytes: 10 ms a MB on a busy desk
constexpr std::int64_t mostNames = 50'000; ///< strangers choose how many there are

struct Table
{
    const char *check;
    const char *rows; ///< a bound of them; null: few
};
constexpr std::array frame {
    Table { "PRAGMA quick_check('node')", nullptr },
    Table { "PRAGMA quick_check('node_counter')", nullptr },
    Table { "PRAGMA quick_check('store_info')", nullptr },
    Table { "PRAGMA quick_check('segment')", nullptr },
    Table { "PRAGMA quick_check('segment_range')", nullptr },
    Table { "PRAGMA quick_check('heard')", nullptr },
    Table { "PRAGMA quick_check('lost')", nullptr },
    Table { "PRAGMA quick_check('asset')", "SELECT CASE WHEN EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'asset') THEN 0 ELSE 1000000 END" }, // an older store has none
    Table { "PRAGMA quick_check('string')", "SELECT coalesce(max(id), 0) FROM string" },
    Table { "PRAGMA quick_check('stream_key')", "SELECT coalesce(max(id), 0) FROM stream_key" },
};

/// Hours of a node whose lines were understood are heard; what a segment tells of stands in ranges of rows.
constexpr const char *hoursWithoutSpans = "SELECT count(*) FROM node WHERE NOT EXISTS (SELECT 1 FROM heard WHERE node = node.id) AND EXISTS (SELECT 1 FROM coverage_hour WHERE node = node.id AND understood > 0)";
constexpr const char *segmentsWithoutRows = "SELECT count(*) FROM segment WHERE messages > 0 AND NOT EXISTS (SELECT 1 FROM segment_range WHERE segment = segment.id)";

/// Of a PRAGMA quick_check; empty: sound.
core::Result<QString> wrongWith(sqlite::Database &database, const char *check)
{
    const auto answer = database.text(check);
    if (answer)
        return answer->value_or(QString()) == QLatin1String("ok") ? QString() : answer->value_or(QString());
    return answer.error().kind == core::ProblemKind::Damaged ? core::Result<QString>(answer.error().oneLine()) : core::Result<QString>(fail(answer.error()));
}

} // namespace

core::Result<QString> pageDamage(sqlite::Database &database)
{
    return wrongWith(database, "PRAGMA quick_check(1)");
}

core::Result<QString> frameDamage(sqlite::Database &database)
{
    if (QFileInfo(database.path()).size() <= checkedWhole) {
        const auto wrong = pageDamage(database);
        if (!wrong || !wrong->isEmpty())
            return wrong;
    } else {
        for (const Table &table : frame) {
            const auto rows = table.rows ? database.integer(table.rows) : core::Result<std::int64_t>(0);
            if (!rows)
                return rows.error().kind == core::ProblemKind::Damaged ? core::Result<QString>(rows.error().oneLine()) : core::Result<QString>(fail(rows.error()));
            const auto wrong = *rows > mostNames ? core::Result<QString>(QString()) : wrongWith(database, table.check);
            if (!wrong || !wrong->isEmpty())
                return wrong;
        }
    }
    const auto hours = database.integer(hoursWithoutSpans), segments = database.integer(segmentsWithoutRows);
    for (const auto *counted : { &hours, &segments })
        if (!*counted)
            return counted->error().kind == core::ProblemKind::Damaged ? core::Result<QString>(counted->error().oneLine()) : core::Result<QString>(fail(counted->error()));
    if (*hours > 0)
        return Tr::tr("hours of a node stand without the times at which it was heard");
    if (*segments > 0)
        return Tr::tr("days of a node stand without the rows that belong to them");
    return QString();
}

} // namespace bw::store

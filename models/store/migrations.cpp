// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrations.h"

#include "models/store/tr.h"

#include <QFile>

#include <array>

namespace bw::store {

namespace {

struct Migration
{
    int version;
    const char *file;
};
constexpr std::array migrations { Migration { 1, ":/migrations/001_first_path.sql" }, Migration { 2, ":/migrations/002_fleet.sql" },
    Migration { 3, ":/migrations/003_journal_entries.sql" }, Migration { 4, ":/migrations/004_feedback.sql" },
    Migration { 5, ":/migrations/005_source_rules.sql" }, Migration { 6, ":/migrations/006_mailboxes.sql" },
    Migration { 7, ":/migrations/007_mailbox_tries.sql" },
    Migration { 8, ":/migrations/008_reverse_names.sql" }, Migration { 9, ":/migrations/009_posture.sql" } };

QString withoutComment(const QString &line)
{
    const qsizetype at = line.indexOf(QLatin1String("--"));
    return at < 0 ? line : line.left(at);
}

} // namespace

QString forEngine(QString sql, Engine engine)
{
    const bool sqlite = engine == Engine::Sqlite;
    sql.replace(QLatin1String("@int64"), QLatin1String(sqlite ? "INTEGER" : "bigint"));
    sql.replace(QLatin1String("@bytes"), QLatin1String(sqlite ? "BLOB" : "bytea"));
    sql.replace(QLatin1String("@text"), QLatin1String(sqlite ? "TEXT" : "text"));
    sql.replace(QLatin1String("@strict"), QLatin1String(sqlite ? "STRICT" : ""));
    sql.replace(QLatin1String("@clustered"), QLatin1String(sqlite ? "WITHOUT ROWID, STRICT" : ""));
    return sql;
}

core::Result<QStringList> migrationStatements(int version, Engine engine)
{
    for (const Migration &migration : migrations) {
        if (migration.version != version)
            continue;
        QFile file(QString::fromLatin1(migration.file));
        if (!file.open(QIODevice::ReadOnly))
            break;
        QString sql;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
            sql += withoutComment(line) + QLatin1Char('\n');
        QStringList statements;
        for (const QString &statement : sql.split(QLatin1Char(';')))
            if (!statement.trimmed().isEmpty())
                statements << forEngine(statement.trimmed(), engine);
        return statements;
    }
    return core::fail({ .kind = core::ProblemKind::Unsupported,
        .what = Tr::tr("There is no migration to schema version %1").arg(version) });
}

} // namespace bw::store

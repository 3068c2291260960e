// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journal.h"

#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <pwd.h>
#include <unistd.h>

namespace bw::store {

namespace {

using core::fail;
using sqlite::Database;

QString personHere()
{
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid());
}

core::Result<Database> openFor(const Store &store, bool writing)
{
    if (writing && store.isReadOnly())
        return fail(store.whyReadOnly());
    return Database::open(store.path(),
        writing                ? sqlite::Access::ReadWrite
            : store.isImmutable() ? sqlite::Access::Immutable
                                  : sqlite::Access::ReadOnly);
}

} // namespace

core::Done writeJournal(Database &database, const core::Clock &clock, const QString &act, const QString &details)
{
    auto statement = database.prepare("INSERT INTO journal (id, time_ms, actor, act, details) "
                                      "SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ? FROM journal");
    if (!statement)
        return fail(statement.error());
    statement->bind(1, clock.now() / 1000);
    statement->bindText(2, personHere());
    statement->bindText(3, act);
    statement->bindText(4, details);
    const int code = statement->step();
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The journal could not be written"))));
}

core::Done writeJournal(const Store &store, const core::Clock &clock, const QString &act, const QString &details)
{
    auto database = openFor(store, true);
    return database ? writeJournal(*database, clock, act, details) : core::Done(fail(database.error()));
}

core::Result<QList<JournalEntry>> readJournal(const Store &store)
{
    auto database = openFor(store, false);
    if (!database)
        return fail(database.error());
    auto statement = database->prepare("SELECT time_ms, actor, act, details FROM journal ORDER BY id");
    if (!statement)
        return fail(statement.error());
    QList<JournalEntry> entries;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        entries << JournalEntry { statement->integer(0) * 1000, statement->text(1), statement->text(2), statement->text(3) };
    if (code != SQLITE_DONE)
        return fail(database->problem(code, Tr::tr("The journal could not be read")));
    return entries;
}

core::Result<qint64> addHold(const Store &store, const core::Clock &clock, core::TimeRange range, const QString &reason)
{
    auto database = openFor(store, true);
    if (!database)
        return fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    const auto id = database->integer("SELECT coalesce(max(id), 0) + 1 FROM hold");
    auto statement = database->prepare("INSERT INTO hold (id, from_ms, to_ms, reason, created_ms) VALUES (?, ?, ?, ?, ?)");
    if (!id || !statement)
        return fail(id ? statement.error() : id.error());
    statement->bind(1, *id);
    statement->bind(2, range.from / 1000);
    statement->bind(3, range.to / 1000);
    statement->bindText(4, reason);
    statement->bind(5, clock.now() / 1000);
    if (const int code = statement->step(); code != SQLITE_DONE)
        return fail(database->problem(code, Tr::tr("The hold could not be written")));
    if (auto done = writeJournal(*database, clock, QStringLiteral("hold.add"), QStringLiteral("hold %1: %2").arg(*id).arg(reason)); !done)
        return fail(done.error());
    statement->reset();
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    return *id;
}

core::Done removeHold(const Store &store, const core::Clock &clock, qint64 id)
{
    auto database = openFor(store, true);
    if (!database)
        return fail(database.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    if (auto done = database->run(("DELETE FROM hold WHERE id = " + std::to_string(id)).c_str()); !done)
        return done;
    if (sqlite3_changes(database->handle()) == 0)
        return fail({ .kind = core::ProblemKind::Missing, .what = Tr::tr("There is no hold number %1").arg(id),
            .remedy = Tr::tr("List them with: breakwaterctl store hold list") });
    if (auto done = writeJournal(*database, clock, QStringLiteral("hold.remove"), QStringLiteral("hold %1").arg(id)); !done)
        return done;
    return transaction->commit();
}

core::Result<QList<Hold>> listHolds(const Store &store)
{
    auto database = openFor(store, false);
    if (!database)
        return fail(database.error());
    auto statement = database->prepare("SELECT id, from_ms, to_ms, reason, created_ms FROM hold ORDER BY id");
    if (!statement)
        return fail(statement.error());
    QList<Hold> holds;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        holds << Hold { statement->integer(0), { statement->integer(1) * 1000, statement->integer(2) * 1000 }, statement->text(3),
            statement->integer(4) * 1000 };
    if (code != SQLITE_DONE)
        return fail(database->problem(code, Tr::tr("The holds could not be read")));
    return holds;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/subject.h"

#include "models/store/journal.h"
#include "models/store/messageblock.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/statements.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <QHash>

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace bw::store {

namespace {

using core::fail;
using core::Problem;
using core::ProblemKind;
using sqlite::Database;

struct Place
{
    const char *table;
    const char *column;
    const char *role;
    const char *time;
};
constexpr std::array places {
    Place { "delivery", "recipient", QT_TRANSLATE_NOOP("bw::store", "recipient"), "time_ms" },
    Place { "delivery", "original", QT_TRANSLATE_NOOP("bw::store", "original recipient"), "time_ms" },
    Place { "rejection", "recipient", QT_TRANSLATE_NOOP("bw::store", "recipient"), "time_ms" },
    Place { "rejection", "sender_hash", QT_TRANSLATE_NOOP("bw::store", "sender"), "time_ms" },
    Place { "message", "sender_hash", QT_TRANSLATE_NOOP("bw::store", "sender"), "accepted_ms" },
};

/// Digest lists lose the person's 32 bits. Another's equal digest goes too: search then scans that segment's rows less,
/// so the list is marked by leaving it out altogether, which makes search look at the rows.
core::Done dropDigests(Database &database, const core::KeyedHash &person)
{
    const std::uint32_t digest = person.digest();
    const std::string bytes { char(digest >> 24), char(digest >> 16), char(digest >> 8), char(digest) };
    auto statement = database.prepare("DELETE FROM segment_digest WHERE kind IN ('recipient', 'sender') AND instr(digests, ?) > 0");
    if (!statement)
        return fail(statement.error());
    statement->bindBlob(1, bytes);
    const int code = statement->step();
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be written"))));
}

/// The person's places in packed messages. \p change takes them out: zeros, or nothing for the address as first given.
std::vector<SubjectRow> placesInBlock(MessageBlock &block, const core::KeyedHash &person, std::int64_t node, const QString &nodeName, bool change)
{
    std::vector<SubjectRow> found;
    const auto note = [&](const char *table, const char *role, std::int64_t number, std::int64_t timeMs) {
        found.push_back({ QString::fromLatin1(table), Tr::tr(role), rowId(node, number), timeMs * 1000, nodeName });
    };
    for (StoredDelivery &delivery : block.deliveries) {
        if (delivery.recipient == person)
            note("delivery", "recipient", delivery.number, delivery.timeMs);
        if (delivery.original == person)
            note("delivery", "original recipient", delivery.number, delivery.timeMs);
        if (change && delivery.recipient == person)
            delivery.recipient = {};
        if (change && delivery.original == person)
            delivery.original = {};
    }
    for (StoredMessage &message : block.messages) {
        if (message.sender != person)
            continue;
        note("message", "sender", message.number, message.acceptedMs);
        if (change)
            message.sender = {};
    }
    return found;
}

/// Every block that holds the person's hash: a packed hash stands in one piece.
core::Done eachBlockOf(Database &database, const core::KeyedHash &person, const std::function<core::Done(std::int64_t id, MessageBlock &block)> &take)
{
    auto statement = database.prepare("SELECT id, facts FROM block WHERE instr(facts, ?) > 0");
    if (!statement)
        return fail(statement.error());
    statement->bindBlob(1, person.view());
    MessageBlock block;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW) {
        if (!unpackBlock(statement->bytes(1), block))
            return fail(Problem { ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read"), {}, {} });
        if (auto taken = take(statement->integer(0), block); !taken)
            return taken;
    }
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be read"))));
}

} // namespace

core::Result<QList<SubjectRow>> findSubject(const Store &store, const core::KeyedHash &person)
{
    auto database = Database::open(store.path(), store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    QList<SubjectRow> rows;
    const auto collect = [&](const std::string &sql, const QString &table, const QString &role) -> core::Done {
        auto statement = database->prepare(sql);
        if (!statement)
            return fail(statement.error());
        statement->bindBlob(1, person.view());
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            rows << SubjectRow { table, role, statement->integer(0), statement->integer(1) * 1000, statement->text(2) };
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(database->problem(code, Tr::tr("The store could not be read"))));
    };
    for (const Place &place : places) {
        const std::string table(place.table);
        if (auto done = collect("SELECT t.id, t." + std::string(place.time) + ", node.name FROM " + table + " t JOIN node ON node.id = t.id >> 40 WHERE t." + place.column + " = ?",
                QString::fromLatin1(place.table), Tr::tr(place.role));
            !done)
            return fail(done.error());
    }
    if (auto done = collect("SELECT login.id, login.time_ms, node.name FROM login JOIN string ON string.id = login.login JOIN node ON node.id = login.id >> 40 "
                            "WHERE string.kind = 4 AND string.key = ?",
            QStringLiteral("login"), Tr::tr("login"));
        !done)
        return fail(done.error());
    QHash<std::int64_t, QString> nodes;
    auto names = database->prepare("SELECT id, name FROM node");
    if (!names)
        return fail(names.error());
    while (names->step() == SQLITE_ROW)
        nodes.insert(names->integer(0), names->text(1));
    if (auto done = eachBlockOf(*database, person,
            [&](std::int64_t id, MessageBlock &block) -> core::Done {
                for (const SubjectRow &row : placesInBlock(block, person, id >> 40, nodes.value(id >> 40), false))
                    rows << row;
                return {};
            });
        !done)
        return fail(done.error());
    return rows;
}

core::Result<qint64> eraseSubject(const Store &store, const core::Clock &clock, const core::KeyedHash &person)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    if (auto done = database->run("PRAGMA secure_delete = ON"); !done)
        return fail(done.error());
    auto transaction = sqlite::Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    qint64 changed = 0;
    const auto apply = [&](const std::string &sql) -> core::Done {
        auto statement = database->prepare(sql);
        if (!statement)
            return fail(statement.error());
        statement->bindBlob(1, person.view());
        const int code = statement->step();
        if (code != SQLITE_DONE)
            return fail(database->problem(code, Tr::tr("The store could not be written")));
        changed += sqlite3_changes64(database->handle());
        return {};
    };
    for (const Place &place : places) {
        const std::string nothing = std::string_view(place.column) == "original" ? "NULL" : "zeroblob(16)";
        if (auto done = apply("UPDATE " + std::string(place.table) + " SET " + place.column + " = " + nothing + " WHERE " + place.column + " = ?"); !done)
            return fail(done.error());
    }
    std::vector<std::pair<std::int64_t, std::string>> blocks;
    if (auto done = eachBlockOf(*database, person,
            [&](std::int64_t id, MessageBlock &block) -> core::Done {
                const auto places = placesInBlock(block, person, id >> 40, {}, true);
                changed += static_cast<qint64>(places.size());
                if (!places.empty())
                    blocks.emplace_back(id, packBlock(block));
                return {};
            });
        !done)
        return fail(done.error());
    auto write = database->prepare(textOf(Sql::ChangeBlock));
    if (!write)
        return fail(write.error());
    for (const auto &[id, facts] : blocks) {
        write->bindBlob(1, facts);
        write->bind(2, id);
        if (const int code = write->step(); code != SQLITE_DONE)
            return fail(database->problem(code, Tr::tr("The store could not be written")));
        write->reset();
    }
    if (auto done = apply("UPDATE string SET key = randomblob(16), text = NULL, own = 0 WHERE kind = 4 AND key = ?"); !done)
        return fail(done.error());
    if (auto done = dropDigests(*database, person); !done)
        return fail(done.error());
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    if (auto done = writeJournal(store, clock, QStringLiteral("subject.erase"), QStringLiteral("%1 rows").arg(changed)); !done)
        return fail(done.error());
    if (auto done = database->run("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
        return fail(done.error());
    return changed;
}

} // namespace bw::store

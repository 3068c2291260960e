// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/nodetable.h"

#include "models/store/fleet/change.h"
#include "models/store/journal.h"
#include "models/store/posture/postureupkeep.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"
#include "models/store/writer.h"

#include <sqlite3.h>

#include <array>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

constexpr int fleetSchema = 2; ///< an older store that is open for reading has no such tables

constexpr const char *columns = "SELECT n.id, n.name, n.mta, r.route, r.host, r.port, r.login, r.key_file, r.jump, r.known_hosts, r.config_dir, r.team, r.log_zone, "
                                "s.tried_ms, s.read_ms, s.lag_ms, s.clock_ms, s.host_key, s.product, s.version "
                                "FROM node n LEFT JOIN node_route r ON r.node = n.id LEFT JOIN node_state s ON s.node = n.id ";

NodeRow nodeFrom(const Rows &row)
{
    NodeRow node;
    node.id = row.integer(0);
    node.node.name = row.text(1);
    node.node.mta = row.text(2);
    if (!row.isNull(3)) {
        node.node.route = fleet::routeFromWord(row.text(3)).value_or(fleet::RouteKind::None);
        node.node.host = row.text(4);
        node.node.port = static_cast<int>(row.integer(5));
        node.node.user = row.text(6);
        node.node.keyFile = row.text(7);
        node.node.jump = row.text(8);
        node.node.knownHosts = row.text(9);
        node.node.configDir = row.text(10);
        node.node.group = row.text(11);
        node.node.logZone = row.text(12);
    }
    if (!row.isNull(13)) {
        node.tried = fromMs(row.integer(13));
        node.read = fromMs(row.integer(14));
        node.lag = row.integer(15) < 0 ? -1 : fromMs(row.integer(15));
        if (!row.isNull(16))
            node.clockOffset = fromMs(row.integer(16));
        node.hostKey = row.text(17);
        node.product = row.text(18);
        node.version = row.text(19);
    }
    return node;
}

void readLists(Reader &reader, NodeRow &node)
{
    auto places = reader.rows("SELECT kind, value FROM node_place WHERE node = ? ORDER BY kind, position", node.id);
    while (places.next()) {
        const QString kind = places.text(0);
        (kind == QLatin1String("log")        ? node.node.logs
                : kind == QLatin1String("smtp") ? node.node.smtp
                                                : node.node.tags)
            << places.text(1);
    }
    auto errors = reader.rows("SELECT from_ms, last_ms, kind, text FROM node_error WHERE node = ? AND to_ms IS NULL ORDER BY from_ms", node.id);
    while (errors.next()) { // the newest of each
        const QString kind = errors.text(2);
        if (kind != queueUnread && kind != hostKeyChanged && node.error && node.error->kind == hostKeyChanged)
            continue;
        (kind == queueUnread ? node.queueError : node.error) = NodeErrorRow { fromMs(errors.integer(0)), 0, fromMs(errors.integer(1)), kind, errors.text(3) };
    }
    // A log that is all stamped ahead says nothing of when the node was last heard, if another does.
    auto last = reader.rows("SELECT max(CASE WHEN to_ms < (unixepoch('now') + 172800) * 1000 THEN to_ms END), max(to_ms) FROM heard WHERE node = ?", node.id);
    if (last.next() && !last.isNull(1)) {
        node.isStampedAhead = last.isNull(0);
        node.lastLine = fromMs(last.integer(node.isStampedAhead ? 1 : 0));
    }
}

core::Result<std::optional<std::int64_t>> idOf(Database &database, const QString &name)
{
    auto statement = database.prepare("SELECT id FROM node WHERE name = ?");
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, name);
    const int code = statement->step();
    if (code == SQLITE_ROW)
        return statement->integer(0);
    if (code == SQLITE_DONE)
        return std::nullopt;
    return fail(database.problem(code, Tr::tr("The store could not be read")));
}

core::Problem missing(const QString &name)
{
    return { ProblemKind::Missing, Tr::tr("There is no node named %1").arg(name), {}, {}, Tr::tr("See fleet list for those that there are.") };
}

/// A change of a known node; undone where \p work fails.
template <typename Work>
core::Done changeNode(const Store &store, const QString &name, const Work &work)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    const auto id = idOf(change->database(), name);
    if (!id)
        return fail(id.error());
    if (!*id)
        return fail(missing(name));
    if (auto done = work(change->database(), **id); !done)
        return done;
    return change->commit();
}

/// Errors of reading the node, of its queue, and the stop come and go apart.
enum class Line : std::int64_t { Reading, Queue, Stop };

core::Done noteError(Database &database, std::int64_t id, core::UtcMicros time, Line line, const std::optional<NodeErrorRow> &error)
{
    const std::int64_t now = toMs(time), number = static_cast<std::int64_t>(line);
    auto open = database.prepare("SELECT from_ms, kind FROM node_error WHERE node = ? AND to_ms IS NULL AND CASE kind WHEN 'queue_unread' THEN 1 WHEN 'host_key_changed' THEN 2 ELSE 0 END = ? ORDER BY from_ms DESC LIMIT 1");
    if (!open)
        return fail(open.error());
    open->bind(1, id);
    open->bind(2, number);
    const int code = open->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    const bool isOpen = code == SQLITE_ROW;
    if (isOpen && error && open->text(1) == error->kind)
        return execute(database, "UPDATE node_error SET last_ms = ?, text = ? WHERE node = ? AND from_ms = ?", now, error->text, id, open->integer(0));
    if (isOpen)
        if (auto done = execute(database, "UPDATE node_error SET to_ms = ? WHERE node = ? AND to_ms IS NULL AND CASE kind WHEN 'queue_unread' THEN 1 WHEN 'host_key_changed' THEN 2 ELSE 0 END = ?", now, id, number); !done)
            return done;
    if (!error)
        return {};
    // The moment is the key: of those that begin in one round, the second stands a millisecond later.
    auto taken = database.prepare("SELECT 1 FROM node_error WHERE node = ? AND from_ms = ? AND CASE kind WHEN 'queue_unread' THEN 1 WHEN 'host_key_changed' THEN 2 ELSE 0 END <> ?");
    if (!taken)
        return fail(taken.error());
    std::int64_t from = now - 1;
    for (int found = SQLITE_ROW; found == SQLITE_ROW;) {
        taken->reset();
        taken->bind(1, id);
        taken->bind(2, ++from);
        taken->bind(3, number);
        found = taken->step();
        if (found != SQLITE_ROW && found != SQLITE_DONE)
            return fail(database.problem(found, Tr::tr("The store could not be read")));
    }
    return execute(database, "INSERT INTO node_error(node, from_ms, to_ms, last_ms, kind, text) VALUES (?, ?, NULL, ?, ?, ?) "
                             "ON CONFLICT (node, from_ms) DO UPDATE SET to_ms = NULL, last_ms = excluded.last_ms, kind = excluded.kind, text = excluded.text",
        id, from, now, error->kind, error->text);
}

/// Where it was last seen before \p met.
core::Done endStop(Database &database, std::int64_t id, core::UtcMicros met)
{
    return execute(database, "UPDATE node_error SET to_ms = ? WHERE node = ? AND to_ms IS NULL AND kind = 'host_key_changed' AND last_ms < ?", toMs(met), id, toMs(met));
}

/// Whatever was seen of it: its owner has decided, or it is of another place.
core::Done endStopNow(Database &database, std::int64_t id, core::UtcMicros now)
{
    return execute(database, "UPDATE node_error SET to_ms = max(last_ms, ?) WHERE node = ? AND to_ms IS NULL AND kind = 'host_key_changed'", toMs(now), id);
}

core::Done writeRoute(Database &database, std::int64_t id, const fleet::Node &node, core::UtcMicros now)
{
    // Another place has another key: what was accepted for the one before says nothing of it, nor does that it was another one.
    auto same = database.prepare("SELECT 1 FROM node_route WHERE node = ? AND host = ? AND port = ?");
    if (!same)
        return fail(same.error());
    same->bind(1, id);
    same->bindText(2, node.host);
    same->bind(3, node.port);
    const int code = same->step();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    if (code == SQLITE_DONE)
        if (auto done = execute(database, "UPDATE node_state SET host_key = '' WHERE node = ?", id); !done)
            return done;
    if (code == SQLITE_DONE || !fleet::usesSsh(node.route))
        if (auto done = endStopNow(database, id, now); !done)
            return done;
    if (auto done = execute(database, "DELETE FROM node_route WHERE node = ?", id); !done)
        return done;
    if (auto done = execute(database, "DELETE FROM node_place WHERE node = ?", id); !done)
        return done;
    if (auto done = execute(database, "INSERT INTO node_route(node, route, host, port, login, key_file, jump, known_hosts, config_dir, team, log_zone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id,
            fleet::routeWord(node.route), node.host, node.port, node.user, node.keyFile, node.jump, node.knownHosts, node.configDir, node.group, node.logZone);
        !done)
        return done;
    const std::array<std::pair<const char *, const QStringList *>, 3> lists { { { "log", &node.logs }, { "smtp", &node.smtp }, { "tag", &node.tags } } };
    for (const auto &[kind, values] : lists)
        for (qsizetype i = 0; i < values->size(); ++i)
            if (auto done = execute(database, "INSERT INTO node_place(node, kind, position, value) VALUES (?, ?, ?, ?)", id, QString::fromLatin1(kind), i, values->at(i)); !done)
                return done;
    return {};
}

} // namespace

core::Result<QList<NodeRow>> listFleet(const Store &store, const Cancel &cancel)
{
    if (store.schema() < fleetSchema)
        return QList<NodeRow>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<NodeRow> nodes;
    {
        auto rows = reader->rows((std::string(columns) + "ORDER BY n.name").c_str());
        while (rows.next())
            nodes << nodeFrom(rows);
    }
    for (NodeRow &node : nodes)
        readLists(*reader, node);
    if (reader->problem())
        return fail(*reader->problem());
    return nodes;
}

core::Result<NodeRow> findNode(const Store &store, const QString &name, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    std::optional<NodeRow> node;
    {
        auto rows = reader->rows((std::string(columns) + "WHERE n.name = ?").c_str(), name);
        if (rows.next())
            node = nodeFrom(rows);
    }
    if (node)
        readLists(*reader, *node);
    if (reader->problem())
        return fail(*reader->problem());
    if (!node)
        return fail(missing(name));
    return *node;
}

core::Done saveNode(const Store &store, const fleet::Node &node, const QString &before, const core::Clock &clock)
{
    if (auto done = fleet::check(node); !done)
        return done;
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    auto id = idOf(*database, before.isEmpty() ? node.name : before);
    if (!id)
        return fail(id.error());
    if (!before.isEmpty() && !*id)
        return fail(missing(before));
    if (!*id) {
        // The writer makes it: the fleet's sums begin with the second node.
        if (const auto writer = Writer::open(store, node.name, node.mta, QStringLiteral("adding the node"), clock); !writer)
            return fail(writer.error());
        id = idOf(*database, node.name);
        if (!id || !*id)
            return fail(id ? missing(node.name) : id.error());
    }
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    const auto other = idOf(*database, node.name);
    if (!other)
        return fail(other.error());
    if (*other && **other != **id)
        return fail({ ProblemKind::Conflict, Tr::tr("There is a node named %1 already").arg(node.name), {}, {}, Tr::tr("Choose another name.") });
    if (auto done = execute(*database, "UPDATE node SET name = ?, mta = ? WHERE id = ?", node.name, node.mta, **id); !done)
        return done;
    if (!before.isEmpty())
        if (auto done = renamePostureOfNode(*database, **id, before, node.name); !done)
            return done;
    if (auto done = writeRoute(*database, **id, node, clock.now()); !done)
        return done;
    if (auto done = writeJournal(*database, clock, before.isEmpty() ? QStringLiteral("node.add") : QStringLiteral("node.change"), node.name); !done)
        return done;
    return transaction->commit();
}

core::Done removeRoute(const Store &store, const QString &name, const core::Clock &clock)
{
    return changeNode(store, name, [&](Database &database, std::int64_t id) -> core::Done {
        for (const char *sql : { "DELETE FROM node_route WHERE node = ?", "DELETE FROM node_place WHERE node = ?", "DELETE FROM node_state WHERE node = ?",
                 "DELETE FROM node_error WHERE node = ?" })
            if (auto done = execute(database, sql, id); !done)
                return done;
        return writeJournal(database, clock, QStringLiteral("node.remove"), name);
    });
}

core::Done noteHostKey(const Store &store, const QString &name, const QString &fingerprint, const core::Clock &clock)
{
    return changeNode(store, name, [&](Database &database, std::int64_t id) -> core::Done {
        if (auto done = execute(database, "INSERT INTO node_state(node, tried_ms, read_ms, lag_ms, clock_ms, host_key, product, version) VALUES (?, ?, 0, -1, NULL, ?, '', '') "
                                          "ON CONFLICT (node) DO UPDATE SET host_key = excluded.host_key",
                id, toMs(clock.now()), fingerprint);
            !done)
            return done;
        if (auto done = endStopNow(database, id, clock.now()); !done)
            return done;
        return writeJournal(database, clock, QStringLiteral("node.host_key"), name);
    });
}

core::Done noteHandshake(const Store &store, const QString &name, core::UtcMicros met, const std::optional<QString> &changed)
{
    return changeNode(store, name, [&](Database &database, std::int64_t id) {
        return changed ? noteError(database, id, met, Line::Stop, NodeErrorRow { 0, 0, 0, hostKeyChanged, *changed }) : endStop(database, id, met);
    });
}

core::Result<bool> isStopped(const Store &store, std::int64_t node)
{
    auto reader = Reader::begin(store, {});
    if (!reader)
        return fail(reader.error());
    bool isIt = false;
    {
        auto rows = reader->rows("SELECT 1 FROM node_error WHERE node = ? AND to_ms IS NULL AND kind = 'host_key_changed' LIMIT 1", node);
        isIt = rows.next();
    }
    if (reader->problem())
        return fail(*reader->problem());
    return isIt;
}

core::Done noteRounds(const Store &store, const QList<std::pair<std::int64_t, RoundRow>> &rounds)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    Database &database = change->database();
    for (const auto &[id, round] : rounds) {
        const std::int64_t read = round.wasRead ? toMs(round.time) : 0;
        const std::int64_t lag = round.lag < 0 ? -1 : toMs(round.lag);
        const bool hasOffset = round.clockOffset.has_value();
        const std::int64_t offset = hasOffset ? toMs(*round.clockOffset) : 0;
        if (auto done = execute(database,
                "INSERT INTO node_state(node, tried_ms, read_ms, lag_ms, clock_ms, host_key, product, version) VALUES (?, ?, ?, ?, CASE WHEN ? THEN ? END, ?, ?, ?) "
                "ON CONFLICT (node) DO UPDATE SET tried_ms = excluded.tried_ms, read_ms = max(read_ms, excluded.read_ms), "
                "lag_ms = CASE WHEN excluded.lag_ms < 0 THEN lag_ms ELSE excluded.lag_ms END, clock_ms = CASE WHEN ? THEN NULL ELSE coalesce(excluded.clock_ms, clock_ms) END, "
                "host_key = CASE WHEN host_key = '' THEN excluded.host_key ELSE host_key END, "
                "product = CASE WHEN excluded.product = '' THEN product ELSE excluded.product END, "
                "version = CASE WHEN excluded.version = '' THEN version ELSE excluded.version END",
                id, toMs(round.time), read, lag, hasOffset ? 1 : 0, offset, round.hostKey, round.product, round.version, round.isClockUnknown ? 1 : 0);
            !done)
            return done;
        const bool isStop = round.error && round.error->kind == hostKeyChanged;
        if (auto done = noteError(database, id, round.time, Line::Reading, isStop ? std::nullopt : round.error); !done)
            return done;
        if (auto done = isStop ? noteError(database, id, round.time, Line::Stop, round.error) : round.keyMet > 0 ? endStop(database, id, round.keyMet) : core::Done(); !done)
            return done;
        if (round.queueError)
            if (auto done = noteError(database, id, round.time, Line::Queue, round.queueError->isEmpty() ? std::nullopt : std::optional(NodeErrorRow { 0, 0, 0, queueUnread, *round.queueError })); !done)
                return done;
    }
    return change->commit();
}

core::Result<QList<NodeErrorRow>> listErrors(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel)
{
    if (store.schema() < fleetSchema)
        return QList<NodeErrorRow>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<NodeErrorRow> errors;
    {
        auto rows = reader->rows("SELECT from_ms, to_ms, last_ms, kind, text FROM node_error WHERE node = ? AND from_ms < ? AND coalesce(to_ms, last_ms) >= ? ORDER BY from_ms", node,
            toMs(range.to), toMs(range.from));
        while (rows.next())
            errors << NodeErrorRow { fromMs(rows.integer(0)), rows.isNull(1) ? 0 : fromMs(rows.integer(1)), fromMs(rows.integer(2)), rows.text(3), rows.text(4) };
    }
    if (reader->problem())
        return fail(*reader->problem());
    return errors;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleet/snapshottable.h"

#include "models/store/fleet/change.h"
#include "models/store/reader.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sqlite3.h>

#include <map>

namespace bw::store {

using core::fail;
using core::ProblemKind;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

constexpr int fleetSchema = 2; ///< an older store that is open for reading has no such tables

constexpr qsizetype hashBytes = 16;
constexpr std::int64_t msPerHour = 3'600'000;
constexpr std::int64_t fineSamplesMs = 30 * 24 * msPerHour;

QByteArray hashOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).left(hashBytes);
}

std::string_view view(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<std::size_t>(bytes.size()) };
}

core::Done finish(Database &database, Statement &statement)
{
    const int code = statement.step();
    statement.reset();
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be written"))));
}

struct InForce
{
    std::int64_t id = 0; ///< 0: none yet
    QString product, version;
    struct Part
    {
        QByteArray hash;
        QString problem;
    };
    std::map<QString, Part> parts;
};

core::Result<InForce> inForce(Database &database, std::int64_t node)
{
    InForce now;
    auto last = database.prepare("SELECT id, product, version FROM snapshot WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1");
    if (!last)
        return fail(last.error());
    last->bind(1, rowId(node, 0));
    last->bind(2, rowId(node + 1, 0));
    if (last->step() != SQLITE_ROW)
        return now;
    now.id = last->integer(0);
    now.product = last->text(1);
    now.version = last->text(2);
    auto parts = database.prepare("SELECT name, hash, problem FROM snapshot_section WHERE snapshot = ?");
    if (!parts)
        return fail(parts.error());
    parts->bind(1, now.id);
    int code = 0;
    while ((code = parts->step()) == SQLITE_ROW)
        now.parts[parts->text(0)] = { QByteArray(parts->bytes(1).data(), static_cast<qsizetype>(parts->bytes(1).size())), parts->text(2) };
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return now;
}

struct Part
{
    const fleet::Section *section;
    QByteArray hash;
};

/// What a section's row will hold: where it could not be read this time, what it said before goes on.
QList<Part> partsOf(const fleet::Snapshot &snapshot, const InForce &before)
{
    QList<Part> parts;
    for (const fleet::Section &section : snapshot.sections) {
        const auto known = before.parts.find(section.name);
        const bool isAnswer = section.problem.isEmpty() && !section.goesOn;
        const bool goesOn = !isAnswer && known != before.parts.end() && !known->second.hash.isEmpty();
        if (goesOn || !section.goesOn)
            parts << Part { &section, goesOn ? known->second.hash : isAnswer ? hashOf(section.text) : QByteArray() };
    }
    return parts;
}

bool isSame(const QList<Part> &parts, const fleet::Snapshot &snapshot, const InForce &before)
{
    if (before.id == 0 || static_cast<std::size_t>(parts.size()) != before.parts.size() || (!snapshot.version.isEmpty() && snapshot.version != before.version))
        return false;
    for (const Part &part : parts) {
        const auto known = before.parts.find(part.section->name);
        if (known == before.parts.end() || known->second.hash != part.hash)
            return false;
    }
    return true;
}

core::Done write(Database &database, std::int64_t id, const fleet::Snapshot &snapshot, const QList<Part> &parts, const InForce &before)
{
    auto add = database.prepare("INSERT INTO snapshot(id, first_ms, last_ms, product, version) VALUES (?, ?, ?, ?, ?)");
    auto addText = database.prepare("INSERT INTO section_text(hash, text) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING");
    auto addPart = database.prepare("INSERT INTO snapshot_section(snapshot, name, kind, hash, problem) VALUES (?, ?, ?, ?, ?)");
    if (!add || !addText || !addPart)
        return fail(!add ? add.error() : !addText ? addText.error() : addPart.error());
    add->bind(1, id);
    add->bind(2, toMs(snapshot.time));
    add->bind(3, toMs(snapshot.time));
    add->bindText(4, snapshot.product.isEmpty() ? before.product : snapshot.product);
    add->bindText(5, snapshot.version.isEmpty() ? before.version : snapshot.version);
    if (auto done = finish(database, *add); !done)
        return done;
    for (const Part &part : parts) {
        if (part.section->problem.isEmpty() && !part.section->goesOn) {
            addText->bindBlob(1, view(part.hash));
            addText->bindBlob(2, view(part.section->text));
            if (auto done = finish(database, *addText); !done)
                return done;
        }
        addPart->bind(1, id);
        addPart->bindText(2, part.section->name);
        addPart->bind(3, static_cast<std::int64_t>(part.section->kind));
        addPart->bindBlob(4, view(part.hash));
        addPart->bindText(5, part.section->problem);
        if (auto done = finish(database, *addPart); !done)
            return done;
    }
    return {};
}

QJsonObject countsJson(const QMap<QString, std::int64_t> &counts)
{
    QJsonObject object;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        object.insert(it.key(), static_cast<qint64>(it.value()));
    return object;
}

QMap<QString, std::int64_t> countsFrom(const QJsonValue &value)
{
    QMap<QString, std::int64_t> counts;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        counts.insert(it.key(), it.value().toInteger());
    return counts;
}

} // namespace

core::Result<std::int64_t> keepSnapshot(const Store &store, std::int64_t node, const fleet::Snapshot &snapshot)
{
    auto change = Change::begin(store);
    if (!change)
        return fail(change.error());
    Database &database = change->database();
    const auto before = inForce(database, node);
    if (!before)
        return fail(before.error());
    const QList<Part> parts = partsOf(snapshot, *before);
    std::int64_t id = before->id;
    if (isSame(parts, snapshot, *before)) {
        auto move = database.prepare("UPDATE snapshot SET last_ms = max(last_ms, ?) WHERE id = ?");
        if (!move)
            return fail(move.error());
        move->bind(1, toMs(snapshot.time));
        move->bind(2, id);
        if (auto done = finish(database, *move); !done)
            return fail(done.error());
    } else {
        id = id == 0 ? rowId(node, 1) : id + 1;
        if (auto done = write(database, id, snapshot, parts, *before); !done)
            return fail(done.error());
    }
    if (auto done = change->commit(); !done)
        return fail(done.error());
    return id;
}

core::Result<QList<SnapshotRow>> listSnapshots(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel)
{
    if (store.schema() < fleetSchema)
        return QList<SnapshotRow>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<SnapshotRow> list;
    {
        auto rows = reader->rows("SELECT id, first_ms, last_ms, product, version FROM snapshot WHERE id >= ? AND id < ? ORDER BY id DESC", rowId(node, 0), rowId(node + 1, 0));
        while (rows.next())
            if (fromMs(rows.integer(1)) < range.to && fromMs(rows.integer(2)) >= range.from)
                list << SnapshotRow { rows.integer(0), node, fromMs(rows.integer(1)), fromMs(rows.integer(2)), rows.text(3), rows.text(4) };
    }
    if (reader->problem())
        return fail(*reader->problem());
    return list;
}

core::Result<fleet::Snapshot> loadSnapshot(const Store &store, std::int64_t id, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    fleet::Snapshot snapshot;
    bool isFound = false;
    {
        auto rows = reader->rows("SELECT first_ms, product, version FROM snapshot WHERE id = ?", id);
        if ((isFound = rows.next())) {
            snapshot.time = fromMs(rows.integer(0));
            snapshot.product = rows.text(1);
            snapshot.version = rows.text(2);
        }
    }
    if (isFound) {
        auto rows = reader->rows("SELECT p.name, p.kind, p.problem, t.text FROM snapshot_section p LEFT JOIN section_text t ON t.hash = p.hash WHERE p.snapshot = ? ORDER BY p.name", id);
        while (rows.next()) {
            fleet::Section section;
            section.name = rows.text(0);
            section.kind = static_cast<fleet::SectionKind>(rows.integer(1));
            section.problem = rows.text(2);
            section.text = QByteArray(rows.bytes(3).data(), static_cast<qsizetype>(rows.bytes(3).size()));
            snapshot.sections << section;
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    if (!isFound)
        return fail({ ProblemKind::Missing, Tr::tr("There is no snapshot %1").arg(id), {}, {}, Tr::tr("See snapshots list for those that there are.") });
    return snapshot;
}

core::Result<std::int64_t> snapshotAt(const Store &store, std::int64_t node, core::UtcMicros time, const Cancel &cancel)
{
    if (store.schema() < fleetSchema)
        return 0;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    const auto id = reader->integer("SELECT max(id) FROM snapshot WHERE id >= ? AND id < ? AND first_ms <= ?", rowId(node, 0), rowId(node + 1, 0), toMs(time));
    if (reader->problem())
        return fail(*reader->problem());
    return id.value_or(0);
}

core::Done keepQueueSample(const Store &store, std::int64_t node, const fleet::QueueSample &sample)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    QJsonArray ages;
    for (const std::int64_t count : sample.byAge)
        ages.append(static_cast<qint64>(count));
    const QByteArray facts = QJsonDocument(QJsonObject { { QStringLiteral("bytes"), static_cast<qint64>(sample.bytes) }, { QStringLiteral("queues"), countsJson(sample.byQueue) },
                                               { QStringLiteral("ages"), ages }, { QStringLiteral("senders"), countsJson(sample.bySenderDomain) },
                                               { QStringLiteral("destinations"), countsJson(sample.byDestination) }, { QStringLiteral("reasons"), countsJson(sample.reasons) } })
                                 .toJson(QJsonDocument::Compact);
    auto add = database->prepare("INSERT INTO queue_sample(node, time_ms, messages, at_least, facts) VALUES (?, ?, ?, ?, ?) "
                                 "ON CONFLICT (node, time_ms) DO UPDATE SET messages = excluded.messages, at_least = excluded.at_least, facts = excluded.facts");
    if (!add)
        return fail(add.error());
    add->bind(1, node);
    add->bind(2, toMs(sample.time));
    add->bind(3, sample.messages);
    add->bind(4, sample.isAtLeast ? 1 : 0);
    add->bindBlob(5, view(facts));
    return finish(*database, *add);
}

core::Result<QList<fleet::QueueSample>> listQueueSamples(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel)
{
    if (store.schema() < fleetSchema)
        return QList<fleet::QueueSample>();
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    QList<fleet::QueueSample> list;
    {
        auto rows = reader->rows("SELECT time_ms, messages, at_least, facts FROM queue_sample WHERE node = ? AND time_ms >= ? AND time_ms < ? ORDER BY time_ms", node, toMs(range.from),
            toMs(range.to));
        while (rows.next()) {
            fleet::QueueSample sample;
            sample.time = fromMs(rows.integer(0));
            sample.messages = rows.integer(1);
            sample.isAtLeast = rows.integer(2) != 0;
            const QJsonObject facts = QJsonDocument::fromJson(QByteArray(rows.bytes(3).data(), static_cast<qsizetype>(rows.bytes(3).size()))).object();
            sample.bytes = facts.value(QLatin1String("bytes")).toInteger();
            sample.byQueue = countsFrom(facts.value(QLatin1String("queues")));
            for (const QJsonValue &count : facts.value(QLatin1String("ages")).toArray())
                sample.byAge << count.toInteger();
            sample.bySenderDomain = countsFrom(facts.value(QLatin1String("senders")));
            sample.byDestination = countsFrom(facts.value(QLatin1String("destinations")));
            sample.reasons = countsFrom(facts.value(QLatin1String("reasons")));
            list << sample;
        }
    }
    if (reader->problem())
        return fail(*reader->problem());
    return list;
}

core::Done foldFleet(const Store &store, const core::Clock &clock)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    auto database = Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return fail(transaction.error());
    const std::string before = std::to_string(toMs(clock.now()) - fineSamplesMs);
    const std::string hour = std::to_string(msPerHour);
    const std::string sql = "DELETE FROM queue_sample WHERE time_ms < " + before + " AND EXISTS (SELECT 1 FROM queue_sample o WHERE o.node = queue_sample.node AND o.time_ms < queue_sample.time_ms "
        "AND o.time_ms / " + hour + " = queue_sample.time_ms / " + hour + "); "
        "DELETE FROM section_text WHERE hash NOT IN (SELECT hash FROM snapshot_section)";
    if (auto done = database->run(sql.c_str()); !done)
        return done;
    return transaction->commit();
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/subject.h"

#include "models/logs/batch.h"
#include "models/logs/erasure.h"
#include "models/logs/redact.h"
#include "models/store/digests.h"
#include "models/store/feedback/feedbackquery.h"
#include "models/store/journal.h"
#include "models/store/messageblock.h"
#include "models/store/reader.h"
#include "models/store/soundness.h"
#include "models/store/sqlite.h"
#include "models/store/statements.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <QHash>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>
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

/// Of complaints and failure reports, which belong to no node.
struct FeedbackPlace
{
    const char *table;
    const char *column;
    const char *role;
};
constexpr std::array feedbackPlaces {
    FeedbackPlace { "complaint_recipient", "recipient", QT_TRANSLATE_NOOP("bw::store", "recipient") },
    FeedbackPlace { "complaint", "sender_hash", QT_TRANSLATE_NOOP("bw::store", "sender") },
};

/// Digest lists that hold the person's 32 bits leave altogether (another's equal digest would go too): search then looks at
/// that segment's rows.
core::Done dropDigests(Database &database, const core::KeyedHash &person)
{
    auto lists = database.prepare("SELECT segment, kind, digests FROM segment_digest WHERE kind IN ('recipient', 'sender')");
    auto drop = database.prepare("DELETE FROM segment_digest WHERE segment = ? AND kind = ?");
    if (!lists || !drop)
        return fail(lists ? drop.error() : lists.error());
    std::vector<std::pair<std::int64_t, QString>> holding;
    int code = 0;
    while ((code = lists->step()) == SQLITE_ROW)
        if (holdsDigest(lists->bytes(2), person.digest()))
            holding.emplace_back(lists->integer(0), lists->text(1));
    for (std::size_t i = 0; i < holding.size() && code == SQLITE_DONE; ++i) {
        drop->bind(1, holding[i].first);
        drop->bindText(2, holding[i].second);
        code = drop->step();
        drop->reset();
    }
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be written"))));
}

/// The person as the store's rows know them.
struct Wanted
{
    core::KeyedHash hash;
    std::string address; ///< canonical
    std::set<std::pair<std::int64_t, std::int64_t>> own; ///< ids of local part and domain: an own sender stands in clear, without a hash

    [[nodiscard]] bool isOwn(std::int64_t local, std::int64_t domain) const { return local != 0 && own.contains({ local, domain }); }
};

core::Result<std::vector<std::pair<std::int64_t, std::string>>> texts(Database &database, logs::StringKind kind)
{
    auto statement = database.prepare("SELECT id, key FROM string WHERE kind = " + std::to_string(static_cast<int>(kind)));
    if (!statement)
        return fail(statement.error());
    std::vector<std::pair<std::int64_t, std::string>> found;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        found.emplace_back(statement->integer(0), std::string(statement->bytes(1)));
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return found;
}

core::Result<Wanted> wantedOf(Database &database, const Subject &person)
{
    Wanted wanted { person.hash, person.address, {} };
    const std::size_t at = person.address.rfind('@');
    if (at == std::string::npos)
        return wanted;
    const auto locals = texts(database, logs::StringKind::SenderLocal);
    const auto domains = texts(database, logs::StringKind::Domain);
    if (!locals || !domains)
        return fail(locals ? domains.error() : locals.error());
    const std::string_view domainPart = std::string_view(person.address).substr(at);
    const auto isThisAddress = [&](std::string_view local, std::string_view domain) {
        std::string canonical;
        logs::canonicalAddress(std::string(local).append("@").append(domain), canonical);
        return canonical == person.address;
    };
    for (const auto &[domainId, domain] : *domains) {
        if (!isThisAddress(std::string_view(person.address).substr(0, at), domain))
            continue;
        for (const auto &[localId, local] : *locals)
            if (isThisAddress(local, domainPart.substr(1)))
                wanted.own.emplace(localId, domainId);
    }
    return wanted;
}

/// The person's places in packed messages. \p change takes them out: zeros, or nothing for the address as first given.
std::vector<SubjectRow> placesInBlock(MessageBlock &block, const Wanted &person, std::int64_t node, const QString &nodeName, bool change)
{
    std::vector<SubjectRow> found;
    const auto note = [&](const char *table, const char *role, std::int64_t number, std::int64_t timeMs) {
        found.push_back({ QString::fromLatin1(table), Tr::tr(role), rowId(node, number), timeMs * 1000, nodeName });
    };
    for (StoredDelivery &delivery : block.deliveries) {
        if (delivery.recipient == person.hash)
            note("delivery", "recipient", delivery.number, delivery.timeMs);
        if (delivery.original == person.hash)
            note("delivery", "original recipient", delivery.number, delivery.timeMs);
        if (change && delivery.recipient == person.hash)
            delivery.recipient = {};
        if (change && delivery.original == person.hash)
            delivery.original = {};
    }
    for (StoredMessage &message : block.messages) {
        const bool isOwn = person.isOwn(message.context.senderLocal, message.context.senderDomain);
        if (message.sender != person.hash && !isOwn)
            continue;
        note("message", "sender", message.number, message.acceptedMs);
        if (!change)
            continue;
        message.sender = {};
        if (isOwn)
            message.context.senderLocal = 0;
    }
    return found;
}

/// Every block that may hold the person: a packed hash stands in one piece; ids of an own sender's name can be anywhere. One
/// that cannot be unpacked is left out and counted.
core::Result<int> eachBlockOf(Database &database, const Wanted &person, const std::function<core::Done(std::int64_t id, MessageBlock &block)> &take)
{
    auto statement = database.prepare(person.own.empty() ? "SELECT id, facts FROM block WHERE instr(facts, ?) > 0" : "SELECT id, facts FROM block WHERE ?1 IS NOT NULL");
    if (!statement)
        return fail(statement.error());
    statement->bindBlob(1, person.hash.view());
    MessageBlock block;
    int code = 0, bad = 0;
    while ((code = statement->step()) == SQLITE_ROW) {
        if (!unpackBlock(statement->bytes(1), block)) {
            ++bad;
            continue;
        }
        if (auto taken = take(statement->integer(0), block); !taken)
            return fail(taken.error());
    }
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return bad;
}

Problem blocksAreBad(const Store &store)
{
    return { ProblemKind::Damaged, Tr::tr("The store is damaged"), Tr::tr("packed messages could not be read, so nobody can say whether the address is in them"), store.path(),
        Tr::tr("Save what can be read with breakwaterctl store copy, and ask that store.") };
}

/// Its login's name as it stands in clear, and what stands for the login from now on.
core::Result<logs::Erasure> erasureOf(Database &database, const Wanted &person)
{
    logs::Erasure erasure { person.hash, person.address, {}, {} };
    auto name = database.prepare("SELECT text FROM string WHERE kind = 4 AND key = ?");
    auto random = database.prepare("SELECT randomblob(16)");
    if (!name || !random)
        return fail(name ? random.error() : name.error());
    name->bindBlob(1, person.hash.view());
    if (name->step() == SQLITE_ROW)
        erasure.loginName = name->bytes(0);
    if (const int code = random->step(); code != SQLITE_ROW)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    const std::string_view bytes = random->bytes(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), erasure.pseudonym.bytes.size()), erasure.pseudonym.bytes.begin());
    return erasure;
}

/// Messages that are open still name the person in what the ledger keeps of them (logs::StateEraser).
core::Done eraseFromOpenMessages(Database &database, const logs::Erasure &erasure)
{
    auto select = database.prepare("SELECT node, key, state FROM open_message");
    auto update = database.prepare("UPDATE open_message SET state = ? WHERE node = ? AND key = ?");
    auto forget = database.prepare("DELETE FROM open_message WHERE node = ? AND key = ?");
    if (!select || !update || !forget)
        return fail(!select ? select.error() : !update ? update.error() : forget.error());
    struct Changed
    {
        std::int64_t node;
        std::string key;
        std::optional<std::string> state; ///< nothing: nobody can read it, so nobody can say whom it names
    };
    std::vector<Changed> changed;
    logs::StateEraser eraser(erasure);
    int code = 0;
    while ((code = select->step()) == SQLITE_ROW) {
        auto state = eraser.without(select->bytes(1), select->bytes(2));
        if (!state || *state != select->bytes(2))
            changed.push_back({ select->integer(0), std::string(select->bytes(1)), std::move(state) });
    }
    for (std::size_t i = 0; i < changed.size() && code == SQLITE_DONE; ++i) {
        const Changed &one = changed[i];
        sqlite::Statement &write = one.state ? *update : *forget;
        int column = 0;
        if (one.state)
            write.bindBlob(++column, *one.state);
        write.bind(++column, one.node);
        write.bindBlob(++column, one.key);
        code = write.step();
        write.reset();
    }
    return code == SQLITE_DONE ? core::Done() : core::Done(fail(database.problem(code, Tr::tr("The store could not be written"))));
}

/// Ids of replies in which the address stands in clear: templates have none, unless a product wrote it in a shape of its own.
core::Result<std::vector<std::pair<std::int64_t, std::string>>> repliesWith(Database &database, const Wanted &person)
{
    auto replies = texts(database, logs::StringKind::Reply);
    if (!replies || person.address.empty())
        return replies;
    std::erase_if(*replies, [&person](const auto &reply) {
        const QString text = QString::fromUtf8(reply.second.data(), static_cast<qsizetype>(reply.second.size()));
        return !text.contains(QString::fromStdString(person.address), Qt::CaseInsensitive);
    });
    return replies;
}

} // namespace

core::Result<QList<SubjectRow>> findSubject(const Store &store, const Subject &subject)
{
    auto database = Database::open(store.path(), store.isImmutable() ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    // It goes through all rows anyway, and a person is not to be told that nothing is kept where a page is broken.
    if (const auto wrong = pageDamage(*database); !wrong || !wrong->isEmpty())
        return fail(wrong ? database->problem(SQLITE_CORRUPT, *wrong) : wrong.error());
    const auto person = wantedOf(*database, subject);
    if (!person)
        return fail(person.error());
    QList<SubjectRow> rows;
    const auto collect = [&](const std::string &sql, const QString &table, const QString &role, const std::function<void(sqlite::Statement &)> &bind) -> core::Done {
        auto statement = database->prepare(sql);
        if (!statement)
            return fail(statement.error());
        bind(*statement);
        int code = 0;
        while ((code = statement->step()) == SQLITE_ROW)
            rows << SubjectRow { table, role, statement->integer(0), statement->integer(1) * 1000, statement->text(2) };
        return code == SQLITE_DONE ? core::Done() : core::Done(fail(database->problem(code, Tr::tr("The store could not be read"))));
    };
    const auto byHash = [&person](sqlite::Statement &statement) { statement.bindBlob(1, person->hash.view()); };
    core::Done done;
    for (const Place &place : places)
        if (done)
            done = collect("SELECT t.id, t." + std::string(place.time) + ", node.name FROM " + std::string(place.table) + " t JOIN node ON node.id = t.id >> 40 WHERE t." + place.column + " = ?",
                QString::fromLatin1(place.table), Tr::tr(place.role), byHash);
    for (const FeedbackPlace &place : feedbackPlaces)
        if (done && store.schema() >= firstSchemaWithFeedback)
            done = collect("SELECT t.report, coalesce(r.from_ms, 0), '' FROM " + std::string(place.table) + " t LEFT JOIN feedback_report r ON r.id = t.report WHERE t." + place.column + " = ?",
                QString::fromLatin1(place.table), Tr::tr(place.role), byHash);
    for (const auto &[local, domain] : person->own)
        if (done)
            done = collect("SELECT t.id, t.accepted_ms, node.name FROM message t JOIN node ON node.id = t.id >> 40 WHERE t.sender_local = ? AND t.sender_domain = ?",
                QStringLiteral("message"), Tr::tr("sender"), [&](sqlite::Statement &statement) {
                    statement.bind(1, local);
                    statement.bind(2, domain);
                });
    if (done)
        done = collect("SELECT login.id, login.time_ms, node.name FROM login JOIN string ON string.id = login.login JOIN node ON node.id = login.id >> 40 "
                       "WHERE string.kind = 4 AND string.key = ?",
            QStringLiteral("login"), Tr::tr("login"), byHash);
    if (done)
        done = collect("SELECT 0, 0, '' FROM address WHERE hash = ?", QStringLiteral("address"), Tr::tr("address kept in clear"), byHash);
    if (!done)
        return fail(done.error());
    const auto replies = repliesWith(*database, *person);
    if (!replies)
        return fail(replies.error());
    for (const auto &[id, text] : *replies)
        rows << SubjectRow { QStringLiteral("string"), Tr::tr("named in a reply"), id, 0, {} };
    QHash<std::int64_t, QString> nodes;
    auto names = database->prepare("SELECT id, name FROM node");
    if (!names)
        return fail(names.error());
    while (names->step() == SQLITE_ROW)
        nodes.insert(names->integer(0), names->text(1));
    const auto bad = eachBlockOf(*database, *person, [&](std::int64_t id, MessageBlock &block) -> core::Done {
        for (const SubjectRow &row : placesInBlock(block, *person, id >> 40, nodes.value(id >> 40), false))
            rows << row;
        return {};
    });
    if (!bad)
        return fail(bad.error());
    if (*bad > 0) // "not found" would be a lie
        return fail(blocksAreBad(store));
    return rows;
}

namespace {

/// Within the caller's transaction: how many places were changed.
core::Result<qint64> eraseRows(Database &database, const Store &store, const Wanted &person, const logs::Erasure &erasure)
{
    qint64 changed = 0;
    const auto apply = [&](const std::string &sql, const std::function<void(sqlite::Statement &)> &bind) -> core::Done {
        auto statement = database.prepare(sql);
        if (!statement)
            return fail(statement.error());
        bind(*statement);
        const int code = statement->step();
        if (code != SQLITE_DONE)
            return fail(database.problem(code, Tr::tr("The store could not be written")));
        changed += sqlite3_changes64(database.handle());
        return {};
    };
    const auto byHash = [&person](sqlite::Statement &statement) { statement.bindBlob(1, person.hash.view()); };
    for (const Place &place : places) {
        const std::string nothing = std::string_view(place.column) == "original" ? "NULL" : "zeroblob(16)";
        if (auto done = apply("UPDATE " + std::string(place.table) + " SET " + place.column + " = " + nothing + " WHERE " + place.column + " = ?", byHash); !done)
            return fail(done.error());
    }
    for (const FeedbackPlace &place : feedbackPlaces)
        if (auto done = apply("UPDATE " + std::string(place.table) + " SET " + place.column + " = zeroblob(16) WHERE " + place.column + " = ?", byHash); !done)
            return fail(done.error());
    for (const auto &[local, domain] : person.own)
        if (auto done = apply("UPDATE message SET sender_local = 0, sender_hash = zeroblob(16) WHERE sender_local = ? AND sender_domain = ?",
                [&](sqlite::Statement &statement) {
                    statement.bind(1, local);
                    statement.bind(2, domain);
                });
            !done)
            return fail(done.error());
    std::vector<std::pair<std::int64_t, std::string>> blocks;
    std::set<std::int64_t> locals; // of others
    const auto bad = eachBlockOf(database, person, [&](std::int64_t id, MessageBlock &block) -> core::Done {
        const auto found = placesInBlock(block, person, id >> 40, {}, true);
        changed += static_cast<qint64>(found.size());
        if (!found.empty())
            blocks.emplace_back(id, packBlock(block));
        for (const StoredMessage &message : block.messages)
            locals.insert(message.context.senderLocal);
        return {};
    });
    if (!bad || *bad > 0)
        return fail(bad ? blocksAreBad(store) : bad.error());
    auto write = database.prepare(textOf(Sql::ChangeBlock));
    if (!write)
        return fail(write.error());
    for (const auto &[id, facts] : blocks) {
        write->bindBlob(1, facts);
        write->bind(2, id);
        if (const int code = write->step(); code != SQLITE_DONE)
            return fail(database.problem(code, Tr::tr("The store could not be written")));
        write->reset();
    }
    for (const auto &[local, domain] : person.own)
        if (!locals.contains(local)) // a name that others of another domain bear stays for them
            if (auto done = apply("DELETE FROM string WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM message WHERE sender_local = ?1)",
                    [&](sqlite::Statement &statement) { statement.bind(1, local); });
                !done)
                return fail(done.error());
    const auto byName = [&](sqlite::Statement &statement) {
        statement.bindBlob(1, person.hash.view());
        statement.bindBlob(2, erasure.pseudonym.view());
    };
    if (auto done = apply("UPDATE string SET key = ?2, text = NULL, own = 0 WHERE kind = 4 AND key = ?1", byName); !done)
        return fail(done.error());
    if (auto done = apply("DELETE FROM address WHERE hash = ?", byHash); !done)
        return fail(done.error());
    const auto replies = repliesWith(database, person);
    if (!replies)
        return fail(replies.error());
    for (const auto &[id, text] : *replies) {
        const std::string redacted = logs::redactRecipients(text) + " #" + std::to_string(id); // the same template may be there
        if (auto done = apply("UPDATE string SET key = ?1, text = CASE WHEN text IS NULL THEN NULL ELSE ?1 END WHERE id = ?2",
                [&, id = id](sqlite::Statement &statement) {
                    statement.bindBlob(1, redacted);
                    statement.bind(2, id);
                });
            !done)
            return fail(done.error());
    }
    return changed;
}

} // namespace

core::Result<qint64> eraseSubject(const Store &store, const core::Clock &clock, const Subject &subject)
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
    const auto person = wantedOf(*database, subject);
    if (!person)
        return fail(person.error());
    const auto erasure = erasureOf(*database, *person);
    if (!erasure)
        return fail(erasure.error());
    if (auto done = eraseFromOpenMessages(*database, *erasure); !done)
        return fail(done.error());
    const auto changed = eraseRows(*database, store, *person, *erasure);
    if (!changed)
        return fail(changed.error());
    if (auto done = dropDigests(*database, person->hash); !done)
        return fail(done.error());
    // Writers that run know names by their ids, which are others' now.
    if (auto done = database->run("INSERT INTO store_info(key, value) VALUES ('erasures', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"); !done)
        return fail(done.error());
    if (auto done = writeJournal(*database, clock, QStringLiteral("subject.erase"), QStringLiteral("%1 rows").arg(*changed)); !done)
        return fail(done.error());
    if (auto done = transaction->commit(); !done)
        return fail(done.error());
    if (auto done = database->run("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
        return fail(done.error());
    return *changed;
}

} // namespace bw::store

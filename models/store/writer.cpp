// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/writer.h"

#include "models/store/cubes.h"
#include "models/store/homezone.h"
#include "models/store/tr.h"
#include "models/store/writerprivate.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace bw::store {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::int64_t msPerDay = 86'400'000;

} // namespace

core::Problem Writer::Private::failure(int code)
{
    core::Problem problem = database.problem(code, Tr::tr("The store could not be written"));
    if (sqlite::isDamage(problem))
        store.markDamaged(problem);
    return problem;
}

bool Writer::Private::done(Sql statement)
{
    sqlite::Statement &prepared = (*this)[statement];
    const int code = prepared.step();
    if (code != SQLITE_DONE && code != SQLITE_ROW && error)
        error = fail(failure(code));
    prepared.reset();
    return error.has_value();
}

bool Writer::Private::feedAll(Sql statement, const BulkFeed::Next &fill)
{
    const int code = feed.run(bulk[static_cast<std::size_t>(statement)], fill);
    if (code != SQLITE_DONE && error)
        error = fail(failure(code));
    return error.has_value();
}

core::Result<std::int64_t> Writer::Private::readId(sqlite::Statement &statement, bool *isFound)
{
    const int code = statement.step();
    const std::int64_t value = code == SQLITE_ROW ? statement.integer(0) : 0;
    if (isFound)
        *isFound = code == SQLITE_ROW;
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        const core::Problem problem = failure(code);
        statement.reset();
        return fail(problem);
    }
    statement.reset();
    return value;
}

core::Done Writer::Private::prepareAll()
{
    for (std::size_t i = 0; i < sqlCount; ++i) {
        auto prepared = database.prepare(textOf(static_cast<Sql>(i)));
        if (!prepared)
            return fail(prepared.error());
        statements[i] = std::move(*prepared);
    }
    if (auto connected = feed.connect(database); !connected)
        return connected;
    for (const Sql statement : { Sql::SetMessage, Sql::SetDelivery, Sql::SetRejection, Sql::SetLogin, Sql::SetVerdict, Sql::AddVolume, Sql::AddStreamCell,
             Sql::AddDestination, Sql::AddLoginCell, Sql::AddSession, Sql::AddMailAuth, Sql::AddRefusal }) {
        auto prepared = database.prepare(BulkFeed::textFor(textOf(statement)));
        if (!prepared)
            return fail(prepared.error());
        bulk[static_cast<std::size_t>(statement)] = std::move(*prepared);
    }
    return {};
}

core::Done Writer::Private::findNode(const QString &name, const QString &mta)
{
    sqlite::Statement &known = (*this)[Sql::NodeByName];
    known.bindText(1, name);
    bool isFound = false;
    const auto found = readId(known, &isFound);
    if (!found)
        return fail(found.error());
    node = *found;
    if (isFound)
        return {};
    const auto fresh = readId((*this)[Sql::NodeNextId]);
    if (!fresh)
        return fail(fresh.error());
    sqlite::Statement &beside = (*this)[Sql::NodeBeside];
    beside.bind(1, 0);
    bool hasFirst = false;
    const auto first = readId(beside, &hasFirst);
    if (!first)
        return fail(first.error());
    beside.bind(1, *first);
    bool hasSecond = false;
    if (const auto second = readId(beside, &hasSecond); !second)
        return fail(second.error());
    if (hasFirst && !hasSecond)
        if (auto made = makeFleet(*first); !made)
            return made;
    node = *fresh;
    sqlite::Statement &add = (*this)[Sql::AddNode];
    add.bind(1, node);
    add.bindText(2, name);
    add.bindText(3, mta);
    add.bind(4, nowMs);
    done(Sql::AddNode);
    return error;
}

/// The fleet's cells of a store that had one node until now: a copy of that node's.
core::Done Writer::Private::makeFleet(std::int64_t only)
{
    for (const Cube &cube : cubes()) {
        std::string columns = "level, start";
        for (const CubeKey &key : cube.keys)
            columns.append(", ").append(key.column);
        for (const std::string_view value : cube.values)
            columns.append(", ").append(value);
        const std::string table(cube.table);
        if (auto done = database.run(("DELETE FROM " + table + " WHERE node = 0; INSERT INTO " + table + "(node, " + columns + ") SELECT 0, " + columns + " FROM "
                + table + " WHERE node = " + std::to_string(only)).c_str());
            !done)
            return done;
    }
    return makeMonths(database, store);
}

/// Another writer may have brought the second node since the last batch.
core::Done Writer::Private::lookForFleet()
{
    sqlite::Statement &beside = (*this)[Sql::NodeBeside];
    beside.bind(1, node);
    const auto other = readId(beside, &isFleet);
    return other ? core::Done() : core::Done(fail(other.error()));
}

core::Result<std::unique_ptr<Writer>> Writer::open(
    const Store &store, const QString &node, const QString &mta, const QString &purpose, const core::Clock &clock)
{
    if (store.isReadOnly())
        return fail(store.whyReadOnly());
    // Under RLIMIT_FSIZE the signal would end the program before SQLite can say what happened (setrlimit(2)).
    std::signal(SIGXFSZ, SIG_IGN);
    auto p = std::make_unique<Private>(store, clock);
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    p->database = std::move(*database);
    if (auto set = p->database.run("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF; PRAGMA temp_store = MEMORY; "
                                   "PRAGMA cache_size = -24000; PRAGMA wal_autocheckpoint = 2000");
        !set)
        return fail(set.error());
    if (auto prepared = p->prepareAll(); !prepared)
        return fail(prepared.error());
    p->nowMs = toMs(clock.now());
    p->today = p->nowMs / msPerDay;
    auto transaction = sqlite::Transaction::begin(p->database);
    if (!transaction)
        return fail(transaction.error());
    if (auto found = p->findNode(node, mta); !found)
        return fail(found.error());
    if (auto taken = p->takeLease(purpose); !taken)
        return fail(taken.error());
    const auto erasures = p->countErasures();
    if (!erasures)
        return fail(erasures.error());
    p->erasures = *erasures;
    if (auto committed = transaction->commit(); !committed)
        return fail(committed.error());
    p->hasLease = true;
    auto writer = std::make_unique<Writer>(std::move(p));
    if (auto state = writer->d->sealLeftOver(); !state)
        return fail(state.error());
    return writer;
}

Writer::Writer(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Writer::~Writer()
{
    if (!d->hasLease)
        return;
    sqlite::Statement &release = (*d)[Sql::ReleaseLease];
    release.bind(1, d->node);
    release.bindText(2, d->holder);
    release.bindText(3, std::string_view(d->bootId));
    release.bind(4, ::getpid());
    release.bind(5, d->processStart);
    d->done(Sql::ReleaseLease); // where it fails, the next writer finds that nobody holds it any more
}

core::Result<NodeState> Writer::loadState()
{
    Private &p = *d;
    NodeState state;
    state.node = p.node;
    const auto each = [&p](Sql statement, auto take) -> core::Done {
        sqlite::Statement &read = p[statement];
        int code = 0;
        while ((code = read.step()) == SQLITE_ROW)
            take(read);
        read.reset();
        if (code != SQLITE_DONE)
            return fail(p.failure(code));
        return {};
    };
    p[Sql::CountersOf].bind(1, p.node);
    for (std::int64_t &next : p.next)
        next = 1;
    auto loaded = each(Sql::CountersOf, [&](sqlite::Statement &row) {
        const std::string_view name = row.bytes(0);
        const auto found = std::find(rowTableNames.begin(), rowTableNames.end(), name);
        if (found != rowTableNames.end())
            p.next[static_cast<std::size_t>(found - rowTableNames.begin())] = row.integer(1);
        else if (name == "source")
            p.nextSource = row.integer(1);
        else if (name == "chunk")
            p.nextChunk = row.integer(1);
    });
    p[Sql::OpenMessagesOf].bind(1, p.node);
    if (loaded)
        loaded = each(Sql::OpenMessagesOf, [&](sqlite::Statement &row) {
            state.open.push_back({ std::string(row.bytes(0)), std::string(row.bytes(1)) });
        });
    p[Sql::CursorsOf].bind(1, p.node);
    if (loaded)
        loaded = each(Sql::CursorsOf, [&](sqlite::Statement &row) {
            state.cursors.push_back({ std::string(row.bytes(0)), static_cast<std::uint32_t>(row.integer(1)),
                static_cast<std::uint64_t>(row.integer(2)), static_cast<std::uint64_t>(row.integer(3)), std::string(row.bytes(4)) });
        });
    p[Sql::SourcesOf].bind(1, p.rowId(0));
    p[Sql::SourcesOf].bind(2, p.rowId(numberMask));
    if (loaded)
        loaded = each(Sql::SourcesOf, [&](sqlite::Statement &row) {
            state.sources.push_back({ static_cast<std::uint32_t>(row.integer(0) & numberMask), std::string(row.bytes(1)), row.integer(2),
                row.integer(3), row.integer(4), row.integer(5), static_cast<logs::EnvelopeFamily>(row.integer(6)) });
        });
    if (!loaded)
        return fail(loaded.error());
    const auto next = [&p](RowTable table) { return static_cast<std::uint64_t>(p.next[static_cast<std::size_t>(table)]); };
    state.next = { next(RowTable::Message), next(RowTable::Delivery), next(RowTable::Rejection), next(RowTable::Login),
        next(RowTable::Verdict), next(RowTable::Occurrence) };
    state.nextSource = static_cast<std::uint32_t>(p.nextSource);
    state.nextChunk = static_cast<std::uint64_t>(p.nextChunk);
    return state;
}

std::int64_t Writer::Private::lookUp(logs::StringRef ref)
{
    KnownId &known = stringIds[ref];
    const StringEntry &entry = strings[ref];
    sqlite::Statement &find = (*this)[Sql::StringByKey];
    find.bind(1, static_cast<std::int64_t>(entry.kind));
    find.bindBlob(2, entry.key);
    bool isFound = false;
    const auto found = readId(find, &isFound);
    if (!found) {
        error = fail(found.error());
        return 0;
    }
    known.id = *found;
    if (isFound) {
        sqlite::Statement &touch = (*this)[Sql::TouchString];
        if (entry.text.empty())
            touch.bindNull(1);
        else
            touch.bindBlob(1, entry.text);
        touch.bind(2, entry.own ? 1 : 0);
        touch.bind(3, today);
        touch.bind(4, known.id);
        done(Sql::TouchString);
    } else {
        if (nextString == 0) {
            const auto fresh = readId((*this)[Sql::StringNextId]);
            if (!fresh) {
                error = fail(fresh.error());
                return 0;
            }
            nextString = *fresh;
        }
        known.id = nextString++;
        sqlite::Statement &add = (*this)[Sql::AddString];
        add.bind(1, known.id);
        add.bind(2, static_cast<std::int64_t>(entry.kind));
        add.bindBlob(3, entry.key);
        if (entry.text.empty())
            add.bindNull(4);
        else
            add.bindBlob(4, entry.text);
        add.bind(5, entry.own ? 1 : 0);
        add.bind(6, today);
        done(Sql::AddString);
    }
    known.day = today;
    learnedStrings.push_back(ref);
    return known.id;
}

std::int64_t Writer::Private::lookUpStream(std::uint32_t ref)
{
    StreamEntry &entry = streams[ref];
    const std::int64_t domain = id(entry.key.senderDomain);
    const std::int64_t login = id(entry.key.login);
    const std::int64_t instance = id(entry.key.instance);
    sqlite::Statement &find = (*this)[Sql::StreamByKey];
    find.bind(1, domain);
    find.bind(2, login);
    find.bindBlob(3, entry.key.network);
    find.bind(4, instance);
    bool isFound = false;
    const auto found = readId(find, &isFound);
    if (!found) {
        error = fail(found.error());
        return 0;
    }
    entry.id = *found;
    if (!isFound) {
        if (nextStream == 0) {
            const auto fresh = readId((*this)[Sql::StreamNextId]);
            if (!fresh) {
                error = fail(fresh.error());
                return 0;
            }
            nextStream = *fresh;
        }
        entry.id = nextStream++;
        sqlite::Statement &add = (*this)[Sql::AddStream];
        add.bind(1, entry.id);
        add.bind(2, domain);
        add.bind(3, login);
        add.bindBlob(4, entry.key.network);
        add.bind(5, instance);
        done(Sql::AddStream);
    }
    entry.day = today;
    learnedStreams.push_back(ref);
    return entry.id;
}

/// What the ledger calls things from here on. A number may come again with more to say, or with a new meaning.
core::Done Writer::Private::defineStrings(const logs::Batch &batch)
{
    for (const logs::NewString &news : batch.strings) {
        if (news.ref >= strings.size()) {
            strings.resize(news.ref + 1);
            stringIds.resize(strings.size());
        }
        StringEntry &entry = strings[news.ref];
        const bool isSame = entry.kind == news.kind && entry.key == news.key;
        entry.own = news.own || (isSame && entry.own);
        if (!isSame || !news.text.empty())
            entry.text = news.text;
        entry.kind = news.kind;
        entry.key = news.key;
        stringIds[news.ref].day = -1;
        static_cast<void>(id(news.ref));
    }
    for (const logs::StreamKey &key : batch.streams) {
        if (key.ref >= streams.size())
            streams.resize(key.ref + 1);
        streams[key.ref] = { 0, -1, key };
    }
    return error;
}

core::Done Writer::Private::writeOpen(const logs::Batch &batch)
{
    for (const logs::OpenMessageChange &change : batch.open) {
        const Sql sql = change.state.empty() ? Sql::ForgetOpenMessage : Sql::SetOpenMessage;
        sqlite::Statement &statement = (*this)[sql];
        statement.bind(1, node);
        statement.bindBlob(2, change.key);
        if (!change.state.empty())
            statement.bindBlob(3, change.state);
        if (!done(sql))
            break;
    }
    return error;
}

core::Done Writer::Private::writeProgress(const Progress &progress)
{
    for (const SourceRow &row : progress.sources) {
        sqlite::Statement &set = (*this)[Sql::SetSource];
        set.bind(1, rowId(row.number));
        set.bindBlob(2, row.path);
        set.bind(3, row.device);
        set.bind(4, row.inode);
        set.bind(5, row.headHash);
        set.bind(6, row.size);
        set.bind(7, static_cast<std::int64_t>(row.family));
        set.bind(8, nowMs);
        set.bind(9, nowMs);
        done(Sql::SetSource);
        if (row.number >= nextSource) {
            nextSource = std::int64_t(row.number) + 1;
            changedCounters.insert("source");
        }
    }
    for (const CursorRow &row : progress.cursors) {
        sqlite::Statement &set = (*this)[Sql::SetCursor];
        set.bind(1, node);
        set.bindBlob(2, row.path);
        set.bind(3, row.source);
        set.bind(4, static_cast<std::int64_t>(row.position));
        set.bind(5, static_cast<std::int64_t>(row.line));
        set.bindBlob(6, row.state);
        done(Sql::SetCursor);
    }
    for (const ChunkRef &ref : progress.droppedChunks) {
        sqlite::Statement &drop = (*this)[Sql::ForgetChunk];
        drop.bind(1, node);
        drop.bind(2, static_cast<std::int64_t>(ref.hash));
        drop.bind(3, static_cast<std::int64_t>(ref.number));
        done(Sql::ForgetChunk);
    }
    for (const ChunkRow &row : progress.chunks) {
        sqlite::Statement &set = (*this)[Sql::SetChunk];
        set.bind(1, node);
        set.bind(2, static_cast<std::int64_t>(row.hash));
        set.bind(3, static_cast<std::int64_t>(row.number));
        set.bind(4, row.source);
        set.bind(5, static_cast<std::int64_t>(row.position));
        set.bind(6, row.lines);
        set.bind(7, toMs(row.low));
        set.bind(8, toMs(row.high));
        set.bind(9, row.edge);
        set.bind(10, row.reach);
        set.bindBlob(11, row.marks);
        done(Sql::SetChunk);
        if (static_cast<std::int64_t>(row.number) >= nextChunk) {
            nextChunk = static_cast<std::int64_t>(row.number) + 1;
            changedCounters.insert("chunk");
        }
    }
    for (const LostSpan &span : progress.lost) {
        sqlite::Statement &add = (*this)[Sql::AddLost];
        add.bind(1, node);
        add.bind(2, toMs(span.from));
        add.bind(3, toMs(span.to));
        add.bindText(4, std::string_view(span.why));
        done(Sql::AddLost);
    }
    for (const HeardProgram &heard : progress.programs) {
        sqlite::Statement &add = (*this)[Sql::AddHeardProgram];
        add.bind(1, node);
        add.bind(2, static_cast<std::int64_t>(heard.family));
        add.bind(3, toMs(heard.day));
        add.bindBlob(4, heard.host);
        add.bindBlob(5, heard.program);
        add.bind(6, heard.hours);
        done(Sql::AddHeardProgram);
    }
    return error;
}

core::Done Writer::Private::writeCounters()
{
    for (const std::string_view name : changedCounters) {
        const auto found = std::find(rowTableNames.begin(), rowTableNames.end(), name);
        sqlite::Statement &set = (*this)[Sql::SetCounter];
        set.bind(1, node);
        set.bindText(2, name);
        set.bind(3, name == "source" ? nextSource
                : name == "chunk"    ? nextChunk
                                     : next[static_cast<std::size_t>(found - rowTableNames.begin())]);
        done(Sql::SetCounter);
    }
    return error;
}

core::Done Writer::Private::writeBatch(const logs::Batch &batch, const Progress &progress)
{
    for (const auto step : { +[](Private &p, const logs::Batch &b) { return p.defineStrings(b); },
             +[](Private &p, const logs::Batch &b) { return p.writeRows(b); },
             +[](Private &p, const logs::Batch &b) { return p.writeCells(b); },
             +[](Private &p, const logs::Batch &b) { return p.writeCoverage(b); },
             +[](Private &p, const logs::Batch &b) { return p.writeHistories(b); },
             +[](Private &p, const logs::Batch &b) { return p.writeOpen(b); } }) {
        if (auto written = step(*this, batch); !written)
            return written;
    }
    if (auto written = writeProgress(progress); !written)
        return written;
    if (auto written = writeEntries(progress.entries); !written)
        return written;
    if (auto written = writeLives(); !written)
        return written;
    return writeCounters();
}

/// After a roll-back nothing that the transaction learned is true any more.
void Writer::Private::forgetTransaction()
{
    storedLoginDomains = {};
    for (const logs::StringRef ref : learnedStrings)
        stringIds[ref].day = -1;
    for (const std::uint32_t ref : learnedStreams)
        streams[ref].day = -1;
    learnedStrings.clear();
    learnedStreams.clear();
    nextString = nextStream = 0;
    forgetChanges();
}

core::Done Writer::apply(const logs::Batch &batch, const Progress &progress)
{
    Private &p = *d;
    p.error = {};
    p.nowMs = toMs(p.clock.now());
    p.today = p.nowMs / msPerDay;
    if (p.segment.id != 0 && (p.segment.storedDay != p.today || p.segment.messages >= segmentMessages)) {
        if (auto sealed = p.sealSegment(); !sealed)
            return sealed;
    }
    auto transaction = sqlite::Transaction::begin(p.database);
    if (!transaction)
        return fail(transaction.error());
    const Private::Mark before = p.mark();
    p.nextString = p.nextStream = 0;
    core::Done written = p.renewLease();
    if (written)
        written = p.lookForFleet();
    if (written)
        written = p.lookForErasures();
    if (written)
        written = p.writeBatch(batch, progress);
    if (written)
        written = p.saveSegment(false);
    if (written)
        written = transaction->commit();
    if (!written) {
        p.forgetTransaction();
        p.restore(before);
        if (sqlite::isDamage(written.error()))
            p.store.markDamaged(written.error());
        return written;
    }
    p.learnedStrings.clear();
    p.learnedStreams.clear();
    p.committedHours.merge(p.changedHours);
    p.forgetChanges();
    return {};
}

core::Done Writer::finish()
{
    d->error = {};
    d->nowMs = toMs(d->clock.now());
    return d->segment.id != 0 ? d->sealSegment() : core::Done();
}

bool Writer::isOvertaken() const
{
    return d->isOvertaken;
}

std::vector<core::UtcMicros> Writer::takeChangedHours()
{
    std::vector<core::UtcMicros> hours(d->committedHours.begin(), d->committedHours.end());
    d->committedHours.clear();
    return hours;
}

} // namespace bw::store

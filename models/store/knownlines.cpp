// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/knownlines.h"

#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <utility>

namespace bw::store {

using core::fail;

namespace {

constexpr int edgeKinds = 8; // three bits
constexpr int reaches = 45; // 2^44 ms: 557 years

std::int64_t asSigned(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

} // namespace

struct KnownLines::Private
{
    core::Problem problem(int code) { return database.problem(code, Tr::tr("The store could not be read")); }

    /// The (edge, reach) that this node has: a handful, found by one seek each.
    core::Done loadClasses()
    {
        classes.clear();
        for (int edge = 0; edge < edgeKinds; ++edge)
            for (int reach = 0; reach <= reaches; ++reach) {
                hasClass.reset();
                hasClass.bind(1, node);
                hasClass.bind(2, edge);
                hasClass.bind(3, reach);
                const int code = hasClass.step();
                if (code == SQLITE_ROW)
                    classes.emplace_back(edge, reach);
                else if (code != SQLITE_DONE)
                    return fail(problem(code));
            }
        hasClass.reset();
        return {};
    }

    sqlite::Database database;
    std::int64_t node = 0;
    sqlite::Statement any, hasClass, counts, touches, marksOf, entriesOf;
    std::vector<std::pair<int, int>> classes;
};

KnownLines::KnownLines(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

KnownLines::~KnownLines() = default;

core::Result<std::unique_ptr<KnownLines>> KnownLines::open(const Store &store, std::int64_t node)
{
    auto p = std::make_unique<Private>();
    auto database = sqlite::Database::open(store.path(), sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    p->database = std::move(*database);
    p->node = node;
    const std::pair<sqlite::Statement *, const char *> statements[] {
        { &p->any, "SELECT 1 FROM chunk WHERE node = ? LIMIT 1" },
        { &p->hasClass, "SELECT 1 FROM chunk WHERE node = ? AND edge = ? AND reach = ? LIMIT 1" },
        { &p->counts, "SELECT count(*) FROM chunk WHERE node = ? AND hash = ? AND number < ? AND lines = ?" },
        { &p->touches,
            "SELECT hash, number, lines, low_ms, high_ms FROM chunk "
            "WHERE node = ?1 AND edge = ?2 AND reach = ?3 AND low_ms BETWEEN ?4 AND ?5 AND high_ms >= ?6" },
        { &p->marksOf, "SELECT marks FROM chunk WHERE node = ? AND hash = ? AND number = ?" },
        { &p->entriesOf, "SELECT taken FROM journal_entry WHERE node = ? AND journal = ? AND page = ?" },
    };
    for (const auto &[statement, sql] : statements) {
        auto made = p->database.prepare(sql);
        if (!made)
            return fail(made.error());
        *statement = std::move(*made);
    }
    return std::unique_ptr<KnownLines>(new KnownLines(std::move(p)));
}

core::Result<bool> KnownLines::hasAny()
{
    d->any.reset();
    d->any.bind(1, d->node);
    const int code = d->any.step();
    d->any.reset();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(d->problem(code));
    d->classes.clear();
    return code == SQLITE_ROW;
}

core::Result<std::uint32_t> KnownLines::count(std::uint64_t hash, std::uint32_t lines, std::uint64_t before)
{
    d->counts.reset();
    d->counts.bind(1, d->node);
    d->counts.bind(2, asSigned(hash));
    d->counts.bind(3, asSigned(before));
    d->counts.bind(4, std::int64_t(lines));
    const int code = d->counts.step();
    if (code != SQLITE_ROW)
        return fail(d->problem(code));
    const auto found = static_cast<std::uint32_t>(d->counts.integer(0));
    d->counts.reset();
    return found;
}

core::Result<std::vector<ChunkFacts>> KnownLines::touching(core::UtcMicros low, core::UtcMicros high, bool edgesOnly)
{
    if (d->classes.empty())
        if (auto done = d->loadClasses(); !done)
            return fail(done.error());
    std::vector<ChunkFacts> found;
    const std::int64_t lowMs = core::floorTo(low, 1000) / 1000, highMs = core::floorTo(high, 1000) / 1000;
    for (const auto &[edge, reach] : d->classes) {
        if (edgesOnly && edge == 0)
            continue;
        d->touches.reset();
        d->touches.bind(1, d->node);
        d->touches.bind(2, edge);
        d->touches.bind(3, reach);
        d->touches.bind(4, lowMs - (std::int64_t(1) << reach));
        d->touches.bind(5, highMs);
        d->touches.bind(6, lowMs);
        int code = 0;
        while ((code = d->touches.step()) == SQLITE_ROW) {
            ChunkFacts chunk;
            chunk.hash = static_cast<std::uint64_t>(d->touches.integer(0));
            chunk.number = static_cast<std::uint64_t>(d->touches.integer(1));
            chunk.lines = static_cast<std::uint32_t>(d->touches.integer(2));
            chunk.low = d->touches.integer(3) * 1000;
            chunk.high = d->touches.integer(4) * 1000 + 999; // stored in milliseconds
            chunk.edge = static_cast<std::uint8_t>(edge);
            found.push_back(chunk);
        }
        d->touches.reset();
        if (code != SQLITE_DONE)
            return fail(d->problem(code));
    }
    return found;
}

core::Result<std::optional<ChunkFacts>> KnownLines::find(std::uint64_t hash, std::uint64_t number)
{
    auto statement = d->database.prepare("SELECT lines, low_ms, high_ms, edge FROM chunk WHERE node = ? AND hash = ? AND number = ?");
    if (!statement)
        return fail(statement.error());
    statement->bind(1, d->node);
    statement->bind(2, asSigned(hash));
    statement->bind(3, asSigned(number));
    const int code = statement->step();
    if (code == SQLITE_DONE)
        return std::nullopt;
    if (code != SQLITE_ROW)
        return fail(d->problem(code));
    return ChunkFacts { hash, number, static_cast<std::uint32_t>(statement->integer(0)), statement->integer(1) * 1000,
        statement->integer(2) * 1000, static_cast<std::uint8_t>(statement->integer(3)) };
}

core::Result<std::string> KnownLines::marks(std::uint64_t hash, std::uint64_t number)
{
    d->marksOf.reset();
    d->marksOf.bind(1, d->node);
    d->marksOf.bind(2, asSigned(hash));
    d->marksOf.bind(3, asSigned(number));
    const int code = d->marksOf.step();
    std::string marks;
    if (code == SQLITE_ROW)
        marks = d->marksOf.bytes(0);
    d->marksOf.reset();
    if (code != SQLITE_ROW && code != SQLITE_DONE) // gone: replaced meanwhile by one that holds it
        return fail(d->problem(code));
    return marks;
}

core::Result<EntryPage> KnownLines::entryPage(std::uint64_t journal, std::uint64_t page)
{
    d->entriesOf.reset();
    d->entriesOf.bind(1, d->node);
    d->entriesOf.bind(2, asSigned(journal));
    d->entriesOf.bind(3, asSigned(page));
    const int code = d->entriesOf.step();
    const auto found = code == SQLITE_ROW ? EntryPage::fromBytes(d->entriesOf.bytes(0)) : EntryPage();
    d->entriesOf.reset();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(d->problem(code));
    if (!found)
        return fail(d->problem(SQLITE_CORRUPT));
    return *found;
}

core::Result<std::vector<HostSpan>> KnownLines::heardSpans()
{
    auto statement = d->database.prepare("SELECT string.key, family, from_ms, to_ms FROM heard JOIN string ON string.id = heard.host "
                                         "WHERE heard.node = ? ORDER BY 1, 2, 3");
    if (!statement)
        return fail(statement.error());
    statement->bind(1, d->node);
    std::vector<HostSpan> spans;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        spans.push_back({ std::string(statement->bytes(0)), logs::EnvelopeFamily(statement->integer(1)), statement->integer(2) * 1000,
            statement->integer(3) * 1000 + 999 });
    if (code != SQLITE_DONE)
        return fail(d->problem(code));
    return spans;
}

core::Result<std::vector<HeardProgram>> KnownLines::heardPrograms()
{
    auto statement = d->database.prepare("SELECT host, program, family, day_ms, hours FROM heard_program WHERE node = ? ORDER BY 1, 2, 3, 4");
    if (!statement)
        return fail(statement.error());
    statement->bind(1, d->node);
    std::vector<HeardProgram> programs;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        programs.push_back({ std::string(statement->bytes(0)), std::string(statement->bytes(1)), logs::EnvelopeFamily(statement->integer(2)),
            statement->integer(3) * 1000, static_cast<std::uint32_t>(statement->integer(4)) });
    if (code != SQLITE_DONE)
        return fail(d->problem(code));
    return programs;
}

core::Result<std::size_t> KnownLines::replyTemplates()
{
    const auto count = d->database.integer("SELECT count(*) FROM string WHERE kind = " + std::to_string(static_cast<int>(logs::StringKind::Reply)));
    if (!count)
        return fail(count.error());
    return static_cast<std::size_t>(*count);
}

core::Result<core::UtcMicros> KnownLines::heardUntil()
{
    auto statement = d->database.prepare("SELECT coalesce(max(to_ms), 0) FROM heard WHERE node = ?");
    if (!statement)
        return fail(statement.error());
    statement->bind(1, d->node);
    const int code = statement->step();
    if (code != SQLITE_ROW)
        return fail(d->problem(code));
    return statement->integer(0) * 1000;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/flatmap.h"
#include "models/store/bulkfeed.h"
#include "models/store/messageblock.h"
#include "models/store/sqlite.h"
#include "models/store/statements.h"
#include "models/store/writer.h"

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

/// The insides of the writer: writer.cpp (lease, transaction, dictionaries), writerrows.cpp (rows, segments),
/// writerblocks.cpp (final messages, packed),
/// writercells.cpp (cubes, coverage, histories).
namespace bw::store {

inline constexpr std::int64_t numberMask = (std::int64_t(1) << 40) - 1;
inline constexpr std::int64_t segmentMessages = 100'000;

[[nodiscard]] inline std::int64_t toMs(core::UtcMicros time)
{
    return core::floorTo(time, 1000) / 1000;
}

/// A table whose rows a segment holds.
enum class RowTable : std::size_t { Message, Delivery, Rejection, Login, Verdict, Occurrence, Aside, Block, Count_ };
inline constexpr auto rowTables = static_cast<std::size_t>(RowTable::Count_);
inline constexpr std::array<std::string_view, rowTables> rowTableNames { "message", "delivery", "rejection", "login", "verdict",
    "occurrence", "aside", "block" };

/// The segment that is being filled. Its digests are in memory until it is sealed; a run that was killed leaves it open,
/// and the next one reads its rows to seal it.
struct Segment
{
    struct Range
    {
        std::int64_t first = 0, last = -1;
    };
    std::int64_t id = 0; ///< 0: none is open
    std::int64_t storedDay = 0;
    std::int64_t low = INT64_MAX, high = INT64_MIN; ///< ms
    std::int64_t messages = 0;
    std::array<Range, rowTables> ranges {};
    std::array<std::int64_t, rowTables> floors {}; ///< rows with lower numbers belong to earlier segments
    std::vector<std::uint32_t> queueIds, messageIds, recipients, senders;
    bool isChanged = false;
    bool ownSendersLost = false; ///< made again from rows, which do not hold the hashes of own senders
};

/// A cell on its way to the store: keys as store ids, level by level.
struct Cell
{
    std::int64_t start = 0; ///< micros
    std::array<std::int64_t, 5> keys {};
    std::string_view bytes; ///< network or address
    std::array<std::int64_t, 8> values {};
};

struct Writer::Private
{
    Private(Store opened, const core::Clock &time)
        : store(std::move(opened))
        , clock(time)
        , zone(store.homeZone())
    {
    }

    // --- writer.cpp
    core::Done prepareAll();
    core::Done takeLease(const QString &purpose);
    core::Done renewLease();
    core::Done findNode(const QString &name, const QString &mta);
    core::Done lookForFleet();
    core::Result<std::int64_t> countErasures();
    core::Done lookForErasures();
    core::Done makeFleet(std::int64_t only);
    core::Done writeBatch(const logs::Batch &batch, const Progress &progress);
    core::Done defineStrings(const logs::Batch &batch);
    core::Result<std::int64_t> readId(sqlite::Statement &statement, bool *isFound = nullptr);
    /// The store's id of a string of the ledger's session; looked up once a day, since one that nothing used may have left.
    [[nodiscard]] std::int64_t id(logs::StringRef ref)
    {
        if (ref == 0 || ref >= stringIds.size())
            return 0;
        const KnownId &known = stringIds[ref];
        return known.day == today || !error ? known.id : lookUp(ref);
    }
    std::int64_t lookUp(logs::StringRef ref);
    [[nodiscard]] std::int64_t streamId(std::uint32_t ref)
    {
        if (ref == 0 || ref >= streams.size())
            return 0;
        const StreamEntry &entry = streams[ref];
        return entry.day == today || !error ? entry.id : lookUpStream(ref);
    }
    std::int64_t lookUpStream(std::uint32_t ref);
    core::Done writeProgress(const Progress &progress);
    core::Done writeOpen(const logs::Batch &batch);
    core::Done writeEntries(std::vector<logs::EntryId> entries);
    core::Done writeCounters();
    void forgetTransaction();
    core::Problem failure(int code);

    // --- writerrows.cpp
    core::Done writeRows(const logs::Batch &batch);
    void noteRow(RowTable table, std::uint64_t number, core::UtcMicros time, bool isNew = false);
    core::Done openSegment();
    core::Done sealSegment();
    core::Done sealLeftOver();
    core::Done saveSegment(bool isSealed);
    core::Done loadSegment(std::int64_t id, bool isSealed);

    // --- writerblocks.cpp
    core::Done packFinal(const logs::Batch &batch);
    core::Done writeBlock(MessageBlock &block);
    core::Done changeContinues(const logs::ContinuesChange &change);
    core::Done digestBlocks(std::int64_t first, std::int64_t last);
    [[nodiscard]] StoredMessage stored(const logs::MessageRow &row);
    [[nodiscard]] StoredDelivery stored(const logs::DeliveryRow &row);
    [[nodiscard]] StoredVerdict stored(const logs::VerdictRow &row);
    /// Of the batch that is being written: the place of a message in PackPlan::messages, or none.
    struct PackPlan
    {
        static constexpr std::uint32_t none = UINT32_MAX;
        std::vector<std::uint32_t> messages; ///< indices in the batch
        std::uint64_t lowest = 0;
        std::vector<std::uint32_t> places; ///< by number - lowest
        [[nodiscard]] std::uint32_t placeOf(std::uint64_t number) const
        {
            return number - lowest < places.size() ? places[number - lowest] : none;
        }
    };
    PackPlan plan;
    void planPacking(const logs::Batch &batch);

    // --- writercells.cpp
    core::Done writeCells(const logs::Batch &batch);
    const CellGrid &gridOf(std::string_view table);
    core::Done writeCube(Sql statement, Sql dropEmpty, std::string_view table, std::vector<Cell> cells, std::size_t keys,
        bool hasBytes, std::size_t values);
    core::Done writeCoverage(const logs::Batch &batch);
    core::Done writeHistories(const logs::Batch &batch);
    core::Done touchLoginNetwork(std::int64_t login, std::string_view network, std::span<const logs::LoginTouch *const> times);
    core::Done writeLives();

    /// What a failed transaction must give back.
    struct Mark
    {
        Segment segment; ///< without digests
        std::array<std::size_t, 4> digests {};
        std::array<std::int64_t, rowTables> next {};
        std::int64_t nextSource = 1, nextChunk = 1;
    };
    [[nodiscard]] Mark mark() const;
    void restore(const Mark &mark);

    sqlite::Statement &operator[](Sql statement) { return statements[static_cast<std::size_t>(statement)]; }
    /// Steps once, resets; the first failure is kept in error.
    bool done(Sql statement);
    /// The same for many rows at once; only for statements that prepareAll() makes ready for it.
    bool feedAll(Sql statement, const BulkFeed::Next &fill);
    [[nodiscard]] std::int64_t rowId(std::uint64_t number) const { return node << 40 | static_cast<std::int64_t>(number); }

    Store store;
    const core::Clock &clock;
    core::ZoneRules zone;
    std::map<std::string_view, CellGrid> grids; ///< by cube, once asked for
    BulkFeed feed; ///< outlives the connection and its statements
    sqlite::Database database;
    std::array<sqlite::Statement, sqlCount> statements;
    std::array<sqlite::Statement, sqlCount> bulk;
    std::int64_t node = 0;
    std::int64_t erasures = 0; ///< of persons, when this writer was opened
    bool isOvertaken = false; ///< there were more since
    bool isFleet = false; ///< there are other nodes: cells are added up for the fleet (node 0) too
    std::int64_t today = 0;
    std::int64_t nowMs = 0;
    core::Done error; ///< of the transaction that is open

    QString holder;
    std::string bootId;
    std::int64_t processStart = 0;
    bool hasLease = false;

    // Dictionaries of the ledger's session. What was learned in a transaction is forgotten when it rolls back.
    struct KnownId ///< apart from the text: it is asked for with every row
    {
        std::int64_t id = 0;
        std::int64_t day = -1; ///< on which it was last looked up
    };
    std::vector<KnownId> stringIds; ///< as strings
    struct StringEntry
    {
        logs::StringKind kind {};
        bool own = false;
        std::string key, text;
    };
    std::deque<StringEntry> strings; ///< grows without a second copy
    struct StreamEntry
    {
        std::int64_t id = 0;
        std::int64_t day = -1;
        logs::StreamKey key;
    };
    std::vector<StreamEntry> streams;
    std::vector<logs::StringRef> learnedStrings;
    std::vector<std::uint32_t> learnedStreams;
    std::int64_t nextString = 0, nextStream = 0; ///< 0: ask in this transaction

    std::array<std::int64_t, rowTables> next {}; ///< by RowTable
    std::int64_t nextSource = 1, nextChunk = 1;
    std::set<std::string_view> changedCounters;
    std::array<bool, rowTables> isCounterChanged {}; ///< in changedCounters already
    core::UtcMicros lastNotedHour = INT64_MIN; ///< in changedHours already

    /// (login, domain) of the history that this writer has written, and with which day: a login sends to the same domains all
    /// day. Forgotten with a transaction, and each day, since what is old may leave.
    struct IdPair
    {
        std::int64_t first = 0, second = 0;
        bool operator==(const IdPair &) const = default;
    };
    struct IdPairHash
    {
        std::size_t operator()(const IdPair &pair) const
        {
            return logs::mix(static_cast<std::uint64_t>(pair.first), static_cast<std::uint64_t>(pair.second));
        }
    };
    struct StoredLoginDomains
    {
        std::int64_t day = -1; ///< on which they were written
        std::unordered_map<IdPair, std::int64_t, IdPairHash> days;
    };
    StoredLoginDomains storedLoginDomains;

    Segment segment;
    std::set<std::pair<std::string_view, std::int64_t>> lives; ///< (table, month) written in this transaction
    std::set<std::int64_t> unfolded; ///< hours, ms
    std::set<core::UtcMicros> changedHours, committedHours;
    void forgetChanges()
    {
        changedCounters.clear();
        isCounterChanged = {};
        lastNotedHour = INT64_MIN;
        changedHours.clear();
        lives.clear();
        unfolded.clear();
    }
};

} // namespace bw::store

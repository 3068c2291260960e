// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/logs/batch.h"
#include "models/logs/ledger.h"
#include "models/store/store.h"

#include <memory>
#include <vector>

namespace bw::store {

/// How far a followed log was read, and the identity of what was read; written in the batch's own transaction.
struct SourceRow
{
    std::uint32_t number = 0; ///< per node; logs::SourceRef::source
    std::string path;
    std::int64_t device = 0, inode = 0, headHash = 0, size = 0;
    logs::EnvelopeFamily family {};
};
struct CursorRow
{
    std::string path;
    std::uint32_t source = 0;
    std::uint64_t position = 0, line = 0;
    std::string state;
};
struct ChunkRow
{
    std::uint64_t hash = 0;
    std::uint64_t number = 0;
    std::uint32_t source = 0;
    std::uint64_t position = 0;
    std::uint32_t lines = 0;
    core::UtcMicros low = 0, high = 0;
    std::uint8_t edge = 0, reach = 0; ///< as in the schema: ingest works them out
    std::string marks;
};
struct ChunkRef
{
    std::uint64_t hash = 0, number = 0;
};
struct LostSpan
{
    core::UtcMicros from = 0, to = 0;
    std::string why;
};

struct HeardProgram ///< in which hours of a UTC day a program was heard
{
    std::string host, program; ///< Postfix's instance, else the program
    logs::EnvelopeFamily family {};
    core::UtcMicros day = 0;
    std::uint32_t hours = 0; ///< bit set
};

/// What a batch covers: sources, cursors and chunks. Made by ingest.
struct Progress
{
    std::vector<SourceRow> sources;
    std::vector<CursorRow> cursors;
    std::vector<ChunkRow> chunks; ///< replace by (hash, number)
    std::vector<ChunkRef> droppedChunks; ///< edges that grew, deleted before chunks are added
    std::vector<LostSpan> lost;
    std::vector<HeardProgram> programs; ///< hours are added to those that are there
    std::vector<logs::EntryId> entries; ///< of journals, taken
};

/// Everything that a node's ledger and follower need to go on where the last run stopped.
struct NodeState
{
    std::int64_t node = 0;
    logs::RowNumbers next;
    std::uint32_t nextSource = 1;
    std::uint64_t nextChunk = 1;
    std::vector<logs::OpenMessageChange> open;
    std::vector<CursorRow> cursors;
    std::vector<SourceRow> sources;
};

/// The one writer of a node. Holds the lease while it lives; owns the write connection (native SQLite handle), which
/// belongs to one thread: the one that calls apply(). Each apply() is one transaction: rows, deltas, coverage, open
/// messages, cursor: all or nothing. After a failure (disk full, damaged) nothing of the batch is in the store.
class Writer final
{
public:
    /// Makes the node where it does not exist. Conflict names the living holder of the lease.
    static core::Result<std::unique_ptr<Writer>> open(const Store &store, const QString &node, const QString &mta,
        const QString &purpose, const core::Clock &clock);
    ~Writer();

    [[nodiscard]] core::Result<NodeState> loadState();

    core::Done apply(const logs::Batch &batch, const Progress &progress);
    /// Seals the day's segment (digests) and folds what is due; after the last batch of an import.
    core::Done finish();

    /// A person was erased from the store since open(): what the ledger keeps of open messages, the batches it has made and
    /// the segment's digests may name the person still, so nothing more is written, and apply() and finish() fail. Who goes
    /// on opens a new writer, restores a ledger from the store and reads again what was not written.
    [[nodiscard]] bool isOvertaken() const;

    /// UTC hours that apply() has changed since the last call.
    [[nodiscard]] std::vector<core::UtcMicros> takeChangedHours();

    struct Private;
    explicit Writer(std::unique_ptr<Private> p);

private:
    std::unique_ptr<Private> d;
};

} // namespace bw::store

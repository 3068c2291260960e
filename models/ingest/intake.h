// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/zonerules.h"
#include "models/ingest/chunks.h"
#include "models/ingest/heardelsewhere.h"
#include "models/ingest/importer.h"
#include "models/ingest/knownentries.h"
#include "models/ingest/ledgerthread.h"
#include "models/ingest/writerthread.h"
#include "models/logs/envelope.h"
#include "models/logs/ledger.h"
#include "models/mta/product.h"
#include "models/store/knownlines.h"
#include "models/store/store.h"

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bw::ingest {

using MakeHasher = std::function<std::unique_ptr<core::KeyedHasher>()>;

struct IntakeOptions
{
    QString node;
    QString mta;
    QString purpose; ///< what the lease says: "import"
    bool anyway = false;
};

/// One node's way into the store: dispatcher and ledger (LedgerThread), writer (WriterThread). Sources (SourceReader) feed
/// it one line after the other. Used from one thread; those two have their own.
class Intake final
{
public:
    static core::Result<std::unique_ptr<Intake>> open(store::Store store, const MakeHasher &makeHasher, const core::Clock &clock, const IntakeOptions &options);
    ~Intake();

    /// The number of a source: that of the same file (path, device, inode, head) where the node has read it before.
    std::uint32_t sourceNumber(const store::SourceRow &source);
    void noteSource(const store::SourceRow &source) { m_lines->noteSource(source); } ///< goes with the next batch

    /// Runs what feeds sources. An exception becomes a Problem, and as half a chunk may have been fed, nothing more of this intake is
    /// written: commit() and finish() answer that Problem. \p where: the file.
    core::Done guard(const QString &where, const std::function<core::Done()> &read);

    /// Everything so far is in the store; what the store knows is asked anew. Before a source is recognised.
    core::Done settle();
    /// The source of the lines that follow. Starts a stretch unless the source goes on where the last one ended.
    core::Done useSource(std::uint32_t number, bool isContinuation);
    /// How the lines that follow are wrapped.
    void setFamily(logs::EnvelopeFamily family) { m_family = family; }

    /// What the current source's lines must be shown to before they are taken; null: nothing of it can be refused.
    [[nodiscard]] HeardElsewhere *elsewhere() { return m_elsewhere && !m_elsewhere->isEmpty() ? m_elsewhere : nullptr; }
    /// A line of the current source that is new. False: refused, another kind of envelope was heard for its moment.
    bool take(const logs::Line &line);
    bool takeUnreadable(const logs::Line &line);
    void skip(const logs::Line &line); ///< one that the store has already
    [[nodiscard]] bool isWholeLine(std::string_view line) const; ///< a source's last, without a line end
    void countStray(std::uint64_t lines); ///< too short to be lines of a log, and far from any: not in the store

    void keepContact(const logs::Line &line) { m_lines->add(LedgerThread::Kind::Known, line, m_family); } ///< one that an earlier run took

    [[nodiscard]] bool nothingIsKnown() const { return m_nothingKnown; }
    [[nodiscard]] KnownChunks &known();
    [[nodiscard]] std::uint64_t nextChunk() const { return m_nextChunk; }
    /// Adds a chunk to what goes with the next batch; \return its number.
    store::ChunkRef addChunk(store::ChunkRow row);
    void dropChunk(const store::ChunkRef &chunk) { m_lines->dropChunk(chunk); }
    /// Has the node that entry of a journal, from whatever source?
    /// Where that cannot be read, nothing more of this intake is written (guard()): some of a chunk's lines may have been taken.
    [[nodiscard]] core::Result<bool> hasEntry(const logs::EntryId &id);
    void addEntry(const logs::EntryId &id) { m_entries->add(id); } ///< after hasEntry(); goes with the next writeEntries()
    void writeEntries(); ///< with the lines so far, in the next batch
    void setCursor(const store::CursorRow &cursor) { m_lines->setCursor(cursor); }
    /// The place in a followed log. Its state is marked when the run ends.
    void setPlace(const store::CursorRow &place);
    void addLost(const store::LostSpan &span) { m_lines->addLost(span); }

    /// Hands a batch to the writer when enough has come (or \p always: then all lines so far are in it).
    core::Done commit(bool always);
    /// Near the end batches are smaller, so that the writer has little left when the last line is read. -1: unknown.
    void setBytesLeft(qint64 bytes);
    /// \p goesOn: of followed logs more lines will come.
    core::Done finish(bool goesOn);
    /// A person was erased from the store since open(): this intake writes nothing more, and another one goes on.
    [[nodiscard]] bool isOvertaken() const { return m_writer->isOvertaken(); }
    /// Retention and folding between two looks at followed logs.
    core::Done upkeep(const std::atomic_bool &stop);

    /// Marks a place's state: chunks from \p next on were read by somebody else since. And takes the mark off again; 0: none.
    [[nodiscard]] static std::string marked(const std::string &state, std::uint64_t next);
    [[nodiscard]] static std::uint64_t takeMark(std::string_view &state);
    /// Of the first chunk that this run adds.
    [[nodiscard]] std::uint64_t firstChunk() const { return m_firstChunk; }

    [[nodiscard]] const store::NodeState &state() const { return m_writer->state(); }
    [[nodiscard]] store::KnownLines &knownLines() { return *m_known; }
    [[nodiscard]] const std::vector<store::SourceRow> &sources() const { return m_sources; }
    [[nodiscard]] ImportCounts &counts(); ///< those of events: of what was handed to the writer
    [[nodiscard]] ImportCounts stored(); ///< of what is in the store, and of what was there before
    [[nodiscard]] std::vector<core::UtcMicros> takeChangedHours() { return m_writer->takeChangedHours(); }
    [[nodiscard]] core::UtcMicros lastTime() const { return m_lastTime; } ///< of the lines taken, the latest
    [[nodiscard]] core::UtcMicros longestSilence() const { return m_longestSilence; } ///< between two lines of one source
    [[nodiscard]] const core::Clock &clock() const { return m_clock; }

private:
    class Chunks;
    Intake(store::Store store, const core::Clock &clock, IntakeOptions options);
    core::Done makeLedger();
    core::Done lookElsewhere(std::uint32_t number);
    void noteTime(core::UtcMicros time);

    store::Store m_store;
    const core::Clock &m_clock;
    IntakeOptions m_options;
    std::unique_ptr<core::KeyedHasher> m_hasher;
    std::unique_ptr<WriterThread> m_writer;
    std::unique_ptr<store::KnownLines> m_known;
    std::unique_ptr<Chunks> m_chunks;
    std::unique_ptr<KnownEntries> m_entries;
    std::unique_ptr<LedgerThread> m_lines; ///< after what it uses: it ends first
    logs::EnvelopeFamily m_family {}; ///< of the line
    std::vector<store::SourceRow> m_sources; ///< of the node, with those of this run
    std::unordered_map<std::uint32_t, HeardElsewhere> m_elsewhereOf; ///< by source
    HeardElsewhere *m_elsewhere = nullptr; ///< of the current one
    std::uint32_t m_nextSource = 1;
    std::uint32_t m_current = 0;
    std::uint64_t m_firstChunk = 1, m_nextChunk = 1;
    std::map<std::string, store::CursorRow> m_places; ///< of this run, by path
    std::uint8_t m_batchPart = 1; ///< batches are a half, a quarter … of their size
    bool m_hasLedger = false;
    bool m_nothingKnown = false;
    bool m_lastWasRefused = false;
    std::optional<core::Problem> m_broken;
    ImportCounts m_counts;
    core::UtcMicros m_lastTime = 0;
    core::UtcMicros m_timeBefore = 0; ///< of the line before in this source; 0: it is the first
    core::UtcMicros m_longestSilence = 0;
};

} // namespace bw::ingest

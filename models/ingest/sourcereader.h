// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/intake.h"
#include "models/ingest/familymemo.h"
#include "models/ingest/linecutter.h"
#include "models/logs/envelope.h"
#include "models/store/writer.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace bw::ingest {

/// What is known of a source before its first byte.
struct SourceStart
{
    store::SourceRow row; ///< without its number
    logs::EnvelopeOptions envelope;
    bool isContinuation = false; ///< the youngest line before stands right before this source's first
    std::string envelopeState; ///< of the reader of what stands before, so that the year goes on; may be empty
    /// Of a followed log. Each batch takes along the place up to which its lines come: what lies behind a cursor is new by its
    /// position, so rows that a kill or a full disk left without their place would be counted again. Empty: none.
    std::string cursorPath;
    bool endsBatches = true; ///< false: whoever feeds the reader says where a batch may end
};

/// Where an earlier run stopped in a followed log.
struct Resume
{
    std::uint64_t position = 0, line = 1;
    std::uint64_t chunkPosition = 0;
    std::size_t restBytes = 0; ///< right before position: they begin an entry of several lines
    std::string rest; ///< those bytes
    std::vector<std::uint64_t> hashes; ///< of the unfinished chunk's lines
    std::optional<store::ChunkRef> chunk; ///< its row
    core::UtcMicros low = 0, high = 0;
    bool hasSeam = false;
    std::string linesBefore; ///< some whole lines right before position: what lies between them and the next was heard
    bool isExport = false; ///< journald's export format
    bool wasThrough = true; ///< false: what follows is compared with what is known, until the end is reached
    std::uint64_t mark = 0; ///< chunks from this number on were read by somebody else; 0: not told (a run that was killed)
};

/// Takes one source's bytes: cuts them into chunks, leaves out what the node has already, feeds the rest to the intake.
/// One thread; the intake must outlive it.
class SourceReader final
{
public:
    SourceReader(Intake &intake, SourceStart start);
    /// Goes on in a followed log; what comes is new by its position, once the first reading has been through.
    SourceReader(Intake &intake, SourceStart start, Resume resume);
    ~SourceReader();

    [[nodiscard]] std::span<char> space() { return m_cutter.space(); }
    core::Done filled(std::size_t bytes); ///< takes each chunk that is whole now
    core::Done append(std::string_view bytes);
    /// The source is at its end for now: takes whole lines; the chunk stays open. If the last of them were new, what comes later is
    /// new by its position.
    core::Done flush();
    /// The source is at its end: a last line without line end is a line too.
    core::Done end();

    /// Behind the last line that was taken, or is held until it is clear whether it was heard elsewhere.
    [[nodiscard]] std::uint64_t position() const { return m_cutter.offset(); }
    [[nodiscard]] store::SourceRow &row() { return m_start.row; }
    /// The cursor's state: envelope and chunk.
    [[nodiscard]] store::CursorRow cursor(const std::string &path) const;
    [[nodiscard]] std::string envelopeState() const { return m_envelope.state(); }
    [[nodiscard]] logs::EnvelopeReader::Years assumedYears() const { return m_envelope.assumedYears(); }
    [[nodiscard]] bool hasLines() const { return m_isBegun; }
    void setCursorPath(const std::string &path) { m_start.cursorPath = path; } ///< of what comes from now on

    /// Reads a cursor's state back into \p resume (chunkPosition, restBytes, wasThrough, mark). False: not ours.
    static bool readState(std::string_view state, std::string &envelope, Resume &resume, store::ChunkRef &chunk);

private:
    core::Done begin();
    void startChunk();
    void keepContact();
    core::Done takeChunks();
    bool takeStray(bool isLast);
    core::Done takePiece(bool isChunkEnd, bool isSourceEnd);
    [[nodiscard]] logs::EnvelopeFamily familyOf(std::string_view bytes) const;
    struct Step ///< of the reading: a piece and what is known of it
    {
        LineCutter::Piece piece;
        Recognition got;
        std::uint8_t edge = 0;
        bool isChunkEnd = false, isSourceEnd = false;
    };
    struct Held; ///< a Step with bytes of its own
    core::Done recognise(Step &step);
    core::Done lookElsewhere(const Step &step, HeardElsewhere &elsewhere);
    core::Done release();
    core::Done decideHeld(bool isAll);
    core::Done takeStep(const Step &step);
    core::Done endBatch();
    core::Done feed(const LineCutter::Piece &piece, const Recognition &got, bool isLast);
    void noteTime(core::UtcMicros time);
    void writeChunk(const LineCutter::Piece &piece, std::uint8_t edge);
    void writeTakenRuns(const LineCutter::Piece &piece);
    [[nodiscard]] store::ChunkRow rowOf(std::span<const std::uint64_t> hashes, std::uint64_t position, std::uint8_t edge) const;

    Intake &m_intake;
    SourceStart m_start;
    LineCutter m_cutter;
    logs::EnvelopeReader m_envelope;
    std::optional<Recogniser> m_recogniser; ///< none: all is new
    std::string m_rest; ///< what the envelope did not take yet (an entry across two chunks)
    std::optional<store::ChunkRef> m_unfinished; ///< row of the open chunk
    std::uint64_t m_line = 1;
    std::string m_linesBefore;
    bool m_isBegun = false;
    bool m_isResumed = false;
    bool m_isLive = false;
    bool m_tookNew = false; ///< the last piece had lines that are new
    // of the open chunk
    core::UtcMicros m_low = INT64_MAX, m_high = INT64_MIN, m_last = 0;
    bool m_hasSeam = false, m_hasNew = false;
    std::vector<KnownChunk> m_swallowed;
    std::vector<std::uint8_t> m_refused; ///< of the piece's lines; empty: none
    FamilyMemo m_family;
    // What was looked at and not taken yet.
    std::deque<Held> m_held;
    std::size_t m_heldBytes = 0;
    std::optional<std::string> m_scoutState; ///< of an envelope behind it
    FamilyMemo m_scoutFamily;
};

} // namespace bw::ingest

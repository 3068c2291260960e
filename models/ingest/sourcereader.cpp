// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/sourcereader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bw::ingest {

using core::fail;

namespace {

/// Times of a piece, read by a copy of the envelope's reader that then goes away.
struct Times
{
    core::UtcMicros low = INT64_MAX, high = INT64_MIN, last = 0;
    bool hasSeam = false;
    void add(core::UtcMicros time)
    {
        if (time == 0)
            return;
        if (last != 0 && (time > last + seamForward || time < last - seamBack))
            hasSeam = true;
        low = std::min(low, time);
        high = std::max(high, time);
        last = time;
    }
};

Times timesOf(const LineCutter::Piece &piece, logs::EnvelopeReader scout, const std::string &state)
{
    scout.restore(state);
    scout.setBlock(piece.bytes, piece.offset, 1, true);
    Times times;
    logs::Line line;
    for (auto step = scout.next(line); step != logs::EnvelopeReader::Step::NeedMore; step = scout.next(line))
        if (step == logs::EnvelopeReader::Step::Line)
            times.add(line.time);
    if (times.low > times.high)
        times.low = times.high = 0; // nothing of it can be read
    return times;
}

} // namespace

SourceReader::SourceReader(Intake &intake, SourceStart start)
    : m_intake(intake)
    , m_start(std::move(start))
    , m_envelope(m_start.envelope)
{
    if (!m_start.envelopeState.empty())
        m_envelope.restore(m_start.envelopeState);
}

SourceReader::SourceReader(Intake &intake, SourceStart start, Resume resume)
    : m_intake(intake)
    , m_start(std::move(start))
    , m_cutter(resume.position)
    , m_envelope(m_start.envelope)
    , m_unfinished(resume.chunk)
    , m_line(resume.line)
    , m_linesBefore(std::move(resume.linesBefore))
    , m_isResumed(true)
    , m_isLive(true)
    , m_hasSeam(resume.hasSeam)
    , m_hasNew(true)
{
    m_envelope.restore(m_start.envelopeState);
    if (!resume.hashes.empty()) {
        m_low = resume.low;
        m_high = m_last = resume.high;
    }
    m_cutter.resumeChunk(resume.chunkPosition, std::move(resume.hashes));
}

core::Done SourceReader::begin()
{
    if (m_isBegun)
        return {};
    m_isBegun = true;
    if (!m_isResumed) {
        if (auto done = m_intake.settle(); !done)
            return done;
        if (!m_intake.nothingIsKnown())
            m_recogniser.emplace(m_intake.known(), m_intake.nextChunk());
    }
    m_start.row.family = familyOf(m_cutter.piece().bytes);
    if (m_start.row.number == 0)
        m_start.row.number = m_intake.sourceNumber(m_start.row);
    m_intake.noteSource(m_start.row);
    if (auto done = m_intake.useSource(m_start.row.number, m_start.row.family, m_start.isContinuation); !done)
        return done;
    keepContact();
    return {};
}

/// That of the first line with a process.
logs::EnvelopeFamily SourceReader::familyOf(std::string_view bytes) const
{
    logs::EnvelopeReader scout(m_start.envelope);
    scout.restore(m_envelope.state());
    scout.setBlock(bytes, 0, 1, true);
    logs::EnvelopeFamily family {};
    logs::Line line;
    for (auto step = scout.next(line); step != logs::EnvelopeReader::Step::NeedMore; step = scout.next(line)) {
        if (step != logs::EnvelopeReader::Step::Line)
            continue;
        family = logs::familyOf(scout.kind(), line);
        if (!line.process.empty())
            break;
    }
    return family;
}

void SourceReader::keepContact()
{
    logs::EnvelopeReader before(m_start.envelope);
    before.restore(m_envelope.state());
    before.setBlock(m_linesBefore, 0, 1, false);
    logs::Line line;
    for (auto step = before.next(line); step != logs::EnvelopeReader::Step::NeedMore; step = before.next(line))
        if (step == logs::EnvelopeReader::Step::Line)
            m_intake.keepContact(line);
    m_linesBefore = {};
}

core::Done SourceReader::filled(std::size_t bytes)
{
    m_cutter.filled(bytes);
    return takeChunks();
}

core::Done SourceReader::append(std::string_view bytes)
{
    m_cutter.append(bytes);
    return takeChunks();
}

core::Done SourceReader::takeChunks()
{
    while (m_cutter.cut())
        if (auto done = takePiece(true, false); !done)
            return done;
    return {};
}

core::Done SourceReader::flush()
{
    if (auto done = takeChunks(); !done)
        return done;
    if (!m_cutter.isEmpty())
        if (auto done = takePiece(false, false); !done)
            return done;
    m_isLive = m_isLive || m_isBegun;
    return {};
}

core::Done SourceReader::end()
{
    if (auto done = takeChunks(); !done)
        return done;
    m_cutter.cutRest();
    if (!m_cutter.isEmpty())
        return takePiece(false, true);
    return {};
}

core::Done SourceReader::takePiece(bool isChunkEnd, bool isSourceEnd)
{
    if (auto done = begin(); !done)
        return done;
    // Sources of one node may take turns (followed logs): each says that it is its turn.
    if (auto done = m_intake.useSource(m_start.row.number, m_start.row.family, true); !done)
        return done;
    const LineCutter::Piece piece = m_cutter.piece();
    std::uint8_t edge = (piece.chunkOffset == 0 ? Edge::Begin : 0) | (isChunkEnd ? 0 : Edge::End);
    Recognition got;
    const bool mayBeKnown = m_recogniser && !m_isLive && piece.taken == 0;
    if (mayBeKnown) {
        const auto whole = m_recogniser->isWhole(piece.hashes);
        if (!whole)
            return fail(whole.error());
        got.isWhole = *whole;
    }
    Times times;
    if (!got.isWhole && (mayBeKnown || m_intake.mayRefuse()))
        times = timesOf(piece, logs::EnvelopeReader(m_start.envelope), m_envelope.state());
    if (mayBeKnown && !got.isWhole) {
        const auto kind = static_cast<std::uint8_t>(edge | (times.hasSeam ? Edge::Seam : 0));
        auto recognised = m_recogniser->recognise({ piece.hashes, times.low, times.high, kind });
        if (!recognised)
            return fail(recognised.error());
        got = std::move(*recognised);
        m_swallowed.insert(m_swallowed.end(), got.swallowed.begin(), got.swallowed.end());
    }
    if (!got.isWhole && got.count < piece.ends.size())
        m_hasNew = true;
    if (!got.isWhole && m_intake.mayRefuse())
        m_intake.startPiece(times.low, times.high, isSourceEnd && !m_isLive);
    feed(piece, got, isSourceEnd);
    if (!m_refused.empty())
        writeTakenRuns(piece);
    else if (!got.isWhole && (m_hasNew || !m_swallowed.empty()))
        writeChunk(piece, edge | (m_hasSeam ? Edge::Seam : 0));
    m_cutter.taken();
    if (isChunkEnd || isSourceEnd)
        startChunk();
    return m_intake.commit(false);
}

void SourceReader::startChunk()
{
    m_cutter.startChunk();
    m_unfinished.reset();
    m_low = INT64_MAX;
    m_high = INT64_MIN;
    m_last = 0;
    m_hasSeam = m_hasNew = false;
    m_swallowed.clear();
}

void SourceReader::feed(const LineCutter::Piece &piece, const Recognition &got, bool isLast)
{
    std::string joined;
    std::string_view bytes = piece.bytes;
    std::uint64_t offset = piece.offset;
    if (!m_rest.empty()) {
        offset -= m_rest.size();
        joined = std::move(m_rest);
        joined.append(bytes);
        bytes = joined;
        m_rest.clear();
    }
    m_envelope.setBlock(bytes, offset, m_line, isLast);
    m_refused.clear();
    std::size_t unit = 0;
    logs::Line line;
    while (true) {
        const auto step = m_envelope.next(line);
        if (step == logs::EnvelopeReader::Step::NeedMore)
            break;
        if (step == logs::EnvelopeReader::Step::Line)
            noteTime(line.time);
        while (unit + 1 < piece.ends.size() && line.offset >= piece.offset + piece.ends[unit])
            ++unit;
        if (got.isWhole || (unit < got.known.size() && got.known[unit])) {
            m_intake.skip(line);
        } else if (step == logs::EnvelopeReader::Step::Line ? !m_intake.take(line) : !m_intake.takeUnreadable(line)) {
            m_refused.resize(piece.ends.size(), 0);
            m_refused[unit] = 1;
        }
    }
    m_line = m_envelope.nextNumber();
    if (!isLast)
        m_rest = bytes.substr(std::min(bytes.size(), m_envelope.consumed()));
}

void SourceReader::noteTime(core::UtcMicros time)
{
    Times times { m_low, m_high, m_last, m_hasSeam };
    times.add(time);
    m_low = times.low;
    m_high = times.high;
    m_last = times.last;
    m_hasSeam = times.hasSeam;
}

void SourceReader::writeChunk(const LineCutter::Piece &piece, std::uint8_t edge)
{
    if (m_unfinished)
        m_intake.dropChunk(*m_unfinished);
    for (const KnownChunk &chunk : m_swallowed)
        m_intake.dropChunk({ chunk.hash, chunk.number });
    m_swallowed.clear();
    m_unfinished = m_intake.addChunk(rowOf(piece.hashes, piece.chunkOffset, edge));
}

store::ChunkRow SourceReader::rowOf(std::span<const std::uint64_t> hashes, std::uint64_t position, std::uint8_t edge) const
{
    store::ChunkRow row;
    row.hash = hashOfChunk(hashes);
    row.source = m_start.row.number;
    row.position = position;
    row.lines = static_cast<std::uint32_t>(hashes.size());
    if (m_low <= m_high) {
        row.low = m_low;
        row.high = m_high;
    }
    row.edge = edge;
    row.reach = reachOf(row.low, row.high);
    row.marks = marksOf(hashes, edge);
    return row;
}

/// Of a piece whose lines were taken in part, what was taken is remembered run by run: the rest may still be imported.
void SourceReader::writeTakenRuns(const LineCutter::Piece &piece)
{
    const auto fresh = piece.hashes.subspan(piece.taken);
    for (std::size_t from = 0; from < fresh.size();) {
        std::size_t to = from;
        while (to < fresh.size() && !m_refused[to])
            ++to;
        if (to > from)
            m_intake.addChunk(rowOf(fresh.subspan(from, to - from), piece.offset + (from == 0 ? 0 : piece.ends[from - 1]), Edge::Begin | Edge::End));
        from = to + 1;
    }
}

store::CursorRow SourceReader::cursor(const std::string &path) const
{
    const store::ChunkRef chunk = m_unfinished.value_or(store::ChunkRef {});
    std::string state = std::to_string(m_cutter.piece().chunkOffset) + ' ' + std::to_string(chunk.hash) + ' ' + std::to_string(chunk.number) + ' ';
    state += m_envelope.state();
    return { path, m_start.row.number, m_cutter.offset() - m_rest.size(), m_line, std::move(state) };
}

bool SourceReader::readState(const std::string &state, std::string &envelope, std::uint64_t &chunkPosition, store::ChunkRef &chunk)
{
    std::array<std::uint64_t, 3> values {};
    const char *at = state.data(), *end = state.data() + state.size();
    for (std::uint64_t &value : values) {
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || next == end || *next != ' ')
            return false;
        at = next + 1;
    }
    chunkPosition = values[0];
    chunk = { values[1], values[2] };
    envelope.assign(at, end);
    return true;
}

} // namespace bw::ingest

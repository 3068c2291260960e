// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/sourcereader.h"

#include <algorithm>
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

/// Pieces that are looked at and not taken yet: two seconds of a log are less.
constexpr std::size_t mostHeld = 32 * 1024 * 1024;

/// Begins the state of a cursor whose log was not read through yet.
constexpr std::string_view notThrough = "+ ";
/// Before the number of bytes of an entry that was read in part.
constexpr char restMark = '~';

/// Takes a number and the space behind it off the front.
bool takeNumber(std::string_view &text, std::uint64_t &value)
{
    const auto [next, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || next == text.data() + text.size() || *next != ' ')
        return false;
    text.remove_prefix(static_cast<std::size_t>(next - text.data()) + 1);
    return true;
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
    , m_rest(std::move(resume.rest))
    , m_unfinished(resume.chunk)
    , m_line(resume.line)
    , m_linesBefore(std::move(resume.linesBefore))
    , m_isResumed(true)
    , m_isLive(resume.wasThrough)
    , m_hasSeam(resume.hasSeam)
    , m_hasNew(resume.wasThrough)
{
    m_envelope.restore(m_start.envelopeState);
    if (!resume.hashes.empty()) {
        m_low = resume.low;
        m_high = m_last = resume.high;
    }
    m_cutter.setIsExport(resume.isExport);
    m_cutter.resumeChunk(resume.chunkPosition, std::move(resume.hashes));
}

core::Done SourceReader::begin()
{
    if (m_isBegun)
        return {};
    m_isBegun = true;
    if (!m_isLive) {
        if (auto done = m_intake.settle(); !done)
            return done;
        if (!m_intake.nothingIsKnown())
            m_recogniser.emplace(m_intake.known(), m_intake.nextChunk());
    }
    m_start.row.family = familyOf(m_cutter.piece().bytes);
    if (m_start.row.number == 0)
        m_start.row.number = m_intake.sourceNumber(m_start.row);
    m_intake.noteSource(m_start.row);
    if (auto done = m_intake.useSource(m_start.row.number, m_start.isContinuation); !done)
        return done;
    m_intake.setFamily(m_start.row.family);
    m_family = m_scoutFamily = FamilyMemo(m_start.row.family);
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
    while (true) {
        if (m_cutter.cut()) {
            if (auto done = takePiece(true, false); !done)
                return done;
        } else if (!takeStray(false)) {
            return {};
        }
    }
}

core::Done SourceReader::flush()
{
    if (auto done = takeChunks(); !done)
        return done;
    if (auto done = m_cutter.isEmpty() ? decideHeld(false) : takePiece(false, false); !done)
        return done;
    if (m_isLive || !m_tookNew) // what ends with known lines may go on with some
        return {};
    const auto mayGoOn = m_recogniser ? m_recogniser->reachesTo(m_lineTime) : core::Result<bool>(false);
    if (!mayGoOn)
        return fail(mayGoOn.error());
    m_isLive = !*mayGoOn; // new lines between known ones may go on with some, too
    return {};
}

core::Done SourceReader::end(bool mayBeCut)
{
    if (auto done = takeChunks(); !done)
        return done;
    // An entry of the export format ends with an empty line. Cut, it would hide the whole one, which has the same cursor.
    if (mayBeCut && m_cutter.hasRest() && (m_cutter.isExport() || !m_intake.isWholeLine(m_cutter.rest())))
        ++m_intake.counts().unfinished;
    else
        m_cutter.cutRest();
    takeStray(true);
    return m_cutter.isEmpty() ? decideHeld(!m_isLive) : takePiece(false, true);
}

/// Line ends and crumbs that stand alone: counted, and nothing of them is kept.
bool SourceReader::takeStray(bool isLast)
{
    const LineCutter::Stray stray = m_cutter.takeStray(isLast);
    m_line += stray.lines;
    m_intake.countStray(stray.withText);
    return stray.lines > 0;
}

core::Done SourceReader::decideHeld(bool isAll)
{
    if (m_held.empty())
        return {};
    if (auto done = m_intake.useSource(m_start.row.number, true); !done)
        return done;
    if (HeardElsewhere *elsewhere = m_intake.elsewhere())
        elsewhere->decide(isAll);
    return release();
}

struct SourceReader::Held
{
    explicit Held(const Step &from)
        : bytes(from.piece.bytes)
        , hashes(from.piece.hashes.begin(), from.piece.hashes.end())
        , ends(from.piece.ends.begin(), from.piece.ends.end())
        , step(from)
    {
        step.piece.bytes = bytes;
        step.piece.hashes = hashes;
        step.piece.ends = ends;
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

    std::string bytes;
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint32_t> ends;
    Step step;
};

SourceReader::~SourceReader() = default;

core::Done SourceReader::takePiece(bool isChunkEnd, bool isSourceEnd)
{
    if (auto done = begin(); !done)
        return done;
    // Sources of one node may take turns (followed logs): each says that it is its turn.
    if (auto done = m_intake.useSource(m_start.row.number, true); !done)
        return done;
    Step step { m_cutter.piece(), {}, 0, isChunkEnd, isSourceEnd };
    step.edge = (step.piece.chunkOffset == 0 ? Edge::Begin : 0) | (isChunkEnd ? 0 : Edge::End);
    if (auto done = recognise(step); !done)
        return done;
    if (HeardElsewhere *elsewhere = m_intake.elsewhere(); elsewhere && elsewhere->isUndecided()) {
        if (isChunkEnd && !isSourceEnd && m_heldBytes < mostHeld) {
            m_heldBytes += step.piece.bytes.size();
            m_held.emplace_back(step);
            m_cutter.taken();
            m_cutter.startChunk();
            return {};
        }
        if (m_heldBytes >= mostHeld)
            elsewhere->refuseUndecided();
        else
            elsewhere->decide(isSourceEnd && !m_isLive);
    }
    if (auto done = release(); !done)
        return done;
    auto done = takeStep(step);
    m_cutter.taken();
    if (isChunkEnd || isSourceEnd)
        m_cutter.startChunk();
    return done ? endBatch() : done;
}

/// Of the lines of a chunk that are known, those that are still to be taken.
void SourceReader::leaveOutTaken(Step &step)
{
    std::vector<std::uint8_t> &known = step.got.known;
    if (step.piece.taken == 0 || known.empty())
        return;
    known.erase(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(step.piece.taken));
    step.got.count = static_cast<std::size_t>(std::ranges::count(known, 1));
}

/// What of the piece is known, and whether it may have been heard elsewhere.
core::Done SourceReader::recognise(Step &step)
{
    const LineCutter::Piece &piece = step.piece;
    HeardElsewhere *elsewhere = m_intake.elsewhere();
    const bool mayBeKnown = m_recogniser && !m_isLive;
    if (mayBeKnown) {
        if (piece.taken == 0)
            m_recogniser->keep();
        else
            m_recogniser->undo(); // asked for with those that were taken: a chunk is known as a whole
        const auto whole = m_recogniser->isWhole(piece.hashes);
        if (!whole)
            return fail(whole.error());
        step.got.isWhole = *whole;
    }
    if (step.got.isWhole && (!elsewhere || (!elsewhere->isUndecided() && m_held.empty()))) {
        if (elsewhere)
            elsewhere->lookAtKnown();
        return {};
    }
    if (!mayBeKnown && !elsewhere)
        return {};
    // A copy of the envelope's reader that then goes away.
    logs::EnvelopeReader scout(m_start.envelope);
    scout.restore(m_scoutState ? *m_scoutState : m_envelope.state());
    scout.setBlock(piece.bytes, piece.offset, 1, true);
    Times times;
    if (piece.taken > 0 && m_low <= m_high)
        times = { m_low, m_high, m_last, m_hasSeam };
    bool mayMeet = elsewhere && elsewhere->isUndecided();
    logs::Line line;
    for (auto next = scout.next(line); next != logs::EnvelopeReader::Step::NeedMore; next = scout.next(line)) {
        if (next != logs::EnvelopeReader::Step::Line)
            continue;
        times.add(line.time);
        mayMeet = mayMeet || (elsewhere && elsewhere->mayMeet(line, m_scoutFamily.of(scout, line)));
    }
    if (times.low > times.high)
        times.low = times.high = 0; // nothing of it can be read
    if (mayBeKnown && !step.got.isWhole) {
        const auto kind = static_cast<std::uint8_t>(step.edge | (times.hasSeam ? Edge::Seam : 0));
        auto recognised = m_recogniser->recognise({ piece.hashes, times.low, times.high, kind });
        if (!recognised)
            return fail(recognised.error());
        step.got = std::move(*recognised);
        leaveOutTaken(step);
    }
    if (mayMeet)
        return lookElsewhere(step, *elsewhere);
    if (elsewhere && times.low != 0)
        elsewhere->lookAtTimes(times.low, times.high);
    return {};
}

/// Shows the piece's lines to what was heard, in order.
core::Done SourceReader::lookElsewhere(const Step &step, HeardElsewhere &elsewhere)
{
    const LineCutter::Piece &piece = step.piece;
    logs::EnvelopeReader scout(m_start.envelope);
    scout.restore(m_scoutState ? *m_scoutState : m_envelope.state());
    scout.setBlock(piece.bytes, piece.offset, 1, true);
    std::size_t unit = 0;
    logs::Line line;
    for (auto next = scout.next(line); next != logs::EnvelopeReader::Step::NeedMore; next = scout.next(line)) {
        if (next != logs::EnvelopeReader::Step::Line)
            continue;
        while (unit + 1 < piece.ends.size() && line.offset >= piece.offset + piece.ends[unit])
            ++unit;
        bool isKnown = step.got.isWhole || (unit < step.got.known.size() && step.got.known[unit]);
        if (const logs::EntryId entry = scout.entry(); entry && !isKnown) {
            const auto has = m_intake.hasEntry(entry);
            if (!has)
                return fail(has.error());
            isKnown = *has;
        }
        elsewhere.look(line, m_scoutFamily.of(scout, line), isKnown);
    }
    if (elsewhere.isUndecided())
        m_scoutState = scout.state();
    else
        m_scoutState.reset();
    return {};
}

/// Takes what was held: it is decided.
core::Done SourceReader::release()
{
    while (!m_held.empty()) {
        if (auto done = takeStep(m_held.front().step); !done)
            return done;
        m_held.pop_front();
        if (auto done = endBatch(); !done)
            return done;
    }
    m_heldBytes = 0;
    m_scoutState.reset();
    return {};
}

core::Done SourceReader::takeStep(const Step &step)
{
    const LineCutter::Piece &piece = step.piece;
    const Recognition &got = step.got;
    m_swallowed.insert(m_swallowed.end(), got.swallowed.begin(), got.swallowed.end());
    if (!got.isWhole && got.count < piece.ends.size())
        m_hasNew = true;
    m_tookNew = !got.isWhole && got.count < piece.ends.size();
    if (auto done = feed(piece, got, step.isSourceEnd); !done)
        return done;
    if (!m_refused.empty())
        writeTakenRuns(piece);
    else if (!got.isWhole && (m_hasNew || !m_swallowed.empty()))
        writeChunk(piece, step.edge | (m_hasSeam ? Edge::Seam : 0));
    if (step.isChunkEnd || step.isSourceEnd)
        startChunk();
    return {};
}

/// Hands a batch over if enough has come.
core::Done SourceReader::endBatch()
{
    if (!m_start.endsBatches)
        return {};
    // A first reading is compared with what is known, also when it begins anew, and a log may have been imported before: a cursor
    // in its middle would take the rest for new.
    if (!m_start.cursorPath.empty() && (m_isResumed || m_isLive))
        m_intake.setPlace(cursor(m_start.cursorPath));
    return m_intake.commit(false);
}

void SourceReader::startChunk()
{
    m_unfinished.reset();
    m_low = INT64_MAX;
    m_high = INT64_MIN;
    m_last = 0;
    m_hasSeam = m_hasNew = false;
    m_swallowed.clear();
}

core::Done SourceReader::feed(const LineCutter::Piece &piece, const Recognition &got, bool isLast)
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
        if (step == logs::EnvelopeReader::Step::Line) {
            noteTime(line.time);
            m_intake.setFamily(m_family.of(m_envelope, line));
        }
        while (unit + 1 < piece.ends.size() && line.offset >= piece.offset + piece.ends[unit])
            ++unit;
        bool isKnown = got.isWhole || (unit < got.known.size() && got.known[unit]), isNewEntry = false;
        const logs::EntryId entry = m_envelope.entry();
        if (entry) {
            const auto has = m_intake.hasEntry(entry);
            if (!has)
                return fail(has.error());
            isNewEntry = !*has;
            isKnown = isKnown || *has;
        }
        if (isKnown) {
            m_intake.skip(line);
        } else if (step == logs::EnvelopeReader::Step::Line ? !m_intake.take(line) : !m_intake.takeUnreadable(line)) {
            m_refused.resize(piece.ends.size(), 0);
            m_refused[unit] = 1;
            isNewEntry = false;
        }
        if (isNewEntry)
            m_intake.addEntry(entry);
    }
    m_intake.writeEntries();
    m_line = m_envelope.nextNumber();
    if (!isLast)
        m_rest = bytes.substr(std::min(bytes.size(), m_envelope.consumed()));
    return {};
}

void SourceReader::noteTime(core::UtcMicros time)
{
    Times times { m_low, m_high, m_last, m_hasSeam };
    times.add(time);
    m_low = times.low;
    m_high = times.high;
    m_last = times.last;
    m_lineTime = time != 0 ? time : m_lineTime;
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
    const LineCutter::Piece piece = m_held.empty() ? m_cutter.piece() : m_held.front().step.piece;
    std::string state(m_isLive ? std::string_view() : notThrough);
    if (!m_rest.empty())
        state += restMark + std::to_string(m_rest.size()) + ' ';
    state += std::to_string(piece.chunkOffset) + ' ' + std::to_string(chunk.hash) + ' ' + std::to_string(chunk.number) + ' ';
    state += m_envelope.state();
    return { path, m_start.row.number, m_held.empty() ? m_cutter.offset() : piece.offset, m_line, std::move(state) };
}

bool SourceReader::readState(std::string_view state, std::string &envelope, Resume &resume, store::ChunkRef &chunk)
{
    resume.mark = Intake::takeMark(state);
    resume.wasThrough = !state.starts_with(notThrough);
    if (!resume.wasThrough)
        state.remove_prefix(notThrough.size());
    std::uint64_t rest = 0;
    if (state.starts_with(restMark)) {
        state.remove_prefix(1);
        if (!takeNumber(state, rest))
            return false;
    }
    resume.restBytes = rest;
    if (!takeNumber(state, resume.chunkPosition) || !takeNumber(state, chunk.hash) || !takeNumber(state, chunk.number))
        return false;
    envelope.assign(state);
    return true;
}

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/followedlog.h"

#include "models/core/limits.h"
#include "models/ingest/routesource.h"
#include "models/transport/filelist.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace bw::ingest {

using core::fail;
using transport::FileIdentity;

namespace {

constexpr std::size_t tailBytes = 64;
constexpr std::size_t contactBytes = 64 * 1024; ///< enough lines to meet each host of the log
constexpr int blocksALook = 16; ///< then the other logs have their turn
constexpr int mostCatchUpRounds = 20;
constexpr int missesBelieved = 3;
constexpr auto betweenCatchUpRounds = std::chrono::milliseconds(100);
constexpr int quietLooksOfRotated = 600; ///< ten minutes: its writer has gone over to the new file

/// What stands behind the cursor may be known (README, "How often is a line taken for known that is new?"): the open chunk and what
/// follows are looked at as an import would.
void compareFromChunk(Resume &resume)
{
    resume.wasThrough = false;
    if (resume.position == resume.chunkPosition)
        return;
    resume.position = resume.chunkPosition;
    resume.line -= std::min<std::uint64_t>(resume.line - 1, resume.hashes.size());
    resume.restBytes = 0;
    resume.hashes.clear();
    resume.chunk.reset();
    resume.hasSeam = false;
}

} // namespace

FollowedLog::FollowedLog(Intake &intake, FileRun &wholeFiles, QString path, const ImportOptions &options, core::ZoneRules zone)
    : m_intake(intake)
    , m_wholeFiles(wholeFiles)
    , m_files(wholeFiles.files())
    , m_path(std::move(path))
    , m_key(m_path.toStdString())
    , m_rotatedKey(m_key + "!rotated")
    , m_options(options)
    , m_zone(std::move(zone))
{
}

std::optional<store::SourceRow> FollowedLog::sourceOf(const store::CursorRow &cursor) const
{
    for (const store::SourceRow &source : m_intake.sources())
        if (source.number == cursor.source)
            return source;
    return std::nullopt;
}

std::optional<store::CursorRow> FollowedLog::cursorOf(const std::string &key) const
{
    for (const store::CursorRow &cursor : m_intake.state().cursors)
        if (cursor.path == key)
            return cursor;
    return std::nullopt;
}

SourceStart FollowedLog::startOf(const FileIdentity &identity) const
{
    SourceStart start;
    start.row.path = start.cursorPath = m_key;
    start.row.device = identity.device;
    start.row.inode = identity.inode;
    start.row.headHash = static_cast<std::int64_t>(identity.head);
    start.row.size = identity.size;
    start.envelope = { m_zone, m_options.year, identity.modified };
    return start;
}

/// None where the folder may not be listed: the log itself can be read all the same.
core::Result<QStringList> FollowedLog::siblings() const
{
    auto found = transport::rotatedSiblings(m_files, m_path);
    if (!found && found.error().kind == core::ProblemKind::Denied)
        return QStringList();
    return found;
}

core::Done FollowedLog::start()
{
    const auto cursor = cursorOf(m_key);
    if (!cursor)
        return openAnew(false);
    if (auto done = finishRotated(); !done)
        return done;
    const auto resumed = resume(*cursor);
    if (!resumed)
        return fail(resumed.error());
    if (*resumed)
        return {};
    return readRotatedSince(*cursor);
}

core::Done FollowedLog::openAnew(bool isContinuation)
{
    m_open.reset();
    auto file = m_files.open(m_path);
    if (!file) // between two files of a rotation there is none
        return file.error().kind == core::ProblemKind::Missing ? core::Done() : fail(file.error());
    if (!(*file)->isRegular())
        return fail(transport::notAFile(m_path));
    const auto identity = (*file)->identity();
    if (!identity)
        return fail(identity.error());
    SourceStart start = startOf(*identity);
    start.isContinuation = isContinuation;
    if (isContinuation)
        start.envelopeState = m_wholeFiles.envelopeState();
    m_open.emplace(Open { std::move(*file), std::make_unique<SourceReader>(m_intake, std::move(start)), *identity, 0, {} });
    return {};
}

/// The file is the one of the cursor if it is long enough, begins alike, and ends, up to the cursor, with the lines that
/// were stored last.
core::Result<bool> FollowedLog::resume(const store::CursorRow &cursor)
{
    Resume resume;
    store::ChunkRef chunk;
    std::string envelopeState;
    const auto row = sourceOf(cursor);
    auto file = m_files.open(m_path);
    if (!file || !row || !SourceReader::readState(cursor.state, envelopeState, resume, chunk))
        return false;
    const auto identity = (*file)->identity();
    if (!identity)
        return fail(identity.error());
    const bool isAlike = row->headHash == 0 || row->headHash == static_cast<std::int64_t>(identity->head);
    const bool isSame = identity->device == row->device && identity->inode == row->inode;
    if (!isAlike || (!isSame && row->headHash == 0) || static_cast<std::uint64_t>(identity->size) < cursor.position
        || resume.chunkPosition > cursor.position || cursor.position - resume.chunkPosition > 2 * chunkBytes
        || resume.restBytes > std::min<std::uint64_t>(cursor.position, 2 * chunkBytes))
        return false;

    std::string bytes(cursor.position - resume.chunkPosition, '\0');
    const auto got = (*file)->readAt(resume.chunkPosition, bytes);
    if (!got)
        return fail(got.error());
    resume.isExport = row->family == logs::familyOf(logs::EnvelopeKind::JournalExport, {});
    LineCutter lines;
    lines.setIsExport(resume.isExport);
    lines.append({ bytes.data(), *got });
    lines.cut();
    const auto hashes = lines.piece().hashes;
    if (lines.piece().bytes.size() != bytes.size() || (chunk.number != 0 && hashOfChunk(hashes) != chunk.hash))
        return false;
    resume.hashes.assign(hashes.begin(), hashes.end());
    if (chunk.number != 0) {
        const auto facts = m_intake.knownLines().find(chunk.hash, chunk.number);
        if (!facts)
            return fail(facts.error());
        if (*facts) {
            resume.chunk = chunk;
            resume.low = (*facts)->low;
            resume.high = (*facts)->high;
            resume.hasSeam = ((*facts)->edge & Edge::Seam) != 0;
        }
    }
    resume.position = cursor.position;
    resume.line = cursor.line;
    if (!resume.wasThrough || resume.mark != m_intake.firstChunk())
        compareFromChunk(resume);
    resume.rest.resize(resume.restBytes);
    const auto rest = (*file)->readAt(resume.position - resume.restBytes, resume.rest);
    if (!rest)
        return fail(rest.error());
    resume.linesBefore.resize(std::min<std::uint64_t>(contactBytes, resume.position));
    const auto before = (*file)->readAt(resume.position - resume.linesBefore.size(), resume.linesBefore);
    if (!before)
        return fail(before.error());
    if (resume.linesBefore.size() < resume.position) // its first line may be cut
        resume.linesBefore.erase(0, resume.linesBefore.find('\n') + 1);
    SourceStart start = startOf(*identity);
    start.row.number = row->number;
    start.envelopeState = envelopeState;
    start.isContinuation = false;
    const std::uint64_t resumedAt = resume.position;
    Open open { std::move(*file), std::make_unique<SourceReader>(m_intake, std::move(start), std::move(resume)), *identity, resumedAt, {} };
    m_open.emplace(std::move(open));
    return true;
}

/// The log was rotated while nobody looked: its old file, those that came after it, then the new one.
core::Done FollowedLog::readRotatedSince(const store::CursorRow &cursor)
{
    const auto row = sourceOf(cursor);
    FileIdentity old;
    if (row)
        old = { row->device, row->inode, static_cast<std::uint64_t>(row->headHash), 0, 0 };
    return catchUp(old, {});
}

/// How many of the siblings, youngest first, are younger than \p old or are it; -1: it is not among them.
qsizetype FollowedLog::placeOf(const FileIdentity &old, const QStringList &siblings) const
{
    for (qsizetype i = 0; i < siblings.size(); ++i) {
        const auto identity = transport::identityAt(m_files, siblings.at(i));
        const bool isSame = identity && *identity && old.inode != 0 && (*identity)->device == old.device && (*identity)->inode == old.inode
            && (old.head == 0 || (*identity)->head == old.head);
        if (isSame || (old.head != 0 && unpackedHead(m_files, siblings.at(i)) == old.head))
            return i + 1;
    }
    return -1;
}

/// Reads what stands between \p old and the log of now, oldest first, and opens the log. Meanwhile files may get other names,
/// be packed, and the log be rotated again: the list is made anew until everything in it was read (\p read: heads of files
/// that were).
core::Done FollowedLog::catchUp(const FileIdentity &old, std::unordered_set<std::uint64_t> read)
{
    QStringList &unreadable = m_intake.counts().unreadableInputs;
    const bool isContinued = !read.empty();
    bool isFirst = true, hasRead = isContinued;
    int misses = 0;
    const auto until = m_intake.knownLines().heardUntil();
    if (!until)
        return fail(until.error());
    for (int round = 0;; ++round) {
        const auto siblings = this->siblings();
        if (!siblings)
            return fail(siblings.error());
        const qsizetype younger = placeOf(old, *siblings);
        if (younger < 0 && ++misses < missesBelieved) { // its name may have moved on since the list was made
            std::this_thread::sleep_for(betweenCatchUpRounds);
            continue;
        }
        const qsizetype notes = unreadable.size();
        QList<Input> inputs = inputsOf(m_files, younger < 0 ? *siblings : siblings->mid(0, younger), m_options.year, m_options.logZone, unreadable);
        if (younger < 0 && isContinued)
            inputs.clear(); // packed or gone meanwhile: the open file is read by itself
        if (younger < 0 && !isContinued) {
            if (isFirst)
                m_lost = store::LostSpan { *until, 0, "rotated_away" };
            inputs.erase(std::remove_if(inputs.begin(), inputs.end(), [&until](const Input &input) { return input.first <= *until; }), inputs.end());
        }
        for (Input &input : inputs) {
            if (const std::uint64_t head = unpackedHead(m_files, input.path); head == 0 || read.contains(head))
                continue;
            if (m_lost)
                noteLostUntil(input.first);
            if (isFirst)
                input.isContinuation = younger >= 0;
            isFirst = false;
            hasRead = true;
            const qsizetype before = unreadable.size();
            if (auto done = m_wholeFiles.read(input); !done)
                return done;
            if (unreadable.size() == before)
                read.insert(m_wholeFiles.head());
        }
        isFirst = false;
        bool isWhole = unreadable.size() == notes;
        if (auto done = openAnew(hasRead); !done)
            return done;
        const auto after = this->siblings();
        if (!after)
            return fail(after.error());
        const qsizetype youngerNow = placeOf(old, *after);
        for (const QString &path : youngerNow < 0 ? QStringList() : after->mid(0, youngerNow)) {
            const std::uint64_t head = unpackedHead(m_files, path);
            isWhole = isWhole && (head == 0 || read.contains(head));
        }
        if (isWhole || round == mostCatchUpRounds)
            return {};
        unreadable.resize(notes); // a name that had moved on, a file that was being packed: tried again
        m_open.reset();
        std::this_thread::sleep_for(betweenCatchUpRounds);
    }
}

/// What came into a renamed file after this run's predecessor had stopped.
core::Done FollowedLog::finishRotated()
{
    const auto cursor = cursorOf(m_rotatedKey);
    const auto row = cursor ? sourceOf(*cursor) : std::nullopt;
    if (!row)
        return {};
    const auto siblings = this->siblings();
    if (!siblings)
        return fail(siblings.error());
    const FileIdentity rotated { row->device, row->inode, static_cast<std::uint64_t>(row->headHash), 0, 0 };
    for (const QString &sibling : *siblings) {
        const auto identity = transport::identityAt(m_files, sibling);
        if (!identity || !*identity || !transport::isSameFile(**identity, rotated)
            || static_cast<std::uint64_t>((*identity)->size) <= cursor->position)
            continue;
        for (const Input &input : inputsOf(m_files, { sibling }, m_options.year, m_options.logZone, m_intake.counts().unreadableInputs))
            if (auto done = m_wholeFiles.read(input); !done)
                return done;
    }
    return {};
}

/// Also after a failure: what was read until then reaches the store, and its place with it. Lines behind a cursor are new by
/// their position, so one that lags behind its rows would double them.
core::Done FollowedLog::look(bool &more)
{
    auto done = readNow(more);
    if (m_open && m_open->reader->hasLines())
        m_intake.setPlace(m_open->reader->cursor(m_key));
    if (!m_rotated.empty() && m_rotated.back().reader->hasLines())
        m_intake.setPlace(m_rotated.back().reader->cursor(m_rotatedKey));
    return done;
}

core::Done FollowedLog::readNow(bool &more)
{
    for (Open &rotated : m_rotated)
        if (auto done = readOn(rotated, more); !done)
            return done;
    if (!m_rotated.empty() && m_rotated.front().quietLooks > quietLooksOfRotated) {
        if (auto done = m_rotated.front().reader->end(); !done)
            return done;
        m_rotated.erase(m_rotated.begin());
    }
    if (!m_open)
        if (auto done = openAnew(!m_rotated.empty()); !done)
            return done;
    if (m_open) {
        const auto rewritten = wasRewritten(*m_open);
        if (!rewritten)
            return fail(rewritten.error());
        if (*rewritten)
            if (auto done = startOver(); !done)
                return done;
    }
    if (m_open)
        if (auto done = readOn(*m_open, more); !done)
            return done;

    const auto hasMoved = m_open ? nameHasMoved(*m_open) : core::Result<bool>(false);
    if (!hasMoved)
        return fail(hasMoved.error());
    if (*hasMoved && !more) {
        if (!m_rotated.empty())
            m_rotated.back().reader->setCursorPath({}); // a cursor is kept of the newest alone
        m_rotated.push_back(std::move(*m_open));
        m_rotated.back().reader->setCursorPath(m_rotatedKey);
        // Two rotations since the last look: a file between the two that nobody has seen.
        if (auto done = catchUp(m_rotated.back().identity, { m_rotated.back().identity.head }); !done)
            return done;
        if (m_open)
            if (auto done = readOn(*m_open, more); !done)
                return done;
    }
    return {};
}

core::Done FollowedLog::readOn(Open &open, bool &more)
{
    bool hasRead = false;
    for (int block = 0;; ++block) {
        if (block == blocksALook) {
            more = true;
            break;
        }
        const std::span<char> space = open.reader->space();
        const auto got = open.file->readAt(open.position, space);
        if (!got)
            return fail(got.error());
        if (*got == 0)
            break;
        hasRead = true;
        open.position += *got;
        m_bytesRead += *got;
        if (open.reader->row().headHash == 0) {
            const auto identity = open.file->identity();
            if (!identity)
                return fail(identity.error());
            open.identity.head = identity->head;
            open.reader->row().headHash = static_cast<std::int64_t>(identity->head);
        }
        if (m_lost) {
            logs::EnvelopeReader scout({ m_zone, m_options.year, open.identity.modified });
            scout.setBlock({ space.data(), *got }, 0, 1, true);
            logs::Line line;
            auto step = scout.next(line);
            while (step == logs::EnvelopeReader::Step::Unreadable)
                step = scout.next(line);
            if (step == logs::EnvelopeReader::Step::Line)
                noteLostUntil(line.time);
        }
        if (auto done = open.reader->filled(*got); !done)
            return done;
    }
    open.quietLooks = hasRead ? 0 : open.quietLooks + 1;
    if (!hasRead && !open.waitsForFlush)
        return {};
    open.waitsForFlush = more;
    if (!more)
        if (auto done = open.reader->flush(); !done)
            return done;
    const auto status = open.file->status();
    if (!status)
        return fail(status.error());
    open.identity.size = status->size;
    open.identity.modified = status->modified;
    open.tail.assign(std::min<std::uint64_t>(tailBytes, open.position), '\0');
    const auto got = open.file->readAt(open.position - open.tail.size(), open.tail);
    if (!got)
        return fail(got.error());
    open.tail.resize(*got);
    return {};
}

/// Truncated, or written anew in place: shorter than what was read, or its bytes there are others.
core::Result<bool> FollowedLog::wasRewritten(Open &open)
{
    const auto status = open.file->status();
    if (!status)
        return fail(status.error());
    if (static_cast<std::uint64_t>(status->size) < open.position)
        return true;
    if (status->modified == open.identity.modified && status->size == open.identity.size)
        return false;
    const auto now = open.file->identity();
    if (!now)
        return fail(now.error());
    std::string tail(open.tail.size(), '\0');
    const auto got = open.file->readAt(open.position - tail.size(), tail);
    if (!got)
        return fail(got.error());
    const bool isOther = *got != tail.size() || tail != open.tail || (open.identity.head != 0 && now->head != open.identity.head);
    if (!isOther)
        open.identity.modified = now->modified;
    return isOther;
}

/// Rotated by rename: another file has the name. Where the route tells no inode, files of one size and time are taken for one;
/// else the first lines decide.
core::Result<bool> FollowedLog::nameHasMoved(Open &open)
{
    const auto at = m_files.statusAt(m_path);
    if (!at && at.error().kind != core::ProblemKind::Denied)
        return fail(at.error());
    if (!at || !*at)
        return false; // between two files of a rotation
    if ((*at)->inode != 0 && open.identity.inode != 0)
        return !transport::isSameFile(**at, open.identity);
    const auto now = open.file->status();
    if (!now)
        return fail(now.error());
    if (now->size == (*at)->size && now->modified == (*at)->modified)
        return false;
    const auto other = transport::identityAt(m_files, m_path);
    if (!other)
        return fail(other.error());
    return *other && (*other)->head != open.identity.head;
}

/// copytruncate: the copy holds what had not been read. Without one, that is lost.
core::Done FollowedLog::startOver()
{
    const std::uint64_t head = m_open->identity.head;
    const bool hadBytes = m_open->position > 0;
    m_open.reset();
    bool isFound = false;
    const auto siblings = this->siblings();
    if (!siblings)
        return fail(siblings.error());
    for (const QString &sibling : *siblings) {
        if (head == 0 || unpackedHead(m_files, sibling) != head)
            continue;
        for (Input &input : inputsOf(m_files, { sibling }, m_options.year, m_options.logZone, m_intake.counts().unreadableInputs)) {
            input.isContinuation = true;
            if (auto done = m_wholeFiles.read(input); !done)
                return done;
            isFound = true;
        }
        break;
    }
    if (!isFound && hadBytes)
        m_lost = store::LostSpan { m_intake.lastTime(), 0, "truncated" };
    return openAnew(isFound);
}

void FollowedLog::noteLostUntil(core::UtcMicros time)
{
    if (m_lost && m_lost->from != 0 && time > m_lost->from) {
        m_lost->to = time;
        m_intake.addLost(*m_lost);
    }
    m_lost.reset();
}

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/filerun.h"

#include "models/ingest/routesource.h"

#include <algorithm>
#include <utility>

namespace bw::ingest {

using core::Problem;

namespace {
constexpr core::UtcMicros silenceOfAnyLog = core::microsPerHour;
}

FileRun::FileRun(Intake &intake, transport::Files &files, const ImportOptions &options, core::ZoneRules zone, Progress &progress, const std::atomic_bool &stop)
    : m_intake(intake)
    , m_files(files)
    , m_options(options)
    , m_zone(std::move(zone))
    , m_progress(progress)
    , m_stop(stop)
{
}

core::Done FileRun::read(const Input &input)
{
    return m_intake.guard(input.path, [&] { return readAll(input); });
}

core::Done FileRun::readAll(const Input &input)
{
    m_head = 0;
    auto reader = openArchive(m_files, input.path, &m_stop);
    if (!reader)
        return note(reader.error());
    m_progress.startFile(input.path);
    bool isContinuation = input.isContinuation, hasEntry = false;
    while (!m_stop) {
        archive::Entry entry;
        const auto more = (*reader)->next(entry);
        if (m_stop)
            return {};
        if (!more)
            return note(more.error());
        if (!*more) {
            if (!hasEntry)
                m_intake.counts().emptyInputs << input.path;
            return {};
        }
        hasEntry = true;
        if (auto done = readEntry(**reader, entry, input, isContinuation); !done)
            return done;
        isContinuation = false;
    }
    return {};
}

/// Rotated files are neighbours by their names, but one may be missing, or they were cut from a log: where the silence
/// between them is much longer than any inside them, nobody knows that there was nothing to hear.
bool FileRun::isHole(const Input &input) const
{
    const core::UtcMicros silence = input.first - m_intake.lastTime();
    return input.first != 0 && m_intake.lastTime() != 0 && silence > std::max(silenceOfAnyLog, 2 * m_intake.longestSilence());
}

core::Done FileRun::note(const Problem &problem)
{
    m_intake.counts().unreadableInputs << problem.oneLine();
    return {};
}

SourceStart FileRun::startOf(const archive::Entry &entry, const Input &input, bool isContinuation) const
{
    SourceStart start;
    start.row.path = input.path.toStdString();
    if (!entry.name.empty())
        start.row.path += '!' + entry.name;
    if (const auto identity = input.path == u"-" ? core::Result<std::optional<transport::FileIdentity>>() : m_files.statusAt(input.path); identity && *identity) {
        start.row.device = (*identity)->device;
        start.row.inode = (*identity)->inode;
        start.row.size = (*identity)->size;
    }
    start.envelope.zone = m_zone;
    start.envelope.year = m_options.year;
    start.envelope.lastModified = entry.modified != 0 ? entry.modified : input.modified != 0 ? input.modified : m_intake.clock().now();
    start.isContinuation = isContinuation && !isHole(input);
    if (isContinuation)
        start.envelopeState = m_envelopeState;
    return start;
}

core::Done FileRun::readEntry(archive::ArchiveReader &reader, const archive::Entry &entry, const Input &input, bool isContinuation)
{
    SourceReader source(m_intake, startOf(entry, input, isContinuation));
    bool isFirst = true, isEmpty = true;
    while (true) {
        if (m_stop)
            return {}; // at a chunk's end: what was taken is whole
        const std::span<char> space = source.space();
        const auto got = reader.read(space.data(), space.size());
        if (m_stop && (!got || *got == 0)) // this may be no end
            return {};
        if (!got) {
            // What stands before the damage counts.
            if (auto done = source.end(true); !done)
                return done;
            return note(got.error());
        }
        if (isFirst)
            source.row().headHash = static_cast<std::int64_t>(transport::headOf({ space.data(), *got }));
        if (m_head == 0)
            m_head = static_cast<std::uint64_t>(source.row().headHash);
        isFirst = false;
        isEmpty = isEmpty && *got == 0;
        auto done = *got == 0 ? source.end(true) : source.filled(*got);
        if (!done)
            return done;
        m_progress.setBytes(reader.packedBytes());
        m_intake.setBytesLeft(m_progress.bytesLeft());
        m_progress.show(m_intake);
        if (*got == 0)
            break;
    }
    m_envelopeState = source.envelopeState();
    const QString name = QString::fromStdString(source.row().path);
    if (isEmpty)
        m_intake.counts().emptyInputs << name;
    if (const auto years = source.assumedYears(); years.first != 0)
        m_intake.counts().assumedYears << AssumedYears { name, years };
    return {};
}

} // namespace bw::ingest

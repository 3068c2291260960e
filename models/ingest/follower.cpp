// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/follower.h"

#include "models/ingest/followedlog.h"
#include "models/ingest/tr.h"
#include "models/transport/filelist.h"
#include "models/transport/local/localfile.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace bw::ingest {

using core::fail;
using core::ProblemKind;

namespace {

constexpr auto wakeEvery = std::chrono::milliseconds(50); ///< to see the stop flag
constexpr auto upkeepEvery = std::chrono::hours(6);
constexpr int looksBetweenLists = 10; ///< a folder is listed anew

bool isLive(const QString &path)
{
    QString set;
    int age = 0;
    splitRotated(path, set, age);
    return age == 0 && set == path;
}

} // namespace

Follower::Follower(Intake &intake, transport::Files &files, const ImportOptions &options, core::ZoneRules zone, Progress &progress)
    : m_intake(intake)
    , m_files(files)
    , m_options(options)
    , m_zone(std::move(zone))
    , m_progress(progress)
{
}

Follower::~Follower() = default;

core::Done Follower::findLogs(FileRun &wholeFiles, bool isFirst)
{
    QStringList whole;
    for (const QString &path : m_options.paths) {
        if (path == u"-")
            continue;
        const bool isFolder = m_files.isFolder(path).value_or(false);
        QStringList files { path };
        if (isFolder) {
            const auto below = transport::filesBelow(m_files, path);
            if (!below)
                return fail(below.error());
            files = *below;
        }
        for (const QString &file : files) {
            if (!isLive(file)) {
                whole << file;
                continue;
            }
            const bool isKnown = std::any_of(m_logs.begin(), m_logs.end(), [&file](const auto &log) { return log->path() == file; });
            if (!isKnown)
                m_logs.push_back(std::make_unique<FollowedLog>(m_intake, wholeFiles, file, m_options, m_zone));
        }
    }
    if (!isFirst)
        return {};
    for (const Input &input : inputsOf(m_files, whole, m_options.year, m_options.logZone, m_intake.counts().unreadableInputs))
        if (auto done = wholeFiles.read(input); !done)
            return done;
    return {};
}

/// Standard input: until it ends.
core::Done Follower::followInput(const std::atomic_bool &stop)
{
    SourceStart start;
    start.row.path.push_back('-'); // not = "-": GCC 12 sees an overlap there (bug 105651)
    start.envelope = { m_zone, m_options.year, m_intake.clock().now() };
    SourceReader reader(m_intake, std::move(start));
    transport::LocalFile input = transport::LocalFile::standardInput();
    while (!stop) {
        pollfd wait { STDIN_FILENO, POLLIN, 0 };
        const int ready = ::poll(&wait, 1, static_cast<int>(wakeEvery.count()));
        if (ready < 0 && errno != EINTR)
            return fail(transport::fileProblem(errno, Tr::tr("The log could not be read"), QStringLiteral("-")));
        if (ready <= 0)
            continue;
        const std::span<char> space = reader.space();
        const auto got = input.read(space);
        if (!got)
            return fail(got.error());
        if (auto done = *got == 0 ? reader.end() : reader.filled(*got); !done)
            return done;
        if (*got == 0)
            break;
        if (auto done = reader.flush(); !done)
            return done;
        if (auto done = m_intake.commit(true); !done)
            return done;
        m_progress.show(m_intake);
    }
    return {};
}

core::Done Follower::run(const std::atomic_bool &stop)
{
    FileRun wholeFiles(m_intake, m_files, m_options, m_zone, m_progress, stop);
    for (const QString &path : m_options.paths)
        if (path != u"-" && !QFileInfo::exists(path))
            return fail(transport::fileProblem(ENOENT, Tr::tr("The log could not be opened"), path));
    if (auto done = findLogs(wholeFiles, true); !done)
        return done;
    if (m_options.paths.contains(QStringLiteral("-")))
        if (auto done = m_intake.guard(QStringLiteral("-"), [&] { return followInput(stop); }); !done || m_logs.empty())
            return done;
    std::size_t started = 0;
    auto lastUpkeep = std::chrono::steady_clock::now();
    for (int look = 1; !stop; ++look) {
        if (look % looksBetweenLists == 0)
            if (auto done = findLogs(wholeFiles, false); !done)
                return done;
        for (; started < m_logs.size(); ++started)
            if (auto done = m_intake.guard(m_logs[started]->path(), [&] { return m_logs[started]->start(); }); !done)
                return done;
        bool more = false;
        for (const auto &log : m_logs) {
            if (stop)
                break;
            if (auto done = m_intake.guard(log->path(), [&] { return log->look(more); }); !done)
                return done;
        }
        if (auto done = m_intake.commit(true); !done)
            return done;
        m_progress.show(m_intake);
        if (const auto now = std::chrono::steady_clock::now(); now - lastUpkeep > upkeepEvery) {
            if (auto done = m_intake.upkeep(stop); !done)
                return done;
            lastUpkeep = now;
        }
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(m_options.lookEveryMs);
        while (!more && !stop && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::min<std::chrono::milliseconds>(wakeEvery, std::chrono::milliseconds(m_options.lookEveryMs)));
    }
    return {};
}

} // namespace bw::ingest

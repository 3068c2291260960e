// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/historyreading.h"

#include "models/ingest/routesource.h"
#include "models/transport/filelist.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace bw::ingest {

using core::fail;

namespace {

constexpr std::size_t mostHeads = 4096; ///< then the oldest are forgotten: at worst they are fetched again

std::vector<std::uint64_t> headsOf(const std::string &state)
{
    std::vector<std::uint64_t> heads(state.size() / sizeof(std::uint64_t));
    if (!heads.empty())
        std::memcpy(heads.data(), state.data(), heads.size() * sizeof(std::uint64_t));
    return heads;
}

std::string stateOf(const std::vector<std::uint64_t> &heads)
{
    return std::string(reinterpret_cast<const char *>(heads.data()), heads.size() * sizeof(std::uint64_t));
}

} // namespace

HistoryReading::HistoryReading(Intake &intake, FileRun &wholeFiles, QString log, const ImportOptions &options)
    : m_intake(intake)
    , m_wholeFiles(wholeFiles)
    , m_log(std::move(log))
    , m_options(options)
{
}

core::Done HistoryReading::run(const std::atomic_bool &stop)
{
    store::CursorRow row;
    row.path = m_log.toStdString() + "!history";
    for (const store::CursorRow &kept : m_intake.state().cursors)
        if (kept.path == row.path)
            row = kept;
    std::vector<std::uint64_t> heads = headsOf(row.state);
    const auto siblings = transport::rotatedSiblings(m_wholeFiles.files(), m_log);
    if (!siblings)
        return fail(siblings.error());
    QStringList &unreadable = m_intake.counts().unreadableInputs;
    for (const QString &path : siblings->mid(0, mostFiles)) {
        const std::uint64_t head = unpackedHead(m_wholeFiles.files(), path);
        if (head != 0 && std::find(heads.begin(), heads.end(), head) != heads.end())
            continue;
        const qsizetype before = unreadable.size();
        for (const Input &input : inputsOf(m_wholeFiles.files(), { path }, m_options.year, m_options.logZone, unreadable))
            if (auto done = m_wholeFiles.read(input); !done)
                return done;
        if (stop)
            return {};
        if (unreadable.size() == before && m_wholeFiles.head() != 0) {
            heads.push_back(m_wholeFiles.head());
            if (heads.size() > mostHeads)
                heads.erase(heads.begin());
            row.state = stateOf(heads);
            m_intake.setCursor(row);
        }
        if (auto done = m_intake.commit(false); !done)
            return done;
    }
    return {};
}

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/journalreading.h"

#include "models/ingest/sourcereader.h"
#include "models/ingest/tr.h"
#include "models/mta/asking.h"

#include <algorithm>

namespace bw::ingest {

using core::fail;
using core::ProblemKind;
using transport::Command;

namespace {

constexpr const char *journalPath = "journal"; ///< of the source and its cursor
constexpr const char *cursorPath = "journal!cursor";
constexpr std::size_t mostCursorBytes = 512;
constexpr std::size_t blockBytes = 1024 * 1024;
constexpr std::size_t mostLineBytes = 4 * blockBytes; ///< journalctl leaves out values of more than 4 KiB (journalctl(1), --all)
constexpr std::size_t mostBytesAtOnce = 64 * 1024 * 1024; ///< then the other nodes have their turn

const store::CursorRow *rowOf(const store::NodeState &state, std::string_view path)
{
    const auto found = std::find_if(state.cursors.begin(), state.cursors.end(), [path](const store::CursorRow &row) { return row.path == path; });
    return found == state.cursors.end() ? nullptr : &*found;
}

} // namespace

std::string lastJournalCursor(std::string_view lines)
{
    constexpr std::string_view key = "\"__CURSOR\"";
    const std::size_t end = lines.rfind('\n');
    if (end == std::string_view::npos)
        return {};
    lines = lines.substr(0, end);
    const std::size_t begin = lines.rfind('\n') == std::string_view::npos ? 0 : lines.rfind('\n') + 1;
    std::string_view line = lines.substr(begin);
    std::size_t at = line.find(key);
    if (at == std::string_view::npos)
        return {};
    line.remove_prefix(at + key.size());
    at = line.find('"');
    if (at == std::string_view::npos)
        return {};
    line.remove_prefix(at + 1);
    return std::string(line.substr(0, line.find('"')));
}

bool isJournalCursor(std::string_view cursor)
{
    return !cursor.empty() && cursor.size() <= mostCursorBytes && cursor.starts_with("s=") && std::all_of(cursor.begin(), cursor.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '=' || c == ';';
    });
}

JournalReading::JournalReading(Intake &intake, transport::Route &route, QString folder)
    : m_intake(intake)
    , m_route(route)
    , m_folder(std::move(folder))
{
}

core::Done JournalReading::run(const std::function<bool()> &isOver)
{
    const store::CursorRow *place = rowOf(m_intake.state(), journalPath);
    const store::CursorRow *kept = rowOf(m_intake.state(), cursorPath);
    const std::string cursor = kept && isJournalCursor(kept->state) ? kept->state : std::string();
    SourceStart start;
    start.row.path = journalPath;
    start.row.headHash = 1;
    start.endsBatches = false; // a batch ends only with the journal's own cursor behind its lines
    if (place)
        start.row.number = place->source;
    Resume resume;
    resume.wasThrough = false; // somebody may have imported what comes
    if (place) {
        resume.position = resume.chunkPosition = place->position;
        resume.line = place->line;
    }
    SourceReader reader(m_intake, std::move(start), std::move(resume));

    // SYSLOG_FACILITY=2: mail (RFC 5424, 6.2.1); Postfix's unit differs by instance and distribution.
    const QString after = QString::fromStdString(cursor);
    const auto command = m_folder.isEmpty()
        ? cursor.empty() ? core::Result<Command>(Command::fixed("journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2"))
                         : Command::with("journalctl -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'", { after })
        : cursor.empty() ? Command::with("journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2", { m_folder })
                         : Command::with("journalctl -D {} -o json --no-pager --quiet SYSLOG_FACILITY=2 --after-cursor='{}'", { m_folder, after });
    if (!command)
        return fail(command.error());
    std::string rest;
    core::Done read;
    // Lines, their rows and the cursor behind them go into one batch.
    const auto takeWhole = [&](std::string_view whole) -> core::Done {
        if (auto done = reader.append(whole); !done)
            return done;
        if (auto done = reader.flush(); !done)
            return done;
        if (const std::string last = lastJournalCursor(whole); isJournalCursor(last)) {
            m_intake.setCursor(reader.cursor(journalPath));
            store::CursorRow row;
            row.path = cursorPath;
            row.source = reader.row().number;
            row.state = last;
            m_intake.setCursor(row);
        }
        m_bytes += whole.size();
        return m_intake.commit(false);
    };
    const auto output = m_route.stream(*command, [&](std::string_view bytes) {
        rest.append(bytes);
        if (rest.size() < blockBytes)
            return true;
        const std::size_t end = rest.rfind('\n');
        if (end == std::string::npos) {
            if (rest.size() > mostLineBytes)
                read = fail({ ProblemKind::Malformed, Tr::tr("What the node sends is no journal"), Tr::tr("a line without an end"), {},
                    Tr::tr("Look at what journalctl -o json prints there.") });
            return read.has_value();
        }
        read = takeWhole(std::string_view(rest).substr(0, end + 1));
        rest.erase(0, end + 1);
        m_hasMore = m_bytes >= mostBytesAtOnce || isOver();
        return read && !m_hasMore;
    });
    if (read && !m_hasMore && rest.rfind('\n') != std::string::npos)
        read = takeWhole(std::string_view(rest).substr(0, rest.rfind('\n') + 1));
    if (!read)
        return read;
    if (!output)
        return fail(output.error());
    if (output->exitCode != 0 && !output->isCut)
        return fail({ ProblemKind::Denied, Tr::tr("The journal could not be read"), mta::saidBy(*output), {},
            Tr::tr("Make the account there a member of the group systemd-journal.") });
    return {};
}

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/ingest/filerun.h"
#include "models/ingest/intake.h"
#include "models/ingest/sourcereader.h"
#include "models/transport/files.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace bw::ingest {

/// One log that grows. One thread; the intake and the run must outlive it.
class FollowedLog final
{
public:
    /// \p wholeFiles reads rotated siblings.
    FollowedLog(Intake &intake, FileRun &wholeFiles, QString path, const ImportOptions &options, core::ZoneRules zone);

    /// Goes on where an earlier run stopped: what was rotated away meanwhile is read first, or noted as lost.
    core::Done start();
    /// Reads what came since the last look. \p more: there is more to read at once.
    core::Done look(bool &more);

    [[nodiscard]] std::uint64_t bytesRead() const { return m_bytesRead; } ///< of the log itself, by look()
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    struct Open
    {
        std::unique_ptr<transport::OpenFile> file;
        std::unique_ptr<SourceReader> reader;
        transport::FileIdentity identity; ///< as of the last look
        std::uint64_t position = 0; ///< bytes read
        std::string tail; ///< the last of them
        int quietLooks = 0;
        bool waitsForFlush = false; ///< the last look stopped before the end
    };

    core::Done readNow(bool &more);
    core::Done openAnew(bool isContinuation);
    core::Result<bool> resume(const store::CursorRow &cursor);
    core::Done readRotatedSince(const store::CursorRow &cursor);
    core::Done catchUp(const transport::FileIdentity &old, std::unordered_set<std::uint64_t> read);
    [[nodiscard]] qsizetype placeOf(const transport::FileIdentity &old, const QStringList &siblings) const;
    core::Done finishRotated();
    core::Done readOn(Open &open, bool &more);
    core::Result<bool> wasRewritten(Open &open);
    core::Result<bool> nameHasMoved(Open &open);
    [[nodiscard]] core::Result<QStringList> siblings() const;
    core::Done startOver();
    void noteLostUntil(core::UtcMicros time);
    [[nodiscard]] SourceStart startOf(const transport::FileIdentity &identity) const;
    [[nodiscard]] std::optional<store::SourceRow> sourceOf(const store::CursorRow &cursor) const;
    [[nodiscard]] std::optional<store::CursorRow> cursorOf(const std::string &key) const;

    Intake &m_intake;
    FileRun &m_wholeFiles;
    transport::Files &m_files;
    QString m_path;
    std::string m_key, m_rotatedKey; ///< of cursors
    const ImportOptions &m_options;
    core::ZoneRules m_zone;
    std::optional<Open> m_open;
    std::uint64_t m_bytesRead = 0;
    std::vector<Open> m_rotated; ///< renamed; their writer may not have noticed yet
    std::optional<store::LostSpan> m_lost; ///< its end is the first line that comes
};

} // namespace bw::ingest

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/filerun.h"
#include "models/ingest/intake.h"

#include <QString>

#include <atomic>

namespace bw::ingest {

/// The rotated files of one log, plain or packed, newest first. Each is fetched once: the heads of those that were read to their
/// end are kept in the store, so that a new name or a packed copy is known again, and what was stopped goes on with the file that
/// it was in. Lines that the store has already are left out, as in every import. One thread.
class HistoryReading final
{
public:
    static constexpr qsizetype mostFiles = 1000; ///< the youngest

    /// All must outlive it.
    HistoryReading(Intake &intake, FileRun &wholeFiles, QString log, const ImportOptions &options);
    /// A file that cannot be read is noted in the intake's counts and left for another time.
    core::Done run(const std::atomic_bool &stop);

private:
    Intake &m_intake;
    FileRun &m_wholeFiles;
    QString m_log;
    const ImportOptions &m_options;
};

} // namespace bw::ingest

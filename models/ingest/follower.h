// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/ingest/filerun.h"
#include "models/ingest/importer.h"
#include "models/ingest/intake.h"
#include "models/ingest/progress.h"
#include "models/transport/files.h"

#include <atomic>
#include <memory>
#include <vector>

namespace bw::ingest {

class FollowedLog;

/// Reads logs on while they grow, a look a second, until it is stopped: through rotation by rename and by copytruncate,
/// and from where an earlier run stopped. How each is told apart stands in models/ingest/README.md. One thread.
class Follower final
{
public:
    Follower(Intake &intake, transport::Files &files, const ImportOptions &options, core::ZoneRules zone, Progress &progress);
    ~Follower();
    core::Done run(const std::atomic_bool &stop);

private:
    core::Done findLogs(FileRun &wholeFiles, bool isFirst);
    core::Done followInput(const std::atomic_bool &stop);

    Intake &m_intake;
    transport::Files &m_files;
    const ImportOptions &m_options;
    core::ZoneRules m_zone;
    Progress &m_progress;
    std::vector<std::unique_ptr<FollowedLog>> m_logs;
};

} // namespace bw::ingest

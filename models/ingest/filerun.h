// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/archivereader.h"
#include "models/core/zonerules.h"
#include "models/ingest/importer.h"
#include "models/ingest/inputs.h"
#include "models/ingest/intake.h"
#include "models/ingest/progress.h"
#include "models/ingest/sourcereader.h"
#include "models/transport/files.h"

#include <atomic>
#include <string>

namespace bw::ingest {

/// Reads whole files, plain or packed, one after the other, oldest first. One thread.
class FileRun final
{
public:
    /// All must outlive it.
    FileRun(Intake &intake, transport::Files &files, const ImportOptions &options, core::ZoneRules zone, Progress &progress, const std::atomic_bool &stop);

    /// A file that cannot be read is noted in the counts; a Problem is the store's, or a defect (Intake::guard).
    core::Done read(const Input &input);
    /// Where the last one ended, for SourceStart::envelopeState of what goes on there.
    [[nodiscard]] const std::string &envelopeState() const { return m_envelopeState; }
    /// FileIdentity::head of what was read last, unpacked; 0: nothing was.
    [[nodiscard]] std::uint64_t head() const { return m_head; }
    [[nodiscard]] transport::Files &files() const { return m_files; }

private:
    core::Done readAll(const Input &input);
    core::Done note(const core::Problem &problem);
    [[nodiscard]] SourceStart startOf(const archive::Entry &entry, const Input &input, bool isContinuation) const;
    [[nodiscard]] bool isHole(const Input &input) const;
    core::Done readEntry(archive::ArchiveReader &reader, const archive::Entry &entry, const Input &input, bool isContinuation);

    Intake &m_intake;
    transport::Files &m_files;
    const ImportOptions &m_options;
    core::ZoneRules m_zone;
    Progress &m_progress;
    const std::atomic_bool &m_stop;
    std::string m_envelopeState;
    std::uint64_t m_head = 0;
};

} // namespace bw::ingest

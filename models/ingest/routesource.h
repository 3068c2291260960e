// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/archivereader.h"
#include "models/transport/files.h"

#include <cstdint>
#include <memory>

namespace bw::ingest {

/// A file of any route, or standard input ("-"), with what may be packed in it. \p stop: of archive::FileSource.
[[nodiscard]] core::Result<std::unique_ptr<archive::ArchiveReader>> openArchive(transport::Files &files, const QString &path, const std::atomic_bool *stop = nullptr);
/// transport::headOf() of what a file holds, unpacked; 0: it cannot be read, or is too short to be known again.
[[nodiscard]] std::uint64_t unpackedHead(transport::Files &files, const QString &path);

} // namespace bw::ingest

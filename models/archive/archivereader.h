// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/archive/bytesource.h"
#include "models/core/limits.h"
#include "models/core/time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bw::archive {

enum class Container : std::uint8_t { Plain, Gzip, Zstd, Xz, Bzip2, Zip, Tar };
/// By content. \p head: the first bytes, 512 are enough.
[[nodiscard]] Container containerOf(std::string_view head);

/// Bounds of one container with everything in it (models/core/limits.h).
struct Limits
{
    std::size_t entries = core::limits::archiveEntries;
    std::uint64_t bytes = core::limits::archiveBytes;
    std::uint64_t ratio = core::limits::archiveRatio;
    std::uint64_t ratioFree = core::limits::archiveRatioFree;
    int depth = core::limits::archiveDepth;
};

/// One text inside a container, or the plain file itself.
struct Entry
{
    std::string
        name; ///< path inside the container as it stands there (never a path to write to); empty: the file itself
    core::UtcMicros modified = 0; ///< 0: unknown
};

/// Unpacks gzip, zstd, xz, bzip2, zip and tar by content, streaming and in bounded memory; anything else is passed
/// through as it is. A container within a container is opened too, down to Limits::depth. One thread.
///
///     while (true) { const auto more = reader.next(entry); …; while (const auto got = reader.read(…); *got > 0) … }
class ArchiveReader final
{
public:
    /// \p name: for messages. Errors of the source and of the format come from next() and read().
    ArchiveReader(std::unique_ptr<ByteSource> source, QString name, Limits limits = {});
    static core::Result<std::unique_ptr<ArchiveReader>> open(const QString &path, Limits limits = {}, const std::atomic_bool *stop = nullptr); ///< \p stop: of FileSource
    ~ArchiveReader();

    /// Goes to the next entry; false: there is none. What was not read of the last one is skipped.
    core::Result<bool> next(Entry &entry);
    /// Of the current entry; 0 at its end. Bytes before a damaged place are given before the Problem.
    core::Result<std::size_t> read(char *into, std::size_t size);

    /// Of the outermost container; known after the first next().
    [[nodiscard]] Container container() const;
    /// Bytes taken from the source so far, for progress.
    [[nodiscard]] std::uint64_t packedBytes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace bw::archive

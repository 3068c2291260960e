// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>

namespace bw::archive {

/// Bytes one after the other: a file, standard input, a member of a container. One thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Up to \p size bytes into \p into; 0 at the end, and only there.
    virtual core::Result<std::size_t> read(char *into, std::size_t size) = 0;
};

/// A file read in order with read(2); never mapped, since another program may truncate it. "-" is standard input. What else has a name and
/// is no file (a named pipe, a device, a socket) is refused with Unsupported, and never waited for; a shell's "<(…)" is read. Where the
/// bytes may be long in coming, \p stop ends the waiting: then read() says 0. It outlives the source; null: nothing does.
class FileSource final : public ByteSource
{
public:
    static core::Result<std::unique_ptr<FileSource>> open(const QString &path, const std::atomic_bool *stop = nullptr);
    ~FileSource() override;
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;
    core::Result<std::size_t> read(char *into, std::size_t size) override;

private:
    FileSource(int file, QString path, const std::atomic_bool *stop);
    bool waitForBytes() const; ///< false: stopped

    int m_file;
    QString m_path;
    const std::atomic_bool *m_stop;
    bool m_mayWait = true;
};

/// Bytes in memory.
class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::string bytes);
    core::Result<std::size_t> read(char *into, std::size_t size) override;

private:
    std::string m_bytes;
    std::size_t m_at = 0;
};

} // namespace bw::archive

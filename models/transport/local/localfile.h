// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/transport/files.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>

namespace bw::transport {

/// A regular file or pipe of this computer, read in blocks; never mapped, since its writer may truncate it.
/// Not thread-safe; closes itself.
class LocalFile final
{
public:
    static core::Result<LocalFile> open(const QString &path);
    static LocalFile standardInput();
    LocalFile(LocalFile &&other) noexcept;
    LocalFile &operator=(LocalFile &&other) noexcept;
    ~LocalFile();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_fd; }

    /// Reads on; 0 at the end.
    core::Result<std::size_t> read(std::span<char> into);
    /// At a position of a regular file; 0 at or beyond the end. Does not move the place of read().
    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) const;
    core::Done seek(std::uint64_t position);
    /// As it is now. Not for pipes.
    [[nodiscard]] core::Result<FileIdentity> identity() const;
    [[nodiscard]] bool isRegular() const;

private:
    LocalFile(int fd, QString path, bool owns);
    int m_fd = -1;
    bool m_owns = false;
    QString m_path;
};

/// errno as a Problem: Missing, Denied, Full, Internal.
[[nodiscard]] core::Problem fileProblem(int error, const QString &what, const QString &path);

} // namespace bw::transport

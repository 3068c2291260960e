// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace bw::transport {

/// Which file it is, whatever its name: a rotated log keeps device and inode, its compressed or copied sibling the head.
struct FileIdentity
{
    std::int64_t device = 0, inode = 0; ///< 0: the route cannot tell (SFTP version 3 has neither)
    std::uint64_t head = 0; ///< hash of the first line (at most headBytes of it); 0 while there is no whole line yet
    std::int64_t size = 0;
    core::UtcMicros modified = 0;
    bool operator==(const FileIdentity &) const = default;
};
inline constexpr std::size_t headBytes = 4096;

/// Hash of the first line in \p start, as FileIdentity::head has it.
[[nodiscard]] std::uint64_t headOf(std::string_view start);

/// One and the same file? By device and inode where both know them, else by the head: an empty file is like none.
[[nodiscard]] bool isSameFile(const FileIdentity &a, const FileIdentity &b);

/// A file that is open at a node. It stays that file when its name goes to another one, as far as the route can
/// (by commands: as long as a sibling with its inode is found). One thread.
class OpenFile
{
public:
    virtual ~OpenFile() = default;
    [[nodiscard]] virtual const QString &path() const = 0;
    [[nodiscard]] virtual bool isRegular() const { return true; } ///< false: a pipe or device, whose bytes come once
    /// Bytes from a position on; 0 at or beyond the end.
    virtual core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) = 0;
    /// As it is now, without its head: one small question.
    virtual core::Result<FileIdentity> status() = 0;
    /// With its head.
    virtual core::Result<FileIdentity> identity() = 0;
};

enum class FileKind : std::uint8_t { Regular, Folder, Special }; ///< the last: a pipe, device or socket

struct FoundFile
{
    QString path;
    bool isFolder = false;
    bool isLink = false; ///< where it leads was not looked at, or is no file
    std::int64_t size = -1; ///< -1: unknown
    core::UtcMicros modified = 0;
};

/// Malformed: a device or a pipe stands where a log was named; its bytes may never end.
[[nodiscard]] core::Problem notAFile(const QString &path);

/// A whole file's identity by its path; nullopt where nothing is.
[[nodiscard]] core::Result<std::optional<FileIdentity>> identityAt(class Files &files, const QString &path);

/// The files of a node as its route reaches them. One thread; all calls block.
class Files
{
public:
    virtual ~Files() = default;
    /// Are they those of this computer, so that a path can be opened by anybody?
    [[nodiscard]] virtual bool areHere() const { return false; }
    virtual core::Result<std::unique_ptr<OpenFile>> open(const QString &path) = 0;
    /// Of what stands at \p path now; nullopt where nothing is.
    virtual core::Result<std::optional<FileIdentity>> statusAt(const QString &path) = 0;
    /// Links are followed. Missing: nothing is there.
    virtual core::Result<FileKind> kindAt(const QString &path) = 0;
    core::Result<bool> isFolder(const QString &path);
    /// Files, folders and links of a folder, sorted by path, hidden ones left out; at most limits::archiveEntries.
    virtual core::Result<QList<FoundFile>> list(const QString &folder) = 0;
};

} // namespace bw::transport

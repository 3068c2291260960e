// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/local/localfile.h"

#include "models/core/blocking.h"
#include "models/transport/tr.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace bw::transport {

using core::fail;
using core::Problem;
using core::ProblemKind;

Problem fileProblem(int error, const QString &what, const QString &path)
{
    Problem problem { ProblemKind::Internal, what, {}, path, {} };
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        problem.kind = ProblemKind::Missing;
        problem.reason = Tr::tr("there is no such file");
        problem.remedy = Tr::tr("Check the name.");
        break;
    case EACCES:
    case EPERM:
        problem.kind = ProblemKind::Denied;
        problem.reason = Tr::tr("you may not read it");
        problem.remedy = Tr::tr("Read it as a member of the group that owns it (often adm), or copy it.");
        break;
    case EISDIR:
        problem.kind = ProblemKind::Usage;
        problem.reason = Tr::tr("it is a folder");
        break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        problem.kind = ProblemKind::Full;
        problem.reason = Tr::tr("there is no space left");
        break;
    default:
        problem.reason = QString::fromLocal8Bit(std::strerror(error));
    }
    return problem;
}

LocalFile::LocalFile(int fd, QString path, bool owns)
    : m_fd(fd)
    , m_owns(owns)
    , m_path(std::move(path))
{
}

LocalFile::LocalFile(LocalFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_owns(std::exchange(other.m_owns, false))
    , m_path(std::move(other.m_path))
{
}

LocalFile &LocalFile::operator=(LocalFile &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_owns, other.m_owns);
    std::swap(m_path, other.m_path);
    return *this;
}

LocalFile::~LocalFile()
{
    if (m_owns && m_fd >= 0)
        ::close(m_fd);
}

core::Result<LocalFile> LocalFile::open(const QString &path)
{
    core::willBlock("open a log");
    // O_NONBLOCK: a FIFO without a writer must not hang us; it changes nothing for regular files.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return fail(fileProblem(errno, Tr::tr("The log could not be opened"), path));
    struct stat found {};
    if (::fstat(fd, &found) == 0 && S_ISDIR(found.st_mode)) {
        ::close(fd);
        return fail(fileProblem(EISDIR, Tr::tr("The log could not be opened"), path));
    }
    if (!S_ISREG(found.st_mode))
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    return LocalFile(fd, path, true);
}

LocalFile LocalFile::standardInput()
{
    return LocalFile(STDIN_FILENO, QStringLiteral("-"), false);
}

core::Result<std::size_t> LocalFile::read(std::span<char> into)
{
    core::willBlock("read a log");
    while (true) {
        const ssize_t got = ::read(m_fd, into.data(), into.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return fail(fileProblem(errno, Tr::tr("The log could not be read"), m_path));
    }
}

core::Result<std::size_t> LocalFile::readAt(std::uint64_t position, std::span<char> into) const
{
    core::willBlock("read a log");
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t got = ::pread(m_fd, into.data() + done, into.size() - done, static_cast<off_t>(position + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(fileProblem(errno, Tr::tr("The log could not be read"), m_path));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

core::Done LocalFile::seek(std::uint64_t position)
{
    if (::lseek(m_fd, static_cast<off_t>(position), SEEK_SET) < 0)
        return fail(fileProblem(errno, Tr::tr("The log could not be read"), m_path));
    return {};
}

core::Result<FileIdentity> LocalFile::identity() const
{
    core::willBlock("look at a log");
    struct stat found {};
    if (::fstat(m_fd, &found) != 0)
        return fail(fileProblem(errno, Tr::tr("The log could not be looked at"), m_path));
    FileIdentity identity;
    identity.device = static_cast<std::int64_t>(found.st_dev);
    identity.inode = static_cast<std::int64_t>(found.st_ino);
    identity.size = found.st_size;
    identity.modified = found.st_mtim.tv_sec * core::microsPerSecond + found.st_mtim.tv_nsec / 1000;
    if (S_ISREG(found.st_mode)) {
        std::array<char, headBytes> start;
        const auto got = readAt(0, start);
        if (!got)
            return fail(got.error());
        identity.head = headOf({ start.data(), *got });
    }
    return identity;
}

bool LocalFile::isRegular() const
{
    struct stat found {};
    return ::fstat(m_fd, &found) == 0 && S_ISREG(found.st_mode);
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/bytesource.h"

#include "models/core/blocking.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::archive {

namespace {

constexpr int lookEveryMs = 200; ///< whether to stop

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::archive)
};

core::Problem fileProblem(int error, const QString &path)
{
    core::Problem problem;
    problem.kind = error == ENOENT ? core::ProblemKind::Missing
        : error == EACCES          ? core::ProblemKind::Denied
                                   : core::ProblemKind::Unreachable;
    problem.what = Tr::tr("The file cannot be read");
    problem.reason = QString::fromLocal8Bit(std::strerror(error));
    problem.where = path;
    return problem;
}

core::Problem notAFile(const QString &path)
{
    return { core::ProblemKind::Unsupported, Tr::tr("The file cannot be read"), Tr::tr("it is a pipe, a device or a socket, and no file"), path,
        Tr::tr("Name a file. What comes through a pipe is read from standard input, which is named \"-\".") };
}

} // namespace

FileSource::FileSource(int file, QString path, const std::atomic_bool *stop)
    : m_file(file)
    , m_path(std::move(path))
    , m_stop(stop)
{
    struct stat facts{};
    m_mayWait = stop && (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode));
}

FileSource::~FileSource()
{
    if (m_file != STDIN_FILENO)
        ::close(m_file);
}

core::Result<std::unique_ptr<FileSource>> FileSource::open(const QString &path, const std::atomic_bool *stop)
{
    core::willBlock("open a log");
    if (path == u"-" && (::fcntl(STDIN_FILENO, F_GETFL) & O_ACCMODE) == O_WRONLY) // what stands in for one that is closed
        return core::fail({ core::ProblemKind::Unreachable, Tr::tr("Nothing can be read"), Tr::tr("standard input is closed"), {}, Tr::tr("Give what is to be read through a pipe, or name a file.") });
    if (path == u"-")
        return std::unique_ptr<FileSource>(new FileSource(STDIN_FILENO, Tr::tr("standard input"), stop));
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return core::fail(errno == ENXIO ? notAFile(path) : fileProblem(errno, path)); // a socket, or a device without a driver
    struct stat facts{};
    struct statfs system{};
    const bool isKnown = ::fstat(file, &facts) == 0 && ::fstatfs(file, &system) == 0;
    const bool isOurPipe = isKnown && S_ISFIFO(facts.st_mode) && system.f_type == PIPEFS_MAGIC; // "<(…)" of a shell: it has no name of its own
    if (!isKnown || !(S_ISREG(facts.st_mode) || isOurPipe)) {
        ::close(file);
        return core::fail(isKnown && !S_ISDIR(facts.st_mode) ? notAFile(path) : fileProblem(EISDIR, path));
    }
    if (isOurPipe)
        ::fcntl(file, F_SETFL, ::fcntl(file, F_GETFL) & ~O_NONBLOCK);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
    return std::unique_ptr<FileSource>(new FileSource(file, path, stop));
}

bool FileSource::waitForBytes() const
{
    while (!*m_stop) {
        struct ::pollfd waited { m_file, POLLIN, 0 };
        const int ready = ::poll(&waited, 1, lookEveryMs);
        if (ready > 0 || (ready < 0 && errno != EINTR)) // what went wrong, read(2) says
            return true;
    }
    return false;
}

core::Result<std::size_t> FileSource::read(char *into, std::size_t size)
{
    if (m_mayWait && !waitForBytes())
        return std::size_t(0);
    while (true) {
        const ssize_t got = ::read(m_file, into, size);
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            return core::fail(fileProblem(errno, m_path));
    }
}

MemorySource::MemorySource(std::string bytes)
    : m_bytes(std::move(bytes))
{
}

core::Result<std::size_t> MemorySource::read(char *into, std::size_t size)
{
    const std::size_t length = std::min(size, m_bytes.size() - m_at);
    std::memcpy(into, m_bytes.data() + m_at, length);
    m_at += length;
    return length;
}

} // namespace bw::archive

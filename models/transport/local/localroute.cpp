// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/local/localroute.h"

#include "models/core/blocking.h"
#include "models/core/limits.h"
#include "models/transport/dial.h"
#include "models/transport/local/localfile.h"
#include "models/transport/tr.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr int stopIsSeenWithinMs = 50;

FileIdentity statusOf(const struct stat &found)
{
    FileIdentity status;
    status.device = static_cast<std::int64_t>(found.st_dev);
    status.inode = static_cast<std::int64_t>(found.st_ino);
    status.size = found.st_size;
    status.modified = found.st_mtim.tv_sec * core::microsPerSecond + found.st_mtim.tv_nsec / 1000;
    return status;
}

class LocalOpenFile final : public OpenFile
{
public:
    explicit LocalOpenFile(LocalFile file)
        : m_file(std::move(file))
    {
    }
    [[nodiscard]] const QString &path() const override { return m_file.path(); }
    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) override { return m_file.readAt(position, into); }
    core::Result<FileIdentity> status() override
    {
        struct stat found {};
        if (::fstat(m_file.descriptor(), &found) != 0)
            return fail(fileProblem(errno, Tr::tr("The log could not be looked at"), path()));
        return statusOf(found);
    }
    core::Result<FileIdentity> identity() override { return m_file.identity(); }
    [[nodiscard]] bool isRegular() const override { return m_file.isRegular(); }

private:
    LocalFile m_file;
};

/// The words of a command as argv: blanks part them, single quotes keep them together (command.h has no other).
QStringList wordsOf(const Command &command)
{
    QStringList words;
    QString word;
    bool isQuoted = false, isWord = false;
    for (const char byte : command.text()) {
        if (byte == '\'') {
            isQuoted = !isQuoted;
            isWord = true;
        } else if (byte == ' ' && !isQuoted) {
            if (isWord)
                words << word;
            word.clear();
            isWord = false;
        } else {
            word += QLatin1Char(byte);
            isWord = true;
        }
    }
    if (isWord)
        words << word;
    return words;
}

} // namespace

core::Result<std::unique_ptr<OpenFile>> LocalFiles::open(const QString &path)
{
    auto file = LocalFile::open(path);
    if (!file)
        return fail(file.error());
    return std::make_unique<LocalOpenFile>(std::move(*file));
}

core::Result<std::optional<FileIdentity>> LocalFiles::statusAt(const QString &path)
{
    core::willBlock("look at a log");
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) == 0)
        return statusOf(found);
    if (errno == ENOENT || errno == ENOTDIR)
        return std::nullopt;
    return fail(fileProblem(errno, Tr::tr("The log could not be looked at"), path));
}

core::Result<FileKind> LocalFiles::kindAt(const QString &path)
{
    core::willBlock("look at a log");
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return fail(fileProblem(errno, Tr::tr("The log could not be looked at"), path));
    return S_ISDIR(found.st_mode) ? FileKind::Folder : S_ISREG(found.st_mode) ? FileKind::Regular : FileKind::Special;
}

core::Result<QList<FoundFile>> LocalFiles::list(const QString &folder)
{
    core::willBlock("list a folder");
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable())
        return fail(fileProblem(info.exists() ? EACCES : ENOENT, Tr::tr("The folder could not be listed"), folder));
    QList<FoundFile> found;
    const QString base = folder.endsWith(u'/') ? folder : folder + u'/';
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &entry : entries.mid(0, static_cast<qsizetype>(core::limits::archiveEntries)))
        if (!entry.isDir() || !entry.isSymLink()) // a link to a folder may lead round in a circle
            found.append({ base + entry.fileName(), entry.isDir(), entry.isSymLink() && entry.exists() && !entry.isFile(), entry.size(), entry.lastModified().toMSecsSinceEpoch() * 1000 });
    return found;
}

core::Done LocalRoute::open(const Limit &limit, ConnectReport *)
{
    m_limit = limit;
    return {};
}

core::Result<CommandOutput> LocalRoute::stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience)
{
    core::willBlock("run a command");
    const QString doing = Tr::tr("running %1").arg(QString::fromStdString(command.text()));
    QStringList words = wordsOf(command);
    const Limit own = m_limit.within(patience);
    QProcess process;
    const QString program = words.takeFirst();
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, words, QIODevice::ReadOnly);
    if (!process.waitForStarted())
        return fail({ ProblemKind::Missing, Tr::tr("%1 could not be run").arg(program), process.errorString(), {}, {} });
    CommandOutput output;
    constexpr std::size_t mostErrorBytes = 16 * 1024;
    while (true) {
        const bool isOver = process.waitForFinished(0) || process.state() == QProcess::NotRunning;
        const QByteArray out = process.readAllStandardOutput(), err = process.readAllStandardError();
        output.err.append(err.constData(), std::min<std::size_t>(static_cast<std::size_t>(err.size()), mostErrorBytes - std::min(mostErrorBytes, output.err.size())));
        if (!out.isEmpty() && !take({ out.constData(), static_cast<std::size_t>(out.size()) })) {
            output.isCut = true;
            output.exitCode = -1;
            process.kill();
            process.waitForFinished();
            return output;
        }
        if (isOver && out.isEmpty() && err.isEmpty())
            break;
        if (own.isOver()) {
            process.kill();
            process.waitForFinished();
            return fail(overProblem(own, doing, {}));
        }
        if (out.isEmpty() && err.isEmpty())
            process.waitForReadyRead(stopIsSeenWithinMs);
    }
    output.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return output;
}

} // namespace bw::transport

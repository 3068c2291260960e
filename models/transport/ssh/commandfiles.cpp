// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/commandfiles.h"

#include "models/core/limits.h"
#include "models/fleet/mask.h"
#include "models/transport/local/localfile.h"
#include "models/transport/tr.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <string_view>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::size_t mostAnswerBytes = 4 * 1024 * 1024;
constexpr double latestSeconds = 1e11; ///< the year 5138: what is later would not fit in microseconds

/// 0 for what is no time: NaN, infinite, or beyond the calendar.
core::UtcMicros microsOf(double seconds)
{
    return std::abs(seconds) < latestSeconds ? static_cast<core::UtcMicros>(seconds * core::microsPerSecond) : 0;
}

struct Status
{
    FileIdentity identity;
    bool isFolder = false, isRegular = false;
    QString path;
};

/// "device inode size mtime mode path" of stat -c '%d %i %s %Y %f %n'.
std::optional<Status> statusFrom(std::string_view line)
{
    std::array<std::int64_t, 4> numbers {};
    const char *at = line.data();
    const char *const end = line.data() + line.size();
    for (std::int64_t &number : numbers) {
        const auto got = std::from_chars(at, end, number);
        if (got.ec != std::errc() || got.ptr == end || *got.ptr != ' ')
            return std::nullopt;
        at = got.ptr + 1;
    }
    unsigned mode = 0;
    const auto got = std::from_chars(at, end, mode, 16);
    if (got.ec != std::errc() || got.ptr == end || *got.ptr != ' ')
        return std::nullopt;
    constexpr unsigned typeBits = 0170000, folder = 0040000, regular = 0100000; // stat(2) on Linux
    Status status;
    status.identity = { numbers[0], numbers[1], 0, numbers[2], microsOf(double(numbers[3])) };
    status.isFolder = (mode & typeBits) == folder;
    status.isRegular = (mode & typeBits) == regular;
    status.path = QFile::decodeName(QByteArray(got.ptr + 1, static_cast<qsizetype>(end - got.ptr - 1)));
    return status;
}

core::Problem refused(const CommandOutput &output, const QString &what, const QString &path)
{
    const QString said = fleet::shownLine(output.err);
    if (said.contains(QLatin1String("No such file")))
        return fileProblem(ENOENT, what, path);
    if (said.contains(QLatin1String("Permission denied")))
        return fileProblem(EACCES, what, path);
    return { ProblemKind::Denied, what, said.isEmpty() ? Tr::tr("the node does not allow the command") : said, path, Tr::tr("Look at the forced command of this account.") };
}

core::Result<std::optional<Status>> statusOf(Route &route, const QString &path)
{
    const auto command = Command::with("stat -L -c '%d %i %s %Y %f %n' -- {}", { path });
    if (!command)
        return fail(command.error());
    const auto output = route.run(*command, mostAnswerBytes);
    if (!output)
        return fail(output.error());
    if (output->exitCode != 0) {
        const core::Problem problem = refused(*output, Tr::tr("The log could not be looked at"), path);
        if (problem.kind == ProblemKind::Missing)
            return std::nullopt;
        return fail(problem);
    }
    auto status = statusFrom(std::string_view(output->out).substr(0, output->out.find('\n')));
    if (!status)
        return fail({ ProblemKind::Malformed, Tr::tr("The node's answer is not what stat prints"), {}, path, {} });
    return status;
}

QString folderOf(const QString &path)
{
    const qsizetype slash = path.lastIndexOf(u'/');
    return slash <= 0 ? QStringLiteral("/") : path.left(slash);
}

class CommandFile final : public OpenFile
{
public:
    CommandFile(Route &route, Files &files, QString path, const FileIdentity &identity)
        : m_route(route)
        , m_files(files)
        , m_path(std::move(path))
        , m_now(m_path)
        , m_identity(identity)
    {
    }
    [[nodiscard]] const QString &path() const override { return m_path; }

    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) override
    {
        const auto command = Command::with("dd bs=65536 iflag=skip_bytes,count_bytes,fullblock skip={} count={} status=none if={}",
            { QString::number(position), QString::number(into.size()), m_now });
        if (!command)
            return fail(command.error());
        std::size_t done = 0;
        const auto output = m_route.stream(*command, [&](std::string_view bytes) {
            const std::size_t size = std::min(bytes.size(), into.size() - done);
            std::copy_n(bytes.data(), size, into.data() + done);
            done += size;
            return size == bytes.size();
        });
        if (!output)
            return fail(output.error());
        // dd refuses to skip beyond the end: nothing is there.
        if (output->exitCode != 0 && done == 0 && output->err.find("cannot skip") == std::string::npos)
            return fail(refused(*output, Tr::tr("The log could not be read"), m_path));
        return done;
    }

    core::Result<FileIdentity> status() override
    {
        const auto at = statusOf(m_route, m_now);
        if (!at)
            return fail(at.error());
        if (*at && (*at)->identity.device == m_identity.device && (*at)->identity.inode == m_identity.inode)
            return (*at)->identity;
        const auto beside = m_files.list(folderOf(m_path));
        if (!beside)
            return fail(beside.error());
        for (const FoundFile &file : *beside) {
            if (file.isFolder || !file.path.startsWith(m_path))
                continue;
            const auto other = m_files.statusAt(file.path);
            if (other && *other && (*other)->device == m_identity.device && (*other)->inode == m_identity.inode) {
                m_now = file.path;
                return **other;
            }
        }
        return fail(fileProblem(ENOENT, Tr::tr("The log could not be looked at"), m_path));
    }

    core::Result<FileIdentity> identity() override
    {
        auto found = status();
        if (!found)
            return found;
        std::array<char, headBytes> start;
        const auto got = readAt(0, start);
        if (!got)
            return fail(got.error());
        found->head = headOf({ start.data(), *got });
        return found;
    }

private:
    Route &m_route;
    Files &m_files;
    QString m_path, m_now; ///< its name now, as far as it is known
    FileIdentity m_identity;
};

} // namespace

core::Result<std::unique_ptr<OpenFile>> CommandFiles::open(const QString &path)
{
    const auto status = statusOf(m_route, path);
    if (!status)
        return fail(status.error());
    if (!*status)
        return fail(fileProblem(ENOENT, Tr::tr("The log could not be opened"), path));
    if ((*status)->isFolder)
        return fail(fileProblem(EISDIR, Tr::tr("The log could not be opened"), path));
    if (!(*status)->isRegular)
        return fail(notAFile(path));
    return std::make_unique<CommandFile>(m_route, *this, path, (*status)->identity);
}

core::Result<std::optional<FileIdentity>> CommandFiles::statusAt(const QString &path)
{
    const auto status = statusOf(m_route, path);
    if (!status)
        return fail(status.error());
    return *status ? std::optional((*status)->identity) : std::nullopt;
}

core::Result<FileKind> CommandFiles::kindAt(const QString &path)
{
    const auto status = statusOf(m_route, path);
    if (!status)
        return fail(status.error());
    if (!*status)
        return fail(fileProblem(ENOENT, Tr::tr("The log could not be looked at"), path));
    return (*status)->isFolder ? FileKind::Folder : (*status)->isRegular ? FileKind::Regular : FileKind::Special;
}

core::Result<QList<FoundFile>> CommandFiles::list(const QString &folder)
{
    const auto command = Command::with("find {} -mindepth 1 -maxdepth 1 -printf '%y %s %T@ %p\\n'", { folder });
    if (!command)
        return fail(command.error());
    const auto output = m_route.run(*command, mostAnswerBytes);
    if (!output)
        return fail(output.error());
    if (output->exitCode != 0 && output->out.empty())
        return fail(refused(*output, Tr::tr("The folder could not be listed"), folder));
    QList<FoundFile> found;
    for (const QByteArray &line : QByteArray::fromRawData(output->out.data(), static_cast<qsizetype>(output->out.size())).split('\n')) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.size() < 4 || !(fields.at(0) == "f" || fields.at(0) == "d" || fields.at(0) == "l") || found.size() >= static_cast<qsizetype>(core::limits::archiveEntries))
            continue;
        FoundFile file;
        file.path = QFile::decodeName(line.mid(fields.at(0).size() + fields.at(1).size() + fields.at(2).size() + 3));
        file.isFolder = fields.at(0) == "d";
        file.isLink = fields.at(0) == "l";
        file.size = fields.at(1).toLongLong();
        file.modified = microsOf(fields.at(2).toDouble());
        if (!file.path.section(u'/', -1).startsWith(u'.'))
            found.append(file);
    }
    std::sort(found.begin(), found.end(), [](const FoundFile &a, const FoundFile &b) { return a.path < b.path; });
    return found;
}

} // namespace bw::transport

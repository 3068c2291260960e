// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/sftpfiles.h"

#include "models/core/limits.h"
#include "models/transport/local/localfile.h"
#include "models/transport/ssh/sshsession.h"
#include "models/transport/tr.h"

#include <QFile>

#include <libssh/libssh.h>
#include <libssh/sftp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <fcntl.h>
#include <string_view>

namespace bw::transport {

using core::fail;
using core::Problem;
using core::ProblemKind;

namespace {

constexpr std::uint32_t packetBytes = 32 * 1024; ///< every server answers as much (section 3 of the draft: 34,000 a packet)
constexpr std::size_t mostUnderWay = 16; ///< so that a round trip costs 512 KiB, not 32
constexpr std::size_t fewestUnderWay = 2; ///< where the end is near: each question behind it costs an answer too

struct FreeAttributes
{
    void operator()(sftp_attributes_struct *attributes) const { sftp_attributes_free(attributes); }
};
using Attributes = std::unique_ptr<sftp_attributes_struct, FreeAttributes>;

struct CloseFolder
{
    void operator()(sftp_dir_struct *folder) const { sftp_closedir(folder); }
};

FileIdentity statusOf(const sftp_attributes_struct &attributes)
{
    FileIdentity status;
    status.size = static_cast<std::int64_t>(attributes.size);
    status.modified = static_cast<core::UtcMicros>(attributes.mtime) * core::microsPerSecond;
    return status;
}

/// As "ls -l" begins. The type is in the permissions, which a server need not tell (section 5 of the draft); many write the line of ls all the same.
char letterOf(const sftp_attributes_struct &entry)
{
    switch (entry.type) {
    case SSH_FILEXFER_TYPE_REGULAR:
        return '-';
    case SSH_FILEXFER_TYPE_DIRECTORY:
        return 'd';
    case SSH_FILEXFER_TYPE_SYMLINK:
        return 'l';
    case SSH_FILEXFER_TYPE_SPECIAL:
        return 's';
    default:
        return entry.longname ? entry.longname[0] : '-';
    }
}

bool isSpecial(char letter)
{
    return std::string_view("pscb").find(letter) != std::string_view::npos;
}

} // namespace

struct SftpFiles::Shared
{
    explicit Shared(SshSession &theSession)
        : session(theSession)
    {
    }
    ~Shared()
    {
        if (sftp)
            sftp_free(sftp);
    }
    /// Why the last call failed: the server's word about a file, or a connection that is gone.
    [[nodiscard]] Problem problem(const QString &what, const QString &path) const
    {
        switch (session.isOpen() ? sftp_get_error(sftp) : SSH_FX_CONNECTION_LOST) {
        case SSH_FX_NO_SUCH_FILE:
        case SSH_FX_NO_SUCH_PATH:
            return fileProblem(ENOENT, what, path);
        case SSH_FX_PERMISSION_DENIED:
            return fileProblem(EACCES, what, path);
        case SSH_FX_OK:
        case SSH_FX_CONNECTION_LOST:
        case SSH_FX_NO_CONNECTION:
            return session.problem(Tr::tr("reading files"));
        default:
            return { ProblemKind::Malformed, what, Tr::tr("the server says: failure %1").arg(sftp_get_error(sftp)), path, {} };
        }
    }
    [[nodiscard]] FileKind kindOf(const sftp_attributes_struct &attributes, const QString &path) const;
    [[nodiscard]] char letterOf(const QString &path) const;
    SshSession &session;
    sftp_session sftp = nullptr;
};

/// The first letter of what "ls -l" says of a path, where the server lists folders as OpenSSH does; '-' where it does not.
char SftpFiles::Shared::letterOf(const QString &path) const
{
    const qsizetype slash = path.lastIndexOf(u'/');
    const QByteArray name = QFile::encodeName(path.mid(slash + 1)), folder = slash <= 0 ? QByteArray("/") : QFile::encodeName(path.left(slash));
    const std::unique_ptr<sftp_dir_struct, CloseFolder> handle(sftp_opendir(sftp, folder.constData()));
    for (std::size_t i = 0; handle && i <= core::limits::archiveEntries; ++i) {
        const Attributes entry(sftp_readdir(sftp, handle.get()));
        if (!entry)
            break;
        if (name == entry->name)
            return transport::letterOf(*entry);
    }
    return '-';
}

FileKind SftpFiles::Shared::kindOf(const sftp_attributes_struct &attributes, const QString &path) const
{
    switch (attributes.type) {
    case SSH_FILEXFER_TYPE_REGULAR:
        return FileKind::Regular;
    case SSH_FILEXFER_TYPE_DIRECTORY:
        return FileKind::Folder;
    case SSH_FILEXFER_TYPE_SPECIAL:
        return FileKind::Special;
    default:
        break;
    }
    const char letter = letterOf(path);
    return letter == 'd' ? FileKind::Folder : isSpecial(letter) ? FileKind::Special : FileKind::Regular;
}

namespace {

class SftpFile final : public OpenFile
{
public:
    SftpFile(std::shared_ptr<SftpFiles::Shared> shared, sftp_file file, QString path)
        : d(std::move(shared))
        , m_file(file)
        , m_path(std::move(path))
    {
    }
    ~SftpFile() override
    {
        if (d->session.isOpen())
            sftp_close(m_file);
    }
    [[nodiscard]] const QString &path() const override { return m_path; }

    core::Result<std::size_t> readAt(std::uint64_t position, std::span<char> into) override
    {
        struct Asked
        {
            std::uint32_t id = 0, size = 0;
        };
        std::deque<Asked> underWay;
        std::size_t asked = 0, done = 0;
        bool isAtEnd = false;
        sftp_seek64(m_file, position);
        while (!underWay.empty() || (asked < into.size() && !isAtEnd)) {
            while (!isAtEnd && asked < into.size() && underWay.size() < m_underWay) {
                const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(packetBytes, into.size() - asked));
                const int id = sftp_async_read_begin(m_file, size);
                if (id < 0)
                    return fail(d->problem(Tr::tr("The log could not be read"), m_path));
                underWay.push_back({ static_cast<std::uint32_t>(id), size });
                asked += size;
            }
            const Asked first = underWay.front();
            underWay.pop_front();
            m_spare.resize(first.size);
            const int got = sftp_async_read(m_file, m_spare.data(), first.size, first.id);
            if (got < 0)
                return fail(d->problem(Tr::tr("The log could not be read"), m_path));
            if (isAtEnd)
                continue; // behind a short answer: what it holds is read again the next time
            std::copy_n(m_spare.data(), got, into.data() + done);
            done += static_cast<std::size_t>(got);
            isAtEnd = static_cast<std::uint32_t>(got) < first.size;
            m_underWay = isAtEnd ? fewestUnderWay : std::min(2 * m_underWay, mostUnderWay);
        }
        return done;
    }

    core::Result<FileIdentity> status() override
    {
        const Attributes attributes(sftp_fstat(m_file));
        if (!attributes)
            return fail(d->problem(Tr::tr("The log could not be looked at"), m_path));
        return statusOf(*attributes);
    }

    core::Result<FileIdentity> identity() override
    {
        auto found = status();
        if (!found)
            return found;
        std::array<char, headBytes> start;
        const auto got = readAt(0, std::span(start).first(std::min<std::size_t>(start.size(), static_cast<std::size_t>(std::max<std::int64_t>(found->size, 0)))));
        if (!got)
            return fail(got.error());
        found->head = headOf({ start.data(), *got });
        return found;
    }

private:
    std::shared_ptr<SftpFiles::Shared> d;
    sftp_file m_file;
    QString m_path;
    std::size_t m_underWay = fewestUnderWay; ///< questions at once: more as long as all of it is there
    std::vector<char> m_spare;
};

} // namespace

SftpFiles::SftpFiles(std::shared_ptr<Shared> shared)
    : d(std::move(shared))
{
}

SftpFiles::~SftpFiles() = default;

core::Result<std::unique_ptr<SftpFiles>> SftpFiles::start(SshSession &session)
{
    auto shared = std::make_shared<Shared>(session);
    shared->sftp = sftp_new(session.handle());
    if (!shared->sftp || sftp_init(shared->sftp) != SSH_OK) {
        const Problem broken = session.problem(Tr::tr("starting SFTP"));
        if (!session.isOpen() || broken.kind != ProblemKind::Unreachable)
            return fail(broken);
        return fail({ ProblemKind::Denied, Tr::tr("The server has no SFTP for this account"), broken.reason, broken.where, Tr::tr("Choose the route SSH, which can read by commands too.") });
    }
    return std::make_unique<SftpFiles>(std::move(shared));
}

core::Result<std::unique_ptr<OpenFile>> SftpFiles::open(const QString &path)
{
    // Looked at first: to open a pipe waits for its writer.
    const Attributes found(sftp_stat(d->sftp, QFile::encodeName(path).constData()));
    if (found && d->kindOf(*found, path) == FileKind::Special)
        return fail(notAFile(path));
    const sftp_file file = sftp_open(d->sftp, QFile::encodeName(path).constData(), O_RDONLY, 0);
    if (!file)
        return fail(d->problem(Tr::tr("The log could not be opened"), path));
    return std::make_unique<SftpFile>(d, file, path);
}

core::Result<std::optional<FileIdentity>> SftpFiles::statusAt(const QString &path)
{
    const Attributes attributes(sftp_stat(d->sftp, QFile::encodeName(path).constData()));
    if (attributes)
        return statusOf(*attributes);
    const Problem problem = d->problem(Tr::tr("The log could not be looked at"), path);
    if (problem.kind == ProblemKind::Missing)
        return std::nullopt;
    return fail(problem);
}

core::Result<FileKind> SftpFiles::kindAt(const QString &path)
{
    const Attributes attributes(sftp_stat(d->sftp, QFile::encodeName(path).constData()));
    if (!attributes)
        return fail(d->problem(Tr::tr("The log could not be looked at"), path));
    return d->kindOf(*attributes, path);
}

core::Result<QList<FoundFile>> SftpFiles::list(const QString &folder)
{
    const std::unique_ptr<sftp_dir_struct, CloseFolder> handle(sftp_opendir(d->sftp, QFile::encodeName(folder).constData()));
    if (!handle)
        return fail(d->problem(Tr::tr("The folder could not be listed"), folder));
    QList<FoundFile> found;
    const QString base = folder.endsWith(u'/') ? folder : folder + u'/';
    while (const Attributes attributes { sftp_readdir(d->sftp, handle.get()) }) {
        const QString name = QFile::decodeName(attributes->name);
        const char letter = letterOf(*attributes);
        if (name.startsWith(u'.') || name.contains(u'/') || isSpecial(letter))
            continue;
        found.append({ base + name, letter == 'd', letter == 'l', static_cast<std::int64_t>(attributes->size),
            static_cast<core::UtcMicros>(attributes->mtime) * core::microsPerSecond });
        if (found.size() > static_cast<qsizetype>(core::limits::archiveEntries))
            break;
    }
    if (sftp_dir_eof(handle.get()) == 0 && found.size() <= static_cast<qsizetype>(core::limits::archiveEntries))
        return fail(d->problem(Tr::tr("The folder could not be listed"), folder));
    std::sort(found.begin(), found.end(), [](const FoundFile &a, const FoundFile &b) { return a.path < b.path; });
    return found;
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/filekeystore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bw::secrets {

namespace {

using core::Problem;
using core::ProblemKind;

constexpr char head[] = "breakwater-key-1 ";
constexpr qsizetype mostBytes = 4096;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::secrets::FileKeyStore)
};

/// Closes when it goes.
class Descriptor final
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

QString systemReason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

Problem cannotWrite(const QString &path, int error)
{
    const auto kind = error == ENOSPC || error == EFBIG || error == EDQUOT ? ProblemKind::Full : ProblemKind::Denied;
    return {kind, Tr::tr("The store's key could not be kept"), systemReason(error), path,
        Tr::tr("Make the folder writable, or start a desktop keychain")};
}

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto n = ::write(fd, bytes.constData() + done, std::size_t(bytes.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += n;
    }
    return ::fsync(fd) == 0;
}

} // namespace

FileKeyStore::FileKeyStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString FileKeyStore::pathOf(const QString &storeId) const
{
    return m_folder + u'/' + storeId + QLatin1String(".key");
}

core::Result<FoundKey> FileKeyStore::load(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    const QString path = pathOf(storeId);
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0 && (errno == ENOENT || errno == ENOTDIR))
        return core::fail({ProblemKind::Missing, Tr::tr("This desk does not have the store's key"), {}, path,
            Tr::tr("Import it with “breakwaterctl store key import”")});
    if (file.get() < 0)
        return core::fail(
            {ProblemKind::Denied, Tr::tr("The store's key could not be read"), systemReason(errno), path, {}});

    struct stat facts{};
    if (::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode) || (facts.st_mode & 077) != 0)
        return core::fail({ProblemKind::Denied, Tr::tr("The store's key is not used"),
            Tr::tr("others may read its file"), path, Tr::tr("If nobody else has read it: chmod 600")});
    QByteArray bytes(mostBytes, '\0');
    const auto n = ::read(file.get(), bytes.data(), std::size_t(bytes.size()));
    bytes.truncate(n > 0 ? n : 0);
    const bool known = bytes.startsWith(head);
    const auto decoded = QByteArray::fromBase64Encoding(
        bytes.mid(qsizetype(sizeof head) - 1).trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    bytes.fill('\0');
    if (!known || decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return core::fail({ProblemKind::Malformed, Tr::tr("The store's key cannot be read"),
            Tr::tr("its file was altered"), path, Tr::tr("Import it with “breakwaterctl store key import”")});
    FoundKey found{core::Secret({reinterpret_cast<const std::uint8_t *>(decoded.decoded.constData()),
                       std::size_t(decoded.decoded.size())}),
        {KeyPlace::File, path}};
    return found;
}

core::Result<KeyHome> FileKeyStore::save(const QString &storeId, const core::Secret &key)
{
    if (const auto known = load(storeId); known) {
        if (sameBytes(known->key, key))
            return known->home;
        return core::fail({ProblemKind::Conflict, Tr::tr("This desk has another key for this store"), {},
            pathOf(storeId), Tr::tr("Move that file away first, if you are sure that it is not needed")});
    } else if (known.error().kind != ProblemKind::Missing) {
        return core::fail(known.error());
    }

    const QString path = pathOf(storeId);
    const QByteArray folder = QFile::encodeName(m_folder);
    if (!QDir().mkpath(QFileInfo(m_folder).path()) || (::mkdir(folder.constData(), 0700) != 0 && errno != EEXIST))
        return core::fail(cannotWrite(path, errno));
    const QByteArray temporary = QFile::encodeName(path) + ".new";
    ::unlink(temporary.constData()); // left by a crash
    const Descriptor file(::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return core::fail(cannotWrite(path, errno));
    QByteArray text = head
        + QByteArray::fromRawData(reinterpret_cast<const char *>(key.bytes().data()), qsizetype(key.bytes().size()))
              .toBase64()
        + '\n';
    const bool written = writeAll(file.get(), text);
    int error = written ? 0 : errno;
    text.fill('\0');
    // link() and not rename(): it refuses to replace a key that another process has just written.
    if (written && ::link(temporary.constData(), QFile::encodeName(path).constData()) != 0)
        error = errno;
    ::unlink(temporary.constData());
    if (error == EEXIST)
        return save(storeId, key);
    if (error != 0)
        return core::fail(cannotWrite(path, error));
    const Descriptor parent(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent.get() >= 0)
        ::fsync(parent.get());
    return KeyHome{KeyPlace::File, path};
}

core::Done FileKeyStore::remove(const QString &storeId)
{
    if (!isStoreId(storeId))
        return core::fail({ProblemKind::Usage, Tr::tr("This is not the id of a store"), {}, {}, {}});
    if (::unlink(QFile::encodeName(pathOf(storeId)).constData()) != 0 && errno != ENOENT && errno != ENOTDIR)
        return core::fail({ProblemKind::Denied, Tr::tr("The store's key could not be removed"), systemReason(errno),
            pathOf(storeId), {}});
    return {};
}

} // namespace bw::secrets

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bw::secrets {

using core::fail;
using core::ProblemKind;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::secrets)
};

constexpr std::size_t mostSecretBytes = 4096; ///< a token of OAuth may be long

core::Problem unreadable(ProblemKind kind, const QString &path)
{
    return { kind, Tr::tr("The password cannot be read from its file"), {}, path, Tr::tr("Write it into that file, one line, mode 0600.") };
}

core::Result<core::Secret> read(const QString &path, bool mustBePrivate)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return fail(unreadable(ProblemKind::Missing, path));
    struct stat info {};
    const bool isFile = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    std::array<std::uint8_t, mostSecretBytes + 1> bytes {};
    const ssize_t read = isFile ? ::read(fd, bytes.data(), bytes.size()) : -1;
    ::close(fd);
    const auto wipe = [&bytes] {
        volatile std::uint8_t *p = bytes.data();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            p[i] = 0;
    };
    if (mustBePrivate && isFile && ((info.st_mode & 0077) != 0 || info.st_uid != ::geteuid())) {
        wipe();
        return fail({ ProblemKind::Denied, Tr::tr("Others may read the file with the password"), {}, path, Tr::tr("Give the file to the user that runs this, with chmod 600.") });
    }
    const auto end = std::find_if(bytes.begin(), bytes.begin() + std::max<ssize_t>(read, 0), [](std::uint8_t byte) { return byte == '\n' || byte == '\r' || byte == 0; });
    core::Secret secret(std::span<const std::uint8_t>(bytes.data(), static_cast<std::size_t>(end - bytes.begin())));
    wipe();
    if (secret.isEmpty() || read > static_cast<ssize_t>(mostSecretBytes))
        return fail(unreadable(ProblemKind::Malformed, path));
    return secret;
}

} // namespace

core::Result<core::Secret> readSecretFile(const QString &path)
{
    return read(path, true);
}

core::Result<core::Secret> readCredential(const QString &name)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const QString path = folder + u'/' + name;
    if (folder.isEmpty() || name.contains(u'/') || !QFile::exists(path))
        return fail(unreadable(ProblemKind::Missing, path));
    return read(path, false);
}

core::Done writeSecretFile(const QString &path, const core::Secret &secret)
{
    QSaveFile file(path);
    const auto text = secret.bytes();
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(reinterpret_cast<const char *>(text.data()), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) && file.write("\n", 1) == 1 && file.commit();
    if (isWritten)
        return {};
    return fail({ ProblemKind::Denied, Tr::tr("The secret could not be kept in its file"), file.errorString(), path, Tr::tr("Name a file in a folder that you may write to.") });
}

} // namespace bw::secrets

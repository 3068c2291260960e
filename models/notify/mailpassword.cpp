// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/mailpassword.h"

#include "models/notify/tr.h"
#include "models/secrets/keychain.h"

#include <QFile>

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::notify {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::size_t mostPasswordBytes = 1024;

QString entryOf(const config::Notices &notices)
{
    return u"smtp-password/"_s + notices.user + u'@' + notices.server;
}

/// The first line. \p mustBePrivate: the manager's own folder is private already.
core::Result<core::Secret> readFile(const QString &path, bool mustBePrivate)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return fail({ ProblemKind::Missing, Tr::tr("The password of the mail server cannot be read"), {}, path, Tr::tr("Write it into that file, one line, mode 0600.") });
    struct stat info {};
    const bool isFile = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    std::array<std::uint8_t, mostPasswordBytes + 1> bytes {};
    const ssize_t read = isFile ? ::read(fd, bytes.data(), bytes.size()) : -1;
    ::close(fd);
    const auto wipe = [&bytes] {
        volatile std::uint8_t *p = bytes.data();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            p[i] = 0;
    };
    if (mustBePrivate && isFile && ((info.st_mode & 0077) != 0 || info.st_uid != ::geteuid())) {
        wipe();
        return fail({ ProblemKind::Denied, Tr::tr("Others may read the password of the mail server"), {}, path, Tr::tr("Give the file to the user that runs this, with chmod 600.") });
    }
    const auto end = std::find_if(bytes.begin(), bytes.begin() + std::max<ssize_t>(read, 0), [](std::uint8_t byte) { return byte == '\n' || byte == '\r' || byte == 0; });
    core::Secret secret(std::span<const std::uint8_t>(bytes.data(), static_cast<std::size_t>(end - bytes.begin())));
    wipe();
    if (secret.isEmpty() || read > static_cast<ssize_t>(mostPasswordBytes))
        return fail({ ProblemKind::Malformed, Tr::tr("The password of the mail server cannot be read"), {}, path, Tr::tr("Write it into that file, one line, mode 0600.") });
    return secret;
}

} // namespace

core::Result<core::Secret> mailPassword(const config::Notices &notices, std::chrono::milliseconds patience)
{
    if (const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY"); !folder.isEmpty() && QFile::exists(folder + u"/smtp-password"_s))
        return readFile(folder + u"/smtp-password"_s, false);
    if (!notices.passwordFile.isEmpty())
        return readFile(notices.passwordFile, true);
    auto kept = secrets::Keychain(patience).read(entryOf(notices));
    if (kept)
        return kept;
    return fail({ ProblemKind::Missing, Tr::tr("No password of the mail server is kept"), kept.error().what, notices.server,
        Tr::tr("Keep one in the keychain, in a file of mode 0600, or as the credential smtp-password.") });
}

core::Done keepMailPassword(const config::Notices &notices, const core::Secret &password, std::chrono::milliseconds patience)
{
    const secrets::Keychain keychain(patience);
    return password.isEmpty() ? keychain.remove(entryOf(notices)) : keychain.write(entryOf(notices), password);
}

} // namespace bw::notify

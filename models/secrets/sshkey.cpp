// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/sshkey.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <libssh/libssh.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bw::secrets {

using core::fail;
using core::ProblemKind;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::secrets::SshKey)
};

struct FreeKey
{
    void operator()(ssh_key_struct *key) const { ssh_key_free(key); }
};
using Key = std::unique_ptr<ssh_key_struct, FreeKey>;

core::Problem failed(const QString &reason, const QString &file)
{
    return { ProblemKind::Denied, Tr::tr("The key could not be made"), reason, file, Tr::tr("Check that the folder can be written.") };
}

core::Result<SshKey> describe(ssh_key publicKey, const QString &file)
{
    char *text = nullptr;
    if (ssh_pki_export_pubkey_base64(publicKey, &text) != SSH_OK)
        return fail({ ProblemKind::Malformed, Tr::tr("The key cannot be read"), {}, file, {} });
    SshKey key { file, QStringLiteral("%1 %2 breakwater").arg(QString::fromLatin1(ssh_key_type_to_char(ssh_key_type(publicKey))), QString::fromLatin1(text)), {} };
    ssh_string_free_char(text);
    unsigned char *hash = nullptr;
    std::size_t size = 0;
    if (ssh_get_publickey_hash(publicKey, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) == 0) {
        char *fingerprint = ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size);
        key.fingerprint = QString::fromLatin1(fingerprint ? fingerprint : "");
        ssh_string_free_char(fingerprint);
        ssh_clean_pubkey_hash(&hash);
    }
    return key;
}

/// Writes a file that only its owner may read, under a name that comes to life when it is whole. Never over another.
bool writeOnce(const QString &path, const QByteArray &content, mode_t mode)
{
    const QByteArray name = QFile::encodeName(path), draft = name + ".new";
    ::unlink(draft.constData());
    const int file = ::open(draft.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode);
    if (file < 0)
        return false;
    const bool isWhole = ::write(file, content.constData(), static_cast<std::size_t>(content.size())) == content.size() && ::fsync(file) == 0;
    const bool isClosed = ::close(file) == 0;
    const bool isThere = isWhole && isClosed && ::link(draft.constData(), name.constData()) == 0;
    const int error = errno;
    ::unlink(draft.constData());
    errno = error;
    return isThere;
}

/// The key in OpenSSH's form; empty where that fails. Through a file in memory: ssh_pki_export_privkey_base64 of libssh
/// 0.10 copies with strndup from a buffer that no NUL ends, which AddressSanitizer's strict_string_checks refuses.
QByteArray privateText(ssh_key key)
{
    QFile memory;
    const int descriptor = ::memfd_create("breakwater-key", MFD_CLOEXEC);
    if (descriptor < 0 || !memory.open(descriptor, QIODevice::ReadWrite, QFileDevice::AutoCloseHandle))
        return {};
    const QByteArray path = "/proc/self/fd/" + QByteArray::number(descriptor);
    if (ssh_pki_export_privkey_file(key, nullptr, nullptr, nullptr, path.constData()) != SSH_OK)
        return {};
    return memory.readAll();
}

} // namespace

QString ownKeyFile(const QString &folder)
{
    return folder + QStringLiteral("/id_ed25519");
}

core::Result<SshKey> makeOwnKey(const QString &folder)
{
    const QString file = ownKeyFile(folder);
    if (QFileInfo::exists(file))
        return fail({ ProblemKind::Conflict, Tr::tr("There is a key already"), {}, file, Tr::tr("Use it: fleet key show prints it.") });
    QDir().mkpath(QFileInfo(folder).absolutePath());
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)
        return fail(failed(QString::fromLocal8Bit(std::strerror(errno)), folder));
    ssh_key raw = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &raw) != SSH_OK)
        return fail(failed(Tr::tr("libssh made none"), file));
    const Key key(raw);
    QByteArray content = privateText(key.get());
    if (content.isEmpty())
        return fail(failed(Tr::tr("libssh made none"), file));
    const bool isWritten = writeOnce(file, content, 0600);
    const int error = errno;
    ::explicit_bzero(content.data(), static_cast<std::size_t>(content.size()));
    if (!isWritten)
        return fail(failed(QString::fromLocal8Bit(std::strerror(error)), file));
    auto made = ownKey(folder);
    if (made) {
        QFile::remove(file + QStringLiteral(".pub"));
        writeOnce(file + QStringLiteral(".pub"), made->publicLine.toUtf8() + '\n', 0644);
    }
    return made;
}

core::Result<SshKey> ownKey(const QString &folder)
{
    const QString file = ownKeyFile(folder);
    struct stat found {};
    if (::lstat(QFile::encodeName(file).constData(), &found) != 0)
        return fail({ ProblemKind::Missing, Tr::tr("No key was made on this desk yet"), {}, file, Tr::tr("Make one with fleet key make.") });
    if (!S_ISREG(found.st_mode) || (found.st_mode & 077) != 0)
        return fail({ ProblemKind::Denied, Tr::tr("The key may be read by others"), {}, file, Tr::tr("Take it back with chmod 600, or remove it and make a new one.") });
    return keyAt(file);
}

core::Result<SshKey> keyAt(const QString &file)
{
    ssh_key raw = nullptr;
    if (ssh_pki_import_privkey_file(QFile::encodeName(file).constData(), nullptr, nullptr, nullptr, &raw) != SSH_OK)
        return fail({ ProblemKind::Malformed, Tr::tr("The key cannot be read"), {}, file, Tr::tr("Remove it and make a new one.") });
    const Key key(raw);
    ssh_key rawPublic = nullptr;
    if (ssh_pki_export_privkey_to_pubkey(key.get(), &rawPublic) != SSH_OK)
        return fail({ ProblemKind::Malformed, Tr::tr("The key cannot be read"), {}, file, {} });
    const Key publicKey(rawPublic);
    return describe(publicKey.get(), file);
}

bool opensKeyFile(const QString &file, const core::Secret &passphrase)
{
    std::string text(passphrase.bytes().begin(), passphrase.bytes().end());
    ssh_key raw = nullptr;
    const bool opens = ssh_pki_import_privkey_file(QFile::encodeName(file).constData(), text.c_str(), nullptr, nullptr, &raw) == SSH_OK;
    ::explicit_bzero(text.data(), text.size());
    ssh_key_free(raw);
    return opens;
}

} // namespace bw::secrets

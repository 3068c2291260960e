// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

#include <functional>
#include <optional>

namespace bw::mta {

/// What programs of a host say, without what differs from one look to the next: a snapshot is compared with the one before it. Any bytes.
/// Settings are "name = value" lines.

/// "127.0.0.1:25" of ss -H -l -t -n or netstat -l -t -n (Linux), a line each, sorted; passing ones left out.
[[nodiscard]] QByteArray listenersFrom(const QByteArray &said);
/// ID, VERSION_ID and PRETTY_NAME of os-release(5) as settings.
[[nodiscard]] QByteArray releaseFrom(const QByteArray &said);
/// resolv.conf(5) as settings: "nameserver = 127.0.0.1, ::1", "options = edns0 trust-ad".
[[nodiscard]] QByteArray resolverFrom(const QByteArray &said);

/// An installed package: its version, and when it was put there (seconds since 1970; 0: not known).
struct Package
{
    QString version;
    qint64 installed = 0;
    bool operator==(const Package &) const = default;
};
/// Of "name version installed" (dpkg-query) or "name version seconds" (rpm) lines; packages that are not installed are left out.
[[nodiscard]] QMap<QString, Package> packagesFrom(const QByteArray &said);

/// Per package of apt-cache policy NAME…: the highest version above the installed one that a security archive has ("none": there is none),
/// and ", in no archive" where nothing but dpkg knows the installed one's package.
[[nodiscard]] QMap<QString, QString> fixesFrom(const QByteArray &policy);
/// Is one of the lists that apt has (names of /var/lib/apt/lists/*Release) that of an archive of security fixes?
[[nodiscard]] bool hasSecurityArchive(const QByteArray &lists);

/// A process of ps -e -o user:32= -o etimes= -o comm=.
struct Process
{
    QString user, command; ///< the command cut to 15 characters, as the kernel does
    qint64 age = 0; ///< seconds
};
[[nodiscard]] QList<Process> processesFrom(const QByteArray &said);
/// Commands of mail programs that take data from the net, run as root and are no parent that has to.
[[nodiscard]] QStringList netFacingAsRoot(const QList<Process> &processes);
/// How long the oldest process of a package's program runs; nothing: none does, or the package has none that is known.
[[nodiscard]] std::optional<qint64> oldestOf(const QString &package, const QList<Process> &processes);

/// What chronyc -n tracking says in timedatectl's word: "NTPSynchronized = yes".
[[nodiscard]] QByteArray clockFromChrony(const QByteArray &said);
/// The source of findmnt without the part in brackets that btrfs adds; empty: no block device.
[[nodiscard]] QString deviceOf(const QByteArray &findmnt);
/// Jails of fail2ban-client status, sorted.
[[nodiscard]] QStringList jailsFrom(const QByteArray &said);

/// Paths of files that hold secrets, by the settings of Postfix: "tls key" or "password".
struct SecretPath
{
    QString kind, path;
    bool operator==(const SecretPath &) const = default;
};
[[nodiscard]] QList<SecretPath> secretsOfPostfix(const QByteArray &settings);

/// Keys of DKIM by their names, and folders, as askSecrets() has them, of find … -printf '%y %m %u %g %p'; and "closed /etc/dkimkeys" of a
/// folder that find was denied.
[[nodiscard]] QByteArray dkimKeysFrom(const QByteArray &said, const QByteArray &errors);

/// The asked keywords of sshd_config(5) with the files that it includes: the first value wins, Match blocks are left out.
struct SshdSettings
{
    QMap<QString, QString> values; ///< passwordauthentication, kbdinteractiveauthentication, permitrootlogin: as set, else sshd's default
    QStringList places; ///< "/etc/ssh/sshd_config:57 passwordauthentication no"; "… (default)"
    QString problem; ///< what could not be followed: then what is not set before it is missing from values
};
using ReadFile = std::function<std::optional<QByteArray>(const QString &path)>;
/// \p dropIns: the files of /etc/ssh/sshd_config.d that end in .conf; nothing: the folder could not be listed.
[[nodiscard]] SshdSettings sshdSettingsFrom(const QByteArray &config, const std::optional<QStringList> &dropIns, const ReadFile &read);
/// The same of sshd -T.
[[nodiscard]] SshdSettings sshdSettingsFromTest(const QByteArray &said);

} // namespace bw::mta

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sshd.h"

#include <QDir>
#include <QFile>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bw::test {

QString Sshd::whyNot()
{
    return whyNotHere({ u"/usr/sbin/sshd"_s, u"/usr/bin/ssh-keygen"_s }, true);
}

Sshd::Sshd(const WorkFolder &folder, SshdOptions options)
    : m_folder(folder)
    , m_options(std::move(options))
    , m_port(freePort())
{
    m_folder.makeFolder(m_options.name);
    makeHostKey();
    makeKey("user");
    makeKey("locked", u"correct horse"_s);
    makeKey("stranger");
    m_folder.write(m_options.name + u"/authorized_keys"_s, contentOf(path("user.pub")) + contentOf(path("locked.pub")));
}

QString Sshd::path(const char *name) const
{
    return m_folder.path(m_options.name + u'/' + QLatin1String(name));
}

void Sshd::makeKey(const char *name, const QString &passphrase) const
{
    QFile::remove(path(name));
    QFile::remove(path(name) + u".pub"_s);
    static_cast<void>(runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, passphrase, u"-C"_s, QLatin1String(name), u"-f"_s, path(name) }));
}

void Sshd::makeHostKey()
{
    makeKey("host");
}

QString Sshd::keyFile() const { return path("user"); }
QString Sshd::lockedKeyFile() const { return path("locked"); }
QString Sshd::strangerKeyFile() const { return path("stranger"); }
QByteArray Sshd::log() const { return contentOf(path("log")); }

QString Sshd::fingerprint() const
{
    return QString::fromLatin1(runProgram(u"ssh-keygen"_s, { u"-lf"_s, path("host.pub") }).out).section(u' ', 1, 1);
}

QString Sshd::start()
{
    QByteArray config = m_options.more + "Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey " + path("host").toUtf8() + "\nPidFile none\n"
        "AuthorizedKeysFile " + path("authorized_keys").toUtf8() + "\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
        "PermitRootLogin yes\nAllowTcpForwarding yes\nLogLevel VERBOSE\n";
    if (m_options.hasSftp)
        config += "Subsystem sftp internal-sftp\n";
    if (!m_options.forceCommand.isEmpty())
        config += "ForceCommand " + m_options.forceCommand.toUtf8() + '\n';
    m_folder.write(m_options.name + u"/sshd_config"_s, config);
    const QByteArray listening = "Server listening on";
    const qsizetype before = log().count(listening);
    QDir().mkpath(u"/run/sshd"_s); // compiled in: where its unprivileged half is shut in
    m_program = std::make_unique<Program>(u"/usr/sbin/sshd"_s, QStringList { u"-D"_s, u"-f"_s, path("sshd_config"), u"-E"_s, path("log") });
    // By its own word: a connection to look would stand in its log, and late.
    if (waitUntil([&] { return log().count(listening) > before || !m_program->isRunning(); }) && m_program->isRunning())
        return {};
    return QString::fromUtf8(m_program->readErr() + log());
}

void Sshd::cut()
{
    // Its children by the kernel's own list: nobody else's.
    const QByteArray pid = QByteArray::number(m_program->pid());
    const QList<QByteArray> children = contentOf(QString::fromLatin1("/proc/" + pid + "/task/" + pid + "/children")).simplified().split(' ');
    m_program.reset();
    for (const QByteArray &child : children)
        if (const int id = child.toInt(); id > 1)
            ::kill(id, SIGKILL);
}

void Sshd::stop()
{
    m_program.reset();
}

} // namespace bw::test

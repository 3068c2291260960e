// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dovecot.h"

#include "tests/support/program.h"

#include <QFileInfo>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {
const QString imapUser = u"reports@example.org"_s;

/// Its ports answer and its sockets are there before the pid file is, and without that nobody can stop it.
bool hasPid(const QString &pidFile)
{
    return contentOf(pidFile).trimmed().toInt() > 0;
}

/// `dovecot stop` asks the master to end and may return before it has: its socket and its pid file would be in the way of the next one.
void stopMaster(const QString &config, const QString &pidFile)
{
    const int pid = contentOf(pidFile).trimmed().toInt();
    (void)runProgram(u"/usr/sbin/dovecot"_s, { u"-c"_s, config, u"stop"_s });
    if (pid <= 0 || waitUntil([pid] { return ::kill(pid, 0) != 0; }, 20'000))
        return;
    ::kill(pid, SIGKILL);
    (void)waitUntil([pid] { return ::kill(pid, 0) != 0; }, 5'000);
}
}

DovecotImap::DovecotImap(const WorkFolder &folder, const QString &password, const QString &tls, const QByteArray &more)
    : m_folder(folder)
    , m_port(freePort())
    , m_startTlsPort(freePort())
{
    m_folder.write(u"imap/users"_s, imapUser.toUtf8() + ":{PLAIN}" + password.toUtf8() + '\n');
    m_folder.makeFolder(u"imap/home"_s);
    m_folder.give(u"imap/home"_s, u"nobody"_s, u"nogroup"_s);
    const QString config = uR"(base_dir = %1/run
state_dir = %1/state
log_path = %1/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <%2/cert.pem
ssl_key = <%2/key.pem
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:%1/home/mail
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
passdb {
  driver = passwd-file
  args = %1/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=%1/home
}
service imap-login {
  inet_listener imap {
    port = %4
  }
  inet_listener imaps {
    port = %3
    ssl = yes
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
}
)"_s.arg(m_folder.path(u"imap"_s), m_folder.path(tls)).arg(m_port).arg(m_startTlsPort);
    m_folder.write(u"imap/dovecot.conf"_s, config.toUtf8() + more);
}

DovecotImap::~DovecotImap()
{
    stop();
}

QString DovecotImap::whyNot()
{
    if (!QFileInfo::exists(u"/usr/lib/dovecot/imap"_s))
        return u"needs the package dovecot-imapd"_s;
    return whyNotHere({ u"dovecot"_s, u"doveadm"_s, u"openssl"_s }, true);
}

QString DovecotImap::start()
{
    const auto ran = runProgram(u"/usr/sbin/dovecot"_s, { u"-c"_s, m_folder.path(u"imap/dovecot.conf"_s) });
    if (ran.exitCode != 0)
        return QString::fromUtf8("dovecot: " + ran.out + ran.err);
    m_isRunning = true;
    if (!waitUntil([this] { return hasPid(m_folder.path(u"imap/run/master.pid"_s)) && portAnswers(m_port) && portAnswers(m_startTlsPort); }))
        return u"dovecot does not answer: "_s + QString::fromUtf8(contentOf(m_folder.path(u"imap/log"_s)));
    return {};
}

void DovecotImap::stop()
{
    if (m_isRunning)
        stopMaster(m_folder.path(u"imap/dovecot.conf"_s), m_folder.path(u"imap/run/master.pid"_s));
    m_isRunning = false;
}

QString DovecotImap::deliver(const QList<QByteArray> &mails, const QString &mailbox)
{
    for (const QByteArray &mail : mails) {
        const Ran ran = runProgram(u"doveadm"_s, { u"-c"_s, m_folder.path(u"imap/dovecot.conf"_s), u"save"_s, u"-u"_s, imapUser, u"-m"_s, mailbox }, mail);
        if (ran.exitCode != 0)
            return QString::fromUtf8(ran.err);
    }
    return {};
}

QByteArray DovecotImap::admin(const QStringList &words, const QByteArray &input) const
{
    QStringList all { u"-c"_s, m_folder.path(u"imap/dovecot.conf"_s) };
    all << words.first() << (words.first() == u"mailbox" || words.first() == u"flags" ? QStringList { words.at(1), u"-u"_s, imapUser } + words.mid(2) : QStringList { u"-u"_s, imapUser } + words.mid(1));
    return runProgram(u"doveadm"_s, all, input).out;
}

int DovecotImap::count(const QString &mailbox, const QString &which) const
{
    return static_cast<int>(admin({ u"search"_s, u"mailbox"_s, mailbox, which }).count('\n'));
}

DovecotAuth::DovecotAuth(const WorkFolder &folder, const QMap<QString, QString> &users, QString socketFolder)
    : m_folder(folder)
    , m_socketFolder(std::move(socketFolder))
{
    QByteArray passwords;
    for (auto it = users.begin(); it != users.end(); ++it)
        passwords += it.key().toUtf8() + ":{PLAIN}" + it.value().toUtf8() + '\n';
    m_folder.write(u"dovecot/users"_s, passwords);
    const QString config = uR"(base_dir = %1/run
state_dir = %1/state
log_path = %1/log
protocols =
ssl = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = %1/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=%1/home
}
# No penalty for an address that fails often: it would make each failure slower than the last.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service auth {
  unix_listener %2/auth {
    mode = 0660
    user = postfix
  }
}
)"_s.arg(m_folder.path(u"dovecot"_s), m_socketFolder);
    m_folder.write(u"dovecot/dovecot.conf"_s, config.toUtf8());
}

DovecotAuth::~DovecotAuth()
{
    stop();
}

QString DovecotAuth::start()
{
    const auto ran = runProgram(u"/usr/sbin/dovecot"_s, {u"-c"_s, m_folder.path(u"dovecot/dovecot.conf"_s)});
    if (ran.exitCode != 0)
        return QString::fromUtf8("dovecot: " + ran.out + ran.err);
    m_running = true;
    if (!waitUntil([this] { return hasPid(m_folder.path(u"dovecot/run/master.pid"_s)) && QFileInfo::exists(m_socketFolder + u"/auth"_s); }))
        return u"dovecot made no socket: "_s + QString::fromUtf8(contentOf(m_folder.path(u"dovecot/log"_s)));
    return {};
}

void DovecotAuth::stop()
{
    if (m_running)
        stopMaster(m_folder.path(u"dovecot/dovecot.conf"_s), m_folder.path(u"dovecot/run/master.pid"_s));
    m_running = false;
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dovecot.h"

#include "tests/support/program.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bw::test {

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
    if (!waitUntil([this] { return QFileInfo::exists(m_socketFolder + u"/auth"_s); }))
        return u"dovecot made no socket: "_s + QString::fromUtf8(contentOf(m_folder.path(u"dovecot/log"_s)));
    return {};
}

void DovecotAuth::stop()
{
    if (m_running)
        (void)runProgram(u"/usr/sbin/dovecot"_s, {u"-c"_s, m_folder.path(u"dovecot/dovecot.conf"_s), u"stop"_s});
    m_running = false;
}

} // namespace bw::test

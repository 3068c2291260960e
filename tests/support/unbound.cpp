// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/unbound.h"

using namespace Qt::StringLiterals;

namespace bw::test {

Unbound::Unbound(const WorkFolder &folder, quint16 server, const QString &muteZone, quint16 mute)
    : m_port(freePort())
{
    folder.write(u"unbound/unbound.conf"_s,
        u"server:\n    interface: 127.0.0.1\n    port: %1\n    do-daemonize: no\n    username: \"\"\n    chroot: \"\"\n    directory: \"%2\"\n    pidfile: \"\"\n    use-syslog: no\n"
        "    do-not-query-localhost: no\n    access-control: 127.0.0.0/8 allow\n    unblock-lan-zones: yes\n    insecure-lan-zones: yes\n    do-ip6: no\n"
        "    local-zone: \"test.\" nodefault\n    local-zone: \"127.in-addr.arpa.\" nodefault\nremote-control:\n    control-enable: no\n"
        "forward-zone:\n    name: \".\"\n    forward-addr: 127.0.0.1@%3\nforward-zone:\n    name: \"%4\"\n    forward-addr: 127.0.0.1@%5\n"_s.arg(m_port)
            .arg(folder.path(u"unbound"_s))
            .arg(server)
            .arg(muteZone)
            .arg(mute)
            .toUtf8());
    m_program = std::make_unique<Program>(u"/usr/sbin/unbound"_s, QStringList { u"-d"_s, u"-c"_s, folder.path(u"unbound/unbound.conf"_s) });
}

QString Unbound::waitUntilReady() const
{
    if (waitUntil([this] { return portAnswers(m_port); }))
        return {};
    return u"unbound: "_s + QString::fromUtf8(m_program->readErr());
}

} // namespace bw::test

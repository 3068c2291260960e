// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nsd.h"

using namespace Qt::StringLiterals;

namespace bw::test {

Nsd::Nsd(const WorkFolder &folder)
    : m_folder(folder)
    , m_port(freePort())
{
}

void Nsd::addZone(const QString &zone, const QByteArray &records)
{
    m_zones.insert(zone, records);
}

QString Nsd::start()
{
    const QString home = m_folder.path(u"nsd"_s);
    QByteArray config = u"server:\n    ip-address: 127.0.0.1@%1\n    zonesdir: \"%2\"\n    database: \"\"\n    pidfile: \"\"\n    zonelistfile: \"%2/zone.list\"\n    xfrdfile: \"\"\n"
                        "    xfrdir: \"%2\"\n    logfile: \"%2/log\"\n    username: \"\"\n    server-count: 1\n    hide-version: yes\nremote-control:\n    control-enable: no\n"_s.arg(m_port)
                            .arg(home)
                            .toUtf8();
    for (auto it = m_zones.begin(); it != m_zones.end(); ++it) {
        const QString file = it.key() + u".zone"_s;
        config += "zone:\n    name: \"" + it.key().toUtf8() + "\"\n    zonefile: \"" + file.toUtf8() + "\"\n";
        if (!it.value().isEmpty())
            m_folder.write(u"nsd/"_s + file, "$ORIGIN " + it.key().toUtf8() + ".\n$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns\nns A 127.0.0.1\n" + it.value());
    }
    m_folder.write(u"nsd/nsd.conf"_s, config);
    m_program = std::make_unique<Program>(u"/usr/sbin/nsd"_s, QStringList { u"-d"_s, u"-c"_s, home + u"/nsd.conf"_s });
    if (!waitUntil([this] { return portAnswers(m_port); }))
        return u"nsd: "_s + QString::fromUtf8(m_program->readErr() + contentOf(home + u"/log"_s));
    return {};
}

} // namespace bw::test

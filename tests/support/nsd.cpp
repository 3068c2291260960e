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

void Nsd::writeZone(const QString &zone) const
{
    m_folder.write(u"nsd/"_s + zone + u".zone"_s,
        "$ORIGIN " + zone.toUtf8() + ".\n$TTL 300\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns\nns A 127.0.0.1\n" + m_zones[zone]);
}

QByteArray Nsd::sign(const QString &zone)
{
    writeZone(zone);
    const QString home = m_folder.path(u"nsd"_s);
    // ldns-keygen writes into the folder that it runs in.
    const Ran key = runProgram(u"/bin/sh"_s, { u"-c"_s, u"cd '%1' && ldns-keygen -a ECDSAP256SHA256 -k '%2'"_s.arg(home, zone) });
    const QString name = QString::fromUtf8(key.out).trimmed();
    const Ran done = runProgram(u"/bin/sh"_s, { u"-c"_s, u"cd '%1' && ldns-signzone -f '%2.signed' '%2.zone' '%3'"_s.arg(home, zone, name) });
    if (key.exitCode != 0 || done.exitCode != 0)
        return {};
    m_signed.insert(zone);
    return contentOf(home + u'/' + name + u".ds"_s).trimmed();
}

QString Nsd::start()
{
    const QString home = m_folder.path(u"nsd"_s);
    QByteArray config = u"server:\n    ip-address: 127.0.0.1@%1\n    zonesdir: \"%2\"\n    database: \"\"\n    pidfile: \"\"\n    zonelistfile: \"%2/zone.list\"\n    xfrdfile: \"\"\n"
                        "    xfrdir: \"%2\"\n    logfile: \"%2/log\"\n    username: \"\"\n    server-count: 1\n    hide-version: yes\nremote-control:\n    control-enable: no\n"_s.arg(m_port)
                            .arg(home)
                            .toUtf8();
    for (auto it = m_zones.begin(); it != m_zones.end(); ++it) {
        const QString file = it.key() + (m_signed.contains(it.key()) ? u".signed"_s : u".zone"_s);
        config += "zone:\n    name: \"" + it.key().toUtf8() + "\"\n    zonefile: \"" + file.toUtf8() + "\"\n";
        if (!it.value().isEmpty())
            writeZone(it.key());
    }
    m_folder.write(u"nsd/nsd.conf"_s, config);
    m_program = std::make_unique<Program>(u"/usr/sbin/nsd"_s, QStringList { u"-d"_s, u"-c"_s, home + u"/nsd.conf"_s });
    if (!waitUntil([this] { return portAnswers(m_port); }))
        return u"nsd: "_s + QString::fromUtf8(m_program->readErr() + contentOf(home + u"/log"_s));
    return {};
}

} // namespace bw::test

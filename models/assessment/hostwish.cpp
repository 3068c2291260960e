// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/assessment/tr.h"
#include "models/core/domainname.h"
#include "models/core/ipaddress.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

core::Result<HostWish> hostWishOf(const QString &hostAndPort, const QString &protocol, const QString &name)
{
    const qsizetype colon = hostAndPort.lastIndexOf(u':');
    QString host = hostAndPort.left(colon);
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (isBracketed)
        host = host.mid(1, host.size() - 2);
    bool isPort = false;
    const ushort port = colon < 0 ? ushort(0) : QStringView(hostAndPort).mid(colon + 1).toUShort(&isPort);
    const auto address = core::IpAddress::parse(host.toStdString());
    const bool isHost = address.isKnown() ? isBracketed == (address.length == 16) : !isBracketed && core::domainName(host).has_value();
    if (!isHost || !isPort || port == 0)
        return core::fail(core::Problem { core::ProblemKind::Usage, Tr::tr("\"%1\" is not a host with its port").arg(hostAndPort), {}, {}, Tr::tr("Write mx1.example.org:25, 192.0.2.1:587 or [2001:db8::1]:465.") });
    HostWish wish;
    wish.host = address.isKnown() ? host : *core::domainName(host);
    wish.port = port;
    wish.protocol = protocol;
    wish.name = name;
    return wish;
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/opendmarc/snapshot.h"

#include "models/mta/asking.h"

using namespace Qt::StringLiterals;

namespace bw::mta::opendmarc {

namespace {

core::Done takeSnapshot(transport::Route &route, const Asked &, fleet::Snapshot &into)
{
    Asking asking(route, into);
    const auto isThere = asking.version(u"opendmarc.version"_s, "/usr/sbin/opendmarc -V");
    if (!isThere)
        return core::fail(isThere.error());
    if (!*isThere)
        return {};
    QString why;
    const auto unit = asking.ask("systemctl show --property=ExecStart opendmarc.service", {}, &why);
    if (!unit)
        return core::fail(unit.error());
    const QString file = fileOfOption(unit->value_or(QByteArray()), "-c"); // opendmarc(8)
    return asking.words(u"opendmarc.settings"_s, "cat -- {}", { file.isEmpty() ? u"/etc/opendmarc.conf"_s : file });
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::opendmarc

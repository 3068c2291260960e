// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/opendkim/snapshot.h"

#include "models/mta/asking.h"

using namespace Qt::StringLiterals;

namespace bw::mta::opendkim {

namespace {

core::Done takeSnapshot(transport::Route &route, const Asked &, fleet::Snapshot &into)
{
    Asking asking(route, into);
    const auto isThere = asking.version(u"opendkim.version"_s, "/usr/sbin/opendkim -V");
    if (!isThere)
        return core::fail(isThere.error());
    if (!*isThere)
        return {};
    QString why;
    const auto unit = asking.ask("systemctl show --property=ExecStart opendkim.service", {}, &why);
    if (!unit)
        return core::fail(unit.error());
    const QString file = fileOfOption(unit->value_or(QByteArray()), "-x"); // opendkim(8)
    return asking.words(u"opendkim.settings"_s, "cat -- {}", { file.isEmpty() ? u"/etc/opendkim.conf"_s : file });
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::opendkim

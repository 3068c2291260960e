// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/opendkim/snapshot.h"

#include "models/fleet/comparison.h"
#include "models/mta/asking.h"
#include "models/mta/host.h"

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
    if (auto done = asking.words(u"opendkim.settings"_s, "cat -- {}", { file.isEmpty() ? u"/etc/opendkim.conf"_s : file }); !done)
        return done;
    QList<SecretPath> keys;
    for (const fleet::Setting &setting : fleet::settingsOf(into.sections.back().text))
        if (setting.name.compare("KeyFile"_L1, Qt::CaseInsensitive) == 0 && setting.value.startsWith(u'/'))
            keys.append({ u"dkim key"_s, setting.value });
    return keys.isEmpty() ? core::Done() : askSecrets(asking, u"opendkim.secrets"_s, keys);
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::opendkim

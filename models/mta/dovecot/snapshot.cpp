// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/dovecot/snapshot.h"

#include "models/mta/asking.h"

using namespace Qt::StringLiterals;

namespace bw::mta::dovecot {

namespace {

core::Done takeSnapshot(transport::Route &route, const Asked &, fleet::Snapshot &into)
{
    Asking asking(route, into);
    const auto isThere = asking.version(u"dovecot.version"_s, "/usr/sbin/dovecot --version");
    if (!isThere)
        return core::fail(isThere.error());
    if (!*isThere)
        return {};
    return asking.blocks(u"dovecot.settings"_s, "/usr/bin/doveconf -n", {});
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::dovecot

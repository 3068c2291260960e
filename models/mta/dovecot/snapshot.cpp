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
    if (auto done = asking.blocks(u"dovecot.settings"_s, "/usr/bin/doveconf -n", {}); !done)
        return done;
    // With the defaults of that version; 2.4 has another name for one of them and refuses the old one.
    QString why, whyNewer;
    auto said = asking.ask("/usr/bin/doveconf ssl ssl_min_protocol disable_plaintext_auth auth_failure_delay", {}, &why);
    if (said && !*said)
        said = asking.ask("/usr/bin/doveconf ssl ssl_min_protocol auth_allow_cleartext auth_failure_delay", {}, &whyNewer);
    if (!said)
        return core::fail(said.error());
    if (*said)
        asking.add(u"dovecot.effective"_s, fleet::SectionKind::Settings, **said);
    else
        asking.addProblem(u"dovecot.effective"_s, fleet::SectionKind::Settings, why);
    return {};
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::dovecot

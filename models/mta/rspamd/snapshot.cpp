// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/rspamd/snapshot.h"

#include "models/mta/asking.h"
#include "models/mta/tr.h"

using namespace Qt::StringLiterals;

namespace bw::mta::rspamd {

namespace {

core::Done takeSnapshot(transport::Route &route, const Asked &, fleet::Snapshot &into)
{
    Asking asking(route, into);
    QString why;
    const auto version = asking.ask("/usr/bin/rspamd --version", {}, &why);
    if (!version)
        return core::fail(version.error());
    if (!*version)
        return {};
    asking.add(u"rspamd.version"_s, fleet::SectionKind::Text, (*version)->trimmed());
    const auto before = into.sections.size();
    if (auto done = asking.blocks(u"rspamd.settings"_s, "/usr/bin/rspamadm configdump", {}); !done)
        return done;
    if (fleet::Section &section = into.sections.back(); into.sections.size() > before && !section.problem.isEmpty())
        section.problem = Tr::tr("%1 (rspamadm configdump needs root or the account of rspamd)").arg(section.problem);
    return {};
}

} // namespace

const Questions questions { takeSnapshot, nullptr };

} // namespace bw::mta::rspamd

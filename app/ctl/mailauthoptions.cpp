// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/mailauthoptions.h"

#include "app/ctl/filteroptions.h"

#include "models/store/queries/timebuckets.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

} // namespace

void MailAuthOptions::addTo(CLI::App &verb, bool isWhole)
{
    addRepeatable(verb, "--domain", domains, "only in this domain's name, as From says; *.example.com for those below it (repeatable)");
    addRepeatable(verb, "--source", sources, "only from this address or network (repeatable)");
    addRepeatable(verb, "--selector", selectors, "only what a key of this selector verified (repeatable)");
    if (isWhole) {
        addRepeatable(verb, "--node", nodes, "only from the addresses of this node (repeatable)");
        addRepeatable(verb, "--sender", senders, "only this sender, as \"mailauth senders\" names it (repeatable)");
        addRepeatable(verb, "--reporter", reporters, "only as this organisation reports (repeatable)");
        verb.add_option("--disposition", dispositions, "only what receivers did this with (repeatable): none, quarantine, reject")->allow_extra_args(false)->check(CLI::IsMember({ "none", "quarantine", "reject" }));
        verb.add_option("--outcome", outcomes, "only what passed DMARC, or failed (repeatable): pass, fail")->allow_extra_args(false)->check(CLI::IsMember({ "pass", "fail" }));
        verb.add_option("--kind", kinds, "only what is told apart so (repeatable): passes, forwarded, unlisted, broken_key, alignment, misconfigured, spoofing, copied_key")->allow_extra_args(false)
            ->check(CLI::IsMember({ "passes", "forwarded", "unlisted", "broken_key", "alignment", "misconfigured", "spoofing", "copied_key" }));
        addRepeatable(verb, "--stream", streams, "not possible: reports do not tell streams");
        addRepeatable(verb, "--user", users, "not possible: reports do not tell logins");
    }
    verb.add_option("--from", from, "begin: RFC 3339, YYYY-MM-DD, -48h, -7d; of the time that reports are about, in whole days of the zone");
    verb.add_option("--to", to, "end, not included; the same forms");
    verb.add_option("--tz", zone, "time zone of the buckets, such as Europe/Paris (the store's home zone)");
}

core::Result<store::MailAuthFilter> MailAuthOptions::filter(const Context &context, const store::Store &store) const
{
    if (!streams.empty() || !users.empty())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("Reports of receivers tell no logins and no streams"), {}, {}, Tr::tr("Possible: %1.").arg(u"--node --domain --source --sender --selector --reporter --disposition --outcome --kind"_s) });
    store::MailAuthFilter filter;
    filter.zone = QString::fromStdString(zone);
    const core::ZoneRules rules = zone.empty() ? store.homeZone() : core::ZoneRules::named(zone);
    if (!rules.isValid())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no time zone named %1").arg(filter.zone), {}, {}, Tr::tr("Use a name such as Europe/Paris or UTC.") });
    if (!from.empty() || !to.empty()) {
        const auto stored = from.empty() ? store::mailAuthRange(store) : core::Result<core::TimeRange>();
        if (!stored)
            return core::fail(stored.error());
        const auto begin = from.empty() ? core::Result<core::UtcMicros>(stored->from) : context.parseTime(QString::fromStdString(from), rules);
        const auto end = to.empty() ? core::Result<core::UtcMicros>(context.clock.now()) : context.parseTime(QString::fromStdString(to), rules);
        if (!begin || !end)
            return core::fail(begin ? end.error() : begin.error());
        if (*begin >= *end && !from.empty())
            return core::fail({ core::ProblemKind::Usage, Tr::tr("The range is empty: it ends before it begins"), {}, {}, Tr::tr("--to is not included; give a later one.") });
        filter.range = { from.empty() ? std::min(*begin, *end - core::microsPerHour) : *begin, *end };
        const core::TimeRange whole = store::inWholeDays(filter.range, rules, to.empty() ? *end : std::numeric_limits<core::UtcMicros>::max());
        if (whole != filter.range)
            context.say(Tr::tr("Reports tell of whole days, so this counts %1 to %2.").arg(store::toRfc3339(whole.from, rules), store::toRfc3339(whole.to, rules)));
        filter.range = whole;
    }
    filter.nodes = toStrings(nodes);
    const auto named = toDomains(domains);
    if (!named)
        return core::fail(named.error());
    filter.domains = *named;
    filter.sources = toStrings(sources);
    filter.senders = toStrings(senders);
    filter.reporters = toStrings(reporters);
    filter.dispositions = toStrings(dispositions);
    filter.outcomes = toStrings(outcomes);
    filter.kinds = toStrings(kinds);
    filter.selectors = toStrings(selectors);
    return filter;
}

} // namespace bw::ctl

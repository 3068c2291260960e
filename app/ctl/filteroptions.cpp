// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};
}

void addRepeatable(CLI::App &verb, const char *name, std::vector<std::string> &into, const char *does)
{
    verb.add_option(name, into, does)->allow_extra_args(false);
}

void FilterOptions::addTo(CLI::App &verb)
{
    addRepeatable(verb, "--node", nodes, "only this node (repeatable)");
    addRepeatable(verb, "--stream", streams, "only this sending stream (repeatable)");
    addRepeatable(verb, "--domain", domains, "only this receiving domain (repeatable)");
    addRepeatable(verb, "--sender", senders, "only this sender domain (repeatable)");
    addRepeatable(verb, "--user", users, "only this login (repeatable)");
    addRepeatable(verb, "--source", sources, "only this client address or network (repeatable)");
    addRepeatable(verb, "--outcome", outcomes, "only this outcome (repeatable)");
    verb.add_option("--from", from, "begin: RFC 3339, YYYY-MM-DD, -48h, -7d");
    verb.add_option("--to", to, "end, not included; the same forms");
    verb.add_option("--tz", zone, "time zone of the buckets, such as Europe/Paris (the store's home zone)");
}

core::Result<store::Filter> FilterOptions::filter(const Context &context, const store::Store &store) const
{
    store::Filter filter;
    filter.zone = QString::fromStdString(zone);
    const core::ZoneRules rules = zone.empty() ? store.homeZone() : core::ZoneRules::named(zone);
    if (!rules.isValid())
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no time zone named %1").arg(filter.zone), {}, {},
            Tr::tr("Use a name such as Europe/Paris or UTC.") });
    if (!from.empty() || !to.empty()) {
        const auto begin = from.empty() ? core::Result<core::UtcMicros>(0) : context.parseTime(QString::fromStdString(from), rules);
        if (!begin)
            return core::fail(begin.error());
        const auto end = to.empty() ? core::Result<core::UtcMicros>(context.clock.now()) : context.parseTime(QString::fromStdString(to), rules);
        if (!end)
            return core::fail(end.error());
        if (*begin >= *end)
            return core::fail({ core::ProblemKind::Usage, Tr::tr("The range is empty: it ends before it begins"), {}, {},
                Tr::tr("--to is not included; give a later one.") });
        filter.range = { *begin, *end };
    }
    filter.nodes = toStrings(nodes);
    filter.streams = toStrings(streams);
    filter.domains = toStrings(domains);
    filter.senders = toStrings(senders);
    filter.users = toStrings(users);
    filter.sources = toStrings(sources);
    filter.outcomes = toStrings(outcomes);
    return filter;
}

QStringList toStrings(const std::vector<std::string> &texts)
{
    QStringList strings;
    for (const auto &text : texts)
        strings.append(QString::fromStdString(text));
    return strings;
}

QStringList splitKeys(const std::string &by)
{
    QStringList keys;
    for (const auto &key : QString::fromStdString(by).split(u',', Qt::SkipEmptyParts))
        keys.append(key.trimmed());
    return keys;
}

} // namespace bw::ctl

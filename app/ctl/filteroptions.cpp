// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"

#include "models/core/domainname.h"
#include "models/store/queries/loginrows.h"
#include "models/store/queries/timebuckets.h"
#include "models/store/queries/unknownnames.h"
#include "models/store/queries/volumesheet.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace bw::ctl {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};
}

namespace {

using namespace Qt::StringLiterals;

const QStringList timeKeys { u"minute"_s, u"5min"_s, u"15min"_s, u"hour"_s, u"day"_s, u"week"_s, u"month"_s };

core::Problem notPossible(const QString &what, const QStringList &words)
{
    //: A list of words such as hour, day
    const QString possible = Tr::tr("Possible: %1.");
    return { core::ProblemKind::Usage, what, {}, {}, possible.arg(words.join(u", "_s)) };
}

std::string spaced(const QStringList &words)
{
    return words.join(u' ').toStdString();
}

} // namespace

QStringList volumeKeyNames()
{
    return timeKeys + QStringList { u"node"_s, u"stream"_s, u"sender"_s, u"user"_s, u"network"_s, u"instance"_s, u"domain"_s, u"reason"_s, u"source"_s, u"outcome"_s };
}

QStringList loginKeyNames()
{
    return timeKeys + QStringList { u"node"_s, u"user"_s, u"network"_s, u"source"_s, u"service"_s, u"mechanism"_s, u"outcome"_s };
}

QStringList volumeOutcomeNames()
{
    return { u"accepted"_s, u"delivered"_s, u"deferred"_s, u"bounced"_s, u"expired"_s, u"discarded"_s, u"rejected"_s, u"held"_s, u"deleted"_s };
}

QStringList loginOutcomeNames()
{
    return { u"ok"_s, u"failed"_s, u"refused"_s, u"outages"_s };
}

void ByOption::addTo(CLI::App &verb, const QStringList &words, const char *more)
{
    option = verb.add_option("--by", text, "keys, joined by commas: " + spaced(words) + more);
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
    verb.add_option("--outcome", outcomes, "only this outcome (repeatable): " + spaced(outcomeWords))->allow_extra_args(false);
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
        const auto whole = from.empty() ? store::rangeOf(store, {}, {}) : core::Result<core::TimeRange>();
        if (!whole)
            return core::fail(whole.error());
        const auto begin = from.empty() ? core::Result<core::UtcMicros>(whole->from) : context.parseTime(QString::fromStdString(from), rules);
        if (!begin)
            return core::fail(begin.error());
        const auto end = to.empty() ? core::Result<core::UtcMicros>(context.clock.now()) : context.parseTime(QString::fromStdString(to), rules);
        if (!end)
            return core::fail(end.error());
        if (*begin >= *end && !from.empty())
            return core::fail({ core::ProblemKind::Usage, Tr::tr("The range is empty: it ends before it begins"), {}, {},
                Tr::tr("--to is not included; give a later one.") });
        // Before the data begins there is an hour of nothing to show, not 1970.
        filter.range = { from.empty() ? std::min(*begin, *end - core::microsPerHour) : *begin, *end };
    }
    filter.nodes = toStrings(nodes);
    filter.streams = toStrings(streams);
    const auto named = toDomains(domains), namedSenders = toDomains(senders);
    if (!named || !namedSenders)
        return core::fail(named ? namedSenders.error() : named.error());
    filter.domains = *named;
    filter.senders = *namedSenders;
    filter.users = toStrings(users);
    filter.sources = toStrings(sources);
    if (const auto parsed = store::parseSources(filter); !parsed)
        return core::fail(parsed.error());
    filter.outcomes = toStrings(outcomes);
    for (const QString &outcome : filter.outcomes)
        if (!outcomeWords.contains(outcome))
            return core::fail(notPossible(Tr::tr("There is no outcome named \"%1\"").arg(outcome), outcomeWords));
    sayUnknownNames(context, store, filter);
    return filter;
}

bool FilterOptions::isEmpty() const
{
    const auto lists = { &nodes, &streams, &domains, &senders, &users, &sources, &outcomes };
    return from.empty() && to.empty() && std::all_of(lists.begin(), lists.end(), [](const auto *list) { return list->empty(); });
}

core::Result<QStringList> toDomains(const std::vector<std::string> &texts)
{
    QStringList names;
    for (const QString &text : toStrings(texts)) {
        const auto name = text.isEmpty() ? std::optional(text) : core::domainToFind(text);
        if (!name)
            return core::fail(noDomain(text));
        names << *name;
    }
    return names;
}

core::Problem noDomain(const QString &text)
{
    return { core::ProblemKind::Usage, Tr::tr("\"%1\" is not a domain name").arg(text), {}, {}, Tr::tr("Write a name such as example.com.") };
}

QStringList toStrings(const std::vector<std::string> &texts)
{
    QStringList strings;
    for (const auto &text : texts)
        strings.append(QString::fromStdString(text));
    return strings;
}

core::Result<QStringList> splitKeys(const ByOption &by, const QStringList &words)
{
    QStringList keys;
    if (!by.option || by.option->count() == 0)
        return keys;
    for (const auto &part : QString::fromStdString(by.text).split(u',')) {
        const QString key = part.trimmed();
        if (!words.contains(key))
            return core::fail(notPossible(key.isEmpty() ? Tr::tr("--by names an empty key") : Tr::tr("There is no key named \"%1\"").arg(key), words));
        if (keys.contains(key))
            return core::fail({ core::ProblemKind::Usage, Tr::tr("--by names %1 twice").arg(key), {}, {}, Tr::tr("Name each key once.") });
        keys.append(key);
    }
    return keys;
}

core::Done refuseEmpty(const CLI::App &verb, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const CLI::Option *option = verb.get_option_no_throw(name);
        if (option && option->count() > 0 && std::any_of(option->results().begin(), option->results().end(), [](const std::string &text) { return text.empty(); }))
            return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is empty").arg(QString::fromLatin1(name)), {}, {},
                Tr::tr("Write what is looked for behind it, or leave it out.") });
    }
    return {};
}

void sayUnknownNames(const Context &context, const store::Store &store, const store::Filter &filter)
{
    for (const QString &sentence : store::unknownNames(store, filter).value_or(QStringList()))
        context.say(sentence);
}

void sayWhatChangesNothing(const Context &context, const store::Filter &filter)
{
    if (!filter.streams.isEmpty() || !filter.domains.isEmpty() || !filter.senders.isEmpty())
        context.say(Tr::tr("A login belongs to no stream and no domain of mail: --stream, --domain and --sender change nothing here."));
}

void sayNothingOfSources(const Context &context, const store::Filter &filter)
{
    if (!filter.sources.isEmpty() && !filter.outcomes.contains(u"rejected"_s)) // cells know nothing of where refused mail came from
        context.say(Tr::tr("Nothing of %1 was seen in this range.").arg(filter.sources.join(u", "_s)));
}

void sayWhereDataIs(const Context &context, const store::Store &store, const store::Filter &filter)
{
    if (filter.range == core::TimeRange {})
        return;
    store::Filter all;
    all.nodes = filter.nodes;
    const auto whole = store::rangeOf(store, all, {});
    if (!whole || *whole == core::TimeRange {} || (whole->from < filter.range.to && filter.range.from < whole->to))
        return;
    const auto zone = filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
    const bool isOlder = whole->to <= filter.range.from;
    const core::UtcMicros nearest = isOlder ? whole->to - core::microsPerHour : whole->from;
    const QString day = store::toRfc3339(zone.startOfDay(nearest), zone).left(10);
    context.say(isOlder ? Tr::tr("Nothing was heard in this range. The newest data is of %1: try --from %2.").arg(store::toRfc3339(nearest, zone), day)
                        : Tr::tr("Nothing was heard in this range. The oldest data is of %1: try --from %2.").arg(store::toRfc3339(nearest, zone), day));
}

} // namespace bw::ctl

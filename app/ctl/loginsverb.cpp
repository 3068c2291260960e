// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"
#include "app/ctl/volumejson.h"

#include "models/detection/attacks.h"
#include "models/detection/loginrisk.h"
#include "models/detection/traplogins.h"
#include "models/store/queries/cidr.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/timebuckets.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    FilterOptions filter;
    std::vector<std::string> mechanisms, services;
    ByOption by;
};

void addFilter(CLI::App &verb, FilterOptions &filter)
{
    filter.outcomeWords = loginOutcomeNames();
    filter.addTo(verb);
}

const QStringList countNames { u"ok"_s, u"failed"_s, u"refused"_s, u"outages"_s, u"users"_s, u"sources"_s };

QJsonObject toJson(const store::LoginCounts &counts, double coverage)
{
    const std::optional<qint64> values[] { counts.ok, counts.failed, counts.refused, counts.outages, counts.users, counts.sources };
    QJsonObject object;
    for (qsizetype i = 0; i < countNames.size(); ++i)
        object.insert(countNames[i], values[i] ? QJsonValue(*values[i]) : QJsonValue(QJsonValue::Null));
    if (coverage < completeCoverage)
        object.insert(u"coverage"_s, shownCoverage(coverage));
    return object;
}

QJsonObject toJson(const store::LoginBucket &bucket)
{
    QJsonObject row = toJson(bucket.counts, bucket.coverage);
    for (auto key = bucket.keys.begin(); key != bucket.keys.end(); ++key)
        row.insert(key.key(), key.value());
    if (!bucket.isKept)
        row.insert(u"kept"_s, false);
    return row;
}

/// Rows do not tell what was refused without a check: of addresses and minutes nobody can say it.
bool isRefusedAsked(const QStringList &by, const store::Filter &filter)
{
    const auto isNarrow = [](const QString &source) {
        const auto place = store::Cidr::parse(source);
        return place && !place->isWide();
    };
    return std::ranges::none_of(by, [](const QString &key) { return key == "source"_L1 || key == "minute"_L1 || key == "5min"_L1 || key == "15min"_L1; })
        && std::ranges::none_of(filter.sources, isNarrow);
}

/// Of the outcomes that were not chosen no figure is told.
void leaveOut(store::LoginCounts &counts, const QStringList &outcomes)
{
    for (const auto &[name, count] : { std::pair { "ok"_L1, &store::LoginCounts::ok }, { "failed"_L1, &store::LoginCounts::failed }, { "refused"_L1, &store::LoginCounts::refused }, { "outages"_L1, &store::LoginCounts::outages } })
        if (!outcomes.isEmpty() && !outcomes.contains(name))
            counts.*count = std::nullopt;
}

Answer toAnswer(const store::LoginAnswer &answer, const QStringList &by, const store::Filter &filter)
{
    const QStringList counts = countNames + QStringList { u"coverage"_s };
    Section buckets { u"buckets"_s, by + counts, {}, false };
    for (const QString &name : loginOutcomeNames())
        if (!filter.outcomes.isEmpty() && !filter.outcomes.contains(name))
            buckets.notAsked.append(name);
    if (!isRefusedAsked(by, filter))
        buckets.notAsked.append(u"refused"_s);
    buckets.made = [rows = answer.buckets, outcomes = filter.outcomes](qsizetype at) {
        auto bucket = rows.at(at);
        leaveOut(bucket.counts, outcomes);
        return toJson(bucket);
    };
    buckets.madeRows = answer.buckets.size();
    auto totals = answer.totals;
    leaveOut(totals, filter.outcomes);
    return { { buckets, { u"totals"_s, counts, { toJson(totals, answer.coverage) }, true } }, false };
}

/// What is refused only whole hours of cells know: where a range cuts one, or the zone does, the answer lacks it.
QStringList lackOf(const store::LoginAnswer &answer, const QStringList &by, const store::Filter &filter)
{
    const bool isChosen = filter.outcomes.contains("refused"_L1);
    if (!isChosen && (!filter.outcomes.isEmpty() || !isRefusedAsked(by, filter)))
        return {};
    const auto lacks = [](const store::LoginCounts &counts) { return counts.ok && !counts.refused; };
    const bool isLacking = lacks(answer.totals) || std::ranges::any_of(answer.buckets, [&](const store::LoginBucket &bucket) { return lacks(bucket.counts); });
    if (!isLacking && (!isChosen || isRefusedAsked(by, filter)))
        return {};
    return { Tr::tr("What was refused without a check is counted by whole hours and by network: of this question it is not known.") };
}

core::ZoneRules zoneOf(const store::Filter &filter, const store::Store &store)
{
    return filter.zone.isEmpty() ? store.homeZone() : core::ZoneRules::named(filter.zone.toStdString());
}

QJsonObject toJson(const detection::Attack &attack, const core::ZoneRules &zone)
{
    QJsonObject counts { { u"tries"_s, attack.tries }, { u"own_tries"_s, attack.ownTries }, { u"users"_s, attack.users }, { u"sources"_s, attack.sources }, { u"unknown_users"_s, attack.missingUsers },
        { u"succeeded"_s, attack.succeeded } };
    QJsonObject row { { u"rule"_s, attack.rule }, { u"kind"_s, detection::nameOf(attack.kind) }, { u"key"_s, attack.key() },
        { u"from"_s, store::toRfc3339(attack.window.from, zone) }, { u"to"_s, store::toRfc3339(attack.window.to, zone) }, { u"counts"_s, counts },
        { u"severity"_s, detection::nameOf(attack.severity) }, { u"open"_s, attack.isOpen }, { u"threshold"_s, attack.threshold } };
    for (const auto &[key, value] : { std::pair { u"user"_s, attack.user }, { u"source"_s, attack.source }, { u"network"_s, attack.network } })
        if (!value.isEmpty())
            row.insert(key, value);
    if (!attack.gotIn.isEmpty())
        row.insert(u"got_in"_s, QJsonArray::fromStringList(attack.gotIn));
    if (attack.kind == detection::AttackKind::Misconfigured)
        row.insert(u"machine"_s, attack.isMachine);
    if (attack.coverage < completeCoverage)
        row.insert(u"coverage"_s, shownCoverage(attack.coverage));
    return row;
}

/// Opens the store, makes the filter, and hands both on.
template <typename Print>
int withFilter(const Context &context, const FilterOptions &options, Print print)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    sayWhatChangesNothing(context, *filter);
    return print(opened->store, *filter);
}

int printAttacks(const Context &context, const FilterOptions &options)
{
    return withFilter(context, options, [&](const store::Store &store, const store::Filter &filter) {
        const auto answer = detection::AttacksQuery { filter, {} }.run(store);
        if (!answer)
            return context.fail(answer.error());
        Section attacks { u"attacks"_s, { u"rule"_s, u"kind"_s, u"key"_s, u"from"_s, u"to"_s, u"counts"_s, u"severity"_s }, {}, false };
        attacks.shown = QStringList { u"severity"_s, u"rule"_s, u"kind"_s, u"key"_s, u"from"_s, u"to"_s, u"counts.tries"_s, u"counts.users"_s, u"counts.sources"_s, u"counts.unknown_users"_s,
            u"counts.succeeded"_s, u"open"_s };
        const auto zone = zoneOf(filter, store);
        for (const auto &attack : answer->attacks)
            attacks.rows.append(toJson(attack, zone));
        if (std::ranges::any_of(answer->attacks, [](const detection::Attack &attack) { return attack.ownTries != attack.tries; }))
            context.say(Tr::tr("tries: all that the rule sees, with those that other attacks see too, and from the day before the range. own_tries: those that \"logins --by kind\" counts here, each try once."));
        return context.answerInPart({ { attacks }, false }, answer->notes);
    });
}

int printRisk(const Context &context, const FilterOptions &options)
{
    return withFilter(context, options, [&](const store::Store &store, const store::Filter &filter) {
        const auto answer = detection::LoginRiskQuery { filter }.run(store);
        if (!answer)
            return context.fail(answer.error());
        const auto zone = zoneOf(filter, store);
        Section logins { u"logins"_s,
            { u"user"_s, u"state"_s, u"points"_s, u"arithmetic"_s, u"what"_s, u"failed"_s, u"sources"_s, u"failed_familiar"_s, u"began"_s, u"good_at"_s, u"good_from"_s, u"sent_messages"_s }, {}, false };
        logins.shown = QStringList { u"user"_s, u"state"_s, u"points"_s, u"what"_s, u"failed"_s, u"sources"_s, u"failed_familiar"_s, u"began"_s, u"good_at"_s, u"good_from"_s, u"node"_s, u"sent_messages"_s };
        for (const auto &login : answer->logins) {
            QJsonArray signs;
            for (const auto &sign : login.signs)
                {
                QJsonObject told { { u"sign"_s, sign.id }, { u"text"_s, sign.text }, { u"points"_s, sign.points } };
                if (sign.count > 0)
                    told.insert(u"count"_s, sign.count);
                signs.append(told);
            }
            QJsonObject row { { u"user"_s, login.user }, { u"state"_s, detection::nameOf(login.state) }, { u"points"_s, login.points }, { u"signs"_s, signs },
                { u"what"_s, login.what }, { u"failed"_s, login.failed }, { u"sources"_s, login.failedSources },
                { u"failed_before_range"_s, login.failedBefore }, { u"failed_familiar"_s, login.failedFamiliar } };
            if (!login.signs.isEmpty())
                row.insert(u"arithmetic"_s, login.arithmetic());
            if (login.goodAt != 0) {
                row.insert(u"good_at"_s, store::toRfc3339(login.goodAt, zone));
                row.insert(u"good_from"_s, login.goodFrom);
                row.insert(u"good_row"_s, QString::number(login.goodRow));
                row.insert(u"began"_s, store::toRfc3339(login.began, zone));
                row.insert(u"node"_s, login.node);
                row.insert(u"networks"_s, QJsonArray::fromStringList(login.networks));
                QJsonArray rows;
                for (const auto id : login.rowIds)
                    rows.append(QString::number(id));
                row.insert(u"rows"_s, rows);
                row.insert(u"sent_messages"_s, login.sentMessages);
                row.insert(u"sent_recipients"_s, login.sentRecipients);
            }
            if (login.sentMessages > 0) {
                row.insert(u"sent_from"_s, store::toRfc3339(login.sentFrom, zone));
                row.insert(u"sent_to"_s, store::toRfc3339(login.sentTo, zone));
            }
            if (login.timesUsual > 0)
                row.insert(u"times_usual"_s, login.timesUsual);
            logins.rows.append(row);
        }
        if (!answer->notes.isEmpty())
            return context.answerInPart({ { logins }, false }, answer->notes);
        const bool isUrgent = std::any_of(answer->logins.begin(), answer->logins.end(), [](const detection::LoginAtRisk &login) { return login.state < detection::RiskState::Unusual; });
        return context.answer({ { logins }, false }, isUrgent ? NeedsAttention : Done);
    });
}

/// Names that were planted for thieves (rule L10): adds, takes away, lists.
int printTraps(const Context &context, const std::vector<std::string> &add, const std::vector<std::string> &remove)
{
    const bool isChange = !add.empty() || !remove.empty();
    const auto opened = context.openStore(isChange ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto hasher = opened->makeHasher();
    if (!add.empty() && !hasher)
        return context.fail(opened->whyNoKey);
    for (const std::string &name : add)
        if (const auto done = detection::addTrapLogin(opened->store, QString::fromStdString(name), *hasher); !done)
            return context.fail(done.error());
    for (const std::string &name : remove)
        if (const auto done = detection::removeTrapLogin(opened->store, QString::fromStdString(name)); !done)
            return context.fail(done.error());
    const auto traps = detection::readTrapLogins(opened->store);
    if (!traps)
        return context.fail(traps.error());
    Section section { u"traps"_s, { u"name"_s }, {}, false };
    for (const auto &trap : *traps)
        section.rows.append({ { u"name"_s, trap.name } });
    return context.answer({ { section }, false });
}

/// Failed logins by kind of one bucket, or of all.
struct KindCounts
{
    const QMap<detection::AttackKind, qint64> &kinds;
    const detection::FailedParts &parts;
    double coverage = 1.0;
    core::UtcMicros start = 0;
};

/// --by kind: how detection tells failed logins apart; with one unit of time. What is no try stands beside the kinds, and
/// what has no rows any more as "unknown", so that the rows add up to the total.
class KindTable
{
public:
    KindTable(const QStringList &by, const core::ZoneRules &zone)
        : m_section { u"buckets"_s, by + QStringList { u"failed"_s, u"coverage"_s }, {}, false }
        , m_time(by.value(0) == "kind"_L1 ? by.value(1) : by.value(0))
        , m_zone(zone)
    {
    }

    /// \p cells: what cells count where rows have left; they know no kinds.
    void append(const KindCounts &counts, const std::optional<store::LoginCounts> &cells)
    {
        for (auto kind = counts.kinds.begin(); kind != counts.kinds.end(); ++kind)
            put(counts, detection::nameOf(kind.key()), kind.value());
        put(counts, u"repeat"_s, counts.parts.repeats);
        put(counts, u"outage"_s, counts.parts.outages);
        if (!cells)
            return;
        const auto unknown = cells->failed ? std::optional(std::max<qint64>(*cells->failed - counts.parts.all(), 0)) : std::nullopt;
        if (!unknown || *unknown > 0) {
            put(counts, u"unknown"_s, unknown);
            m_section.rows.last().insert(u"kept"_s, false);
        }
    }
    [[nodiscard]] const Section &section() const { return m_section; }

private:
    void put(const KindCounts &counts, const QString &kind, std::optional<qint64> failed)
    {
        if (failed == 0)
            return;
        QJsonObject row { { u"kind"_s, kind }, { u"failed"_s, failed ? QJsonValue(*failed) : QJsonValue(QJsonValue::Null) } };
        if (!m_time.isEmpty())
            row.insert(m_time, store::toRfc3339(counts.start, m_zone));
        if (counts.coverage < completeCoverage)
            row.insert(u"coverage"_s, shownCoverage(counts.coverage));
        m_section.rows.append(row);
    }

    Section m_section;
    QString m_time;
    core::ZoneRules m_zone;
};

int printKinds(const Context &context, const store::Store &store, const store::Filter &filter, const QStringList &by)
{
    const QString time = by.value(0) == "kind"_L1 ? by.value(1) : by.value(0);
    const auto answer = detection::AttacksQuery { filter, time }.run(store);
    if (!answer)
        return context.fail(answer.error());
    QStringList notes = answer->notes;
    const bool isWhole = notes.isEmpty();
    QHash<core::UtcMicros, store::LoginCounts> cells;
    store::LoginCounts total;
    if (!isWhole) {
        const auto counted = store::LoginQuery { filter, time.isEmpty() ? QStringList() : QStringList { time }, false }.run(store);
        if (!counted)
            return context.fail(counted.error());
        for (const auto &bucket : counted->buckets)
            cells.insert(bucket.start, bucket.counts);
        total = counted->totals;
        notes += counted->notes;
        notes.removeDuplicates();
    }
    const auto cellsOf = [&](core::UtcMicros start, core::UtcMicros kept) {
        return !isWhole && start < kept ? std::optional(cells.value(start)) : std::nullopt;
    };
    KindTable table(by, zoneOf(filter, store));
    if (time.isEmpty())
        table.append({ answer->kinds, answer->parts, answer->coverage, answer->range.from }, isWhole ? std::nullopt : std::optional(total));
    for (const auto &bucket : answer->buckets)
        table.append({ bucket.failed, bucket.parts, bucket.coverage, bucket.start }, cellsOf(bucket.start, answer->keptFrom));
    const auto known = [](std::optional<qint64> count) { return count ? QJsonValue(*count) : QJsonValue(QJsonValue::Null); };
    QJsonObject all { { u"ok"_s, isWhole ? QJsonValue(answer->ok) : known(total.ok) }, { u"failed"_s, isWhole ? QJsonValue(answer->parts.all()) : known(total.failed) },
        { u"tries"_s, isWhole ? QJsonValue(answer->parts.tries) : QJsonValue(QJsonValue::Null) },
        { u"repeats"_s, isWhole ? QJsonValue(answer->parts.repeats) : QJsonValue(QJsonValue::Null) },
        { u"outages"_s, isWhole ? QJsonValue(answer->parts.outages) : known(total.outages) } };
    if (answer->coverage < completeCoverage)
        all.insert(u"coverage"_s, shownCoverage(answer->coverage));
    const Section totals { u"totals"_s, { u"ok"_s, u"failed"_s, u"tries"_s, u"repeats"_s, u"outages"_s, u"coverage"_s }, { all }, true };
    return context.answerInPart({ { table.section(), totals }, false }, notes);
}

int printLogins(const Context &context, const Options &options)
{
    const auto split = splitKeys(options.by, loginKeyNames() + QStringList { u"kind"_s });
    if (!split)
        return context.fail(split.error());
    const QStringList &keys = *split;
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    auto filter = options.filter.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    filter->mechanisms = toStrings(options.mechanisms);
    filter->services = toStrings(options.services);
    store::Filter ofLogins;
    ofLogins.mechanisms = filter->mechanisms;
    ofLogins.services = filter->services;
    sayUnknownNames(context, opened->store, ofLogins);
    sayWhatChangesNothing(context, *filter);
    if (keys.contains("kind"_L1) && keys.size() <= 2)
        return printKinds(context, opened->store, *filter, keys);
    const store::LoginQuery query { *filter, keys, true };
    const auto answer = query.run(opened->store);
    if (!answer)
        return context.fail(answer.error());
    const auto &totals = answer->totals;
    if (!totals.ok)
        sayWhereDataIs(context, opened->store, *filter);
    else if (*totals.ok + totals.failed.value_or(0) + totals.refused.value_or(0) == 0)
        sayNothingOfSources(context, *filter);
    if (!answer->distinctNote.isEmpty())
        context.say(answer->distinctNote);
    return context.answerInPart(toAnswer(*answer, query.by, *filter), answer->notes + lackOf(*answer, query.by, *filter));
}

} // namespace

void addLogins(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "logins", "client logins; attacks by rule; logins at risk", "logins --by hour,outcome --from -48h");
    verb->footer(verb->get_footer() + partialHelp + "\nfailed: every line that turns a login away, also one that was broken off (\"authentication aborted\"); of these, --by kind\n"
                                                  "tells tries, repeats (the same password under another mechanism) and outages apart.\nusers and sources are counted from rows: null where those of the whole range are no longer kept.\n"
                                                  "null without \"partial\" is what the question is not about: outcomes that were not chosen, and refused of addresses and minutes.");
    options->by.addTo(*verb, loginKeyNames(), "; kind, alone or with a unit of time");
    addFilter(*verb, options->filter);
    addRepeatable(*verb, "--mechanism", options->mechanisms, "only this SASL mechanism (repeatable)");
    addRepeatable(*verb, "--service", options->services, "only this service (repeatable)");
    // The verb's own callback runs before that of a subcommand, which then chooses anew.
    verb->callback([options, &context, verb] {
        if (verb->get_subcommands().empty())
            context.chosen = [options, &context] { return printLogins(context, *options); };
    });
    auto attacked = std::make_shared<FilterOptions>();
    CLI::App *attacks = addVerb(*verb, "attacks", "attacks by rule, worst first", "logins attacks --from -48h");
    attacks->footer(attacks->get_footer() + "\nA filter leaves attacks in that have a try of it; their counts are of the whole attack, \"own_tries\" of the range: those that\n\"logins --by kind\" counts there, each try once."
                                            "\nExit 1: rows of a part of the range are no longer kept, and \"partial\" says so.");
    addFilter(*attacks, *attacked);
    attacks->callback([attacked, &context] { context.chosen = [attacked, &context] { return printAttacks(context, *attacked); }; });
    auto planted = std::make_shared<std::pair<std::vector<std::string>, std::vector<std::string>>>();
    CLI::App *traps = addVerb(*verb, "traps", "names that nobody has, planted for thieves: one try on them is a sign", "logins traps --add j.moreau@news.example");
    addRepeatable(*traps, "--add", planted->first, "plant this name (repeatable)");
    addRepeatable(*traps, "--remove", planted->second, "take this name away (repeatable)");
    traps->callback([planted, &context] { context.chosen = [planted, &context] { return printTraps(context, planted->first, planted->second); }; });
    auto risky = std::make_shared<FilterOptions>();
    CLI::App *risk = addVerb(*verb, "risk", "logins at risk, with their points; exit 1 when one needs a person", "logins risk --from -7d");
    addFilter(*risk, *risky);
    risk->footer(risk->get_footer() + "\n\"failed\" and \"sources\" are tries from networks that the login is not known in; \"failed_familiar\" are those from networks\n"
                                      "that it is known in, as with an old password. \"logins --by user\" counts both. \"failed_before_range\": tries of the day before the\n"
                                      "range, where they lead to a good login in it. The sign \"failed_before\" counts those from the good login's network in the\n"
                                      "day before it. \"began\" is where the attack or its run of failures begins, also in \"attacks\" and \"warnings list\";\n"
                                      "\"good_row\" is the decisive one of \"rows\". \"what\" tells the tries up to it; \"failed\" has later ones too. \"sent_messages\": from it on,\n"
                                      "within 72 hours, also behind the range. \"unusual\": 4 points, no warning."
                                      "\nExit 1: one needs a person, or rows of a part of the range are no longer kept, and \"partial\" says so.");
    risk->callback([risky, &context] { context.chosen = [risky, &context] { return printRisk(context, *risky); }; });
}

} // namespace bw::ctl

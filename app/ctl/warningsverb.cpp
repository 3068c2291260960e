// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"
#include "app/ctl/volumejson.h"

#include "models/detection/needs.h"
#include "models/store/queries/timebuckets.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

using namespace Qt::StringLiterals;

QJsonObject toJson(const detection::Need &need, const core::ZoneRules &zone)
{
    QJsonObject counts;
    for (auto count = need.counts.begin(); count != need.counts.end(); ++count)
        counts.insert(count.key(), count.value());
    QJsonArray rows;
    for (const auto id : need.rowIds)
        rows.append(QString::number(id));
    QJsonArray decisive;
    for (const auto id : need.decisiveRows)
        decisive.append(QString::number(id));
    QJsonObject row { { u"id"_s, need.id }, { u"rule"_s, need.rule }, { u"severity"_s, detection::nameOf(need.severity) }, { u"subject"_s, need.subject }, { u"text"_s, need.text },
        { u"from"_s, store::toRfc3339(need.window.from, zone) }, { u"to"_s, store::toRfc3339(need.window.to, zone) }, { u"counts"_s, counts },
        { u"threshold"_s, need.threshold }, { u"coverage"_s, shownCoverage(need.coverage) }, { u"networks"_s, QJsonArray::fromStringList(need.networks) }, { u"rows"_s, rows } };
    if (!decisive.isEmpty())
        row.insert(u"decisive_rows"_s, decisive);
    return row;
}

int printWarnings(const Context &context, const FilterOptions &options)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    if (!filter->streams.isEmpty() || !filter->domains.isEmpty() || !filter->senders.isEmpty() || !filter->users.isEmpty() || !filter->sources.isEmpty() || !filter->outcomes.isEmpty())
        context.say(Tr::tr("Warnings are chosen by node and time alone: the other choices change nothing here."));
    const auto answer = detection::NeedsQuery { *filter }.run(opened->store);
    if (!answer)
        return context.fail(answer.error());
    const auto zone = filter->zone.isEmpty() ? opened->store.homeZone() : core::ZoneRules::named(filter->zone.toStdString());
    Section warnings { u"warnings"_s,
        { u"severity"_s, u"rule"_s, u"subject"_s, u"text"_s, u"from"_s, u"to"_s, u"counts"_s, u"threshold"_s, u"coverage"_s, u"id"_s, u"networks"_s, u"rows"_s }, {}, false };
    warnings.shown = QStringList { u"severity"_s, u"rule"_s, u"subject"_s, u"text"_s, u"from"_s, u"to"_s, u"coverage"_s };
    for (const auto &need : answer->needs)
        warnings.rows.append(toJson(need, zone));
    if (!answer->notes.isEmpty())
        return context.answerInPart({ { warnings }, false }, answer->notes);
    const bool isUrgent = std::any_of(answer->needs.begin(), answer->needs.end(), [](const detection::Need &need) { return need.severity != detection::NeedSeverity::Low; });
    return context.answer({ { warnings }, false }, isUrgent ? NeedsAttention : Done);
}

} // namespace

void addWarnings(CLI::App &app, Context &context)
{
    CLI::App *warnings = addVerb(app, "warnings", "what needs a person, with its evidence", "warnings list --from -48h");
    warnings->require_subcommand(1);
    auto options = std::make_shared<FilterOptions>();
    CLI::App *list = addVerb(*warnings, "list", "worst first; exit 1 when something needs a person", "warnings list --from -48h");
    options->addTo(*list);
    list->callback([options, &context] { context.chosen = [options, &context] { return printWarnings(context, *options); }; });
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"
#include "app/ctl/volumejson.h"

#include "models/store/queries/coveragequery.h"
#include "models/store/queries/timebuckets.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    FilterOptions filter;
    int aside = 500;
};

QString shown(core::UtcMicros time, const core::ZoneRules &zone)
{
    return time == 0 ? QString() : store::toRfc3339(core::floorTo(time, core::microsPerSecond), zone);
}

QString whyInWords(const QString &why)
{
    static const QHash<QString, QString> words { { QStringLiteral("unrecognised"), Tr::tr("not understood") }, { QStringLiteral("unreadable"), Tr::tr("not log text") },
        { QStringLiteral("too_long"), Tr::tr("too long") }, { QStringLiteral("internal_error"), Tr::tr("internal error, please report it") } };
    return words.value(why, why);
}

/// \p isForPeople: a table.
Answer toAnswer(const store::CoverageAnswer &answer, const core::ZoneRules &zone, bool isForPeople)
{
    Section hours { QStringLiteral("hours"),
        { QStringLiteral("hour"), QStringLiteral("node"), QStringLiteral("host"), QStringLiteral("heard"), QStringLiteral("lines"), QStringLiteral("understood"),
            QStringLiteral("unrecognised"), QStringLiteral("unreadable"), QStringLiteral("foreign"), QStringLiteral("evicted"), QStringLiteral("skew_ms") },
        {} };
    for (const auto &hour : answer.hours)
        hours.rows << QJsonObject { { QStringLiteral("hour"), shown(hour.start, zone) }, { QStringLiteral("node"), hour.node }, { QStringLiteral("host"), hour.host },
            { QStringLiteral("heard"), shownCoverage(hour.heard) }, { QStringLiteral("lines"), hour.lines }, { QStringLiteral("understood"), hour.understood },
            { QStringLiteral("unrecognised"), hour.unrecognised }, { QStringLiteral("unreadable"), hour.unreadable }, { QStringLiteral("foreign"), hour.foreignLines },
            { QStringLiteral("evicted"), hour.evicted }, { QStringLiteral("skew_ms"), hour.skewMs } };

    Section nodes { QStringLiteral("nodes"),
        { QStringLiteral("node"), QStringLiteral("mta"), QStringLiteral("heard"), QStringLiteral("first_heard"), QStringLiteral("last_heard"), QStringLiteral("lines"),
            QStringLiteral("understood"), QStringLiteral("unrecognised"), QStringLiteral("unreadable"), QStringLiteral("foreign"), QStringLiteral("evicted"),
            QStringLiteral("gaps") },
        {} };
    for (const auto &node : answer.nodes) {
        QJsonArray gaps;
        for (const auto &gap : node.gaps)
            gaps << QJsonObject { { QStringLiteral("from"), shown(gap.from, zone) }, { QStringLiteral("to"), shown(gap.to, zone) } };
        nodes.rows << QJsonObject { { QStringLiteral("node"), node.node }, { QStringLiteral("mta"), node.mta }, { QStringLiteral("heard"), shownCoverage(node.heard) },
            { QStringLiteral("first_heard"), shown(node.firstHeard, zone) }, { QStringLiteral("last_heard"), shown(node.lastHeard, zone) }, { QStringLiteral("lines"), node.lines },
            { QStringLiteral("understood"), node.understood }, { QStringLiteral("unrecognised"), node.unrecognised }, { QStringLiteral("unreadable"), node.unreadable },
            { QStringLiteral("foreign"), node.foreignLines }, { QStringLiteral("evicted"), node.evicted }, { QStringLiteral("gaps"), gaps } };
    }

    Section aside { QStringLiteral("aside"),
        { QStringLiteral("time"), QStringLiteral("node"), QStringLiteral("file"), QStringLiteral("line"), QStringLiteral("offset"), QStringLiteral("why"), QStringLiteral("process"), QStringLiteral("text") },
        {} };
    for (const auto &line : answer.aside)
        aside.rows << QJsonObject { { QStringLiteral("time"), shown(line.time, zone) }, { QStringLiteral("node"), line.node }, { QStringLiteral("file"), line.file },
            { QStringLiteral("line"), qint64(line.line) }, { QStringLiteral("offset"), qint64(line.offset) }, { QStringLiteral("why"), isForPeople ? whyInWords(line.why) : line.why }, { QStringLiteral("process"), line.process },
            { QStringLiteral("text"), line.text } };
    return { { hours, nodes, aside }, false };
}

} // namespace

void addCoverage(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "coverage", "what was read, understood and missing; the lines kept aside", "coverage --node mx1 --from -7d");
    verb->footer(verb->get_footer() + "\nNodes and times choose what is listed. Lines are counted before anybody knows whose mail they tell of: the other choices change nothing here."
                                      "\nWhy a line is kept aside: unrecognised, unreadable (not log text), too_long, or internal_error (a defect of Breakwater: please report it)."
                                      "\nExit 0 also where lines are missing: the answer is about them; 1 while a node of the choice is being forgotten, and \"partial\" says so.");
    verb->add_option("--aside", options->aside, "how many lines kept aside are listed, newest first")->check(CLI::Range(0, 1'000'000));
    options->filter.outcomeWords += loginOutcomeNames();
    options->filter.addTo(*verb);
    verb->callback([options, &context] {
        context.chosen = [options, &context] {
            const auto opened = context.openStore(store::OpenMode::ReadOnly);
            if (!opened)
                return context.fail(opened.error());
            const auto filter = options->filter.filter(context, opened->store);
            if (!filter)
                return context.fail(filter.error());
            store::CoverageQuery query { *filter, 0, options->aside, true };
            auto answer = query.run(opened->store);
            if (!answer)
                return context.fail(answer.error());
            if (answer->hours.isEmpty())
                sayWhereDataIs(context, opened->store, *filter);
            if (options->aside == 0)
                answer->aside.clear();
            const auto zone = filter->zone.isEmpty() ? opened->store.homeZone() : core::ZoneRules::named(filter->zone.toStdString());
            if (answer->silent.length() + core::microsPerHour < answer->range.length())
                context.say(Tr::tr("Hours without a line are listed from %1 to %2, all others as gaps of their node.").arg(shown(answer->silent.from, zone), shown(answer->silent.to, zone)));
            return context.answerInPart(toAnswer(*answer, zone, context.format() == Format::Table), answer->notes);
        };
    });
}

} // namespace bw::ctl

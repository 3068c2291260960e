// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/servicenotify.h"
#include "app/ctl/context.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "app/common/deskcredentials.h"
#include "app/common/inisettings.h"
#include "app/common/maketeller.h"
#include "app/common/paths.h"
#include "app/common/routeoptions.h"

#include "models/detection/fleethours.h"
#include "models/service/collector.h"
#include "models/service/collectorturn.h"
#include "models/store/groupreading.h"
#include "models/store/maintenance.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr std::chrono::seconds longestCatchUp = std::chrono::minutes(5); ///< of a node while others wait for the next round
/// By when a service's loop is back, whatever its nodes do; later it hangs, and its manager ends it (WatchdogSec).
constexpr std::chrono::seconds pauseStep = std::chrono::minutes(1), longestUpkeep = std::chrono::hours(2);

struct Options
{
    std::vector<std::string> nodes;
    std::string every, readableBy;
    int deadline = 30;
    bool history = false;
};

Answer toAnswer(const QList<ingest::RoundResult> &results)
{
    Section section { u"nodes"_s, { u"node"_s, u"ok"_s, u"error"_s, u"lines"_s, u"events"_s, u"snapshot_id"_s }, {}, false };
    for (const ingest::RoundResult &result : results) {
        QJsonValue error;
        if (result.problem)
            error = QJsonObject { { u"kind"_s, result.errorKind }, { u"text"_s, result.problem->oneLine() } };
        section.rows.append({ { u"node"_s, result.node }, { u"ok"_s, !result.problem }, { u"error"_s, error }, { u"lines"_s, result.lines }, { u"events"_s, result.events },
            { u"snapshot_id"_s, result.snapshot == 0 ? QJsonValue() : QJsonValue(static_cast<qint64>(result.snapshot)) } });
    }
    return { { section }, false };
}

int exitCodeOf(const QList<ingest::RoundResult> &results)
{
    const auto failed = std::count_if(results.begin(), results.end(), [](const ingest::RoundResult &result) { return result.problem.has_value(); });
    return failed == 0 ? Done : failed == results.size() ? CouldNot : NeedsAttention;
}

void afterRound(const app::OpenStore &opened, const QList<ingest::RoundResult> &results, const Context &context, const std::atomic_bool &stop)
{
    core::UtcMicros first = INT64_MAX;
    for (const ingest::RoundResult &result : results)
        for (const core::UtcMicros hour : result.changedHours)
            first = std::min(first, hour);
    static_cast<void>(store::maintain(opened.store, {}, context.clock, stop));
    static_cast<void>(detection::rememberFleetHours(opened.store, first, stop));
}

void waitUntil(std::chrono::steady_clock::time_point end, const std::atomic_bool &stop, app::Heartbeat &heart)
{
    while (!stop && std::chrono::steady_clock::now() < end) {
        heart.expect(pauseStep);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

int collect(const Options &options, const Context &context)
{
    const std::chrono::seconds every = intervalFrom(options.every);
    if (!options.every.empty() && every.count() == 0)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 is no interval").arg(QString::fromStdString(options.every)), {}, {}, Tr::tr("Write 60s, 5m or 1h.") });
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    std::optional<store::GroupReading> shared;
    if (!options.readableBy.empty()) {
        auto begun = store::GroupReading::begin(opened->store, QString::fromStdString(options.readableBy));
        if (!begun)
            return context.fail(begun.error());
        shared.emplace(std::move(*begun));
    }
    app::DeskCredentials credentials(canAsk() ? readPassphrase : app::DeskCredentials::Ask());
    service::CollectorOptions what;
    what.deadline = std::chrono::seconds(options.deadline);
    what.history = options.history;
    if (every.count() > 0)
        what.catchUp = std::min(every, longestCatchUp);
    what.route = app::deskRouteOptions();
    what.route.credentials = &credentials;
    service::Collector collector(opened->store, opened->hasherMaker(), context.clock, what);
    QStringList names;
    for (const std::string &name : options.nodes)
        names << QString::fromStdString(name);
    std::atomic_bool &stop = stopOnSignal();
    app::Heartbeat heart;
    // A node has its deadline, begins no stretch after its time to catch up, and each that is done makes room for another.
    const auto nextNode = 2 * what.deadline + what.catchUp + pauseStep;
    collector.setOnNode([&context, &heart, nextNode](const ingest::RoundResult &result) {
        heart.expect(nextNode);
        if (result.problem)
            context.complain(result.node + u": "_s + result.problem->oneLine());
        for (const std::optional<core::Problem> &aside : { result.clockProblem, result.queueProblem })
            if (aside && !result.problem)
                context.complain(result.node + u": "_s + aside->oneLine());
        if (!result.problem && result.hasMore)
            context.say(u"breakwaterctl: "_s + result.node + u": "_s + Tr::tr("its log is longer than what was read by now: the next round goes on"));
    });
    // What is told to a person is set with the verb notices, or in the console; what could not be told fails no round.
    app::IniSettings settings(app::settingsPath());
    const auto chooseTeller = [&](const config::Settings &now) {
        collector.setTeller(app::makeTeller(opened->store, context.clock, now.notices, [&context](const core::Problem &problem) { context.complain(problem.oneLine()); }));
    };
    chooseTeller(settings.load());
    if (every.count() == 0) {
        const auto results = collector.round(names, stop);
        if (!results)
            return context.fail(results.error());
        if (results->isEmpty())
            return context.fail({ core::ProblemKind::Missing, Tr::tr("No node can be reached"), Tr::tr("the store names none with a route"), {}, Tr::tr("Add one with fleet add.") });
        afterRound(*opened, *results, context, stop);
        collector.finishTelling(stop);
        return context.answer(toAnswer(*results), exitCodeOf(*results));
    }
    service::CollectorTurn turn(opened->store.path());
    bool isOurTurn = true;
    app::notifyManager("READY=1");
    auto lastUpkeep = std::chrono::steady_clock::now() - std::chrono::hours(24);
    while (!stop) {
        if (const auto zone = opened->store.value("home_zone"); zone && *zone != QString::fromStdString(opened->store.homeZone().name()))
            return context.fail({ core::ProblemKind::Conflict, Tr::tr("The store's home zone was changed"), *zone, opened->store.path(), Tr::tr("Start again: as a service this is done by its manager.") });
        const auto next = std::chrono::steady_clock::now() + every;
        if (const auto news = settings.news())
            chooseTeller(*news);
        if (isOurTurn != turn.take()) {
            isOurTurn = !isOurTurn;
            context.say(isOurTurn ? Tr::tr("Reading now.") : Tr::tr("Another program reads this store: %1, process %2. Waiting until it ends.").arg(turn.holder().program).arg(turn.holder().pid));
        }
        heart.expect(nextNode);
        const auto results = isOurTurn ? collector.round(names, stop) : core::Result<QList<ingest::RoundResult>>(QList<ingest::RoundResult>());
        if (!results) { // as with a full disk: what was not written is read again
            context.complain(results.error().oneLine());
            app::notifyManager("STATUS=" + results.error().what.toStdString());
            waitUntil(next, stop, heart);
            continue;
        }
        if (isOurTurn && std::chrono::steady_clock::now() - lastUpkeep > std::chrono::hours(1)) {
            heart.expect(longestUpkeep);
            afterRound(*opened, *results, context, stop);
            lastUpkeep = std::chrono::steady_clock::now();
        }
        const auto failed = std::count_if(results->begin(), results->end(), [](const ingest::RoundResult &result) { return result.problem.has_value(); });
        app::notifyManager("STATUS=" + std::to_string(results->size() - failed) + " nodes read, " + std::to_string(failed) + " not");
        waitUntil(next, stop, heart);
    }
    app::notifyManager("STOPPING=1");
    return Done;
}

} // namespace

void addCollect(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "collect", "reads every node once, or again and again until SIGTERM or Ctrl+C", "collect --every 60s");
    verb->add_option("--node", options->nodes, "only this one; may be named again");
    auto *every = verb->add_option("--every", options->every, "go on, a round every 60s, 5m, 1h");
    verb->add_flag("--history", options->history, "also each log's rotated files, packed or not, newest first and each once; asked again it goes on where it was stopped")->excludes(every);
    verb->add_option("--readable-by", options->readableBy, "a group of this computer whose members may read the store (files 0640; without it nobody else can)");
    verb->add_option("--deadline", options->deadline, "seconds for one node, from its name to the last byte")->check(CLI::Range(1, 3600));
    verb->callback([options, &context] { context.chosen = [options, &context] { return collect(*options, context); }; });
}

} // namespace bw::ctl

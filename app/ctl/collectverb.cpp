// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/servicenotify.h"
#include "app/ctl/context.h"
#include "app/ctl/feedbackanswers.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "app/common/controlfiles.h"
#include "app/common/deskcredentials.h"
#include "app/common/inisettings.h"
#include "app/common/maketeller.h"
#include "app/common/paths.h"
#include "app/common/routeoptions.h"

#include "models/detection/fleethours.h"
#include "models/service/collector.h"
#include "models/service/collectorturn.h"
#include "models/service/mailboxrounds.h"
#include "models/service/measuring.h"
#include "models/service/posturerounds.h"
#include "models/store/groupreading.h"
#include "models/store/maintenance.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
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
constexpr std::chrono::seconds mailboxLook { 30 }; ///< between two looks which mailboxes are due

struct Options
{
    std::vector<std::string> nodes;
    std::string every, readableBy, mailboxesEvery;
    int deadline = 30;
    bool history = false, measuresNothing = false;
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

std::optional<core::Problem> problemOf(const service::MailboxPulled &pulled)
{
    return !pulled.counts ? pulled.counts.error() : pulled.counts->problem ? pulled.counts->problem : pulled.counts->moveProblem;
}

Section mailboxSection(const QList<service::MailboxPulled> &all)
{
    Section section { u"mailboxes"_s, { u"mailbox"_s, u"ok"_s, u"error"_s, u"messages"_s, u"reports"_s, u"duplicates"_s, u"unreadable"_s }, {}, false };
    for (const service::MailboxPulled &pulled : all) {
        const auto problem = problemOf(pulled);
        const ingest::PullCounts counts = pulled.counts.value_or(ingest::PullCounts());
        section.rows.append({ { u"mailbox"_s, pulled.mailbox.name }, { u"ok"_s, !problem }, { u"error"_s, problem ? QJsonValue(problem->oneLine()) : QJsonValue() }, { u"messages"_s, counts.messages },
            { u"reports"_s, counts.feedback.stored.reports }, { u"duplicates"_s, counts.feedback.stored.duplicates }, { u"unreadable"_s, counts.feedback.unreadableCount } });
    }
    return section;
}

int exitCodeOf(const QList<ingest::RoundResult> &results, const QList<service::MailboxPulled> &mailboxes)
{
    const auto failed = std::count_if(results.begin(), results.end(), [](const ingest::RoundResult &result) { return result.problem.has_value(); })
        + std::count_if(mailboxes.begin(), mailboxes.end(), [](const service::MailboxPulled &pulled) { return !pulled.counts || pulled.counts->problem; });
    const bool isOdd = std::any_of(mailboxes.begin(), mailboxes.end(), [](const service::MailboxPulled &pulled) { return problemOf(pulled) || pulled.counts->feedback.unreadableCount > 0; });
    return failed == 0 && !isOdd ? Done : failed == results.size() + mailboxes.size() ? CouldNot : NeedsAttention;
}

/// How often mailboxes are read; zero: not at all. None: it is no interval.
std::optional<std::chrono::seconds> mailboxInterval(const Options &options)
{
    if (options.mailboxesEvery == "off")
        return std::chrono::seconds(0);
    if (options.mailboxesEvery.empty()) // who names nodes, or wants their history, means no mailbox
        return !options.nodes.empty() || options.history ? std::chrono::seconds(0) : service::usualMailboxEvery;
    const auto every = intervalFrom(options.mailboxesEvery);
    return every.count() > 0 ? std::optional(every) : std::nullopt;
}

/// Null: they are not read.
std::unique_ptr<service::MailboxRounds> mailboxRounds(const app::OpenStore &opened, std::chrono::seconds every, const Context &context, const std::atomic_bool &stop)
{
    if (every.count() == 0)
        return nullptr;
    auto rounds = std::make_unique<service::MailboxRounds>(opened.store, opened.hasherMaker(), context.clock, std::make_shared<service::MailboxSecrets>(), every);
    rounds->setOnPulled([&context, &stop](const service::MailboxPulled &pulled) {
        const auto problem = problemOf(pulled);
        if (problem && !stop)
            context.complain(pulled.mailbox.name + u": "_s + problem->oneLine());
        if (!pulled.counts)
            return;
        for (const ingest::UnreadableReport &one : pulled.counts->feedback.unreadable)
            context.complain(sentenceOf(one));
        if (const qint64 reports = pulled.counts->feedback.stored.reports; reports > 0)
            context.say(u"breakwaterctl: "_s + pulled.mailbox.name + u": "_s + Tr::tr("%n new report(s)", nullptr, static_cast<int>(reports)));
    });
    return rounds;
}

/// What is watched, measured beside the rounds over the nodes. Null: it is not.
std::unique_ptr<service::PostureRounds> postureRounds(const app::OpenStore &opened, const Options &options, const Context &context, const std::atomic_bool &stop)
{
    if (options.measuresNothing || !options.nodes.empty())
        return nullptr;
    const auto loaded = app::loadCatalog(QString::fromLocal8Bit(context.controlsOption.data(), static_cast<qsizetype>(context.controlsOption.size())));
    if (!loaded) { // without the organisation's own exceptions its verdicts would be wrong
        context.complain(Tr::tr("Nothing is measured: %1").arg(loaded.error().oneLine()));
        return nullptr;
    }
    const auto catalog = std::make_shared<posture::Catalog>(loaded->catalog);
    auto rounds = std::make_unique<service::PostureRounds>(opened.store, context.clock, [catalog, pace = std::make_shared<smtp::Pace>(context.clock), store = opened.store, &context](const service::AssetName &asset, const std::atomic_bool &isOver) -> core::Done {
        service::MeasureOptions how;
        const config::Settings now = app::IniSettings(app::settingsPath()).load();
        how.resolver = { now.resolver, now.trustAnchor };
        how.pace = pace;
        const auto look = measureAndKeep(*catalog, store, asset, how, context.clock, isOver);
        return look ? core::Done() : core::fail(look.error());
    });
    rounds->setOnMeasured([&context, &stop](const service::AssetName &asset, const core::Done &done) {
        if (!done && !stop)
            context.complain(asset.name + u": "_s + done.error().oneLine());
    });
    return rounds;
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

/// \p mailboxes, \p postures: null where none is to be read or measured meanwhile.
void waitUntil(std::chrono::steady_clock::time_point end, const std::atomic_bool &stop, app::Heartbeat &heart, service::MailboxRounds *mailboxes, service::PostureRounds *postures)
{
    auto nextLook = std::chrono::steady_clock::now();
    while (!stop && std::chrono::steady_clock::now() < end) {
        heart.expect(pauseStep);
        if (std::chrono::steady_clock::now() >= nextLook) {
            if (mailboxes)
                mailboxes->wish();
            if (postures)
                postures->wish();
            nextLook = std::chrono::steady_clock::now() + mailboxLook;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

/// Once, all side by side.
int collectOnce(service::Collector &collector, const QStringList &names, service::MailboxRounds *mailboxes, const app::OpenStore &opened, const Context &context, const std::atomic_bool &stop)
{
    std::future<core::Result<QList<service::MailboxPulled>>> pulling;
    if (mailboxes)
        pulling = std::async(std::launch::async, [&] { return mailboxes->readAll(stop); });
    const auto results = collector.round(names, stop);
    const auto pulled = pulling.valid() ? pulling.get() : core::Result<QList<service::MailboxPulled>>();
    if (!results || !pulled)
        return context.fail(results ? pulled.error() : results.error());
    if (results->isEmpty() && pulled->isEmpty())
        return context.fail({ core::ProblemKind::Missing, Tr::tr("No node can be reached"), Tr::tr("the store names none with a route"), {}, Tr::tr("Add one with fleet add.") });
    afterRound(opened, *results, context, stop);
    collector.finishTelling(stop);
    Answer answer = toAnswer(*results);
    if (!pulled->isEmpty())
        answer.sections << mailboxSection(*pulled);
    return context.answer(answer, exitCodeOf(*results, *pulled));
}

int collect(const Options &options, const Context &context)
{
    const std::chrono::seconds every = intervalFrom(options.every);
    if (!options.every.empty() && every.count() == 0)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 is no interval").arg(QString::fromStdString(options.every)), {}, {}, Tr::tr("Write 60s, 5m or 1h.") });
    const auto mailboxesEvery = mailboxInterval(options);
    if (!mailboxesEvery)
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 is no interval").arg(QString::fromStdString(options.mailboxesEvery)), {}, {}, Tr::tr("Write 60s, 5m, 1h or off.") });
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
    const auto mailboxes = mailboxRounds(*opened, *mailboxesEvery, context, stop); // last: it ends first
    if (every.count() == 0)
        return collectOnce(collector, names, mailboxes.get(), *opened, context, stop);
    const auto postures = postureRounds(*opened, options, context, stop);
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
        service::MailboxRounds *ourMailboxes = isOurTurn ? mailboxes.get() : nullptr;
        if (ourMailboxes)
            ourMailboxes->wish();
        service::PostureRounds *ourPostures = isOurTurn ? postures.get() : nullptr;
        const auto results = isOurTurn ? collector.round(names, stop) : core::Result<QList<ingest::RoundResult>>(QList<ingest::RoundResult>());
        if (!results) { // as with a full disk: what was not written is read again
            context.complain(results.error().oneLine());
            app::notifyManager("STATUS=" + results.error().what.toStdString());
            waitUntil(next, stop, heart, ourMailboxes, ourPostures);
            continue;
        }
        if (isOurTurn && std::chrono::steady_clock::now() - lastUpkeep > std::chrono::hours(1)) {
            heart.expect(longestUpkeep);
            afterRound(*opened, *results, context, stop);
            lastUpkeep = std::chrono::steady_clock::now();
        }
        const auto failed = std::count_if(results->begin(), results->end(), [](const ingest::RoundResult &result) { return result.problem.has_value(); });
        app::notifyManager("STATUS=" + std::to_string(results->size() - failed) + " nodes read, " + std::to_string(failed) + " not");
        waitUntil(next, stop, heart, ourMailboxes, ourPostures);
    }
    app::notifyManager("STOPPING=1");
    return Done;
}

} // namespace

void addCollect(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "collect", "reads every node and every named mailbox (feedback mailbox add) once, or again and again until SIGTERM or Ctrl+C", "collect --every 60s");
    verb->add_option("--node", options->nodes, "only this one; may be named again");
    auto *every = verb->add_option("--every", options->every, "go on, a round every 60s, 5m, 1h");
    verb->add_flag("--history", options->history, "also each log's rotated files, packed or not, newest first and each once; asked again it goes on where it was stopped")->excludes(every);
    verb->add_option("--readable-by", options->readableBy, "a group of this computer whose members may read the store (files 0640; without it nobody else can)");
    verb->add_option("--mailboxes-every", options->mailboxesEvery, "with --every: how often named mailboxes are read, beside the nodes: 15m, 1h (without it 15m), or off, once too; not with --node or --history unless it is named. Their passwords lie in the keychain, a file, or the credential imap-NAME; why one could not be read stands in feedback mailbox list");
    verb->add_flag("--no-measuring", options->measuresNothing, "with --every: domains, hosts, nodes and answers are not measured again against the controls (check); not done with --node either");
    verb->add_option("--deadline", options->deadline, "seconds for one node, from its name to the last byte")->check(CLI::Range(1, 3600));
    verb->callback([options, &context] { context.chosen = [options, &context] { return collect(*options, context); }; });
}

} // namespace bw::ctl

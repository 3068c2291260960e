// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/fleetimpl.h"

#include "models/secrets/sshkey.h"
#include "models/service/collectorturn.h"
#include "models/service/hostkeys.h"
#include "models/service/tr.h"
#include "models/store/feedback/mailboxtable.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/purge.h"

#include <QFileInfo>

#include <algorithm>
#include <mutex>
#include <utility>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr auto testDeadline = std::chrono::seconds(30);
constexpr std::chrono::seconds firstRoundAfter { 2 }; ///< pages come first
constexpr int roundsLeftToOthers = 3;

QString placeOf(const fleet::Node &node)
{
    return node.host + u':' + QString::number(node.port);
}

/// Of one of which nothing was ever read nothing remains: it would stay for ever as one whose logs are brought by hand.
core::Done removeNode(const store::Store &store, const QString &name, const core::Clock &clock)
{
    const auto row = store::findNode(store, name, {});
    if (!row)
        return fail(row.error());
    if (auto done = store::removeRoute(store, name, clock); !done || row->read != 0 || row->lastLine != 0)
        return done;
    const std::atomic_bool never = false;
    if (const auto purged = store::purgeNode(store, name, clock, never); !purged && purged.error().kind != ProblemKind::Conflict)
        return fail(purged.error());
    return {}; // where somebody reads it just now, something may be read of it
}

} // namespace

/// Rounds of one program go one after the other, whoever asked for them.
struct FleetImpl::Turn
{
    explicit Turn(const QString &storePath)
        : lock(storePath)
    {
    }
    std::mutex mutex; ///< held while a round runs
    CollectorTurn lock;
};

void NodeTestJobImpl::start(std::function<NodeTest(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell = [this](const NodeTest &soFar) {
        post([this, soFar] {
            m_result = soFar;
            Q_EMIT progressed();
        });
    };
    const auto tested = [work = std::move(work)](const Tell &told, const std::atomic_bool &stop) -> core::Result<NodeTest> { return work(told, stop); };
    run(tested, tell, [this](const core::Result<NodeTest> &result) {
        if (result)
            m_result = *result;
        else
            m_result.problem = result.error();
    });
}

void CollectJobImpl::start(std::function<core::Done(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell {
        [this](const QStringList &names) {
            post([this, names] {
                for (const QString &name : names)
                    m_nodes << NodeProgress { name };
                Q_EMIT progressed();
            });
        },
        [this](const ingest::RoundResult &result) { post([this, result] { take(result); }); },
    };
    run(std::move(work), tell, [this](const core::Done &done) { m_done = done; });
}

void CollectJobImpl::take(const ingest::RoundResult &result)
{
    auto found = std::find_if(m_nodes.begin(), m_nodes.end(), [&result](const NodeProgress &one) { return one.node == result.node; });
    if (found == m_nodes.end()) {
        m_nodes << NodeProgress { result.node };
        found = std::prev(m_nodes.end());
    }
    found->state = result.problem ? NodeProgress::State::Failed : NodeProgress::State::Read;
    found->lines = result.lines;
    found->problem = result.problem.value_or(core::Problem {});
    Q_EMIT lacked(result.node, result.report.needs);
    Q_EMIT progressed();
    if (!result.changedHours.isEmpty())
        Q_EMIT hoursChanged(result.changedHours);
}

int CollectJobImpl::done() const
{
    return static_cast<int>(std::count_if(m_nodes.begin(), m_nodes.end(), [](const NodeProgress &one) { return one.state != NodeProgress::State::Waiting; }));
}

double CollectJobImpl::progress() const
{
    if (isFinished())
        return 1.0;
    return m_nodes.isEmpty() ? -1.0 : static_cast<double>(done()) / static_cast<double>(m_nodes.size());
}

FleetImpl::FleetImpl(store::Store store, ingest::MakeHasher makeHasher, const core::Clock &clock, std::shared_ptr<MailboxRounds> mailboxes, QObject *parent)
    : Fleet(parent)
    , m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
    , m_mailboxes(std::move(mailboxes))
    , m_turn(std::make_shared<Turn>(m_store.path()))
{
    m_rounds.setSingleShot(true);
    connect(&m_rounds, &QTimer::timeout, this, &FleetImpl::round);
}

FleetImpl::~FleetImpl()
{
    delete m_round.data(); // waits for its thread
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        if (job)
            job->cancel();
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        delete job.data(); // waits for its thread
}

void FleetImpl::setRoute(const transport::RouteOptions &route)
{
    m_route = route;
    m_collector.reset();
}

void FleetImpl::keep(Job *job)
{
    m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
    m_jobs << job;
}

NodeTestJob *FleetImpl::test(const fleet::Node &node, const QString &acceptFingerprint)
{
    auto *job = new NodeTestJobImpl(Tr::tr("Testing %1").arg(node.name), this);
    keep(job);
    connect(job, &Job::finished, this, [this, job, name = node.name, place = placeOf(node)] {
        m_needs.insert(name, job->result().connection.needs);
        if (job->result().isConnected)
            m_acceptedKeys.insert(place, job->result().connection.hostKey.fingerprint);
        job->deleteLater();
    });
    transport::RouteOptions route = m_route;
    route.acceptFingerprint = acceptFingerprint;
    job->start([store = m_store, clock = &m_clock, node, route](const NodeTestJobImpl::Tell &tell, const std::atomic_bool &stop) {
        transport::RouteOptions with = route;
        NodeTest result;
        const auto keys = acceptedKeys(store);
        if (store.isReadOnly() || !keys) {
            result.problem = store.isReadOnly() ? store.whyReadOnly() : keys.error();
            result.steps.append({ Tr::tr("Connection"), transport::StepState::Failed, result.problem->what, result.problem->remedy });
            return result;
        }
        with.acceptedKeys = *keys;
        with.isOfStore = store::findNode(store, node.name, {}).has_value();
        const core::UtcMicros begun = clock->now();
        result = testNode(node, with, { std::chrono::steady_clock::now() + testDeadline, &stop }, tell);
        if (const auto kept = keepAcceptedKeys(store, result.connection.accepted, *clock); !kept && !result.problem) {
            result.problem = kept.error();
            result.steps.append({ Tr::tr("Host key"), transport::StepState::Failed, kept.error().what, kept.error().remedy });
        }
        if (const auto kept = keepHandshake(store, node, begun, result.isConnected, result.problem); !kept && !result.problem)
            result.problem = kept.error();
        return result;
    });
    return job;
}

Job *FleetImpl::change(const QString &title, std::function<core::Done()> work)
{
    auto *job = new PlainJob(title, this);
    keep(job);
    connect(job, &Job::finished, this, [this, job] {
        job->deleteLater();
        if (job->outcome())
            Q_EMIT changed();
    });
    job->start([work = std::move(work)](const std::atomic_bool &) { return work(); });
    return job;
}

Job *FleetImpl::save(const fleet::Node &node, const QString &before)
{
    return change(Tr::tr("Saving %1").arg(node.name), [store = m_store, node, before, key = m_acceptedKeys.take(placeOf(node)), clock = &m_clock]() -> core::Done {
        if (auto done = store::saveNode(store, node, before, *clock); !done || key.isEmpty())
            return done;
        return store::noteHostKey(store, node.name, key, *clock);
    });
}

Job *FleetImpl::remove(const QStringList &names)
{
    return change(Tr::tr("Removing %n node(s)", nullptr, static_cast<int>(names.size())), [store = m_store, names, clock = &m_clock]() -> core::Done {
        for (const QString &name : names)
            if (auto done = removeNode(store, name, *clock); !done)
                return done;
        return {};
    });
}

Job *FleetImpl::giveSecret(const transport::SecretNeed &need, const core::Secret &secret, bool keep)
{
    auto *job = new PlainJob(Tr::tr("Taking a secret"), this);
    this->keep(job);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    auto told = std::make_shared<const core::Secret>(secret.clone());
    job->start([store = m_store, credentials = m_route.credentials, need, told, keep](const std::atomic_bool &) -> core::Done {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        if (!credentials)
            return fail({ ProblemKind::Unsupported, Tr::tr("No secret is taken here"), {}, {}, {} });
        return credentials->give(need, *told, keep);
    });
    return job;
}

void FleetImpl::askKeychain(QObject *context, std::function<void(bool)> answer)
{
    auto *job = new PlainJob(Tr::tr("Looking for a keychain"), this);
    keep(job);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    connect(job, &Job::finished, context, [job, answer = std::move(answer)] { answer(job->outcome().has_value()); });
    job->start([credentials = m_route.credentials](const std::atomic_bool &) -> core::Done {
        if (credentials && credentials->hasKeychain())
            return {};
        return fail({ ProblemKind::Missing, Tr::tr("No keychain answers"), {}, {}, {} });
    });
}

const std::shared_ptr<Collector> &FleetImpl::theCollector()
{
    if (!m_collector) {
        CollectorOptions options;
        options.catchUp = std::chrono::minutes(1);
        options.route = m_route;
        m_collector = std::make_shared<Collector>(m_store, m_makeHasher, m_clock, options);
    }
    return m_collector;
}

void FleetImpl::say(const CollectorState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT collectorChanged();
}

void FleetImpl::setRounds(std::chrono::seconds every)
{
    if (every == m_every)
        return;
    m_every = every;
    m_rounds.stop();
    if (every.count() > 0 && !m_store.isReadOnly()) {
        if (!m_round)
            m_rounds.start(std::min(firstRoundAfter, every));
        return;
    }
    if (m_round)
        m_round->cancel();
    m_mailboxes->callOff();
    say({});
    auto *job = new PlainJob({}, this);
    keep(job);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    job->start([turn = m_turn](const std::atomic_bool &) -> core::Done {
        const std::lock_guard oneAtATime(turn->mutex);
        turn->lock.giveBack();
        return {};
    });
}

void FleetImpl::yieldRounds()
{
    const std::chrono::seconds every = m_every;
    setRounds(std::chrono::seconds(0));
    m_every = every;
    if (every.count() > 0 && !m_store.isReadOnly())
        m_rounds.start(every * roundsLeftToOthers);
}

/// A round that nobody asked for: no page is told of it while it runs.
void FleetImpl::round()
{
    if (m_round || m_collecting || m_purging > 0) {
        m_rounds.start(m_every);
        return;
    }
    auto *job = new CollectJobImpl({}, this);
    m_round = job;
    connect(job, &CollectJobImpl::hoursChanged, this, &FleetImpl::hoursChanged);
    connect(job, &CollectJobImpl::lacked, this, [this](const QString &node, const QList<transport::SecretNeed> &needs) { m_needs.insert(node, needs); });
    auto state = std::make_shared<CollectorState>();
    connect(job, &Job::finished, this, [this, job, state] {
        m_round = nullptr;
        job->deleteLater();
        if (const core::Done done = job->outcome(); !done)
            state->problem = done.error();
        roundEnded(*state, std::ranges::any_of(job->nodes(), [](const NodeProgress &node) { return node.lines > 0; }));
    });
    job->start([store = m_store, collector = theCollector(), turn = m_turn, mailboxes = m_mailboxes, teller = m_teller, every = m_every, state](const CollectJobImpl::Tell &tell, const std::atomic_bool &stop) -> core::Done {
        const std::lock_guard oneAtATime(turn->mutex);
        if (store.isReadOnly()) { // it was not when the session was opened
            turn->lock.giveBack();
            return fail(store.whyReadOnly());
        }
        const auto all = store::listFleet(store, {});
        if (!all)
            return fail(all.error());
        const auto boxes = store::listMailboxes(store, {});
        const bool isNode = std::ranges::any_of(*all, [](const store::NodeRow &row) { return row.node.route != fleet::RouteKind::None; });
        if (stop || !(isNode || (boxes && !boxes->isEmpty()))) {
            turn->lock.giveBack();
            return {};
        }
        if (!turn->lock.take()) {
            const auto holder = turn->lock.holder();
            *state = { CollectorState::Who::Other, holder.program.isEmpty() ? QString() : Tr::tr("%1, process %2").arg(holder.program).arg(holder.pid), {} };
            return {};
        }
        *state = { CollectorState::Who::Us, {}, every };
        if (!stop)
            mailboxes->wish();
        if (!isNode)
            return {};
        collector->setOnNode(tell.node);
        collector->setTeller(teller);
        const auto results = collector->round({}, stop);
        collector->setOnNode({});
        return results ? core::Done() : core::Done(fail(results.error()));
    });
}

void FleetImpl::roundEnded(const CollectorState &state, bool hasNews)
{
    if (m_every.count() > 0 && !m_rounds.isActive()) {
        m_rounds.start(m_every);
        say(state);
    }
    Q_EMIT changed();
    if (hasNews)
        Q_EMIT roundRead();
}

Job *FleetImpl::saveAll(const QList<fleet::Node> &nodes)
{
    return change(Tr::tr("Saving %n node(s)", nullptr, static_cast<int>(nodes.size())), [store = m_store, nodes, clock = &m_clock]() -> core::Done {
        for (const fleet::Node &node : nodes)
            if (auto done = store::saveNode(store, node, {}, *clock); !done)
                return done;
        return {};
    });
}

Job *FleetImpl::purge(const QStringList &names)
{
    auto *job = new PlainJob(Tr::tr("Removing %n node(s) and their data", nullptr, static_cast<int>(names.size())), nullptr);
    Q_EMIT jobStarted(job);
    auto first = std::make_shared<core::UtcMicros>(0);
    ++m_purging;
    connect(job, &Job::finished, this, [this, first] {
        --m_purging;
        Q_EMIT purged(*first);
        Q_EMIT changed();
        if (m_purging == 0 && !m_collecting)
            goOnCollecting(false);
    });
    if (m_round)
        m_round->cancel();
    if (m_collecting) { // what it read is kept; the others have their turn behind the purge
        for (const NodeProgress &node : m_collecting->nodes())
            if (node.state == NodeProgress::State::Waiting && !m_wished.contains(node.node))
                m_wished << node.node;
        m_collecting->cancel();
    }
    m_wished.removeIf([&names](const QString &name) { return names.contains(name); });
    job->startTelling([store = m_store, turn = m_turn, names, first, clock = &m_clock](const PlainJob::Tell &tell, const std::atomic_bool &stop) -> core::Done {
        const std::lock_guard oneAtATime(turn->mutex); // a node that is being read cannot be purged
        for (qsizetype i = 0; i < names.size(); ++i) {
            const auto report = store::purgeNode(store, names.at(i), *clock, stop, [&](double share) { tell((double(i) + share) / double(names.size())); });
            if (!report)
                return fail(report.error());
            if (report->firstHour != 0 && (*first == 0 || report->firstHour < *first))
                *first = report->firstHour;
        }
        return {};
    });
    return job;
}

void FleetImpl::askAccess(const fleet::Node &node, QObject *context, std::function<void(const NodeAccess &)> answer)
{
    auto *job = new PlainJob({}, this);
    keep(job);
    auto access = std::make_shared<NodeAccess>();
    connect(job, &Job::finished, job, &QObject::deleteLater);
    connect(job, &Job::finished, context, [access, answer = std::move(answer)] { answer(*access); });
    job->start([node, ownKey = m_route.ownKey, access](const std::atomic_bool &) -> core::Done {
        *access = accessOf(node, ownKey);
        return {};
    });
}

Job *FleetImpl::makeKey()
{
    auto *job = new PlainJob(Tr::tr("Making a key"), this);
    keep(job);
    connect(job, &Job::finished, job, &QObject::deleteLater);
    job->start([ownKey = m_route.ownKey](const std::atomic_bool &) -> core::Done {
        const auto made = secrets::makeOwnKey(QFileInfo(ownKey).absolutePath());
        return made ? core::Done() : core::Done(fail(made.error()));
    });
    return job;
}

CollectJob *FleetImpl::collect(const QStringList &names)
{
    if (m_collecting) { // it may have passed them, before the password was given
        m_wishesAll = m_wishesAll || names.isEmpty();
        for (const QString &name : names)
            if (!m_wished.contains(name))
                m_wished << name;
        return m_collecting;
    }
    auto *job = new CollectJobImpl(names.size() == 1 ? Tr::tr("Collecting %1").arg(names.first()) : Tr::tr("Collecting"), nullptr);
    m_collecting = job;
    connect(job, &CollectJobImpl::hoursChanged, this, &FleetImpl::hoursChanged);
    connect(job, &CollectJobImpl::lacked, this, [this](const QString &node, const QList<transport::SecretNeed> &needs) { m_needs.insert(node, needs); });
    connect(job, &Job::finished, this, [this, job] {
        m_collecting = nullptr;
        Q_EMIT collectingChanged();
        Q_EMIT changed();
        QStringList lacking;
        for (const NodeProgress &node : job->nodes())
            if (node.state == NodeProgress::State::Failed && !m_needs.value(node.node).isEmpty())
                lacking << node.node;
        if (!lacking.isEmpty())
            Q_EMIT secretsMissing(lacking);
        const bool wasCalledOff = !job->outcome() && job->outcome().error().kind == ProblemKind::Cancelled;
        if (m_purging == 0)
            goOnCollecting(wasCalledOff);
        else // the purge waits for the node's turn: nothing may be quicker
            m_wishesAll = m_wishesAll && !wasCalledOff;
    });
    Q_EMIT collectStarted(job);
    Q_EMIT collectingChanged();
    if (m_round) // whoever presses the button goes first
        m_round->cancel();
    job->start([store = m_store, collector = theCollector(), turn = m_turn, teller = m_teller, names](const CollectJobImpl::Tell &tell, const std::atomic_bool &stop) -> core::Done {
        if (store.isReadOnly()) // nor does a round by itself begin: nothing is dialled
            return fail(store.whyReadOnly());
        const std::lock_guard oneAtATime(turn->mutex);
        // Whoever presses the button means all of them, also those that rest after a failure; not those read by hand.
        const auto all = store::listFleet(store, {});
        if (!all)
            return fail(all.error());
        QStringList wanted;
        for (const store::NodeRow &row : *all)
            if (row.node.route != fleet::RouteKind::None && (names.isEmpty() || names.contains(row.node.name)))
                wanted << row.node.name;
        if (wanted.isEmpty())
            return fail({ ProblemKind::Missing, Tr::tr("No node can be reached yet"), Tr::tr("none of them has a route"), {}, Tr::tr("Add one on the page Fleet.") });
        tell.begins(wanted);
        collector->setOnNode(tell.node);
        collector->setTeller(teller);
        const auto results = collector->round(wanted, stop);
        collector->setOnNode({});
        if (!results)
            return fail(results.error());
        if (stop)
            return fail({ ProblemKind::Cancelled, Tr::tr("Collecting was stopped"), {}, {}, {} });
        return {};
    });
    return job;
}

/// Whoever calls off a round over all does not want another one at once; a node that was added meanwhile is another matter.
void FleetImpl::goOnCollecting(bool wasCalledOff)
{
    const QStringList names = std::exchange(m_wished, {});
    if (std::exchange(m_wishesAll, false) && !wasCalledOff)
        collect({});
    else if (!names.isEmpty())
        collect(names);
}

} // namespace bw::service

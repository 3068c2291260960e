// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/fleetimpl.h"

#include "models/service/tr.h"
#include "models/store/fleet/nodetable.h"

#include <algorithm>
#include <utility>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr auto testDeadline = std::chrono::seconds(30);

QString placeOf(const fleet::Node &node)
{
    return node.host + u':' + QString::number(node.port);
}

} // namespace

NodeTestJobImpl::NodeTestJobImpl(QString title, QObject *parent)
    : NodeTestJob(parent)
    , m_title(std::move(title))
{
}

void NodeTestJobImpl::start(std::function<NodeTest(const std::atomic_bool &)> work)
{
    m_worker.start([this, work = std::move(work)](const std::atomic_bool &stop) {
        NodeTest result = work(stop);
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                m_result = result;
                m_isFinished = true;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

CollectJobImpl::CollectJobImpl(QString title, QObject *parent)
    : CollectJob(parent)
    , m_title(std::move(title))
{
}

void CollectJobImpl::start(std::function<core::Done(const Tell &, const std::atomic_bool &)> work)
{
    m_worker.start([this, work = std::move(work)](const std::atomic_bool &stop) {
        const Tell tell {
            [this](const QStringList &names) {
                QMetaObject::invokeMethod(
                    this,
                    [this, names] {
                        for (const QString &name : names)
                            m_nodes << NodeProgress { name };
                        Q_EMIT progressed();
                    },
                    Qt::QueuedConnection);
            },
            [this](const ingest::RoundResult &result) {
                QMetaObject::invokeMethod(this, [this, result] { take(result); }, Qt::QueuedConnection);
            },
        };
        auto done = work(tell, stop);
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
                m_done = done;
                m_isFinished = true;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
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
    if (m_isFinished)
        return 1.0;
    return m_nodes.isEmpty() ? -1.0 : static_cast<double>(done()) / static_cast<double>(m_nodes.size());
}

FleetImpl::FleetImpl(store::Store store, ingest::MakeHasher makeHasher, const core::Clock &clock, QObject *parent)
    : Fleet(parent)
    , m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
{
}

FleetImpl::~FleetImpl()
{
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
    job->start([node, route](const std::atomic_bool &stop) { return testNode(node, route, { std::chrono::steady_clock::now() + testDeadline, &stop }); });
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
    return change(Tr::tr("Saving %1").arg(node.name), [store = m_store, node, before, key = m_acceptedKeys.value(placeOf(node)), clock = &m_clock]() -> core::Done {
        if (auto done = store::saveNode(store, node, before, *clock); !done || key.isEmpty())
            return done;
        return store::noteHostKey(store, node.name, key, *clock);
    });
}

Job *FleetImpl::remove(const QStringList &names)
{
    return change(Tr::tr("Removing %n node(s)", nullptr, static_cast<int>(names.size())), [store = m_store, names, clock = &m_clock]() -> core::Done {
        for (const QString &name : names)
            if (auto done = store::removeRoute(store, name, *clock); !done)
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
    job->start([credentials = m_route.credentials, need, told, keep](const std::atomic_bool &) -> core::Done {
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

CollectJob *FleetImpl::collect(const QStringList &names)
{
    if (m_collecting)
        return m_collecting;
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
    });
    Q_EMIT collectStarted(job);
    Q_EMIT collectingChanged();
    if (!m_collector) {
        CollectorOptions options;
        options.route = m_route;
        m_collector = std::make_shared<Collector>(m_store, m_makeHasher, m_clock, options);
    }
    job->start([store = m_store, collector = m_collector, teller = m_teller, names](const CollectJobImpl::Tell &tell, const std::atomic_bool &stop) -> core::Done {
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

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/collector.h"
#include "models/service/fleet.h"
#include "models/service/jobs.h"
#include "models/service/mailboxrounds.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

namespace bw::service {

class NodeTestJobImpl final : public WorkerJob<NodeTestJob>
{
    Q_OBJECT
public:
    using WorkerJob::WorkerJob;
    using Tell = std::function<void(const NodeTest &)>;
    void start(std::function<NodeTest(const Tell &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override { return isFinished() ? 1.0 : -1.0; }
    [[nodiscard]] core::Done outcome() const override { return {}; }
    [[nodiscard]] const NodeTest &result() const override { return m_result; }

private:
    NodeTest m_result;
};

class CollectJobImpl final : public WorkerJob<CollectJob>
{
    Q_OBJECT
public:
    using WorkerJob::WorkerJob;
    /// \p work runs on the worker's thread and calls back: first with the names of all, then with each that is done.
    struct Tell
    {
        std::function<void(const QStringList &)> begins;
        std::function<void(const ingest::RoundResult &)> node;
    };
    void start(std::function<core::Done(const Tell &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override;
    [[nodiscard]] core::Done outcome() const override { return m_done; }
    [[nodiscard]] QList<NodeProgress> nodes() const override { return m_nodes; }
    [[nodiscard]] int done() const override;

Q_SIGNALS:
    void hoursChanged(const QList<core::UtcMicros> &hours);
    void lacked(const QString &node, const QList<bw::transport::SecretNeed> &needs);

private:
    void take(const ingest::RoundResult &result);
    QList<NodeProgress> m_nodes;
    core::Done m_done;
};

class FleetImpl final : public Fleet
{
    Q_OBJECT
public:
    /// \p mailboxes: are read beside the rounds by itself, in the same turn.
    FleetImpl(store::Store store, ingest::MakeHasher makeHasher, const core::Clock &clock, std::shared_ptr<MailboxRounds> mailboxes, QObject *parent);
    ~FleetImpl() override;

    void setRoute(const transport::RouteOptions &route) override;
    void setTeller(std::shared_ptr<Teller> teller) override { m_teller = std::move(teller); }
    NodeTestJob *test(const fleet::Node &node, const QString &acceptFingerprint) override;
    Job *save(const fleet::Node &node, const QString &before) override;
    Job *remove(const QStringList &names) override;
    CollectJob *collect(const QStringList &names) override;
    void setRounds(std::chrono::seconds every) override;
    void yieldRounds() override;
    [[nodiscard]] CollectorState collector() const override { return m_state; }
    Job *saveAll(const QList<fleet::Node> &nodes) override;
    Job *purge(const QStringList &names) override;
    void askAccess(const fleet::Node &node, QObject *context, std::function<void(const NodeAccess &)> answer) override;
    Job *makeKey() override;
    [[nodiscard]] CollectJob *collecting() const override { return m_collecting; }
    [[nodiscard]] QList<transport::SecretNeed> needs(const QString &node) const override { return m_needs.value(node); }
    Job *giveSecret(const transport::SecretNeed &need, const core::Secret &secret, bool keep) override;
    void askKeychain(QObject *context, std::function<void(bool)> answer) override;

Q_SIGNALS:
    void collectStarted(bw::service::CollectJob *job); ///< before it does anything
    void jobStarted(bw::service::Job *job); ///< one to be seen, and called off; whoever takes it owns it
    void hoursChanged(const QList<core::UtcMicros> &hours);
    void purged(core::UtcMicros firstHour); ///< figures from here on are other ones
    void roundRead(); ///< a round by itself brought something

private:
    struct Turn;
    void round();
    void goOnCollecting(bool wasCalledOff);
    void roundEnded(const CollectorState &state, bool hasNews);
    void say(const CollectorState &state);
    const std::shared_ptr<Collector> &theCollector();
    Job *change(const QString &title, std::function<core::Done()> work);
    void keep(Job *job);

    store::Store m_store;
    ingest::MakeHasher m_makeHasher;
    const core::Clock &m_clock;
    const std::shared_ptr<MailboxRounds> m_mailboxes;
    transport::RouteOptions m_route;
    std::shared_ptr<Collector> m_collector; ///< its connections stay open between rounds; one round at a time
    std::shared_ptr<Teller> m_teller;
    std::shared_ptr<Turn> m_turn;
    QPointer<CollectJobImpl> m_round; ///< the one that runs by itself
    QTimer m_rounds;
    std::chrono::seconds m_every { 0 };
    CollectorState m_state;
    QPointer<CollectJobImpl> m_collecting;
    QStringList m_wished; ///< to be read once what runs has ended
    int m_purging = 0; ///< purges that run, or wait for a collect that they called off
    bool m_wishesAll = false;
    QHash<QString, QList<transport::SecretNeed>> m_needs; ///< by node
    QHash<QString, QString> m_acceptedKeys; ///< fingerprints of tests that logged in, by host and port
    QList<QPointer<Job>> m_jobs;
};

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/nodeaccess.h"
#include "models/service/nodetest.h"
#include "models/service/session.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace bw::service {

class Teller;

/// A connection test that runs elsewhere. It went well as a job whatever it found: ask result().
class NodeTestJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
    /// With progressed(): the steps so far, and those that wait. Whole once it is finished.
    [[nodiscard]] virtual const NodeTest &result() const = 0;
};

/// How far "collect now" is with one node.
struct NodeProgress
{
    enum class State { Waiting, Read, Failed };
    QString node;
    State state = State::Waiting;
    qint64 lines = 0;
    core::Problem problem {}; ///< of Failed
};

class CollectJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
    [[nodiscard]] virtual QList<NodeProgress> nodes() const = 0;
    [[nodiscard]] virtual int done() const = 0; ///< read or failed
};

/// Who reads the nodes by itself, without being asked each time.
struct CollectorState
{
    enum class Who { Nobody, Us, Other };
    Who who = Who::Nobody;
    QString other; ///< of Other: "breakwaterctl, process 812"
    std::chrono::seconds every { 0 }; ///< of Us
    std::optional<core::Problem> problem {}; ///< of the last round as a whole: a full disk, a store that turned out damaged
    bool operator==(const CollectorState &) const = default;
};

/// The nodes of an open store as pages use them: each command is a job that runs off the UI thread. Jobs belong to this
/// object and go some time after they ended; whoever waits for one keeps a QPointer. A session that is read-only never connects to
/// a node: test(), collect(), giveSecret() and rounds end at once with the reason. UI thread.
class Fleet : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// How nodes are reached from this desk: files of host keys, ssh's configuration, secrets. Before the first command.
    virtual void setRoute(const transport::RouteOptions &route) = 0;
    /// Who tells a person what a round brought to light; null: nobody. For rounds that begin later.
    virtual void setTeller(std::shared_ptr<Teller> teller) = 0;
    /// Tries each step, stores nothing. \p acceptFingerprint: exactly this host key is accepted and written down, to known_hosts
    /// and as the key of those nodes of the store that are reached by this place, also where the log-in fails then.
    virtual NodeTestJob *test(const fleet::Node &node, const QString &acceptFingerprint = {}) = 0;
    /// \p before: its name until now; empty: a new one.
    virtual Job *save(const fleet::Node &node, const QString &before = {}) = 0;
    /// Forgets how it is reached; what it said stays.
    virtual Job *remove(const QStringList &names) = 0;
    /// Reads these nodes once; none: all that are reached. One at a time: while one runs, it is answered again, and what was wished
    /// meanwhile is read by a job of its own once it has ended. Cancel keeps what was read.
    virtual CollectJob *collect(const QStringList &names = {}) = 0;
    /// Rounds by itself, from now on and for as long as this lives, unless another program does them (CollectorTurn): a node
    /// that failed is tried later and later, connections stay open. Nothing is told of them but changed(). 0: none.
    virtual void setRounds(std::chrono::seconds every) = 0;
    /// Leaves some rounds out, so that another program may take its turn.
    virtual void yieldRounds() = 0;
    [[nodiscard]] virtual CollectorState collector() const = 0;
    /// Many new ones; those before the first that fails are kept.
    virtual Job *saveAll(const QList<fleet::Node> &nodes) = 0;
    /// Forgets it whole: route, figures, logins, snapshots. May take long; Cancel leaves a sound store, and it can be called again.
    virtual Job *purge(const QStringList &names) = 0;
    /// What the node's owner has to do there; \p answer comes on the UI thread, unless \p context has gone.
    virtual void askAccess(const fleet::Node &node, QObject *context, std::function<void(const NodeAccess &)> answer) = 0;
    virtual Job *makeKey() = 0; ///< Conflict: there is one, and it stays
    /// The one that runs; else null.
    [[nodiscard]] virtual CollectJob *collecting() const = 0;

    /// Secrets that this node's log-in lacked when it was last tried from here; empty too when it was not.
    [[nodiscard]] virtual QList<transport::SecretNeed> needs(const QString &node) const = 0;
    /// Takes one that a person told: into memory, and with \p keep into the desktop's keychain. Fails with Denied: that does not
    /// open the key. Unreachable: it is known until the program ends, but no keychain took it.
    virtual Job *giveSecret(const transport::SecretNeed &need, const core::Secret &secret, bool keep) = 0;
    /// \p answer comes on the UI thread, unless \p context has gone.
    virtual void askKeychain(QObject *context, std::function<void(bool isThere)> answer) = 0;

Q_SIGNALS:
    /// A collect() that somebody wished has ended, and these nodes lacked a secret.
    void secretsMissing(const QStringList &nodes);
    void changed(); ///< nodes were added, changed, removed or read
    void collectingChanged();
    void collectorChanged();
};

} // namespace bw::service

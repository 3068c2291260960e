// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collectorturn.h"
#include "models/service/fleet.h"
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// What a session's fleet does when wishes meet.
class TestServiceFleet final : public QObject
{
    Q_OBJECT

    std::unique_ptr<IngestWorld> m_world;
    std::unique_ptr<QTcpServer> m_silent; ///< takes the call, and never says a word
    std::unique_ptr<service::Session> m_session;

    void add(const QString &name, fleet::Node node) const
    {
        node.name = name;
        node.mta = u"postfix"_s;
        QVERIFY(store::saveNode(m_world->store(), node, {}, m_world->clock));
    }
    void addHere(const QString &name) const
    {
        fleet::Node node;
        node.route = fleet::RouteKind::Local;
        node.logZone = u"UTC"_s;
        node.logs = { m_world->write(name, "2026-11-25T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n") };
        add(name, node);
    }
    void addSilent(const QString &name) const
    {
        fleet::Node node;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"127.0.0.1"_s;
        node.port = m_silent->serverPort();
        node.user = u"root"_s;
        node.logs = { u"/var/log/mail.log"_s };
        add(name, node);
    }
    [[nodiscard]] bool isBeingCalled() const
    {
        return QTest::qWaitFor([this] { return m_silent->hasPendingConnections(); }, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<IngestWorld>();
        m_silent = std::make_unique<QTcpServer>();
        QVERIFY(m_silent->listen(QHostAddress::LocalHost));
        addSilent(u"silent"_s);
        addHere(u"here"_s);
        m_session = service::makeSession(m_world->store(), makeFixedHasher);
    }
    void cleanup() { m_session.reset(); }

    /// It would stay as one whose logs come by hand, and none ever came.
    void whatWasNeverReadGoesWhole()
    {
        service::Fleet *fleet = m_session->fleet();
        QPointer<service::CollectJob> read = fleet->collect({ u"here"_s });
        QSignalSpy over(read.data(), &service::Job::finished);
        QVERIFY(over.wait(20'000));
        service::Job *job = fleet->remove({ u"silent"_s, u"here"_s });
        QSignalSpy finished(job, &service::Job::finished);
        QVERIFY(finished.wait(20'000));
        QVERIFY(!store::findNode(m_world->store(), u"silent"_s, {}));
        const auto here = store::findNode(m_world->store(), u"here"_s, {});
        QVERIFY(here); // what it said stays
        QCOMPARE(here->node.route, fleet::RouteKind::None);
    }

    /// A node that was added while others are read is read after them.
    void whatIsWishedMeanwhileIsReadLater()
    {
        service::Fleet *fleet = m_session->fleet();
        QPointer<service::CollectJob> first = fleet->collect({ u"silent"_s });
        QVERIFY(isBeingCalled());
        addHere(u"new"_s);
        QCOMPARE(fleet->collect({ u"new"_s }), first.data());
        QCOMPARE(fleet->collect({ u"here"_s }), first.data());
        QCOMPARE(fleet->collect({ u"new"_s }), first.data());
        first->cancel();
        QVERIFY(QTest::qWaitFor([&] { return fleet->collecting() && fleet->collecting() != first; }, 20'000));
        service::CollectJob *second = fleet->collecting();
        QVERIFY(m_session->jobs().contains(second));
        QSignalSpy finished(second, &service::Job::finished);
        QVERIFY(finished.wait(20'000));
        QVERIFY(second->outcome());
        QStringList names;
        for (const service::NodeProgress &node : second->nodes()) {
            names << node.node;
            QCOMPARE(node.lines, 1);
        }
        names.sort();
        QCOMPARE(names, (QStringList { u"here"_s, u"new"_s }));
        QVERIFY(!fleet->collecting()); // once
    }

    /// Damage that is found while the session is open ends collecting by itself, and is said.
    void roundsOfItsOwnSayWhyTheyFail()
    {
        QVERIFY(store::removeRoute(m_world->store(), u"silent"_s, m_world->clock));
        service::Fleet *fleet = m_session->fleet();
        fleet->setRounds(std::chrono::seconds(1));
        QVERIFY(QTest::qWaitFor([&] { return fleet->collector().who == service::CollectorState::Who::Us; }, 20'000));
        QVERIFY(!fleet->collector().problem);
        m_session->store().markDamaged({ core::ProblemKind::Damaged, u"a page is broken"_s, {}, {}, {} });
        QVERIFY(QTest::qWaitFor([&] { return fleet->collector().problem.has_value(); }, 20'000));
        QCOMPARE(fleet->collector().problem->what, u"a page is broken"_s);
        QCOMPARE(fleet->collector().who, service::CollectorState::Who::Nobody);
        service::CollectorTurn other(m_world->store().path());
        QVERIFY(other.take());
    }

    /// It takes minutes with a large node: it is seen, can be called off, and waits for nobody who reads.
    void aPurgeIsSeenAndGoesFirst()
    {
        service::Fleet *fleet = m_session->fleet();
        QPointer<service::CollectJob> collect = fleet->collect({ u"silent"_s });
        QVERIFY(isBeingCalled());
        service::Job *purge = fleet->purge({ u"here"_s });
        QVERIFY(m_session->jobs().contains(purge));
        QVERIFY(!purge->title().isEmpty());
        QSignalSpy finished(purge, &service::Job::finished);
        QVERIFY(finished.wait(20'000)); // well before the silent node's deadline
        QVERIFY(purge->outcome());
        QVERIFY(purge->isFinished());
        const auto gone = store::findNode(m_world->store(), u"here"_s, {});
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, core::ProblemKind::Missing);
        QVERIFY(QTest::qWaitFor([&] { return fleet->collecting() && fleet->collecting() != collect && !fleet->collecting()->nodes().isEmpty(); }, 20'000));
        QCOMPARE(fleet->collecting()->nodes().size(), 1); // it was not through
        QCOMPARE(fleet->collecting()->nodes().first().node, u"silent"_s);
    }

    void aRoundOverAllThatIsCalledOffIsNotBegunAnew()
    {
        service::Fleet *fleet = m_session->fleet();
        service::CollectJob *job = fleet->collect();
        QVERIFY(isBeingCalled());
        QCOMPARE(fleet->collect(), job);
        QSignalSpy finished(job, &service::Job::finished);
        job->cancel();
        QVERIFY(finished.wait(20'000));
        QVERIFY(!fleet->collecting());
    }
};

QTEST_GUILESS_MAIN(TestServiceFleet)
#include "tst_service_fleet.moc"

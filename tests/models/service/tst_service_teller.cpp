// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collector.h"
#include "models/service/teller.h"
#include "models/store/fleet/nodetable.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QTest>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using core::microsPerHour;
using core::microsPerMinute;

namespace {

/// Keeps what it was told, for the test.
class KeptChannel final : public notify::NoticeChannel
{
public:
    struct Told
    {
        QStringList texts;
        QStringList titles;
        bool isBroken = false;
    };
    explicit KeptChannel(std::shared_ptr<Told> told)
        : m_told(std::move(told))
    {
    }
    [[nodiscard]] QString name() const override { return u"kept"_s; }
    [[nodiscard]] core::Done tell(const notify::Telling &telling) override
    {
        if (m_told->isBroken)
            return core::fail({ core::ProblemKind::Unreachable, u"broken"_s });
        m_told->titles << telling.title;
        m_told->texts << telling.text;
        return {};
    }

private:
    std::shared_ptr<Told> m_told;
};

} // namespace

class TestServiceTeller final : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreFiller> m_filler;
    ManualClock m_clock;
    std::shared_ptr<KeptChannel::Told> m_told;
    QStringList m_problems;
    const std::atomic_bool m_never = false;

    std::shared_ptr<service::Teller> makeTeller()
    {
        auto teller = std::make_shared<service::Teller>(m_filler->store(), m_clock, service::TellerOptions {});
        teller->addChannel(std::make_unique<KeptChannel>(m_told));
        teller->setOnProblem([this](const core::Problem &problem) { m_problems << problem.what; });
        return teller;
    }
    std::int64_t addNode(const QString &name)
    {
        fleet::Node node;
        node.name = name;
        node.route = fleet::RouteKind::Local;
        node.logs = { u"/var/log/mail.log"_s };
        const auto done = store::saveNode(m_filler->store(), node, {}, m_clock);
        if (!done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return store::findNode(m_filler->store(), name, {})->id;
    }
    void note(std::int64_t node, const QString &error = {})
    {
        store::RoundRow round;
        round.time = m_clock.now();
        round.wasRead = error.isEmpty();
        if (!error.isEmpty())
            round.error = store::NodeErrorRow { 0, 0, 0, error, u"it says so"_s };
        if (auto done = store::noteRounds(m_filler->store(), { { node, round } }); !done)
            qFatal("%s", qPrintable(done.error().oneLine()));
    }
    /// What is told by a round at this moment; several messages joined.
    QString told(service::Teller &teller)
    {
        m_told->titles.clear();
        m_told->texts.clear();
        teller.afterRound(m_never);
        return m_told->titles.join(u" | "_s);
    }

private Q_SLOTS:
    void init()
    {
        m_filler = std::make_unique<StoreFiller>();
        m_clock.set(utc("2026-11-25T10:00:00Z"));
        m_told = std::make_shared<KeptChannel::Told>();
        m_problems.clear();
    }

    void aNodeThatIsNotReachedIsToldOnce()
    {
        const auto node = addNode(u"mx1"_s);
        const auto teller = makeTeller();
        note(node);
        QCOMPARE(told(*teller), QString());
        for (int minute = 1; minute < 60; ++minute) {
            m_clock.advance(microsPerMinute);
            note(node, u"unreachable"_s);
            QCOMPARE(told(*teller), QString());
        }
        m_clock.advance(microsPerMinute);
        note(node, u"unreachable"_s);
        QCOMPARE(told(*teller), u"Breakwater: 1 node(s) silent"_s);
        QVERIFY2(m_told->texts.first().contains(u"mx1 was not reached for 60 minute(s)."_s), qPrintable(m_told->texts.first()));
        m_clock.advance(10 * microsPerMinute);
        QCOMPARE(told(*teller), QString());
        // A restart does not tell it again, and neither does a second program on this store.
        QCOMPARE(told(*makeTeller()), QString());
        // It comes back, and falls silent again later on.
        note(node);
        QCOMPARE(told(*teller), QString());
        m_clock.advance(61 * microsPerMinute);
        note(node, u"unreachable"_s);
        QCOMPARE(told(*makeTeller()), u"Breakwater: 1 node(s) silent"_s);
        QCOMPARE(told(*teller), QString());
    }

    void aNodeWhoseLogSaysNothingIsTold()
    {
        const auto node = addNode(u"mx1"_s);
        m_filler->sql(u"INSERT INTO heard VALUES (%1, 1, 0, %2, %3)"_s.arg(node).arg(utc("2026-11-25T09:00:00Z") / 1000).arg(utc("2026-11-25T10:00:00Z") / 1000));
        const auto teller = makeTeller();
        for (int minute = 0; minute < 60; ++minute) {
            note(node);
            QCOMPARE(told(*teller), QString());
            m_clock.advance(microsPerMinute);
        }
        note(node);
        QCOMPARE(told(*teller), u"Breakwater: 1 node(s) silent"_s);
        QVERIFY(m_told->texts.first().contains(u"mx1 answers, but its log said nothing for 60 minute(s)."_s));
    }

    void nodesThatNobodyCollectsAreNotMissed()
    {
        m_filler->node(u"by hand"_s);
        addNode(u"never tried"_s);
        m_clock.advance(48 * microsPerHour);
        QCOMPARE(told(*makeTeller()), QString());
    }

    void aChangedHostKeyIsToldAtOnceAndAlone()
    {
        const auto node = addNode(u"mx1"_s);
        const auto teller = makeTeller();
        note(node);
        m_clock.advance(microsPerMinute);
        note(node, u"host_key_changed"_s);
        QCOMPARE(told(*teller), u"Breakwater: 1 host key(s) changed"_s);
        m_clock.advance(3 * microsPerHour);
        note(node, u"host_key_changed"_s);
        QCOMPARE(told(*teller), QString());
    }

    void anAttackIsToldWithoutAName()
    {
        const auto node = m_filler->node(u"mx1"_s);
        const auto login = m_filler->login(u"campaigns@news.example"_s);
        m_filler->heard(node, utc("2026-11-25T08:00:00Z"), utc("2026-11-25T10:00:00Z"));
        for (int i = 0; i < 30; ++i)
            m_filler->loginRow(node, utc("2026-11-25T09:50:00Z") + i * 5 * core::microsPerSecond, login, QByteArray("\xcb\x00\x71\x4d", 4), logs::LoginOutcome::Failed);
        m_filler->seal(node, utc("2026-11-25T10:00:00Z"), false);
        const auto teller = makeTeller();
        QCOMPARE(told(*teller), u"Breakwater: 1 attack(s) on logins"_s);
        const QString text = m_told->texts.first();
        QVERIFY2(text.contains(u"rule L1"_s) && text.contains(u"30 failed tries"_s), qPrintable(text));
        const QString state = m_filler->store().value("notices_kept").value();
        QVERIFY(!state.isEmpty());
        for (const QString &secret : { u"campaigns"_s, u"news.example"_s, u"203.0.113"_s })
            QVERIFY2(!text.contains(secret) && !state.contains(secret), qPrintable(secret));
        m_clock.advance(10 * microsPerMinute);
        QCOMPARE(told(*teller), QString());
        m_clock.advance(2 * microsPerHour); // out of the window: over
        QCOMPARE(told(*teller), QString());
    }

    void whatCouldNotBeToldIsTriedLaterAndLater()
    {
        const auto node = addNode(u"mx1"_s);
        note(node, u"host_key_changed"_s);
        const auto teller = makeTeller();
        m_told->isBroken = true;
        int tries = 0;
        for (int minute = 0; minute < 60; ++minute) {
            told(*teller);
            tries += static_cast<int>(m_problems.size());
            m_problems.clear();
            m_clock.advance(microsPerMinute);
        }
        QCOMPARE(tries, 6); // 0, 1, 3, 7, 15, 31
        m_told->isBroken = false;
        m_clock.advance(30 * microsPerMinute);
        QCOMPARE(told(*teller), u"Breakwater: 1 host key(s) changed"_s);
        QCOMPARE(m_problems, QStringList());
    }

    void theCollectorTellsAfterARound()
    {
        fleet::Node node;
        node.name = u"here"_s;
        node.route = fleet::RouteKind::Local;
        node.logs = { u"/nonexistent/mail.log"_s };
        QVERIFY(store::saveNode(m_filler->store(), node, {}, m_clock));
        service::Collector collector(m_filler->store(), [] { return std::unique_ptr<core::KeyedHasher>(); }, m_clock, {});
        collector.setTeller(makeTeller());
        std::atomic_bool stop = false;
        QVERIFY(collector.round({ u"here"_s }, stop));
        QCOMPARE(m_told->titles, QStringList());
        m_clock.advance(59 * microsPerMinute);
        QVERIFY(collector.round({ u"here"_s }, stop));
        QCOMPARE(m_told->titles, QStringList());
        m_clock.advance(2 * microsPerMinute);
        QVERIFY(collector.round({ u"here"_s }, stop));
        QCOMPARE(m_told->titles, QStringList { u"Breakwater: 1 node(s) silent"_s });
        m_clock.advance(microsPerMinute);
        QVERIFY(collector.round({ u"here"_s }, stop));
        QCOMPARE(m_told->titles.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestServiceTeller)
#include "tst_service_teller.moc"

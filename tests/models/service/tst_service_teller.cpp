// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collector.h"
#include "models/service/teller.h"
#include "models/service/tellingthread.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/posture/posturetable.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/manualclock.h"
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSysInfo>
#include <QThread>
#include <QTest>

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <utility>

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
        std::function<void()> meanwhile; ///< happens while it is told
        std::atomic_bool isSlow = false, isUnderWay = false; ///< a server that does not answer yet
        std::atomic_bool hasLeft = false; ///< what is told is beyond recall
    };
    explicit KeptChannel(std::shared_ptr<Told> told)
        : m_told(std::move(told))
    {
    }
    [[nodiscard]] QString name() const override { return u"kept"_s; }
    [[nodiscard]] core::Done tell(const notify::Telling &telling, const std::atomic_bool &stop) override
    {
        m_told->isUnderWay = true;
        while (m_told->isSlow)
            if (QThread::msleep(5); stop && !m_told->hasLeft)
                return core::fail({ core::ProblemKind::Cancelled, u"called off"_s });
        m_told->isUnderWay = false;
        if (m_told->isBroken)
            return core::fail({ core::ProblemKind::Unreachable, u"broken"_s });
        if (const auto happens = std::exchange(m_told->meanwhile, {}))
            happens();
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

    std::shared_ptr<service::Teller> makeTeller(core::UtcMicros silentAfter = microsPerHour)
    {
        service::TellerOptions options;
        options.watch.silentAfter = silentAfter;
        auto teller = std::make_shared<service::Teller>(m_filler->store(), m_clock, options);
        teller->addChannel(std::make_unique<KeptChannel>(m_told));
        teller->setOnProblem([this](const core::Problem &problem) { m_problems << problem.what; });
        return teller;
    }
    void addHere()
    {
        fleet::Node node;
        node.name = u"here"_s;
        node.route = fleet::RouteKind::Local;
        node.logs = { u"/nonexistent/mail.log"_s };
        QVERIFY(store::saveNode(m_filler->store(), node, {}, m_clock));
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
    void note(std::int64_t node, const QString &error = {}, bool isNewConnection = true)
    {
        store::RoundRow round;
        round.time = m_clock.now();
        round.wasRead = error.isEmpty();
        round.keyMet = error.isEmpty() && isNewConnection ? m_clock.now() : 0;
        if (!error.isEmpty())
            round.error = store::NodeErrorRow { 0, 0, 0, error, u"it says so"_s };
        if (auto done = store::noteRounds(m_filler->store(), { { node, round } }); !done)
            qFatal("%s", qPrintable(done.error().oneLine()));
    }
    void hear(std::int64_t node)
    {
        m_filler->sql(u"INSERT INTO heard VALUES (%1, 1, 0, %2, %2)"_s.arg(node).arg(m_clock.now() / 1000));
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
        for (int minute = 1; minute < 61; ++minute) { // the first try that fails is at 1
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
        m_clock.advance(microsPerMinute);
        note(node, u"unreachable"_s);
        m_clock.advance(61 * microsPerMinute);
        note(node, u"timed_out"_s);
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
        QVERIFY(m_told->texts.first().contains(u"mx1 answered, but its log said nothing for 60 minute(s)."_s));
    }

    void isOverOnlyWhenItWasSeenToBeOver_data()
    {
        using Story = QList<std::pair<int, QString>>; // minute; what a round finds, and what is told: s silent, k host key, o "it is over"
        QTest::addColumn<Story>("story");
        QTest::newRow("a changed host key between: the log is still silent")
            << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 70, u"host_key_changed k"_s }, { 80, u"read"_s }, { 90, u"host_key_changed"_s }, { 120, u"host_key_changed"_s }, { 130, u"host_key_changed k"_s }, { 200, u"read"_s } };
        QTest::newRow("unreachable between") << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 70, u"unreachable"_s }, { 80, u"read"_s }, { 90, u"unreachable"_s }, { 130, u"unreachable"_s }, { 200, u"read"_s } };
        QTest::newRow("not asked for long") << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 200, u"none"_s }, { 210, u"read"_s }, { 400, u"none"_s }, { 500, u"none"_s } };
        QTest::newRow("a key, then not reached, then the key again") << Story { { 0, u"line"_s }, { 1, u"host_key_changed k"_s }, { 10, u"unreachable"_s }, { 20, u"host_key_changed"_s }, { 30, u"timed_out"_s }, { 90, u"host_key_changed"_s } };
        QTest::newRow("a key that was accepted, and changes again") << Story { { 0, u"line"_s }, { 1, u"host_key_changed k"_s }, { 10, u"line"_s }, { 90, u"host_key_changed k"_s } };
        QTest::newRow("a line was heard, silent again") << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 70, u"line"_s }, { 130, u"read s"_s } };
        QTest::newRow("a line was heard while nobody looked") << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 70, u"line unseen"_s }, { 130, u"read s"_s } };
        QTest::newRow("silent again for a moment within the hour: over") << Story { { 0, u"line"_s }, { 60, u"read s"_s }, { 61, u"host_key_changed k"_s }, { 62, u"line"_s }, { 63, u"host_key_changed"_s }, { 64, u"line"_s }, { 130, u"line o"_s } };
        QTest::newRow("never tried while it was off, then failing") << Story { { 0, u"line"_s }, { 600, u"unreachable"_s }, { 650, u"unreachable"_s }, { 660, u"unreachable s"_s } };
        QTest::newRow("called off is no failure") << Story { { 0, u"line"_s }, { 10, u"cancelled"_s }, { 80, u"cancelled"_s }, { 90, u"unreachable"_s }, { 149, u"unreachable"_s }, { 150, u"unreachable s"_s } };
        QTest::newRow("its clock is behind: told once") << Story { { 0, u"late s"_s }, { 1, u"late"_s }, { 30, u"late"_s }, { 65, u"late"_s }, { 130, u"late"_s }, { 190, u"late"_s }, { 250, u"late"_s } };
    }
    void isOverOnlyWhenItWasSeenToBeOver()
    {
        using Story = QList<std::pair<int, QString>>;
        QFETCH(Story, story);
        const auto begin = m_clock.now();
        // Once by one program that goes on, once by one that is started anew for each round, once by two in turn, of which one is more patient.
        for (const QString &who : { u"one"_s, u"restarted"_s, u"two"_s }) {
            const QString name = u"mx-"_s + who;
            m_clock.set(begin);
            m_filler = std::make_unique<StoreFiller>();
            const auto node = addNode(name);
            const auto teller = makeTeller();
            const auto patient = makeTeller(5000 * microsPerHour);
            for (const auto &[minute, what] : story) {
                m_clock.set(begin + minute * microsPerMinute);
                const QStringList words = what.split(u' ');
                if (words.first() == u"line"_s)
                    hear(node);
                if (words.first() == u"late"_s)
                    m_filler->sql(u"INSERT INTO heard VALUES (%1, 1, 0, %2, %2)"_s.arg(node).arg((m_clock.now() - 2 * microsPerHour) / 1000));
                if (words.first() != u"none"_s)
                    note(node, words.first() == u"line"_s || words.first() == u"late"_s || words.first() == u"read"_s ? QString() : words.first());
                if (words.contains(u"unseen"_s))
                    continue;
                QString saw;
                for (const auto &one : who == u"two"_s ? QList { patient, teller, patient } : QList { who == u"one"_s ? teller : makeTeller() }) {
                    const QString title = told(*one);
                    const QString text = m_told->texts.join(u' ');
                    saw += text.contains(u"; it is over"_s) ? u"o"_s : title.contains(u"silent"_s) ? u"s"_s : title.contains(u"key"_s) ? u"k"_s : QString();
                }
                QCOMPARE(u"%1 %2 %3"_s.arg(who).arg(minute).arg(saw), u"%1 %2 %3"_s.arg(who).arg(minute).arg(words.value(1)));
            }
        }
    }

    void aRemovedNodeIsNotSpokenOf()
    {
        const auto node = addNode(u"mx1"_s);
        const auto teller = makeTeller();
        m_told->isBroken = true;
        note(node, u"host_key_changed"_s);
        QCOMPARE(told(*teller), QString());
        m_told->isBroken = false;
        QVERIFY(store::removeRoute(m_filler->store(), u"mx1"_s, m_clock));
        m_clock.advance(2 * microsPerHour);
        QCOMPARE(told(*teller), QString());
        QCOMPARE(m_filler->store().value("notices_kept").value(), QString());
    }

    void twoProgramsAtOnceTellOnce()
    {
        const auto node = addNode(u"mx1"_s);
        note(node, u"host_key_changed"_s);
        const auto one = makeTeller(), other = makeTeller();
        QStringList toldMeanwhile;
        m_told->meanwhile = [&] {
            other->afterRound(m_never);
            toldMeanwhile = m_told->titles;
        };
        QCOMPARE(told(*one), u"Breakwater: 1 host key(s) changed"_s);
        QCOMPARE(toldMeanwhile, QStringList());
        QCOMPARE(told(*other), QString());
        QVERIFY(!QFile::exists(m_filler->store().path() + u"-notices"_s));
    }

    void aLockThatIsLeftSilencesNothing_data()
    {
        QTest::addColumn<QByteArray>("lock");
        const QByteArray here = QSysInfo::machineHostName().toLocal8Bit() + '\n' + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n';
        QTest::newRow("killed") << "2147483000\nbreakwaterctl\n" + here;
        QTest::newRow("a container that is gone") << QByteArray("7\nbreakwaterctl\nelsewhere\nid\nboot\n");
        QTest::newRow("its number is ours now") << QByteArray::number(QCoreApplication::applicationPid()) + '\n' + QCoreApplication::applicationName().toUtf8() + '\n' + here;
    }
    void aLockThatIsLeftSilencesNothing()
    {
        QFETCH(QByteArray, lock);
        note(addNode(u"mx1"_s), u"host_key_changed"_s);
        QFile file(m_filler->store().path() + u"-notices"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lock) == lock.size());
        file.close();
        QCOMPARE(told(*makeTeller()), u"Breakwater: 1 host key(s) changed"_s);
    }

    /// Killed while it tells: what it knew is in the store, and it is told by the next one.
    void whatBeganIsRememberedBeforeItIsTold()
    {
        const auto node = addNode(u"mx1"_s);
        note(node, u"host_key_changed"_s);
        QString state;
        m_told->meanwhile = [&] { state = m_filler->store().value("notices_kept").value(); };
        QCOMPARE(told(*makeTeller()), u"Breakwater: 1 host key(s) changed"_s);
        QVERIFY(state.contains(u"host_key:mx1"_s));
        QVERIFY(m_filler->store().setValue("notices_kept", state));
        QCOMPARE(told(*makeTeller()), u"Breakwater: 1 host key(s) changed"_s);
    }

    void longTimesReadWell_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("words");
        QTest::newRow("an hour") << 60 << u"for 60 minute(s)."_s;
        QTest::newRow("below two hours") << 119 << u"for 119 minute(s)."_s;
        QTest::newRow("two hours") << 120 << u"for 2 h 0 min."_s;
        QTest::newRow("below two days") << 2879 << u"for 47 h 59 min."_s;
        QTest::newRow("days") << 4725 << u"for 3 day(s) 6 h."_s;
    }
    void longTimesReadWell()
    {
        QFETCH(int, minutes);
        QFETCH(QString, words);
        const auto node = addNode(u"mx1"_s);
        hear(node);
        m_clock.advance(minutes * microsPerMinute);
        note(node);
        QCOMPARE(told(*makeTeller()), u"Breakwater: 1 node(s) silent"_s);
        QVERIFY2(m_told->texts.first().contains(words), qPrintable(m_told->texts.first()));
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
        // A read over a connection from before says nothing of the key; its owner does.
        const auto stands = [this] { return m_filler->store().value("notices_kept").value().contains(u"\"stands\":true"_s); };
        note(node, {}, false);
        QCOMPARE(told(*teller), QString());
        QVERIFY(stands());
        m_clock.advance(microsPerMinute);
        QVERIFY(store::noteHostKey(m_filler->store(), u"mx1"_s, u"SHA256:new"_s, m_clock));
        QCOMPARE(told(*teller), QString());
        QVERIFY(!stands());
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
        for (int i = 0; i < 2; ++i) { // out of the window, and nothing was read late: over
            m_clock.advance(2 * microsPerHour);
            QCOMPARE(told(*teller), QString());
        }
        QVERIFY(m_filler->store().value("notices_kept").value().isEmpty());
    }

    /// 30, 14 and 3 days ahead: each is told once, whatever happens in between, and a new certificate begins anew.
    void aDateThatRunsOutIsToldThreeTimes()
    {
        constexpr core::UtcMicros day = core::microsPerDay;
        const QString host = u"mx1.example.org:25"_s;
        const core::UtcMicros begin = m_clock.now();
        const auto measure = [&](core::UtcMicros until) {
            store::LookToKeep look;
            look.look.kind = store::AssetKind::Host;
            look.look.asset = host;
            look.look.at = m_clock.now();
            look.expiries = { { store::AssetKind::Host, host, u"certificate"_s, host, until } };
            QVERIFY(store::keepLook(m_filler->store(), look));
        };
        measure(begin + 40 * day);
        auto teller = makeTeller();
        QStringList all;
        for (int hour = 0; hour < 41 * 24; hour += 24) {
            m_clock.set(begin + hour * microsPerHour);
            if (hour % 48 == 0) // measured again, and another program tells
                measure(begin + 40 * day);
            if (hour % 120 == 0)
                teller = makeTeller();
            if (const QString title = told(*teller); !title.isEmpty())
                all << u"%1: %2"_s.arg(hour / 24).arg(m_told->texts.join(u'|'));
        }
        QCOMPARE(all.size(), 3);
        for (const auto &[number, dayTold, left] : { std::tuple(0, u"10: "_s, u"30 day(s)"_s), std::tuple(1, u"26: "_s, u"14 day(s)"_s), std::tuple(2, u"37: "_s, u"in 3 day(s)"_s) }) {
            QVERIFY2(all[number].startsWith(dayTold), qPrintable(all[number]));
            QVERIFY2(all[number].contains(left) && all[number].contains(host), qPrintable(all[number]));
        }
        measure(begin + 130 * day); // a new one
        QCOMPARE(told(*teller), QString());
        m_clock.set(begin + 101 * day);
        QVERIFY(!told(*teller).isEmpty());
        QCOMPARE(told(*teller), QString());
    }

    void aDateThatIsNearIsToldOnce()
    {
        store::LookToKeep look;
        look.look.asset = u"shop.example"_s;
        look.look.at = m_clock.now();
        look.expiries = { { store::AssetKind::Domain, u"shop.example"_s, u"registration"_s, u"shop.example"_s, m_clock.now() + 2 * core::microsPerDay } };
        QVERIFY(store::keepLook(m_filler->store(), look));
        const auto teller = makeTeller();
        QVERIFY(!told(*teller).isEmpty()); // of 3 days alone: not of 30 and 14 too
        QVERIFY2(m_told->texts.join(u'|').count(u"runs out"_s) == 1, qPrintable(m_told->texts.join(u'|')));
        m_clock.advance(core::microsPerDay);
        QCOMPARE(told(*teller), QString());
    }

    /// A log that was not read may hold the attack's next try.
    void anAttackIsNotOverWhileALogIsUnread()
    {
        const auto node = addNode(u"mx1"_s);
        const auto login = m_filler->login(u"campaigns@news.example"_s);
        m_filler->heard(node, utc("2026-11-25T08:00:00Z"), utc("2026-11-25T10:00:00Z"));
        for (int i = 0; i < 30; ++i)
            m_filler->loginRow(node, utc("2026-11-25T09:50:00Z") + i * 5 * core::microsPerSecond, login, QByteArray("\xcb\x00\x71\x4d", 4), logs::LoginOutcome::Failed);
        m_filler->seal(node, utc("2026-11-25T10:00:00Z"), false);
        note(node);
        const auto teller = makeTeller();
        QCOMPARE(told(*teller), u"Breakwater: 1 attack(s) on logins"_s);
        const auto stands = [this] { return m_filler->store().value("notices_kept").value().contains(u"\"stands\":true"_s); };
        QVERIFY(stands());
        m_clock.advance(75 * microsPerMinute);
        note(node, u"unreachable"_s);
        QCOMPARE(told(*teller), QString());
        QVERIFY(stands());
        m_clock.advance(6 * microsPerMinute);
        note(node);
        QCOMPARE(told(*teller), u"Breakwater: 1 node(s) silent"_s); // no line since ten
        m_clock.advance(6 * microsPerMinute);
        note(node);
        QCOMPARE(told(*teller), QString());
        QVERIFY2(!m_filler->store().value("notices_kept").value().contains(u"attack:"_s), "over and forgotten");
    }

    /// A laptop sleeps, or is shut down, over the attack: in the morning its log is read, and it is told, once.
    void anAttackThatIsReadLateIsTold_data()
    {
        QTest::addColumn<bool>("isRestarted");
        QTest::newRow("it slept") << false;
        QTest::newRow("it was off") << true;
    }
    void anAttackThatIsReadLateIsTold()
    {
        QFETCH(bool, isRestarted);
        const auto node = addNode(u"mx1"_s);
        const auto attackAt = [&](core::UtcMicros from, const QByteArray &network) {
            const auto login = m_filler->login(QString::fromUtf8(network.toHex()) + u"@news.example"_s);
            for (int i = 0; i < 30; ++i)
                m_filler->loginRow(node, from + i * 5 * core::microsPerSecond, login, network, logs::LoginOutcome::Failed);
        };
        m_clock.set(utc("2026-11-24T22:00:00Z"));
        m_filler->heard(node, utc("2026-11-24T20:00:00Z"), utc("2026-11-25T08:00:00Z"));
        attackAt(utc("2026-11-24T21:55:00Z"), QByteArray("\xcb\x00\x71\x4d", 4));
        m_filler->seal(node, utc("2026-11-24T22:00:00Z"), false);
        note(node);
        auto teller = makeTeller();
        QCOMPARE(told(*teller), u"Breakwater: 1 attack(s) on logins"_s);
        m_clock.set(utc("2026-11-25T08:00:00Z"));
        attackAt(utc("2026-11-25T03:00:00Z"), QByteArray("\xcb\x00\x71\x63", 4));
        m_filler->seal(node, utc("2026-11-25T08:00:00Z"), false);
        note(node);
        if (isRestarted)
            teller = makeTeller();
        QCOMPARE(told(*teller), u"Breakwater: 1 attack(s) on logins"_s);
        for (int i = 0; i < 40; ++i) {
            m_clock.advance(6 * microsPerMinute);
            note(node);
            if (isRestarted)
                teller = makeTeller();
            QVERIFY2(!told(*teller).contains(u"attack"_s), qPrintable(QString::number(i)));
        }
        QVERIFY(!m_filler->store().value("notices_kept").value().contains(u"attack:"_s));
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
        addHere();
        service::Collector collector(m_filler->store(), [] { return std::unique_ptr<core::KeyedHasher>(); }, m_clock, {});
        collector.setTeller(makeTeller());
        std::atomic_bool stop = false;
        const auto round = [&] {
            const bool isWell = collector.round({ u"here"_s }, stop).has_value();
            collector.finishTelling(stop);
            return isWell;
        };
        QVERIFY(round());
        QCOMPARE(m_told->titles, QStringList());
        m_clock.advance(59 * microsPerMinute);
        QVERIFY(round());
        QCOMPARE(m_told->titles, QStringList());
        m_clock.advance(2 * microsPerMinute);
        QVERIFY(round());
        QCOMPARE(m_told->titles, QStringList { u"Breakwater: 1 node(s) silent"_s });
        m_clock.advance(microsPerMinute);
        QVERIFY(round());
        QCOMPARE(m_told->titles.size(), 1);
    }

    /// Rounds go on while a server takes its time; the end of the program neither loses nor doubles what was to be told.
    void aSlowServerHoldsUpNoRound_data()
    {
        QTest::addColumn<bool>("hasLeft");
        QTest::newRow("stopped before the message left") << false;
        QTest::newRow("stopped when it had left") << true;
    }
    void aSlowServerHoldsUpNoRound()
    {
        QFETCH(bool, hasLeft);
        addHere();
        note(store::findNode(m_filler->store(), u"here"_s, {})->id, u"host_key_changed"_s);
        m_told->isSlow = true;
        m_told->hasLeft = hasLeft;
        std::jthread answer;
        {
            service::TellingThread telling;
            QElapsedTimer time;
            time.start();
            for (int i = 0; i < 50; ++i)
                telling.wish(makeTeller());
            QVERIFY(test::waitUntil([this] { return m_told->isUnderWay.load(); }));
            telling.wish(makeTeller());
            QVERIFY2(time.elapsed() < 5000, qPrintable(QString::number(time.elapsed())));
            QCOMPARE(m_told->titles, QStringList());
            answer = std::jthread([this, hasLeft] {
                std::this_thread::sleep_for(std::chrono::milliseconds(300));
                m_told->isSlow = !hasLeft; // it answers while the program ends
            });
        }
        answer.join();
        QCOMPARE(m_told->titles.size(), hasLeft ? 1 : 0);
        m_told->isSlow = false;
        QCOMPARE(told(*makeTeller()), hasLeft ? QString() : u"Breakwater: 1 host key(s) changed"_s);
        QCOMPARE(told(*makeTeller()), QString());
        QCOMPARE(m_problems, QStringList());
    }

    /// A look that waited when the program was ended is noted: what it saw is told by the next start, also when it is over by then.
    void whatWasSeenAtTheEndIsToldLater()
    {
        const auto node = addNode(u"mx1"_s);
        note(node, u"host_key_changed"_s);
        m_told->isSlow = true;
        {
            service::TellingThread telling;
            telling.wish(makeTeller());
            QVERIFY(test::waitUntil([this] { return m_told->isUnderWay.load(); }));
            note(addNode(u"mx2"_s), u"host_key_changed"_s);
            telling.wish(makeTeller());
        }
        m_told->isSlow = false;
        QCOMPARE(told(*makeTeller()), u"Breakwater: 2 host key(s) changed"_s);
    }
};

QTEST_GUILESS_MAIN(TestServiceTeller)
#include "tst_service_teller.moc"

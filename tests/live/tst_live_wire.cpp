// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/support/relay.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// Bad wires between the collector and OpenSSH's server: whatever happens in the middle of a read, the next round goes on and
/// in the end every line was counted once.
class TestLiveWire final : public QObject, private DeskPlace
{
    Q_OBJECT

private:
    static constexpr int lines = 32'000; ///< 8 MB
    std::unique_ptr<Sshd> m_sshd;
    QString m_log;

    void collectsTheRest(const QString &store, int taken)
    {
        for (int round = 0; round < 3 && taken < lines; ++round) {
            const QJsonObject node = m_desk->collect(store);
            QVERIFY2(node[u"ok"_s].toBool(), Desk::why(node).constData());
            taken += node[u"lines"_s].toInt();
        }
        QCOMPARE(taken, lines);
        QCOMPARE(m_desk->collect(store)[u"lines"_s].toInt(), 0);
        QCOMPARE(m_desk->rejected(store), lines);
        QVERIFY(m_desk->json(store, { u"fleet"_s, u"list"_s })[u"nodes"_s][0][u"error"_s].isNull());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = begin(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_sshd = std::make_unique<Sshd>(*m_folder);
        QCOMPARE(m_sshd->start(), QString());
        m_folder->write(u"mail.log"_s, refusals(0, lines));
        m_log = m_folder->path(u"mail.log"_s);
    }

    /// 30 ms each way: many reads are under way at once, or 7 MB would take minutes.
    void aFarNodeIsReadInOneGo()
    {
        Relay relay(m_sshd->port());
        relay.delayMs = 30;
        const QString store = u"far.bw"_s;
        const Ran added = m_desk->run(store, Desk::addArguments(*m_sshd, u"sftp"_s, m_log, relay.port()));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        QElapsedTimer time;
        time.start();
        const QJsonObject node = m_desk->collect(store, 30);
        QVERIFY2(node[u"ok"_s].toBool() && node[u"lines"_s].toInt() == lines, Desk::why(node).constData());
        QVERIFY2(time.elapsed() < 30'000, qPrintable(QString::number(time.elapsed())));
        collectsTheRest(store, lines);
    }

    void theWireFailsInTheMiddle_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<bool>("isReset");
        QTest::newRow("stalls, SFTP") << u"sftp"_s << false;
        QTest::newRow("stalls, SSH") << u"ssh"_s << false;
        QTest::newRow("reset, SFTP") << u"sftp"_s << true;
        QTest::newRow("reset, SSH") << u"ssh"_s << true;
    }
    void theWireFailsInTheMiddle()
    {
        QFETCH(QString, route);
        QFETCH(bool, isReset);
        Relay relay(m_sshd->port());
        const QString store = route + (isReset ? u"-reset.bw"_s : u"-stall.bw"_s);
        const Ran added = m_desk->run(store, Desk::addArguments(*m_sshd, route, m_log, relay.port()));
        QVERIFY2(added.exitCode != 3, added.err.constData());
        (isReset ? relay.resetAfter : relay.stallAfter) = 3'000'000;
        QElapsedTimer time;
        time.start();
        const QJsonObject node = m_desk->collect(store, 8);
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY2(!node[u"ok"_s].toBool(), Desk::why(node).constData());
        QCOMPARE(node[u"error"_s][u"kind"_s].toString(), isReset ? u"unreachable"_s : u"timed_out"_s);
        QCOMPARE(m_desk->json(store, { u"fleet"_s, u"list"_s })[u"nodes"_s][0][u"error"_s][u"kind"_s], node[u"error"_s][u"kind"_s]);
        QVERIFY(node[u"lines"_s].toInt() < lines);
        relay.resetAfter = relay.stallAfter = -1;
        collectsTheRest(store, node[u"lines"_s].toInt());
    }

    /// The server dies with its sessions while the log is read, comes again, and nothing is lost or doubled.
    void theServerIsKilledInTheMiddle()
    {
        Sshd sshd(*m_folder, { u"killed"_s, true, {}, {} });
        QCOMPARE(sshd.start(), QString());
        Relay relay(sshd.port()); // tells when it is the middle
        const QString store = u"killed.bw"_s;
        const Ran added = m_desk->run(store, Desk::addArguments(sshd, u"sftp"_s, m_log, relay.port()));
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const qint64 before = relay.carried();
        relay.stallAfter = 2'500'000; // it shall not be over before it is killed
        Program reader(Desk::program(), m_desk->words(store, { u"collect"_s, u"--deadline"_s, u"60"_s }), m_desk->environment());
        QVERIFY(waitUntil([&] { return relay.carried() - before >= 2'000'000; }, 60'000));
        sshd.cut();
        relay.stallAfter = -1;
        QVERIFY(waitUntil([&reader] { return !reader.isRunning(); }, 60'000));
        const QJsonObject node = QJsonDocument::fromJson(reader.readOut()).object()[u"nodes"_s].toArray().at(0).toObject();
        QVERIFY2(!node[u"ok"_s].toBool(), Desk::why(node).constData());
        QVERIFY2(node[u"lines"_s].toInt() < lines, Desk::why(node).constData());
        QCOMPARE(m_desk->collect(store)[u"error"_s][u"kind"_s].toString(), u"unreachable"_s); // it is not there
        QCOMPARE(sshd.start(), QString());
        collectsTheRest(store, node[u"lines"_s].toInt());
    }

    void throughAJumpHost()
    {
        Sshd jump(*m_folder, { u"jump"_s, true, {}, {} });
        QCOMPARE(jump.start(), QString());
        m_folder->write(u"jump/authorized_keys"_s, contentOf(m_sshd->keyFile() + u".pub"_s));
        m_folder->write(u"jumps_known"_s, "[127.0.0.1]:" + QByteArray::number(jump.port()) + ' ' + contentOf(m_folder->path(u"jump/host.pub"_s)));
        const QString store = u"jump.bw"_s;
        const QStringList add = Desk::addArguments(*m_sshd, u"sftp"_s, m_log) + QStringList { u"--jump"_s, u"root@127.0.0.1:"_s + QString::number(jump.port()) };
        QCOMPARE(m_desk->run(store, add).exitCode, 3); // the jump's own key is a question of its own
        const Ran added = m_desk->run(store, add + QStringList { u"--known-hosts"_s, m_folder->path(u"jumps_known"_s) });
        QVERIFY2(added.exitCode == 0, added.err.constData());
        collectsTheRest(store, 0);
        QVERIFY2(jump.log().contains("direct-tcpip") || jump.log().contains("Accepted publickey"), jump.log().constData());
    }

    void aStrangersKeyIsTurnedAway()
    {
        QStringList add = Desk::addArguments(*m_sshd, u"sftp"_s, m_log);
        add[add.indexOf(u"--key"_s) + 1] = m_sshd->strangerKeyFile();
        const Ran added = m_desk->run(u"stranger.bw"_s, add);
        QCOMPARE(added.exitCode, 3);
        QVERIFY2(added.err.contains("Log in: failed"), added.err.constData());
        QVERIFY(m_desk->json(u"stranger.bw"_s, { u"fleet"_s, u"list"_s })[u"nodes"_s].toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLiveWire)
#include "tst_live_wire.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livefleet.h"
#include "tests/support/sshd.h"

#include <thread>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// Two real Postfix instances and OpenSSH: what was sent is what the store says, over each route.
class TestLiveCollect final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<Sshd> m_sshd;
    Sent m_inLog; ///< what stands in the log of now
    Sent m_sent; ///< all

    [[nodiscard]] QStringList environment() const { return { u"HOME="_s + m_fleet->folder.path(u"home"_s), u"XDG_CONFIG_HOME="_s + m_fleet->folder.path(u"config"_s) }; }
    [[nodiscard]] Ran run(const QString &store, const QStringList &arguments) const
    {
        return runProgram(ctl, QStringList { u"--store"_s, store, u"--format"_s, u"json"_s } + arguments, {}, environment());
    }
    [[nodiscard]] QStringList addArguments(const QString &route) const
    {
        QStringList arguments { u"fleet"_s, u"add"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, route, u"--host"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(m_sshd->port()),
            u"--user"_s, u"root"_s, u"--key"_s, m_sshd->keyFile(), u"--log"_s, m_fleet->log, u"--log-tz"_s, u"UTC"_s };
        if (route == u"ssh")
            arguments << u"--config-dir"_s << m_fleet->folder.path(u"postfix-out/etc"_s);
        return arguments;
    }
    /// One round; the node's answer.
    [[nodiscard]] QJsonObject collect(const QString &store, int exitCode = 0) const
    {
        const Ran ran = run(store, { u"collect"_s });
        if (ran.exitCode != exitCode)
            qWarning("collect: exit %d: %s", ran.exitCode, ran.err.constData());
        return QJsonDocument::fromJson(ran.out).object()[u"nodes"_s].toArray().at(0).toObject();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = whyNoFleet({ u"gzip"_s }); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<Fleet>();
        QCOMPARE(m_fleet->start(), QString());
        m_sshd = std::make_unique<Sshd>(m_fleet->folder);
        QCOMPARE(m_sshd->start(), QString());
        m_sent = m_inLog = m_fleet->send(traffic(*m_fleet, u"before"_s));
        m_fleet->waitForQuiet();
    }

    void countsWhatWasSentOverEachRoute_data()
    {
        QTest::addColumn<QString>("route");
        QTest::newRow("ssh") << u"ssh"_s;
        QTest::newRow("sftp") << u"sftp"_s;
    }
    void countsWhatWasSentOverEachRoute()
    {
        QFETCH(QString, route);
        const QString store = m_fleet->folder.path(route + u".bw"_s);
        QFile::remove(m_fleet->folder.path(u"config/breakwater/known_hosts"_s));
        // A first meeting: no log-in is tried, nothing is stored.
        Ran ran = run(store, addArguments(route));
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.err.contains("host key") && ran.err.contains(m_sshd->fingerprint().toUtf8()), ran.err.constData());
        QVERIFY(QJsonDocument::fromJson(run(store, { u"fleet"_s, u"list"_s }).out).object()[u"nodes"_s].toArray().isEmpty());
        ran = run(store, addArguments(route) + QStringList { u"--accept-host-key"_s, m_sshd->fingerprint() });
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(QJsonDocument::fromJson(ran.out).object()[u"nodes"_s][0][u"host_key"_s].toString(), m_sshd->fingerprint());

        int taken = 0; // over all rounds: each line of the log once
        qsizetype written = 0; // into files that were rotated away
        Sent sent = m_inLog;
        const auto send = [&](const char *name) {
            m_inLog = m_fleet->send(traffic(*m_fleet, route + QLatin1String(name)));
            sent.add(m_inLog);
            m_sent.add(m_inLog);
        };
        QJsonObject node = collect(store);
        QVERIFY(node[u"ok"_s].toBool());
        taken += node[u"lines"_s].toInt();
        QCOMPARE(figures(figuresOf(store)), figures(sent));
        QCOMPARE(!node[u"snapshot_id"_s].isNull(), route == u"ssh");

        // More mail; then a rotation by rename between two rounds, and one by copy.
        send("-more");
        node = collect(store);
        QVERIFY(node[u"lines"_s].toInt() > 0);
        taken += node[u"lines"_s].toInt();
        send("-late"); // not read yet when it is renamed
        m_fleet->waitForQuiet();
        QVERIFY(m_fleet->rotateByRename());
        send("-renamed");
        m_fleet->waitForQuiet();
        written += contentOf(m_fleet->log + u".1"_s).count('\n');
        node = collect(store);
        QVERIFY(node[u"ok"_s].toBool());
        taken += node[u"lines"_s].toInt();
        QCOMPARE(figures(figuresOf(store)), figures(sent));
        QVERIFY(m_fleet->rotateByCopy());
        written += contentOf(m_fleet->log + u".1"_s).count('\n');
        send("-copied");
        m_fleet->waitForQuiet();
        node = collect(store);
        QVERIFY(node[u"ok"_s].toBool());
        taken += node[u"lines"_s].toInt();
        // Some lines come when nobody waits for them any more, as anvil's statistics: the next round takes them.
        const auto inLogs = [&] { return static_cast<int>(written + contentOf(m_fleet->log).count('\n')); };
        QVERIFY2(waitUntil([&] { return taken == inLogs() || (taken += collect(store)[u"lines"_s].toInt()) == inLogs(); }), qPrintable(u"%1 of %2"_s.arg(taken).arg(inLogs())));
        QCOMPARE(figures(figuresOf(store)), figures(sent));

        // As an import of the same files by hand.
        const Ran imported = run(store, { u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--log-tz"_s, u"UTC"_s, m_fleet->log + u".1"_s, m_fleet->log });
        QCOMPARE(QJsonDocument::fromJson(imported.out).object()[u"messages"_s].toInt(), 0);
    }

    /// Two rotations since its last round: the rest of an old file, one that nobody has seen, and the new one.
    void twoRotationsBetweenRounds()
    {
        const QString store = m_fleet->folder.path(u"ssh.bw"_s);
        QVERIFY(collect(store)[u"ok"_s].toBool());
        QCOMPARE(figures(figuresOf(store)), figures(m_sent));
    }

    void saysWhatAnInstanceIsSetTo()
    {
        const QString store = m_fleet->folder.path(u"ssh.bw"_s);
        const auto snapshots = QJsonDocument::fromJson(run(store, { u"snapshots"_s, u"list"_s }).out).object()[u"snapshots"_s].toArray();
        QVERIFY(!snapshots.isEmpty());
        const QString id = QString::number(snapshots.at(0)[u"id"_s].toInteger());
        const QByteArray shown = run(store, { u"snapshots"_s, u"show"_s, id }).out;
        QVERIFY2(shown.contains("relayhost = [127.0.0.1]"), shown.constData());

        QVERIFY(runProgram(u"postconf"_s, { u"-c"_s, m_fleet->folder.path(u"postfix-out/etc"_s), u"-e"_s, u"smtpd_tls_security_level=encrypt"_s }).exitCode == 0);
        QVERIFY(collect(store)[u"ok"_s].toBool());
        const auto later = QJsonDocument::fromJson(run(store, { u"snapshots"_s, u"list"_s }).out).object()[u"snapshots"_s].toArray();
        QCOMPARE(later.size(), snapshots.size() + 1);
        auto changes = QJsonDocument::fromJson(run(store, { u"snapshots"_s, u"diff"_s, id, QString::number(later.at(0)[u"id"_s].toInteger()) }).out).object()[u"changes"_s].toArray();
        for (qsizetype i = changes.size() - 1; i >= 0; --i)
            if (changes.at(i)[u"section"_s].toString().startsWith(u"host."_s))
                changes.removeAt(i); // who listens on this machine, other tests too
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0)[u"name"_s].toString(), u"smtpd_tls_security_level"_s);
        QCOMPARE(changes.at(0)[u"before"_s].toString(), u"may"_s);
        QCOMPARE(changes.at(0)[u"after"_s].toString(), u"encrypt"_s);
    }

    /// Within the quarter of an hour in which a service does not ask, unless the log says that something happened.
    void readsSettingsAgainAfterAReload()
    {
        const QString store = m_fleet->folder.path(u"ssh.bw"_s);
        Program service(ctl, { u"--store"_s, store, u"--quiet"_s, u"collect"_s, u"--every"_s, u"1s"_s }, environment());
        const auto snapshots = [&] { return QJsonDocument::fromJson(run(store, { u"snapshots"_s, u"list"_s }).out).object()[u"snapshots"_s].toArray(); };
        const auto lastHeard = [&] { return QJsonDocument::fromJson(run(store, { u"fleet"_s, u"list"_s }).out).object()[u"nodes"_s][0][u"last_heard"_s].toString(); };
        const auto twoRounds = [&] {
            for (int i = 0; i < 2; ++i)
                if (const QString before = lastHeard(); !waitUntil([&] { return lastHeard() != before; }, 30'000))
                    return false;
            return true;
        };
        QVERIFY(twoRounds());
        const qsizetype before = snapshots().size();
        QVERIFY(runProgram(u"postconf"_s, { u"-c"_s, m_fleet->folder.path(u"postfix-out/etc"_s), u"-e"_s, u"smtpd_client_message_rate_limit=4711"_s }).exitCode == 0);
        QVERIFY(twoRounds());
        QCOMPARE(snapshots().size(), before); // nobody told
        QVERIFY(m_fleet->out.reload());
        QVERIFY(waitUntil([&] { return snapshots().size() == before + 1; }, 30'000));
        QVERIFY(run(store, { u"snapshots"_s, u"show"_s, QString::number(snapshots().at(0)[u"id"_s].toInteger()) }).out.contains("smtpd_client_message_rate_limit = 4711"));
        QCOMPARE(service.stop(), 0);
    }

    void aFailureIsAFactUntilItIsOver()
    {
        const QString store = m_fleet->folder.path(u"ssh.bw"_s);
        m_sshd->stop();
        QJsonObject node = collect(store, 3);
        QVERIFY(!node[u"ok"_s].toBool());
        QCOMPARE(node[u"error"_s][u"kind"_s].toString(), u"unreachable"_s);
        auto listed = QJsonDocument::fromJson(run(store, { u"fleet"_s, u"list"_s }).out).object()[u"nodes"_s].toArray().at(0).toObject();
        QCOMPARE(listed[u"error"_s][u"kind"_s].toString(), u"unreachable"_s);

        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        node = collect(store, 3);
        QCOMPARE(node[u"error"_s][u"kind"_s].toString(), u"host_key_changed"_s);
        QCOMPARE(run(store, { u"fleet"_s, u"test"_s, u"mx1"_s }).exitCode, 3);
        const auto key = [&] { return QJsonDocument::fromJson(run(store, { u"fleet"_s, u"list"_s }).out).object()[u"nodes"_s][0][u"host_key"_s].toString(); };
        QVERIFY(!key().isEmpty() && key() != m_sshd->fingerprint()); // the one that was accepted, not the one that was shown
        // On a computer that never met it the store knows better: it is no first meeting.
        QVERIFY(QFile::remove(m_fleet->folder.path(u"config/breakwater/known_hosts"_s)));
        QCOMPARE(collect(store, 3)[u"error"_s][u"kind"_s].toString(), u"host_key_changed"_s);
        const Ran tested = run(store, { u"fleet"_s, u"test"_s, u"mx1"_s });
        QVERIFY2(tested.exitCode == 3 && tested.err.contains("has changed"), tested.err.constData());
        QCOMPARE(run(store, { u"fleet"_s, u"test"_s, u"mx1"_s, u"--accept-host-key"_s, key() }).exitCode, 3);
        QVERIFY(!QFile::exists(m_fleet->folder.path(u"config/breakwater/known_hosts"_s)));
        QCOMPARE(run(store, { u"fleet"_s, u"test"_s, u"mx1"_s, u"--accept-host-key"_s, m_sshd->fingerprint() }).exitCode, 0);
        QCOMPARE(key(), m_sshd->fingerprint());
        node = collect(store);
        QVERIFY(node[u"ok"_s].toBool());
        listed = QJsonDocument::fromJson(run(store, { u"fleet"_s, u"list"_s }).out).object()[u"nodes"_s].toArray().at(0).toObject();
        QVERIFY(listed[u"error"_s].isNull());
        QCOMPARE(figures(figuresOf(store)), figures(m_sent));
    }
};

QTEST_GUILESS_MAIN(TestLiveCollect)
#include "tst_live_collect.moc"

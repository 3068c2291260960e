// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collector.h"
#include "models/store/fleet/nodetable.h"
#include "tests/live/livedesk.h"
#include "tests/models/ingest/ingestfixture.h"

using namespace bw;
using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// A console that holds a connection to a node, and another program that is shown another host key meanwhile.
class TestLiveHostKeys final : public QObject, private DeskPlace
{
    Q_OBJECT

    std::unique_ptr<Sshd> m_sshd;
    std::unique_ptr<IngestWorld> m_world;
    std::unique_ptr<service::Collector> m_console;
    QByteArray m_oldKey, m_oldPublicKey;

    [[nodiscard]] QString log() const { return m_folder->path(u"mail.log"_s); }
    [[nodiscard]] std::unique_ptr<service::Collector> collectorOf(const store::Store &store) const
    {
        service::CollectorOptions options;
        options.route.knownHosts = m_folder->path(u"config/breakwater/known_hosts"_s);
        return std::make_unique<service::Collector>(store, makeFixedHasher, m_system, options);
    }
    [[nodiscard]] static ingest::RoundResult round(service::Collector &collector)
    {
        const std::atomic_bool stop = false;
        const auto results = collector.round({ u"mx1"_s }, stop);
        if (!results || results->size() != 1)
            qFatal("%s", results ? "not one result" : qPrintable(results.error().oneLine()));
        return results->front();
    }
    [[nodiscard]] Ran ctl(const QStringList &arguments) const { return runProgram(Desk::program(), QStringList { u"--store"_s, m_world->store().path(), u"--format"_s, u"json"_s } + arguments, {}, m_desk->environment(), 60'000); }
    [[nodiscard]] QString errorOfNode() const
    {
        const auto row = store::findNode(m_world->store(), u"mx1"_s, {});
        return row && row->error ? row->error->kind : QString();
    }
    [[nodiscard]] QString start(const QByteArray &key = {}, const QByteArray &publicKey = {})
    {
        m_sshd->stop(); // its sessions go on
        m_sshd->makeHostKey();
        if (!key.isEmpty()) {
            m_folder->write(u"sshd/host"_s, key);
            m_folder->write(u"sshd/host.pub"_s, publicKey);
            QFile::setPermissions(m_folder->path(u"sshd/host"_s), QFile::ReadOwner | QFile::WriteOwner);
        }
        return m_sshd->start();
    }
    [[nodiscard]] int accepted() const { return static_cast<int>(m_sshd->log().count("Accepted publickey")); }
    void add(const QByteArray &lines) const
    {
        QFile file(log());
        QVERIFY(file.open(QIODevice::Append) && file.write(lines) == lines.size());
    }
    const core::SystemClock m_system;

private Q_SLOTS:
    void init()
    {
        if (const QString why = begin(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_sshd = std::make_unique<Sshd>(*m_folder);
        m_world = std::make_unique<IngestWorld>();
        QCOMPARE(m_sshd->start(), QString());
        m_oldKey = contentOf(m_folder->path(u"sshd/host"_s));
        m_oldPublicKey = contentOf(m_folder->path(u"sshd/host.pub"_s));
        m_folder->write(u"mail.log"_s, refusals(0, 10));
        const Ran added = ctl(Desk::addArguments(*m_sshd, u"sftp"_s, log()));
        QVERIFY2(added.exitCode < 2, added.err.constData());
        m_console = collectorOf(m_world->store());
        const auto first = round(*m_console);
        QVERIFY2(!first.problem && first.lines == 10, first.problem ? qPrintable(first.problem->oneLine()) : "");
    }
    void cleanup()
    {
        m_console.reset();
        m_world.reset();
        m_sshd.reset();
    }

    /// The stop that another program stored holds for who has a connection from before as well.
    void aStopHoldsForAnOldConnectionToo_data()
    {
        QTest::addColumn<bool>("byTest");
        QTest::newRow("seen by fleet test") << true;
        QTest::newRow("seen by another collector") << false;
    }
    void aStopHoldsForAnOldConnectionToo()
    {
        QFETCH(bool, byTest);
        add(refusals(10, 1));
        QCOMPARE(round(*m_console).lines, 1); // over the connection that stays
        const int logIns = accepted();
        QCOMPARE(start(), QString());
        if (byTest) {
            const Ran tested = ctl({ u"fleet"_s, u"test"_s, u"mx1"_s });
            QVERIFY2(tested.exitCode == 3 && tested.err.contains("has changed"), tested.err.constData());
        } else {
            const auto other = store::Store::open(m_world->store().path(), store::OpenMode::ReadWrite);
            QVERIFY(other);
            QCOMPARE(round(*collectorOf(*other)).errorKind, u"host_key_changed"_s);
        }
        QCOMPARE(errorOfNode(), u"host_key_changed"_s);

        add(refusals(11, 5));
        for (int i = 0; i < 2; ++i) {
            const auto stopped = round(*m_console);
            QCOMPARE(stopped.errorKind, u"host_key_changed"_s);
            QCOMPARE(stopped.lines, 0);
            QCOMPARE(errorOfNode(), u"host_key_changed"_s);
        }
        // That it cannot be reached either says nothing of its key.
        m_sshd->stop();
        QCOMPARE(round(*m_console).errorKind, u"unreachable"_s);
        QCOMPARE(errorOfNode(), u"host_key_changed"_s);
        QCOMPARE(accepted(), logIns);

        // Whoever stood between is gone: a new handshake shows the key that is accepted.
        QCOMPARE(start(m_oldKey, m_oldPublicKey), QString());
        const auto back = round(*m_console);
        QVERIFY2(!back.problem && back.lines == 5, back.problem ? qPrintable(back.problem->oneLine()) : "");
        QCOMPARE(errorOfNode(), QString());
        QCOMPARE(accepted(), logIns + 1);
    }

    /// A test that meets the accepted key again ends the stop too.
    void aTestEndsTheStopWithTheOldKeyAlone()
    {
        QCOMPARE(start(), QString());
        QCOMPARE(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s }).exitCode, 3);
        m_sshd->stop();
        QCOMPARE(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s }).exitCode, 3);
        QCOMPARE(errorOfNode(), u"host_key_changed"_s);
        QCOMPARE(start(m_oldKey, m_oldPublicKey), QString());
        QVERIFY(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s }).exitCode < 2);
        QCOMPARE(errorOfNode(), QString());
    }

    /// Whoever names a key means it, also where the host is known by another.
    void aNamedKeyThatIsNotTheHostsIsRefused()
    {
        const QString other = u"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
        const Ran tested = ctl({ u"fleet"_s, u"test"_s, u"mx1"_s, u"--accept-host-key"_s, other });
        QCOMPARE(tested.exitCode, 3);
        QVERIFY2(tested.err.contains(m_sshd->fingerprint().toUtf8()) && tested.err.contains(other.toUtf8()), tested.err.constData());
        QCOMPARE(errorOfNode(), QString());
        QCOMPARE(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s, u"--accept-host-key"_s, m_sshd->fingerprint() }).exitCode, 0);
    }

    /// The owner names the new key: the stop ends at once, and the connection to the old one with it.
    void theOwnerNamesTheNewKey()
    {
        QCOMPARE(start(), QString());
        QCOMPARE(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s }).exitCode, 3);
        QVERIFY(ctl({ u"fleet"_s, u"test"_s, u"mx1"_s, u"--accept-host-key"_s, m_sshd->fingerprint() }).exitCode < 2);
        QCOMPARE(errorOfNode(), QString());
        const int logIns = accepted();
        add(refusals(10, 3));
        const auto next = round(*m_console);
        QVERIFY2(!next.problem && next.lines == 3, next.problem ? qPrintable(next.problem->oneLine()) : "");
        QCOMPARE(accepted(), logIns + 1); // of its own
    }
};

QTEST_GUILESS_MAIN(TestLiveHostKeys)
#include "tst_live_hostkeys.moc"

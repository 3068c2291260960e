// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/noderound.h"
#include "tests/models/ingest/ingestfixture.h"
#include "tests/support/sshd.h"

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// A connection that stays open from round to round, until the server is set up anew.
class TestIngestKeptConnection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The owner accepts the new key while the old connection still looks open: the next round holds the server to that key.
    void aDroppedConnectionIsMadeAnewWithTheKeysOfNow()
    {
        if (const QString why = Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        WorkFolder folder;
        IngestWorld world;
        Sshd sshd(folder);
        QCOMPARE(sshd.start(), QString());
        folder.write(u"mail.log"_s, "2026-11-25T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n");
        fleet::Node node;
        node.name = u"mx1"_s;
        node.mta = u"postfix"_s;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"127.0.0.1"_s;
        node.port = sshd.port();
        node.user = u"root"_s;
        node.keyFile = sshd.keyFile();
        node.logZone = u"UTC"_s;
        node.logs = QStringList { folder.path(u"mail.log"_s) };
        QVERIFY(store::saveNode(world.store(), node, {}, world.clock));
        transport::RouteOptions options;
        options.knownHosts = folder.path(u"known_hosts"_s);
        const auto knowItsKey = [&] {
            folder.write(u"known_hosts"_s, "[127.0.0.1]:" + QByteArray::number(sshd.port()) + ' ' + contentOf(folder.path(u"sshd/host.pub"_s)).split(' ').mid(0, 2).join(' ') + '\n');
            return QList<transport::AcceptedKey> { { u"mx1"_s, u"127.0.0.1"_s, sshd.port(), sshd.fingerprint() } };
        };
        ingest::NodeRound round(world.store(), makeFixedHasher, world.clock, *store::findNode(world.store(), u"mx1"_s, {}), options);
        const auto run = [&round] {
            const auto result = round.run({ std::chrono::steady_clock::now() + std::chrono::seconds(20), nullptr }, {});
            return result.problem ? result.errorKind + u": "_s + result.problem->oneLine() : u"%1 lines"_s.arg(result.lines);
        };
        round.setAcceptedKeys(knowItsKey());
        QCOMPARE(run(), u"1 lines"_s);
        sshd.cut();
        sshd.makeHostKey();
        QCOMPARE(sshd.start(), QString());
        round.setAcceptedKeys(knowItsKey());
        QCOMPARE(run(), u"0 lines"_s);
        // Nobody accepted this one.
        sshd.cut();
        sshd.makeHostKey();
        QCOMPARE(sshd.start(), QString());
        QVERIFY(run().startsWith(u"host_key_changed"_s));
    }
};

QTEST_GUILESS_MAIN(TestIngestKeptConnection)
#include "tst_ingest_keptconnection.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/crypto/hmachasher.h"
#include "models/service/collector.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/queries/volumequery.h"

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

/// Many nodes at once, some of which hang (tests/support/simfleet).
class LiveManyNodes final : public QObject
{
    Q_OBJECT

private:
    static constexpr int nodes = 24, hang = 2; // in connect, before the banner, in the log-in and in the middle of a read
    std::unique_ptr<test::WorkFolder> m_folder;
    core::SystemClock m_clock;
    quint16 m_port = 0;

    static QByteArray logOf(int node)
    {
        QByteArray log;
        for (int i = 0; i < 3; ++i)
            log += "2026-11-23T10:00:0" + QByteArray::number(i) + ".000000+00:00 mx" + QByteArray::number(node) + " postfix/qmgr[9]: A592FAA3C9" + QByteArray::number(i) + ": from=<news@example.com>, size=533, nrcpt=1 (queue active)\n";
        return log;
    }

private Q_SLOTS:
    void aNodeThatHangsHoldsUpNobody()
    {
        if (const QString why = test::whyNotHere({ u"ssh-keygen"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        for (const char *name : { "host", "user" })
            QCOMPARE(test::runProgram(u"ssh-keygen"_s, { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, u""_s, u"-f"_s, m_folder->path(QLatin1String(name)) }).exitCode, 0);
        m_port = test::freePort();
        const auto store = store::Store::create(m_folder->path(u"fleet.bw"_s), { u"UTC"_s, u"key"_s }, m_clock);
        QVERIFY(store);
        const QByteArray key = test::contentOf(m_folder->path(u"host.pub"_s)).split(' ').mid(0, 2).join(' ');
        QByteArray known;
        for (int i = 0; i < nodes; ++i) {
            m_folder->write(u"files/%1/mail.log"_s.arg(i), logOf(i));
            fleet::Node node;
            node.name = u"node%1"_s.arg(i, 2, 10, QLatin1Char('0'));
            node.route = i % 2 == 0 ? fleet::RouteKind::Ssh : fleet::RouteKind::Sftp;
            node.host = u"127.1.0.%1"_s.arg(i + 1);
            node.port = m_port;
            node.user = u"reader"_s;
            node.keyFile = m_folder->path(u"user"_s);
            node.logs = { u"/var/log/mail.log"_s };
            known += '[' + node.host.toLatin1() + "]:" + QByteArray::number(m_port) + ' ' + key + '\n';
            QVERIFY(store::saveNode(*store, node, {}, m_clock));
        }
        m_folder->write(u"known_hosts"_s, known);
        test::Program fleet(QStringLiteral(BW_BINARY_DIR "/tests/simfleet"),
            { u"--host-key"_s, m_folder->path(u"host"_s), u"--files"_s, m_folder->path(u"files"_s), u"--port"_s, QString::number(m_port), u"--nodes"_s, QString::number(nodes), u"--hang"_s, QString::number(hang) });
        QVERIFY(test::waitUntil([&fleet] { return fleet.readOut().contains("ready"); }));

        service::CollectorOptions options;
        options.deadline = std::chrono::seconds(8);
        options.route.knownHosts = m_folder->path(u"known_hosts"_s);
        const std::vector<std::uint8_t> keyBytes(32, 7);
        service::Collector collector(*store, [&keyBytes] { return std::make_unique<crypto::HmacHasher>(core::Secret(keyBytes)); }, m_clock, options);
        const std::atomic_bool never = false;
        QElapsedTimer time;
        time.start();
        auto results = collector.round({}, never);
        QVERIFY2(results, results ? "" : qPrintable(results.error().oneLine()));
        QVERIFY2(time.elapsed() < 20'000, qPrintable(QString::number(time.elapsed()))); // one after the other they would take 64 s
        QCOMPARE(results->size(), nodes);
        for (int i = 0; i < nodes; ++i) {
            const auto &result = results->at(i);
            const bool hangs = i >= nodes - 4 * hang;
            QVERIFY2(result.problem.has_value() == hangs, qPrintable(result.node + (result.problem ? result.problem->oneLine() : QString())));
            QCOMPARE(result.errorKind, hangs ? u"timed_out"_s : QString());
            QCOMPARE(result.lines, hangs ? 0 : 3);
        }
        const auto rows = store::listFleet(*store, {});
        QVERIFY(rows && rows->last().error && rows->last().error->kind == u"timed_out");
        QVERIFY(!rows->first().error && rows->first().read > 0);

        // Those that failed are tried again later; the rest is quiet, over the same connections.
        time.restart();
        results = collector.round({}, never);
        QVERIFY(results);
        QCOMPARE(results->size(), nodes - 4 * hang);
        for (const auto &result : *results)
            QVERIFY(!result.problem && result.lines == 0);
        QCOMPARE(collector.round({ u"nobody"_s }, never).error().kind, core::ProblemKind::Missing);
    }
};

QTEST_GUILESS_MAIN(LiveManyNodes)
#include "tst_live_manynodes.moc"

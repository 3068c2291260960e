// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/collector.h"
#include "models/store/fleet/nodetable.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/manualclock.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <QFile>
#include <QTemporaryDir>

#include <cstring>
#include <stdexcept>
#include <thread>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

/// Any hash will do; of one recipient it throws.
class Hasher final : public core::KeyedHasher
{
public:
    core::KeyedHash hash(std::string_view text) override
    {
        if (text == "boom@example.com")
            throw std::runtime_error("a hook of the test");
        core::KeyedHash made;
        const std::uint64_t bytes = core::fastHash(text);
        std::memcpy(made.bytes.data(), &bytes, sizeof bytes);
        return made;
    }
};

QByteArray logOf(const QByteArray &recipient)
{
    const QByteArray head = "2026-11-25T08:00:0";
    return head + "1.000000+00:00 mx postfix/smtpd[5]: A273DAA3C6A: client=mail.example.net[192.0.2.1]\n" + head
        + "1.100000+00:00 mx postfix/qmgr[6]: A273DAA3C6A: from=<ann@example.net>, size=500, nrcpt=1 (queue active)\n" + head
        + "2.000000+00:00 mx postfix/local[7]: A273DAA3C6A: to=<" + recipient + ">, relay=local, delay=1, delays=1/0/0/0, dsn=2.0.0, status=sent (delivered to mailbox)\n" + head
        + "2.100000+00:00 mx postfix/qmgr[6]: A273DAA3C6A: removed\n";
}

} // namespace

class TestServiceCollector final : public QObject
{
    Q_OBJECT

    std::unique_ptr<StoreFiller> m_filler;
    ManualClock m_clock;

    std::int64_t addNode(const QString &name, quint16 port)
    {
        fleet::Node node;
        node.name = name;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"127.0.0.1"_s;
        node.port = port;
        node.user = u"root"_s;
        node.logs = { u"/var/log/mail.log"_s };
        const auto done = store::saveNode(m_filler->store(), node, {}, m_clock);
        if (!done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return store::findNode(m_filler->store(), name, {})->id;
    }
    service::Collector collector() const
    {
        return { m_filler->store(), [] { return std::unique_ptr<core::KeyedHasher>(); }, m_clock, {} };
    }

private Q_SLOTS:
    void init()
    {
        m_filler = std::make_unique<StoreFiller>();
        m_clock.set(utc("2026-11-25T09:00:00Z"));
    }

    /// An exception costs the round of its node alone.
    void aDefectStopsOneNode()
    {
        QTemporaryDir folder;
        for (const auto &[name, recipient] : { std::pair { u"mx1"_s, "boom@example.com" }, { u"mx2"_s, "bob@example.com" }, { u"mx3"_s, "carol@example.com" } }) {
            fleet::Node node;
            node.name = name;
            node.mta = u"postfix"_s;
            node.route = fleet::RouteKind::Local;
            node.logs = QStringList { folder.filePath(name) };
            node.logZone = u"UTC"_s;
            QFile log(node.logs.constFirst());
            QVERIFY(log.open(QIODevice::WriteOnly) && log.write(logOf(recipient)) > 0);
            QVERIFY(store::saveNode(m_filler->store(), node, {}, m_clock));
        }
        service::Collector collector(m_filler->store(), [] { return std::make_unique<Hasher>(); }, m_clock, {});
        const std::atomic_bool never = false;
        for (int i = 0; i < 2; ++i) {
            const auto results = collector.round({ u"mx1"_s, u"mx2"_s, u"mx3"_s }, never);
            QVERIFY2(results, qPrintable(results ? QString() : results.error().oneLine()));
            QCOMPARE(results->size(), 3);
            QVERIFY2(results->at(0).problem, qPrintable(u"%1 %2 %3"_s.arg(results->at(0).node).arg(results->at(0).lines).arg(results->at(0).events)));
            QCOMPARE(results->at(0).problem->kind, core::ProblemKind::Defect);
            QVERIFY2(results->at(0).problem->where.startsWith(folder.filePath(u"mx1"_s)), qPrintable(results->at(0).problem->where));
            for (const int well : { 1, 2 }) {
                QVERIFY2(!results->at(well).problem, qPrintable(results->at(well).problem ? results->at(well).problem->oneLine() : QString()));
                QCOMPARE(results->at(well).lines, i == 0 ? 4 : 0);
            }
        }
    }

    /// A round that somebody ends says nothing of the nodes that it was at.
    void whatIsCalledOffIsNoFactOfTheNode()
    {
        QTcpServer silent; // takes the call, and never says a word
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const auto away = addNode(u"mx9"_s, silent.serverPort()), well = addNode(u"mx1"_s, silent.serverPort());
        store::RoundRow read, failed;
        read.time = failed.time = m_clock.now();
        read.wasRead = true;
        failed.error = store::NodeErrorRow { 0, 0, 0, u"unreachable"_s, u"it does not answer"_s };
        QVERIFY(store::noteRounds(m_filler->store(), { { away, failed }, { well, read } }));
        m_clock.advance(62 * core::microsPerMinute);

        auto collector = this->collector();
        for (int i = 0; i < 2; ++i) { // nor does it rest: the next round is at it again
            std::atomic_bool stop = false;
            core::Result<QList<ingest::RoundResult>> results;
            std::thread round([&] { results = collector.round({}, stop); });
            QList<QTcpSocket *> calls;
            while (calls.size() < 2 && (silent.hasPendingConnections() || silent.waitForNewConnection(20'000)))
                calls << silent.nextPendingConnection();
            stop = true;
            round.join();
            QCOMPARE(calls.size(), 2);
            qDeleteAll(calls);
            QVERIFY(results);
            QCOMPARE(results->size(), 2);
            for (const ingest::RoundResult &result : *results)
                QVERIFY(result.problem);
        }
        const auto rows = store::listFleet(m_filler->store(), {});
        QVERIFY(rows);
        for (const store::NodeRow &row : *rows) {
            QCOMPARE(row.tried, utc("2026-11-25T09:00:00Z"));
            QCOMPARE(row.error.has_value(), row.id == away);
            if (row.error) {
                QCOMPARE(row.error->kind, u"unreachable"_s);
                QCOMPARE(row.error->from, utc("2026-11-25T09:00:00Z"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestServiceCollector)
#include "tst_service_collector.moc"

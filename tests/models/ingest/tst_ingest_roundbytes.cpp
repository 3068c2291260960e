// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/noderound.h"
#include "tests/models/ingest/ingestfixture.h"

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// A round takes so many bytes of a node's logs and leaves the rest to the next.
class TestIngestRoundBytes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLongLogTakesManyRounds()
    {
        IngestWorld world;
        const QByteArray line = "2026-11-25T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n";
        fleet::Node node;
        node.name = u"mx1"_s;
        node.mta = u"postfix"_s;
        node.route = fleet::RouteKind::Local;
        node.logZone = u"UTC"_s;
        node.logs = QStringList { world.write(u"long.log"_s, line), world.write(u"short.log"_s, line) };
        constexpr qint64 size = 80LL << 20;
        QVERIFY(QFile::resize(node.logs.front(), size)); // no bytes on the disk: all of them are zero
        QVERIFY(store::saveNode(world.store(), node, {}, world.clock));
        ingest::NodeRound round(world.store(), makeFixedHasher, world.clock, *store::findNode(world.store(), u"mx1"_s, {}), {});
        constexpr std::uint64_t most = 32ULL << 20;
        std::uint64_t bytes = 0;
        qint64 lines = 0;
        int rounds = 0;
        bool hasMore = true;
        for (; hasMore && rounds < 20; ++rounds) {
            const auto result = round.run({ std::chrono::steady_clock::now() + std::chrono::seconds(100), nullptr }, { .mostBytes = most });
            QVERIFY2(!result.problem, result.problem ? qPrintable(result.problem->oneLine()) : "");
            QVERIFY2(result.bytes <= most, qPrintable(QString::number(result.bytes)));
            bytes += result.bytes;
            lines += result.lines;
            hasMore = result.hasMore;
            if (rounds == 0)
                QVERIFY(lines >= 2); // the long one leaves room for the other
        }
        QVERIFY2(rounds > 2 && !hasMore, qPrintable(QString::number(rounds)));
        QVERIFY2(bytes >= std::uint64_t(size + line.size()) && bytes < std::uint64_t(size) + most, qPrintable(QString::number(bytes))); // a round begins again with the chunk that was open
    }
};

QTEST_GUILESS_MAIN(TestIngestRoundBytes)
#include "tst_ingest_roundbytes.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/purge.h"
#include "models/store/fleet/snapshottable.h"
#include "models/store/maintenance.h"
#include "models/store/soundness.h"
#include "models/store/sqlite.h"
#include "tests/models/ingest/ingestfixture.h"

#include <sqlite3.h>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList samples { u"mixed-short-ids.rfc3339.log"_s, u"dovecot-default.rfc3339.log"_s, u"mail-auth-milters.rfc3339.log"_s };

void importAs(IngestWorld &world, const QString &node, const QString &sample)
{
    ingest::ImportOptions options = IngestWorld::options({ world.write(node + u".log"_s, sampleBytes(sample)) });
    options.node = node;
    const auto counts = world.run(options);
    if (!counts)
        qFatal("%s", qPrintable(counts.error().oneLine()));
}

std::int64_t count(const store::Store &store, const std::string &sql)
{
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadOnly);
    const auto answer = database->integer(sql);
    return answer ? *answer : -1;
}

QStringList texts(const store::Store &store, const std::string &sql)
{
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadOnly);
    auto statement = database->prepare(sql);
    QStringList found;
    while (statement && statement->step() == SQLITE_ROW)
        found << statement->text(0);
    return found;
}

} // namespace

class TestIngestPurge final : public QObject
{
    Q_OBJECT

    static void addRoute(IngestWorld &world, const QString &name)
    {
        fleet::Node node;
        node.name = name;
        node.route = fleet::RouteKind::Sftp;
        node.host = name;
        node.logs = { u"/var/log/mail.log"_s };
        node.tags = { u"a"_s };
        QVERIFY(store::saveNode(world.store(), node, {}, world.clock));
        const auto row = store::findNode(world.store(), name, {});
        fleet::Snapshot snapshot;
        snapshot.time = world.clock.now();
        snapshot.sections.append({ u"postfix.settings"_s, fleet::SectionKind::Settings, "only_of = " + name.toUtf8() + '\n', {}, false });
        QVERIFY(store::keepSnapshot(world.store(), row->id, snapshot));
        QVERIFY(store::keepQueueSample(world.store(), row->id, { world.clock.now(), 5, 6, false, {}, { 0, 0, 0, 0, 0, 0, 5 }, {}, {}, {} }));
    }

private Q_SLOTS:
    /// Afterwards the store is as if the node had never been.
    void asIfItHadNeverBeen_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::newRow("three nodes") << 3;
        QTest::newRow("two nodes") << 2;
        QTest::newRow("one node") << 1;
    }
    void asIfItHadNeverBeen()
    {
        QFETCH(int, nodes);
        for (const QString &sample : samples)
            if (sampleBytes(sample).isEmpty())
                QFAIL(qPrintable(sample));
        IngestWorld with, without;
        for (int i = 0; i < nodes; ++i) {
            const QString name = u"mx%1"_s.arg(i);
            importAs(with, name, samples.at(i));
            if (i != 0) {
                importAs(without, name, samples.at(i));
                addRoute(without, name);
            }
            addRoute(with, name);
        }
        const auto row = store::findNode(with.store(), u"mx0"_s, {});
        QVERIFY(row && row->id > 0);
        std::atomic_bool stop = false;
        QList<double> shares;
        const auto purged = store::purgeNode(with.store(), u"mx0"_s, with.clock, stop, [&shares](double share) { shares << share; });
        QVERIFY2(purged, purged ? "" : qPrintable(purged.error().oneLine()));
        QVERIFY(purged->rowsRemoved > 0 && purged->firstHour > 0);
        QVERIFY(std::is_sorted(shares.cbegin(), shares.cend()) && !shares.isEmpty()); // it says how far it is
        QVERIFY2(shares.front() >= 0 && shares.back() > 0.9 && shares.back() < 1, qPrintable(QString::number(shares.back())));
        const QByteArray difference = firstDifference(with.dump(), without.dump());
        QVERIFY2(difference.isEmpty(), difference.constData());
        QCOMPARE(store::findNode(with.store(), u"mx0"_s, {}).error().kind, core::ProblemKind::Missing);

        // No table knows it any more, whatever it is called.
        const std::string id = std::to_string(row->id);
        for (const QString &table : texts(with.store(), "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'node' WHERE m.type = 'table'"))
            QVERIFY2(count(with.store(), "SELECT count(*) FROM " + table.toStdString() + " WHERE node = " + id) == 0, qPrintable(table));
        for (const char *column : { "id", "segment", "snapshot", "source" })
            for (const QString &table : texts(with.store(), std::string("SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = '") + column + "' AND c.type <> 'TEXT' WHERE m.type = 'table' AND m.name NOT IN ('node')"))
                QVERIFY2(count(with.store(), "SELECT count(*) FROM " + table.toStdString() + " WHERE " + column + " >> 40 = " + id) == 0, qPrintable(table + u'.' + QLatin1String(column)));
        QCOMPARE(count(with.store(), "SELECT count(*) FROM section_text"), nodes - 1);
        QCOMPARE(texts(with.store(), "PRAGMA integrity_check"), QStringList { u"ok"_s });
    }

    /// At whatever step it is stopped, the fleet's sums are those of its nodes, and it goes on; what is told of the first hour holds for
    /// all calls together.
    void goesOnAfterAStop_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::newRow("three nodes") << 3;
        QTest::newRow("two nodes") << 2; // of which one will be its own fleet
    }
    void goesOnAfterAStop()
    {
        QFETCH(int, nodes);
        IngestWorld world, atOnce;
        for (int i = 0; i < nodes; ++i)
            for (IngestWorld *each : { &world, &atOnce })
                importAs(*each, u"mx%1"_s.arg(i), samples.at(i));
        std::atomic_bool stop = false;
        const auto whole = store::purgeNode(atOnce.store(), u"mx0"_s, atOnce.clock, stop);
        QVERIFY(whole && whole->firstHour > 0);
        const auto sumsAreRight = [&world] {
            return count(world.store(), "SELECT count(*) FROM node") == 1
                || count(world.store(), "SELECT coalesce(sum(accepted + delivered), 0) FROM volume_cell WHERE node = 0 AND level = 15")
                == count(world.store(), "SELECT coalesce(sum(accepted + delivered), 0) FROM volume_cell WHERE node <> 0 AND level = 15");
        };
        stop = true;
        QCOMPARE(store::purgeNode(world.store(), u"mx0"_s, world.clock, stop).error().kind, core::ProblemKind::Cancelled);
        QVERIFY(sumsAreRight());
        core::Result<store::PurgeReport> purged = core::fail({});
        int stops = 0;
        for (; !purged && stops < 1000; ++stops) { // each call gets a few steps further
            stop = false;
            int steps = 0;
            purged = store::purgeNode(world.store(), u"mx0"_s, world.clock, stop, [&](double) { stop = ++steps > 17; });
            QVERIFY(purged || purged.error().kind == core::ProblemKind::Cancelled);
            QVERIFY(sumsAreRight());
            auto database = store::sqlite::Database::open(world.store().path(), store::sqlite::Access::ReadOnly);
            const auto damage = store::frameDamage(*database); // or the next call would find it read-only
            QVERIFY2(damage && damage->isEmpty(), damage ? qPrintable(*damage) : "");
        }
        QVERIFY2(purged && stops > 2, qPrintable(QString::number(stops)));
        QCOMPARE(purged->firstHour, whole->firstHour);
        QCOMPARE(firstDifference(world.dump(), atOnce.dump()), QByteArray());
        stop = false;
        QVERIFY(store::maintain(world.store(), {}, world.clock, stop));
        QVERIFY(sumsAreRight());
        importAs(world, u"mx0"_s, samples.front()); // and the name is free again
        QVERIFY(sumsAreRight());
    }

    void saysWhatIsNot()
    {
        IngestWorld world;
        std::atomic_bool stop = false;
        QCOMPARE(store::purgeNode(world.store(), u"nobody"_s, world.clock, stop).error().kind, core::ProblemKind::Missing);
    }
};

QTEST_APPLESS_MAIN(TestIngestPurge)
#include "tst_ingest_purge.moc"

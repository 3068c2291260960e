// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/fleethours.h"
#include "models/store/backup.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/purge.h"
#include "models/store/maintenance.h"
#include "models/store/queries/volumequery.h"
#include "models/store/sqlite.h"
#include "tests/models/ingest/ingestfixture.h"
#include "tests/support/program.h"

#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <set>
#include <string_view>
#include <unistd.h>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

int statements = 0, killAt = 0, nameGoesAt = 0;

int countStatement(unsigned, void *, void *, void *text)
{
    if (++statements == killAt)
        ::kill(::getpid(), SIGKILL);
    if (std::string_view(static_cast<const char *>(text)).starts_with("DELETE FROM node WHERE"))
        nameGoesAt = statements;
    return 0;
}

int watch(sqlite3 *database, const char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, countStatement, nullptr);
}

constexpr int gone = 9; ///< exit code: there is none of that name

/// What `fleet remove --purge` does, in a process that kills itself where its statement number \p at begins. Prints how many there were,
/// and which takes the name.
int purgeHere(const QString &path, int at)
{
    killAt = at;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(reinterpret_cast<void *>(watch)));
    const ManualClock clock;
    const std::atomic_bool never = false;
    const auto store = store::Store::open(path, store::OpenMode::ReadWrite);
    if (!store)
        return 1;
    if (const auto purged = store::purgeNode(*store, u"mx0"_s, clock, never); !purged)
        return purged.error().kind == core::ProblemKind::Missing ? gone : 2;
    if (!store::compact(*store) || !detection::rememberFleetHours(*store, INT64_MAX, never))
        return 3;
    printf("%d %d\n", statements, nameGoesAt);
    return 0;
}

/// All rows of all tables but the journal's, whose times and repeated beginnings are those of calls, and what a writer makes once a process.
QByteArray rowsOf(const QString &path)
{
    auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadOnly);
    QByteArray all;
    auto tables = database->prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('journal') ORDER BY name");
    while (tables->step() == SQLITE_ROW) {
        const std::string table(tables->bytes(0));
        const auto columns = database->integer("SELECT count(*) FROM pragma_table_info('" + table + "')");
        QByteArrayList lines;
        auto rows = database->prepare("SELECT * FROM " + table);
        while (rows->step() == SQLITE_ROW) {
            QByteArray line(table.c_str());
            for (int i = 0; i < *columns; ++i)
                line += '|' + (rows->isNull(i) ? QByteArray("null") : rows->isInteger(i) ? QByteArray::number(qint64(rows->integer(i))) : QByteArray(rows->bytes(i).data(), rows->bytes(i).size()).toHex());
            lines << line;
        }
        std::sort(lines.begin(), lines.end());
        all += lines.join('\n') + '\n';
    }
    return all;
}

QByteArray firstOther(const QByteArray &a, const QByteArray &b)
{
    const QByteArrayList left = a.split('\n'), right = b.split('\n');
    for (const QByteArray &line : left)
        if (!right.contains(line))
            return "missing: " + line;
    for (const QByteArray &line : right)
        if (!left.contains(line))
            return "too many: " + line;
    return {};
}

} // namespace

class TestIngestPurgeKill final : public QObject
{
    Q_OBJECT

    static Ran purge(const QString &path, int at) { return runProgram(QCoreApplication::applicationFilePath(), { u"purge"_s, path, QString::number(at) }); }
    /// How the store at \p to begins: one that was never opened since.
    static void begin(const QString &from, const QString &to)
    {
        for (const char *tail : { "", "-wal", "-shm" })
            QFile::remove(to + QLatin1String(tail));
        QVERIFY(QFile::copy(from, to));
    }

private Q_SLOTS:
    /// Killed where any statement begins, a second call ends with the store that a call ends with that is not killed; after the name is gone, so
    /// does upkeep.
    void atAnyStatement_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::newRow("three nodes") << 3;
        QTest::newRow("two nodes") << 2; // of which one will be its own fleet
    }
    void atAnyStatement()
    {
        QFETCH(int, nodes);
        const QStringList samples { u"dovecot-default.rfc3339.log"_s, u"mixed-short-ids.rfc3339.log"_s, u"mail-auth-milters.rfc3339.log"_s };
        IngestWorld world;
        for (int i = 0; i < nodes; ++i) {
            ingest::ImportOptions options = IngestWorld::options({ world.write(u"log"_s, sampleBytes(samples.at(i))) });
            options.node = u"mx%1"_s.arg(i);
            QVERIFY(world.run(options));
        }
        QVERIFY(detection::rememberFleetHours(world.store(), INT64_MAX, false));
        const QString before = world.path(u"before.bw"_s), whole = world.path(u"whole.bw"_s), path = world.path(u"killed.bw"_s);
        QVERIFY(store::backup(world.store(), before));
        begin(before, whole);
        const Ran ran = purge(whole, 0);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const int last = ran.out.split(' ').value(0).toInt(), name = ran.out.split(' ').value(1).toInt();
        QVERIFY2(name > 100 && name < last, ran.out.constData());
        const QByteArray expected = rowsOf(whole);
        const auto upkeep = [&world](const QString &of) {
            const auto store = store::Store::open(of, store::OpenMode::ReadWrite);
            const std::atomic_bool never = false;
            return store && store::maintain(*store, {}, world.clock, never) && detection::rememberFleetHours(*store, INT64_MAX, never);
        };
        QVERIFY(upkeep(whole));
        const QByteArray keptUp = rowsOf(whole);
        QVERIFY(!expected.contains("\nnode|1|") && expected.contains("fleet_hour|"));

        std::set<int> kills; // each one about the name, and some all the way
        for (int i = 0; i < 12; ++i)
            kills.insert({ 1 + i * name / 12, name - 2 + i, name + i * (last - name) / 12, last - i / 3 });
        int killed = 0, afterTheName = 0;
        for (const int at : kills) {
            begin(before, path);
            QVERIFY(purge(path, at).exitCode < 0);
            ++killed;
            const auto opened = store::Store::open(path, store::OpenMode::ReadWrite);
            QVERIFY(opened);
            const auto node = store::findNode(*opened, u"mx0"_s, {});
            if (const auto settling = store::settlingPurges(*opened, {}); !node && settling && !settling->isEmpty()) {
                const QString kept = world.path(u"kept.bw"_s);
                QVERIFY(store::backup(*opened, kept));
                QVERIFY(upkeep(kept));
                QVERIFY2(rowsOf(kept) == keptUp, qPrintable(u"upkeep after %1: "_s.arg(at) + QString::fromUtf8(firstOther(keptUp, rowsOf(kept)))));
                QFile::remove(kept);
                ++afterTheName;
            }
            const Ran again = purge(path, 0);
            QVERIFY2(again.exitCode == 0 || (again.exitCode == gone && !node), qPrintable(QString::number(at)));
            const QByteArray rows = rowsOf(path);
            QVERIFY2(rows == expected, qPrintable(u"%1 of %2: "_s.arg(at).arg(last) + QString::fromUtf8(firstOther(expected, rows))));
        }
        qInfo("%d statements, the name goes with number %d; killed at %d of them, %d times after it", last, name, killed, afterTheName);
        QVERIFY(afterTheName > 3);
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "purge") == 0)
        return purgeHere(QString::fromLocal8Bit(argv[2]), atoi(argv[3]));
    TestIngestPurgeKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ingest_purgekill.moc"

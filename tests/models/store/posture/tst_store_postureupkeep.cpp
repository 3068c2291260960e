// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/store/backup.h"
#include "models/store/canonicaldump.h"
#include "models/store/fleet/purge.h"
#include "models/store/journal.h"
#include "models/store/maintenance.h"
#include "models/store/sqlite.h"
#include "tests/models/store/posture/posturestore.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;
using store::AssetKind;
using test::got;
using test::PostureStore;

namespace {

constexpr core::UtcMicros day = core::microsPerDay, hour = day / 24;
constexpr std::atomic_bool never = false;

} // namespace

/// Measurements in all that is done with a store.
class TestStorePostureUpkeep : public QObject
{
    Q_OBJECT
    std::unique_ptr<PostureStore> m;

    [[nodiscard]] core::UtcMicros now() const { return m->clock.now(); }
    static QString dump(const store::Store &store)
    {
        std::string all;
        const auto done = store::canonicalDump(store, [&all](std::string_view line) { all.append(line).push_back('\n'); });
        return done ? QString::fromStdString(all) : done.error().oneLine();
    }
    /// Something in every table, of a domain and of a node.
    void fill(const QStringList &order = { u"example.org"_s, u"mx1"_s })
    {
        m->addNode(u"mx1"_s);
        for (const QString &name : order) {
            const AssetKind kind = name == u"mx1"_s ? AssetKind::Node : AssetKind::Domain;
            for (const int at : { 0, 1 }) {
                auto look = PostureStore::look(now() + at * hour, { { u"A"_s, at == 0 ? u"pass"_s : u"fail high"_s }, { u"B"_s, u"pass"_s } }, name, kind);
                look.findings.first().evidence = R"([{"name":"a"}])";
                look.findings.first().notes = QStringList { u"note"_s };
                look.evidence << store::KeptEvidence { u"spf"_s, now(), "{}" };
                look.expiries << store::ExpiryRow { kind, name, u"certificate"_s, u"x:25"_s, now() + day };
                const auto done = store::keepLook(m->store, look);
                QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
            }
            QVERIFY(store::acceptRisk(m->store, { u"A"_s, name, u"Ann"_s, u"why"_s, now() + day }, m->clock));
        }
        store::Answer answer;
        answer.control = u"ORG-1"_s;
        answer.values = "{}";
        answer.owner = u"Ann"_s;
        answer.reviewAt = now() + day;
        answer.attachmentName = u"a.txt"_s;
        QVERIFY(store::saveAnswer(m->store, answer, "text", m->clock));
    }
    static qint64 rows(const QString &path, const char *table)
    {
        auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadOnly);
        return database->integer(std::string("SELECT count(*) FROM ") + table).value_or(-1);
    }
    static constexpr std::array measured { "asset", "look", "finding", "finding_span", "finding_evidence", "asset_evidence", "expiry", "accepted_risk" };
    static constexpr std::array answered { "answer", "attachment" };

private Q_SLOTS:
    void init() { m = std::make_unique<PostureStore>(); }

    void theDumpTellsAllOfItInAnyOrder()
    {
        fill();
        const QString one = dump(m->store);
        for (const char *line : { "asset|(fleet)|kind=1|name=example.org", "look|mx1|asset=2:mx1|at_ms=", "finding|mx1|asset=2:mx1|control=A|notes=[\"note\"]", "|to_ms=null|verdict=fail|severity=high|",
                 "finding_evidence|(fleet)|asset=1:example.org|control=A|content=", "asset_evidence|mx1|asset=2:mx1|kind=spf|", "expiry|(fleet)|asset=1:example.org|what=certificate|name=x:25|",
                 "accepted_risk|(fleet)|control=A|asset=mx1|owner=Ann|", "answer|(fleet)|control=ORG-1|version=1|said={}" })
            QVERIFY2(one.contains(QLatin1String(line)), qPrintable(QLatin1String(line) + u" is not in\n"_s + one));
        init();
        fill({ u"mx1"_s, u"example.org"_s }); // other numbers
        QCOMPARE(dump(m->store), one);
        // What evidence says is part of it.
        auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
        QVERIFY(database->run(QByteArray("UPDATE finding_evidence SET content = X'" + qCompress(QByteArray("other")).toHex() + '\'').constData()));
        QVERIFY(dump(m->store) != one);
    }

    void aBackupAndACopyHaveIt()
    {
        fill();
        const QString backup = m->path() + u".backup"_s, copy = m->path() + u".copy"_s;
        const auto done = store::backup(m->store, backup);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
        const auto copied = store::copyReadable(m->store, copy, m->clock, never);
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().oneLine()));
        for (const QString &path : { backup, copy })
            QCOMPARE(dump(*store::Store::open(path, store::OpenMode::ReadOnly)), dump(m->store));
    }

    void aNodeThatIsForgottenTakesItsOwnWithIt()
    {
        fill();
        QVERIFY(store::acceptRisk(m->store, { u"A"_s, u"*"_s, u"Ann"_s, u"why"_s, now() + day }, m->clock));
        const auto report = store::purgeNode(m->store, u"mx1"_s, m->clock, never, {});
        QVERIFY2(report, report ? "" : qPrintable(report.error().oneLine()));
        QVERIFY(!dump(m->store).contains(u"mx1"));
        QCOMPARE(store::listFindings(m->store)->size(), 2);
        QList<qint64> left;
        for (const char *table : measured)
            left << rows(m->path(), table);
        QCOMPARE(left, (QList<qint64> { 1, 2, 2, 3, 1, 1, 1, 2 }));
        QCOMPARE(store::keepLook(m->store, PostureStore::look(now(), {}, u"mx1"_s, AssetKind::Node)).error().kind, ProblemKind::Missing);
        m->addNode(u"mx1"_s); // of the same name: it begins anew
        m->keep(now(), { { u"A"_s, u"fail"_s } }, u"mx1"_s, AssetKind::Node);
        QCOMPARE(m->found(u"A"_s, u"mx1"_s)->firstSeen, now());
    }

    void whatIsRemovedLeavesNothing()
    {
        fill();
        QVERIFY(store::removeAsset(m->store, AssetKind::Domain, u"example.org"_s, m->clock));
        QVERIFY(store::removeAsset(m->store, AssetKind::Node, u"mx1"_s, m->clock));
        for (const char *table : measured)
            QCOMPARE(rows(m->path(), table), 0);
        for (const char *table : answered)
            QCOMPARE(rows(m->path(), table), 1);
        QVERIFY(store::findNode(m->store, u"mx1"_s, {}));
    }

    void afterALongTimeOneLookADayIsKept()
    {
        const core::UtcMicros first = now() / day * day; // a day's begin
        for (const int at : { 0, 1, 23, 24, 25 })
            m->keep(first + at * hour, { { u"A"_s, at < 24 ? u"fail"_s : u"pass"_s }, { u"B"_s, u"fail"_s } });
        m->keep(first + 26 * hour, { { u"B"_s, u"fail"_s } });
        const auto hours = [this, first] {
            QList<core::UtcMicros> found;
            for (const store::LookRow &look : got(store::listLooks(m->store, {}, { 0, INT64_MAX })))
                found << (look.at - first) / hour;
            return found;
        };
        const auto maintained = [this] { return store::maintain(m->store, {}, m->clock, never).has_value(); };
        m->clock.set(first + 400 * day);
        QVERIFY(maintained());
        QCOMPARE(hours(), (QList<core::UtcMicros> { 0, 1, 23, 24, 25, 26 }));
        QCOMPARE(m->history(u"A"_s, first).size(), 2);
        m->clock.set(first + 401 * day); // the first day's are too old
        const auto held = store::addHold(m->store, m->clock, { first, first + 2 * hour }, u"case"_s);
        QVERIFY(held && maintained());
        QCOMPARE(hours(), (QList<core::UtcMicros> { 0, 1, 23, 24, 25, 26 })); // a hold covers the looks that would leave
        QVERIFY(store::removeHold(m->store, m->clock, *held) && maintained());
        QCOMPARE(hours(), (QList<core::UtcMicros> { 23, 24, 25, 26 }));
        QCOMPARE(m->history(u"A"_s, first).size(), 2);
        m->clock.set(first + 500 * day);
        QVERIFY(maintained());
        QCOMPARE(hours(), (QList<core::UtcMicros> { 23, 26 }));
        QVERIFY(m->history(u"A"_s, first).isEmpty());
        QCOMPARE(m->history(u"B"_s, first), (QStringList { u"fail medium 0-"_s })); // in force: it stays, however old
        QCOMPARE(m->found(u"B"_s)->firstFailed, first);
    }

    void whatCannotBeIsDamage()
    {
        for (const char *sql : { "UPDATE finding_span SET to_ms = from_ms WHERE control = 'A' AND to_ms IS NOT NULL", "UPDATE finding_span SET to_ms = NULL", "UPDATE asset SET kind = 9",
                 "UPDATE finding_evidence SET content = X'00000010'", "UPDATE finding_evidence SET content = X'7fffffff789c'" }) {
            init();
            fill();
            QVERIFY(store::listFindings(m->store).has_value());
            auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
            QVERIFY2(database->run(sql), sql);
            const auto findings = store::listFindings(*store::Store::open(m->path(), store::OpenMode::ReadOnly));
            QVERIFY2(!findings && findings.error().kind == ProblemKind::Damaged, sql);
        }
    }

    void aStoreThatIsReadOnlyIsReadAndNotWritten()
    {
        fill();
        const auto reading = *store::Store::open(m->path(), store::OpenMode::ReadOnly);
        QCOMPARE(store::listFindings(reading)->size(), 4);
        QCOMPARE(store::listAnswers(reading)->size(), 1);
        QVERIFY(!store::keepLook(reading, PostureStore::look(now(), {})));
        QVERIFY(!store::saveAsset(reading, { AssetKind::Domain, u"b.example"_s, true, {} }, m->clock));
        QVERIFY(!store::removeAsset(reading, AssetKind::Domain, u"example.org"_s, m->clock));
        QVERIFY(!store::acceptRisk(reading, { u"A"_s, u"b"_s, u"Ann"_s, u"why"_s, now() + day }, m->clock));
        QVERIFY(!store::withdrawRisk(reading, u"A"_s, u"mx1"_s, m->clock));
        QVERIFY(!store::saveAnswer(reading, store::listAnswers(reading)->first(), {}, m->clock));
        QCOMPARE(dump(reading), dump(m->store));
    }

    /// As the schema before left it.
    void anOlderStoreSaysThatNothingWasMeasured()
    {
        {
            QByteArray file(5 << 20, Qt::Uninitialized); // a larger store is not checked whole, but table by table
            QRandomGenerator random(7);
            for (char &byte : file)
                byte = static_cast<char>(random.bounded(256));
            store::Answer answer { u"ORG-1"_s, "{}", u"Ann"_s, {}, now(), now() + day, u"a.bin"_s, {}, 0 };
            QVERIFY(store::saveAnswer(m->store, answer, file, m->clock));
            auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
            for (const auto &tables : { QList<const char *>(measured.begin(), measured.end()), QList<const char *>(answered.begin(), answered.end()) })
                for (const char *table : tables)
                    QVERIFY(database->run((QByteArray("DROP TABLE ") + table).constData()));
            std::string all; // as the store works its hash out
            auto tables = database->prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
            while (tables->step() == 100)
                all.append(tables->bytes(0)).push_back('\n');
            QVERIFY(database->run(QByteArray("UPDATE store_info SET value = '8' WHERE key = 'schema_version'; PRAGMA user_version = 8; UPDATE store_info SET value = '"
                + QByteArray::number(qulonglong(core::fastHash(all)), 16) + "' WHERE key = 'schema_hash'; PRAGMA wal_checkpoint(TRUNCATE)").constData()));
        }
        QVERIFY(QFileInfo(m->path()).size() > 4 << 20);
        const auto reading = *store::Store::open(m->path(), store::OpenMode::ReadOnly);
        QCOMPARE(reading.schema(), 8);
        const auto fleet = store::listFleet(reading, {});
        QVERIFY2(fleet, fleet ? "" : qPrintable(fleet.error().oneLine()));
        QVERIFY(store::listAssets(reading)->isEmpty() && store::listFindings(reading)->isEmpty() && store::findingsAt(reading, now())->isEmpty() && store::openFindings(reading, now())->isEmpty());
        QVERIFY(store::listLatestLooks(reading)->isEmpty() && store::listLooks(reading, {}, { 0, INT64_MAX })->isEmpty() && store::historyOf(reading, u"A"_s, u"b"_s)->isEmpty());
        QVERIFY(store::keptEvidence(reading, AssetKind::Domain, u"b"_s)->isEmpty() && store::listExpiries(reading, INT64_MAX)->isEmpty());
        QVERIFY(store::listAcceptedRisks(reading)->isEmpty() && store::listAnswers(reading)->isEmpty() && store::answersOf(reading, u"A"_s)->isEmpty());
        QVERIFY(store::canonicalDump(reading, [](std::string_view) {}));
        m->store = *store::Store::open(m->path(), store::OpenMode::ReadWrite);
        QCOMPARE(m->store.schema(), store::schemaVersion);
        fill();
        QCOMPARE(store::listFindings(m->store)->size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestStorePostureUpkeep)
#include "tst_store_postureupkeep.moc"

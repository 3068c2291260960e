// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journal.h"
#include "models/store/sqlite.h"
#include "tests/models/store/posture/posturestore.h"

#include <QTest>

#include <thread>

using namespace bw;
using namespace Qt::StringLiterals;
using core::ProblemKind;
using store::AssetKind;
using test::got;
using test::PostureStore;

namespace {

constexpr core::UtcMicros second = 1'000'000;
constexpr core::UtcMicros start = 1'795'600'800'000'000; // 2026-11-25T10:00:00Z

} // namespace

/// What was measured, and what spans tell of it.
class TestStoreLooks : public QObject
{
    Q_OBJECT
    std::unique_ptr<PostureStore> m;

    void keep(int seconds, const QList<std::pair<QString, QString>> &says) { m->keep(start + seconds * second, says); }
    /// "seen 0 since 30 failed 0 fixed 20 back 1"; -: none.
    QString told(const QString &control)
    {
        const auto finding = m->found(control);
        if (!finding)
            return u"none"_s;
        const auto time = [](core::UtcMicros at) { return at == 0 ? u"-"_s : QString::number((at - start) / second); };
        return u"%1 seen %2 since %3 failed %4 fixed %5 back %6"_s.arg(finding->verdict, time(finding->firstSeen), time(finding->since), time(finding->firstFailed), time(finding->fixedAt))
            .arg(finding->timesBack);
    }

private Q_SLOTS:
    void init() { m = std::make_unique<PostureStore>(); }

    void aLookComesBackAsItWas()
    {
        store::LookToKeep look = PostureStore::look(start, { { u"BW-1"_s, u"fail high: no record"_s } });
        look.look.low = 10;
        look.look.high = 90;
        look.look.passed = 1;
        look.look.failed = 2;
        look.look.unknown = 3;
        look.look.notApplicable = 4;
        store::FindingRow &finding = look.findings.first();
        finding.weight = u"critical"_s;
        finding.held = u"pass"_s;
        finding.notes = QStringList { u"eins"_s, u"zwei | \"drei\""_s };
        finding.by = u"dns"_s;
        finding.decidedBy = u"spf.record is missing"_s;
        finding.evidence = QByteArray(R"([{"name":"spf.record","value":null,"raw":"Größe"}])").repeated(100);
        finding.isPartial = finding.isStale = true;
        finding.isMeasured = false;
        look.evidence << store::KeptEvidence { u"spf"_s, start, R"({"record":{"ü":1}})" };
        look.expiries << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, u"certificate"_s, u"mx1.example.org:25"_s, start + 9 * second };
        QVERIFY(store::keepLook(m->store, look));

        QCOMPARE(*store::listLatestLooks(m->store), QList { look.look });
        finding.firstSeen = finding.since = finding.firstFailed = finding.lookedAt = start;
        QCOMPARE(*store::listFindings(m->store), look.findings);
        QCOMPARE(*store::keptEvidence(m->store, AssetKind::Domain, u"example.org"_s), look.evidence);
        QVERIFY(store::keptEvidence(m->store, AssetKind::Node, u"example.org"_s)->isEmpty());
        QCOMPARE(*store::listExpiries(m->store, INT64_MAX), look.expiries);
        QCOMPARE(*store::listAssets(m->store), (QList { store::Asset { AssetKind::Domain, u"example.org"_s, false, {} } }));
        QVERIFY(store::readJournal(m->store)->isEmpty());
        store::FindingFilter bare;
        bare.withEvidence = false;
        finding.evidence.clear();
        QCOMPARE(*store::listFindings(m->store, bare), look.findings);
        // What was packed is packed.
        auto database = store::sqlite::Database::open(m->store.path(), store::sqlite::Access::ReadOnly);
        QVERIFY(*database->integer("SELECT length(content) FROM finding_evidence") < 500);
        // A second look without them has none.
        look.look.score.reset();
        look.look.at += second;
        look.evidence.clear();
        look.expiries.clear();
        QVERIFY(store::keepLook(m->store, look));
        QCOMPARE(store::listLatestLooks(m->store)->first().score, std::nullopt);
        QVERIFY(m->found(u"BW-1"_s)->evidence.isEmpty());
        QVERIFY(store::listExpiries(m->store, INT64_MAX)->isEmpty());
        QCOMPARE(store::keptEvidence(m->store, AssetKind::Domain, u"example.org"_s)->size(), 1); // until it is taken again
    }

    void itFailsIsFixedAndFailsAgain()
    {
        keep(0, { { u"BW-1"_s, u"fail"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 0 failed 0 fixed - back 0"_s);
        keep(10, { { u"BW-1"_s, u"fail: still"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 0 failed 0 fixed - back 0"_s);
        QCOMPARE(m->found(u"BW-1"_s)->reason, u"still"_s);
        keep(20, { { u"BW-1"_s, u"pass"_s } });
        QCOMPARE(told(u"BW-1"_s), u"pass seen 0 since 20 failed 0 fixed 20 back 0"_s);
        keep(30, { { u"BW-1"_s, u"fail"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 30 failed 0 fixed 20 back 1"_s);
        keep(40, { { u"BW-1"_s, u"pass"_s } });
        keep(50, { { u"BW-1"_s, u"fail"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 50 failed 0 fixed 40 back 2"_s);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"fail medium 50-"_s, u"pass medium 40-50"_s, u"fail medium 30-40"_s, u"pass medium 20-30"_s, u"fail medium 0-20"_s }));
    }

    void whatFailsForTheFirstTimeIsNotBack()
    {
        keep(0, { { u"BW-1"_s, u"pass"_s } });
        keep(10, { { u"BW-1"_s, u"fail"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 10 failed 10 fixed - back 0"_s);
    }

    void unknownSaysNothingOfWhatCameBefore()
    {
        for (const auto &[between, control] : { std::pair { u"unknown"_s, u"BW-1"_s }, { u"not_applicable"_s, u"BW-2"_s } }) {
            keep(0, { { control, u"fail"_s } });
            keep(10, { { control, between } });
            QCOMPARE(told(control), between + u" seen 0 since 10 failed 0 fixed - back 0"_s);
            keep(20, { { control, u"fail"_s } });
            QCOMPARE(told(control), u"fail seen 0 since 20 failed 0 fixed - back 0"_s);
            keep(30, { { control, between } });
            keep(40, { { control, u"pass"_s } });
            QCOMPARE(told(control), u"pass seen 0 since 40 failed 0 fixed 40 back 0"_s);
            keep(50, { { control, between } });
            keep(60, { { control, u"pass"_s } });
            QCOMPARE(told(control), u"pass seen 0 since 60 failed 0 fixed 40 back 0"_s);
            keep(70, { { control, between } });
            keep(80, { { control, u"fail"_s } });
            QCOMPARE(told(control), u"fail seen 0 since 80 failed 0 fixed 40 back 1"_s);
            init();
        }
    }

    void theSeverityAloneBeginsASpanAndNoVerdict()
    {
        keep(0, { { u"BW-1"_s, u"fail high"_s } });
        keep(10, { { u"BW-1"_s, u"fail low"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 0 failed 0 fixed - back 0"_s);
        QCOMPARE(m->found(u"BW-1"_s)->severity, u"low"_s);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"fail low 10-"_s, u"fail high 0-10"_s }));
    }

    /// A score's move needs both as of then; a history is not interested.
    void whatAStaleOneHeldIsKnownAsOfThen()
    {
        auto look = PostureStore::look(start, { { u"BW-1"_s, u"unknown"_s } });
        look.findings.first().held = u"pass"_s;
        QVERIFY(store::keepLook(m->store, look));
        look.look.at += 10 * second;
        look.findings.first().held = u"fail"_s;
        look.findings.first().weight = u"low"_s;
        QVERIFY(store::keepLook(m->store, look));
        const auto then = store::findingsAt(m->store, start + 9 * second), now = store::findingsAt(m->store, start + 10 * second);
        QCOMPARE(then->first().held, u"pass"_s);
        QCOMPARE(then->first().weight, u"medium"_s);
        QCOMPARE(then->first().lookedAt, start);
        QCOMPARE(now->first().held, u"fail"_s);
        QCOMPARE(now->first().weight, u"low"_s);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"unknown medium 0-"_s }));
    }

    void oneThatIsNoLongerAmongThemEnds()
    {
        keep(0, { { u"BW-1"_s, u"fail"_s }, { u"BW-2"_s, u"pass"_s } });
        keep(10, { { u"BW-2"_s, u"pass"_s } });
        QCOMPARE(told(u"BW-1"_s), u"none"_s);
        QCOMPARE(store::listFindings(m->store)->size(), 1);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"fail medium 0-10"_s }));
        const auto ids = [this](int seconds) {
            QStringList found;
            for (const store::FindingRow &finding : got(store::findingsAt(m->store, start + seconds * second)))
                found << finding.id() + u' ' + finding.verdict;
            return found;
        };
        QCOMPARE(ids(-1), QStringList());
        QCOMPARE(ids(0), (QStringList { u"BW-1@example.org fail"_s, u"BW-2@example.org pass"_s }));
        QCOMPARE(ids(9), (QStringList { u"BW-1@example.org fail"_s, u"BW-2@example.org pass"_s }));
        QCOMPARE(ids(10), (QStringList { u"BW-2@example.org pass"_s }));
        // Back again it says so anew, but what is known of it stays.
        keep(20, { { u"BW-1"_s, u"fail"_s } });
        QCOMPARE(told(u"BW-1"_s), u"fail seen 0 since 20 failed 0 fixed - back 0"_s);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"fail medium 20-"_s, u"fail medium 0-10"_s }));
    }

    void anOlderLookOverwritesNothing()
    {
        auto newer = PostureStore::look(start + 20 * second, { { u"BW-1"_s, u"pass: newer"_s } });
        newer.evidence << store::KeptEvidence { u"spf"_s, start + 20 * second, "newer" };
        newer.expiries << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, u"certificate"_s, u"newer"_s, start };
        QVERIFY(store::keepLook(m->store, newer));
        auto older = PostureStore::look(start + 10 * second, { { u"BW-1"_s, u"fail: older"_s }, { u"BW-2"_s, u"fail"_s } });
        older.look.score = 7;
        older.evidence << store::KeptEvidence { u"spf"_s, start + 10 * second, "older" };
        QVERIFY(store::keepLook(m->store, older));
        QCOMPARE(store::listFindings(m->store)->size(), 1);
        QCOMPARE(m->found(u"BW-1"_s)->reason, u"newer"_s);
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"pass medium 20-"_s }));
        QCOMPARE(store::keptEvidence(m->store, AssetKind::Domain, u"example.org"_s)->first().json, "newer");
        QCOMPARE(store::listExpiries(m->store, INT64_MAX)->size(), 1);
        QCOMPARE(store::listLatestLooks(m->store)->first().at, start + 20 * second);
        const auto trend = store::listLooks(m->store, {}, { 0, INT64_MAX });
        QCOMPARE(trend->size(), 2);
        QCOMPARE(trend->first().score, 7);
        // Evidence that a newer look took over from an earlier one does not become older either.
        auto again = PostureStore::look(start + 30 * second, { { u"BW-1"_s, u"pass"_s } });
        again.evidence = older.evidence;
        QVERIFY(store::keepLook(m->store, again));
        QCOMPARE(store::keptEvidence(m->store, AssetKind::Domain, u"example.org"_s)->first().json, "newer");
    }

    void oneOfTheSameMomentTakesTheOthersPlace()
    {
        keep(0, { { u"BW-1"_s, u"fail"_s }, { u"BW-2"_s, u"pass"_s } });
        keep(10, { { u"BW-1"_s, u"pass"_s }, { u"BW-3"_s, u"pass"_s } });
        keep(10, { { u"BW-1"_s, u"unknown"_s } });
        QCOMPARE(m->history(u"BW-1"_s, start), (QStringList { u"unknown medium 10-"_s, u"fail medium 0-10"_s }));
        QCOMPARE(m->history(u"BW-2"_s, start), (QStringList { u"pass medium 0-10"_s }));
        QCOMPARE(m->history(u"BW-3"_s, start), QStringList());
        QCOMPARE(store::listLooks(m->store, {}, { 0, INT64_MAX })->size(), 2);
    }

    void theWorstComeFirst()
    {
        m->addNode(u"mx1"_s);
        m->keep(start, { { u"A"_s, u"pass"_s }, { u"B"_s, u"unknown high"_s }, { u"C"_s, u"fail low"_s }, { u"D"_s, u"not_applicable"_s }, { u"E"_s, u"fail critical"_s }, { u"F"_s, u"fail high"_s } });
        m->keep(start, { { u"E"_s, u"fail critical"_s }, { u"G"_s, u"fail medium"_s }, { u"B"_s, u"unknown low"_s } }, u"a.example"_s);
        m->keep(start, { { u"N"_s, u"fail high"_s } }, u"mx1"_s, AssetKind::Node);
        QStringList ids;
        for (const store::FindingRow &finding : got(store::listFindings(m->store)))
            ids << finding.id();
        QCOMPARE(ids, (QStringList { u"E@a.example"_s, u"E@example.org"_s, u"F@example.org"_s, u"N@mx1"_s, u"G@a.example"_s, u"C@example.org"_s, u"B@a.example"_s, u"B@example.org"_s,
                          u"A@example.org"_s, u"D@example.org"_s }));
    }

    void oneAsksForSomeOfThem()
    {
        m->keep(start, { { u"A"_s, u"pass"_s }, { u"B"_s, u"fail"_s } });
        m->keep(start + 10 * second, { { u"A"_s, u"fail"_s }, { u"B"_s, u"fail low"_s } });
        m->keep(start, { { u"A"_s, u"fail"_s } }, u"a.example"_s);
        const auto ids = [this](const store::FindingFilter &filter) {
            QStringList found;
            for (const store::FindingRow &finding : got(store::listFindings(m->store, filter)))
                found << finding.id();
            return found;
        };
        store::FindingFilter filter;
        filter.assets = QStringList { u"a.example"_s, u"none.example"_s };
        QCOMPARE(ids(filter), (QStringList { u"A@a.example"_s }));
        filter = {};
        filter.controls = QStringList { u"A"_s };
        QCOMPARE(ids(filter), (QStringList { u"A@a.example"_s, u"A@example.org"_s }));
        filter.changedSince = start + 10 * second;
        QCOMPARE(ids(filter), (QStringList { u"A@example.org"_s }));
        filter = {};
        filter.changedSince = start + 1;
        QCOMPARE(ids(filter), (QStringList { u"A@a.example"_s, u"A@example.org"_s, u"B@example.org"_s })); // a part of a millisecond is none
        filter.changedSince = start + 1000;
        QCOMPARE(ids(filter), (QStringList { u"A@example.org"_s }));
        filter = {};
        filter.verdicts = QStringList { u"pass"_s, u"unknown"_s };
        QVERIFY(ids(filter).isEmpty());
    }

    void theTrendIsOldestFirst()
    {
        m->keep(start + 20 * second, {}, u"a.example"_s);
        m->keep(start, {});
        m->keep(start + 10 * second, {});
        m->keep(start + 30 * second, {});
        const auto times = [this](const QStringList &assets, core::TimeRange range) {
            QStringList found;
            for (const store::LookRow &look : got(store::listLooks(m->store, assets, range)))
                found << look.asset.left(1) + QString::number((look.at - start) / second);
            return found;
        };
        QCOMPARE(times({}, { 0, INT64_MAX }), (QStringList { u"e0"_s, u"e10"_s, u"a20"_s, u"e30"_s }));
        QCOMPARE(times({ u"a.example"_s }, { 0, INT64_MAX }), (QStringList { u"a20"_s }));
        QCOMPARE(times({}, { start + 10 * second, start + 30 * second }), (QStringList { u"e10"_s, u"a20"_s }));
        QStringList latest;
        for (const store::LookRow &look : got(store::listLatestLooks(m->store)))
            latest << look.asset.left(1) + QString::number((look.at - start) / second);
        QCOMPARE(latest, (QStringList { u"a20"_s, u"e30"_s }));
    }

    void aTrendHasTheNewestOfVeryMany()
    {
        m->keep(start, {});
        m->keep(start, {}, u"a.example"_s);
        auto database = store::sqlite::Database::open(m->path(), store::sqlite::Access::ReadWrite);
        const QByteArray sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20005) INSERT INTO look SELECT 1, " + QByteArray::number(start / 1000)
            + " + i * 1000, NULL, 0, 100, 0, 0, 0, 0 FROM n";
        QVERIFY(database->run(sql.constData()));
        const auto trend = store::listLooks(m->store, {}, { 0, INT64_MAX });
        QCOMPARE(trend->size(), store::mostLooks);
        QCOMPARE(trend->first().at, start + 6 * second);
        QCOMPARE(trend->last().at, start + 20'005 * second);
    }

    void namesAreChecked()
    {
        const auto name = [](AssetKind kind, const QString &text) { return store::assetName(kind, text).value_or(u"-"_s); };
        QCOMPARE(name(AssetKind::Domain, u"Example.ORG."_s), u"example.org"_s);
        QCOMPARE(name(AssetKind::Domain, u"bücher.example"_s), u"xn--bcher-kva.example"_s);
        for (const char *wrong : { "", "localhost", "a b.example", "a@example.org", "[192.0.2.1]", "-x.example" })
            QCOMPARE(name(AssetKind::Domain, QString::fromUtf8(wrong)), u"-"_s);
        QCOMPARE(name(AssetKind::Host, u"MX1.example.org:25"_s), u"mx1.example.org:25"_s);
        QCOMPARE(name(AssetKind::Host, u"192.0.2.1:465"_s), u"192.0.2.1:465"_s);
        QCOMPARE(name(AssetKind::Host, u"[2001:DB8:0::1]:25"_s), u"[2001:db8::1]:25"_s);
        for (const char *wrong : { "mx1.example.org", "mx1.example.org:0", "mx1.example.org:65536", ":25", "2001:db8::1:25", "[192.0.2.1]:25", "a b:25", "[mx1.example.org]:25", "mx1:25x" })
            QCOMPARE(name(AssetKind::Host, QString::fromUtf8(wrong)), u"-"_s);
        QCOMPARE(name(AssetKind::Organisation, u"organisation"_s), u"organisation"_s);
        QCOMPARE(name(AssetKind::Organisation, u"other"_s), u"-"_s);
        QCOMPARE(name(AssetKind::Node, u" "_s), u"-"_s);
        for (const AssetKind kind : { AssetKind::Domain, AssetKind::Node, AssetKind::Host, AssetKind::Organisation })
            QCOMPARE(store::assetKindNamed(store::nameOf(kind)), kind);
        QVERIFY(!store::assetKindNamed(u"Domain"_s));
    }

    void whatCannotBeIsRefusedWhole()
    {
        const auto kindOf = [this](const store::LookToKeep &look) {
            const auto done = store::keepLook(m->store, look);
            return done ? ProblemKind::Internal : done.error().kind;
        };
        QCOMPARE(kindOf(PostureStore::look(start, {}, u"no domain"_s)), ProblemKind::Usage);
        QCOMPARE(kindOf(PostureStore::look(start, {}, u"mx1"_s, AssetKind::Node)), ProblemKind::Missing);
        QCOMPARE(kindOf(PostureStore::look(start, { { u"A"_s, u"pass"_s }, { u"A"_s, u"fail"_s } })), ProblemKind::Usage);
        auto look = PostureStore::look(start, { { u"A"_s, u"pass"_s } });
        look.findings.first().asset = u"other.example"_s;
        QCOMPARE(kindOf(look), ProblemKind::Usage);
        look = PostureStore::look(start, { { u"A"_s, u"pass"_s } });
        look.evidence << store::KeptEvidence { u"spf"_s, start, QByteArray(store::mostEvidenceBytes + 1, 'x') };
        QCOMPARE(kindOf(look), ProblemKind::TooLarge);
        QVERIFY(store::listAssets(m->store)->isEmpty());
        look.evidence.first().json.chop(1);
        QVERIFY(store::keepLook(m->store, look));
        QCOMPARE(store::keptEvidence(m->store, AssetKind::Domain, u"example.org"_s)->first().json.size(), store::mostEvidenceBytes);
    }

    void assetsAreNamedChangedAndRemoved()
    {
        m->addNode(u"mx1"_s);
        QVERIFY(store::saveAsset(m->store, { AssetKind::Domain, u"Example.org"_s, true, R"({"sends":true})" }, m->clock));
        QCOMPARE(store::listAssets(m->store)->first(), (store::Asset { AssetKind::Domain, u"example.org"_s, true, R"({"sends":true})" }));
        keep(0, { { u"A"_s, u"fail"_s } });
        QVERIFY(store::listAssets(m->store)->first().isWatched); // a look does not change it
        QVERIFY(store::saveAsset(m->store, { AssetKind::Domain, u"example.org"_s, false, {} }, m->clock));
        QCOMPARE(store::listAssets(m->store)->first(), (store::Asset { AssetKind::Domain, u"example.org"_s, false, {} }));
        QVERIFY(store::saveAsset(m->store, { AssetKind::Node, u"mx1"_s, true, {} }, m->clock));
        QCOMPARE(store::saveAsset(m->store, { AssetKind::Node, u"mx2"_s, true, {} }, m->clock).error().kind, ProblemKind::Missing);
        QCOMPARE(store::saveAsset(m->store, { AssetKind::Domain, u"x"_s, true, {} }, m->clock).error().kind, ProblemKind::Usage);
        QCOMPARE(store::saveAsset(m->store, { AssetKind::Domain, u"b.example"_s, true, "[]" }, m->clock).error().kind, ProblemKind::Usage);
        m->keep(start, { { u"A"_s, u"fail"_s } }, u"a.example"_s);
        QVERIFY(store::acceptRisk(m->store, { u"A"_s, u"example.org"_s, u"Ann"_s, u"why"_s, m->clock.now() + core::microsPerDay }, m->clock));
        QVERIFY(store::acceptRisk(m->store, { u"A"_s, u"a.example"_s, u"Ann"_s, u"why"_s, m->clock.now() + core::microsPerDay }, m->clock));

        QVERIFY(store::removeAsset(m->store, AssetKind::Domain, u"example.org"_s, m->clock));
        QCOMPARE(store::removeAsset(m->store, AssetKind::Domain, u"example.org"_s, m->clock).error().kind, ProblemKind::Missing);
        QCOMPARE(store::listFindings(m->store)->size(), 1);
        QCOMPARE(store::listFindings(m->store)->first().asset, u"a.example"_s);
        QCOMPARE(store::listAcceptedRisks(m->store)->size(), 1);
        QCOMPARE(store::listLooks(m->store, {}, { 0, INT64_MAX })->size(), 1);
        QVERIFY(store::historyOf(m->store, u"A"_s, u"example.org"_s)->isEmpty());
        QStringList acts;
        for (const store::JournalEntry &entry : got(store::readJournal(m->store)))
            if (entry.act.startsWith(u"asset."))
                acts << entry.act + u' ' + entry.details;
        acts.sort();
        QCOMPARE(acts, (QStringList { u"asset.add domain example.org"_s, u"asset.add node mx1"_s, u"asset.change domain example.org"_s, u"asset.remove domain example.org"_s }));
    }

    void aNodesFindingsFollowItsName()
    {
        m->addNode(u"mx1"_s);
        m->keep(start, { { u"A"_s, u"fail"_s } }, u"mx1"_s, AssetKind::Node);
        const auto until = m->clock.now() + core::microsPerDay;
        QVERIFY(store::acceptRisk(m->store, { u"A"_s, u"mx1"_s, u"Ann"_s, u"why"_s, until }, m->clock));
        auto node = store::findNode(m->store, u"mx1"_s, {})->node;
        node.name = u"edge"_s;
        QVERIFY(store::saveNode(m->store, node, u"mx1"_s, m->clock));
        QVERIFY(m->found(u"A"_s, u"edge"_s));
        QVERIFY(!m->found(u"A"_s, u"mx1"_s));
        QCOMPARE(store::listAcceptedRisks(m->store)->first().asset, u"edge"_s);
        QVERIFY(store::openFindings(m->store, m->clock.now())->isEmpty());
    }

    /// Each has a connection of its own, as two consoles have.
    void manyMayWriteAtOnce()
    {
        constexpr int writers = 4, looks = 15;
        std::vector<std::thread> threads;
        std::array<QString, writers> errors;
        for (int i = 0; i < writers; ++i)
            threads.emplace_back([this, i, &errors] {
                const auto mine = store::Store::open(m->path(), store::OpenMode::ReadWrite);
                for (int n = 0; n < looks; ++n) {
                    const auto done = mine ? store::keepLook(*mine, PostureStore::look(start + (n * writers + i) * second, { { u"A"_s, (n * writers + i) % 2 ? u"pass"_s : u"fail"_s } })) : core::Done(core::fail(mine.error()));
                    if (!done)
                        errors[static_cast<std::size_t>(i)] = done.error().oneLine();
                }
            });
        for (std::thread &thread : threads)
            thread.join();
        for (const QString &error : errors)
            QCOMPARE(error, QString());
        QCOMPARE(store::listAssets(m->store)->size(), 1);
        QCOMPARE(store::listLooks(m->store, {}, { 0, INT64_MAX })->size(), writers * looks);
        QCOMPARE(m->found(u"A"_s)->verdict, u"pass"_s); // the newest one's
        const auto spans = store::historyOf(m->store, u"A"_s, u"example.org"_s);
        for (qsizetype i = 0; i + 1 < spans->size(); ++i) {
            QCOMPARE(spans->at(i + 1).to, spans->at(i).from);
            QVERIFY(spans->at(i + 1).verdict != spans->at(i).verdict);
        }
    }
};

QTEST_GUILESS_MAIN(TestStoreLooks)
#include "tst_store_looks.moc"

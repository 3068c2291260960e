// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/demofill.h"
#include "models/store/posture/posturetable.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using store::AssetKind;

/// What the demo's posture has to show. Measured from what the demo's nodes, DNS and people say: no verdict is written by the demo itself.
class TestServiceDemoPosture final : public QObject
{
    Q_OBJECT
    std::unique_ptr<IngestWorld> m_world;

    [[nodiscard]] static core::Done make(IngestWorld &world)
    {
        service::DemoFillOptions options;
        options.days = 3;
        options.messagesPerDay = 200;
        const auto counts = service::fillWithDemo(world.store(), makeFixedHasher, world.clock, options, [](const ingest::ImportProgress &) {}, std::atomic_bool(false));
        return counts ? core::Done() : core::Done(core::fail(counts.error()));
    }
    [[nodiscard]] QList<store::FindingRow> findings(const store::FindingFilter &filter = {}) const { return store::listFindings(m_world->store(), filter).value_or(QList<store::FindingRow>()); }

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<IngestWorld>();
        const auto done = make(*m_world);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }
    void cleanupTestCase() { m_world.reset(); }

    void hasFindingsOfEachVerdict()
    {
        QSet<QString> nodes, domains, people;
        for (const store::FindingRow &finding : findings())
            (finding.kind == AssetKind::Node ? nodes : finding.kind == AssetKind::Domain ? domains : people).insert(finding.verdict);
        QCOMPARE(nodes, (QSet<QString> { u"pass"_s, u"fail"_s, u"unknown"_s, u"not_applicable"_s }));
        QCOMPARE(domains, nodes);
        QVERIFY(people.contains(u"pass"_s) && people.contains(u"fail"_s) && people.contains(u"unknown"_s));
    }

    void oneNodeRelaysForAnyone()
    {
        const auto found = findings({ .controls = { u"BW-RLY-002"_s }, .verdicts = { u"fail"_s } });
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().asset, u"mx-fr-2"_s);
        QCOMPARE(found.front().severity, u"critical"_s);
        const auto spans = store::historyOf(m_world->store(), u"BW-RLY-002"_s, u"mx-fr-2"_s);
        QVERIFY(spans);
        QCOMPARE(spans->size(), 2); // it was right before
        QCOMPARE(spans->back().verdict, u"pass"_s);
    }

    void otherFaultsAreFound()
    {
        for (const auto &[control, assets] : { std::pair(u"BW-IDA-006"_s, QStringList { u"bulk-1"_s }), std::pair(u"BW-SUB-007"_s, QStringList { u"sub-fr-1"_s }),
                 std::pair(u"BW-TLS-002"_s, QStringList { u"edge-2"_s, u"mx-de-1"_s, u"mx-de-2"_s, u"mx-de-3"_s }), std::pair(u"BW-MSI-006"_s, QStringList { u"news.example"_s }) }) {
            QStringList failing;
            for (const store::FindingRow &finding : findings({ .controls = { control }, .verdicts = { u"fail"_s } }))
                failing << finding.asset;
            failing.sort();
            QCOMPARE(failing, assets);
        }
    }

    void aFaultLowersTheScore()
    {
        const auto looks = store::listLooks(m_world->store(), { u"mx-fr-2"_s }, { 0, m_world->clock.now() + core::microsPerDay });
        QVERIFY(looks && looks->size() >= 2);
        QVERIFY(looks->front().score && looks->back().score && *looks->front().score > *looks->back().score);
    }

    void aRiskIsAccepted()
    {
        const auto risks = store::listAcceptedRisks(m_world->store());
        QVERIFY(risks);
        QCOMPARE(risks->size(), 1);
        QVERIFY(risks->front().until > m_world->clock.now());
        QCOMPARE(findings({ .assets = { risks->front().asset }, .controls = { risks->front().control }, .verdicts = { u"fail"_s } }).size(), 1);
    }

    void aCertificateRunsOut()
    {
        const auto expiries = store::listExpiries(m_world->store(), m_world->clock.now() + 14 * core::microsPerDay);
        QVERIFY(expiries);
        QVERIFY(std::ranges::any_of(*expiries, [](const store::ExpiryRow &row) { return row.what == u"certificate" && row.asset == u"edge-1.mta.example:25"; }));
    }
};

QTEST_GUILESS_MAIN(TestServiceDemoPosture)
#include "tst_service_demoposture.moc"

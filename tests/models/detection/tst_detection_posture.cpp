// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/needs.h"
#include "tests/models/store/posture/posturestore.h"

#include <QTest>

#include <algorithm>

using namespace bw;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using detection::NeedSeverity;
using store::AssetKind;

namespace {

constexpr core::UtcMicros now = 1'795'600'800'000'000; // 2026-11-25T10:00:00Z

} // namespace

/// What fails against the controls, and what runs out, needs a person; without any log.
class TestDetectionPosture final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::PostureStore> m;

    QList<detection::Need> needs(const QString &rule, const QStringList &nodes = {}) const
    {
        store::Filter filter;
        filter.range = { now - microsPerDay, now };
        filter.nodes = nodes;
        const auto answer = detection::NeedsQuery { filter }.run(m->store);
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        QList<detection::Need> found;
        std::ranges::copy_if(answer->needs, std::back_inserter(found), [&](const detection::Need &need) { return need.rule == rule; });
        return found;
    }

private Q_SLOTS:
    void init() { m = std::make_unique<test::PostureStore>(); }

    void openFailuresThatAreGrave()
    {
        m->keep(now - 60'000'000, { { u"BW-A-1"_s, u"fail critical: no record"_s }, { u"BW-A-2"_s, u"fail medium: x"_s }, { u"BW-A-3"_s, u"unknown critical: x"_s }, { u"BW-A-4"_s, u"fail high: y"_s }, { u"BW-A-5"_s, u"pass critical"_s } });
        QVERIFY(store::acceptRisk(m->store, { u"BW-A-4"_s, u"*"_s, u"Ann"_s, u"known"_s, now + 90 * microsPerDay, 0 }, m->clock));
        const auto found = needs(u"control_fails"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].id, u"control_fails:BW-A-1@example.org"_s);
        QCOMPARE(found[0].severity, NeedSeverity::Critical);
        QCOMPARE(found[0].subject, u"example.org"_s);
        QCOMPARE(found[0].text, u"fails BW-A-1: no record"_s);
        QCOMPARE(found[0].page, u"posture"_s);
    }

    void anAcceptanceEnds()
    {
        m->keep(now - 60'000'000, { { u"BW-A-4"_s, u"fail high: y"_s } });
        m->clock.set(now - 10 * microsPerDay);
        QVERIFY(store::acceptRisk(m->store, { u"BW-A-4"_s, u"example.org"_s, u"Ann"_s, u"known"_s, now - 1, 0 }, m->clock));
        QCOMPARE(needs(u"control_fails"_s).size(), 1);
        QVERIFY(needs(u"runs_out"_s).isEmpty()); // the failure asks by itself
    }

    void manyTargetsAreOneNeed()
    {
        for (int i = 1; i <= 4; ++i)
            m->addNode(u"mx-%1"_s.arg(i));
        for (int i = 1; i <= 3; ++i)
            m->keep(now - 60'000'000, { { u"BW-A-1"_s, u"fail high: TLSv1"_s } }, u"mx-%1"_s.arg(i), AssetKind::Node);
        QCOMPARE(needs(u"control_fails"_s).size(), 3);
        m->keep(now - 60'000'000, { { u"BW-A-1"_s, u"fail critical: TLSv1"_s } }, u"mx-4"_s, AssetKind::Node);
        const auto found = needs(u"control_fails"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].id, u"control_fails:BW-A-1"_s);
        QCOMPARE(found[0].severity, NeedSeverity::Critical); // the worst
        QCOMPARE(found[0].counts.value(u"targets"_s), qint64(4));
        QCOMPARE(needs(u"control_fails"_s, { u"mx-1"_s }).size(), 1);
        QCOMPARE(needs(u"control_fails"_s, { u"mx-1"_s })[0].subject, u"mx-1"_s);
    }

    void whatRunsOut()
    {
        store::LookToKeep look = test::PostureStore::look(now - 60'000'000, { { u"BW-A-5"_s, u"pass critical"_s } });
        const auto expiry = [&](const QString &what, const QString &name, double days) { look.expiries << store::ExpiryRow { AssetKind::Domain, u"example.org"_s, what, name, now + core::UtcMicros(days * double(microsPerDay)) }; };
        expiry(u"certificate"_s, u"mx1:25"_s, 2.5);
        expiry(u"certificate"_s, u"mx2:25"_s, 13.5);
        expiry(u"certificate"_s, u"mx3:25"_s, 29.5);
        expiry(u"certificate"_s, u"mx4:25"_s, 30.5);
        expiry(u"dnssec"_s, u"example.org"_s, 10); // renewed all the time
        QVERIFY(store::keepLook(m->store, look));
        const auto found = needs(u"runs_out"_s);
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[0].severity, NeedSeverity::High);
        QCOMPARE(found[0].text, u"its certificate (mx1:25) runs out in 3 day(s)"_s);
        QCOMPARE(found[1].severity, NeedSeverity::Medium);
        QCOMPARE(found[2].severity, NeedSeverity::Low);
    }
};

QTEST_GUILESS_MAIN(TestDetectionPosture)
#include "tst_detection_posture.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/needs.h"
#include "tests/models/store/queries/storefiller.h"
#include "tests/support/dmarcrows.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace bw;
using namespace bw::detection;
using namespace Qt::StringLiterals;
using core::microsPerDay;
using test::utc;

/// Mail that verifies with a key of the fleet and that no node sent needs a person.
class TestDetectionKeys final : public QObject
{
    Q_OBJECT

    static QList<Need> copiedKeys(const store::Store &store, const QStringList &nodes = {})
    {
        store::Filter filter;
        filter.range = { utc("2026-11-23T14:00:00Z"), utc("2026-11-25T14:00:00Z") };
        filter.zone = u"UTC"_s;
        filter.nodes = nodes;
        const auto answer = NeedsQuery { filter }.run(store);
        if (!answer)
            qFatal("%s", qPrintable(answer.error().oneLine()));
        QList<Need> needs;
        for (const Need &need : answer->needs)
            if (need.rule == u"copied_key")
                needs.append(need);
        return needs;
    }

    /// Reports come days later: these are of four days before the range that is looked at.
    static bool report(const store::Store &store, std::int64_t elsewhere)
    {
        const test::ManualClock clock;
        test::DmarcFiller reports(store, clock);
        bool isDone = true;
        for (int i = 4; i < 8; ++i) {
            std::vector<test::DmarcRow> rows { { .messages = 1'000 } };
            if (i < 6 && elsewhere > 0)
                rows.push_back({ .source = "203.0.113.130", .messages = elsewhere, .spf = false, .spfResults = { "example.org=fail" } });
            isDone = isDone && reports.add({ .id = std::to_string(i), .begin = utc("2026-11-25T00:00:00Z") - i * microsPerDay }, rows);
        }
        return isDone && reports.commit();
    }

private Q_SLOTS:
    void aCopiedKeyNeedsAPerson()
    {
        test::StoreFiller filler;
        filler.heard(filler.node(u"mx-1"_s), utc("2026-11-01T00:00:00Z"), utc("2026-11-25T14:00:00Z"));
        QVERIFY(report(filler.store(), 20));
        const auto needs = copiedKeys(filler.store());
        QCOMPARE(needs.size(), 1);
        QCOMPARE(needs[0].id, u"copied_key:example.org/s1"_s);
        QCOMPARE(needs[0].page, u"mailauth"_s);
        QVERIFY(needs[0].severity == NeedSeverity::High);
        QCOMPARE(needs[0].counts[u"messages"_s], 40);
        QCOMPARE(needs[0].networks, QStringList { u"203.0.113.0/24"_s });
        QCOMPARE(needs[0].window.from, utc("2026-11-20T00:00:00Z"));
        QVERIFY2(needs[0].text.contains(u"203.0.113.0/24"_s) && needs[0].subject.contains(u"s1"_s), qPrintable(needs[0].text));
        QVERIFY2(needs[0].text.contains(u"make a new one for example.org"_s), qPrintable(needs[0].text)); // what is to do
        QVERIFY(copiedKeys(filler.store(), { u"mx-1"_s }).isEmpty()); // reports know no nodes
    }

    void aCleanMonthNeedsNobody()
    {
        for (const int elsewhere : { 0, 5 }) {
            test::StoreFiller filler;
            filler.heard(filler.node(u"mx-1"_s), utc("2026-11-01T00:00:00Z"), utc("2026-11-25T14:00:00Z"));
            QVERIFY(report(filler.store(), elsewhere));
            QVERIFY(copiedKeys(filler.store()).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestDetectionKeys)
#include "tst_detection_keys.moc"

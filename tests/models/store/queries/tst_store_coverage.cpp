// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/volumequery.h"
#include "tests/models/store/queries/storefiller.h"

#include <QTest>

using namespace bw;
using test::utc;

class TestStoreCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasHeardAndWhatIsMissing();
    void sumsAreTheSameWithAndWithoutHours();
    void listsLinesKeptAsideNewestFirst();
    void anUnknownNodeIsNamed();
    void anEmptyStoreHasNothing();
};

void TestStoreCoverage::tellsWhatWasHeardAndWhatIsMissing()
{
    test::StoreFiller filler;
    const auto one = filler.node(QStringLiteral("mx1"));
    const auto two = filler.node(QStringLiteral("mx2"));
    filler.heard(one, utc("2026-11-24T00:00:00Z"), utc("2026-11-24T07:00:00Z"));
    filler.heard(one, utc("2026-11-24T09:00:00Z"), utc("2026-11-25T00:00:00Z"));
    filler.heard(two, utc("2026-11-24T00:00:00Z"), utc("2026-11-24T12:30:00Z"));
    filler.lost(two, utc("2026-11-24T03:00:00Z"), utc("2026-11-24T04:00:00Z"));
    const auto host = filler.string(logs::StringKind::Host, "mx1");
    filler.sql(QStringLiteral("INSERT INTO coverage_hour (node, host, start, lines, understood, unrecognised, unreadable) VALUES (%1, %2, %3, 100, 97, 2, 1)")
                   .arg(two)
                   .arg(host)
                   .arg(utc("2026-11-24T12:00:00Z") / 1000));

    store::CoverageQuery query;
    query.filter.range = { utc("2026-11-24T00:00:00Z"), utc("2026-11-25T00:00:00Z") };
    const auto answer = query.run(filler.store());
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().oneLine()));
    QCOMPARE(answer->nodes.size(), 2);
    QCOMPARE(answer->nodes[0].gaps, (QList<core::TimeRange> { { utc("2026-11-24T07:00:00Z"), utc("2026-11-24T09:00:00Z") } }));
    QCOMPARE(answer->nodes[0].heard, 22.0 / 24);
    QCOMPARE(answer->nodes[1].gaps.size(), 2);
    QCOMPARE(answer->lost.size(), 1);
    QCOMPARE(answer->lost[0].span, (core::TimeRange { utc("2026-11-24T03:00:00Z"), utc("2026-11-24T04:00:00Z") }));
    QCOMPARE(answer->nodes[1].lastHeard, utc("2026-11-24T12:30:00Z"));
    QCOMPARE(answer->nodes[1].lines, 100);
    QCOMPARE(answer->nodes[1].understood, 97);
    // A row for every hour of every node, also where not a line was heard: their mean is the headline.
    QCOMPARE(answer->hours.size(), 2 * 24);
    double sum = 0;
    int withLines = 0, notHeard = 0;
    for (const auto &hour : answer->hours) {
        sum += hour.heard;
        withLines += hour.lines > 0 ? 1 : 0;
        notHeard += hour.heard == 0 ? 1 : 0;
        if (hour.lines > 0) {
            QCOMPARE(hour.heard, 0.5);
            QCOMPARE(hour.host, QStringLiteral("mx1"));
            QCOMPARE(hour.start, utc("2026-11-24T12:00:00Z"));
        }
    }
    QCOMPARE(withLines, 1);
    QCOMPARE(notHeard, 2 + 1 + 11);
    QCOMPARE(sum / 48, (answer->nodes[0].heard + answer->nodes[1].heard) / 2);
    const auto shares = store::heardSharesOf(filler.store(), { { { QStringLiteral("mx1") }, query.filter.range }, { {}, { utc("2026-11-24T03:00:00Z"), utc("2026-11-24T04:00:00Z") } } });
    QVERIFY(shares);
    QCOMPARE(*shares, (QList<double> { answer->nodes[0].heard, 0.5 }));

    query.filter.nodes = { QStringLiteral("mx1") };
    QCOMPARE(query.run(filler.store())->nodes.size(), 1);
    const auto nodes = store::listNodes(filler.store());
    QVERIFY(nodes);
    QCOMPARE(nodes->size(), 2);
    QCOMPARE((*nodes)[1].lastHeard, utc("2026-11-24T12:30:00Z"));
}

void TestStoreCoverage::sumsAreTheSameWithAndWithoutHours()
{
    test::StoreFiller filler;
    const auto node = filler.node(QStringLiteral("mx1"));
    const auto from = utc("2026-11-20T00:00:00Z"), to = utc("2026-11-24T00:00:00Z");
    filler.heard(node, from, to);
    int n = 0;
    for (auto hour = from; hour < to; hour += core::microsPerHour, ++n)
        filler.sql(QStringLiteral("INSERT INTO coverage_hour (node, host, start, lines, understood, unrecognised, unreadable, foreign_lines, evicted) VALUES (%1, %2, %3, %4, %5, 3, 2, 5, 1)")
                       .arg(node).arg(1 + n % 2).arg(hour / 1000).arg(100 + n).arg(90 + n));
    filler.sql(QStringLiteral("INSERT INTO coverage_day SELECT node, start - start % 86400000, sum(lines), sum(understood), sum(unrecognised), sum(unreadable), sum(foreign_lines), "
                              "sum(evicted) FROM coverage_hour GROUP BY 1, 2"));
    const std::pair<const char *, const char *> ranges[] { { "2026-11-20T00:00:00Z", "2026-11-24T00:00:00Z" }, { "2026-11-20T05:30:00Z", "2026-11-23T17:10:00Z" },
        { "2026-11-21T00:00:00Z", "2026-11-21T00:30:00Z" }, { "2026-11-21T03:00:00Z", "2026-11-22T02:00:00Z" }, { "2026-11-19T00:00:00Z", "2026-11-21T12:00:00Z" } };
    for (const auto &[begin, end] : ranges) {
        const auto sums = [&, b = begin, e = end](bool withHours) {
            store::CoverageQuery query;
            query.filter.range = { utc(b), utc(e) };
            query.withHours = withHours;
            const auto answer = query.run(filler.store());
            if (!answer)
                return QString();
            const auto &one = answer->nodes.front();
            if (one.lines != one.understood + one.unrecognised + one.unreadable + one.foreignLines)
                return QStringLiteral("the parts are not the whole");
            return QStringLiteral("%1 %2 %3 %4 %5 %6").arg(one.lines).arg(one.understood).arg(one.unrecognised).arg(one.unreadable).arg(one.foreignLines).arg(one.evicted);
        };
        QCOMPARE(sums(false), sums(true));
        QVERIFY(!sums(true).isEmpty() && !sums(true).startsWith(u'0'));
    }
    // Without a range it is the one that volume takes: whole hours, so that both tell the same share.
    filler.heard(node, to, to + 15 * core::microsPerMinute);
    const auto coverage = store::CoverageQuery {}.run(filler.store());
    const auto volume = store::VolumeQuery { {}, { QStringLiteral("node") }, false }.run(filler.store());
    QVERIFY(coverage && volume);
    QCOMPARE(coverage->range, volume->range);
    QVERIFY(coverage->nodes.front().heard < 1);
    QCOMPARE(coverage->nodes.front().heard, volume->coverage);
}

void TestStoreCoverage::listsLinesKeptAsideNewestFirst()
{
    test::StoreFiller filler;
    const auto node = filler.node(QStringLiteral("mx1"));
    filler.heard(node, utc("2026-11-24T00:00:00Z"), utc("2026-11-25T00:00:00Z"));
    filler.sql(QStringLiteral("INSERT INTO source VALUES (%1, CAST('/var/log/mail.log' AS BLOB), 0, 0, 0, 0, 0, 0, 0, NULL)").arg(node << 40 | 3));
    for (int i = 1; i <= 5; ++i)
        filler.sql(QStringLiteral("INSERT INTO aside VALUES (%1, %2, 'unrecognised', CAST('postfix/smtpd' AS BLOB), CAST('line %3' AS BLOB), 3, %4, %3)")
                       .arg(node << 40 | i)
                       .arg(utc("2026-11-24T10:00:00Z") / 1000 + i)
                       .arg(i)
                       .arg(i * 100));
    store::CoverageQuery query;
    query.asideLimit = 2;
    query.asideOffset = 1;
    const auto answer = query.run(filler.store());
    QVERIFY(answer);
    QCOMPARE(answer->asideTotal, 5);
    QCOMPARE(answer->aside.size(), 2);
    QCOMPARE(answer->aside[0].text, QStringLiteral("line 4"));
    QCOMPARE(answer->aside[0].file, QStringLiteral("/var/log/mail.log"));
    QCOMPARE(answer->aside[0].offset, 400U);
}

void TestStoreCoverage::anUnknownNodeIsNamed()
{
    test::StoreFiller filler;
    filler.node(QStringLiteral("mx1"));
    store::CoverageQuery query;
    query.filter.nodes = { QStringLiteral("mx9") };
    const auto answer = query.run(filler.store());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, core::ProblemKind::Usage);
}

void TestStoreCoverage::anEmptyStoreHasNothing()
{
    test::StoreFiller filler;
    const auto answer = store::CoverageQuery {}.run(filler.store());
    QVERIFY(answer);
    QVERIFY(answer->nodes.isEmpty());
    QVERIFY(answer->hours.isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreCoverage)
#include "tst_store_coverage.moc"

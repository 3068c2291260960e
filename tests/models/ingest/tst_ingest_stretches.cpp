// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/noderound.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using ingest::RoundResult;

/// A log that is longer than one stretch: what a later stretch has no news of stands as it was.
class TestIngestStretches final : public QObject
{
    Q_OBJECT

    static RoundResult first()
    {
        RoundResult result;
        result.node = u"mx1"_s;
        result.lines = 5;
        result.events = 3;
        result.snapshot = 7;
        result.hasMore = true;
        result.changedHours = { 1 };
        result.clockProblem = core::Problem { core::ProblemKind::Denied, u"no clock"_s, {}, {}, {} };
        result.row.time = 100;
        result.row.wasRead = true;
        result.row.lag = 50;
        result.row.isClockUnknown = true;
        result.row.hostKey = u"SHA256:a"_s;
        result.row.product = u"Postfix 3.7"_s;
        result.row.version = u"3.7"_s;
        return result;
    }

private Q_SLOTS:
    void whatIsNotSaidAgainStands()
    {
        RoundResult sum = first(), more;
        more.lines = 2;
        more.snapshot = 7;
        more.changedHours = { 2 };
        more.row.time = 200;
        more.row.wasRead = true;
        sum.add(more);
        QCOMPARE(sum.lines, 7);
        QCOMPARE(sum.events, 3);
        QCOMPARE(sum.snapshot, 7);
        QVERIFY(!sum.hasMore);
        QVERIFY(sum.clockProblem);
        QCOMPARE(sum.changedHours, (QList<core::UtcMicros> { 1, 2 }));
        QCOMPARE(sum.row.time, 200);
        QCOMPARE(sum.row.lag, 50);
        QVERIFY(sum.row.isClockUnknown);
        QCOMPARE(sum.row.hostKey, u"SHA256:a"_s);
        QCOMPARE(sum.row.product, u"Postfix 3.7"_s);
        QCOMPARE(sum.row.version, u"3.7"_s);
    }

    /// It was upgraded and started anew in between: the settings were read again.
    void newsReplaceWhatWasKnown()
    {
        RoundResult sum = first(), more;
        more.snapshot = 8;
        more.row.lag = 10;
        more.row.clockOffset = -4;
        more.row.hostKey = u"SHA256:b"_s;
        more.row.product = u"Postfix 3.8"_s;
        more.row.version = u"3.8"_s;
        more.settingsMayHaveChanged = true;
        sum.add(more);
        QCOMPARE(sum.snapshot, 8);
        QVERIFY(sum.settingsMayHaveChanged);
        QCOMPARE(sum.row.lag, 10);
        QCOMPARE(sum.row.clockOffset, std::optional<core::UtcMicros>(-4));
        QVERIFY(!sum.row.isClockUnknown);
        QCOMPARE(sum.row.hostKey, u"SHA256:b"_s);
        QCOMPARE(sum.row.product, u"Postfix 3.8"_s);
        QCOMPARE(sum.row.version, u"3.8"_s);
    }

    void aStretchThatFailsIsTheRoundsEnd()
    {
        RoundResult sum = first(), more;
        more.problem = core::Problem { core::ProblemKind::Unreachable, u"gone"_s, {}, {}, {} };
        more.errorKind = u"unreachable"_s;
        more.row.error = store::NodeErrorRow { 0, 0, 0, u"unreachable"_s, u"gone"_s };
        more.report.hop = u"mx1:22"_s;
        sum.add(more);
        QCOMPARE(sum.lines, 5);
        QCOMPARE(sum.errorKind, u"unreachable"_s);
        QVERIFY(sum.problem && sum.row.error && !sum.row.wasRead);
        QCOMPARE(sum.report.hop, u"mx1:22"_s);
        QCOMPARE(sum.row.hostKey, u"SHA256:a"_s);
    }
};

QTEST_GUILESS_MAIN(TestIngestStretches)
#include "tst_ingest_stretches.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlayout.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/figures/volumeseries.h"
#include "ui/overview/needlist.h"
#include "ui/overview/overviewdata.h"

#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::overview;

namespace {

constexpr core::UtcMicros start = 1'795'000'000LL / 3600 * 3600 * core::microsPerSecond;

store::VolumeCounts counts(qint64 accepted, qint64 delivered, qint64 bounced)
{
    store::VolumeCounts all;
    all.accepted = all.messages = accepted;
    all.delivered = delivered;
    all.bounced = bounced;
    all.deferred = all.expired = all.discarded = all.rejected = 0;
    return all;
}

/// Four hours of two nodes: whole, not heard, half heard, whole.
itemmodels::OverviewFacts facts()
{
    itemmodels::OverviewFacts facts;
    facts.filter.range = { start, start + 4 * core::microsPerHour };
    facts.step = u"hour"_s;
    store::VolumeAnswer answer;
    answer.nodes = 2;
    for (int hour = 0; hour < 4; ++hour) {
        store::VolumeBucket bucket;
        bucket.start = start + hour * core::microsPerHour;
        bucket.end = bucket.start + core::microsPerHour;
        bucket.nodes = 2;
        bucket.nodesHeard = hour == 1 ? 0 : hour == 2 ? 1 : 2;
        bucket.coverage = hour == 1 ? 0 : hour == 2 ? 0.5 : 1;
        if (hour != 1)
            bucket.counts = counts(1000, 980, 20);
        answer.buckets << bucket;
    }
    answer.totals = counts(3000, 2940, 60);
    answer.coverage = 0.625;
    facts.volume = answer;
    store::LoginAnswer logins;
    logins.totals.failed = 18'204;
    logins.totals.ok = 12;
    facts.logins = logins;
    detection::UsualAnswer high;
    high.tier = 3;
    high.ratio = 2.5;
    high.highSince = start;
    high.highRatio = 6;
    facts.usualFailed = high;
    detection::UsualAnswer sent;
    sent.tier = 2;
    sent.ratio = 1.03;
    facts.usualSent = sent;
    detection::UsualAnswer good, bad;
    good.tier = bad.tier = 3;
    good.seen = 978;
    bad.seen = 22;
    good.usual = 987;
    bad.usual = 13;
    facts.usualDelivered = good;
    facts.usualNotDelivered = bad;
    store::CoverageAnswer coverage;
    store::NodeCoverage whole;
    whole.node = u"mx1"_s;
    whole.heard = 0.75;
    whole.lines = 100;
    whole.understood = 90;
    whole.gaps = { { start + core::microsPerHour, start + 2 * core::microsPerHour } };
    store::NodeCoverage half = whole;
    half.node = u"mx2"_s;
    half.heard = 0;
    half.gaps << core::TimeRange { start + 3 * core::microsPerHour, start + 4 * core::microsPerHour };
    coverage.nodes = { whole, half };
    facts.coverage = coverage;
    return facts;
}

} // namespace

class TestOverviewData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anHourThatWasNotHeardIsAGapAndNeverZero()
    {
        const charts::TimeSeriesData data = figures::outcomeSeries(*facts().volume, u"hour"_s, ui::Format());
        QCOMPARE(data.count(), 4);
        QVERIFY(data.isGap(1));
        QVERIFY(!data.isGap(0) && !data.isGap(2));
        QVERIFY(data.isIncomplete(2));
        QVERIFY(qIsNaN(data.value(0, 1)));
        QCOMPARE(data.value(0, 0), 980.0);
        QCOMPARE(data.incompleteNotes.size(), std::size_t(1));
        QCOMPARE(data.incompleteNotes.front().range.from, start + 2 * core::microsPerHour);
    }
    /// A log of seconds, imported by hand: what was heard in part is no gap, however small the part.
    void secondsOfADayAreData()
    {
        store::VolumeAnswer answer = *facts().volume;
        answer.buckets[0].coverage = 2.0 / 86'400;
        const charts::TimeSeriesData data = figures::outcomeSeries(answer, u"day"_s, ui::Format());
        QVERIFY(!data.isGap(0) && data.isIncomplete(0) && data.isGap(1));
        QCOMPARE(data.value(0, 0), 980.0);
    }
    void outcomesStandInOrderFromTheAxisUp()
    {
        const charts::TimeSeriesData data = figures::outcomeSeries(*facts().volume, u"hour"_s, ui::Format());
        QStringList keys;
        int inShare = 0;
        for (const charts::TimeSeries &series : data.series) {
            keys << series.key;
            inShare += series.inShare;
        }
        QCOMPARE(keys.join(u' '), u"delivered deferred bounced expired rejected"_s);
        QCOMPARE(inShare, 2); // of recipients that ended: bounced and expired
    }
    void figuresOfIncompleteHoursAreLowerBounds()
    {
        const ui::TileData tile = sentTile(facts(), ui::Format());
        QVERIFY2(tile.figure.startsWith(u'≥'), qPrintable(tile.figure));
        QCOMPARE(tile.trend.size(), std::size_t(4));
        QVERIFY(std::isnan(tile.trend.at(1)));
        QCOMPARE(tile.arrow, ui::Arrow::Up);
        auto all = facts();
        all.volume->coverage = 1;
        QVERIFY(!sentTile(all, ui::Format()).figure.startsWith(u'≥'));
    }
    void deliveredIsOfRecipients()
    {
        const ui::TileData tile = deliveredTile(facts(), ui::Format());
        QVERIFY2(tile.figure.startsWith(u"98"), qPrintable(tile.figure));
        QCOMPARE(tile.arrow, ui::Arrow::Down);
        QCOMPARE(tile.change, ui::Change::Bad);
        QVERIFY(tile.changeText.contains(u"0.9"));
        QVERIFY(tile.changeRemark.contains(u"60"));
    }
    void whoWaitsIsInNoShare()
    {
        itemmodels::OverviewFacts some = facts();
        some.volume->totals = counts(10, 8, 2);
        some.volume->totals.deferred = 500; // attempts
        some.volume->totals.deferredRecipients = 3;
        some.volume->totals.rejected = 7;
        const ui::TileData tile = deliveredTile(some, ui::Format());
        QVERIFY2(tile.figure.startsWith(u"80.0"), qPrintable(tile.figure));
        QVERIFY2(tile.wholeFigure.contains(u"8 of 10 recipients") && tile.wholeFigure.contains(u"3 still wait"), qPrintable(tile.wholeFigure));
    }
    /// The share plot, the tile and the table of destinations say the same.
    void theChartsShareIsOfRecipientsThatEnded()
    {
        store::VolumeAnswer answer = *facts().volume;
        for (store::VolumeBucket &bucket : answer.buckets)
            if (bucket.counts.delivered) {
                bucket.counts.deferred = 300;
                bucket.counts.rejected = 200;
                bucket.counts.discarded = 5;
            }
        const charts::TimeSeriesData data = figures::outcomeSeries(answer, u"hour"_s, ui::Format());
        QCOMPARE(charts::shareOf(data, 0), *answer.buckets.front().counts.notDeliveredShare());
        QCOMPARE(charts::wholeOf(data, 0), double(*answer.buckets.front().counts.ended()));
        QVERIFY(std::isnan(charts::shareOf(data, 1))); // not heard
        QVERIFY2(!data.measure.contains(u"ecipients"), qPrintable(data.measure)); // attempts are none
    }
    void failuresFarAboveTheUsualSaySinceWhen()
    {
        const ui::TileData tile = failedTile(facts(), ui::Format());
        QCOMPARE(tile.change, ui::Change::Bad);
        QVERIFY2(tile.changeText.startsWith(u'6'), qPrintable(tile.changeText));
        QVERIFY(tile.changeRemark.startsWith(u"since"));
    }
    void withoutAUsualNothingIsCompared()
    {
        auto some = facts();
        some.usualSent = detection::UsualAnswer();
        const ui::TileData tile = sentTile(some, ui::Format());
        QVERIFY(tile.changeText.isEmpty());
        QCOMPARE(tile.arrow, ui::Arrow::None);
    }
    void nodesStandWorstFirst()
    {
        const QList<NodeCells::Cell> cells = nodeCells(*facts().coverage, facts().filter.range, ui::Format());
        QCOMPARE(cells.size(), 2);
        QCOMPARE(cells.at(0).node, u"mx2"_s);
        QCOMPARE(cells.at(0).mark, ui::Mark::NotRead);
        QCOMPARE(cells.at(1).mark, ui::Mark::Unknown);
    }
    void aNodeHeardForSecondsIsHeardPartly()
    {
        auto little = facts();
        little.coverage->nodes = little.coverage->nodes.mid(1);
        little.coverage->nodes[0].heard = 18.0 / (14 * 86'400);
        const QList<NodeCells::Cell> cells = nodeCells(*little.coverage, little.filter.range, ui::Format());
        QCOMPARE(cells.at(0).mark, ui::Mark::Unknown);
        QCOMPARE(heardTile(little, ui::Format()).figure, u"< 0.1 %"_s.replace(u' ', QChar(0xa0)));
    }
    void aNodeThatFellSilentStandsOut()
    {
        auto some = facts();
        const core::TimeRange range = some.filter.range;
        store::NodeCoverage &node = some.coverage->nodes[0];
        node.heard = 0.9;
        node.gaps = { { range.to - 20 * core::microsPerMinute, range.to } };
        some.coverage->nodes[1].heard = 1;
        some.coverage->nodes[1].gaps.clear();
        const QList<NodeCells::Cell> cells = nodeCells(*some.coverage, range, ui::Format());
        QCOMPARE(cells.at(0).node, node.node);
        QCOMPARE(cells.at(0).mark, ui::Mark::NotRead);
        QVERIFY2(cells.at(0).fact.contains(ui::Format().stamp(node.gaps[0].from)), qPrintable(cells.at(0).fact));
        const auto isSilent = [&] { return silentNodes(*some.coverage, range).contains(node.node); };
        QVERIFY(isSilent());
        node.gaps = { { range.to - 10 * core::microsPerMinute, range.to } }; // no more than a quiet moment
        QVERIFY(!isSilent());
        node.gaps = { { range.from, range.from + core::microsPerHour } };
        QVERIFY(!isSilent());
        some.coverage->nodes[1].gaps = node.gaps = { { range.to - core::microsPerHour, range.to } }; // the range goes further than any log
        QVERIFY(!isSilent());
    }
    void linesOfOtherProgramsAreNotHeldAgainstUs()
    {
        auto other = facts();
        for (store::NodeCoverage &node : other.coverage->nodes)
            node.foreignLines = node.lines - node.understood;
        QVERIFY2(heardTile(other, ui::Format()).changeRemark.isEmpty(), qPrintable(heardTile(other, ui::Format()).changeRemark));
        QVERIFY(!heardTile(facts(), ui::Format()).changeRemark.isEmpty());
    }
    /// Each node's gap begins with its own last line and ends with its own next one: what they have in common is told.
    void aGapOfAllNodesIsFoundWhereEachEndsItsOwnWay()
    {
        store::CoverageAnswer answer;
        for (int i = 0; i < 3; ++i) {
            store::NodeCoverage node;
            node.node = u"mx%1"_s.arg(i);
            node.heard = 0.5;
            node.gaps = { { start + i * core::microsPerMinute, start + core::microsPerHour + i * core::microsPerMinute } };
            answer.nodes << node;
        }
        answer.nodes[1].gaps << core::TimeRange { start + 2 * core::microsPerHour, start + 3 * core::microsPerHour };
        QCOMPARE(commonGaps(answer), (QList<core::TimeRange> { { start + 2 * core::microsPerMinute, start + core::microsPerHour } }));
        answer.nodes[2].gaps.clear(); // one that was heard: no common gap any more
        QCOMPARE(commonGaps(answer), QList<core::TimeRange>());
    }
    void whoWasNotHeardWhileOthersWereIsNamed()
    {
        store::CoverageAnswer answer;
        for (const auto &[name, heard] : { std::pair { u"mx1"_s, 1.0 }, { u"mx2"_s, 0.5 }, { u"mx3"_s, 0.25 } }) {
            store::NodeCoverage node;
            node.node = name;
            node.heard = heard;
            answer.nodes << node;
        }
        QCOMPARE(heardShareOf(answer), 1.75 / 3);
        const QString names = nodesWithGaps(answer, { start, start + core::microsPerHour });
        QVERIFY2(names.contains(u"mx3"_s) && names.contains(u"mx2"_s) && !names.contains(u"mx1"_s), qPrintable(names));
        QVERIFY(names.indexOf(u"mx3"_s) < names.indexOf(u"mx2"_s));
    }
    /// Of hours that nobody heard there is no good news.
    void aShareOfIncompleteHoursIsPartialAndNeverGood()
    {
        itemmodels::OverviewFacts some = facts();
        some.usualDelivered->seen = 995;
        some.usualNotDelivered->seen = 5;
        ui::TileData tile = deliveredTile(some, ui::Format());
        QCOMPARE(tile.arrow, ui::Arrow::Up);
        QCOMPARE(tile.change, ui::Change::Neutral);
        QCOMPARE(tile.remark, u"partial"_s);
        QVERIFY2(tile.wholeFigure.contains(u"62.5"_s), qPrintable(tile.wholeFigure));
        some.volume->coverage = 1;
        tile = deliveredTile(some, ui::Format());
        QCOMPARE(tile.change, ui::Change::Good);
        QCOMPARE(tile.remark, QString());
    }
    void needsKeepTheirOrderAndOpenTheirPage()
    {
        detection::NeedsAnswer answer;
        detection::Need taken;
        taken.id = u"taken_over:a@example.com"_s;
        taken.rule = u"taken_over"_s;
        taken.severity = detection::NeedSeverity::Critical;
        taken.page = u"logins"_s;
        taken.filter.users = { u"a@example.com"_s };
        taken.window = { start, start + core::microsPerHour };
        detection::Need silent;
        silent.rule = u"node_silent"_s;
        silent.severity = detection::NeedSeverity::High;
        silent.page = u"coverage"_s;
        silent.window = taken.window;
        answer.needs = { taken, silent };
        const QList<Need> needs = needsOf(answer);
        QCOMPARE(needs.at(0).mark, ui::Mark::Critical);
        QCOMPARE(needs.at(0).state.value(u"login"_s).toString(), u"a@example.com"_s);
        QCOMPARE(needs.at(0).at, start);
        QCOMPARE(needs.at(1).at, 0);
    }
    void stepsGiveAReadableNumberOfColumns_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("step");
        QTest::newRow("an hour") << qint64(1) << 900 << u"5min"_s;
        QTest::newRow("a day") << qint64(24) << 900 << u"15min"_s;
        QTest::newRow("two days") << qint64(48) << 900 << u"hour"_s;
        QTest::newRow("a week") << qint64(168) << 900 << u"hour"_s;
        QTest::newRow("a week on a narrow chart") << qint64(168) << 100 << u"day"_s;
        QTest::newRow("a year") << qint64(365 * 24) << 900 << u"day"_s;
        QTest::newRow("ten years") << qint64(3650 * 24) << 900 << u"week"_s;
        QTest::newRow("ten years on a narrow chart") << qint64(3650 * 24) << 200 << u"month"_s;
    }
    void stepsGiveAReadableNumberOfColumns()
    {
        QFETCH(qint64, hours);
        QFETCH(int, most);
        QFETCH(QString, step);
        QCOMPARE(itemmodels::stepFor({ 0, hours * core::microsPerHour }, most), step);
    }

    /// Room below is used before a sentence is cut: the tool-tip tells what still is.
    void aLongNeedTakesThreeLinesBeforeItIsCut()
    {
        const ui::Theme theme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ui::Look::Light);
        const Need brief { .id = u"brief"_s, .strong = u"mx1"_s, .rest = u"was silent"_s, .button = u"Look…"_s, .page = u"coverage"_s, .filter = {}, .state = {} };
        NeedList list;
        const auto sentenceOf = [&list](const Need &need) -> QWidget * {
            const auto all = list.findChildren<QWidget *>();
            const auto found = std::ranges::find_if(all, [&](const QWidget *one) { return one->accessibleName() == need.strong + u' ' + need.rest; });
            return found == all.end() ? nullptr : *found;
        };
        list.setNeeds({ brief });
        list.resize(560, 300);
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        QVERIFY(sentenceOf(brief));
        const int width = sentenceOf(brief)->width();
        const QFontMetrics metrics = sentenceOf(brief)->fontMetrics();
        QList<Need> needs; // of two, three and four lines
        for (int lines = 2; lines <= 4; ++lines) {
            needs << brief;
            needs.last().id = u"need%1"_s.arg(lines);
            while (metrics.horizontalAdvance(needs.last().rest) < (lines - 0.5) * width)
                needs.last().rest += u" x"_s;
        }
        list.setNeeds(QList<Need> { brief } + needs);
        QVERIFY(QTest::qWaitFor([&] { return sentenceOf(needs.last()) && sentenceOf(needs.last())->isVisible(); }));
        QCoreApplication::processEvents();
        list.grab();
        QCOMPARE(sentenceOf(brief)->toolTip(), QString());
        for (int lines = 1; lines <= 2; ++lines) {
            QTRY_VERIFY(sentenceOf(needs.at(lines - 1))->height() >= (lines + 1) * metrics.height());
            QCOMPARE(sentenceOf(needs.at(lines - 1))->toolTip(), QString());
        }
        QVERIFY(sentenceOf(brief)->height() < sentenceOf(needs.at(1))->height());
        QCOMPARE(sentenceOf(needs.at(2))->height(), sentenceOf(needs.at(1))->height());
        QCOMPARE(sentenceOf(needs.at(2))->toolTip(), needs.at(2).strong + u' ' + needs.at(2).rest);
    }
};

QTEST_MAIN(TestOverviewData)
#include "tst_overview_data.moc"

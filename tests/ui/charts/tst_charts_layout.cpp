// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scales, ticks, label places, coarsening: what is worked out before anything is drawn.
#include "tests/ui/charts/chartsamples.h"
#include "ui/charts/chartlayout.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::charts;
using namespace bw::uitest;

namespace {

ChartLayout laidOut(const TimeSeriesData &data, const QSizeF &size = { 900, 260 }, bool share = true)
{
    const ui::Format format = paris();
    const std::set<QString> hidden;
    return layoutChart({ data, format, ui::Theme::of(nullptr), hidden, size, share, true });
}

QStringList texts(const std::vector<TimeTick> &ticks)
{
    QStringList all;
    for (const TimeTick &tick : ticks)
        all << tick.text;
    return all;
}

} // namespace

class TestChartsLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scalesStepBy125_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("top");
        QTest::newRow("70 k") << 70'112.0 << 20'000.0 << 80'000.0;
        QTest::newRow("exactly 80 k") << 80'000.0 << 20'000.0 << 80'000.0;
        QTest::newRow("1312") << 1312.0 << 500.0 << 1500.0;
        QTest::newRow("7") << 7.0 << 2.0 << 8.0;
        QTest::newRow("one") << 1.0 << 1.0 << 1.0;
        QTest::newRow("nothing") << 0.0 << 1.0 << 4.0;
        QTest::newRow("unknown") << std::nan("") << 1.0 << 4.0;
    }
    void scalesStepBy125()
    {
        QFETCH(double, highest);
        const ValueScale scale = valueScale(highest);
        QTEST(scale.step, "step");
        QTEST(scale.top, "top");
        QVERIFY(scale.lines() >= 1 && scale.lines() <= 5);
    }

    void sharesMayStepFinely()
    {
        QCOMPARE(valueScale(0.073, 0.01).step, 0.02);
        QCOMPARE(valueScale(0.001, 0.01).step, 0.01);
    }

    void ticksStandOnRoundLocalTimes()
    {
        const core::TimeRange range { monday, monday + 48 * core::microsPerHour };
        // The start is named where the first round time leaves room for it.
        QCOMPARE(texts(timeTicks(range, paris(), 950, 60)),
                 (QStringList { u"Mon 14:00"_s, u"18:00"_s, u"Tue 00:00"_s, u"06:00"_s, u"12:00"_s, u"18:00"_s, u"Wed 00:00"_s, u"06:00"_s, u"12:00"_s }));
        const std::vector<TimeTick> ticks = timeTicks(range, paris(), 620, 60);
        QCOMPARE(texts(ticks), (QStringList { u"Mon 18:00"_s, u"Tue 00:00"_s, u"06:00"_s, u"12:00"_s, u"18:00"_s, u"Wed 00:00"_s, u"06:00"_s, u"12:00"_s }));
        for (const TimeTick &tick : ticks)
            QCOMPARE(tick.at % (6 * core::microsPerHour), 5 * core::microsPerHour); // Paris is an hour ahead
    }

    void ticksAreNeverTooClose_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::addColumn<double>("pixels");
        for (const qint64 hours : { 1, 6, 24, 48, 24 * 7, 24 * 30, 24 * 90, 24 * 365, 24 * 365 * 3 }) {
            for (const double pixels : { 150.0, 500.0, 1400.0 })
                QTest::newRow(qPrintable(u"%1 h on %2 px"_s.arg(hours).arg(pixels))) << hours << pixels;
        }
    }
    void ticksAreNeverTooClose()
    {
        QFETCH(qint64, hours);
        QFETCH(double, pixels);
        const core::TimeRange range { monday, monday + hours * core::microsPerHour };
        constexpr double widest = 60;
        const std::vector<TimeTick> ticks = timeTicks(range, paris(), pixels, widest);
        QVERIFY(!ticks.empty() || pixels < 200);
        for (std::size_t i = 1; i < ticks.size(); ++i) {
            const double apart = double(ticks[i].at - ticks[i - 1].at) / double(range.length()) * pixels;
            QVERIFY2(apart > widest * 0.75, qPrintable(u"%1 %2"_s.arg(ticks[i].text).arg(apart)));
        }
    }

    void ticksSurviveTheClockGoingBack()
    {
        // Sun 25 Oct 2026 has 25 hours in Paris: midnight to midnight.
        const core::UtcMicros midnight = 1'792'879'200'000'000;
        const std::vector<TimeTick> ticks = timeTicks({ midnight, midnight + 25 * core::microsPerHour }, paris(), 900, 60);
        QCOMPARE(ticks.front().text, u"Sun 00:00"_s);
        QCOMPARE(ticks.front().at, midnight);
        for (std::size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks[i].at > ticks[i - 1].at);
        QVERIFY(texts(ticks).contains(u"12:00"_s));
    }

    void timeAndPlaceAreOneAnothersInverse()
    {
        const TimeSeriesData data = sampleData();
        const ChartLayout layout = laidOut(data);
        for (const int hour : { 0, 7, 47 }) {
            const core::UtcMicros at = data.starts[std::size_t(hour)];
            QVERIFY(std::abs(layout.timeAt(layout.x(at)) - at) < core::microsPerMinute);
        }
        QCOMPARE(layout.y(0), layout.plot.bottom());
        QVERIFY(std::abs(layout.y(layout.scale.top) - layout.plot.top()) < 1e-6);
        QCOMPARE(bucketAt(data, data.starts[5]), 5);
        QCOMPARE(bucketAt(data, data.starts[5] - 1), 4);
        QCOMPARE(bucketAt(data, data.end), -1);
        QCOMPARE(bucketAt(data, monday - 1), -1);
    }

    void gapsAreStretchesWithWords()
    {
        TimeSeriesData data = sampleData();
        std::vector<Stretch> gaps = gapStretches(data, paris());
        QCOMPARE(gaps.size(), std::size_t(1));
        QCOMPARE(gaps[0].first, 17);
        QCOMPARE(gaps[0].last, 19);
        QCOMPARE(QString(gaps[0].text).replace(QChar(0xa0), u' '), u"no data 2 h"_s);
        data.gapNotes.push_back({ { data.starts[18], data.starts[19] }, u"log lost 2 h"_s });
        gaps = gapStretches(data, paris());
        QCOMPARE(gaps[0].text, u"log lost 2 h"_s);
        QCOMPARE(incompleteStretches(data).size(), std::size_t(1));
        QCOMPARE(incompleteStretches(data)[0].first, 44);
    }

    void labelsNeverOverlapAndNeverLeaveThePlot_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : { 300, 420, 606, 900, 1400 })
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void labelsNeverOverlapAndNeverLeaveThePlot()
    {
        QFETCH(int, width);
        TimeSeriesData data = sampleData();
        data.annotations = { { data.starts[20], u"News-Retail: 9 × its usual volume"_s, ui::Mark::Critical, u"a"_s },
                             { data.starts[21], u"taken over 10:12"_s, ui::Mark::High, u"b"_s },
                             { data.starts[46], u"late one"_s, ui::Mark::High, u"c"_s },
                             { data.starts[10], u"fourth"_s, ui::Mark::High, u"d"_s },
                             { data.starts[11], u"fifth"_s, ui::Mark::High, u"e"_s } };
        for (int hour = 0; hour < 3; ++hour)
            data.coverage[std::size_t(hour)] = -1; // a gap at the very edge: its label moves sideways
        const ChartLayout layout = laidOut(data, QSizeF(width, 260));
        QCOMPARE(layout.diamonds.size(), std::size_t(3)); // at most three, then "+2"
        bool more = false;
        for (std::size_t i = 0; i < layout.labels.size(); ++i) {
            const QRectF rect = layout.labels[i].rect;
            more = more || layout.labels[i].text == u"+2"_s;
            QVERIFY2(rect.left() >= 0 && rect.right() <= width, qPrintable(layout.labels[i].text));
            QVERIFY(rect.top() >= 0 && rect.bottom() <= layout.plot.top());
            for (std::size_t j = i + 1; j < layout.labels.size(); ++j)
                QVERIFY2(!rect.intersects(layout.labels[j].rect), qPrintable(layout.labels[i].text + u" over "_s + layout.labels[j].text));
            for (const ChartLayout::Diamond &diamond : layout.diamonds)
                QVERIFY2(!rect.intersects(diamond.rect), qPrintable(layout.labels[i].text));
        }
        if (width >= 606) {
            QVERIFY(more);
            QVERIFY(layout.labels.size() >= 5);
        }
    }

    void twoPlotsShareTheirTimeAxis()
    {
        const ChartLayout layout = laidOut(sampleData());
        QCOMPARE(layout.plot.left(), layout.sharePlot.left());
        QCOMPARE(layout.plot.right(), layout.sharePlot.right());
        QVERIFY(layout.sharePlot.top() > layout.plot.bottom());
        QVERIFY(laidOut(sampleData(), { 900, 130 }).sharePlot.isEmpty()); // no room: the counts stay
        QVERIFY(laidOut(sampleData(), { 900, 260 }, false).sharePlot.isEmpty());
    }

    void sharesCountWhatIsNotDelivered()
    {
        const TimeSeriesData data = sampleData();
        QVERIFY(std::abs(shareOf(data, 0) - 10.0 / 1010) < 1e-12);
        QVERIFY(std::isnan(shareOf(data, 17)));
        QCOMPARE(totalOf(data, 0, {}), 1010.0);
        QCOMPARE(totalOf(data, 0, { u"delivered"_s }), 10.0);
        QVERIFY(std::isnan(totalOf(data, 17, {})));
    }

    void coarseningKeepsSumsAndGaps()
    {
        const TimeSeriesData data = sampleData();
        const TimeSeriesData coarse = coarsened(data, 12);
        QCOMPARE(coarse.count(), 12);
        double before = 0;
        double after = 0;
        for (int i = 0; i < data.count(); ++i)
            before += data.isGap(i) ? 0 : data.value(0, i);
        for (int i = 0; i < coarse.count(); ++i)
            after += coarse.isGap(i) ? 0 : coarse.value(0, i);
        QCOMPARE(after, before);
        QVERIFY(!coarse.isGap(4)); // half of hours 16 to 19 was heard
        QVERIFY(coarse.isIncomplete(4));
        QVERIFY(coarsened(data, 24).isGap(8) == false); // 16, 17: one heard
        QVERIFY(coarsened(sampleData(), 48).isGap(17));
        QCOMPARE(coarse.bucket(0).length(), 4 * core::microsPerHour);
        QCOMPARE(coarse.end, data.end);
        TimeSeriesData silent = data;
        silent.coverage.assign(silent.coverage.size(), -1.0);
        QVERIFY(coarsened(silent, 5).isGap(0));
        QCOMPARE(coarsened(data, 100), data);
    }

    void anEmptyChartIsLaidOutToo()
    {
        const ChartLayout layout = laidOut({});
        QVERIFY(layout.ticks.empty());
        QVERIFY(layout.plot.height() > 40);
        TimeSeriesData one = sampleData(1);
        QVERIFY(laidOut(one).plot.width() > 100);
    }
};

QTEST_MAIN(TestChartsLayout)
#include "tst_charts_layout.moc"

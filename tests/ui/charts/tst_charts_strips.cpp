// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputimer.h"
#include "tests/ui/charts/chartsamples.h"
#include "tests/ui/common/uitest.h"
#include "ui/charts/sharebars.h"
#include "ui/charts/timelinestrip.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::charts;
using namespace bw::uitest;

namespace {

TimelineData takenOver()
{
    TimelineData data;
    data.range = { monday, monday + 5 * core::microsPerHour };
    for (int i = 0; i < 90; ++i)
        data.failures.push_back(monday + i * core::microsPerMinute);
    data.successes.push_back({ monday + 100 * core::microsPerMinute, u"04:12:44 good login from 203.0.113.77"_s, true });
    data.sent.push_back({ { monday + 105 * core::microsPerMinute, monday + 260 * core::microsPerMinute }, u"22,310 messages"_s });
    data.failuresText = u"412 failures from 31 addresses"_s;
    data.endText = u"stopped by itself"_s;
    return data;
}

} // namespace

class TestChartsStrips : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timelineTellsItsStoryInOrder()
    {
        TimelineStrip strip;
        strip.setFormat(paris());
        strip.setData(takenOver());
        const QString sentence = strip.sentence();
        const QStringList order { u"412 failures"_s, u"good login"_s, u"22,310 messages"_s, u"stopped by itself"_s };
        qsizetype last = -1;
        for (const QString &part : order) {
            QVERIFY2(sentence.indexOf(part) > last, qPrintable(part));
            last = sentence.indexOf(part);
        }
        QCOMPARE(strip.accessibleDescription(), sentence);
    }

    void timelineIsWalkedByKeys()
    {
        QWidget window;
        auto *strip = new TimelineStrip(&window);
        strip->setData(takenOver());
        showActive(window, { 800, 100 });
        strip->resize(800, strip->sizeHint().height());
        strip->setFocus(Qt::TabFocusReason);
        QSignalSpy activated(strip, &TimelineStrip::activated);
        QVERIFY(strip->currentSentence().startsWith(u"412 failures"_s));
        QTest::keyClick(strip, Qt::Key_Right);
        QVERIFY(strip->currentSentence().contains(u"good login"_s));
        QVERIFY(strip->accessibleName().contains(u"good login"_s));
        QTest::keyClick(strip, Qt::Key_End);
        QTest::keyClick(strip, Qt::Key_Right);
        QCOMPARE(strip->currentSentence(), u"22,310 messages"_s);
        QTest::keyClick(strip, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QTest::keyClick(strip, Qt::Key_Home);
        QVERIFY(strip->currentSentence().startsWith(u"412 failures"_s));
    }

    void timelineIsDrawnInItsParts()
    {
        TimelineStrip strip;
        strip.setData(takenOver());
        strip.resize(800, strip.sizeHint().height());
        const QImage picture = strip.grab().toImage();
        const ui::Theme &theme = *ui::Theme::current();
        QVERIFY(countPixels(picture, theme.color(ui::Token::ChartDelivered)) > 1000);
        QVERIFY(countPixels(picture, theme.color(ui::Token::ChartBounced)) > 300);
        QVERIFY(countPixels(picture, theme.color(ui::Token::SevCriticalInk)) > 60);
        TimelineData quiet = takenOver();
        quiet.successes.clear();
        quiet.sent.clear();
        strip.setData(quiet);
        QCOMPARE(countPixels(strip.grab().toImage(), theme.color(ui::Token::ChartDelivered)), 0);
    }

    void thousandsOfFailuresStayQuick()
    {
        TimelineData data = takenOver();
        data.failures.clear();
        for (int i = 0; i < 500'000; ++i)
            data.failures.push_back(monday + core::UtcMicros(i) * 30'000);
        TimelineStrip strip;
        strip.setData(data);
        strip.resize(800, 80);
        const test::CpuTimer timer;
        strip.grab();
        QVERIFY2(timer.elapsed() < 500 * test::slowdown, qPrintable(QString::number(timer.elapsed())));
    }

    void anEmptyTimelineIsFine()
    {
        TimelineStrip strip;
        strip.setData({});
        strip.resize(300, 60);
        QVERIFY(!strip.grab().isNull());
        QTest::keyClick(&strip, Qt::Key_Right);
        QTest::keyClick(&strip, Qt::Key_Return);
        QVERIFY(strip.currentSentence().isEmpty());
    }

    void barsAreWalkedAndOpened()
    {
        QWidget window;
        auto *bars = new ShareBars(u"Areas"_s, &window);
        bars->setRows({ { u"tls"_s, u"TLS"_s, { { 13, ui::swatchDelivered, u"pass"_s }, { 2, ui::swatchBounced, u"fail"_s } }, u"13 of 15"_s },
                        { u"dns"_s, u"DNS"_s, { { 7, ui::swatchDelivered, u"pass"_s } }, u"7 of 8"_s } });
        showActive(window, { 400, 120 });
        bars->resize(400, bars->sizeHint().height());
        QSignalSpy activated(bars, &ShareBars::rowActivated);
        bars->setFocus(Qt::TabFocusReason);
        QCOMPARE(bars->currentRow(), 0);
        QCOMPARE(bars->accessibleName(), u"Areas: TLS, 13 of 15"_s);
        QTest::keyClick(bars, Qt::Key_Down);
        QTest::keyClick(bars, Qt::Key_Down);
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(activated.last().first().toString(), u"dns"_s);
        QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(40, 6));
        QCOMPARE(activated.last().first().toString(), u"tls"_s);
        QCOMPARE(bars->accessibleDescription(), u"TLS 13 of 15; DNS 7 of 8"_s);
    }

    void barsAreAsLongAsTheirShare()
    {
        ShareBars bars(u"Areas"_s);
        bars.setRows({ { u"a"_s, u"A"_s, { { 10, ui::swatchDelivered, u"x"_s } }, u"10"_s }, { u"b"_s, u"B"_s, { { 5, ui::swatchDelivered, u"x"_s } }, u"5"_s } });
        bars.resize(400, bars.sizeHint().height());
        const QImage picture = bars.grab().toImage();
        const QColor color = ui::Theme::current()->color(ui::Token::ChartDelivered);
        const int row = picture.height() / 2;
        const int first = countPixels(picture.copy(0, 0, 400, row), color);
        const int second = countPixels(picture.copy(0, row, 400, row), color);
        QVERIFY2(std::abs(first - 2 * second) < first / 20, qPrintable(u"%1 %2"_s.arg(first).arg(second)));
    }

    void aTinyPartIsStillSeen()
    {
        ShareBars bars(u"Areas"_s);
        bars.setRows({ { u"a"_s, u"A"_s, { { 1'000'000, ui::swatchDelivered, u"x"_s } }, u"1 M"_s }, { u"b"_s, u"B"_s, { { 1, ui::swatchDelivered, u"x"_s } }, u"1"_s } });
        bars.resize(400, bars.sizeHint().height());
        const QImage picture = bars.grab().toImage();
        QVERIFY(countPixels(picture.copy(0, picture.height() / 2, 400, picture.height() / 2), ui::Theme::current()->color(ui::Token::ChartDelivered)) > 10);
    }
};

BW_UITEST_MAIN(TestChartsStrips)
#include "tst_charts_strips.moc"

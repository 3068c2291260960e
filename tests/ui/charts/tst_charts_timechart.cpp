// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputimer.h"
#include "tests/ui/charts/chartsamples.h"
#include "tests/ui/common/uitest.h"
#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/charttablemodel.h"
#include "ui/charts/timechart.h"
#include "ui/common/datatable.h"
#include "ui/common/roles.h"
#include "ui/common/tableproxy.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::charts;
using namespace bw::uitest;

Q_DECLARE_METATYPE(bw::core::TimeRange)

namespace {

constexpr core::UtcMicros hour = core::microsPerHour;

core::TimeRange rangeOf(const QSignalSpy &spy)
{
    return spy.last().first().value<core::TimeRange>();
}

} // namespace

class TestChartsTimeChart : public QObject
{
    Q_OBJECT
    struct Fixture
    {
        QWidget window;
        TimeChart *chart;
        ChartLegend *legend;
        ChartCanvas *canvas;

        Fixture()
        {
            auto *layout = new QVBoxLayout(&window);
            chart = new TimeChart;
            chart->setFormat(paris());
            chart->setSharePlot(true, u"Share not delivered"_s);
            chart->setData(sampleData());
            legend = chart->makeLegend();
            layout->addWidget(legend);
            layout->addWidget(chart, 1);
            showActive(window, { 900, 340 });
            canvas = chart->findChild<ChartCanvas *>();
        }
        [[nodiscard]] const ChartLayout &layout() const { return canvas->chartScene().layout; }
        [[nodiscard]] QPoint middleOf(int bucket, double share = 0.5) const
        {
            const QRectF rect = layout().bucketRect(canvas->chartScene().data, bucket);
            return QPoint(int(rect.center().x()), int(layout().plot.top() + layout().plot.height() * share));
        }
        [[nodiscard]] QImage picture() const { return canvas->grab().toImage(); }
        void move(const QPoint &to) const { QTest::mouseMove(canvas->viewport(), to); }
    };

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<core::TimeRange>("bw::core::TimeRange"); }
    void init() { ui::Theme::current()->setLook(ui::Look::Light); }

    void columnsStandWhereTheirValuesAre()
    {
        Fixture f;
        const QImage picture = f.picture();
        const QColor delivered = ui::Theme::current()->color(ui::Token::ChartDelivered);
        const auto top = [&](int bucket) {
            const int x = f.middleOf(bucket).x();
            for (int y = int(f.layout().plot.top()); y < int(f.layout().plot.bottom()); ++y) {
                if (picture.pixelColor(x, y) == delivered)
                    return y;
            }
            return -1;
        };
        QVERIFY(std::abs(top(5) - f.layout().y(1000)) <= 2);
        QVERIFY(std::abs(top(20) - f.layout().y(2000)) <= 2);
        // Columns begin at the axis.
        QCOMPARE(picture.pixelColor(f.middleOf(5).x(), int(f.layout().plot.bottom()) - 1), delivered);
    }

    void gapsAreHatchedAndNeverZero()
    {
        Fixture f;
        const QImage picture = f.picture();
        const QColor line = ui::Theme::current()->color(ui::Token::ChartGap);
        const QRectF gap(f.layout().bucketRect(f.canvas->chartScene().data, 17).topLeft(), f.layout().bucketRect(f.canvas->chartScene().data, 18).bottomRight());
        const QImage inside = picture.copy(gap.toRect());
        QCOMPARE(countPixels(inside, ui::Theme::current()->color(ui::Token::ChartDelivered)), 0);
        int inked = 0;
        for (int y = 0; y < inside.height(); ++y) {
            for (int x = 0; x < inside.width(); ++x)
                inked += inside.pixelColor(x, y) != ui::Theme::current()->color(ui::Token::SurfacePanel) ? 1 : 0;
        }
        QVERIFY2(inked > inside.width() * inside.height() / 8, qPrintable(QString::number(inked)));
        QVERIFY(countPixels(inside, line) > 0);
        // A stretch that was heard and had nothing is no gap.
        TimeSeriesData zero = sampleData();
        zero.coverage.clear();
        for (TimeSeries &series : zero.series)
            series.values[17] = 0;
        f.chart->setData(zero);
        QCOMPARE(countPixels(f.picture().copy(gap.toRect()), line), 0);
    }

    void incompleteStretchesHaveTheirBar()
    {
        Fixture f;
        const QColor unknown = ui::Theme::current()->color(ui::Token::VerUnknownInk);
        const QRectF part(QPointF(f.layout().x(monday + 44 * hour), f.layout().plot.bottom() + 1), QSizeF(60, 3));
        QCOMPARE(countPixels(f.picture().copy(part.toRect()), unknown), 180);
        const QRectF whole(QPointF(f.layout().x(monday + 30 * hour), f.layout().plot.bottom() + 1), QSizeF(60, 3));
        QCOMPARE(countPixels(f.picture().copy(whole.toRect()), unknown), 0);
    }

    void theSharePlotHasItsOwnScale()
    {
        Fixture f;
        const QImage below = f.picture().copy(f.layout().sharePlot.toRect());
        QCOMPARE(countPixels(below, ui::Theme::current()->color(ui::Token::ChartDelivered)), 0);
        // Bounced is a hundredth: invisible above, a visible part of the plot below.
        const double height = f.layout().sharePlot.bottom() - f.layout().shareY(10.0 / 1010);
        QVERIFY(height > f.layout().sharePlot.height() / 3);
    }

    void arrowsMoveAndTell()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        QCOMPARE(f.chart->currentBucket(), 47);
        QTest::keyClick(f.chart, Qt::Key_Home);
        QCOMPARE(f.chart->currentBucket(), 0);
        QTest::keyClick(f.chart, Qt::Key_Left);
        QCOMPARE(f.chart->currentBucket(), 0);
        QTest::keyClick(f.chart, Qt::Key_Right);
        QCOMPARE(f.chart->currentBucket(), 1);
        QTest::keyClick(f.chart, Qt::Key_End);
        QCOMPARE(f.chart->currentBucket(), 47);
        auto *card = f.window.findChild<ChartCard *>();
        QVERIFY(card && card->isVisible());
        QCOMPARE(card->content().title, u"Wed 25 Nov, 13:00–14:00"_s);
        QCOMPARE(card->content().coverage, u"11 of 12 nodes heard"_s);
        QVERIFY(card->content().rows[0].value.startsWith(u'≥'));
        QTest::keyClick(f.chart, Qt::Key_Escape);
        QVERIFY(!card->isVisible());
    }

    void timeRunsLeftToRightInEveryDirection()
    {
        Fixture f;
        f.window.setLayoutDirection(Qt::RightToLeft);
        f.chart->setFocus(Qt::TabFocusReason);
        f.chart->setCurrentBucket(5);
        QTest::keyClick(f.chart, Qt::Key_Right);
        QCOMPARE(f.chart->currentBucket(), 6);
        QVERIFY(f.layout().x(monday) < f.layout().x(monday + hour));
    }

    void shiftExtendsASelection()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        f.chart->setCurrentBucket(10);
        QSignalSpy selected(f.chart, &TimeChart::spanSelected);
        QSignalSpy cleared(f.chart, &TimeChart::selectionCleared);
        QTest::keyClick(f.chart, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(f.chart, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(rangeOf(selected), (core::TimeRange { monday + 10 * hour, monday + 13 * hour }));
        QTest::keyClick(f.chart, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(f.chart->selection(), (core::TimeRange { monday + 10 * hour, monday + 12 * hour }));
        QSignalSpy zoom(f.chart, &TimeChart::zoomRequested);
        QTest::keyClick(f.chart, Qt::Key_Plus);
        QCOMPARE(rangeOf(zoom), (core::TimeRange { monday + 10 * hour, monday + 12 * hour }));
        QTest::keyClick(f.chart, Qt::Key_Escape); // the card first
        QTest::keyClick(f.chart, Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(f.chart->selection().length(), 0);
    }

    void enterOpensBucketAndSeries()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        f.chart->setCurrentBucket(3);
        QSignalSpy activated(f.chart, &TimeChart::bucketActivated);
        QTest::keyClick(f.chart, Qt::Key_Return);
        QCOMPARE(rangeOf(activated), (core::TimeRange { monday + 3 * hour, monday + 4 * hour }));
        QCOMPARE(activated.last().at(1).toString(), QString());
        QTest::keyClick(f.chart, Qt::Key_Up);
        QTest::keyClick(f.chart, Qt::Key_Up);
        QTest::keyClick(f.chart, Qt::Key_Return);
        QCOMPARE(activated.last().at(1).toString(), u"bounced"_s);
        QTest::keyClick(f.chart, Qt::Key_Down);
        QTest::keyClick(f.chart, Qt::Key_Enter);
        QCOMPARE(activated.last().at(1).toString(), u"delivered"_s);
    }

    void zoomKeysAsk()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        QSignalSpy back(f.chart, &TimeChart::zoomBackRequested);
        QSignalSpy all(f.chart, &TimeChart::wholeRangeRequested);
        QTest::keyClick(f.chart, Qt::Key_Minus);
        QTest::keyClick(f.chart, Qt::Key_0);
        QCOMPARE(back.size(), 1);
        QCOMPARE(all.size(), 1);
        QTest::keyClick(f.chart, Qt::Key_Escape); // not zoomed: left to the window
        QCOMPARE(back.size(), 1);
        f.chart->setZoomed(true);
        QTest::keyClick(f.chart, Qt::Key_Escape);
        QCOMPARE(back.size(), 2);
    }

    void draggingSelects()
    {
        Fixture f;
        QSignalSpy selected(f.chart, &TimeChart::spanSelected);
        QSignalSpy activated(f.chart, &TimeChart::bucketActivated);
        QTest::mousePress(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(20));
        f.move(f.middleOf(22));
        f.move(f.middleOf(24));
        QTest::mouseRelease(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(24));
        QCOMPARE(selected.size(), 1);
        QCOMPARE(rangeOf(selected), (core::TimeRange { monday + 20 * hour, monday + 25 * hour }));
        QCOMPARE(activated.size(), 0);
        QVERIFY(countPixels(f.picture(), ui::Theme::current()->color(ui::Token::SelectionFill)) > 100);
        // A double click into it zooms; the single clicks of it open nothing.
        QSignalSpy zoom(f.chart, &TimeChart::zoomRequested);
        QTest::mouseClick(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(22));
        QTest::mouseDClick(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(22));
        QCOMPARE(zoom.size(), 1);
        QCOMPARE(rangeOf(zoom), (core::TimeRange { monday + 20 * hour, monday + 25 * hour }));
        QCOMPARE(activated.size(), 0);
        // A click beside it lets go of it and opens that bucket.
        QTest::mouseClick(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(2, 0.9));
        QCOMPARE(f.chart->selection().length(), 0);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.last().at(1).toString(), u"delivered"_s);
    }

    void draggingPastTheEdgeStopsThere()
    {
        Fixture f;
        QSignalSpy selected(f.chart, &TimeChart::spanSelected);
        QTest::mousePress(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(45));
        f.move(f.middleOf(47) + QPoint(400, 0));
        QTest::mouseRelease(f.canvas->viewport(), Qt::LeftButton, {}, f.middleOf(47) + QPoint(400, 0));
        QCOMPARE(rangeOf(selected), (core::TimeRange { monday + 45 * hour, monday + 48 * hour }));
    }

    void ctrlWheelZoomsPlainWheelScrollsThePage()
    {
        Fixture f;
        QSignalSpy zoom(f.chart, &TimeChart::zoomRequested);
        const auto wheel = [&](Qt::KeyboardModifiers modifiers, int delta) {
            QWheelEvent event(f.middleOf(24), f.canvas->viewport()->mapToGlobal(f.middleOf(24)), {}, QPoint(0, delta), Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
            QApplication::sendEvent(f.canvas->viewport(), &event);
            return event.isAccepted();
        };
        QVERIFY(!wheel(Qt::NoModifier, 120));
        QCOMPARE(zoom.size(), 0);
        wheel(Qt::ControlModifier, 120);
        QCOMPARE(rangeOf(zoom).length(), 24 * hour);
        QVERIFY(rangeOf(zoom).contains(monday + 24 * hour));
        wheel(Qt::ControlModifier, -120);
        QCOMPARE(rangeOf(zoom).length(), 96 * hour);
    }

    void hoverShowsACardBesideTheBucket()
    {
        Fixture f;
        f.move(f.middleOf(30));
        auto *card = f.window.findChild<ChartCard *>();
        QVERIFY(card && card->isVisible());
        QCOMPARE(card->content().title, u"Tue 24 Nov, 20:00–21:00"_s);
        QCOMPARE(card->content().rows.size(), std::size_t(3));
        QCOMPARE(card->content().rows[0].value, u"1,010"_s);
        const QRect bucket(f.canvas->viewport()->mapTo(&f.window, f.layout().bucketRect(f.canvas->chartScene().data, 30).topLeft().toPoint()),
                           f.layout().bucketRect(f.canvas->chartScene().data, 30).size().toSize());
        QVERIFY(!card->geometry().intersects(bucket));
        QVERIFY(f.window.rect().contains(card->geometry()));
        f.move(f.middleOf(17));
        QVERIFY(card->content().coverage.startsWith(u"No data"_s));
        QVERIFY(card->content().rows.empty()); // no figure is invented
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(f.canvas->viewport(), &leave);
        f.move(QPoint(2, 2));
        QVERIFY(!card->isVisible());
    }

    void aWarningOpens()
    {
        Fixture f;
        QSignalSpy opened(f.chart, &TimeChart::annotationActivated);
        QCOMPARE(f.layout().diamonds.size(), std::size_t(1));
        QTest::mouseClick(f.canvas->viewport(), Qt::LeftButton, {}, f.layout().diamonds[0].rect.center().toPoint());
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"w1"_s);
        f.chart->setFocus();
        QTest::keyClick(f.chart, Qt::Key_Menu);
        auto *menu = f.chart->findChild<QMenu *>(u"chartMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"9 × its usual volume"_s);
        menu->actions().first()->trigger();
        QCOMPARE(opened.size(), 2);
    }

    void legendTogglesSeries()
    {
        Fixture f;
        const QList<QAbstractButton *> entries = f.legend->findChildren<QAbstractButton *>();
        QCOMPARE(entries.size(), 2);
        QCOMPARE(entries[0]->accessibleName(), u"delivered, 46 k"_s);
        QSignalSpy shown(f.chart, &TimeChart::seriesShownChanged);
        QTest::keyClick(entries[0], Qt::Key_Space);
        QCOMPARE(shown.size(), 1);
        QVERIFY(!f.chart->isSeriesShown(u"delivered"_s));
        QCOMPARE(countPixels(f.picture(), ui::Theme::current()->color(ui::Token::ChartDelivered)), 0);
        QVERIFY(f.layout().scale.top < 100); // the rest gets the room
        f.chart->setData(sampleData()); // refreshed data keep it off
        QVERIFY(!f.chart->isSeriesShown(u"delivered"_s));
        QVERIFY(!entries[0]->isChecked());
        entries[0]->click();
        QVERIFY(f.chart->isSeriesShown(u"delivered"_s));
    }

    void tShowsTheSameDataAsATable()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.chart, Qt::Key_T);
        QVERIFY(f.chart->showsTable());
        auto *table = f.chart->findChild<ui::DataTable *>(u"chartTable"_s);
        QVERIFY(table->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), table, 20'000);
        QCOMPARE(table->proxy()->rowCount(), 48);
        QCOMPARE(table->proxy()->index(0, 0).data().toString(), u"Mon 23 Nov, 14:00–15:00"_s);
        QCOMPARE(table->proxy()->index(0, 1).data().toString(), u"1,000"_s);
        QCOMPARE(table->proxy()->index(17, 1).data().toString(), u"unknown"_s);
        QCOMPARE(table->proxy()->index(0, 3).data(ui::RawRole).toDouble(), 1010.0);
        QVERIFY(table->proxy()->index(46, 1).data(Qt::AccessibleTextRole).toString().contains(u"at least"_s));
        QTest::keyClick(table, Qt::Key_T);
        QVERIFY(!f.chart->showsTable());
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), f.chart, 20'000);
    }

    void ctrlCCopiesTheTable()
    {
        Fixture f;
        f.chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.chart, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 49);
        QVERIFY(lines[1].startsWith(u"2026-11-23T13:00:00.000Z\t1000\t10\t1010\t"_s));
        QVERIFY2(lines[18].contains(u"unknown"_s), qPrintable(lines[18])); // a gap is no zero
    }

    void speaksAsOneChart()
    {
        Fixture f;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(f.chart);
        QVERIFY(spoken);
        QCOMPARE(spoken->role(), QAccessible::Chart);
        QCOMPARE(spoken->text(QAccessible::Name), u"Recipients per hour, by outcome"_s);
        const QString sentence = spoken->text(QAccessible::Description);
        QVERIFY2(sentence.startsWith(u"Recipients per hour, by outcome, Mon 23 Nov, 14:00 to Wed 25 Nov, 14:00; highest 2,010 Tue 24 Nov, 10:00; no data Tue 24 Nov, 07:00–09:00"_s),
                 qPrintable(sentence));
        QVERIFY(sentence.contains(u"11 of 12 nodes heard"_s));
        QVERIFY(sentence.contains(u"9 × its usual volume"_s));
        QCOMPARE(spoken->childCount(), 0);
        f.chart->setCurrentBucket(20);
        QCOMPARE(spoken->text(QAccessible::Value), u"Tue 24 Nov, 10:00–11:00: 2,010 recipients, delivered 2,000, bounced 10"_s);
        QVERIFY(spoken->text(QAccessible::Name).endsWith(u"2,010 recipients, delivered 2,000, bounced 10"_s));
        QCOMPARE(withoutName(f.window).join(u'\n'), QString());
    }

    void refreshedDataKeepThePlace()
    {
        Fixture f;
        f.chart->setCurrentBucket(20);
        f.chart->setSelection({ monday + 10 * hour, monday + 12 * hour });
        TimeSeriesData later = sampleData();
        // An hour passes: the first bucket leaves, a new one comes.
        for (core::UtcMicros &start : later.starts)
            start += hour;
        later.end += hour;
        f.chart->setData(later);
        QCOMPARE(f.chart->currentBucket(), 19);
        QCOMPARE(f.chart->selection(), (core::TimeRange { monday + 10 * hour, monday + 12 * hour }));
        for (core::UtcMicros &start : later.starts)
            start += 40 * hour;
        later.end += 40 * hour;
        f.chart->setData(later);
        QCOMPARE(f.chart->currentBucket(), -1);
        QCOMPARE(f.chart->selection().length(), 0);
    }

    void neverMoreColumnsThanPixels()
    {
        Fixture f;
        QVERIFY(f.chart->maximumBuckets() < f.chart->width());
        TimeSeriesData many;
        many.series.push_back({ u"a"_s, u"a"_s, ui::swatchDelivered, {}, {}, false });
        for (int i = 0; i < 20'000; ++i) {
            many.starts.push_back(monday + i * core::microsPerMinute);
            many.series[0].values.push_back(1);
        }
        many.end = monday + 20'000 * core::microsPerMinute;
        f.chart->setData(many);
        QVERIFY(f.canvas->chartScene().data.count() <= f.chart->maximumBuckets());
        const test::CpuTimer timer;
        QVERIFY(!f.picture().isNull());
        QVERIFY2(timer.elapsed() < 500 * test::slowdown, qPrintable(QString::number(timer.elapsed())));
        QSignalSpy changed(f.chart, &TimeChart::maximumBucketsChanged);
        f.window.resize(500, 340);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
        QVERIFY(f.canvas->chartScene().data.count() <= f.chart->maximumBuckets());
    }

    void takesAnyData_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 5; ++i)
            QTest::addRow("%d", i) << i;
    }
    void takesAnyData()
    {
        QFETCH(int, which);
        TimeSeriesData data;
        if (which >= 1)
            data = sampleData(which == 1 ? 1 : 12);
        if (which == 2)
            data.series[0].values.resize(3); // shorter than there are buckets
        if (which == 3)
            data.coverage.assign(12, -1.0);
        if (which == 4) {
            data.series.clear();
            data.usual.assign(4, 100);
        }
        Fixture f;
        for (const ChartKind kind : { ChartKind::Columns, ChartKind::Lines }) {
            f.chart->setKind(kind);
            f.chart->setData(data);
            f.chart->setFocus(Qt::TabFocusReason);
            for (const int key : { Qt::Key_Home, Qt::Key_Right, Qt::Key_Up, Qt::Key_Up, Qt::Key_Return, Qt::Key_End, Qt::Key_Plus, Qt::Key_T, Qt::Key_T })
                QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : f.chart, Qt::Key(key));
            QVERIFY(!f.picture().isNull());
            QVERIFY(!f.chart->sentence().isEmpty() || data.measure.isEmpty());
            QVERIFY(!f.chart->tableText().isEmpty());
        }
    }

    void linesBreakAtGaps()
    {
        Fixture f;
        f.chart->setSharePlot(false);
        f.chart->setKind(ChartKind::Lines);
        const QRectF gap(f.layout().bucketRect(f.canvas->chartScene().data, 17).topLeft(), f.layout().bucketRect(f.canvas->chartScene().data, 18).bottomRight());
        QCOMPARE(countPixels(f.picture().copy(gap.toRect().adjusted(2, 0, -2, 0)), ui::Theme::current()->color(ui::Token::ChartDelivered)), 0);
        QVERIFY(countPixels(f.picture(), ui::Theme::current()->color(ui::Token::ChartDelivered)) > 20);
    }

    void followsTheLook()
    {
        Fixture f;
        ui::Theme::current()->setLook(ui::Look::Dark);
        const QImage dark = f.window.grab().toImage();
        QVERIFY(countPixels(dark, QColor::fromRgba(ui::Theme::rgba(ui::Token::ChartDelivered, true))) > 500);
        QCOMPARE(countPixels(dark, QColor::fromRgba(ui::Theme::rgba(ui::Token::ChartDelivered, false))), 0);
    }

    void tableModelHolds()
    {
        ChartTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(sampleData(), paris(), true);
        QCOMPARE(model.columnCount(), 6);
        QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), u"Not delivered"_s);
        model.setData(sampleData(), paris(), false);
        QCOMPARE(model.columnCount(), 5);
    }
};

BW_UITEST_MAIN(TestChartsTimeChart)
#include "tst_charts_timechart.moc"

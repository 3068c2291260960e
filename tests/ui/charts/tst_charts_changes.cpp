// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartsamples.h"
#include "tests/ui/common/uitest.h"
#include "ui/charts/chartcanvas.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/charttablemodel.h"
#include "ui/charts/timechart.h"

#include <QAccessible>
#include <QMenu>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::charts;
using namespace bw::uitest;

/// Changes of settings as marks on the time axis.
class TestChartsChanges final : public QObject
{
    Q_OBJECT

    static TimeSeriesData withChanges(const QList<double> &hours)
    {
        TimeSeriesData data = sampleData();
        data.annotations.clear();
        int number = 0;
        for (const double hour : hours) {
            ++number;
            data.changes.push_back({ monday + core::UtcMicros(hour * core::microsPerHour), u"mx1"_s, u"setting_%1"_s.arg(number), u"may → encrypt"_s, u"%1:%2"_s.arg(number).arg(number + 1) });
        }
        return data;
    }
    struct Fixture
    {
        QWidget window;
        TimeChart *chart;
        ChartCanvas *canvas;
        explicit Fixture(TimeSeriesData data)
        {
            auto *layout = new QVBoxLayout(&window);
            chart = new TimeChart;
            chart->setFormat(paris());
            chart->setSharePlot(true, u"Share not delivered"_s);
            chart->setData(std::move(data));
            layout->addWidget(chart, 1);
            showActive(window, { 900, 340 });
            canvas = chart->findChild<ChartCanvas *>();
        }
        [[nodiscard]] const std::vector<ChartLayout::AxisMark> &marks() const { return canvas->chartScene().layout.axisMarks; }
        [[nodiscard]] QStringList cardTexts() const
        {
            QStringList texts;
            if (const auto *card = window.findChild<ChartCard *>(); card && card->isVisible())
                for (const ChartCard::Row &row : card->content().rows)
                    texts << (row.value.isEmpty() ? row.name : row.name + u" | "_s + row.value);
            return texts;
        }
        void press(int key, Qt::KeyboardModifiers with = {}) const { QTest::keyClick(chart, Qt::Key(key), with); }
    };

private Q_SLOTS:
    void standOnTheAxisAtTheirTime()
    {
        Fixture f(withChanges({ 5.5, 30 }));
        QCOMPARE(f.marks().size(), std::size_t(2));
        const ChartLayout &layout = f.canvas->chartScene().layout;
        QCOMPARE(f.marks()[0].rect.center().x(), layout.x(monday + core::UtcMicros(5.5 * core::microsPerHour)));
        QVERIFY(std::abs(f.marks()[0].rect.bottom() - layout.bottomPlot().bottom()) <= 1);
        for (const ui::Look look : { ui::Look::Light, ui::Look::Dark }) { // drawn, in both looks
            ui::Theme::current()->setLook(look);
            const QImage picture = f.canvas->grab().toImage();
            const QPoint inside = f.marks()[0].rect.center().toPoint() + QPoint(0, 2);
            QCOMPARE(QColor(picture.pixel(inside)), ui::Theme::current()->color(ui::Token::TextPrimary));
        }
        ui::Theme::current()->setLook(ui::Look::Light);
    }

    void neverMoreMarksThanRoom()
    {
        TimeSeriesData data = withChanges({});
        for (int i = 0; i < 5000; ++i)
            data.changes.push_back({ monday + i * 48 * core::microsPerHour / 5000, u"mx1"_s, u"s%1"_s.arg(i), u"1 → 2"_s, u"1:2"_s });
        Fixture f(data);
        QVERIFY2(f.marks().size() > 5 && f.marks().size() < 60, qPrintable(QString::number(f.marks().size())));
        std::size_t all = 0;
        for (std::size_t i = 0; i < f.marks().size(); ++i) {
            all += f.marks()[i].changes.size();
            QVERIFY(i == 0 || !f.marks()[i].rect.intersects(f.marks()[i - 1].rect));
        }
        QCOMPARE(all, std::size_t(5000)); // none is lost: they are counted
    }

    void hoverNamesNodeSettingOldAndNew()
    {
        Fixture f(withChanges({ 30.2, 30.4 }));
        const QRectF bucket = f.canvas->chartScene().layout.bucketRect(f.canvas->chartScene().data, 30);
        QTest::mouseMove(f.canvas->viewport(), bucket.center().toPoint());
        const QStringList texts = f.cardTexts();
        QVERIFY2(texts.contains(u"2 setting(s) changed"_s), qPrintable(texts.join(u'\n')));
        QVERIFY(texts.contains(u"mx1: setting_1"_s) && texts.contains(u"mx1: setting_2"_s) && texts.contains(u"    may → encrypt"_s));
    }

    void aFullCardSaysHowManyMore()
    {
        Fixture f(withChanges({ 17.1, 17.2, 17.3, 17.4, 17.5, 17.6 })); // in a gap, too
        f.chart->setCurrentBucket(10);
        f.chart->setFocus();
        f.press(Qt::Key_C);
        QCOMPARE(f.chart->currentBucket(), 17);
        QCOMPARE(f.cardTexts().size(), 8); // heading, three of two lines, the rest
        QCOMPARE(f.cardTexts().last(), u"and 3 more"_s);
    }

    void theCardGrowsForLongNames()
    {
        TimeSeriesData data = withChanges({ 10.5 });
        data.changes[0].name = u"smtpd_tls_mandatory_protocols_of_long"_s;
        data.changes[0].node = u"mx1.outbound.mta.example"_s;
        Fixture f(data);
        f.chart->setFocus(Qt::TabFocusReason);
        f.press(Qt::Key_C);
        const auto *card = f.window.findChild<ChartCard *>();
        QVERIFY(card && card->isVisible());
        const QString longest = u"mx1.outbound.mta.example: smtpd_tls_mandatory_protocols_of_long"_s;
        QVERIFY(f.cardTexts().contains(longest));
        QVERIFY(card->width() > QFontMetrics(ui::Theme::current()->font(ui::FontRole::Small)).horizontalAdvance(longest));
        QVERIFY(f.window.rect().contains(card->geometry()));
    }

    void keysReachAndOpenThem()
    {
        Fixture f(withChanges({ 5.5, 30, 40 }));
        f.chart->setFocus(Qt::TabFocusReason);
        f.chart->setCurrentBucket(0);
        QSignalSpy opened(f.chart, &TimeChart::changeActivated);
        QList<int> reached;
        for (int i = 0; i < 4; ++i) {
            f.press(Qt::Key_C);
            reached << f.chart->currentBucket();
        }
        QCOMPARE(reached, (QList<int> { 5, 30, 40, 5 }));
        f.press(Qt::Key_C, Qt::ShiftModifier);
        QCOMPARE(f.chart->currentBucket(), 40);
        QVERIFY(f.chart->bucketSentence(40).contains(u"1 setting(s) changed, mx1: setting_3, may → encrypt"_s));
        f.press(Qt::Key_O);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), u"3:4"_s);
        f.press(Qt::Key_Menu);
        const auto *menu = f.chart->findChild<QMenu *>(u"chartMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"mx1: setting_3, may → encrypt"_s);
        QVERIFY(f.chart->sentence().contains(u"3 setting(s) changed"_s));
    }

    void keysWithoutChangesAreLeftToTheWindow()
    {
        Fixture f(withChanges({}));
        f.chart->setFocus(Qt::TabFocusReason);
        f.chart->setCurrentBucket(3);
        f.press(Qt::Key_C);
        f.press(Qt::Key_O);
        QCOMPARE(f.chart->currentBucket(), 3);
    }

    void aClickOpensOneAndAsksAmongSeveral()
    {
        Fixture f(withChanges({ 5.5, 30, 30.1 }));
        QSignalSpy opened(f.chart, &TimeChart::changeActivated);
        QSignalSpy buckets(f.chart, &TimeChart::bucketActivated);
        QTest::mouseClick(f.canvas->viewport(), Qt::LeftButton, {}, f.marks()[0].rect.center().toPoint());
        QCOMPARE(opened.size(), 1);
        QTest::mouseClick(f.canvas->viewport(), Qt::LeftButton, {}, f.marks()[1].rect.center().toPoint());
        QCOMPARE(opened.size(), 1);
        auto *menu = f.chart->findChild<QMenu *>(u"chartChangesMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().last()->trigger();
        QCOMPARE(opened.last().first().toString(), u"3:4"_s);
        QCOMPARE(buckets.size(), 0); // the column behind is not meant
    }

    void theTableHasThemToo()
    {
        ChartTableModel model;
        model.setData(sampleData(), paris(), true);
        const int without = model.columnCount();
        model.setData(withChanges({ 5.5 }), paris(), true);
        QCOMPARE(model.columnCount(), without + 1);
        QCOMPARE(model.headerData(without, Qt::Horizontal, Qt::DisplayRole).toString(), u"Settings changed"_s);
        QCOMPARE(model.index(5, without).data().toString(), u"mx1: setting_1, may → encrypt"_s);
        QCOMPARE(model.index(6, without).data().toString(), QString());
        Fixture f(withChanges({ 5.5 }));
        QVERIFY(f.chart->tableText().contains(u"mx1: setting_1, may → encrypt"_s));
        f.chart->setShowsTable(true);
    }

    void coarserBucketsKeepThem()
    {
        const TimeSeriesData coarse = coarsened(withChanges({ 5.5, 6.5 }), 12);
        QCOMPARE(coarse.countChangesIn(1), 2);
    }
};

BW_UITEST_MAIN(TestChartsChanges)
#include "tst_charts_changes.moc"

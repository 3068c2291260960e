// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/queries/tracequery.h"
#include "models/store/queries/volumequery.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/chartpicture.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/figures/volumeseries.h"
#include "ui/itemmodels/volumefacts.h"

#include <QApplication>
#include <QGraphicsView>
#include <QImage>
#include <QLineEdit>
#include <QMenu>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::VolumeFacts;

namespace {

double sumOf(const charts::TimeSeriesData &data, const QString &key)
{
    for (const charts::TimeSeries &series : data.series)
        if (series.key == key)
            return std::accumulate(series.values.begin(), series.values.end(), 0.0, [](double sum, double value) { return std::isnan(value) ? sum : sum + value; });
    return -1;
}

QStringList keysOf(const charts::TimeSeriesData &data)
{
    QStringList keys;
    for (const charts::TimeSeries &series : data.series)
        keys << series.key;
    return keys;
}

} // namespace

class TestVolumePage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    charts::TimeChart *chart() const { return m_window->find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s); }
    ui::DataTable *destinations() const { return m_window->find<ui::DataTable>(u"volume"_s, u"destinationsTable"_s); }
    ui::SegmentedChoice *groups() const { return m_window->find<ui::SegmentedChoice>(u"volume"_s, u"groupChoice"_s); }
    store::VolumeAnswer ask(const QStringList &by) const
    {
        return m_window->ask(m_page, store::VolumeQuery { {}, by, false });
    }
    /// A bucket that has bounces, by what is drawn.
    int bucketWithBounces() const
    {
        for (const charts::TimeSeries &series : chart()->data().series)
            for (std::size_t i = 0; series.key == u"bounced" && i < series.values.size(); ++i)
                if (series.values[i] > 0)
                    return int(i);
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 60)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, start, 30, 20)));
        m_window->show();
    }
    void init()
    {
        m_page = m_window->open(u"volume"_s);
        chart()->clearSelection();
        groups()->setCurrent(0);
        Q_EMIT groups()->chosen(0);
        QTRY_VERIFY_WITH_TIMEOUT(keysOf(chart()->data()).contains(u"delivered"_s) && chart()->data().count() > 20, 20'000);
        QTest::qWait(100);
    }
    void cleanupTestCase() { m_window.reset(); }

    void figuresAreThoseOfTheQuery()
    {
        const store::VolumeAnswer all = ask({});
        QCOMPARE(*all.totals.accepted, qint64(30 * 80));
        QCOMPARE(*all.totals.bounced, qint64(30 * 4));
        const charts::TimeSeriesData &drawn = chart()->data();
        QCOMPARE(keysOf(drawn).join(u' '), u"delivered deferred bounced expired rejected"_s);
        QCOMPARE(qint64(sumOf(drawn, u"delivered"_s)), *all.totals.delivered);
        QCOMPARE(qint64(sumOf(drawn, u"bounced"_s)), *all.totals.bounced);
        QVERIFY2(m_page->answer().contains(ui::Format().count(30 * 80)), qPrintable(m_page->answer()));
        // Destinations, most first.
        const QStringList domains = test::PageWindow::texts(destinations(), Facts::DestinationDomain);
        QCOMPARE(domains.value(0), u"example.net"_s);
        QCOMPARE(domains.size(), 3);
        const store::VolumeAnswer byDomain = ask({ u"domain"_s });
        for (const store::VolumeBucket &row : byDomain.buckets) {
            const qsizetype at = domains.indexOf(row.keys.value(u"domain"_s));
            QVERIFY(at >= 0);
            QCOMPARE(destinations()->model()->index(int(at), Facts::DestinationRecipients).data(ui::RawRole).toLongLong(), *row.counts.recipients);
        }
        const auto *reasons = m_window->find<ui::DataTable>(u"volume"_s, u"reasonsTable"_s);
        qint64 given = 0; // reasons add up to what the total says
        for (int row = 0; row < reasons->model()->rowCount(); ++row)
            given += reasons->model()->index(row, Facts::ReasonTotal).data(ui::RawRole).toLongLong();
        QCOMPARE(given, *all.totals.reasonsGiven());
        QVERIFY(test::PageWindow::texts(reasons, Facts::ReasonReply).join(u' ').contains(u"no such user"));
    }

    void groupsByKeyboard()
    {
        groups()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(groups(), Qt::Key_Right);
        QCOMPARE(groups()->currentData().toString(), u"node"_s);
        QTRY_COMPARE_WITH_TIMEOUT(keysOf(chart()->data()).join(u' '), u"mx1 mx2"_s, 20'000);
        qint64 mx2 = 0;
        for (const store::VolumeBucket &bucket : ask({ u"node"_s }).buckets)
            if (bucket.keys.value(u"node"_s) == u"mx2")
                mx2 = *bucket.counts.ended();
        QVERIFY(mx2 > 0 && mx2 <= 30 * 80);
        QCOMPARE(qint64(sumOf(chart()->data(), u"mx2"_s)), mx2);
        // The page is as it was when somebody comes back to it.
        QCOMPARE(m_page->saveState().value(u"group"_s).toString(), u"node"_s);
        QTest::keyClick(groups(), Qt::Key_End);
        QCOMPARE(groups()->currentData().toString(), u"sender"_s);
        QTRY_COMPARE_WITH_TIMEOUT(keysOf(chart()->data()).join(u' '), u"news.example shop.example"_s, 20'000);
    }

    void aDraggedSpanOpensWhatIsInItAndZooms()
    {
        auto *canvas = chart()->findChild<QGraphicsView *>();
        QVERIFY(canvas);
        const core::TimeRange before = m_window->window()->range();
        const int y = canvas->height() / 3;
        QTest::mousePress(canvas->viewport(), Qt::LeftButton, {}, { canvas->width() * 6 / 10, y });
        for (int step = 1; step <= 4; ++step)
            QTest::mouseMove(canvas->viewport(), { canvas->width() * 6 / 10 + step * 30, y });
        QTest::mouseRelease(canvas->viewport(), Qt::LeftButton, {}, { canvas->width() * 6 / 10 + 120, y });
        const core::TimeRange span = chart()->selection();
        QVERIFY(span.length() >= 2 * core::microsPerHour && span.length() < before.length() / 2);
        auto *messages = m_window->find<ui::DataTable>(u"spanMessagesTable"_s);
        QVERIFY(messages);
        store::TraceQuery query;
        query.filter = m_page->filter();
        query.filter.range = span;
        const auto there = query.count(m_window->store(), nullptr);
        QVERIFY(there && *there > 0);
        auto *model = static_cast<itemmodels::MessagesItemModel *>(messages->source());
        QTRY_COMPARE_WITH_TIMEOUT(model->total(), *there, 20'000);
        auto *unlike = m_window->find<QLabel>(u"unlikeLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(unlike && unlike->text() != u"Looking…", 20'000);
        QTest::mouseClick(m_window->find<QPushButton>(u"zoomSpanButton"_s), Qt::LeftButton);
        QCOMPARE(m_window->window()->range(), span);
        QTRY_VERIFY_WITH_TIMEOUT(chart()->data().count() > 0 && chart()->data().starts.front() >= span.from, 20'000);
        QCOMPARE(chart()->selection().length(), 0); // all that is shown was selected
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->window()->range(), before);
    }

    void aStretchThatWasNotHeardSaysSo()
    {
        test::PageWindow other;
        const core::UtcMicros start = other.hour - 30 * core::microsPerHour;
        QVERIFY(other.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 6, 20)));
        QVERIFY(other.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start + 20 * core::microsPerHour, 10, 20)));
        other.show();
        other.open(u"volume"_s);
        auto *there = other.find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s);
        QTRY_VERIFY_WITH_TIMEOUT(there->data().count() > 8, 20'000);
        int gap = -1;
        for (int i = 0; i + 2 < there->data().count() && gap < 0; ++i)
            if (there->data().bucket(i).from > start + 8 * core::microsPerHour && there->data().isGap(i) && there->data().isGap(i + 2))
                gap = i;
        QVERIFY(gap >= 0);
        Q_EMIT there->spanSelected({ there->data().bucket(gap).from, there->data().bucket(gap + 2).to });
        auto *unlike = other.find<QLabel>(u"unlikeLabel"_s);
        QVERIFY(unlike);
        QTRY_COMPARE_WITH_TIMEOUT(unlike->text(), u"Unknown: it was not heard."_s, 20'000);
        QStringList words;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            words.clear();
            for (const QLabel *label : other.window()->findChildren<QLabel *>())
                if (label->isVisible())
                    words << label->text();
            return words.contains(u"This stretch was not heard: what was sent in it is unknown."_s);
        }()),
            20'000);
        other.forget();
        m_window->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window->window()));
    }

    void heldAndDeletedCanBeChosen()
    {
        const auto *chip = m_window->find<ui::Chip>(u"volume"_s, u"outcomeChip"_s);
        for (const QString &outcome : { u"delivered"_s, u"held"_s, u"deleted"_s })
            QCOMPARE(chip->textOf(outcome), outcome);
        QStringList choices;
        for (const QAction *action : chip->findChild<QMenu *>()->actions())
            choices << action->text();
        QVERIFY(choices.contains(u"held"_s) && choices.contains(u"deleted"_s));
    }

    void zoomsByKeys()
    {
        const core::TimeRange before = m_window->window()->range();
        chart()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart(), Qt::Key_Home);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(chart(), Qt::Key_Right, Qt::ShiftModifier);
        const core::TimeRange span = chart()->selection();
        QVERIFY(span.length() > 0);
        QTest::keyClick(chart(), Qt::Key_Plus);
        QCOMPARE(m_window->window()->range(), span);
        chart()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart(), Qt::Key_0);
        QCOMPARE(m_window->window()->range(), before);
    }

    void aBarLeadsToItsMessagesAndBack()
    {
        const int bucket = bucketWithBounces();
        QVERIFY(bucket >= 0);
        const core::TimeRange span = chart()->data().bucket(bucket);
        chart()->setFocus(Qt::TabFocusReason);
        chart()->setCurrentBucket(bucket);
        for (int i = 0; i < 3; ++i) // delivered, deferred, bounced
            QTest::keyClick(chart(), Qt::Key_Up);
        QTest::keyClick(chart(), Qt::Key_Return);
        ui::Page *messages = m_window->window()->currentPage();
        QCOMPARE(messages->id(), u"messages"_s);
        QCOMPARE(messages->filter().range, span);
        QCOMPARE(messages->filter().outcomes, QStringList { u"bounced"_s });
        auto *table = m_window->find<ui::DataTable>(u"messages"_s, u"messagesTable"_s);
        auto *model = static_cast<itemmodels::MessagesItemModel *>(table->source());
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() > 0 && !model->isReading(), 20'000);
        // Bounced messages of one recipient each: as many rows as the bar is high.
        QCOMPARE(model->rowCount(), 4);
        for (int row = 0; row < model->rowCount(); ++row) {
            QCOMPARE(model->message(model->index(row, 0)).outcome, u"bounced"_s);
            QVERIFY(span.contains(model->message(model->index(row, 0)).accepted));
        }
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->window()->place().page, u"volume"_s);
    }

    void aDestinationLeadsToItsMessages()
    {
        ui::DataTable *table = destinations();
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 1, 20'000);
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(table->model()->index(1, 0));
        const QString domain = table->model()->index(1, Facts::DestinationDomain).data().toString();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_window->window()->place().page, u"messages"_s);
        QCOMPARE(m_window->window()->currentPage()->filter().domains, QStringList { domain });
    }

    void chipsFilterAndAreTakenAway()
    {
        store::Filter one = m_page->filter();
        one.domains = { u"example.org"_s };
        m_window->window()->changeFilter(one);
        auto *chip = m_window->find<ui::Chip>(u"volume"_s, u"destinationChip"_s);
        QTRY_COMPARE_WITH_TIMEOUT(chip->value(), u"example.org"_s, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(qint64(sumOf(chart()->data(), u"bounced"_s)), ask({}).totals.bounced.value_or(-1), 20'000);
        chip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(m_page->filter().domains.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!chip->isSet(), 20'000);
    }

    void filesHoldWhatIsShown()
    {
        const QList<QStringList> rows = test::PageWindow::csvRows(m_window->written(m_page, u"destinations"_s));
        QCOMPARE(rows.value(0).value(0), u"# a note"_s);
        QCOMPARE(rows.size() - 2, destinations()->model()->rowCount());
        for (int row = 0; row < destinations()->model()->rowCount(); ++row)
            QCOMPARE(rows.at(row + 2).at(0), destinations()->model()->index(row, Facts::DestinationDomain).data().toString());
        // The filter of the test before has gone; its figures may still be shown.
        QTRY_COMPARE_WITH_TIMEOUT(qint64(sumOf(chart()->data(), u"delivered"_s)), ask({}).totals.delivered.value_or(-1), 20'000);
        const QList<QStringList> hours = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"volume"_s, u"csv"_s));
        const qsizetype delivered = hours.value(1).indexOf(u"delivered"_s);
        QVERIFY(delivered > 0);
        qint64 sum = 0;
        for (qsizetype row = 2; row < hours.size(); ++row)
            sum += hours.at(row).value(delivered).toLongLong();
        QCOMPARE(sum, *ask({}).totals.delivered);
        // What came in, and for how many, is not drawn but stands in the file.
        for (const auto &[name, total] : { std::pair { u"accepted messages"_s, *ask({}).totals.accepted }, std::pair { u"their recipients"_s, *ask({}).totals.recipients } }) {
            const qsizetype column = hours.value(1).indexOf(name);
            QVERIFY2(column > 0, qPrintable(hours.value(1).join(u'|')));
            qint64 all = 0;
            for (qsizetype row = 2; row < hours.size(); ++row)
                all += hours.at(row).value(column).toLongLong();
            QCOMPARE(all, total);
        }
        // A picture that is mailed around says what it shows, in which legend and with which sums.
        const auto *chart = m_window->find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s);
        const QImage picture = QImage::fromData(test::PageWindow::exported(m_page, u"volume"_s, u"png"_s), "PNG");
        QVERIFY(!picture.isNull() && picture.height() > chart->height() + 80 && picture.width() > chart->width());
        QCOMPARE(picture.text(u"Description"_s), u"a note"_s);
        const QStringList legend = charts::pictureLegend(*chart);
        QVERIFY2(legend.contains(u"delivered "_s + chart->format().count(sum)) || legend.contains(u"delivered "_s + ui::Format::atLeast(chart->format().count(sum))), qPrintable(legend.join(u'|')));
        // The words that stand beside the panel's title, too.
        auto *drawn = m_window->find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s);
        const charts::TimeSeriesData before = drawn->data();
        QCOMPARE(before.below, u"below: not delivered, of ended"_s);
        charts::TimeSeriesData without = before;
        without.below.clear();
        drawn->setData(without);
        QVERIFY(charts::chartPicture(*drawn, u"a note"_s).height() < picture.height());
        drawn->setData(before);
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
            QVERIFY(picture.save(folder + u"/volume-export.png"_s));
    }

    /// A range that begins before the log: what was said is a lower bound, and the file says so of each row.
    void reasonsOfAPartlyHeardRangeAreLowerBounds()
    {
        store::Filter longer = m_page->filter();
        longer.range.from -= 20 * core::microsPerDay;
        m_window->window()->changeFilter(longer);
        const auto *reasons = m_window->find<ui::DataTable>(u"volume"_s, u"reasonsTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->heardShare().value_or(1) < 0.9 && reasons->model()->rowCount() > 0, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(reasons->model()->index(0, Facts::ReasonTotal).data(ui::BoundRole).toBool(), 20'000);
        const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"reasons"_s, u"csv"_s));
        const qsizetype bound = rows.value(1).indexOf(u"Times, lower bound"_s);
        QVERIFY2(bound > 0, qPrintable(rows.value(1).join(u'|')));
        QCOMPARE(rows.value(2).value(bound), u"1"_s);
        const QStringList legend = charts::pictureLegend(*m_window->find<charts::TimeChart>(u"volume"_s, u"volumeChart"_s));
        QVERIFY2(legend.value(0).contains(u'≥'), qPrintable(legend.join(u'|'))); // and so are the sums of an exported picture
    }

    /// Nought was not counted there: nobody listened.
    void whatWasNotHeardHasNoNoughts()
    {
        store::VolumeAnswer silent;
        silent.buckets.resize(2);
        for (const charts::TimeSeries &series : figures::outcomeSeries(silent, u"hour"_s, ui::Format()).series)
            QCOMPARE(series.total, ui::Format::unknown());
        silent.totals.delivered = 0;
        QCOMPARE(figures::outcomeSeries(silent, u"hour"_s, ui::Format()).series.front().total, u"0"_s);
    }

    /// Who is refused at the door has no sender that is kept: no bar of "other" without a height, but words.
    void whatWasRefusedAtTheDoorIsNamed()
    {
        store::VolumeAnswer all;
        store::VolumeBucket bucket;
        bucket.start = m_window->hour;
        bucket.end = bucket.start + core::microsPerHour;
        bucket.keys.insert(u"sender"_s, u"news.example"_s);
        bucket.counts.delivered = 5;
        bucket.counts.bounced = bucket.counts.expired = bucket.counts.discarded = bucket.counts.rejected = 0;
        all.buckets << bucket;
        store::VolumeAnswer grouped = all;
        bucket.keys.insert(u"sender"_s, u"other"_s);
        bucket.counts.delivered = 0;
        bucket.counts.rejected = 7;
        grouped.buckets << bucket;
        const ui::Format format;
        QCOMPARE(keysOf(figures::groupSeries(grouped, all, u"sender"_s, u"hour"_s, format)), QStringList { u"news.example"_s });
        QVERIFY2(figures::groupNote(grouped, u"sender"_s).startsWith(u"7 refused"), qPrintable(figures::groupNote(grouped, u"sender"_s)));
        QCOMPARE(figures::groupNote(all, u"sender"_s), QString());
        QCOMPARE(figures::groupNote(grouped, u"domain"_s), QString());
        grouped.buckets.last().counts.delivered = 3; // names that the store has let go of
        const charts::TimeSeriesData data = figures::groupSeries(grouped, all, u"sender"_s, u"hour"_s, format);
        store::VolumeAnswer notices = grouped;
        for (auto &notice : notices.buckets)
            if (notice.keys.value(u"sender"_s) == u"news.example")
                notice.keys.insert(u"sender"_s, QString());
        QCOMPARE(figures::groupSeries(notices, all, u"sender"_s, u"hour"_s, format).series.front().name, u"<>"_s);
        QCOMPARE(data.series.back().name, u"other senders (names no longer kept)"_s);
        QCOMPARE(sumOf(data, u"other"_s), 3.0);
    }

    void theSumOfForgottenNamesIsCalledSo()
    {
        itemmodels::VolumeFacts facts(m_window->session());
        store::VolumeBucket rest;
        rest.keys.insert(u"domain"_s, u"other"_s);
        facts.destinations()->setRows({ rest });
        const QModelIndex name = facts.destinations()->index(0, Facts::DestinationDomain);
        QCOMPARE(name.data().toString(), u"other domains (names no longer kept)"_s);
        QVERIFY(name.data(Qt::ToolTipRole).toString().contains(u"without their names"));
        QCOMPARE(name.data(ui::RawRole).toString(), u"other"_s);
    }

    void everyPartIsReachedByTabAndHasAName()
    {
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        auto *first = m_window->find<ui::Chip>(u"volume"_s, u"streamChip"_s);
        const QStringList walked = m_window->walk(m_page, first);
        for (const QString &name : { u"destinationChip"_s, u"groupChoice"_s, u"volumeChart"_s, u"destinationsTable"_s, u"reasonsTable"_s })
            QVERIFY2(walked.contains(name), qPrintable(name + u" in "_s + walked.join(u' ')));
        QVERIFY(walked.indexOf(u"groupChoice"_s) < walked.indexOf(u"volumeChart"_s));
        QVERIFY(walked.indexOf(u"volumeChart"_s) < walked.indexOf(u"destinationsTable"_s));
    }

    void nothingIsWiderThanThePage_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1280 × 800") << QSize(1280, 800);
        QTest::newRow("1024 × 700") << QSize(1024, 700);
    }
    void nothingIsWiderThanThePage()
    {
        QFETCH(QSize, size);
        m_window->window()->resize(size);
        QTest::qWait(100);
        for (const ui::Panel *panel : m_page->findChildren<ui::Panel *>())
            if (panel->isVisible())
                QVERIFY2(panel->mapTo(m_page, QPoint(panel->width(), 0)).x() <= m_page->width(), qPrintable(panel->title()));
        m_window->window()->resize(1280, 800);
    }

    /// More domains than a screen has room for: all are listed, found and written.
    void manyDestinationsAreAllThere()
    {
        constexpr int domains = 700;
        test::PageWindow other;
        QByteArray log = test::ordinaryMail(u"mx1"_s, other.hour - 4 * core::microsPerHour, 1, domains);
        for (int i = 0; i < domains; ++i)
            for (const QByteArray &domain : { QByteArray("example.net"), QByteArray("example.org"), QByteArray("mail.example") })
                log.replace("r" + QByteArray::number(i) + ".mx1@" + domain, "r@d" + QByteArray::number(i) + ".example");
        QVERIFY(other.import(u"mx1"_s, log));
        other.show();
        ui::Page *page = other.open(u"volume"_s);
        auto *table = other.find<ui::DataTable>(u"volume"_s, u"destinationsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), domains, 20'000);
        const auto rows = test::PageWindow::csvRows(other.written(page, u"destinations"_s));
        QCOMPARE(rows.size() - 2, domains);
        table->filterField()->setText(u"d699.example"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->emptyText(), QString());
        QCOMPARE(test::PageWindow::csvRows(other.written(page, u"destinations"_s)).size(), 3);
        table->filterField()->setText(u"nowhere.example"_s);
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QCOMPARE(table->emptyText(), u"None of the 700 rows has “nowhere.example”."_s);
    }

    /// What came with it is shown, and does not say in its place that there was none.
    void aPartThatFailsSaysSo()
    {
        auto *panel = m_window->find<ui::Panel>(u"volume"_s, u"destinationsPanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, 20'000);
        QVERIFY(m_window->meddle(u"ALTER TABLE destination_cell RENAME TO gone_cell"_s));
        m_page->refresh({});
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Error, 20'000);
        QTest::qWait(100);
        QCOMPARE(panel->state(), ui::Panel::State::Error);
        QCOMPARE(m_window->find<ui::Panel>(u"volume"_s, u"volumePanel"_s)->state(), ui::Panel::State::Content);
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_cell RENAME TO destination_cell"_s));
        Q_EMIT panel->tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, 20'000);
    }

    /// No count of an older answer stands above panels that could not be read.
    void whatFailsHasNoOlderHeadline()
    {
        auto *panel = m_window->find<ui::Panel>(u"volume"_s, u"volumePanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, 20'000);
        auto *facts = m_page->findChild<itemmodels::VolumeFacts *>();
        Q_EMIT facts->failed({ .kind = core::ProblemKind::Damaged, .what = u"It broke"_s });
        QCOMPARE(panel->state(), ui::Panel::State::Error);
        QVERIFY2(m_page->answer().startsWith(u"Not known"_s), qPrintable(m_page->answer()));
        Q_EMIT facts->arrived();
        QVERIFY2(m_page->answer().contains(u"accepted messages"_s), qPrintable(m_page->answer()));
    }

    void anEmptyStoreSaysHowToBegin()
    {
        test::PageWindow other;
        other.show();
        const ui::Page *page = other.open(u"volume"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->answer(), u"Nothing was read yet"_s, 20'000);
        QStringList buttons;
        for (const QPushButton *button : page->findChildren<QPushButton *>())
            if (button->isVisible())
                buttons << button->text();
        QVERIFY2(buttons.contains(u"Choose files…"_s), qPrintable(buttons.join(u'|')));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestVolumePage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_volume_page.moc"

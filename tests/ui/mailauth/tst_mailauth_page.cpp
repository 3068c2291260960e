// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/mailauth/mailauthquery.h"
#include "tests/support/nsd.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/common/tile.h"
#include "ui/itemmodels/mailauthfacts.h"
#include "ui/itemmodels/reportfacts.h"

#include <QApplication>
#include <QLabel>
#include <QTabBar>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::MailAuthFacts;
using Records = itemmodels::RecordFacts;

namespace {

constexpr int patience = 20'000;
/// Reports of 10 days up to 2026-11-25 but for one, from two receivers, of two domains.
constexpr qint64 lastDay = 1'795'564'800, day = 86'400;
constexpr int days = 10, missingDay = 4;

class OtherLanguage final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *, const char *source, const char *, int) const override { return QByteArrayView(source) == "There is no report in it" ? u"Kein Bericht"_s : QString(); }
    bool isEmpty() const override { return false; }
};

} // namespace

/// Mail authentication over reports that went through the importer: the same figures as the queries give, every one leading to its rows.
class TestMailAuthPage final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PageWindow> m_window;
    std::unique_ptr<test::WorkFolder> m_folder;
    ui::Page *m_page = nullptr;

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->find<Widget>(u"mailauth"_s, name);
    }
    [[nodiscard]] ui::DataTable *table(const QString &name) const { return find<ui::DataTable>(name); }
    [[nodiscard]] store::MailAuthFilter filter() const
    {
        store::MailAuthFilter filter;
        filter.range = m_page->filter().range;
        filter.zone = m_page->filter().zone;
        filter.domains = m_page->filter().domains;
        return filter;
    }
    enum Tab { Sources, Domains, Failures, Reports, Tls, Complaints };
    void choose(int tab) const { find<QTabBar>(u"authTabs"_s)->setCurrentIndex(tab); }
    void keep(const char *name) const { test::keepPicture(m_window->window(), u"mailauth-"_s + QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        m_folder = std::make_unique<test::WorkFolder>();
        for (int i = 0; i < days; ++i)
            for (const QByteArray &org : { QByteArray("receiver.example"), QByteArray("bigmail.example") })
                for (const QByteArray &domain : { QByteArray("example.org"), QByteArray("shop.example") })
                    if (i != missingDay)
                        m_folder->write(u"in/%1-%2-%3.xml"_s.arg(QLatin1String(org), QLatin1String(domain)).arg(i),
                            test::dmarcXml({ .id = QByteArray::number(i), .org = org, .domain = domain, .records = domain == "shop.example" ? 2 : 4, .begin = lastDay - i * day }));
        m_folder->write(u"in/tls.json"_s, test::tlsJson());
        m_folder->write(u"in/complaint.eml"_s, test::complaintMail("someone@example.net"));
        m_folder->write(u"in/odd.txt"_s, "no report at all\n");
        service::FeedbackJob *job = m_window->session()->importFeedback({ m_folder->path(u"in"_s) });
        QVERIFY(test::waitForJobs(m_window->session()));
        QVERIFY(job->result());
        QCOMPARE(job->result()->stored.reports, 2 * 2 * (days - 1) + 2);
        m_window->show();
    }
    void init()
    {
        m_window->window()->clearFilters();
        m_window->window()->openPage(u"mailauth"_s, whole(), { { u"tab"_s, u"sources"_s }, { u"reporter"_s, QString() }, { u"verdict"_s, QString() }, { u"group"_s, u"network"_s } });
        m_page = m_window->window()->currentPage();
        QTRY_VERIFY_WITH_TIMEOUT(find<charts::TimeChart>(u"alignmentChart"_s)->data().count() > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().contains(u"pass DMARC"_s), patience);
        QTRY_COMPARE_WITH_TIMEOUT(find<ui::Panel>(u"authSourcesPanel"_s)->state(), ui::Panel::State::Content, patience);
    }
    void cleanup() { m_window->window()->closeSidePanel(); }
    void cleanupTestCase() { m_window.reset(); }

    [[nodiscard]] static store::Filter whole()
    {
        store::Filter filter;
        filter.range = { (lastDay - (days - 1) * day) * core::microsPerSecond, (lastDay + day) * core::microsPerSecond };
        return filter;
    }

    void theFiguresAreThoseOfTheQuery()
    {
        const auto asked = store::MailAuthQuery { filter(), { u"day"_s } }.run(m_window->store());
        QVERIFY(asked);
        QVERIFY(asked->totals.messages > 0 && asked->totals.fail > 0);
        const charts::TimeSeriesData &shown = find<charts::TimeChart>(u"alignmentChart"_s)->data();
        QCOMPARE(shown.count(), int(asked->buckets.size()));
        double sums[4] = {};
        for (int series = 0; series < 4; ++series)
            for (int i = 0; i < shown.count(); ++i)
                sums[series] += shown.isGap(i) ? 0 : shown.value(series, i);
        QCOMPARE(qint64(sums[0]), asked->totals.both);
        QCOMPARE(qint64(sums[1]), asked->totals.dkimOnly);
        QCOMPARE(qint64(sums[2]), asked->totals.spfOnly);
        QCOMPARE(qint64(sums[3]), asked->totals.fail);
        QCOMPARE(find<ui::Tile>(u"reportedTile"_s)->data().wholeFigure, ui::Format().count(asked->totals.messages));
        QVERIFY2(m_page->answer().contains(ui::Format().percent(*asked->totals.passShare())), qPrintable(m_page->answer()));
        const auto sources = store::MailAuthSourceQuery { filter(), store::SourceGroup::Network, 1'000 }.run(m_window->store());
        QVERIFY(sources);
        QCOMPARE(table(u"authSourcesTable"_s)->model()->rowCount(), int(sources->rows.size()));
        keep("sources");
    }

    void aDayWithoutReportsIsAGap()
    {
        const charts::TimeSeriesData &shown = find<charts::TimeChart>(u"alignmentChart"_s)->data();
        int gaps = 0;
        for (int i = 0; i < shown.count(); ++i)
            if (shown.isGap(i)) {
                ++gaps;
                QCOMPARE(shown.bucket(i).from, (lastDay - missingDay * day) * core::microsPerSecond);
            }
        QCOMPARE(gaps, 1);
        QCOMPARE(shown.gapNotes.size(), std::size_t(1));
    }

    /// What may still grow is told as that, as the query has it, and no share is made up for it.
    void aDayThatGrowsSaysSo()
    {
        const auto asked = store::MailAuthQuery { filter(), { u"day"_s } }.run(m_window->store());
        QVERIFY(asked);
        const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"mail-authentication"_s, u"csv"_s));
        const qsizetype heard = rows[1].indexOf(u"Heard"_s), grows = rows[1].indexOf(u"Still growing"_s);
        QVERIFY(heard > 0 && grows > heard);
        QCOMPARE(rows.size(), 2 + asked->buckets.size());
        int growing = 0;
        for (qsizetype i = 0; i < asked->buckets.size(); ++i) {
            const auto &bucket = asked->buckets[i];
            QCOMPARE(rows[2 + i][heard], bucket.hasReports ? u"1"_s : u"0"_s);
            QCOMPARE(rows[2 + i][grows], bucket.hasReports && bucket.mayGrow ? u"true"_s : u"false"_s);
            growing += bucket.hasReports && bucket.mayGrow;
        }
        QCOMPARE(growing, 2);
    }

    void theChartHasATableAndAFile()
    {
        auto *chart = find<charts::TimeChart>(u"alignmentChart"_s);
        chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart, Qt::Key_T);
        QVERIFY(chart->showsTable());
        chart->setShowsTable(false);
        const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"mail-authentication"_s, u"csv"_s));
        QCOMPARE(rows.size(), 2 + chart->data().count());
        QVERIFY(!test::PageWindow::exported(m_page, u"mail-authentication"_s, u"png"_s).isEmpty());
        const QList<QStringList> sources = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"sources"_s, u"csv"_s));
        QCOMPARE(sources.size(), 2 + table(u"authSourcesTable"_s)->model()->rowCount());
    }

    void aBarLeadsToItsRowsAndARowToItsReport()
    {
        auto *chart = find<charts::TimeChart>(u"alignmentChart"_s);
        chart->setFocus(Qt::TabFocusReason);
        chart->setCurrentBucket(1);
        QTest::keyClick(chart, Qt::Key_Return);
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"authRecordsTable"_s)) && rows->model()->rowCount() > 0, patience);
        QCOMPARE(rows->model()->rowCount(), 2 * (4 + 2));
        keep("rows");
        rows->setFocus(Qt::TabFocusReason);
        rows->setCurrentIndex(rows->model()->index(0, 0));
        const QString why = m_window->find<QLabel>(u"authRecordWhy"_s)->text();
        for (const Records::Column column : { Records::When, Records::Reporter }) // which the panel has no room for
            QVERIFY2(why.contains(rows->model()->index(0, column).data().toString()), qPrintable(why));
        QTest::keyClick(rows, Qt::Key_Return);
        ui::DataTable *records = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((records = m_window->find<ui::DataTable>(u"reportRecordsTable"_s)) && records->model()->rowCount() > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QLabel>(u"asReceivedLabel"_s)->text().startsWith(u"As received"_s), patience);
        QVERIFY(m_page->saveState().contains(u"report"_s));
        keep("report");
    }

    void aFailingTileLeadsToFailingRowsAlone()
    {
        auto *tile = find<ui::Tile>(u"dmarcTile"_s);
        tile->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tile, Qt::Key_Space);
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"authRecordsTable"_s)) && rows->model()->rowCount() > 0, patience);
        store::MailAuthFilter failing = filter();
        failing.outcomes = { u"fail"_s };
        const auto asked = store::listMailAuthRecords(m_window->store(), failing, 0, 10'000);
        QVERIFY(asked);
        QCOMPARE(rows->model()->rowCount(), int(asked->rows.size()));
        QVERIFY(!test::PageWindow::exported(m_page, u"report-rows"_s, u"csv"_s).isEmpty());
    }

    void chipsNarrow()
    {
        const int before = table(u"authSourcesTable"_s)->model()->rowCount();
        QVERIFY(before > 0);
        store::Filter one = whole();
        one.domains = { u"shop.example"_s };
        m_window->window()->changeFilter(one);
        const auto asked = store::MailAuthQuery { filter(), {} }.run(m_window->store());
        QVERIFY(asked);
        QTRY_COMPARE_WITH_TIMEOUT(find<ui::Tile>(u"reportedTile"_s)->data().wholeFigure, ui::Format().count(asked->totals.messages), patience);
        QCOMPARE(find<ui::Chip>(u"authDomainChip"_s)->value(), u"shop.example"_s);
        QTest::keyClick(find<ui::Chip>(u"authDomainChip"_s), Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->filter().domains.isEmpty(), patience);
    }

    void sourcesByAddress()
    {
        auto *group = find<ui::SegmentedChoice>(u"sourceGroupChoice"_s);
        group->setFocus(Qt::TabFocusReason);
        QTest::keyClick(group, Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(test::PageWindow::texts(table(u"authSourcesTable"_s), Facts::SourceName).contains(u"192.0.2.1"_s), patience);
        QCOMPARE(table(u"authSourcesTable"_s)->model()->rowCount(), 4);
    }

    /// Only once the owner allows it; then with the address, and kept.
    void namesOfAddresses()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::Nsd nsd(*m_folder);
        nsd.addZone(u"2.0.192.in-addr.arpa"_s, "1 PTR mx.example.org.\n");
        nsd.addZone(u"example.org"_s, "mx A 192.0.2.1\n");
        QCOMPARE(nsd.start(), QString());
        const auto name = [this] {
            const QAbstractItemModel *model = table(u"authSourcesTable"_s)->model();
            for (int row = 0; row < model->rowCount(); ++row)
                if (const QString text = model->index(row, 0).data().toString(); text.startsWith(u"192.0.2.1 "_s))
                    return text;
            return QString();
        };
        const auto byAddress = [this] {
            auto *group = find<ui::SegmentedChoice>(u"sourceGroupChoice"_s);
            group->setFocus(Qt::TabFocusReason);
            QTest::keyClick(group, Qt::Key_Home);
            QTest::keyClick(group, Qt::Key_End);
        };
        config::Settings settings = m_window->desk().settings();
        QVERIFY(!settings.looksUpNames);
        settings.resolver = nsd.address();
        settings.looksUpNames = true;
        m_window->desk().changeSettings(settings);
        byAddress();
        QTRY_COMPARE_WITH_TIMEOUT(name(), u"192.0.2.1  mx.example.org"_s, patience);
        keep("names");
        settings.looksUpNames = false;
        m_window->desk().changeSettings(settings);
        const auto kept = store::MailAuthSourceQuery { filter(), store::SourceGroup::Address, 1'000 }.run(m_window->store());
        QVERIFY(kept && std::any_of(kept->rows.begin(), kept->rows.end(), [](const auto &row) { return row.reverseName == u"mx.example.org"_s && row.reverseAsked > 0; }));
    }

    void domainsAndReadiness()
    {
        choose(Domains);
        ui::DataTable *domains = table(u"authDomainsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(domains->model()->rowCount(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(table(u"readyTable"_s)->model()->rowCount(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!find<charts::TimeChart>(u"failingChart"_s)->data().series.empty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().contains(u"fail DMARC"_s), patience);
        keep("domains");
        domains->setFocus(Qt::TabFocusReason);
        domains->setCurrentIndex(domains->model()->index(0, 0));
        const QString domain = domains->model()->index(0, Facts::DomainName).data().toString();
        QTest::keyClick(domains, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->filter().domains, QStringList { domain }, patience);
        const auto exported = QString::fromUtf8(test::PageWindow::exported(m_page, u"ready-for-reject"_s, u"csv"_s));
        QVERIFY2(exported.section(u'\n', 0, 0).contains(u"the 30 days before its newest report"_s), qPrintable(exported));
    }

    /// The drawer holds spoofing too: its title repeats the row's figure.
    void aReadyRowLeadsToAllThatFails()
    {
        choose(Domains);
        ui::DataTable *ready = table(u"readyTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ready->model()->rowCount(), 2, patience);
        const QString domain = ready->model()->index(0, itemmodels::ReadyFacts::Domain).data().toString(), refused = ready->model()->index(0, itemmodels::ReadyFacts::Refused).data().toString();
        const auto asked = store::ReadyQuery { domain, {} }.run(m_window->store());
        QVERIFY(asked);
        QCOMPARE(refused, ui::Format().count(asked->refused));
        const QString next = ready->model()->index(0, itemmodels::ReadyFacts::Next).data().toString();
        for (const QString &step : asked->next)
            QVERIFY(next.contains(step));
        QVERIFY2(!next.contains(u"breakwaterctl"_s), qPrintable(next));
        QCOMPARE(next.contains(u"“Name sources…”"_s), asked->namesStep.has_value());
        ready->setFocus(Qt::TabFocusReason);
        ready->setCurrentIndex(ready->model()->index(0, 0));
        QTest::keyClick(ready, Qt::Key_Return);
        auto *panel = m_window->find<QWidget>(u"authRecordsPanel"_s);
        QVERIFY(panel);
        const auto labels = panel->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(u"What p=reject would refuse of %1: %2 legitimate"_s.arg(domain, refused)); }));
        QCOMPARE(panel->findChild<QLabel *>(u"authRecordsNextStep"_s)->text(), u"Next step: "_s + next); // the table beside it has no room for it
        const store::MailAuthFilter failing { .range = asked->range, .domains = { domain, u"*."_s + domain }, .outcomes = { u"fail"_s } };
        const auto rows = store::listMailAuthRecords(m_window->store(), failing, 0, 1);
        QCOMPARE(rows->messages, asked->refused + asked->unnamed.fail + asked->strangers.fail);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QLabel>(u"authRecordsNote"_s)->text().contains(ui::Format().count(rows->messages)), patience);
    }

    void reportsAndReporters()
    {
        choose(Reports);
        ui::DataTable *reports = table(u"reportsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(reports->model()->rowCount(), 2 * 2 * (days - 1), patience);
        QTRY_COMPARE_WITH_TIMEOUT(table(u"reportersTable"_s)->model()->rowCount(), 2, patience);
        keep("reports");
        ui::DataTable *reporters = table(u"reportersTable"_s);
        reporters->setFocus(Qt::TabFocusReason);
        reporters->setCurrentIndex(reporters->model()->index(0, 0));
        QTest::keyClick(reporters, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(reports->model()->rowCount(), 2 * (days - 1), patience);
        QVERIFY(find<ui::Chip>(u"reporterChip"_s)->isSet());
    }

    void tlsReports()
    {
        choose(Tls);
        ui::DataTable *failures = table(u"tlsFailuresTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failures->model()->rowCount(), 2, patience);
        QCOMPARE(failures->model()->index(0, itemmodels::TlsFacts::FailureSessions).data(ui::RawRole).toLongLong(), qint64(203)); // most first
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"303 of 5,629"_s), patience);
        const charts::TimeSeriesData &shown = find<charts::TimeChart>(u"tlsChart"_s)->data();
        int heard = 0;
        for (int i = 0; i < shown.count(); ++i)
            heard += shown.isGap(i) ? 0 : 1;
        QCOMPARE(heard, 1);
        QVERIFY(!test::PageWindow::exported(m_page, u"tls-failures"_s, u"csv"_s).isEmpty());
        keep("tls");
    }

    void complaints()
    {
        store::Filter later = whole();
        later.range.to += 2 * core::microsPerDay; // the complaint is of the day after the last report
        m_window->window()->openPage(u"mailauth"_s, later, { { u"tab"_s, u"complaints"_s } });
        ui::DataTable *rows = table(u"complaintsTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 1, patience);
        for (int column = 0; column < rows->model()->columnCount(); ++column)
            QVERIFY(!rows->model()->index(0, column).data().toString().contains(u"someone"_s));
        QTest::keyClick(find<ui::SegmentedChoice>(u"complaintGroupChoice"_s), Qt::Key_Right); // by stream
        QTRY_COMPARE_WITH_TIMEOUT(find<charts::TimeChart>(u"complaintsChart"_s)->data().series.size(), std::size_t(1), patience);
        keep("complaints");
        rows->setFocus(Qt::TabFocusReason);
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTest::keyClick(rows, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<ui::SidePanelFrame>(u"reportPanel"_s), patience);
    }

    void whatCouldNotBeReadStandsInAList()
    {
        m_window->window()->openPage(u"mailauth"_s, whole(), { { u"unreadable"_s, true } });
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"unreadableTable"_s)) && rows->model()->rowCount() == 1, patience);
        QCOMPARE(rows->model()->index(0, itemmodels::UnreadableFacts::File).data().toString(), u"odd.txt"_s);
        const auto why = [rows] { return rows->model()->index(0, itemmodels::UnreadableFacts::Why).data().toString(); };
        QCOMPARE(why(), u"There is no report in it"_s);
        OtherLanguage other; // than that of who imported
        QCoreApplication::installTranslator(&other);
        QCOMPARE(why(), u"Kein Bericht"_s);
        QCoreApplication::removeTranslator(&other);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<QWidget *>(u"unreadableReportsBanner"_s), patience);
        keep("unreadable");
    }

    void aTimeWithoutReportsOffersTheOneWithThem()
    {
        store::Filter early = whole();
        early.range = { early.range.from - 90 * core::microsPerDay, early.range.from - 60 * core::microsPerDay };
        m_window->window()->openPage(u"mailauth"_s, early, {});
        auto *panel = find<ui::Panel>(u"alignmentPanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Empty, patience);
        keep("no-reports");
        Q_EMIT panel->emptyAction();
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, patience);
        QCOMPARE(m_page->filter().range.to, whole().range.to - core::microsPerSecond);
    }

    void everythingHasANameAndTabReachesIt()
    {
        for (int tab = Sources; tab <= Complaints; ++tab) {
            choose(tab);
            QTest::qWait(300);
            QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
            QCOMPARE(test::PageWindow::doubleMnemonics(m_window->window()), QStringList());
        }
        choose(Sources);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->window()->isActiveWindow(), patience);
        find<QTabBar>(u"authTabs"_s)->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY_WITH_TIMEOUT(find<QTabBar>(u"authTabs"_s)->hasFocus(), patience);
        const QStringList walked = m_window->walk(m_page, find<QTabBar>(u"authTabs"_s));
        for (const QString &name : { u"authDomainChip"_s, u"sourceGroupChoice"_s, u"dmarcTile"_s, u"authSourcesTable"_s })
            QVERIFY2(walked.contains(name), qPrintable(name + u" is not in "_s + walked.join(u' ')));
    }

    void aPartThatFailsLeavesTheRest()
    {
        QVERIFY(m_window->meddle(u"ALTER TABLE dmarc_result RENAME TO gone_result"_s));
        Q_EMIT m_window->session()->feedbackChanged();
        QTRY_COMPARE_WITH_TIMEOUT(find<ui::Panel>(u"authSourcesPanel"_s)->state(), ui::Panel::State::Error, patience);
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_result RENAME TO dmarc_result"_s));
        Q_EMIT find<ui::Panel>(u"authSourcesPanel"_s)->tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(find<ui::Panel>(u"authSourcesPanel"_s)->state(), ui::Panel::State::Content, patience);
    }

    /// Beside the title, and not what the tab before came to.
    void aTabThatCannotBeReadSaysSo()
    {
        const QStringList tables { u"dmarc_record"_s, u"complaint"_s };
        for (const QString &gone : tables)
            QVERIFY(m_window->meddle(u"ALTER TABLE %1 RENAME TO gone_%1"_s.arg(gone)));
        for (const int tab : { Domains, Reports, Tls, Complaints }) {
            choose(Failures);
            QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().contains(u"failures could not be read"_s), patience);
            choose(tab);
            QTRY_VERIFY2_WITH_TIMEOUT(m_page->answer().contains(u"reports could not be read"_s), qPrintable(u"%1: %2"_s.arg(tab).arg(m_page->answer())), patience);
        }
        for (const QString &gone : tables)
            QVERIFY(m_window->meddle(u"ALTER TABLE gone_%1 RENAME TO %1"_s.arg(gone)));
        Q_EMIT m_window->session()->feedbackChanged();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().contains(u"complaint"_s), patience);
    }

    /// Spans that end with the newest data end on this page with the newest report, where the logs end before it.
    void theNewestReportIsInTheRange()
    {
        test::PageWindow window;
        const core::UtcMicros newest = core::floorTo(window.hour, core::microsPerDay) - core::microsPerDay;
        QVERIFY(window.import(u"mx-1"_s, test::ordinaryMail(u"mx-1"_s, newest - 5 * core::microsPerDay, 3, 2)));
        m_folder->write(u"late/1.xml"_s, test::dmarcXml({ .id = "late", .begin = newest / core::microsPerSecond - day }));
        window.session()->importFeedback({ m_folder->path(u"late"_s) });
        QVERIFY(test::waitForJobs(window.session()));
        window.show();
        const ui::Page *page = window.open(u"mailauth"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->filter().range.to, newest, patience);
        QTRY_VERIFY2_WITH_TIMEOUT(page->answer().contains(u"pass DMARC"_s), qPrintable(page->answer()), patience);
        QVERIFY(window.open(u"volume"_s)->filter().range.to < newest - 4 * core::microsPerDay);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, qEnvironmentVariable("BW_KEEP_LOOK") == u"dark"_s ? ui::Look::Dark : ui::Look::Light);
    TestMailAuthPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_page.moc"

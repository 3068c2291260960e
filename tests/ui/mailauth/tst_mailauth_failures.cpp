// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/privacy.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/pagehead.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/authcolumns.h"
#include "ui/itemmodels/failurefacts.h"
#include "ui/itemmodels/mailauthfacts.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QTabBar>
#include <QTextEdit>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FailureFacts;
using ui::Panel;

namespace {

constexpr int patience = 20'000;
constexpr qint64 reported = 1'795'564'800; ///< 2026-11-25, UTC

/// One message of example.org that gmail.example refuses, one that it takes, and a verdict of an own filter.
QByteArray failingMail(qint64 second)
{
    const auto at = [second](int later) { return QDateTime::fromSecsSinceEpoch(second + later, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss'.000000+00:00'"_s).toLatin1() + " mx1 "; };
    QByteArray log;
    for (const auto &[id, dsn] : { std::pair("B592FAA3C9B", "dsn=5.7.26, status=bounced (host mx.gmail.example[198.51.100.5] said: 550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's DMARC policy. (in reply to end of DATA command))"),
             std::pair("C592FAA3C9D", "dsn=2.0.0, status=sent (250 2.0.0 OK)") })
        log += at(0) + "postfix/pickup[1]: " + id + ": uid=0 from=<news@example.org>\n" + at(0) + "postfix/qmgr[3]: " + id + ": from=<news@example.org>, size=500, nrcpt=1 (queue active)\n" + at(1) + "postfix/smtp[4]: " + id
            + ": to=<x@gmail.example>, relay=mx.gmail.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, " + dsn + "\n" + at(1) + "postfix/qmgr[3]: " + id + ": removed\n";
    return log + at(2) + "opendmarc[7]: D592FAA3C9C: example.org fail\n";
}

} // namespace

/// Failures by receivers' reports and by own logs, side by side, and what stands behind each of them.
class TestMailAuthFailures final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PageWindow> m_window;
    std::unique_ptr<test::WorkFolder> m_folder;
    ui::Page *m_page = nullptr;

    [[nodiscard]] ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"mailauth"_s, u"failuresTable"_s); }
    [[nodiscard]] Panel *panel() const { return m_window->find<Panel>(u"mailauth"_s, u"failuresPanel"_s); }
    [[nodiscard]] static store::Filter days(int before, int after)
    {
        store::Filter filter;
        filter.range = { (reported - before * 86'400) * core::microsPerSecond, (reported + after * 86'400) * core::microsPerSecond };
        return filter;
    }
    void bringReports(const QByteArray &domain = "example.org") const
    {
        m_folder->write(u"in/a.xml"_s, test::dmarcXml({ .id = "1", .domain = domain, .records = 4 }));
        QVERIFY(m_window->session()->importFeedback({ m_folder->path(u"in"_s) }));
        QVERIFY(test::waitForJobs(m_window->session()));
    }
    void bringLog() const
    {
        QVERIFY(store::setOwnDomains(m_window->store(), core::SystemClock(), { u"example.org"_s }));
        QVERIFY(m_window->import(u"mx1"_s, failingMail(reported + 3'600)));
    }
    void open(const store::Filter &filter)
    {
        m_window->show();
        if (qEnvironmentVariable("BW_KEEP_SIZE") == u"small"_s)
            m_window->window()->resize(1024, 700);
        QVERIFY(QTest::qWaitForWindowActive(m_window->window()));
        m_window->window()->openPage(u"mailauth"_s, filter, { { u"tab"_s, u"failures"_s } });
        m_page = m_window->window()->currentPage();
        QTRY_VERIFY_WITH_TIMEOUT(panel()->state() != Panel::State::Loading, patience);
    }
    [[nodiscard]] QString cell(int column, int row = 0) const { return table()->model()->index(row, column).data().toString(); }
    [[nodiscard]] QString partial() const
    {
        const auto *label = m_window->find<QLabel>(u"mailauth"_s, u"failuresPartialLabel"_s);
        return label->isHidden() ? QString() : label->text();
    }
    [[nodiscard]] QString emptyText() const { return panel()->findChild<QLabel *>(u"emptyLabel"_s)->text(); }
    void keep(const char *name) const { test::keepPicture(m_window->window(), u"mailauth-"_s + QLatin1String(name)); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<test::PageWindow>();
        m_folder = std::make_unique<test::WorkFolder>();
    }
    void cleanup() { m_window.reset(); }

    /// As `mailauth failures` of the command line has them: it asks the same question.
    void bothSidesStandSideBySide()
    {
        bringReports();
        bringLog();
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        store::MailAuthFilter filter;
        filter.range = m_page->filter().range;
        const auto asked = store::listFailureDays(m_window->store(), filter);
        QVERIFY(asked && asked->size() == 1);
        const store::FailureDay &one = asked->constFirst();
        QCOMPARE(cell(Facts::Domain), one.domain);
        QCOMPARE(cell(Facts::Messages), ui::Format().count(one.reported.messages));
        QCOMPARE(cell(Facts::FailDmarc), ui::Format().count(one.reported.fail));
        // A few seconds of the day were heard: own figures are lower bounds, and it is said.
        QCOMPARE(cell(Facts::Refused), ui::Format::atLeast(u"1"_s));
        QCOMPARE(cell(Facts::Verdicts), ui::Format::atLeast(u"1"_s));
        QVERIFY2(cell(Facts::What).contains(u"5.7.26 (1)"_s) && cell(Facts::What).contains(u"dmarc fail (1)"_s), qPrintable(cell(Facts::What)));
        QVERIFY2(partial().contains(u"lower bound"_s), qPrintable(partial()));
        QTRY_VERIFY2(m_page->answer().contains(ui::Format::atLeast(u"1"_s)), qPrintable(m_page->answer()));
        const QByteArray csv = test::PageWindow::exported(m_page, u"failures"_s, u"csv"_s);
        QCOMPARE(test::PageWindow::csvRows(csv).size(), 2 + 1);
        QVERIFY2(csv.contains("by your logs, lower bound") && csv.contains("Your filters found, lower bound"), csv.constData());
        QVERIFY(m_page->heardShare() && *m_page->heardShare() < 0.01); // at the head of the file
        keep("failures");
    }

    /// A day that is exported is one of the zone that it is shown in, as breakwaterctl writes it.
    void aDayIsExportedInItsZone()
    {
        itemmodels::RowsModel<qint64> model({ itemmodels::dayColumn<qint64>(u"Day"_s, [](const qint64 &time) { return time; }) }, [](const qint64 &time) { return QString::number(time); });
        model.setFormat(ui::Format(QLocale(), QTimeZone("Europe/Berlin")));
        model.setRows({ (reported - 3'600) * core::microsPerSecond });
        QCOMPARE(model.index(0, 0).data(ui::RawRole).toString(), u"2026-11-25T00:00:00+01:00"_s);
    }

    /// On every tab alike, and the page says so.
    void aDayThatIsCutCountsWhole()
    {
        bringReports();
        store::Filter cut = days(0, 2);
        cut.range.from += 21 * core::microsPerHour;
        open(cut);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        const auto *said = m_window->find<QLabel>(u"mailauth"_s, u"wholeDaysLabel"_s);
        QVERIFY(said && said->isVisible());
        m_window->window()->openPage(u"mailauth"_s, cut, { { u"tab"_s, u"reports"_s } });
        auto *reports = m_window->find<ui::DataTable>(u"mailauth"_s, u"reportsTable"_s);
        QTRY_VERIFY(reports && reports->model()->rowCount() == 1);
        m_window->window()->openPage(u"mailauth"_s, days(0, 2), { { u"tab"_s, u"failures"_s } });
        QTRY_VERIFY_WITH_TIMEOUT(said->isHidden(), patience);
    }

    void aDayLeadsToItsMessagesAndToTheRowsOfReports()
    {
        bringReports();
        bringLog();
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        ui::DataTable *own = nullptr;
        QTRY_VERIFY((own = m_window->find<ui::DataTable>(u"ownFailuresTable"_s)) && own->model()->rowCount() == 2);
        // The head's buttons stand in a row of their own, and what is below makes room for it.
        const auto *head = m_page->findChild<ui::PageHead *>();
        const auto *tabs = m_page->findChild<QTabBar *>();
        QTRY_VERIFY(head->height() > ui::size::pageHead);
        QTRY_VERIFY(head->mapTo(m_page, QPoint(0, head->height())).y() <= tabs->mapTo(m_page, QPoint()).y());
        keep("failure-day");
        const auto facts = m_window->find<QWidget>(u"failureFacts"_s)->findChildren<QTextEdit *>();
        const auto labels = m_window->find<QWidget>(u"failureFacts"_s)->findChildren<QLabel *>();
        const QString meaning = u"Neither SPF nor DKIM proves who sends."_s; // of 5.7.26
        QVERIFY(std::ranges::any_of(facts, [&](const QTextEdit *one) { return one->toPlainText().contains(meaning); }) || std::ranges::any_of(labels, [&](const QLabel *one) { return one->text().contains(meaning); }));
        // The rows of reports, by keys.
        auto *records = m_window->find<QPushButton>(u"failureRecordsButton"_s);
        records->setFocus(Qt::TabFocusReason);
        QTest::keyClick(records, Qt::Key_Space);
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"authRecordsTable"_s)) && rows->model()->rowCount() == 2, patience); // 1 and 3 fail
        QTRY_VERIFY(rows->hasFocus());
        // The message that the receiver refused, and not the one that it took.
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY((own = m_window->find<ui::DataTable>(u"ownFailuresTable"_s)) && own->model()->rowCount() == 2);
        const auto receiver = int(test::PageWindow::texts(own, itemmodels::OwnWho).indexOf(u"gmail.example"_s));
        QVERIFY(receiver >= 0);
        own->setFocus(Qt::TabFocusReason);
        own->setCurrentIndex(own->model()->index(receiver, 0));
        QTest::keyClick(own, Qt::Key_Return);
        QTRY_COMPARE(m_window->window()->currentPage()->id(), u"messages"_s);
        const store::Filter &filter = m_window->window()->currentPage()->filter();
        QCOMPARE(filter.senders, QStringList { u"example.org"_s });
        QCOMPARE(filter.domains, QStringList { u"gmail.example"_s });
        QCOMPARE(filter.nodes, QStringList { u"mx1"_s });
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<ui::DataTable>(u"messages"_s, u"messagesTable"_s)->model()->rowCount(), 1, patience);
        keep("failure-messages");
    }

    void whatOneSideDoesNotKnowIsNoNought()
    {
        bringReports();
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        QCOMPARE(cell(Facts::Refused), ui::Format::unknown());
        QCOMPARE(cell(Facts::Verdicts), ui::Format::unknown());
        QVERIFY2(partial().contains(u"only receivers tell"_s), qPrintable(partial()));
        keep("failures-reports-only");
    }

    /// Without any report the page says where own logs tell; the tabs come with it.
    void ownLogsNeedNoReport()
    {
        bringLog();
        m_window->show();
        m_window->window()->openPage(u"mailauth"_s, days(0, 1), { { u"tab"_s, u"sources"_s } });
        m_page = m_window->window()->currentPage();
        QPushButton *own = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((own = m_page->findChild<QPushButton *>(u"ownFailuresButton"_s)), patience);
        keep("no-report-yet");
        own->setFocus(Qt::TabFocusReason);
        QTest::keyClick(own, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        QTRY_VERIFY(table()->isVisible());
        QCOMPARE(cell(Facts::FailDmarc), ui::Format::unknown());
        QCOMPARE(cell(Facts::Refused), ui::Format::atLeast(u"1"_s));
        QVERIFY2(partial().contains(u"only your own logs tell"_s), qPrintable(partial()));
        QTRY_VERIFY2(m_page->answer().startsWith(u"No report;"_s), qPrintable(m_page->answer()));
        keep("failures-logs-only");
    }

    void whereNobodyLookedNothingIsKnown()
    {
        bringReports();
        open(days(20, -10));
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), Panel::State::Empty, patience);
        QVERIFY2(emptyText().contains(u"no node was heard"_s), qPrintable(emptyText()));
        keep("failures-empty");
    }

    /// Reports that all pass, and no log: no all clear of the side that was not heard.
    void noneKnownIsNoAllClear()
    {
        m_folder->write(u"in/a.xml"_s, test::dmarcXml({ .id = "1", .records = 0, .more = "<record><row><source_ip>192.0.2.9</source_ip><count>7</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>pass</spf></policy_evaluated></row>"
                                                                                   "<identifiers><header_from>example.org</header_from></identifiers></record>" }));
        QVERIFY(m_window->session()->importFeedback({ m_folder->path(u"in"_s) }));
        QVERIFY(test::waitForJobs(m_window->session()));
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), Panel::State::Empty, patience);
        QVERIFY2(emptyText().startsWith(u"No failure is known of."_s), qPrintable(emptyText()));
    }

    /// The headline is read whole in the smallest window, with figures of a large fleet.
    void theHeadlineFits()
    {
        bringReports();
        bringLog();
        open(days(0, 1));
        m_window->window()->resize(1024, 700);
        QTRY_VERIFY2(m_page->answer().contains(ui::Format::atLeast(u"1"_s)), qPrintable(m_page->answer()));
        auto *label = m_page->findChild<QLabel *>(u"pageAnswerLabel"_s);
        QString text = m_page->answer();
        text.replace(ui::Format::atLeast(u"1"_s), ui::Format::atLeast(u"12,345"_s)).replace(QRegularExpression(u"\\b4\\b"_s), u"123,456"_s);
        label->setText(text);
        const auto toolTip = [label] {
            label->grab();
            return label->toolTip();
        };
        QTRY_VERIFY2(toolTip().isEmpty(), qPrintable(u"%1: %2 px"_s.arg(text).arg(label->width())));
        QVERIFY(label->contentsRect().height() >= 2 * label->fontMetrics().height());
        keep("failures-small");
        label->setText(text + text + text); // the rest is in the tool-tip
        QCOMPARE(toolTip(), text + text + text);
    }

    void whatFailsSaysSo()
    {
        bringReports();
        bringLog();
        QVERIFY(m_window->meddle(u"ALTER TABLE refusal_cell RENAME TO gone_cell"_s));
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), Panel::State::Error, patience);
        QTRY_VERIFY2(m_page->answer().startsWith(u"Not known"_s), qPrintable(m_page->answer()));
        keep("failures-error");
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_cell RENAME TO refusal_cell"_s));
        Q_EMIT panel()->tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), Panel::State::Content, patience);
    }

    /// From a source to the row of a report that it stands in, and to the file, without a mouse.
    void aSourceLeadsToItsRowOfTheReportAndToItsFile()
    {
        bringReports();
        open(days(0, 1));
        m_window->window()->openPage(u"mailauth"_s, days(0, 1), { { u"tab"_s, u"sources"_s }, { u"group"_s, u"address"_s } });
        auto *sources = m_window->find<ui::DataTable>(u"mailauth"_s, u"authSourcesTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test::PageWindow::texts(sources, itemmodels::MailAuthFacts::SourceName).contains(u"192.0.2.2"_s), patience);
        sources->setFocus(Qt::TabFocusReason);
        sources->setCurrentIndex(sources->model()->index(int(test::PageWindow::texts(sources, itemmodels::MailAuthFacts::SourceName).indexOf(u"192.0.2.2"_s)), 0));
        QTest::keyClick(sources, Qt::Key_Return);
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"authRecordsTable"_s)) && rows->model()->rowCount() == 1, patience);
        QTest::keyClick(m_window->window(), Qt::Key_F6); // on to the panel
        QTRY_VERIFY(rows->window()->focusWidget() && rows->window()->focusWidget()->window() == rows->window());
        rows->setFocus(Qt::TabFocusReason);
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTest::keyClick(rows, Qt::Key_Return);
        ui::DataTable *records = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((records = m_window->find<ui::DataTable>(u"reportRecordsTable"_s)) && records->model()->rowCount() == 4, patience);
        QTRY_VERIFY(records->currentIndex().isValid());
        QCOMPARE(records->currentIndex().siblingAtColumn(0).data().toString(), u"192.0.2.2"_s); // the very row, marked
        QTRY_VERIFY(records->hasFocus());
        keep("report-row");
        auto *copy = m_window->find<QPushButton>(u"copyReportPathButton"_s);
        copy->setFocus(Qt::TabFocusReason);
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QDir::cleanPath(QGuiApplication::clipboard()->text()), QDir::cleanPath(m_folder->path(u"in/a.xml"_s)));
        // Of what nobody named there are rows, too.
        m_window->window()->closeSidePanel();
        m_window->window()->openPage(u"mailauth"_s, days(0, 1), { { u"tab"_s, u"sources"_s }, { u"group"_s, u"sender"_s } });
        QTRY_COMPARE_WITH_TIMEOUT(test::PageWindow::texts(sources, itemmodels::MailAuthFacts::SourceName), QStringList { u"nobody named it"_s }, patience);
        sources->setCurrentIndex(sources->model()->index(0, 0));
        QTest::keyClick(sources, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"authRecordsTable"_s)) && rows->model()->rowCount() == 4, patience);
    }

    /// Each panel says how its own part went, in whatever order the answers come.
    void aLateAnswerHidesNoFailure()
    {
        bringReports();
        open(days(0, 1));
        m_window->window()->openPage(u"mailauth"_s, days(0, 1), { { u"tab"_s, u"sources"_s }, { u"group"_s, u"network"_s } });
        auto *facts = m_window->find<Panel>(u"mailauth"_s, u"authSourcesPanel"_s)->parent()->findChild<itemmodels::MailAuthFacts *>();
        QVERIFY(facts);
        using Part = itemmodels::MailAuthFacts::Part;
        auto *sources = m_window->find<Panel>(u"mailauth"_s, u"authSourcesPanel"_s);
        auto *chart = m_window->find<Panel>(u"mailauth"_s, u"alignmentPanel"_s);
        auto *ledger = m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s);
        for (const auto *one : { sources, chart, ledger })
            QTRY_COMPARE_WITH_TIMEOUT(one->state(), Panel::State::Content, patience);
        const core::Problem problem { .kind = core::ProblemKind::Damaged, .what = u"It broke"_s };
        Q_EMIT facts->failed(Part::Sources, problem);
        Q_EMIT facts->failed(Part::Ledger, problem);
        Q_EMIT facts->arrived(Part::Time);
        QCOMPARE(sources->state(), Panel::State::Error);
        QCOMPARE(ledger->state(), Panel::State::Error);
        QCOMPARE(chart->state(), Panel::State::Content);
        Q_EMIT facts->failed(Part::Time, problem);
        Q_EMIT facts->arrived(Part::Sources);
        QCOMPARE(chart->state(), Panel::State::Error);
        QCOMPARE(sources->state(), Panel::State::Content);
        QCOMPARE(ledger->state(), Panel::State::Error);
        QVERIFY2(m_page->answer().startsWith(u"Not known"_s), qPrintable(m_page->answer()));
        Q_EMIT facts->arrived(Part::Ledger);
        Q_EMIT facts->arrived(Part::Time);
        for (const auto *one : { sources, chart, ledger })
            QCOMPARE(one->state(), Panel::State::Content);
    }

    void everythingHasAName()
    {
        bringReports();
        open(days(0, 1));
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), 1, patience);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_VERIFY(m_window->find<QWidget>(u"failurePanel"_s));
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        QCOMPARE(test::PageWindow::withoutName(m_window->find<QWidget>(u"failurePanel"_s)), QStringList());
        QCOMPARE(test::PageWindow::doubleMnemonics(m_window->window()), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, qEnvironmentVariable("BW_KEEP_LOOK") == u"dark"_s ? ui::Look::Dark : ui::Look::Light);
    TestMailAuthFailures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_failures.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/attacks.h"
#include "models/detection/loginrisk.h"
#include "models/service/session.h"
#include "models/store/queries/loginquery.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/charts/timelinestrip.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/figures/loginseries.h"
#include "ui/itemmodels/loginfacts.h"
#include "ui/itemmodels/loginlines.h"

#include <QApplication>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::LoginFacts;

class TestLoginsPage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    charts::TimeChart *chart() const { return m_window->find<charts::TimeChart>(u"logins"_s, u"failedChart"_s); }
    ui::DataTable *risks() const { return m_window->find<ui::DataTable>(u"logins"_s, u"loginsAtRiskTable"_s); }
    ui::DataTable *sources() const { return m_window->find<ui::DataTable>(u"logins"_s, u"loginSourcesTable"_s); }
    charts::TimelineStrip *strip() const { return m_window->find<charts::TimelineStrip>(u"logins"_s, u"loginTimeline"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 20)));
        // The last message in that half hour is its owner's.
        QByteArray taken = test::takeover(u"mx2"_s, start - 5 * core::microsPerDay, 61);
        const qsizetype last = taken.lastIndexOf(": connect from");
        QVERIFY(m_window->import(u"mx2"_s, taken.first(last) + taken.sliced(last).replace("203.0.113.77", "192.0.2.30")));
        m_window->show();
    }
    void init()
    {
        m_page = m_window->open(u"logins"_s);
        QTRY_VERIFY_WITH_TIMEOUT(risks()->model()->rowCount() > 0 && chart()->data().count() > 20, 10'000);
        QTest::qWait(100);
    }
    void cleanupTestCase() { m_window.reset(); }

    void figuresAreThoseOfTheQueries()
    {
        const auto all = store::LoginQuery { m_page->filter(), {}, false }.run(m_window->store());
        QVERIFY(all);
        QCOMPARE(*all->totals.failed, qint64(40));
        QVERIFY2(m_page->answer().contains(u"40 failed"), qPrintable(m_page->answer()));
        double drawn = 0;
        for (const charts::TimeSeries &series : chart()->data().series)
            drawn += std::accumulate(series.values.begin(), series.values.end(), 0.0);
        QCOMPARE(qint64(drawn), qint64(40));
        const auto attacks = detection::AttacksQuery { m_page->filter(), {} }.run(m_window->store());
        QVERIFY(attacks && !attacks->sources.isEmpty());
        QCOMPARE(sources()->model()->rowCount(), int(attacks->sources.size()));
        qint64 tries = 0;
        for (int row = 0; row < sources()->model()->rowCount(); ++row)
            tries += sources()->model()->index(row, Facts::SourceTries).data(ui::RawRole).toLongLong();
        QCOMPARE(tries, qint64(40));
    }

    void theTakenLoginIsTold()
    {
        const detection::LoginRiskAnswer asked = m_window->ask(m_page, detection::LoginRiskQuery {});
        QCOMPARE(asked.logins.front().user, u"ops@example.com"_s);
        QVERIFY2(asked.logins.front().state != detection::RiskState::Holding, qPrintable(asked.logins.front().arithmetic() + asked.logins.front().what));
        QCOMPARE(test::PageWindow::texts(risks(), Facts::RiskLogin).constFirst(), u"ops@example.com"_s);
        QCOMPARE(risks()->model()->index(0, Facts::RiskStateOf).data().toString(), detection::titleOf(asked.logins.front().state));
        QCOMPARE(risks()->model()->index(0, Facts::RiskFailed).data(ui::RawRole).toLongLong(), asked.logins.front().failed);
        QCOMPARE(risks()->model()->index(0, Facts::RiskGoodFrom).data(ui::RawRole).toString(), u"203.0.113.77"_s);
        QCOMPARE(risks()->model()->index(0, Facts::RiskSent).data(ui::RawRole).toLongLong(), asked.logins.front().sentMessages);
        QCOMPARE(asked.logins.front().sentMessages, qint64(60));
    }

    void itsTimelineTellsFailuresThenTheSuccessThenTheMail()
    {
        risks()->setFocus(Qt::TabFocusReason);
        risks()->setCurrentIndex(risks()->model()->index(0, 0));
        QTest::keyClick(risks(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(strip()->isVisible() && strip()->sentence().contains(u"203.0.113.77"), 10'000);
        QVERIFY2(strip()->sentence().contains(u"40 failure(s) from 20 address(es)"), qPrintable(strip()->sentence()));
        QVERIFY2(strip()->sentence().contains(u"60 message(s)"), qPrintable(strip()->sentence()));
        const auto timeline = detection::LoginTimelineQuery { m_page->filter(), u"ops@example.com"_s }.run(m_window->store());
        QVERIFY(timeline);
        const charts::TimelineData data = figures::timelineOf(*timeline, ui::Format());
        QCOMPARE(data.failures.size(), std::size_t(40));
        QVERIFY(!data.successes.empty() && !data.sent.empty());
        QVERIFY(data.failures.back() < data.successes.front().at);
        QCOMPARE(data.sent.front().range.from, timeline->risk.goodAt);
        // What was good the day before is not of this story.
        QVERIFY(data.range.from > timeline->risk.goodAt - 2 * core::microsPerHour);
        // The mail of the bar: Enter on the last stop.
        strip()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(strip(), Qt::Key_End);
        QTest::keyClick(strip(), Qt::Key_Return);
        QCOMPARE(m_window->window()->place().page, u"messages"_s);
        QCOMPARE(m_window->window()->currentPage()->filter().users, QStringList { u"ops@example.com"_s });
        // Since the odd login, as the figure beside it says.
        const auto risks = detection::LoginRiskQuery { m_page->filter() }.run(m_window->store());
        QVERIFY(risks && !risks->logins.isEmpty());
        QCOMPARE(m_window->window()->currentPage()->filter().range, (core::TimeRange { risks->logins[0].sentFrom, risks->logins[0].sentTo }));
        QCOMPARE(m_window->window()->currentPage()->filter().sources, QStringList { u"203.0.113.0/24"_s });
        QTRY_VERIFY2_WITH_TIMEOUT(m_window->window()->currentPage()->answer().startsWith(ui::Format().count(risks->logins[0].sentMessages)), qPrintable(m_window->window()->currentPage()->answer()), 10'000);
    }

    /// The table's figure and the timeline's are of strangers; what failed at a known place stands beside them by that name.
    void failuresAreCountedAsTheTableDoes_data()
    {
        QTest::addColumn<qint64>("strangers");
        QTest::addColumn<qint64>("familiar");
        QTest::addColumn<QString>("text");
        QTest::newRow("strangers") << qint64(31) << qint64(0) << u"31 failure(s) from 4 address(es)"_s;
        QTest::newRow("a known place") << qint64(0) << qint64(6) << u"6 failure(s), all from networks that it is known in"_s;
        QTest::newRow("both") << qint64(31) << qint64(6) << u"31 failure(s) from 4 address(es) by strangers, 6 more from networks that it is known in"_s;
    }
    void failuresAreCountedAsTheTableDoes()
    {
        QFETCH(qint64, strangers);
        QFETCH(qint64, familiar);
        QFETCH(QString, text);
        detection::LoginTimeline timeline;
        timeline.user = u"alice"_s;
        timeline.failures = 40; // lines: the same password by another mechanism is one more
        timeline.failedSources = 9;
        timeline.risk.user = timeline.user;
        timeline.risk.failed = strangers;
        timeline.risk.failedSources = strangers > 0 ? 4 : 0;
        timeline.risk.failedFamiliar = familiar;
        for (int i = 0; i < 40; ++i)
            timeline.marks << detection::TimelineMark { .time = m_window->hour - i * core::microsPerMinute, .source = {}, .node = {}, .service = {}, .mechanism = {} };
        QCOMPARE(figures::timelineOf(timeline, ui::Format()).failuresText, text);
        Facts facts(m_window->session());
        facts.risks()->setRows({ timeline.risk });
        const QModelIndex failed = facts.risks()->index(0, Facts::RiskFailed);
        QCOMPARE(failed.data(ui::RawRole).toLongLong(), strangers);
        QVERIFY(facts.risks()->headerData(Facts::RiskFailed, Qt::Horizontal, Qt::DisplayRole).toString().contains(u"Strangers"));
        QCOMPARE(failed.data(Qt::ToolTipRole).toString().contains(u"6 more from networks that it is known in"), familiar > 0);
        timeline.risk.failedBefore = 17;
        facts.risks()->setRows({ timeline.risk });
        QVERIFY(facts.risks()->index(0, Facts::RiskFailed).data(Qt::ToolTipRole).toString().contains(u"17 more in the day before this range"));
    }

    void theChartsFiguresCanBeSaved()
    {
        const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"logins"_s, u"csv"_s));
        QVERIFY2(rows.size() > 10, qPrintable(QString::number(rows.size())));
        const qint64 failed = detection::AttacksQuery { m_page->filter(), {} }.run(m_window->store())->attacks.value(0).tries;
        qint64 sum = 0;
        for (const QStringList &row : rows)
            for (const QString &cell : row.mid(1))
                sum += cell.toLongLong();
        QVERIFY(sum >= failed);
    }

    void theLinkOpensWhatItSent()
    {
        auto *link = m_window->find<QPushButton>(u"logins"_s, u"sentLink"_s);
        QTRY_VERIFY(link->isVisible());
        link->setFocus(Qt::TabFocusReason);
        QTest::keyClick(link, Qt::Key_Space);
        QCOMPARE(m_window->window()->place().page, u"messages"_s);
        QCOMPARE(m_window->window()->currentPage()->filter().users, QStringList { u"ops@example.com"_s });
        QCOMPARE(m_window->window()->currentPage()->filter().sources, QStringList { u"203.0.113.0/24"_s });
        QTRY_VERIFY2_WITH_TIMEOUT(m_window->window()->currentPage()->answer().startsWith(u"60"_s), qPrintable(m_window->window()->currentPage()->answer()), 10'000);
    }

    void attacksStandByRuleWorstFirst()
    {
        QTest::mouseClick(m_window->find<QPushButton>(u"logins"_s, u"attacksLink"_s), Qt::LeftButton);
        auto *attacks = m_window->find<ui::DataTable>(u"attacksTable"_s);
        QVERIFY(attacks && attacks->isVisible());
        const auto asked = detection::AttacksQuery { m_page->filter(), {} }.run(m_window->store());
        QVERIFY(asked && !asked->attacks.isEmpty());
        QCOMPARE(attacks->model()->rowCount(), int(asked->attacks.size()));
        for (int row = 1; row < attacks->model()->rowCount(); ++row)
            QVERIFY(attacks->model()->index(row - 1, Facts::AttackSeverity).data(ui::SortRole).toInt() <= attacks->model()->index(row, Facts::AttackSeverity).data(ui::SortRole).toInt());
        QCOMPARE(attacks->model()->index(0, Facts::AttackTries).data(ui::RawRole).toLongLong(), qint64(40));
        attacks->setFocus(Qt::TabFocusReason);
        attacks->setCurrentIndex(attacks->model()->index(0, 0));
        QTest::keyClick(attacks, Qt::Key_Return);
        QCOMPARE(m_page->filter().users, QStringList { u"ops@example.com"_s });
    }

    void rulesAreExplained()
    {
        auto *button = m_window->find<QPushButton>(u"logins"_s, u"rulesButton"_s);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        auto *panel = m_window->find<ui::SidePanelFrame>(QString());
        QVERIFY(panel && panel->isVisible());
        QStringList words;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            words << label->text();
        for (const QString &rule : { u"Brute force"_s, u"Spraying"_s, u"Enumeration"_s, u"Stuffing"_s, u"Takeover"_s })
            QVERIFY2(words.contains(rule), qPrintable(rule));
        QTest::keyClick(panel, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->find<ui::SidePanelFrame>(QString()) || !m_window->find<ui::SidePanelFrame>(QString())->isVisible());
    }

    void aSourceNarrowsThePage()
    {
        sources()->setFocus(Qt::TabFocusReason);
        sources()->setCurrentIndex(sources()->model()->index(0, 0));
        const QString source = sources()->model()->index(0, Facts::SourceAddress).data().toString();
        QTest::keyClick(sources(), Qt::Key_Return);
        // Its single lines first; from there the page is narrowed.
        auto *lines = m_window->find<ui::DataTable>(u"loginLinesTable"_s);
        QVERIFY(lines);
        QTRY_VERIFY_WITH_TIMEOUT(lines->model()->rowCount() > 0, 10'000);
        auto *only = m_window->find<QPushButton>(u"onlyTheseButton"_s);
        only->setFocus(Qt::TabFocusReason);
        QTest::keyClick(only, Qt::Key_Space);
        QCOMPARE(m_page->filter().sources, QStringList { source });
        auto *chip = m_window->find<ui::Chip>(u"logins"_s, u"sourceChip"_s);
        QTRY_COMPARE(chip->value(), source);
        chip->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(m_page->filter().sources.isEmpty());
    }

    /// Every failed login of one, as a line with the place where it stands; the file has the same.
    void aLoginOpensItsLines()
    {
        using Lines = itemmodels::LoginLines;
        auto *link = m_window->find<QPushButton>(u"logins"_s, u"loginLinesLink"_s);
        QTRY_VERIFY_WITH_TIMEOUT(link->isVisible(), 10'000);
        link->setFocus(Qt::TabFocusReason);
        QTest::keyClick(link, Qt::Key_Space);
        auto *lines = m_window->find<ui::DataTable>(u"loginLinesTable"_s);
        QVERIFY(lines);
        store::Filter one = m_page->filter();
        one.users = { u"ops@example.com"_s };
        const auto asked = store::LoginEventsQuery { one, 0, true }.run(m_window->store());
        QVERIFY(asked && asked->size() > 40);
        QTRY_COMPARE_WITH_TIMEOUT(lines->model()->rowCount(), int(asked->size()), 10'000);
        int failed = 0;
        for (int row = 0; row < lines->model()->rowCount(); ++row) {
            failed += lines->model()->index(row, Lines::Outcome).data(ui::RawRole).toString() != u"ok";
            QCOMPARE(lines->model()->index(row, Lines::Login).data().toString(), u"ops@example.com"_s);
            QVERIFY(lines->model()->index(row, Lines::Where).data().toString().contains(u", byte "));
        }
        QCOMPARE(failed, 40);
        // The good login that decides it stands first, marked; the others newest first.
        const auto risk = m_window->ask(m_page, detection::LoginRiskQuery {});
        const QModelIndex first = lines->model()->index(0, Lines::Outcome);
        QCOMPARE(first.data(ui::RawRole).toString(), u"ok"_s);
        QCOMPARE(first.data(ui::EmphasisRole).toBool(), true);
        QCOMPARE(lines->model()->index(0, Lines::Time).data(ui::SortRole).toLongLong(), risk.logins.front().goodAt);
        QVERIFY(!lines->model()->index(1, Lines::Outcome).data(ui::EmphasisRole).toBool());
        for (int row = 2; row < lines->model()->rowCount(); ++row)
            QVERIFY(lines->model()->index(row, Lines::Time).data(ui::SortRole).toLongLong() <= lines->model()->index(row - 1, Lines::Time).data(ui::SortRole).toLongLong());
        // The place is true: there the line of this login begins.
        const store::LoginEventRow &last = asked->constLast();
        QVERIFY(last.offset >= 0 && !last.file.isEmpty());
        const auto rows = test::PageWindow::csvRows(m_window->written(m_page, u"login-lines"_s));
        QCOMPARE(rows.size() - 2, asked->size());
        QCOMPARE(rows.constLast().constLast(), QString::number(last.offset));
        m_window->window()->closeSidePanel();
        QTRY_VERIFY(m_window->written(m_page, u"login-lines"_s).isEmpty());
    }

    void aBarZoomsIntoItsHour()
    {
        const core::TimeRange before = m_window->window()->range();
        chart()->setFocus(Qt::TabFocusReason);
        const int bucket = chart()->data().count() - 6;
        chart()->setCurrentBucket(bucket);
        const core::TimeRange hour = chart()->data().bucket(bucket);
        QTest::keyClick(chart(), Qt::Key_Return);
        QCOMPARE(m_window->window()->range(), hour);
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->window()->range(), before);
    }

    void filesHoldWhatIsShown()
    {
        for (const auto &[name, table] : { std::pair { u"logins-at-risk"_s, risks() }, std::pair { u"login-sources"_s, sources() } }) {
            const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, name, u"csv"_s));
            QCOMPARE(rows.size() - 2, table->model()->rowCount());
            QCOMPARE(rows.at(1).size(), table->wantedColumns().size());
            for (int row = 0; row < table->model()->rowCount(); ++row)
                QCOMPARE(rows.at(row + 2).at(0), table->model()->index(row, 0).data().toString());
            if (const qsizetype state = rows.at(1).indexOf(u"State"_s); table == risks()) // in words
                QCOMPARE(rows.at(2).at(state), table->model()->index(0, int(state)).data().toString());
        }
    }

    void everyPartIsReachedByTabAndHasAName()
    {
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        const QStringList walked = m_window->walk(m_page, m_window->find<QWidget>(u"logins"_s, u"rulesButton"_s));
        for (const QString &name : { u"loginChip"_s, u"serviceChip"_s, u"failedChart"_s, u"loginSourcesTable"_s, u"loginsAtRiskTable"_s, u"loginTimeline"_s })
            QVERIFY2(walked.contains(name), qPrintable(name + u" in "_s + walked.join(u' ')));
    }

    void anEmptyStoreSaysHowToBegin()
    {
        test::PageWindow other;
        other.show();
        QTRY_COMPARE_WITH_TIMEOUT(other.open(u"logins"_s)->answer(), u"Nothing was read yet"_s, 10'000);
    }

    /// What is left of a range whose rows have gone: the figures, and plain words where names stood.
    void figuresStayWhereRowsAreGone()
    {
        test::PageWindow other;
        QVERIFY(other.import(u"mx2"_s, test::takeover(u"mx2"_s, other.hour - 6 * core::microsPerDay - 8 * core::microsPerHour, 60)));
        QVERIFY(other.meddle(u"DELETE FROM segment"_s));
        other.show();
        ui::Page *page = other.open(u"logins"_s);
        store::Filter day = page->filter();
        day.range = { other.hour - 12 * core::microsPerHour, other.hour }; // short: quarters of an hour, which need rows
        other.window()->changeFilter(day);
        QTRY_VERIFY_WITH_TIMEOUT(page->answer().contains(u"40 failed"), 10'000);
        for (const QPushButton *button : page->findChildren<QPushButton *>())
            QVERIFY2(!button->isVisible() || button->text() != u"Try again", "nothing comes back by trying again");
        double drawn = 0;
        for (const charts::TimeSeries &series : other.find<charts::TimeChart>(u"logins"_s, u"failedChart"_s)->data().series)
            drawn += std::accumulate(series.values.begin(), series.values.end(), 0.0);
        QCOMPARE(qint64(drawn), qint64(40));
    }

    /// Figures, logins at risk and a login's story are asked apart: what comes late hides no failure.
    void aLateAnswerHidesNoFailure()
    {
        auto *facts = m_page->findChild<itemmodels::LoginFacts *>();
        const auto *chart = m_window->find<ui::Panel>(u"logins"_s, u"failedPanel"_s), *sources = m_window->find<ui::Panel>(u"logins"_s, u"loginSourcesPanel"_s),
                   *risks = m_window->find<ui::Panel>(u"logins"_s, u"risksPanel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(chart->state(), ui::Panel::State::Content, 10'000);
        const core::Problem problem { .kind = core::ProblemKind::Damaged, .what = u"It broke"_s };
        Q_EMIT facts->failed(problem);
        Q_EMIT facts->risksArrived();
        QCOMPARE(chart->state(), ui::Panel::State::Error);
        QCOMPARE(sources->state(), ui::Panel::State::Error);
        QVERIFY2(m_page->answer().startsWith(u"Not known"_s), qPrintable(m_page->answer())); // no count of an older one
        Q_EMIT facts->arrived();
        QVERIFY2(m_page->answer().contains(u"failed logins"_s), qPrintable(m_page->answer()));
        QCOMPARE(chart->state(), ui::Panel::State::Content);
        Q_EMIT facts->risksFailed(problem);
        Q_EMIT facts->timelineArrived();
        Q_EMIT facts->arrived();
        QCOMPARE(risks->state(), ui::Panel::State::Error);
        Q_EMIT facts->risksArrived();
        QCOMPARE(risks->state(), ui::Panel::State::Content);
    }

    /// "No rule found an attack" where nobody could look would be a false all clear.
    void whatCannotBeReadIsNoAllClear_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("figures") << u"login_cell"_s;
        QTest::newRow("rows") << u"login"_s;
    }
    void whatCannotBeReadIsNoAllClear()
    {
        QFETCH(QString, table);
        test::PageWindow other;
        QVERIFY(other.import(u"mx2"_s, test::takeover(u"mx2"_s, other.hour - 6 * core::microsPerDay - 8 * core::microsPerHour, 60)));
        QVERIFY(other.meddle(u"DROP TABLE "_s + table));
        other.show();
        other.window()->showPage(u"logins"_s);
        auto *link = other.find<QPushButton>(u"logins"_s, u"attacksLink"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!link->isEnabled(), 10'000);
        QVERIFY(!link->toolTip().isEmpty());
    }

    /// As far as somebody listened: 5 of 48 hours.
    void nobodyFailedIsGoodNews()
    {
        test::PageWindow other;
        QVERIFY(other.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, other.hour - 5 * core::microsPerHour, 5, 10)));
        other.show();
        ui::Page *page = other.open(u"logins"_s);
        QTRY_VERIFY_WITH_TIMEOUT(page->answer().contains(u"0 failed"), 10'000);
        QStringList words;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            words.clear();
            for (const QLabel *label : page->findChildren<QLabel *>(u"emptyLabel"_s))
                words << label->text();
            return words.contains(u"No login is at risk. That holds for the hours that were heard."_s);
        })(), 10'000);
        QVERIFY2(words.contains(u"Nobody failed to log in. That holds for the hours that were heard."_s), qPrintable(words.join(u'|')));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestLoginsPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_logins_page.moc"

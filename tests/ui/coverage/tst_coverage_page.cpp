// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/queries/coveragequery.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/sidepanelframe.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/coveragemodels.h"

#include <QApplication>
#include <QHeaderView>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::CoverageFacts;

class TestCoveragePage : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    ui::SegmentedChoice *tabs() const { return m_window->find<ui::SegmentedChoice>(u"coverage"_s, u"coverageTabs"_s); }
    ui::DataTable *table(const QString &name) const { return m_window->find<ui::DataTable>(u"coverage"_s, name); }
    static QByteArray cronLines(core::UtcMicros start)
    {
        QByteArray lines;
        for (int i = 0; i < 100; ++i)
            lines += QDateTime::fromMSecsSinceEpoch((start + i * core::microsPerSecond) / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000+00:00'"_s).toLatin1() + " mx2 CRON[77]: (root) CMD (true)\n";
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, start, 20, 20) + test::strangeLines(u"mx2"_s, start + 20 * core::microsPerHour, 25) + cronLines(start + 21 * core::microsPerHour)));
        m_window->show();
    }
    void init()
    {
        m_window->open(u"coverage"_s);
        m_window->window()->openPage(u"coverage"_s, {}, { { u"tab"_s, u"nodes"_s } });
        m_page = m_window->window()->currentPage();
        QTRY_COMPARE_WITH_TIMEOUT(table(u"coverageNodesTable"_s)->model()->rowCount(), 2, 20'000);
    }
    void cleanupTestCase() { m_window.reset(); }

    void nodesAreThoseOfTheQuery()
    {
        const store::CoverageAnswer asked = m_window->ask(m_page, store::CoverageQuery {});
        const ui::DataTable *nodes = table(u"coverageNodesTable"_s);
        qint64 lines = 0, understood = 0, foreign = 0;
        for (const store::NodeCoverage &node : asked.nodes) {
            const qsizetype row = test::PageWindow::texts(nodes, Facts::NodeName).indexOf(node.node);
            QVERIFY(row >= 0);
            QCOMPARE(nodes->model()->index(int(row), Facts::NodeLines).data(ui::RawRole).toLongLong(), node.lines);
            QCOMPARE(nodes->model()->index(int(row), Facts::NodeHeard).data(ui::RawRole).toDouble(), node.heard);
            QCOMPARE(nodes->model()->index(int(row), Facts::NodeAside).data(ui::RawRole).toLongLong(), node.unrecognised + node.unreadable);
            const qint64 ours = node.lines - node.foreignLines;
            QCOMPARE(nodes->model()->index(int(row), Facts::NodeUnderstood).data(ui::RawRole).toDouble(), double(node.understood) / double(ours));
            lines += ours;
            understood += node.understood;
            foreign += node.foreignLines;
        }
        // The line at the top counts as the rows do: lines of other programs are nobody's to understand.
        QCOMPARE(foreign, qint64(100));
        const QString share = ui::Format().percent(double(understood) / double(lines), 2);
        QVERIFY2(m_page->answer().contains(share) && m_page->answer().contains(ui::Format().count(lines)), qPrintable(m_page->answer()));
        // Least heard first.
        QCOMPARE(nodes->model()->index(0, Facts::NodeName).data().toString(), u"mx2"_s);
    }

    void tabsByKeyboard()
    {
        tabs()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(tabs(), Qt::Key_Right);
        QTRY_VERIFY_WITH_TIMEOUT(table(u"coverageHoursTable"_s)->isVisible(), 20'000);
        QTest::keyClick(tabs(), Qt::Key_End);
        QTRY_VERIFY_WITH_TIMEOUT(table(u"coverageAsideTable"_s)->isVisible(), 20'000);
        QCOMPARE(table(u"coverageAsideTable"_s)->model()->rowCount(), 25);
        QCOMPARE(m_page->saveState().value(u"tab"_s).toString(), u"aside"_s);
        QTest::keyClick(tabs(), Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(table(u"coverageNodesTable"_s)->isVisible(), 20'000);
    }

    void everyHourThatNeedsALookIsInTheList()
    {
        int wanted = 0;
        for (const store::CoverageHour &hour : m_window->ask(m_page, store::CoverageQuery {}).hours)
            wanted += hour.heard < 0.9995 || hour.unrecognised > 0 || hour.unreadable > 0 || hour.skewMs != 0;
        QVERIFY(wanted > 0);
        QCOMPARE(table(u"coverageHoursTable"_s)->model()->rowCount(), wanted);
    }

    void aNodeLeadsToItsHoursAndAnHourToItsLines()
    {
        ui::DataTable *nodes = table(u"coverageNodesTable"_s);
        nodes->setFocus(Qt::TabFocusReason);
        nodes->setCurrentIndex(nodes->model()->index(0, 0));
        QTest::keyClick(nodes, Qt::Key_Return);
        ui::DataTable *hours = table(u"coverageHoursTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hours->isVisible(), 20'000);
        QCOMPARE(m_page->filter().nodes, QStringList { u"mx2"_s });
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(test::PageWindow::texts(hours, Facts::HourNode), [](const QString &node) { return node == u"mx2"; }), 20'000);
        int odd = -1;
        for (int row = 0; row < hours->model()->rowCount(); ++row)
            if (hours->model()->index(row, Facts::HourUnrecognised).data(ui::RawRole).toLongLong() == 25)
                odd = row;
        QVERIFY(odd >= 0);
        hours->setFocus(Qt::TabFocusReason);
        hours->setCurrentIndex(hours->model()->index(odd, 0));
        QTest::keyClick(hours, Qt::Key_Return);
        ui::DataTable *aside = table(u"coverageAsideTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(aside->isVisible(), 20'000);
        QCOMPARE(m_page->filter().range.length(), core::microsPerHour);
        QTRY_COMPARE_WITH_TIMEOUT(aside->model()->rowCount(), 25, 20'000);
        // Back, and back again.
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(hours->isVisible(), 20'000);
        QTest::keyClick(m_window->window(), Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(nodes->isVisible(), 20'000);
        m_window->window()->openPage(u"coverage"_s, {});
    }

    void aLineKeptAsideIsShownWhole()
    {
        m_window->window()->openPage(u"coverage"_s, {}, { { u"tab"_s, u"aside"_s } });
        ui::DataTable *aside = table(u"coverageAsideTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(aside->model()->rowCount(), 25, 20'000);
        aside->setFocus(Qt::TabFocusReason);
        aside->setCurrentIndex(aside->model()->index(3, 0));
        const QString text = aside->model()->index(3, Facts::AsideText).data().toString();
        QVERIFY2(text.contains(u"something that nobody has ever logged"), qPrintable(text));
        QTest::keyClick(aside, Qt::Key_Return);
        auto *panel = m_window->find<ui::SidePanelFrame>(QString());
        QVERIFY(panel && panel->isVisible());
        QStringList words;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            words << label->text();
        QVERIFY2(words.contains(text), qPrintable(words.join(u'|')));
        QCOMPARE(test::PageWindow::withoutName(panel), QStringList());
    }

    void filesHoldWhatIsShown()
    {
        const QList<std::pair<QString, QString>> files { { u"coverage-nodes"_s, u"coverageNodesTable"_s }, { u"coverage-hours"_s, u"coverageHoursTable"_s }, { u"coverage-aside"_s, u"coverageAsideTable"_s } };
        for (const auto &[file, name] : files) {
            const QList<QStringList> rows = test::PageWindow::csvRows(test::PageWindow::exported(m_page, file, u"csv"_s));
            QCOMPARE(rows.size() - 2, table(name)->model()->rowCount());
        }
        const QList<QStringList> hours = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"coverage-hours"_s, u"csv"_s));
        QVERIFY(hours.size() > 2);
        QVERIFY2(QRegularExpression(u"^20\\d\\d-\\S+Z$"_s).match(hours.at(2).at(hours.at(1).indexOf(u"Hour"_s))).hasMatch(), qPrintable(hours.at(2).join(u'|')));
        const QList<QStringList> nodes = test::PageWindow::csvRows(test::PageWindow::exported(m_page, u"coverage-nodes"_s, u"csv"_s));
        QVERIFY2(!nodes.at(1).contains(u"When"_s), qPrintable(nodes.at(1).join(u'|'))); // a strip is no figure
        const qsizetype gaps = nodes.at(1).indexOf(u"Gaps"_s);
        QVERIFY(gaps > 0);
        for (int row = 0; row < 2; ++row)
            QVERIFY2(QRegularExpression(u"^(20\\d\\d-\\S+Z/20\\d\\d-\\S+Z ?)*$"_s).match(nodes.at(row + 2).at(gaps)).hasMatch(), qPrintable(nodes.at(row + 2).at(gaps)));
        for (int row = 0; row < 2; ++row)
            QCOMPARE(nodes.at(row + 2).at(0), table(u"coverageNodesTable"_s)->model()->index(row, Facts::NodeName).data().toString());
    }

    void everyPartIsReachedByTabAndHasAName()
    {
        QCOMPARE(test::PageWindow::withoutName(m_page), QStringList());
        const QStringList walked = m_window->walk(m_page, tabs());
        QVERIFY2(walked.contains(u"coverageNodesTable"_s), qPrintable(walked.join(u' ')));
    }

    void headersAreNotCut()
    {
        m_window->window()->resize(1024, 700);
        QTest::qWait(100);
        const ui::DataTable *nodes = table(u"coverageNodesTable"_s);
        for (const int column : nodes->shownColumns())
            QVERIFY2(nodes->columnWidth(column) >= nodes->horizontalHeader()->sectionSizeHint(column), qPrintable(nodes->model()->headerData(column, Qt::Horizontal).toString()));
        m_window->window()->resize(1280, 800);
    }

    void anEmptyStoreSaysHowToBegin()
    {
        test::PageWindow other;
        other.show();
        QTRY_COMPARE_WITH_TIMEOUT(other.open(u"coverage"_s)->answer(), u"Nothing was read yet"_s, 20'000);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestCoveragePage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_coverage_page.moc"

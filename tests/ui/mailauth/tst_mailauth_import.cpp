// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/feedback/feedbackquery.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/datatable.h"
#include "ui/common/filedialog.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"
#include "ui/shell/statusbar.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int patience = 30'000;

} // namespace

/// Reports dropped on the window: told apart from logs, read with progress, and seen at once whatever range was chosen.
class TestMailAuthImport final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PageWindow> m_window;
    std::unique_ptr<test::WorkFolder> m_folder;

    void drop(const QStringList &paths) const
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->window(), &drop);
    }
    void writeReports(const QString &folder, int count, int records = 3) const
    {
        for (int i = 0; i < count; ++i)
            m_folder->write(folder + u"/%1.gz"_s.arg(i, 5, 10, QLatin1Char('0')), test::packed(test::Pack::Gzip, test::dmarcXml({ .id = QByteArray::number(i), .records = records, .begin = 1'780'272'000 - qint64(i % 20) * 86'400 })));
    }
    [[nodiscard]] charts::TimeChart *chart() const { return m_window->find<charts::TimeChart>(u"mailauth"_s, u"alignmentChart"_s); }
    [[nodiscard]] qsizetype stored() const
    {
        const auto list = store::listFeedback(m_window->store(), {}, {});
        return list ? list->size() : -1;
    }
    [[nodiscard]] QDialog *dialog(const QString &name) const { return test::shownDialog(m_window->window(), name); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<test::WorkFolder>();
        m_window = std::make_unique<test::PageWindow>();
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_folder.reset();
    }

    void anEmptyStoreAsks()
    {
        ui::Page *page = m_window->open(u"mailauth"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->answer(), u"No report was read yet"_s, patience);
        QVERIFY(m_window->find<QPushButton>(u"mailauth"_s, u"chooseReportsButton"_s)->isVisible());
        QCOMPARE(test::PageWindow::withoutName(page), QStringList());
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
            m_window->window()->grab().save(QDir(folder).filePath(u"mailauth-empty.png"_s));
    }

    void aDroppedFolderIsReadAndSeen()
    {
        writeReports(u"in"_s, 40);
        drop({ m_folder->path(u"in"_s) });
        QTRY_COMPARE_WITH_TIMEOUT(m_window->window()->currentPage()->id(), u"mailauth"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), qsizetype(40), patience);
        // Though they are about another time than was chosen.
        QTRY_COMPARE_WITH_TIMEOUT(m_window->window()->currentPage()->filter().range.to, (1'780'272'000 + 86'399) * core::microsPerSecond, patience);
        QTRY_VERIFY_WITH_TIMEOUT(chart() && chart()->data().count() >= 20 && chart()->isVisible(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->window()->currentPage()->answer().contains(u"pass DMARC"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"saidStatus"_s)->text().startsWith(u"Read: 40 new reports"_s), patience);
        drop({ m_folder->path(u"in/00001.gz"_s), m_folder->path(u"in/00002.gz"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"saidStatus"_s)->text().startsWith(u"Nothing new: all 2 reports"_s), patience);
    }

    void whatIsMixedIsParted()
    {
        writeReports(u"in"_s, 2);
        m_folder->write(u"in/mail.log"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 3 * core::microsPerHour, 2, 5));
        drop({ m_folder->path(u"in"_s) });
        QTRY_COMPARE_WITH_TIMEOUT(stored(), qsizetype(2), patience);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(u"importDialog"_s), patience);
        const auto unreadable = m_window->find<shell::StatusItem>(u"saidStatus"_s)->text();
        QVERIFY2(!unreadable.contains(u"could not be read"_s), qPrintable(unreadable));
    }

    void aLogAloneAsksAsBefore()
    {
        m_folder->write(u"mail.log"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 3 * core::microsPerHour, 2, 5));
        drop({ m_folder->path(u"mail.log"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(dialog(u"importDialog"_s), patience);
        QCOMPARE(stored(), qsizetype(0));
    }

    void oneMessageIsChecked()
    {
        m_folder->write(u"hello.eml"_s, "From: ann@example.org\nSubject: hello\n\nHello\n");
        drop({ m_folder->path(u"hello.eml"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(dialog(u"checkDialog"_s), patience);
        QCOMPARE(stored(), qsizetype(0));
    }

    void theMenuAsksForFiles()
    {
        writeReports(u"in"_s, 3);
        ui::FileDialog::setNextPaths({ m_folder->path(u"in/00000.gz"_s), m_folder->path(u"in/00001.gz"_s) });
        m_window->window()->actions().get(u"importReports"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(stored(), qsizetype(2), patience);
        ui::FileDialog::setNextPaths({ m_folder->path(u"in"_s) });
        m_window->window()->actions().get(u"importReportFolder"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(stored(), qsizetype(3), patience);
        QCOMPARE(m_window->window()->currentPage()->id(), u"mailauth"_s);
    }

    /// The first chart while the others are still read, what is told on the way, and an end to it. A trigger makes each report so dear to
    /// store that a slow window has seconds to show the first ones.
    void manyShowEarlyAndCanBeStopped()
    {
        writeReports(u"in"_s, 2'000);
        QVERIFY(m_window->meddle(u"CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) SELECT i FROM n"_s));
        QVERIFY(m_window->meddle(u"CREATE TRIGGER slowly AFTER INSERT ON feedback_report BEGIN SELECT count(*) FROM slow a, slow b WHERE a.i + b.i < 0; END"_s));
        QElapsedTimer timer;
        timer.start();
        drop({ m_folder->path(u"in"_s) });
        auto *progress = m_window->find<QLabel>(u"importProgressLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT((progress = m_window->find<QLabel>(u"importProgressLabel"_s)) && progress->isVisible() && progress->text().contains(u"of 2,000 files"_s), patience);
        QTRY_VERIFY_WITH_TIMEOUT(chart() && chart()->isVisible() && chart()->data().count() > 0, patience);
        qInfo("first chart after %lld ms, progress: %s", static_cast<long long>(timer.elapsed()), qPrintable(progress->text()));
        const bool isRunning = std::ranges::any_of(m_window->session()->jobs(), [](const service::Job *job) { return !job->isFinished(); });
        QVERIFY(isRunning);
        auto *cancel = m_window->find<QPushButton>(u"mailauth"_s, u"cancelReportsButton"_s);
        QVERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(test::waitForJobs(m_window->session()));
        QTRY_VERIFY_WITH_TIMEOUT(!progress->isVisible(), patience);
        QVERIFY2(stored() > 0 && stored() < 2'000, qPrintable(QString::number(stored())));
    }

    void whatCannotBeReadIsToldAndTriedAgain()
    {
        writeReports(u"in"_s, 2);
        m_folder->write(u"in/odd.txt"_s, "neither a report nor a log\n");
        drop({ m_folder->path(u"in"_s) });
        auto *said = m_window->find<shell::StatusItem>(u"saidStatus"_s);
        QTRY_VERIFY_WITH_TIMEOUT(said->text().contains(u"1 could not be read"_s), patience);
        said->click();
        ui::DataTable *rows = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((rows = m_window->find<ui::DataTable>(u"unreadableTable"_s)) && rows->model()->rowCount() == 1, patience);
        m_folder->write(u"in/odd.txt"_s, test::dmarcXml({ .id = "mended" }));
        QTest::mouseClick(m_window->find<QPushButton>(u"tryUnreadableButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), qsizetype(3), patience);
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 0, patience);
    }

    void aReadOnlyStoreTakesNone()
    {
        m_window->desk().openStore(m_window->desk().defaultStorePath(), true);
        ui::Page *page = m_window->open(u"mailauth"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->answer(), u"No report was read yet"_s, patience);
        QVERIFY(!m_window->window()->actions().get(u"importReports"_s)->isEnabled());
        QVERIFY(!m_window->find<QPushButton>(u"mailauth"_s, u"importReportsButton"_s)->isEnabled());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestMailAuthImport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_import.moc"

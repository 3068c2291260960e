// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace bw;

/// What the dialog before an import says of its files, and which of them it reads.
class TestShellImport : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;

    /// An hour of mx1.
    QString writeLog() const
    {
        const QString path = m_window->desk().folder() + u"/mail.log"_s;
        QFile file(path);
        return file.open(QFile::WriteOnly) && file.write(test::ordinaryMail(u"mx1"_s, m_window->hour - core::microsPerHour, 1, 20)) > 0 ? path : QString();
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<test::PageWindow>();
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void whatIsNoLogTextIsLeftOutUntilItIsTicked()
    {
        const QString prose = m_window->desk().folder() + u"/prose.txt"_s;
        QFile file(prose);
        QVERIFY(file.open(QFile::WriteOnly) && file.write(QByteArray("no line of this has a time\n").repeated(30)) > 0);
        file.close();
        const QString log = writeLog();
        for (const bool isTicked : { false, true }) {
            m_window->window()->importLogs({ prose, log });
            QDialog *dialog = nullptr;
            const auto shown = [&] {
                const auto all = m_window->window()->findChildren<QDialog *>(u"importDialog"_s);
                dialog = all.isEmpty() ? nullptr : all.constLast();
                return dialog && dialog->isVisible() && dialog->findChild<QLineEdit *>(u"nodeLineEdit"_s)->text() == u"mx1";
            };
            QTRY_VERIFY_WITH_TIMEOUT(shown(), 20'000);
            auto *table = dialog->findChild<QAbstractItemView *>(u"importPreviewTable"_s);
            QCOMPARE(table->model()->rowCount(), 2);
            QCOMPARE(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
            QCOMPARE(table->model()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
            const auto *summary = dialog->findChild<QLabel *>(u"importSummaryLabel"_s);
            QVERIFY2(summary->text().startsWith(u"1 file(s), ") && summary->text().endsWith(u"; 1 left out"), qPrintable(summary->text()));
            const auto top = [dialog](const QString &name) { return dialog->findChild<QWidget *>(name)->mapTo(dialog, QPoint()).y(); };
            QCOMPARE(top(u"nodeLineEdit"_s), top(u"mtaComboBox"_s));
            if (isTicked) {
                table->setFocus();
                table->setCurrentIndex(table->model()->index(0, 2));
                QTest::keyClick(table, Qt::Key_Space);
                QCOMPARE(table->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
                QVERIFY2(summary->text().startsWith(u"2 file(s), ") && !summary->text().contains(u"left out"), qPrintable(summary->text()));
            }
            QTest::mouseClick(dialog->findChild<QPushButton *>(u"startImportButton"_s), Qt::LeftButton);
            QVERIFY(test::waitForJobs(m_window->session()));
            const auto said = [this] { return m_window->find<QWidget>(u"saidStatus"_s)->accessibleName(); };
            QTRY_VERIFY2_WITH_TIMEOUT(said().contains(isTicked ? u"30 lines not understood" : u"20 accepted messages"), qPrintable(said()), 20'000);
            QCOMPARE(said().contains(u"not understood"), isTicked);
        }
    }

    /// What was imported is from the first line with a time on.
    void linesWithoutATimeWidenNoRange()
    {
        QFile file(writeLog());
        QVERIFY(file.open(QFile::ReadWrite));
        const QByteArray log = file.readAll();
        QVERIFY(file.seek(0) && file.write(QByteArray("no line of this has a time\n").repeated(3) + log) > log.size());
        file.close();
        m_window->window()->importLogs({ file.fileName() });
        QDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->window()->findChild<QDialog *>(u"importDialog"_s)), 20'000);
        auto *start = dialog->findChild<QPushButton *>(u"startImportButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20'000);
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(test::waitForJobs(m_window->session()));
        auto *said = m_window->find<QAbstractButton>(u"saidStatus"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said->text().contains(u"3 lines not understood"), qPrintable(said->text()), 20'000);
        QTest::mouseClick(said, Qt::LeftButton);
        const store::Filter shown = m_window->window()->currentPage()->filter();
        QVERIFY2(shown.range.from >= m_window->hour - 2 * core::microsPerHour, qPrintable(said->text()));
    }

    void logsOfSeveralHostsAreWarnedOf()
    {
        QFile one(writeLog()), other(m_window->desk().folder() + u"/other.log"_s);
        QVERIFY(one.open(QFile::ReadOnly) && other.open(QFile::WriteOnly));
        other.write(one.readAll().replace(" mx1 ", " mx2 "));
        other.close();
        m_window->window()->importLogs({ one.fileName(), other.fileName() });
        QDialog *dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->window()->findChild<QDialog *>(u"importDialog"_s)), 20'000);
        const auto *hosts = dialog->findChild<QLabel *>(u"importHostsLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hosts->isVisible() && hosts->text().contains(u"mx1, mx2"), 20'000);
        auto *table = dialog->findChild<QAbstractItemView *>(u"importPreviewTable"_s);
        const QRect cell = table->visualRect(table->model()->index(1, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 14, cell.center().y()));
        QVERIFY(!hosts->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestShellImport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_import.moc"

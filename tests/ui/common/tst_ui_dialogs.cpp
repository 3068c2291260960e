// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/common/uitest.h"
#include "ui/common/filedialog.h"
#include "ui/common/messagebox.h"
#include "ui/common/style.h"

#include <QDialog>
#include <QFileDialog>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::ui;
using namespace bw::uitest;

class TestUiDialogs : public QObject
{
    Q_OBJECT
    static Question removal()
    {
        return { .title = u"Remove nodes"_s, .text = u"Remove 3 nodes and 41,204 events?"_s, .explanation = u"This cannot be undone."_s, .accept = u"Remove nodes"_s,
                 .cancel = u"Keep"_s, .destructive = true, .details = {} };
    }

private Q_SLOTS:
    void anAnswerLaidReadyIsTaken()
    {
        QList<bool> answers;
        MessageBox::setNextAnswer(true);
        MessageBox::setNextAnswer(false);
        MessageBox::ask(nullptr, removal(), [&](bool accepted) { answers << accepted; });
        MessageBox::ask(nullptr, removal(), [&](bool accepted) { answers << accepted; });
        QCOMPARE(answers, (QList<bool> { true, false }));
        QVERIFY(MessageBox::askedTexts().contains(u"Remove 3 nodes and 41,204 events?"_s));
    }

    void theDestructiveButtonIsNeverTheDefault()
    {
        QWidget window;
        showActive(window);
        int answered = 0;
        bool last = true;
        MessageBox::ask(&window, removal(), [&](bool accepted) {
            ++answered;
            last = accepted;
        });
        auto *dialog = window.findChild<QDialog *>(u"questionDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        auto *accept = dialog->findChild<QPushButton *>(u"acceptButton"_s);
        auto *cancel = dialog->findChild<QPushButton *>(u"cancelButton"_s);
        QCOMPARE(accept->text(), u"Remove nodes"_s);
        QCOMPARE(cancel->text(), u"Keep"_s);
        QVERIFY(!accept->isDefault());
        QVERIFY(cancel->isDefault());
        QCOMPARE(buttonKind(accept), ButtonKind::Destructive);
        QVERIFY(cancel->mapTo(dialog, QPoint()).x() < accept->mapTo(dialog, QPoint()).x()); // GNOME: the action at the right
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(answered, 1, 20'000);
        QVERIFY(!last);
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<QDialog *>(u"questionDialog"_s), 20'000);
    }

    void escIsCancelAndTheActionAccepts()
    {
        QWidget window;
        showActive(window);
        QList<bool> answers;
        Question question = removal();
        question.destructive = false;
        MessageBox::ask(&window, question, [&](bool accepted) { answers << accepted; });
        QTest::keyClick(window.findChild<QDialog *>(u"questionDialog"_s), Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<QDialog *>(u"questionDialog"_s), 20'000);
        MessageBox::ask(&window, question, [&](bool accepted) { answers << accepted; });
        QTest::mouseClick(window.findChild<QPushButton *>(u"acceptButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(answers, (QList<bool> { false, true }), 20'000);
    }

    void problemsAreKeptForTests()
    {
        MessageBox::keepProblems(true);
        const core::Problem problem { core::ProblemKind::Full, u"The store is full"_s, {}, {}, {} };
        MessageBox::showProblem(nullptr, problem);
        QCOMPARE(MessageBox::keptProblems(), QList<core::Problem> { problem });
        MessageBox::keepProblems(false);
        QVERIFY(MessageBox::keptProblems().isEmpty());
    }

    void aProblemIsShownOnceAndClosed()
    {
        QWidget window;
        showActive(window);
        MessageBox::showProblem(&window, { .what = u"The store is full"_s, .remedy = u"Free some space"_s });
        auto *dialog = window.findChild<QDialog *>(u"problemDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(withoutName(*dialog).isEmpty());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!window.findChild<QDialog *>(u"problemDialog"_s), 20'000);
    }

    void pathsLaidReadyAreTaken()
    {
        FileDialog::setNextPaths({ u"/a/mail.log"_s, u"/a/mail.log.1"_s });
        FileDialog::setNextPaths({});
        FileDialog::setNextPaths({ u"/b/out.csv"_s });
        QStringList opened;
        QString none = u"x"_s;
        QString saved;
        FileDialog::openFiles(nullptr, {}, [&](const QStringList &paths) { opened = paths; });
        FileDialog::openFile(nullptr, {}, [&](const QString &path) { none = path; });
        FileDialog::saveFile(nullptr, {}, [&](const QString &path) { saved = path; });
        QCOMPARE(opened.size(), 2);
        QVERIFY(none.isEmpty()); // cancelled
        QCOMPARE(saved, u"/b/out.csv"_s);
    }

    void withoutASeamADialogAppearsAndEscAnswersNothing()
    {
        QWidget window;
        showActive(window);
        bool answered = false;
        FileDialog::saveFile(&window, { .purpose = u"export"_s, .title = u"Export"_s, .suggestedName = u"nodes.csv"_s, .defaultSuffix = u"csv"_s }, [&](const QString &path) {
            answered = true;
            QVERIFY(path.isEmpty());
        });
        auto *dialog = window.findChild<QFileDialog *>(u"fileDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!answered);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(answered, 20'000);
    }
};

BW_UITEST_MAIN(TestUiDialogs)
#include "tst_ui_dialogs.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the first window to the first figures: somebody who runs mail servers names one, over a real sshd.
#include "app/console/pages.h"
#include "models/service/session.h"
#include "tests/support/sshd.h"
#include "tests/ui/shell/pagewindow.h"
#include "tests/ui/shell/testdesk.h"
#include "ui/common/theme.h"
#include "ui/common/tile.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace bw;

class TestFleetFirstStart : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    test::WorkFolder m_folder;

private Q_SLOTS:
    void endsWithNumbersOnTheOverview()
    {
        if (const QString why = test::Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::Sshd sshd(m_folder);
        QCOMPARE(sshd.start(), QString());
        const core::UtcMicros hour = core::floorTo(m_clock.now(), core::microsPerHour);
        m_folder.write(u"mail.log"_s, test::ordinaryMail(u"mx1"_s, hour - 5 * core::microsPerHour, 5, 20));
        test::TestDesk desk(m_clock);
        shell::Window window(desk, m_clock, app::pages(), {});
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *card = window.findChild<QAbstractButton *>(u"adminCard"_s);
        QVERIFY(card && card->isVisible());
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        QDialog *form = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((form = window.findChild<QDialog *>(u"nodeDialog"_s)) && form->isVisible(), 20'000);
        const std::pair<QString, QString> texts[] { { u"hostLineEdit"_s, u"127.0.0.1"_s }, { u"nodeNameLineEdit"_s, u"mx1"_s }, { u"userLineEdit"_s, u"root"_s },
            { u"keyFileLineEdit"_s, sshd.keyFile() }, { u"logsLineEdit"_s, m_folder.path(u"mail.log"_s) } };
        for (const auto &[field, text] : texts) {
            auto *edit = form->findChild<QLineEdit *>(field);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        form->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(sshd.port());
        QTest::mouseClick(form->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
        auto *trust = form->findChild<QPushButton *>(u"trustButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(trust->isVisible(), 30'000);
        QTest::mouseClick(trust, Qt::LeftButton);
        auto *save = form->findChild<QPushButton *>(u"saveNodeButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 30'000);
        QTest::keyClick(save, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window.currentPage() && window.currentPage()->id() == u"overview"_s, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(window.findChild<ui::Tile *>(u"sentTile"_s) && window.findChild<ui::Tile *>(u"sentTile"_s)->data().figure.contains(u"100"_s), 40'000);
        QVERIFY(test::waitForJobs(desk.session()));
    }

    /// Who sends for one domain needs no log: the first answer comes from the domain.
    void aSmallSenderIsAskedForTheDomain()
    {
        test::TestDesk desk(m_clock);
        shell::Window window(desk, m_clock, app::pages(), {});
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *card = window.findChild<QAbstractButton *>(u"smallSenderCard"_s);
        card->setFocus();
        QTest::keyClick(card, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window.currentPage() && window.currentPage()->id() == u"posture"_s, 20'000);
        QCOMPARE(desk.settings().persona, config::Persona::SmallSender);
        QLineEdit *edit = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((edit = window.findChild<QLineEdit *>(u"firstDomainLineEdit"_s)) && edit->isVisible(), 20'000);
        // Overview has no log to tell of, and leads back.
        window.openPage(u"overview"_s, {});
        QPushButton *link = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((link = window.findChild<QPushButton *>(u"postureLink"_s)) && link->isVisible(), 20'000);
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window.currentPage()->id(), u"posture"_s, 20'000);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetFirstStart test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_firststart.moc"

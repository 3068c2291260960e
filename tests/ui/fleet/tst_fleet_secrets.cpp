// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A log-in that needs a secret, over a real sshd and a server that takes passwords: the console asks, keeps it in memory alone,
// and asks again when it does not fit.
#include "models/service/fleet.h"
#include "models/store/fleet/nodetable.h"
#include "tests/support/sshd.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/itemmodels/fleetfacts.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FleetFacts;

class TestFleetSecrets : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    test::WorkFolder m_folder;
    std::unique_ptr<test::Sshd> m_sshd;
    std::unique_ptr<test::PageWindow> m_window;

    QDialog *dialog(const QString &name) const { return test::shownDialog(m_window->window(), name); }
    QDialog *question() const { return dialog(u"secretDialog"_s); }
    ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s); }
    QString cell(int row, int column) const { return test::PageWindow::texts(table(), column).value(row); }
    static bool waitFor(const std::function<bool()> &done) { return QTest::qWaitFor(done, 90'000); }
    bool isCollecting() const { return m_window->session()->fleet()->collecting() != nullptr; }
    /// Types it and presses Enter.
    void answer(const QString &secret) const
    {
        auto *field = question()->findChild<QLineEdit *>(u"secretLineEdit"_s);
        field->clear();
        QTest::keyClicks(field, secret);
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// Is it in any file that this desk wrote?
    QStringList filesWith(const QByteArray &secret) const
    {
        QStringList found;
        const QDir folder(m_window->desk().folder());
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            if (test::contentOf(folder.filePath(name)).contains(secret))
                found << name;
        return found;
    }

    /// Without an error: its log may have ended a while ago.
    [[nodiscard]] bool isRead(int row) const { return cell(row, Facts::LastError) == u"none"_s || cell(row, Facts::LastError).startsWith(u"silent since "_s); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        qunsetenv("SSH_AUTH_SOCK");
        m_sshd = std::make_unique<test::Sshd>(m_folder);
        QCOMPARE(m_sshd->start(), QString());
        m_window = std::make_unique<test::PageWindow>();
        m_folder.write(u"mail.log"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 5 * core::microsPerHour, 5, 20));
        m_window->show();
        m_window->open(u"fleet"_s);
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_sshd.reset();
    }

    void theTestOfANewNodeAsksForThePassphrase()
    {
        m_window->window()->trigger(u"addNode"_s);
        QVERIFY(waitFor([this] { return dialog(u"nodeDialog"_s) != nullptr; }));
        QDialog *form = dialog(u"nodeDialog"_s);
        const std::pair<QString, QString> texts[] { { u"hostLineEdit"_s, u"127.0.0.1"_s }, { u"nodeNameLineEdit"_s, u"mx1"_s }, { u"userLineEdit"_s, u"root"_s },
            { u"keyFileLineEdit"_s, m_sshd->lockedKeyFile() }, { u"logsLineEdit"_s, m_folder.path(u"mail.log"_s) } };
        for (const auto &[field, text] : texts) {
            auto *edit = form->findChild<QLineEdit *>(field);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        // SFTP: a handful of questions, which a busy computer answers before the test's deadline too.
        auto *route = form->findChild<QComboBox *>(u"routeComboBox"_s);
        route->setCurrentIndex(route->findData(int(fleet::RouteKind::Sftp)));
        form->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(m_sshd->port());
        auto *save = form->findChild<QPushButton *>(u"saveNodeButton"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
        auto *trust = form->findChild<QPushButton *>(u"trustButton"_s);
        QVERIFY(waitFor([trust] { return trust->isVisible(); }));
        QTest::mouseClick(trust, Qt::LeftButton);
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        QVERIFY(!save->isEnabled());
        auto *field = question()->findChild<QLineEdit *>(u"secretLineEdit"_s);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        // No keychain runs here: nothing is offered that could not be done, and it says where the secret goes.
        QVERIFY(waitFor([this] { return question()->findChild<QLabel *>(u"secretWhereLabel"_s)->text().contains(u"written nowhere"_s); }));
        QVERIFY(!question()->findChild<QCheckBox *>(u"keepSecretCheckBox"_s)->isVisible());
        answer(u"wrong horse"_s);
        QVERIFY(waitFor([field] { return field->accessibleDescription().contains(u"does not open"_s); }));
        // Who says no is not asked again, and finds the way back.
        QTest::keyClick(question(), Qt::Key_Escape);
        QVERIFY(waitFor([this] { return question() == nullptr; }));
        QVERIFY(!save->isEnabled());
        QVERIFY(waitFor([form] { return form->findChild<QLabel *>(u"stepText4"_s)->text().contains(u"not let"_s); }));
        QTest::mouseClick(form->findChild<QPushButton *>(u"givePasswordButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        answer(u"correct horse"_s);
        QVERIFY(waitFor([save] { return save->isEnabled(); }));
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(waitFor([this] { return table()->model()->rowCount() == 1 && cell(0, Facts::Sent) == u"\u2265\u00A0100"_s; }));
        QCOMPARE(filesWith("correct horse"), QStringList());
    }

    void afterAStartCollectNowAsks()
    {
        QVERIFY(test::waitForJobs(m_window->session()));
        m_window->desk().forgetSecrets();
        m_window->window()->trigger(u"collect"_s);
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        QVERIFY(question()->findChild<QLabel *>(u"secretHeadLabel"_s)->text().contains(u"mx1"_s));
        QTest::keyClick(question(), Qt::Key_Escape);
        QVERIFY(waitFor([this] { return question() == nullptr && cell(0, Facts::LastError) == u"password needed"_s; }));
        QVERIFY(waitFor([this] { return m_window->window()->currentPage()->answer().contains(u"cannot be read"_s); }));
    }

    void theTableOffersToGiveIt()
    {
        // By keyboard: the menu of the row.
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(1, 1), table()->mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(table(), &key);
        auto *menu = table()->findChild<QMenu *>(u"cellMenu"_s);
        QVERIFY(menu);
        auto *give = menu->findChild<QAction *>(u"givePasswordAction"_s);
        QVERIFY(give && give->isEnabled());
        menu->setActiveAction(give);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        QTest::keyClick(question(), Qt::Key_Escape);
        QVERIFY(waitFor([this] { return question() == nullptr; }));
        // By mouse: the banner of the node's panel.
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(waitFor([this] { return m_window->find<QPushButton>(u"nodeErrorButton"_s) && m_window->find<QPushButton>(u"nodeErrorButton"_s)->isVisible(); }));
        QCOMPARE(m_window->find<QPushButton>(u"nodeErrorButton"_s)->text(), u"Give the password…"_s);
        QTest::mouseClick(m_window->find<QPushButton>(u"nodeErrorButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        answer(u"correct horse"_s);
        QVERIFY(waitFor([this] { return !isCollecting() && isRead(0); }));
        m_window->window()->closeSidePanel();
    }

    void aPasswordThatDoesNotFitIsAskedForAgain()
    {
        QVERIFY(test::waitForJobs(m_window->session()));
        const quint16 port = test::freePort();
        m_folder.write(u"files/0/mail.log"_s, test::ordinaryMail(u"mx2"_s, m_window->hour - 5 * core::microsPerHour, 3, 20));
        test::Program server(QStringLiteral(BW_BINARY_DIR "/tests/simfleet"),
            { u"--host-key"_s, m_folder.path(u"sshd/host"_s), u"--files"_s, m_folder.path(u"files"_s), u"--port"_s, QString::number(port), u"--nodes"_s, u"1"_s, u"--password"_s, u"battery staple"_s });
        QVERIFY(test::waitUntil([&server] { return server.readOut().contains("ready"); }));
        const QByteArray key = test::contentOf(m_folder.path(u"sshd/host.pub"_s)).split(' ').mid(0, 2).join(' ');
        QFile known(m_window->desk().folder() + u"/known_hosts"_s);
        QVERIFY(known.open(QIODevice::Append));
        known.write("[127.1.0.1]:" + QByteArray::number(port) + ' ' + key + '\n');
        known.close();
        fleet::Node node;
        node.name = u"mx2"_s;
        node.route = fleet::RouteKind::Sftp;
        node.host = u"127.1.0.1"_s;
        node.port = port;
        node.user = u"reader"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        QVERIFY(store::saveNode(m_window->store(), node, {}, m_clock));
        m_window->session()->fleet()->collect({ u"mx2"_s });
        QVERIFY(waitFor([this] { return question() != nullptr; }));
        QPointer<QDialog> first = question();
        answer(u"battery"_s);
        QVERIFY(waitFor([this, &first] { return question() != nullptr && question() != first; })); // it was refused
        answer(u"battery staple"_s);
        const auto isDone = [this] { return !isCollecting() && isRead(1) && cell(1, Facts::Sent).endsWith(u"60"_s); }; // at least: mx1 was heard longer
        QVERIFY2(waitFor(isDone), qPrintable(cell(1, Facts::Name) + u' ' + cell(1, Facts::LastError) + u' ' + cell(1, Facts::Sent) + (question() ? u" asks"_s : QString())));
        QVERIFY(!question());
        QCOMPARE(filesWith("battery"), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetSecrets test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_secrets.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A node is added whole, over a real sshd: unknown host key, accepted, numbers on the Overview.
#include "models/service/fleet.h"
#include "models/store/fleet/nodetable.h"
#include "tests/support/sshd.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/tile.h"
#include "ui/itemmodels/fleetfacts.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FleetFacts;

namespace {

/// What the Fleet says of a node that is well but has no Postfix to ask for its queue.
const QString calm = u"queue not read"_s;

} // namespace

class TestFleetAddNode : public QObject
{
    Q_OBJECT
private:
    test::WorkFolder m_folder;
    std::unique_ptr<test::Sshd> m_sshd;
    std::unique_ptr<test::PageWindow> m_window;

    QDialog *dialog() const { return test::shownDialog(m_window->window(), u"nodeDialog"_s); }
    ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s); }
    QString cell(int column) const { return test::PageWindow::texts(table(), column).value(0); }
    static bool waitFor(const std::function<bool()> &done) { return QTest::qWaitFor(done, 40'000); }
    /// sshd's children outlive it: the next round has to connect anew.
    void dropConnections() const
    {
        transport::RouteOptions route;
        route.knownHosts = m_window->desk().folder() + u"/known_hosts"_s;
        m_window->session()->fleet()->setRoute(route);
    }
    void fill(QDialog *form) const
    {
        QTest::keyClicks(form->findChild<QLineEdit *>(u"hostLineEdit"_s), u"127.0.0.1"_s);
        auto *name = form->findChild<QLineEdit *>(u"nodeNameLineEdit"_s);
        name->clear();
        QTest::keyClicks(name, u"mx1"_s);
        form->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(m_sshd->port());
        for (const auto &[field, text] : { std::pair(u"keyFileLineEdit"_s, m_sshd->keyFile()), std::pair(u"userLineEdit"_s, u"root"_s), std::pair(u"logsLineEdit"_s, m_folder.path(u"mail.log"_s)) }) {
            auto *edit = form->findChild<QLineEdit *>(field);
            edit->clear();
            QTest::keyClicks(edit, text);
        }
        form->findChild<QComboBox *>(u"groupComboBox"_s)->setEditText(u"Outbound"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::Sshd::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_sshd = std::make_unique<test::Sshd>(m_folder);
        QCOMPARE(m_sshd->start(), QString());
        m_window = std::make_unique<test::PageWindow>();
        m_folder.write(u"mail.log"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 5 * core::microsPerHour, 5, 20));
        m_window->show();
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_sshd.reset();
    }

    void anUnknownKeyIsAskedForAndTheNodeIsRead()
    {
        QTest::keyClick(m_window->window(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(waitFor([this] { return dialog() != nullptr; }));
        QDialog *form = dialog();
        auto *save = form->findChild<QPushButton *>(u"saveNodeButton"_s);
        QVERIFY(!save->isEnabled());
        fill(form);
        QTest::mouseClick(form->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
        auto *question = form->findChild<QWidget *>(u"hostKeyQuestion"_s);
        QVERIFY(waitFor([question] { return question->isVisible(); }));
        // The fingerprint is the server's, nothing is chosen beforehand, and the node cannot be added yet.
        QVERIFY(form->findChild<QLineEdit *>(u"fingerprintLineEdit"_s)->text().endsWith(m_sshd->fingerprint()));
        QVERIFY(form->findChild<QLineEdit *>(u"compareLineEdit"_s)->text().contains(u"ssh-keygen -lf"_s));
        auto *trust = form->findChild<QPushButton *>(u"trustButton"_s);
        QVERIFY(!trust->isDefault() && !trust->hasFocus() && !save->isEnabled());
        QVERIFY(form->findChild<QLabel *>(u"stepText3"_s)->text().contains(u"not known"_s));
        QTest::mouseClick(trust, Qt::LeftButton);
        QVERIFY(waitFor([save] { return save->isEnabled(); }));
        QVERIFY(!question->isVisible());
        QVERIFY(form->findChild<QLabel *>(u"stepText4"_s));
        // A change of the address asks for a test again.
        QTest::keyClicks(form->findChild<QLineEdit *>(u"userLineEdit"_s), u"x"_s);
        QVERIFY(!save->isEnabled());
        QTest::keyClick(form->findChild<QLineEdit *>(u"userLineEdit"_s), Qt::Key_Backspace);
        // And one while it runs does not leave a test that seems to run for ever.
        QTest::mouseClick(form->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
        auto *panel = form->findChild<ui::Panel *>(u"connectionTestPanel"_s);
        QVERIFY(panel->accessibleName().contains(u"running"_s));
        QTest::keyClicks(form->findChild<QLineEdit *>(u"userLineEdit"_s), u"x"_s);
        QVERIFY2(panel->accessibleName().contains(u"test again"_s), qPrintable(panel->accessibleName()));
        QTest::keyClick(form->findChild<QLineEdit *>(u"userLineEdit"_s), Qt::Key_Backspace);
        QTest::mouseClick(form->findChild<QPushButton *>(u"testConnectionButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([save] { return save->isEnabled(); }));
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(waitFor([this] { return m_window->window()->currentPage()->id() == u"fleet"_s && table()->model()->rowCount() == 1 && cell(Facts::Sent) == u"\u2265\u00A0100"_s; }));
        QCOMPARE(cell(Facts::Name), u"mx1"_s);
        QCOMPARE(cell(Facts::Group), u"Outbound"_s);
        QCOMPARE(cell(Facts::LastError), calm);
        QVERIFY(test::waitForJobs(m_window->session()));
        QVERIFY(m_window->find<QPushButton>(u"collectButton"_s)->isVisible());
        // Numbers where people look first.
        m_window->open(u"overview"_s);
        QVERIFY(waitFor([this] { return m_window->find<ui::Tile>(u"overview"_s, u"sentTile"_s)->data().figure.contains(u"100"_s); }));
    }

    void aDeadNodeSaysSoUntilItIsOver()
    {
        m_window->open(u"fleet"_s);
        QVERIFY(waitFor([this] { return table()->model()->rowCount() == 1; }));
        m_sshd->stop();
        dropConnections();
        m_window->window()->trigger(u"collect"_s);
        QVERIFY(waitFor([this] { return m_window->session()->fleet()->collecting() == nullptr && cell(Facts::LastError) != calm; }));
        QVERIFY(m_window->window()->currentPage()->answer().contains(u"cannot be read"_s));
        QCOMPARE(cell(Facts::Sent), u"\u2265\u00A0100"_s); // what it said before stays
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(waitFor([this] { return m_window->find<QWidget>(u"nodeErrorBanner"_s) != nullptr; }));
        QCOMPARE(m_sshd->start(), QString());
        QTest::mouseClick(m_window->find<QPushButton>(u"panelCollectButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return cell(Facts::LastError) == calm; }));
        QVERIFY(waitFor([this] { return m_window->find<QWidget>(u"nodeErrorBanner"_s) == nullptr; }));
    }

    void aReaderNeverConnects()
    {
        // A failure, so that the panel offers to test.
        QVERIFY(test::waitForJobs(m_window->session()));
        m_sshd->stop();
        dropConnections();
        m_window->window()->trigger(u"collect"_s);
        QVERIFY(waitFor([this] { return m_window->session()->fleet()->collecting() == nullptr && cell(Facts::LastError) != calm; }));
        QCOMPARE(m_sshd->start(), QString());
        const QString path = m_window->store().path();
        m_window->desk().openStore(path, true);
        QVERIFY(m_window->session()->isReadOnly());
        dropConnections();
        const QByteArray before = m_sshd->log();
        m_window->open(u"fleet"_s);
        QVERIFY(waitFor([this] { return table()->model()->rowCount() == 1; }));
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
        QVERIFY(waitFor([this] { return m_window->find<QPushButton>(u"nodeErrorButton"_s) != nullptr; }));
        for (const QString &name : { u"nodeErrorButton"_s, u"panelCollectButton"_s, u"panelEditButton"_s }) {
            auto *button = m_window->find<QPushButton>(name);
            QVERIFY2(!button->isEnabled() && button->toolTip().contains(u"read-only"_s), qPrintable(name + u": "_s + button->toolTip()));
        }
        QTest::mouseClick(m_window->find<QPushButton>(u"nodeErrorButton"_s), Qt::LeftButton);
        m_window->window()->trigger(u"collect"_s);
        QVERIFY(!dialog() && !m_window->session()->fleet()->collecting());
        // Nor does whoever asks behind the page's back.
        const auto node = store::findNode(m_window->store(), u"mx1"_s, {});
        service::Fleet *fleet = m_window->session()->fleet();
        service::NodeTestJob *tried = fleet->test(node->node, m_sshd->fingerprint());
        service::NodeTest result;
        connect(tried, &service::Job::finished, this, [&] { result = tried->result(); });
        QVERIFY(waitFor([&] { return result.problem.has_value(); }));
        QCOMPARE(result.problem->what, m_window->store().whyReadOnly().what);
        service::CollectJob *collect = fleet->collect({ u"mx1"_s });
        core::Done done;
        connect(collect, &service::Job::finished, this, [&] { done = collect->outcome(); });
        QVERIFY(waitFor([&] { return !done; }));
        QCOMPARE(done.error().what, m_window->store().whyReadOnly().what);
        const QByteArray said = m_sshd->log().mid(before.size()); // old sessions may say that they end
        QVERIFY2(!said.contains("Accepted") && !said.contains("preauth") && !said.contains("Connection from"), said.constData());
        m_window->desk().openStore(path, false);
        QVERIFY(!m_window->session()->isReadOnly());
        dropConnections();
        m_window->open(u"fleet"_s);
        QVERIFY(waitFor([this] { return table()->model()->rowCount() == 1; }));
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Return);
    }

    void aChangedKeyIsAcceptedOnlyByItsName()
    {
        m_sshd->stop();
        m_sshd->makeHostKey();
        QCOMPARE(m_sshd->start(), QString());
        dropConnections();
        // This computer never met it, but the store knows the key that was accepted.
        QVERIFY(QFile::remove(m_window->desk().folder() + u"/known_hosts"_s));
        m_window->window()->trigger(u"collect"_s);
        QVERIFY(waitFor([this] { return cell(Facts::LastError) == u"host key changed"_s; }));
        QVERIFY(waitFor([this] { return m_window->find<QPushButton>(u"nodeErrorButton"_s) != nullptr; }));
        QTest::mouseClick(m_window->find<QPushButton>(u"nodeErrorButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return dialog() != nullptr; }));
        QDialog *form = dialog();
        auto *question = form->findChild<QWidget *>(u"hostKeyQuestion"_s);
        QVERIFY(waitFor([question] { return question->isVisible(); }));
        QVERIFY(!form->findChild<QPushButton *>(u"trustButton"_s)->isVisible());
        auto *named = form->findChild<QLineEdit *>(u"namedFingerprintLineEdit"_s);
        auto *save = form->findChild<QPushButton *>(u"saveNodeButton"_s);
        QVERIFY(named->isVisible() && named->text().isEmpty() && !save->isEnabled());
        auto *again = form->findChild<QPushButton *>(u"testConnectionButton"_s);
        QTest::keyClicks(named, u"SHA256:another"_s);
        QTest::mouseClick(again, Qt::LeftButton);
        QVERIFY(waitFor([again] { return again->isEnabled(); }));
        QVERIFY(question->isVisible() && !save->isEnabled());
        named->clear();
        QTest::keyClicks(named, m_sshd->fingerprint());
        QTest::mouseClick(again, Qt::LeftButton);
        QVERIFY(waitFor([save] { return save->isEnabled(); }));
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(waitFor([this] { return cell(Facts::LastError) == calm; }));
    }

    void aRemovedNodeKeepsItsFigures()
    {
        QVERIFY(test::waitForJobs(m_window->session()));
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(0, 0));
        QTest::keyClick(table(), Qt::Key_Delete);
        QDialog *remove = nullptr;
        QVERIFY(waitFor([this, &remove] { return (remove = m_window->find<QDialog>(u"removeDialog"_s)) != nullptr; }));
        QTest::mouseClick(remove->findChild<QPushButton *>(u"removeNodeButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return cell(Facts::LastRead) == u"by hand"_s; }));
        QCOMPARE(cell(Facts::Sent), u"\u2265\u00A0100"_s);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetAddNode test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_addnode.moc"

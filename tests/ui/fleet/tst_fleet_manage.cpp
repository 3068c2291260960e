// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many nodes from a list, what a server's owner is told, a test that is stopped, and nodes that go with or without their data.
#include "models/store/fleet/nodetable.h"
#include "models/service/fleet.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/itemmodels/fleetfacts.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::FleetFacts;

class TestFleetManage : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;
    test::WorkFolder m_folder;
    std::unique_ptr<test::PageWindow> m_window;

    QDialog *dialog(const QString &name) const { return test::shownDialog(m_window->window(), name); }
    ui::DataTable *table() const { return m_window->find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s); }
    QStringList names() const { return test::PageWindow::texts(table(), Facts::Name); }
    static bool waitFor(const std::function<bool()> &done) { return QTest::qWaitFor(done, 30'000); }
    void choose(int row) const
    {
        table()->setFocus(Qt::TabFocusReason);
        table()->setCurrentIndex(table()->model()->index(row, 0));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 5 * core::microsPerHour, 5, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, m_window->hour - 5 * core::microsPerHour, 5, 20)));
        fleet::Node node;
        node.name = u"mx1"_s;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"127.0.0.1"_s;
        node.port = test::freePort();
        node.user = u"reader"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        QVERIFY(store::saveNode(m_window->store(), node, node.name, m_clock));
        m_window->show();
        m_window->open(u"fleet"_s);
        QVERIFY(waitFor([this] { return names() == (QStringList { u"mx1"_s, u"mx2"_s }); }));
    }
    void cleanupTestCase() { m_window.reset(); }

    void aListIsPreviewedAndChosenFrom()
    {
        const QByteArray port = QByteArray::number(test::freePort());
        m_folder.write(u"inventory.json"_s, R"({"_meta":{"hostvars":{"mx1":{"ansible_host":"192.0.2.1"},"mx5":{"ansible_host":"127.0.0.1","ansible_port":)" + port
                + R"(},"mx6":{"ansible_host":"127.0.0.1","ansible_port":)" + port + R"(},"mx7":{"ansible_host":"127.0.0.2","ansible_port":)" + port
                + R"(},"mx8":{"ansible_host":"127.0.0.3","ansible_port":)" + port + R"(}}},"all":{"children":["outbound"]},"outbound":{"hosts":["mx1","mx5","mx6","mx7","mx8"]}})");
        QTest::mouseClick(m_window->find<QPushButton>(u"fleet"_s, u"fleetImportButton"_s), Qt::LeftButton);
        auto *menu = m_window->window()->findChild<QMenu *>(u"fleetImportMenu"_s);
        QVERIFY(menu);
        menu->setActiveAction(menu->findChild<QAction *>(u"importNodesAction"_s));
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(waitFor([this] { return dialog(u"importNodesDialog"_s) != nullptr; }));
        QDialog *form = dialog(u"importNodesDialog"_s);
        auto *add = form->findChild<QPushButton *>(u"addNodesButton"_s);
        QVERIFY(!add->isEnabled());
        // A file that is no list says so.
        m_folder.write(u"bad.json"_s, "{\"_meta\": [");
        QTest::keyClicks(form->findChild<QLineEdit *>(u"nodeListLineEdit"_s), m_folder.path(u"bad.json"_s));
        auto *tree = form->findChild<QTreeWidget *>(u"nodeOffersTree"_s);
        const auto says = [form](const QString &words) {
            return std::ranges::any_of(form->findChildren<QLabel *>(), [&words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
        };
        QVERIFY(waitFor([&] { return says(u"This is not what ansible-inventory --list prints"_s); }));
        QCOMPARE(tree->topLevelItemCount(), 0);
        form->findChild<QLineEdit *>(u"nodeListLineEdit"_s)->setText(m_folder.path(u"inventory.json"_s));
        QTest::keyClicks(form->findChild<QLineEdit *>(u"usualUserLineEdit"_s), u"reader"_s);
        QVERIFY(!add->isEnabled()); // what is shown is not yet what the fields say
        QVERIFY(waitFor([&] { return tree->topLevelItemCount() == 5 && add->isEnabled(); }));
        const auto what = [tree](int row) { return tree->topLevelItem(row)->text(3); };
        QCOMPARE(tree->topLevelItem(0)->text(0), u"mx1"_s);
        QVERIFY2(what(0).contains(u"of this name"_s), qPrintable(what(0)));
        QCOMPARE(what(1), u"new"_s);
        QVERIFY2(what(2).contains(u"mx5"_s), qPrintable(what(2))); // the same place as the one before
        QCOMPARE(what(3), u"new"_s);
        QVERIFY(!(tree->topLevelItem(0)->flags() & Qt::ItemIsUserCheckable));
        QCOMPARE(tree->topLevelItem(0)->checkState(0), Qt::Unchecked);
        for (const int row : { 0, 1, 2, 3 }) { // and looks so
            QCOMPARE(tree->topLevelItem(row)->flags().testFlag(Qt::ItemIsEnabled), row == 1 || row == 3);
            QCOMPARE(tree->topLevelItem(row)->toolTip(0).contains(u"Cannot be chosen"_s), row == 0 || row == 2);
        }
        QCOMPARE(add->text(), u"Add 3 node(s)"_s);
        tree->setFocus(Qt::TabFocusReason);
        tree->setCurrentItem(tree->topLevelItem(3));
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(add->text(), u"Add 2 node(s)"_s);
        // What was left out by hand stays out when another word is typed.
        form->findChild<QComboBox *>(u"usualGroupComboBox"_s)->setEditText(u"elsewhere"_s);
        QVERIFY(!add->isEnabled());
        QVERIFY(waitFor([&] { return add->isEnabled(); }));
        QCOMPARE(add->text(), u"Add 2 node(s)"_s);
        QCOMPARE(test::PageWindow::withoutName(form), QStringList());
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(waitFor([this] { return names() == (QStringList { u"mx1"_s, u"mx2"_s, u"mx5"_s, u"mx8"_s }); }));
        const auto row = store::findNode(m_window->store(), u"mx8"_s, {});
        QVERIFY(row);
        QCOMPARE(row->node.host, u"127.0.0.3"_s);
        QCOMPARE(row->node.user, u"reader"_s);
        QCOMPARE(row->node.group, u"outbound"_s);
        QVERIFY(waitFor([this] { return !m_window->session()->fleet()->collecting() && test::PageWindow::texts(table(), Facts::LastError).value(3) == u"not reachable"_s; }));
    }

    void theOwnerOfAServerIsToldWhatToDo()
    {
        choose(0);
        QTest::keyClick(table(), Qt::Key_F2);
        QVERIFY(waitFor([this] { return dialog(u"nodeDialog"_s) != nullptr; }));
        QTest::mouseClick(dialog(u"nodeDialog"_s)->findChild<QPushButton *>(u"accessLink"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return dialog(u"accessDialog"_s) != nullptr; }));
        QDialog *access = dialog(u"accessDialog"_s);
        auto *make = access->findChild<QPushButton *>(u"makeKeyButton"_s);
        QVERIFY(waitFor([make] { return make->isVisible(); }));
        auto *line = access->findChild<QPlainTextEdit *>(u"accessLineText"_s);
        QVERIFY(line->toPlainText().isEmpty());
        QTest::mouseClick(make, Qt::LeftButton);
        QVERIFY(waitFor([line] { return line->toPlainText().startsWith(u"restrict,command=\"/usr/local/sbin/breakwater-read /var/log/mail.log\" ssh-ed25519 "_s); }));
        QVERIFY(!make->isVisible());
        QCOMPARE(QFile::permissions(m_window->desk().folder() + u"/ssh/id_ed25519"_s) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(access->findChild<QPlainTextEdit *>(u"accessCommandsText"_s)->toPlainText().contains(u"usermod --append --groups adm reader"_s));
        QVERIFY(access->findChild<QPlainTextEdit *>(u"accessScriptText"_s)->toPlainText().startsWith(u"#!/bin/sh"_s));
        QTest::mouseClick(access->findChild<QPushButton *>(u"accessLineTextCopyButton"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), line->toPlainText());
        ui::FileDialog::setNextPaths({ m_folder.path(u"breakwater-read"_s) });
        QTest::mouseClick(access->findChild<QPushButton *>(u"saveScriptButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return test::contentOf(m_folder.path(u"breakwater-read"_s)).startsWith("#!/bin/sh"); }));
        QCOMPARE(test::PageWindow::withoutName(access), QStringList());
        access->reject();
        dialog(u"nodeDialog"_s)->reject();
    }

    void whatARouteDoesNotNeedLeavesNoHole_data()
    {
        QTest::addColumn<int>("route");
        QTest::addColumn<int>("rows");
        QTest::newRow("ssh") << int(fleet::RouteKind::Ssh) << 5;
        QTest::newRow("the journal over ssh") << int(fleet::RouteKind::Journald) << 5;
        QTest::newRow("files of this computer") << int(fleet::RouteKind::Local) << 3;
        QTest::newRow("the journal of this computer") << int(fleet::RouteKind::LocalJournal) << 2;
    }
    void whatARouteDoesNotNeedLeavesNoHole()
    {
        QFETCH(int, route);
        QFETCH(int, rows);
        m_window->window()->trigger(u"addNode"_s);
        QVERIFY(waitFor([this] { return dialog(u"nodeDialog"_s) != nullptr; }));
        QDialog *form = dialog(u"nodeDialog"_s);
        auto *box = form->findChild<QComboBox *>(u"routeComboBox"_s);
        box->setCurrentIndex(box->findData(route));
        const auto firsts = [form] { // of each row of fields, where its first one begins
            QMap<int, int> all;
            for (const ui::FormField *field : form->findChildren<ui::FormField *>())
                if (field->isVisible() && field->findChild<QWidget *>(u"routeComboBox"_s) == nullptr)
                    all.insert(field->y(), std::min(field->x(), all.value(field->y(), field->x())));
            const auto *chosen = form->findChild<QComboBox *>(u"routeComboBox"_s)->parentWidget();
            all.insert(chosen->y(), chosen->x());
            return all;
        };
        const auto isWhole = [&] {
            const QMap<int, int> all = firsts();
            return all.size() == rows && std::ranges::all_of(all, [](int x) { return x == 0; });
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isWhole(), qPrintable(QString::number(firsts().size())), 10'000);
        QCOMPARE(form->findChild<QPushButton *>(u"accessLink"_s)->isVisible(), fleet::usesSsh(fleet::RouteKind(route)));
        form->reject();
    }

    void stepsAppearAndTheTestCanBeStopped()
    {
        QTcpServer silent; // answers the port, and never says who it is
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_window->window()->trigger(u"addNode"_s);
        QVERIFY(waitFor([this] { return dialog(u"nodeDialog"_s) != nullptr; }));
        QDialog *form = dialog(u"nodeDialog"_s);
        QTest::keyClicks(form->findChild<QLineEdit *>(u"hostLineEdit"_s), u"127.0.0.1"_s);
        form->findChild<QSpinBox *>(u"portSpinBox"_s)->setValue(silent.serverPort());
        auto *test = form->findChild<QPushButton *>(u"testConnectionButton"_s);
        QTest::mouseClick(test, Qt::LeftButton);
        // The first step is there while the second still waits for its answer.
        QVERIFY(waitFor([form] {
            const auto *first = form->findChild<QLabel *>(u"stepText1"_s);
            return first && first->text().contains(u"127.0.0.1"_s);
        }));
        QVERIFY(!test->isEnabled());
        auto *stop = form->findChild<QPushButton *>(u"stopTestButton"_s);
        QVERIFY(stop->isVisible());
        QElapsedTimer time;
        time.start();
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(waitFor([test] { return test->isEnabled(); }));
        QVERIFY2(time.elapsed() < 5'000, qPrintable(QString::number(time.elapsed())));
        QVERIFY(!form->findChild<QPushButton *>(u"saveNodeButton"_s)->isEnabled());
        QVERIFY(form->findChild<QWidget *>(u"connectionTestPanel"_s)->accessibleName().contains(u"stopped"_s));
        form->reject();
    }

    void removingAsksWhatBecomesOfTheData()
    {
        QVERIFY(test::waitForJobs(m_window->session()));
        m_window->open(u"fleet"_s);
        QVERIFY(waitFor([this] { return names().size() == 4; }));
        choose(0); // mx1, with 100 messages
        QTest::keyClick(table(), Qt::Key_Delete);
        QVERIFY(waitFor([this] { return dialog(u"removeDialog"_s) != nullptr; }));
        QDialog *form = dialog(u"removeDialog"_s);
        auto *remove = form->findChild<QPushButton *>(u"removeNodeButton"_s);
        QVERIFY(form->findChild<QRadioButton *>(u"keepDataRadio"_s)->isChecked()); // the gentle answer
        QVERIFY(!remove->isDefault());
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(waitFor([this] { return test::PageWindow::texts(table(), Facts::LastRead).value(0) == u"by hand"_s; }));
        QCOMPARE(test::PageWindow::texts(table(), Facts::Sent).value(0), u"\u2265\u00A0100"_s);
        choose(1); // mx2
        QTest::keyClick(table(), Qt::Key_Delete);
        QVERIFY(waitFor([this] { return dialog(u"removeDialog"_s) != nullptr; }));
        form = dialog(u"removeDialog"_s);
        QTest::mouseClick(form->findChild<QRadioButton *>(u"purgeDataRadio"_s), Qt::LeftButton, {}, QPoint(8, 10));
        QCOMPARE(form->findChild<QPushButton *>(u"removeNodeButton"_s)->text(), u"Remove and purge"_s);
        QTest::mouseClick(form->findChild<QPushButton *>(u"removeNodeButton"_s), Qt::LeftButton);
        QVERIFY(waitFor([this] { return names() == (QStringList { u"mx1"_s, u"mx5"_s, u"mx8"_s }); }));
        QVERIFY(!store::findNode(m_window->store(), u"mx2"_s, {}));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestFleetManage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fleet_manage.moc"

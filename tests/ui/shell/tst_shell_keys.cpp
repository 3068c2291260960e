// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/messagebox.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/fleetfacts.h"
#include "ui/shell/navbar.h"
#include "ui/shell/statusbar.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

/// Takes every key to itself, as a line edit on X11 takes Ctrl+E.
class Greedy final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride)
            event->accept();
        return event->type() == QEvent::ShortcutOverride;
    }
};

} // namespace

/// Keys and the focus of the window, and what is seen from every page.
class TestShellKeys : public QObject
{
    Q_OBJECT
private:
    core::SystemClock m_clock;

    static QMenu *exportMenu(const test::PageWindow &window)
    {
        QMenu *menu = nullptr;
        return QTest::qWaitFor([&] { return (menu = window.find<QMenu>(u"exportMenu"_s)) && menu->isVisible(); }, 3'000) ? menu : nullptr;
    }
    static bool isAsked(QWidget *field, const QKeySequence &keys)
    {
        QKeyEvent asked(QEvent::ShortcutOverride, keys[0].key(), keys[0].keyboardModifiers());
        asked.ignore();
        QApplication::sendEvent(field, &asked);
        return asked.isAccepted();
    }
    /// By the dialog, as somebody does it.
    static bool importByDialog(const test::PageWindow &window, const QString &node, const QByteArray &log)
    {
        const QString path = window.desk().folder() + u'/' + node + u".log"_s;
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(log) != log.size())
            return false;
        file.close();
        window.window()->importLogs({ path });
        QLineEdit *name = nullptr;
        if (!QTest::qWaitFor([&] {
                const auto *dialog = window.find<QDialog>(u"importDialog"_s);
                return dialog && (name = dialog->findChild<QLineEdit *>(u"nodeLineEdit"_s)) && !name->text().isEmpty();
            }, 10'000))
            return false;
        QTest::keyClick(name, Qt::Key_Return);
        window.window()->activateWindow(); // as a desktop does when a dialog has gone
        return test::waitForJobs(window.session());
    }
    static bool isOn(const ui::Page *page)
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus && focus->isVisible() && page->isAncestorOf(focus);
    }

private Q_SLOTS:
    void cleanup() { QVERIFY2(ui::MessageBox::keptProblems().isEmpty(), "a problem was shown"); }

    void keysOfTheWindowWinOverThoseOfAField_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("field");
        QTest::newRow("search of messages") << u"messages"_s << u"messageSearchField"_s;
        QTest::newRow("filter of a table") << u"fleet"_s << QString();
    }
    void keysOfTheWindowWinOverThoseOfAField()
    {
        QFETCH(QString, page);
        QFETCH(QString, field);
        test::PageWindow window;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 5 * core::microsPerHour, 6, 20)));
        window.show();
        ui::Page *shown = window.open(page);
        QVERIFY(shown);
        QTRY_VERIFY(!shown->exports().isEmpty());
        window.window()->trigger(u"filter"_s);
        QLineEdit *typed = nullptr;
        QTRY_VERIFY((typed = qobject_cast<QLineEdit *>(QApplication::focusWidget())) && (field.isEmpty() || typed->objectName() == field));
        Greedy greedy;
        typed->installEventFilter(&greedy);
        QTest::keyClick(typed, Qt::Key_E, Qt::ControlModifier);
        QMenu *menu = exportMenu(window);
        QVERIFY(menu);
        for (const QAction *action : menu->actions()) // a dialog follows
            QVERIFY2(action->text().endsWith(u"…") && !action->text().endsWith(u"……"), qPrintable(action->text()));
        menu->close();
        for (const QKeySequence &keys : { QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+I"_s), QKeySequence(u"Ctrl+3"_s), QKeySequence(u"F5"_s) })
            QVERIFY2(!isAsked(typed, keys), qPrintable(keys.toString()));
        for (const QKeySequence &keys : { QKeySequence(QKeySequence::Undo), QKeySequence(QKeySequence::Redo), QKeySequence(u"Ctrl+A"_s), QKeySequence(u"Left"_s) })
            QVERIFY2(isAsked(typed, keys), qPrintable(keys.toString()));
    }

    void afterAnImportTheFocusIsOnThePage()
    {
        test::PageWindow window;
        window.show();
        ui::Page *page = window.open(u"overview"_s);
        auto *choose = window.find<QPushButton>(u"overview"_s, u"chooseFilesButton"_s);
        QVERIFY(choose);
        choose->setFocus(Qt::TabFocusReason);
        QVERIFY(importByDialog(window, u"mx2"_s, test::takeover(u"mx2"_s, window.hour - 6 * core::microsPerDay - 8 * core::microsPerHour, 60)));
        QTRY_VERIFY_WITH_TIMEOUT(page->answer().contains(u"need"), 20'000);
        QTRY_VERIFY2(isOn(page), QApplication::focusWidget() ? qPrintable(QApplication::focusWidget()->objectName()) : "nowhere");

        // What needs somebody is another list after the next one: the same row keeps the focus.
        const auto button = [page] {
            const auto all = page->findChildren<QPushButton *>();
            const auto found = std::ranges::find_if(all, [](const QPushButton *one) { return one->objectName().startsWith(u"suspicious_login:ops@example.com"); });
            return found == all.end() ? nullptr : *found;
        };
        QTRY_VERIFY(button());
        button()->setFocus(Qt::TabFocusReason);
        const QString before = page->answer();
        QVERIFY(importByDialog(window, u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 9 * core::microsPerHour, 3, 20) + test::strangeLines(u"mx1"_s, window.hour - 6 * core::microsPerHour, 60)));
        QTRY_VERIFY_WITH_TIMEOUT(page->answer() != before, 20'000);
        QTRY_VERIFY2(QApplication::focusWidget() == button(), QApplication::focusWidget() ? qPrintable(QApplication::focusWidget()->objectName()) : "nowhere");

        // And where what had it is gone altogether, the page still has it.
        QApplication::focusWidget()->clearFocus();
        QTRY_VERIFY(isOn(page));
    }

    void nodesThatCannotBeReadAreSeenFromEveryPage()
    {
        test::PageWindow window;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 5 * core::microsPerHour, 6, 20)));
        QVERIFY(window.import(u"byhand"_s, test::ordinaryMail(u"byhand"_s, window.hour - 5 * core::microsPerHour, 6, 20)));
        QList<std::pair<std::int64_t, store::RoundRow>> rounds;
        for (const QString &name : { u"mx1"_s, u"mx2"_s, u"mx3"_s }) {
            fleet::Node node;
            node.name = name;
            node.route = fleet::RouteKind::Ssh;
            node.host = name + u".mta.example"_s;
            node.user = u"breakwater"_s;
            node.logs = QStringList { u"/var/log/mail.log"_s };
            QVERIFY(store::saveNode(window.store(), node, name == u"mx1" ? name : QString(), m_clock));
            const auto row = store::findNode(window.store(), name, {});
            QVERIFY(row);
            store::RoundRow round { .time = m_clock.now(), .wasRead = name == u"mx1", .lag = -1, .clockOffset = {}, .hostKey = {}, .product = {}, .version = {}, .error = {} };
            if (!round.wasRead)
                round.error = store::NodeErrorRow { m_clock.now() - core::microsPerHour, 0, m_clock.now(), u"unreachable"_s, u"no route"_s };
            rounds << std::pair(row->id, round);
        }
        QVERIFY(store::noteRounds(window.store(), rounds));
        window.show();
        for (const QString &page : { u"volume"_s, u"settings"_s }) {
            window.open(page);
            QTRY_COMPARE(window.find<shell::NavItem>(u"fleetNavItem"_s)->badge(), 2);
            QTRY_COMPARE(window.find<shell::StatusItem>(u"fleetTroubleStatus"_s)->text(), u"2 of 3 nodes cannot be read"_s);
        }
        store::Filter one = window.window()->filterOf(window.window()->place());
        one.nodes = QStringList { u"mx1"_s };
        window.window()->changeFilter(one);
        auto *said = window.find<shell::StatusItem>(u"fleetTroubleStatus"_s);
        QVERIFY(said->isVisible() && said->toolTip().contains(u"mx2, mx3"));
        said->setFocus(Qt::TabFocusReason);
        QTest::keyClick(said, Qt::Key_Return);
        QCOMPARE(window.window()->currentPage()->id(), u"fleet"_s);
        auto *table = window.find<ui::DataTable>(u"fleet"_s, u"fleetTable"_s);
        QTRY_COMPARE(test::PageWindow::texts(table, itemmodels::FleetFacts::Name), QStringList({ u"mx2"_s, u"mx3"_s }));

        // One is read again.
        rounds[1].second.error.reset();
        rounds[1].second.wasRead = true;
        QVERIFY(store::noteRounds(window.store(), { rounds[1] }));
        window.window()->trigger(u"refresh"_s);
        QTRY_COMPARE(window.find<shell::NavItem>(u"fleetNavItem"_s)->badge(), 1);
        QTRY_COMPARE(said->text(), u"1 of 3 nodes cannot be read"_s);
        rounds[2].second.error.reset();
        rounds[2].second.wasRead = true;
        QVERIFY(store::noteRounds(window.store(), { rounds[2] }));
        window.window()->trigger(u"refresh"_s);
        QTRY_COMPARE(window.find<shell::NavItem>(u"fleetNavItem"_s)->badge(), 0);
        QTRY_VERIFY(!said->isVisible());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    ui::MessageBox::keepProblems(true);
    TestShellKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_keys.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/language.h"
#include "models/service/session.h"
#include "models/store/fleet/nodetable.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/banner.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;

class TestOverviewPage : public QObject
{
    Q_OBJECT
private:
    static QStringList needs(const ui::Page *page)
    {
        QStringList names;
        for (const QPushButton *button : page->findChildren<QPushButton *>())
            if (button->isVisible() && button->objectName().endsWith(u"NeedButton"))
                names << button->objectName().section(u':', 0, 0);
        return names;
    }
    static QString words(const ui::Page *page)
    {
        QString all = page->answer();
        for (const QLabel *label : page->findChildren<QLabel *>(u"emptyLabel"_s))
            all += label->isVisible() ? u'|' + label->text() : QString();
        return all;
    }

private Q_SLOTS:
    /// Attacks and logins at risk of other nodes are not this node's.
    void whatNeedsYouIsOfTheChosenNodes()
    {
        test::PageWindow window;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 24 * core::microsPerHour, 24, 20)));
        QVERIFY(window.import(u"mx2"_s, test::takeover(u"mx2"_s, window.hour - 6 * core::microsPerDay - 8 * core::microsPerHour, 60)));
        window.show();
        ui::Page *page = window.open(u"overview"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(needs(page).contains(u"suspicious_login"), qPrintable(needs(page).join(u' ') + words(page)), 10'000);
        const auto choose = [&](const QString &node) {
            store::Filter one = page->filter();
            one.nodes = QStringList { node };
            window.window()->changeFilter(one);
        };
        choose(u"mx1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!needs(page).contains(u"suspicious_login") && !needs(page).contains(u"attack"), 10'000);
        choose(u"mx2"_s);
        QTRY_VERIFY_WITH_TIMEOUT(needs(page).contains(u"suspicious_login"), 10'000);
        QVERIFY2(page->answer().contains(u"in this range need"), qPrintable(page->answer())); // they go with the range
    }

    /// The range goes on to the last round, and what is wrong with a node is a click away from that node.
    void aFleetOfOneNodeIsSilentAndUnread()
    {
        test::PageWindow window;
        const core::SystemClock clock;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 30 * core::microsPerHour, 24, 5)));
        fleet::Node node;
        node.name = u"mx1"_s;
        node.route = fleet::RouteKind::Ssh;
        node.host = u"mx1.mta.example"_s;
        node.user = u"breakwater"_s;
        node.logs = QStringList { u"/var/log/mail.log"_s };
        QVERIFY(store::saveNode(window.store(), node, node.name, clock));
        const auto row = store::findNode(window.store(), node.name, {});
        QVERIFY(row);
        store::RoundRow round;
        round.time = clock.now();
        round.wasRead = true;
        QVERIFY(store::noteRounds(window.store(), { { row->id, round } }));
        window.show();
        ui::Page *page = window.open(u"overview"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(needs(page).contains(u"node_silent"), qPrintable(needs(page).join(u' ') + words(page)), 10'000);
        QVERIFY(page->filter().range.to > clock.now() - core::microsPerHour); // the hours without a line are in the picture
        round.wasRead = false;
        round.time += core::microsPerSecond;
        round.error = store::NodeErrorRow { 0, 0, 0, u"denied"_s, u"mx1.mta.example: the login breakwater was refused"_s };
        QVERIFY(store::noteRounds(window.store(), { { row->id, round } }));
        window.window()->trigger(u"refresh"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(needs(page).contains(u"node_unread"), qPrintable(needs(page).join(u' ')), 10'000);
        QVERIFY(!needs(page).contains(u"node_silent"));
        auto *button = page->findChild<QPushButton *>(u"node_unread:mx1NeedButton"_s);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        const auto *there = window.window()->currentPage();
        QVERIFY(there);
        QCOMPARE(there->id(), u"fleet"_s);
        QVERIFY(there->filter().nodes.isEmpty());
        const QWidget *panel = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(panel = window.find<QWidget>(u"fleetNodePanel"_s), 10'000);
        QVERIFY(panel->isVisible());
    }

    /// All gaps in one banner, and that on one line: what needs somebody stays in sight in the smallest window, in the longest language.
    void gapsShareOneBanner()
    {
        test::PageWindow window;
        for (const int hoursAgo : { 47, 30, 10 })
            QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - hoursAgo * core::microsPerHour, 8, 20)));
        app::installLanguage(*qApp, u"de"_s);
        window.show();
        window.window()->resize(1024, 700);
        const ui::Page *page = window.open(u"overview"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!needs(page).isEmpty(), 10'000);
        const auto banners = page->findChildren<ui::Banner *>(Qt::FindChildrenRecursively);
        QStringList said;
        for (const auto *banner : banners)
            if (banner->isVisible())
                said << banner->accessibleName();
        QVERIFY2(said.size() == 1 && said.constFirst().contains(u"3 Abschnitte"), qPrintable(said.join(u'|')));
        const auto *banner = page->findChild<ui::Banner *>(u"gapsBanner"_s);
        QVERIFY(banner);
        QVERIFY2(banner->height() < 60, qPrintable(QString::number(banner->height())));
        QList<QPushButton *> worst = page->findChildren<QPushButton *>();
        worst.removeIf([](const QPushButton *button) { return !button->objectName().endsWith(u"NeedButton"); });
        QVERIFY(worst.size() >= 2);
        for (const QPushButton *button : worst.first(2))
            QVERIFY2(button->visibleRegion().boundingRect().height() == button->height(), qPrintable(button->objectName()));
        app::installLanguage(*qApp, u"en"_s);
    }

    /// Nobody listens: of what came after the log nothing is known, and that is no all clear.
    void aLogBroughtByHandSaysWhenItEnds()
    {
        test::PageWindow window;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 5 * core::microsPerDay, 24, 20)));
        window.show();
        ui::Page *page = window.open(u"overview"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(words(page).contains(u"imported by hand"), qPrintable(needs(page).join(u' ') + words(page)), 10'000);
        QVERIFY2(!words(page).contains(u"Nothing needs you"), qPrintable(words(page)));
        store::Filter past = page->filter();
        past.range.to = past.range.from + core::microsPerHour; // wholly over when the log ends
        past.range.from -= core::microsPerHour;
        window.window()->openPage(u"overview"_s, past);
        QTRY_VERIFY2_WITH_TIMEOUT(!words(page).contains(u"imported by hand"), qPrintable(words(page)), 10'000);
    }

    /// A file says which range it is of: while a page still shows the one before, nothing can be exported.
    void nothingIsExportedUnderAnotherRange_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto *id : { u"overview", u"fleet", u"volume", u"mailauth", u"messages", u"logins", u"coverage" })
            QTest::newRow(qPrintable(QString::fromUtf16(id))) << QString::fromUtf16(id);
    }
    void nothingIsExportedUnderAnotherRange()
    {
        QFETCH(QString, id);
        test::PageWindow window;
        QVERIFY(window.import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, window.hour - 24 * core::microsPerHour, 24, 20)));
        window.show();
        ui::Page *page = window.open(id);
        const auto *button = window.window()->findChild<QPushButton *>(u"exportButton"_s);
        QVERIFY(button);
        QTRY_VERIFY_WITH_TIMEOUT(!page->isOfOlderFilter() && button->isEnabled(), 10'000);
        store::Filter longer = page->filter();
        longer.range.from -= 28 * core::microsPerDay;
        window.window()->openPage(id, longer);
        QVERIFY(page->isOfOlderFilter());
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(u"still being read"));
        QTRY_VERIFY_WITH_TIMEOUT(!page->isOfOlderFilter() && button->isEnabled(), 10'000);
    }

    /// Where single logins have gone, nothing found is not all clear.
    void whatCannotBeLookedAtAnyMoreIsSaid()
    {
        test::PageWindow window;
        QVERIFY(window.import(u"mx2"_s, test::takeover(u"mx2"_s, window.hour - 6 * core::microsPerDay - 8 * core::microsPerHour, 60)));
        QVERIFY(window.meddle(u"DELETE FROM segment"_s));
        window.show();
        ui::Page *page = window.open(u"overview"_s);
        const ui::Banner *banner = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((banner = page->findChild<ui::Banner *>(u"notesBanner"_s)) && banner->isVisible(), 10'000);
        QVERIFY2(banner->accessibleName().contains(u"attacks and logins at risk cannot be told"), qPrintable(banner->accessibleName()));
        QVERIFY2(!words(page).contains(u"Nothing needs you"), qPrintable(words(page)));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestOverviewPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_overview_page.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pages.h"
#include "models/detection/needs.h"
#include "models/service/postures.h"
#include "models/service/session.h"
#include "tests/models/store/posture/posturestore.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/shell/navbar.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;

/// What the window knows before a page is visited, finds again after it was closed, and shows while a question fails.
class TestShellMemory : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;

    [[nodiscard]] const shell::NavItem *item(const QString &page) const { return m_window->find<shell::NavBar>(u"navBar"_s)->item(page); }
    [[nodiscard]] ui::Panel *failedPanel(const QString &page) const
    {
        for (ui::Panel *panel : m_window->window()->findChild<ui::Page *>(page + u"Page"_s)->findChildren<ui::Panel *>())
            if (panel->isVisible() && panel->state() == ui::Panel::State::Error)
                return panel;
        return nullptr;
    }
    /// Closed as a person closes it, and opened again at the same desk.
    void reopen()
    {
        m_window->window()->close();
        m_window->forget();
        m_window->show();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<test::PageWindow>();
        const core::UtcMicros start = m_window->hour - 8 * core::microsPerDay;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 30 * core::microsPerHour, 30, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::takeover(u"mx2"_s, start, 300)));
        m_window->show();
    }
    void cleanupTestCase() { m_window.reset(); }

    void badgesAreRightBeforeAnyPageIsVisited()
    {
        m_window->window()->openPage(u"settings"_s, {});
        reopen(); // at the settings, where nothing is asked by a page
        QCOMPARE(m_window->window()->place().page, u"settings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(item(u"overview"_s)->badge() > 0, 20'000);
        QVERIFY(!m_window->window()->findChild<ui::Page *>(u"loginsPage"_s));
        detection::NeedsQuery query;
        query.filter.range = m_window->window()->range();
        const auto needs = query.run(m_window->store());
        QVERIFY(needs);
        QCOMPARE(item(u"overview"_s)->badge(), int(needs->needs.size()));
        for (const QString &page : { u"volume"_s, u"logins"_s, u"coverage"_s })
            QCOMPARE(item(page)->badge(), int(std::ranges::count(needs->needs, page, &detection::Need::page)));
    }

    void theBadgeFollowsWhatIsMeasuredAndAccepted()
    {
        const auto failing = test::PostureStore::look(m_window->hour, { { u"BW-MSI-001"_s, u"fail critical: There is no SPF record."_s }, { u"BW-MSI-006"_s, u"fail high: The key has 1024 bits."_s } });
        QVERIFY(store::keepLook(m_window->store(), failing));
        service::Postures *postures = m_window->session()->postures();
        Q_EMIT postures->changed(); // as after a measurement
        QTRY_COMPARE_WITH_TIMEOUT(item(u"posture"_s)->badge(), 2, 20'000);
        const auto before = item(u"overview"_s)->badge();
        postures->acceptRisk({ u"BW-MSI-006"_s, u"example.org"_s, u"Ann"_s, u"moves on Friday"_s, m_window->hour + 90 * core::microsPerDay, 0 });
        QTRY_COMPARE_WITH_TIMEOUT(item(u"posture"_s)->badge(), 1, 20'000);
        QCOMPARE(item(u"overview"_s)->badge(), before - 1);
        postures->removeAsset(store::AssetKind::Domain, u"example.org"_s);
        QTRY_COMPARE_WITH_TIMEOUT(item(u"posture"_s)->badge(), 0, 20'000);
    }

    void chipsAndGroupsAreThereAgain()
    {
        store::Filter filter;
        filter.outcomes = { u"bounced"_s };
        m_window->window()->openPage(u"messages"_s, filter);
        filter = {};
        filter.domains = { u"example.org"_s };
        m_window->window()->openPage(u"volume"_s, filter, { { u"group"_s, u"node"_s } });
        reopen();
        QCOMPARE(m_window->window()->currentPage()->id(), u"volume"_s);
        QCOMPARE(m_window->window()->currentPage()->filter().domains, QStringList { u"example.org"_s });
        QCOMPARE(m_window->window()->currentPage()->saveState().value(u"group"_s).toString(), u"node"_s);
        m_window->window()->showPage(u"messages"_s);
        QCOMPARE(m_window->window()->currentPage()->filter().outcomes, QStringList { u"bounced"_s });
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<ui::Chip>(u"messages"_s, u"outcomeChip"_s)->value(), u"bounced"_s, 10'000);
        m_window->open(u"messages"_s);
        m_window->open(u"volume"_s);
    }

    void searchedWordsAreThereAgainButNoAddress()
    {
        m_window->open(u"messages"_s);
        auto *search = m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s);
        search->setText(u"example.org"_s);
        reopen();
        m_window->window()->showPage(u"messages"_s);
        search = m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s);
        QCOMPARE(search->text(), u"example.org"_s);
        search->setText(u"r1.mx1@example.net"_s);
        reopen();
        m_window->window()->showPage(u"messages"_s);
        QCOMPARE(m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s)->text(), QString());
        for (const QByteArray &state : m_window->desk().settings().windowStates)
            QVERIFY(!state.contains("r1.mx1") && !state.contains(QByteArray::fromHex("00720031002e006d00780031"))); // UTF-16 as QDataStream writes it
    }

    void chipsOfAnotherStoreAreNotTaken()
    {
        store::Filter filter;
        filter.domains = { u"example.org"_s };
        m_window->window()->openPage(u"volume"_s, filter);
        m_window->window()->close();
        m_window->forget();
        const QString first = m_window->store().path();
        m_window->desk().openOrCreateStore(m_window->desk().folder() + u"/other.bw"_s, u"UTC"_s);
        m_window->show();
        QCOMPARE(m_window->window()->place().page, u"volume"_s);
        QVERIFY(m_window->window()->currentPage()->filter().domains.isEmpty());
        m_window->forget();
        m_window->desk().openStore(first, false);
        m_window->show();
    }

    void aFirstWindowFitsTheScreen()
    {
        test::PageWindow other;
        const core::SystemClock clock;
        shell::Window window(other.desk(), clock, app::pages(), {});
        const QSize room = window.screen()->availableGeometry().size();
        QVERIFY2(window.width() <= room.width() && window.height() <= room.height(), qPrintable(u"%1 × %2"_s.arg(window.width()).arg(window.height())));
        QVERIFY(window.minimumWidth() <= room.width() && window.minimumHeight() <= room.height());
    }

    /// The store is whole: only what the question reads has gone for a while.
    void aFailingQuestionIsSaidAndAskedAgain_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("table");
        QTest::newRow("overview") << u"overview"_s << u"volume_cell"_s;
        QTest::newRow("volume") << u"volume"_s << u"volume_cell"_s;
        QTest::newRow("messages") << u"messages"_s << u"message"_s;
        QTest::newRow("logins") << u"logins"_s << u"login"_s;
        QTest::newRow("coverage") << u"coverage"_s << u"heard"_s;
    }
    void aFailingQuestionIsSaidAndAskedAgain()
    {
        QFETCH(QString, page);
        QFETCH(QString, table);
        m_window->open(page);
        QTRY_VERIFY_WITH_TIMEOUT(!failedPanel(page), 20'000);
        QVERIFY(m_window->meddle(u"ALTER TABLE %1 RENAME TO gone_for_a_while"_s.arg(table)));
        m_window->window()->trigger(u"refresh"_s);
        QTRY_VERIFY_WITH_TIMEOUT(failedPanel(page) || m_window->window()->currentPage()->findChild<QWidget *>(u"pageProblemView"_s), 20'000);
        QWidget *where = failedPanel(page) ? static_cast<QWidget *>(failedPanel(page)) : m_window->window()->currentPage()->findChild<QWidget *>(u"pageProblemView"_s);
        QPushButton *again = nullptr;
        for (auto *button : where->findChildren<QPushButton *>())
            if (button->text() == u"Try again" && button->isVisible())
                again = button;
        QVERIFY(again);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::none_of(m_window->window()->currentPage()->findChildren<ui::Panel *>(),
                                     [](const ui::Panel *panel) { return panel->isVisible() && panel->state() == ui::Panel::State::Loading; }),
            20'000); // no part waits for what will not come
        QVERIFY(m_window->session()->store().isDamaged() == false);
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_for_a_while RENAME TO %1"_s.arg(table)));
        again->setFocus(Qt::TabFocusReason);
        QTest::keyClick(again, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!failedPanel(page) && !m_window->window()->currentPage()->findChild<QWidget *>(u"pageProblemView"_s), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::none_of(m_window->window()->currentPage()->findChildren<ui::Panel *>(),
                                     [](const ui::Panel *panel) { return panel->isVisible() && panel->state() == ui::Panel::State::Loading; }),
            20'000);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestShellMemory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shell_memory.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/banner.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/panel.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/messagefacts.h"
#include "ui/shell/exportmenu.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace bw;

/// What Messages says of a store that is empty, was heard in part, or is damaged.
class TestMessagesStates : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<test::PageWindow> m_window;
    ui::Page *m_page = nullptr;

    static QStringList banners(const ui::Page *page)
    {
        QStringList texts;
        for (const auto *banner : page->findChildren<ui::Banner *>())
            if (banner->isVisible())
                texts << banner->accessibleName();
        return texts;
    }
    void searchFor(const QString &text) const
    {
        auto *field = m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s);
        field->setFocus(Qt::TabFocusReason);
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    [[nodiscard]] QString fileHead() const { return shell::exportNote(*m_page, m_window->store().path(), m_window->window()->format(), false); }
    static QByteArray line(core::UtcMicros at, const QByteArray &text)
    {
        return QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000+00:00'"_s).toLatin1() + " mx2 postfix/" + text + '\n';
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<test::PageWindow>();
    }
    void cleanup() { m_window.reset(); }

    void anEmptyStoreOffersAnImport()
    {
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"Nothing was read yet"_s, 10'000);
        auto *button = m_window->find<QPushButton>(u"messages"_s, u"emptyActionButton"_s);
        QVERIFY(button && button->isVisible());
        QCOMPARE(button->text(), u"Import a log…"_s);
    }

    /// Who types a key of one mail does not know when it was; a domain, a client or a login is a choice among the mail of the range.
    void aKeyIsLookedForInAllThatIsKeptAndSaysSo()
    {
        const core::UtcMicros old = m_window->hour - 240 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 30 * core::microsPerHour, 30, 20)));
        QVERIFY(m_window->import(u"mx2"_s, test::ordinaryMail(u"mx2"_s, old, 1, 20)
            + line(old + core::microsPerHour, "smtpd[251]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 550 5.1.1 <closed@example.com>: Recipient address rejected: "
                                              "User unknown; from=<stranger@example.org> to=<closed@example.com> proto=ESMTP helo=<there.example>")));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"600 "_s) && m_page->heardShare().value_or(1) < 0.9, 10'000);
        QVERIFY(banners(m_page).join(u' ').contains(u"of this range was heard"_s));
        QVERIFY2(!fileHead().contains(u"everything that is kept"_s) && fileHead().contains(u"heard: "_s), qPrintable(fileHead()));
        for (const QString &key : { u"r3.mx2@example.org"_s, u"<nobody@mx2>"_s }) {
            searchFor(key);
            QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), key.startsWith(u'r') ? u"1 queue id(s) found in everything that is kept, newest first"_s : u"None found"_s, 10'000);
            QCOMPARE(banners(m_page), QStringList());
            QVERIFY2(fileHead().contains(u"; everything that is kept; "_s) && !fileHead().contains(u"heard: "_s), qPrintable(fileHead()));
        }
        searchFor(u"example.org"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"120 queue id(s) found, newest first"_s, 10'000);
        QVERIFY(banners(m_page).join(u' ').contains(u"of this range was heard"_s));
        QVERIFY2(!fileHead().contains(u"everything that is kept"_s) && fileHead().contains(u"heard: "_s), qPrintable(fileHead()));
        // What was refused follows.
        const auto *refused = m_window->find<ui::Panel>(u"messages"_s, u"refusedPanel"_s);
        searchFor(u"closed@example.com"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"No message, but refused 1 time(s)"_s, 10'000);
        const auto *subtitle = refused->findChild<QLabel *>(u"panelSubtitleLabel"_s);
        QVERIFY2(subtitle->text().contains(u"in everything that is kept"_s), qPrintable(subtitle->text()));
        searchFor(u"203.0.113.9"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"None found"_s, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!refused->isVisible(), 10'000);
    }

    /// Who looks for the own address finds what it received, and that it sent as well.
    void anAddressThatIsMoreThanARecipientSaysSo()
    {
        const core::UtcMicros at = m_window->hour - 2 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 10 * core::microsPerHour, 10, 20)));
        QVERIFY(m_window->import(u"mx2"_s, line(at, "smtpd[250]: 4A0AA1: client=client.example[192.0.2.10]") + line(at + 1000, "qmgr[250]: 4A0AA1: from=<who@example.org>, size=4321, nrcpt=1 (queue active)")
            + line(at + 2000, "smtp[250]: 4A0AA1: to=<post@shop.example>, relay=mx.shop.example[198.51.100.1]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 ok)")
            + line(at + 3000, "qmgr[250]: 4A0AA1: removed")));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        searchFor(u"post@shop.example"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"1 queue id(s)"_s), 10'000);
        auto *sent = m_window->find<QPushButton>(u"messages"_s, u"senderUseLink"_s);
        auto *received = m_window->find<QPushButton>(u"messages"_s, u"recipientUseLink"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sent->isVisible(), 10'000);
        QCOMPARE(sent->text(), u"Also sent by this address: 50"_s);
        QVERIFY(!received->isVisible() && !m_window->find<QPushButton>(u"messages"_s, u"loginUseLink"_s)->isVisible());
        sent->setFocus(Qt::TabFocusReason);
        QTest::keyClick(sent, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"50 queue id(s)"_s), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(received->isVisible() && !sent->isVisible(), 10'000);
        QCOMPARE(received->text(), u"Also received by this address: 1"_s);
        QVERIFY(m_window->find<ui::DataTable>(u"messages"_s, u"messagesTable"_s)->hasFocus());
        // It is said of an address alone.
        searchFor(u"shop.example"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!received->isVisible() && !sent->isVisible(), 10'000);
    }

    void theNavigationLeadsFromAMessageBackToTheList()
    {
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 5 * core::microsPerHour, 5, 5)));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        m_window->window()->openMessage(1);
        QCOMPARE(m_page->saveState().value(u"view"_s).toString(), u"message"_s);
        m_window->window()->showPage(u"messages"_s);
        QCOMPARE(m_page->saveState().value(u"view"_s).toString(), u"list"_s);
        QVERIFY(m_window->find<QWidget>(u"messages"_s, u"messagesTable"_s)->isVisible());
    }

    /// Logins opens the page with one: what narrows the list is shown, and goes by its x or with all others.
    void aSourceThatNarrowsTheListIsShown()
    {
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, m_window->hour - 10 * core::microsPerHour, 10, 20)));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        store::Filter one = m_page->filter();
        one.sources = { u"203.0.113.0/24"_s };
        m_window->window()->openPage(u"messages"_s, one);
        auto *chip = m_window->find<ui::Chip>(u"messages"_s, u"sourceChip"_s);
        QTRY_COMPARE_WITH_TIMEOUT(chip->value(), u"203.0.113.0/24"_s, 10'000);
        QPushButton *clear = nullptr;
        const auto isOffered = [&] { return (clear = m_page->findChild<QPushButton *>(u"emptyActionButton"_s)) && clear->isVisible() && clear->text() == u"Clear filters" && chip->isSet(); };
        QTRY_VERIFY_WITH_TIMEOUT(isOffered(), 10'000);
        QTest::keyClick(chip, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"200 queue id(s)"_s), 10'000);
        m_window->window()->changeFilter(one);
        QTRY_VERIFY_WITH_TIMEOUT(isOffered(), 10'000);
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"200 queue id(s)"_s) && !chip->isSet(), 10'000);
    }

    /// As `trace --outcome rejected` does: what was refused has no message, and is listed where it is chosen.
    void whatWasRefusedIsAnOutcomeToChoose()
    {
        QByteArray log = test::ordinaryMail(u"mx1"_s, m_window->hour - 10 * core::microsPerHour, 10, 20);
        for (int i = 0; i < 1003; ++i)
            log += line(m_window->hour - 3 * core::microsPerHour + i * core::microsPerSecond, "smtpd[251]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 550 5.1.1 <closed@" + QByteArray(i < 3 ? "one.example" : "example.com")
                    + ">: Recipient address rejected: User unknown; from=<stranger@example.org> to=<closed@" + (i < 3 ? "one.example" : "example.com") + "> proto=ESMTP helo=<there.example>");
        QVERIFY(m_window->import(u"mx1"_s, log));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        const auto *refused = m_window->find<ui::Panel>(u"messages"_s, u"refusedPanel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"200 queue id(s)"_s) && !refused->isVisible(), 10'000);
        auto *chip = m_window->find<ui::Chip>(u"messages"_s, u"outcomeChip"_s);
        QAction *choice = nullptr;
        for (const QMenu *menu : chip->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
            for (QAction *action : menu->actions())
                choice = action->text() == u"rejected" ? action : choice;
        QVERIFY(choice);
        choice->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"No message, but refused more than 1,000 time(s)"_s, 10'000);
        QVERIFY(refused->isVisible());
        const auto *subtitle = refused->findChild<QLabel *>(u"panelSubtitleLabel"_s);
        QCOMPARE(subtitle->text(), u"the newest 1,000 of more, before there was a message"_s);
        store::Filter one = m_page->filter();
        one.domains = { u"one.example"_s };
        m_window->window()->changeFilter(one);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"No message, but refused 3 time(s)"_s, 10'000);
        QCOMPARE(m_window->find<ui::DataTable>(u"messages"_s, u"refusalsTable"_s)->model()->rowCount(), 3);
    }

    void whatWasNotHeardOrCannotBeReadIsSaid()
    {
        const core::UtcMicros start = m_window->hour - 30 * core::microsPerHour;
        QVERIFY(m_window->import(u"mx1"_s, test::ordinaryMail(u"mx1"_s, start, 30, 20)));
        m_window->show();
        m_page = m_window->open(u"messages"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->answer().startsWith(u"600 "_s), 10'000);
        // The window's own 48 hours begin before the log.
        QTRY_VERIFY_WITH_TIMEOUT(m_page->heardShare().value_or(1) < 0.9, 10'000);
        QVERIFY(banners(m_page).join(u' ').contains(u"of this range was heard"_s));
        m_window->window()->zoomTo({ start, m_window->hour - core::microsPerHour });
        QTRY_COMPARE_WITH_TIMEOUT(banners(m_page), QStringList(), 20'000);
        QCOMPARE(m_page->heardShare().value_or(0), 1.0);

        QVERIFY(m_window->meddle(u"UPDATE block SET facts = zeroblob(64)"_s));
        auto *search = m_window->find<QLineEdit>(u"messages"_s, u"messageSearchField"_s);
        search->setFocus(Qt::TabFocusReason);
        QTest::keyClicks(search, u"mx1"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(banners(m_page).join(u' ').contains(u"A part of this cannot be told"_s), 10'000);
        const auto *table = m_window->find<ui::DataTable>(u"messages"_s, u"messagesTable"_s);
        QVERIFY(!static_cast<itemmodels::MessagesItemModel *>(table->source())->notes().isEmpty());
        // A search that fails leaves no count of an older one behind.
        QVERIFY(m_window->meddle(u"DROP TABLE segment"_s));
        QTest::keyClicks(search, u"2"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->answer(), u"Not known: the search failed"_s, 10'000);
        // What answers after it does not hide that.
        auto *refusals = m_page->findChild<itemmodels::RefusalFacts *>();
        QSignalSpy refused(refusals, &itemmodels::RefusalFacts::arrived);
        refusals->ask(itemmodels::classify({}), m_page->filter());
        QTRY_VERIFY_WITH_TIMEOUT(!refused.isEmpty(), 10'000);
        QCOMPARE(m_page->answer(), u"Not known: the search failed"_s);
        const auto *panel = static_cast<const ui::Panel *>(nullptr);
        for (const QWidget *at = table; at && !panel; at = at->parentWidget())
            panel = qobject_cast<const ui::Panel *>(at);
        QVERIFY(panel && panel->state() == ui::Panel::State::Error);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestMessagesStates test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messages_states.moc"

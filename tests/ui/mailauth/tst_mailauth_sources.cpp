// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/mailauth/mailauthquery.h"
#include "tests/support/reports.h"
#include "tests/support/workfolder.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/mailauthfacts.h"
#include "ui/mailauth/ledgerbox.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace bw;
using Facts = itemmodels::MailAuthFacts;
using ui::Panel;

namespace {

constexpr int patience = 20'000;
constexpr qint64 day = 1'795'564'800; ///< 2026-11-25

} // namespace

/// The rules that name who sends: found from the page, typed, tried on what is stored, saved, and seen on the page.
class TestMailAuthSources final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::PageWindow> m_window;
    std::unique_ptr<test::WorkFolder> m_folder;

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->find<Widget>(u"settings"_s, name);
    }
    [[nodiscard]] QLineEdit *field(const QString &name, int rule) const { return find<QLineEdit>(u"source%1LineEdit%2"_s.arg(name).arg(rule)); }
    [[nodiscard]] QWidget *focus() const { return m_window->window()->focusWidget(); }
    [[nodiscard]] QString typed(const QString &name, int rule) const
    {
        const QLineEdit *edit = field(name, rule);
        return edit ? edit->text() : QString();
    }
    [[nodiscard]] ui::DataTable *sources() const { return m_window->find<ui::DataTable>(u"mailauth"_s, u"authSourcesTable"_s); }
    [[nodiscard]] QList<store::SourceRule> kept() const { return store::listSourceRules(m_window->store()).value_or(QList<store::SourceRule>()); }
    [[nodiscard]] static store::Filter whole()
    {
        store::Filter filter;
        filter.range = { day * core::microsPerSecond, (day + 86'400) * core::microsPerSecond };
        return filter;
    }
    ui::Page *openSources(const QString &group) const
    {
        m_window->window()->openPage(u"mailauth"_s, whole(), { { u"tab"_s, u"sources"_s }, { u"group"_s, group } });
        return m_window->window()->currentPage();
    }
    void openRules() const
    {
        QTest::mouseClick(m_window->find<QPushButton>(u"mailauth"_s, u"sourceRulesButton"_s), Qt::LeftButton);
        QTRY_COMPARE(m_window->window()->currentPage()->id(), u"settings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"trySourceRulesButton"_s)->isEnabled(), patience);
    }
    /// By keys alone: adds a rule and types its name and its network.
    void typeRule(int index, const QString &name, const QString &network) const
    {
        auto *add = find<QPushButton>(u"addSourceRuleButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), patience);
        add->setFocus(Qt::TabFocusReason);
        QTest::keyClick(add, Qt::Key_Space);
        QTRY_VERIFY(focus() == field(u"Name"_s, index));
        QTest::keyClicks(focus(), name);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(focus()->objectName(), u"sourceRoleComboBox%1"_s.arg(index));
        QTest::keyClick(focus(), Qt::Key_Tab);
        QTest::keyClicks(focus(), network);
    }
    void press(const QString &button) const
    {
        auto *found = find<QAbstractButton>(button);
        QTRY_VERIFY(found->isEnabled());
        found->setFocus(Qt::TabFocusReason);
        QTest::keyClick(found, Qt::Key_Space);
    }
    [[nodiscard]] bool isInSight(const QString &name) const
    {
        auto *panel = find<Panel>(name);
        const auto *scroll = find<QScrollArea>(u"pageScrollArea"_s);
        return scroll->viewport()->rect().intersects(QRect(panel->mapTo(scroll->viewport(), QPoint()), QSize(panel->width(), 60)));
    }
    void keep(const char *name) const { test::keepPicture(m_window->window(), u"mailauth-"_s + QLatin1String(name)); }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<test::PageWindow>();
        m_folder = std::make_unique<test::WorkFolder>();
        m_folder->write(u"in/a.xml"_s, test::dmarcXml({ .id = "1", .records = 4 }));
        QVERIFY(m_window->session()->importFeedback({ m_folder->path(u"in"_s) }));
        QVERIFY(test::waitForJobs(m_window->session()));
        m_window->show();
        if (qEnvironmentVariable("BW_KEEP_SIZE") == u"small"_s)
            m_window->window()->resize(1024, 700);
        QVERIFY(QTest::qWaitForWindowActive(m_window->window()));
        openSources(u"network"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<Panel>(u"mailauth"_s, u"authSourcesPanel"_s)->state(), Panel::State::Content, patience);
    }
    void cleanup()
    {
        ui::MessageBox::keepProblems(false);
        m_window.reset();
    }

    void aRuleIsTypedTriedAndSaved()
    {
        openRules();
        QTRY_VERIFY(isInSight(u"sourcesPanel"_s));
        typeRule(0, u"Our CRM"_s, u"192.0.2.2"_s);
        typeRule(1, u"Relays"_s, u"192.0.2.0/24"_s);
        find<QComboBox>(u"sourceRoleComboBox1"_s)->setFocus();
        QTest::keyClick(find<QComboBox>(u"sourceRoleComboBox1"_s), Qt::Key_End); // a service
        QTest::keyClick(find<QComboBox>(u"sourceRoleComboBox1"_s), Qt::Key_Up); // a stranger
        // Tab goes as one reads: from the last rule on to the buttons.
        find<QWidget>(u"removeSourceRuleButton1"_s)->setFocus(Qt::TabFocusReason);
        QTest::keyClick(focus(), Qt::Key_Tab);
        QCOMPARE(focus()->objectName(), u"addSourceRuleButton"_s);
        press(u"trySourceRulesButton"_s);
        auto *sentence = find<QLabel>(u"sourcePreviewLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().startsWith(u"10 of 10"_s), patience);
        QStringList cells;
        for (const QLabel *cell : find<QWidget>(u"sourcePreview"_s)->findChildren<QLabel *>())
            cells << cell->text();
        // Called, what it is, addresses and messages now and then: record 2 is the CRM's, 1, 3 and 4 the relays'.
        const QString told = cells.join(u'|');
        QVERIFY2(told.contains(u"Our CRM|sends for you|0|1|0|2"_s), qPrintable(told));
        QVERIFY2(told.contains(u"Relays|stranger|0|3|0|8"_s), qPrintable(told));
        QVERIFY(kept().isEmpty());
        keep("rules");
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 2, patience);
        QCOMPARE(kept().constFirst(), (store::SourceRule { u"Our CRM"_s, store::SourceRole::Sender, u"192.0.2.2"_s, {}, {}, {} }));
        QCOMPARE(kept().constLast().role, store::SourceRole::Stranger);
        QTRY_VERIFY(!find<QPushButton>(u"saveSourceRulesButton"_s)->isEnabled());
        openSources(u"sender"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test::PageWindow::texts(sources(), Facts::SourceName).contains(u"Our CRM"_s), patience);
    }

    /// The page was there before: it asks again by itself.
    void whatIsSavedIsSeenWithoutAsking()
    {
        openSources(u"sender"_s);
        QTRY_COMPARE_WITH_TIMEOUT(test::PageWindow::texts(sources(), Facts::SourceName), QStringList { u"nobody named it"_s }, patience);
        openRules();
        typeRule(0, u"Our CRM"_s, u"192.0.2.0/24"_s);
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patience);
        m_window->window()->trigger(u"back"_s);
        QCOMPARE(m_window->window()->currentPage()->id(), u"mailauth"_s);
        QTRY_COMPARE_WITH_TIMEOUT(test::PageWindow::texts(sources(), Facts::SourceName), QStringList { u"Our CRM"_s }, patience);
    }

    void rulesAreMovedAndRemovedByKeys()
    {
        openRules();
        typeRule(0, u"A"_s, u"192.0.2.1"_s);
        typeRule(1, u"B"_s, u"192.0.2.2"_s);
        typeRule(2, u"C"_s, u"192.0.2.3"_s);
        QTest::keyClick(focus(), Qt::Key_Up, Qt::AltModifier); // C before B
        QTRY_COMPARE(typed(u"Name"_s, 1), u"C"_s);
        QTRY_COMPARE(focus(), field(u"Network"_s, 1)); // it goes with the rule
        press(u"raiseSourceRuleButton1"_s);
        QTRY_COMPARE(typed(u"Name"_s, 0), u"C"_s);
        QTRY_COMPARE(focus(), field(u"Name"_s, 0)); // none is higher: its button is grey
        QVERIFY(!find<QWidget>(u"raiseSourceRuleButton0"_s)->isEnabled() && !find<QWidget>(u"lowerSourceRuleButton2"_s)->isEnabled());
        press(u"removeSourceRuleButton1"_s);
        QTRY_COMPARE(typed(u"Name"_s, 1), u"B"_s);
        QTRY_COMPARE(focus()->objectName(), u"removeSourceRuleButton1"_s);
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 2, patience);
        QCOMPARE(kept().at(0).name, u"C"_s);
        QCOMPARE(kept().at(1).name, u"B"_s);
        // All of them away: the store holds none then.
        press(u"removeSourceRuleButton1"_s);
        QTRY_VERIFY(!m_window->find<QWidget>(u"removeSourceRuleButton1"_s));
        press(u"removeSourceRuleButton0"_s);
        QTRY_COMPARE(focus()->objectName(), u"addSourceRuleButton"_s);
        press(u"saveSourceRulesButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(kept().isEmpty(), patience);
    }

    void aSourceOfThePageIsNamed()
    {
        QVERIFY(store::setSourceRules(m_window->store(), { { u"Old"_s, store::SourceRole::Sender, u"192.0.2.0/24"_s, {}, {}, {} } }, core::SystemClock()));
        m_window->window()->currentPage()->refresh({});
        QTRY_VERIFY_WITH_TIMEOUT(test::PageWindow::texts(sources(), Facts::SourceWho).join(u' ').contains(u"Old"_s), patience);
        openSources(u"address"_s);
        QTRY_VERIFY_WITH_TIMEOUT(test::PageWindow::texts(sources(), Facts::SourceName).contains(u"192.0.2.3"_s), patience);
        ui::DataTable *table = sources();
        const auto row = int(test::PageWindow::texts(table, Facts::SourceName).indexOf(u"192.0.2.3"_s));
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(table->model()->index(row, 0));
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table, &byKey);
        auto *menu = table->findChild<QMenu *>(u"cellMenu"_s);
        QVERIFY(menu);
        auto *name = menu->findChild<QAction *>(u"nameSource"_s);
        QVERIFY(name && name->isEnabled());
        menu->setActiveAction(name);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(m_window->window()->currentPage()->id(), u"settings"_s);
        // Before the rule that would have named it, with the focus where the name is typed.
        QTRY_COMPARE_WITH_TIMEOUT(typed(u"Network"_s, 1), u"192.0.2.0/24"_s, patience);
        QCOMPARE(typed(u"Network"_s, 0), u"192.0.2.3"_s);
        QTRY_COMPARE(focus(), field(u"Name"_s, 0));
        QTRY_VERIFY(isInSight(u"sourcesPanel"_s));
        field(u"Name"_s, 0)->selectAll();
        QTest::keyClicks(field(u"Name"_s, 0), u"New"_s);
        keep("name-this-source");
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 2, patience);
        QCOMPARE(kept().constFirst(), (store::SourceRule { u"New"_s, store::SourceRole::Sender, u"192.0.2.3"_s, {}, {}, {} }));
        QCOMPARE(kept().constLast().name, u"Old"_s);
        // Back and forth: it is not begun a second time.
        m_window->window()->trigger(u"back"_s);
        m_window->window()->trigger(u"forward"_s);
        QTest::qWait(100);
        QCOMPARE(kept().size(), 2);
        QVERIFY(!find<QPushButton>(u"saveSourceRulesButton"_s)->isEnabled());
    }

    /// Who signs with a key of the fleet and is none of its nodes may be a sender that was forgotten.
    void whoSignedWithACopiedKeyIsNamed()
    {
        auto *ledger = m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->findChild<mailauth::LedgerBox *>();
        store::LedgerAnswer answer;
        answer.copied = { { .domain = u"example.org"_s, .selector = u"s1"_s, .sources = { u"203.0.113.9"_s }, .networks = { u"203.0.113.0/24"_s }, .messages = 12, .share = 0.1, .first = 1, .last = 2, .why = u"so"_s, .next = {} } };
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->state(), Panel::State::Content, patience);
        ledger->show(answer, ui::Format());
        auto *name = ledger->findChild<QPushButton *>(u"nameCopiedButton"_s);
        QTRY_VERIFY(name->isVisible());
        keep("ledger-name");
        name->setFocus(Qt::TabFocusReason);
        QTest::keyClick(name, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(typed(u"Network"_s, 0), u"203.0.113.0/24"_s, patience);
        QCOMPARE(typed(u"Domain"_s, 0), u"example.org"_s);
        QTRY_COMPARE(focus(), field(u"Name"_s, 0));
        QCOMPARE(find<QComboBox>(u"sourceRoleComboBox0"_s)->currentText(), itemmodels::roleWord(store::SourceRole::Stranger)); // none that makes the warning go
    }

    /// From the first row to the last: what the signs before the figures say comes to what is below them.
    void theLedgerAddsUp()
    {
        auto *ledger = m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->findChild<mailauth::LedgerBox *>();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->state(), Panel::State::Content, patience);
        store::LedgerAnswer answer;
        answer.sums = { { .domain = u"example.org"_s, .selector = u"s1"_s, .signedMessages = 100, .accepted = {}, .passed = 148, .own = 110, .named = 20, .forwarded = 6, .few = 2, .copied = 10, .late = 5, .excess = 23 },
            { .domain = u"mta.example"_s, .selector = u"s1"_s, .signedMessages = 500, .accepted = {}, .passed = 40, .own = 30, .forwarded = 10, .late = 100, .unreported = 360 },
            { .domain = u"shop.example"_s, .selector = u"s1"_s, .signedMessages = {}, .accepted = {}, .passed = 70, .own = 70 } };
        answer.copied = { { .domain = u"example.org"_s, .selector = u"s1"_s, .sources = {}, .networks = { u"203.0.113.0/24"_s }, .messages = 10, .share = 0.1, .first = 1, .last = 2, .why = u"so"_s, .next = u"make a new key"_s } };
        ledger->show(answer, ui::Format());
        qint64 sum = 0, last = -1;
        for (const auto *label : ledger->findChildren<QLabel *>()) {
            const QString words = label->accessibleName().section(u": "_s, 0, 0), figure = label->text();
            if (label->accessibleName().isEmpty() || words.contains(u"of them"_s))
                continue;
            const qint64 value = QString(figure).remove(QRegularExpression(u"[^0-9]"_s)).toLongLong();
            if (words.contains(u"Receivers passed"_s))
                last = value;
            else
                sum += figure.contains(u'−') ? -value : value;
        }
        QCOMPARE(last, 258);
        QCOMPARE(sum, last);
        QVERIFY(ledger->findChild<QLabel *>(u"ledgerText"_s)->text().contains(u"make a new key"_s));
    }

    void whatTheNodesSignedIsALowerBoundWhereSomeWereNotHeard()
    {
        auto *ledger = m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->findChild<mailauth::LedgerBox *>();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<Panel>(u"mailauth"_s, u"ledgerPanel"_s)->state(), Panel::State::Content, patience);
        store::LedgerAnswer answer;
        answer.sums = { { .domain = u"example.org"_s, .selector = u"s1"_s, .signedMessages = 7, .accepted = {}, .passed = 5 } };
        const auto figures = [ledger] {
            QStringList texts;
            for (const auto *label : ledger->findChildren<QLabel *>())
                texts << label->text();
            return texts;
        };
        answer.heard = 0.5;
        ledger->show(answer, ui::Format());
        QVERIFY(figures().contains(ui::Format::atLeast(u"7"_s)));
        answer.heard = 1;
        ledger->show(answer, ui::Format());
        QTRY_VERIFY(figures().contains(u"7"_s) && !figures().contains(ui::Format::atLeast(u"7"_s)));
    }

    void aWellKnownServiceIsTakenOver()
    {
        openRules();
        auto *menu = find<QMenu>(u"starterMenu"_s);
        const QList<store::SourceRule> starter = store::starterSourceRules();
        const auto ofFirst = std::ranges::count(starter, starter.constFirst().name, &store::SourceRule::name);
        QVERIFY(ofFirst > 0 && ofFirst < starter.size());
        QCOMPARE(menu->actions().constFirst()->text(), starter.constFirst().name);
        menu->actions().constFirst()->trigger();
        QTRY_VERIFY(field(u"Dkim"_s, 0));
        QCOMPARE(typed(u"Dkim"_s, 0), starter.constFirst().dkimDomain);
        menu->actions().constFirst()->trigger(); // there already
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), ofFirst, patience);
        QCOMPARE(kept().constFirst().role, store::SourceRole::Sender); // who takes it says that it sends for them
        keep("starter");
        menu->actions().constLast()->trigger();
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(kept().size(), ofFirst + starter.size(), patience);
        QCOMPARE(kept().constLast(), starter.constLast());
    }

    void whatCannotBeARuleIsSaid()
    {
        openRules();
        typeRule(0, u"Our CRM"_s, u"no network"_s);
        press(u"trySourceRulesButton"_s);
        auto *sentence = find<QLabel>(u"sourcePreviewLabel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().contains(u"no network is no network"_s), patience);
        keep("rules-wrong");
        ui::MessageBox::keepProblems(true);
        press(u"saveSourceRulesButton"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ui::MessageBox::keptProblems().size(), 1, patience);
        QVERIFY(kept().isEmpty());
        QCOMPARE(typed(u"Network"_s, 0), u"no network"_s);
    }

    /// Rules that cannot be read are no reason to write none.
    void whatCannotBeReadIsNotOverwritten()
    {
        QVERIFY(m_window->meddle(u"ALTER TABLE source_rule RENAME TO gone_rule"_s));
        QTest::mouseClick(m_window->find<QPushButton>(u"mailauth"_s, u"sourceRulesButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<Panel>(u"sourcesPanel"_s)->state(), Panel::State::Error, patience);
        QCOMPARE(find<Panel>(u"streamsPanel"_s)->state(), Panel::State::Content);
        QVERIFY(!find<QPushButton>(u"addSourceRuleButton"_s)->isEnabled() && !find<QPushButton>(u"saveSourceRulesButton"_s)->isEnabled());
        keep("rules-error");
        QVERIFY(m_window->meddle(u"ALTER TABLE gone_rule RENAME TO source_rule"_s));
        Q_EMIT find<Panel>(u"sourcesPanel"_s)->tryAgain();
        QTRY_COMPARE_WITH_TIMEOUT(find<Panel>(u"sourcesPanel"_s)->state(), Panel::State::Content, patience);
        QVERIFY(find<QPushButton>(u"addSourceRuleButton"_s)->isEnabled());
    }

    void aTimeWithoutReportsHasNothingToTry()
    {
        store::Filter early = whole();
        early.range = { early.range.from - 90 * core::microsPerDay, early.range.from - 60 * core::microsPerDay };
        m_window->window()->openPage(u"settings"_s, early, { { u"section"_s, u"sources"_s } });
        typeRule(0, u"Our CRM"_s, u"192.0.2.2"_s);
        press(u"trySourceRulesButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"sourcePreviewLabel"_s)->text().contains(u"nothing to try"_s), patience);
    }

    void leavingAsks()
    {
        openRules();
        typeRule(0, u"Our CRM"_s, u"192.0.2.2"_s);
        ui::MessageBox::setNextChoice(ui::MessageBox::Choice::Accept);
        const store::Store &store = m_window->store();
        const QString path = store.path();
        m_window->window()->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->window()->isVisible(), patience);
        QVERIFY2(ui::MessageBox::askedTexts().constLast().contains(u"rules that name sources"_s), qPrintable(ui::MessageBox::askedTexts().constLast()));
        QCOMPARE(kept().size(), 1);
    }

    void aReadOnlyStoreShowsThemOnly()
    {
        QVERIFY(store::setSourceRules(m_window->store(), { { u"Old"_s, store::SourceRole::Forwarder, u"192.0.2.0/24"_s, {}, {}, {} } }, core::SystemClock()));
        m_window->desk().openStore(m_window->store().path(), true);
        QTRY_VERIFY(m_window->session()->isReadOnly());
        openSources(u"network"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->find<Panel>(u"mailauth"_s, u"authSourcesPanel"_s)->state(), Panel::State::Content, patience);
        openRules();
        QTRY_COMPARE_WITH_TIMEOUT(typed(u"Name"_s, 0), u"Old"_s, patience);
        for (const QString &name : { u"sourceNameLineEdit0"_s, u"sourceRoleComboBox0"_s, u"removeSourceRuleButton0"_s, u"addSourceRuleButton"_s, u"starterButton"_s, u"saveSourceRulesButton"_s }) {
            auto *control = find<QWidget>(name);
            QTRY_VERIFY2(!control->isEnabled() && control->toolTip().contains(u"read-only"_s), qPrintable(name));
        }
        press(u"trySourceRulesButton"_s); // reading is allowed
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"sourcePreviewLabel"_s)->text().startsWith(u"0 of 10"_s), patience);
        keep("rules-read-only");
    }

    void everythingHasAName()
    {
        openRules();
        typeRule(0, u"Our CRM"_s, u"192.0.2.2"_s);
        QCOMPARE(test::PageWindow::withoutName(m_window->window()->currentPage()), QStringList());
        QCOMPARE(test::PageWindow::doubleMnemonics(m_window->window()), QStringList());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, qEnvironmentVariable("BW_KEEP_LOOK") == u"dark"_s ? ui::Look::Dark : ui::Look::Light);
    TestMailAuthSources test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_sources.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "models/store/streams/streamrules.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/messagebox.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;
using ui::MessageBox;

/// What was typed in Settings and is saved by a button, when somebody goes.
class TestSettingsUnsaved final : public QObject
{
    Q_OBJECT

    std::unique_ptr<PageWindow> m_window;

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->find<Widget>(u"settings"_s, name);
    }
    void typeRule(const QString &name) const
    {
        auto *add = find<QPushButton>(u"addStreamRuleButton"_s);
        QTRY_VERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QTest::keyClicks(find<QLineEdit>(u"streamNameLineEdit0"_s), name);
        QTest::keyClicks(find<QLineEdit>(u"streamSenderLineEdit0"_s), u"news.example"_s);
    }
    [[nodiscard]] QStringList kept() const
    {
        QStringList names;
        if (const auto rules = store::listStreamRules(m_window->store()))
            for (const store::StreamRule &rule : *rules)
                names << rule.name;
        return names;
    }
    [[nodiscard]] QDialog *question() const
    {
        auto *dialog = m_window->window()->findChild<QDialog *>(u"questionDialog"_s);
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<PageWindow>();
        m_window->show();
        m_window->open(u"settings"_s);
    }
    void cleanup() { m_window.reset(); }

    void nothingIsAskedWhereNothingWasTyped() { QVERIFY(m_window->window()->close()); }

    void closingAsks_data()
    {
        QTest::addColumn<QString>("button"); // empty: the key Esc
        QTest::addColumn<bool>("isOpen"); // afterwards
        QTest::addColumn<QStringList>("kept");
        QTest::newRow("saved, by Enter") << u"Enter"_s << false << QStringList { u"Newsletters"_s };
        QTest::newRow("discarded") << u"otherButton"_s << false << QStringList();
        QTest::newRow("goes on, by Esc") << QString() << true << QStringList();
        QTest::newRow("goes on, by its button") << u"cancelButton"_s << true << QStringList();
    }
    void closingAsks()
    {
        QFETCH(QString, button);
        QFETCH(bool, isOpen);
        QFETCH(QStringList, kept);
        typeRule(u"Newsletters"_s);
        m_window->window()->showPage(u"volume"_s); // what was typed is not forgotten there
        QVERIFY(!m_window->window()->close());
        QTRY_VERIFY(question());
        question()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(question()));
        QCOMPARE(m_window->window()->currentPage()->id(), u"settings"_s);
        QCOMPARE(PageWindow::doubleMnemonics(question()), QStringList());
        QVERIFY(question()->focusWidget());
        QCOMPARE(question()->focusWidget()->objectName(), u"acceptButton"_s);
        if (button.isEmpty() || button == u"Enter") {
            QTest::keyClick(question(), button.isEmpty() ? Qt::Key_Escape : Qt::Key_Return);
        } else {
            for (int i = 0; i < 3 && question()->focusWidget()->objectName() != button; ++i)
                QTest::keyClick(question()->focusWidget(), Qt::Key_Tab);
            QCOMPARE(question()->focusWidget()->objectName(), button);
            QTest::keyClick(question()->focusWidget(), Qt::Key_Space);
        }
        QTRY_VERIFY(!question());
        QTRY_COMPARE(m_window->window()->isVisible(), isOpen);
        QTRY_COMPARE(this->kept(), kept);
        if (isOpen)
            QCOMPARE(find<QLineEdit>(u"streamNameLineEdit0"_s)->text(), u"Newsletters"_s);
    }

    /// A rule that is none is no reason to lose it.
    void whatCannotBeSavedKeepsTheWindow()
    {
        typeRule(u"Newsletters"_s);
        QTest::keyClicks(find<QLineEdit>(u"streamNetworkLineEdit0"_s), u"no network"_s);
        MessageBox::keepProblems(true);
        MessageBox::setNextChoice(MessageBox::Choice::Accept);
        m_window->window()->close();
        QTRY_COMPARE(MessageBox::keptProblems().size(), 1);
        QTest::qWait(50);
        QVERIFY(m_window->window()->isVisible());
        QCOMPARE(find<QLineEdit>(u"streamNetworkLineEdit0"_s)->text(), u"no network"_s);
        MessageBox::keepProblems(false);
    }

    void anotherStoreAsks()
    {
        typeRule(u"Newsletters"_s);
        auto *domains = find<QPlainTextEdit>(u"ownDomainsPlainTextEdit"_s);
        QTest::keyClicks(domains, u"news.example"_s);
        const QString before = m_window->store().path();
        m_window->desk().setDemoSize(1, 50);
        MessageBox::setNextChoice(MessageBox::Choice::Cancel);
        m_window->window()->trigger(u"demo"_s);
        QCOMPARE(m_window->store().path(), before);
        MessageBox::setNextChoice(MessageBox::Choice::Accept);
        m_window->window()->trigger(u"demo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->store().path() != before, 20'000);
        const auto opened = store::Store::open(before, store::OpenMode::ReadOnly);
        QVERIFY(opened);
        const auto rules = store::listStreamRules(*opened);
        QVERIFY(rules && rules->size() == 1);
        QCOMPARE(opened->info()->ownDomains, QStringList { u"news.example"_s });
    }

    void anotherLanguageAsks()
    {
        typeRule(u"Newsletters"_s);
        auto *language = find<QComboBox>(u"languageComboBox"_s);
        language->setFocus();
        MessageBox::setNextChoice(MessageBox::Choice::Cancel);
        QTest::keyClick(language, Qt::Key_End);
        QTRY_VERIFY(MessageBox::askedTexts().size() > 0 && language->currentData().toString().isEmpty());
        QCOMPARE(m_window->desk().settings().language, QString());
        MessageBox::setNextChoice(MessageBox::Choice::Other);
        QTest::keyClick(language, Qt::Key_End);
        QTRY_COMPARE(m_window->desk().settings().language, u"de"_s);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestSettingsUnsaved test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_settings_unsaved.moc"

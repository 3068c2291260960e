// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/language.h"
#include "models/service/mailboxes.h"
#include "models/service/session.h"
#include "models/store/feedback/feedbackquery.h"
#include "models/store/feedback/mailboxtable.h"
#include "tests/support/dovecot.h"
#include "tests/support/relay.h"
#include "tests/support/reports.h"
#include "tests/support/smtpsink.h"
#include "tests/support/tokenserver.h"
#include "tests/ui/shell/pagewindow.h"
#include "ui/common/datatable.h"
#include "ui/common/formfield.h"
#include "ui/common/messagebox.h"
#include "ui/common/panel.h"
#include "ui/common/problemview.h"
#include "ui/common/theme.h"
#include "ui/shell/actions.h"
#include "ui/shell/statusbar.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

constexpr int patience = 40'000;
ui::Theme *theme = nullptr;

} // namespace

/// Mailboxes that are named, tried and read in the window; on a real Dovecot of the test's own.
class TestMailboxes final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::DovecotImap> m_imap;
    std::unique_ptr<test::PageWindow> m_window;
    core::SystemClock m_clock;

    static QByteArray report(int number)
    {
        return test::mailWith(test::packed(test::Pack::Gzip, test::dmarcXml({ .id = QByteArray::number(number), .records = 3 })), "application/gzip", "r" + QByteArray::number(number) + "@receiver.example");
    }
    [[nodiscard]] QString ca() const { return m_folder->path(u"tls/ca.pem"_s); }
    [[nodiscard]] fleet::Mailbox mailbox(quint16 port = 0) const
    {
        fleet::Mailbox one;
        one.name = u"reports"_s;
        one.host = u"127.0.0.1"_s;
        one.port = port == 0 ? m_imap->port() : port;
        one.user = u"reports@example.org"_s;
        one.caFile = ca();
        return one;
    }
    void add(const fleet::Mailbox &one) const { QVERIFY(store::saveMailbox(m_window->store(), one, {}, m_clock)); }
    void give(const QString &password) const { give(password, mailbox()); }
    void give(const QString &password, const fleet::Mailbox &to) const
    {
        const QByteArray bytes = password.toUtf8();
        service::Job *job = m_window->session()->mailboxes()->giveSecret(to, core::Secret({ reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()) }), false);
        QSignalSpy given(job, &service::Job::finished);
        QVERIFY(given.wait(patience));
    }
    [[nodiscard]] store::MailboxRow row() const
    {
        const auto rows = store::listMailboxes(m_window->store(), {});
        return rows && !rows->isEmpty() ? rows->first() : store::MailboxRow();
    }
    [[nodiscard]] qsizetype stored() const { return store::listFeedback(m_window->store(), {}, {})->size(); }
    [[nodiscard]] QDialog *shown(const QString &name) const
    {
        for (QDialog *one : m_window->window()->findChildren<QDialog *>(name))
            if (one->isVisible())
                return one;
        return nullptr;
    }
    /// The list, once it is no longer loading.
    QDialog *openList() const
    {
        m_window->window()->actions().get(u"reportMailboxes"_s)->trigger();
        QDialog *dialog = shown(u"mailboxesDialog"_s);
        const bool isThere = dialog && QTest::qWaitFor([dialog] { return dialog->findChild<ui::Panel *>(u"mailboxesPanel"_s)->state() != ui::Panel::State::Loading; }, patience);
        return isThere ? dialog : nullptr;
    }
    template <typename Widget>
    [[nodiscard]] static Widget *find(const QDialog *dialog, const char *name)
    {
        auto *found = dialog->findChild<Widget *>(QLatin1String(name));
        Q_ASSERT_X(found, "find", name);
        return found;
    }
    static void click(const QDialog *dialog, const char *name) { QTest::mouseClick(find<QPushButton>(dialog, name), Qt::LeftButton); }
    static QString text(const QDialog *dialog, const char *name) { return find<QLabel>(dialog, name)->text(); }
    static void type(const QDialog *dialog, const char *name, const QString &text)
    {
        auto *edit = find<QLineEdit>(dialog, name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void fill(const QDialog *form) const
    {
        type(form, "mailboxHostLineEdit", u"127.0.0.1"_s);
        type(form, "mailboxNameLineEdit", u"reports"_s);
        find<QSpinBox>(form, "mailboxPortSpinBox")->setValue(m_imap->port());
        type(form, "mailboxUserLineEdit", u"reports@example.org"_s);
        type(form, "mailboxCaLineEdit", ca());
    }
    static bool tells(const QDialog *dialog, const char *label, const QString &words)
    {
        return QTest::qWaitFor([&] { return text(dialog, label).contains(words); }, patience);
    }
    static void keep(QWidget *widget, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty())
            widget->grab().save(QDir(folder).filePath(u"mailboxes-%1.png"_s.arg(name)));
    }

private Q_SLOTS:
    void init()
    {
        if (const QString why = test::DovecotImap::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        QCOMPARE(test::makeCertificates(m_folder->path(u"tls"_s), u"localhost"_s), QString());
        m_imap = std::make_unique<test::DovecotImap>(*m_folder, u"right"_s, u"tls"_s);
        QCOMPARE(m_imap->start(), QString());
        m_window = std::make_unique<test::PageWindow>();
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_imap.reset();
        m_folder.reset();
    }

    void oneIsNamedTriedAndRead()
    {
        QCOMPARE(m_imap->deliver({ report(1), report(2), "From: a@example.net\nSubject: Lunch\n\nAt one?\n" }), QString());
        ui::Page *page = m_window->open(u"mailauth"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QPushButton>(u"nameMailboxButton"_s), patience);
        keep(m_window->window(), u"way"_s);
        QTest::mouseClick(m_window->find<QPushButton>(u"nameMailboxButton"_s), Qt::LeftButton);
        QDialog *list = shown(u"mailboxesDialog"_s);
        QVERIFY(list);
        auto *panel = find<ui::Panel>(list, "mailboxesPanel");
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Empty, patience);
        keep(list, u"none"_s);
        QVERIFY(!find<QPushButton>(list, "readMailboxButton")->isEnabled());
        click(list, "addMailboxButton");
        QDialog *form = shown(u"mailboxDialog"_s);
        QVERIFY(form);
        QTest::keyClick(form, Qt::Key_Return); // what is missing is said, and gets the focus
        QTRY_COMPARE_WITH_TIMEOUT(form->focusWidget()->objectName(), u"mailboxHostLineEdit"_s, patience);
        fill(form);
        type(form, "mailboxPasswordLineEdit", u"right"_s);
        click(form, "testMailboxButton");
        QVERIFY(tells(form, "mailboxTestLabel", u"It lets us in. 3 message"_s));
        QCOMPARE(stored(), 0);
        QCOMPARE(test::PageWindow::withoutName(form), QStringList());
        QCOMPARE(test::PageWindow::doubleMnemonics(form), QStringList());
        keep(form, u"form"_s);
        QTest::keyClick(form, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Content, patience);
        QCOMPARE(row().mailbox, mailbox());
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(list, "readMailboxButton")->isEnabled(), patience);
        click(list, "readMailboxButton");
        QVERIFY(tells(list, "mailboxFactsLabel", u"3 messages brought 2 new reports, 0 known already"_s));
        QVERIFY(tells(list, "mailboxFactsLabel", u"Last read to its end: "_s));
        QVERIFY(!find<ui::ProblemView>(list, "mailboxErrorView")->isVisible());
        QCOMPARE(test::PageWindow::withoutName(list), QStringList());
        QCOMPARE(test::PageWindow::doubleMnemonics(list), QStringList());
        keep(list, u"read"_s);
        QCOMPARE(stored(), 2);
        QCOMPARE(m_imap->count(u"INBOX"_s, u"UNSEEN"_s), 3); // nothing was changed there
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"saidStatus"_s)->text().startsWith(u"Read: 2 new reports"_s), patience);
        list->reject();
        QTRY_VERIFY_WITH_TIMEOUT(page->answer().contains(u"pass DMARC"_s), patience);
    }

    void whatWasReadIsMovedIfAsked()
    {
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        QDialog *list = openList();
        QVERIFY(list);
        click(list, "addMailboxButton");
        QDialog *form = shown(u"mailboxDialog"_s);
        fill(form);
        type(form, "mailboxPasswordLineEdit", u"right"_s);
        QVERIFY(find<QLineEdit>(form, "mailboxMoveToLineEdit")->isHidden() || !find<QLineEdit>(form, "mailboxMoveToLineEdit")->isVisible());
        find<QComboBox>(form, "mailboxAfterComboBox")->setCurrentIndex(2);
        type(form, "mailboxMoveToLineEdit", u"INBOX"_s); // where they lie
        click(form, "saveMailboxButton");
        QTRY_COMPARE_WITH_TIMEOUT(form->focusWidget()->objectName(), u"mailboxMoveToLineEdit"_s, patience);
        type(form, "mailboxMoveToLineEdit", u"Archive"_s);
        click(form, "saveMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(!shown(u"mailboxDialog"_s), patience);
        QCOMPARE(row().mailbox.moveTo, u"Archive"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(list, "readMailboxButton")->isEnabled(), patience);
        click(list, "readMailboxButton");
        QTRY_COMPARE_WITH_TIMEOUT(m_imap->count(u"Archive"_s), 1, patience);
        QCOMPARE(m_imap->count(u"INBOX"_s), 0);
    }

    /// An authority that nobody here knows: in words, and nobody learns the password.
    void anUntrustedCertificateIsExplained()
    {
        QDialog *list = openList();
        click(list, "addMailboxButton");
        QDialog *form = shown(u"mailboxDialog"_s);
        fill(form);
        find<QLineEdit>(form, "mailboxCaLineEdit")->clear();
        type(form, "mailboxPasswordLineEdit", u"right"_s);
        click(form, "testMailboxButton");
        auto *problem = find<ui::ProblemView>(form, "mailboxProblem");
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
        QCOMPARE(problem->problem().what, u"The server's certificate is not trusted"_s);
        QVERIFY2(problem->problem().reason.contains(u"authority that this computer does not know"_s), qPrintable(problem->problem().reason));
        QVERIFY(!test::contentOf(m_folder->path(u"imap/log"_s)).contains("user=<reports"));
        keep(form, u"certificate"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(m_folder->path(u"pipe.pem"_s)).constData(), 0600), 0); // nobody writes into it
        for (const QString &file : { u"nowhere.pem"_s, u"pipe.pem"_s }) {
            type(form, "mailboxCaLineEdit", m_folder->path(file));
            QVERIFY(!problem->isVisible()); // of another try
            click(form, "testMailboxButton");
            QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
            QVERIFY2(problem->problem().reason.contains(u"authority cannot be read"_s), qPrintable(problem->problem().oneLine()));
        }
    }

    /// No keychain runs here: it is asked for, kept in memory alone, and the reading goes on.
    void aPasswordThatNobodyKnowsIsAskedFor()
    {
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        add(mailbox());
        QDialog *list = openList();
        click(list, "readMailboxButton");
        QDialog *form = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((form = shown(u"mailboxDialog"_s)), patience);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(form, "mailboxPasswordLineEdit")->hasFocus(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(text(form, "mailboxSecretWhereLabel").contains(u"stays in memory"_s), patience);
        QVERIFY(find<QCheckBox>(form, "keepMailboxSecretCheckBox")->isHidden());
        type(form, "mailboxPasswordLineEdit", u"right"_s);
        QTest::keyClick(form, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!row().error && row().read > 0, patience);
    }

    /// Once it is known, from wherever, nobody says that it is not.
    void whatWasAskedForIsAskedNoMore()
    {
        add(mailbox());
        QDialog *list = openList();
        QTest::keyClick(find<ui::DataTable>(list, "mailboxesTable"), Qt::Key_Return);
        QDialog *form = shown(u"mailboxDialog"_s);
        QVERIFY(form);
        const auto isAsked = [form] {
            return std::ranges::any_of(form->findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text().contains(u"It is not known: type it here."_s); });
        };
        click(form, "testMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(isAsked(), patience);
        give(u"right"_s);
        click(form, "testMailboxButton");
        QVERIFY(tells(form, "mailboxTestLabel", u"It lets us in."_s));
        QVERIFY(!isAsked());
        // By consent: another's words of what is wrong now.
        find<QComboBox>(form, "mailboxLoginComboBox")->setCurrentIndex(2);
        type(form, "mailboxClientIdLineEdit", u"client-1"_s);
        type(form, "mailboxScopeLineEdit", u"offline_access"_s);
        for (const char *name : { "mailboxDeviceUrlLineEdit", "mailboxTokenUrlLineEdit" })
            type(form, name, u"https://127.0.0.1:1/"_s);
        click(form, "testMailboxButton");
        QVERIFY(tells(form, "consentStateLabel", u"Nobody has consented yet."_s));
        fleet::Mailbox consenting = mailbox();
        consenting.login = fleet::MailboxLogin::OAuth;
        give(u"token"_s, consenting);
        click(form, "testMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(find<ui::ProblemView>(form, "mailboxProblem")->isVisible(), patience);
        QVERIFY2(text(form, "consentStateLabel").startsWith(u"You log in at the provider"_s), qPrintable(text(form, "consentStateLabel")));
    }

    /// A fact in the list and on the page, no dialog; and it goes once it is read again.
    void anErrorIsAFact()
    {
        add(mailbox());
        give(u"wrong"_s);
        m_window->open(u"mailauth"_s);
        QDialog *list = openList();
        click(list, "readMailboxButton");
        auto *problem = find<ui::ProblemView>(list, "mailboxErrorView");
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
        QCOMPARE(problem->problem().what, u"The server refused the login"_s);
        QCOMPARE(row().error->kind, u"denied"_s);
        QVERIFY(text(list, "mailboxFactsLabel").startsWith(u"Never read to its end yet. The last try was on "_s));
        keep(list, u"error"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->find<shell::StatusItem>(u"saidStatus"_s)->text().startsWith(u"reports was not read: "_s), patience);
        list->reject();
        const auto isTold = [this] {
            return std::ranges::any_of(m_window->window()->currentPage()->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(u"The mailbox reports is not read."_s); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), patience);
        keep(m_window->window(), u"banner"_s);
        give(u"right"_s);
        list = openList();
        click(list, "readMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(row().read > 0 && !row().error, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isTold(), patience);
    }

    void readingIsStopped()
    {
        QList<QByteArray> mails;
        for (int i = 1; i <= 60; ++i)
            mails << report(i);
        QCOMPARE(m_imap->deliver(mails), QString());
        test::Relay relay(m_imap->port());
        relay.stallAfter = 30'000; // within the messages
        add(mailbox(relay.port()));
        give(u"right"_s);
        QDialog *list = openList();
        click(list, "readMailboxButton");
        auto *stop = find<QPushButton>(list, "stopMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible() && relay.carried() >= 30'000, patience);
        QVERIFY(!find<QPushButton>(list, "editMailboxButton")->isEnabled());
        keep(list, u"reading"_s);
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(tells(list, "mailboxFactsLabel", u"It was stopped; what was read stays."_s));
        QVERIFY(!row().error); // that says nothing of the mailbox
        relay.stallAfter = -1;
        click(list, "readMailboxButton");
        QTRY_COMPARE_WITH_TIMEOUT(stored(), 60, patience);
    }

    void oneIsChangedAndRemoved()
    {
        fleet::Mailbox before = mailbox();
        before.marksSeen = true;
        before.passwordFile = u"/etc/secret"_s; // has no field, and stays
        before.startsTls = true;
        add(before);
        QDialog *list = openList();
        QTest::keyClick(find<ui::DataTable>(list, "mailboxesTable"), Qt::Key_Return);
        QDialog *form = shown(u"mailboxDialog"_s);
        QVERIFY(form);
        QCOMPARE(find<QComboBox>(form, "mailboxSecurityComboBox")->currentIndex(), 1);
        type(form, "mailboxNameLineEdit", u"dmarc"_s);
        type(form, "mailboxFolderLineEdit", u"inbox"_s);
        click(form, "saveMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(!shown(u"mailboxDialog"_s), patience);
        before.name = u"dmarc"_s;
        QCOMPARE(row().mailbox, before);
        QTRY_COMPARE_WITH_TIMEOUT(test::PageWindow::texts(find<ui::DataTable>(list, "mailboxesTable"), 0), QStringList { u"dmarc"_s }, patience);
        ui::MessageBox::setNextAnswer(false);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(list, "removeMailboxButton")->isEnabled(), patience);
        click(list, "removeMailboxButton");
        QCOMPARE(row().mailbox.name, u"dmarc"_s);
        ui::MessageBox::setNextAnswer(true);
        click(list, "removeMailboxButton");
        QTRY_COMPARE_WITH_TIMEOUT(find<ui::Panel>(list, "mailboxesPanel")->state(), ui::Panel::State::Empty, patience);
    }

    void aReadOnlyStoreShowsThem()
    {
        add(mailbox());
        m_window->desk().openStore(m_window->desk().defaultStorePath(), true);
        QDialog *list = openList();
        QVERIFY(list);
        QCOMPARE(find<ui::DataTable>(list, "mailboxesTable")->model()->rowCount(), 1);
        for (const char *name : { "addMailboxButton", "editMailboxButton", "removeMailboxButton", "readMailboxButton" })
            QVERIFY2(!find<QPushButton>(list, name)->isEnabled(), name);
    }

    void aListThatCannotBeReadSaysSo()
    {
        QVERIFY(m_window->meddle(u"ALTER TABLE mailbox RENAME TO gone"_s));
        QDialog *list = openList();
        QVERIFY(list);
        auto *panel = find<ui::Panel>(list, "mailboxesPanel");
        QCOMPARE(panel->state(), ui::Panel::State::Error);
        QVERIFY(!find<QPushButton>(list, "readMailboxButton")->isEnabled());
        QVERIFY(m_window->meddle(u"ALTER TABLE gone RENAME TO mailbox"_s));
        QTest::mouseClick(panel->findChild<QPushButton *>(u"tryAgainButton"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(panel->state(), ui::Panel::State::Empty, patience);
    }

    /// The code is shown and waited for; what renews the consent stays in memory, since no keychain runs here.
    void consentInsteadOfAPassword()
    {
        const test::TokenServer tokens(m_folder->path(u"tls"_s), m_folder->path(u"tokenlog"_s));
        QCOMPARE(tokens.waitUntilReady(), QString());
        m_folder->write(u"imap/oauth2"_s, "introspection_mode = get\nintrospection_url = " + tokens.url(u"introspect?token="_s).toUtf8()
                + "\nusername_attribute = user\nactive_attribute = active\nactive_value = true\ntls_ca_cert_file = " + ca().toUtf8() + '\n');
        m_imap.reset();
        m_imap = std::make_unique<test::DovecotImap>(*m_folder, u"right"_s, u"tls"_s,
            "auth_mechanisms = plain oauthbearer\npassdb {\n  driver = oauth2\n  mechanisms = oauthbearer\n  args = " + m_folder->path(u"imap/oauth2"_s).toUtf8() + "\n}\n");
        QCOMPARE(m_imap->start(), QString());
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        QDialog *list = openList();
        click(list, "addMailboxButton");
        QDialog *form = shown(u"mailboxDialog"_s);
        fill(form);
        find<QComboBox>(form, "mailboxLoginComboBox")->setCurrentIndex(2);
        QVERIFY(!find<QLineEdit>(form, "mailboxPasswordLineEdit")->isVisible());
        click(form, "askConsentButton"); // with fields that are empty still
        QTRY_COMPARE_WITH_TIMEOUT(form->focusWidget()->objectName(), u"mailboxClientIdLineEdit"_s, patience);
        type(form, "mailboxClientIdLineEdit", u"client-1"_s);
        type(form, "mailboxScopeLineEdit", u"mail offline_access"_s);
        type(form, "mailboxDeviceUrlLineEdit", tokens.url(u"device"_s));
        type(form, "mailboxTokenUrlLineEdit", tokens.url(u"token"_s));
        auto *ask = find<QPushButton>(form, "askConsentButton");
        auto *cancel = find<QPushButton>(form, "cancelConsentButton");
        click(form, "askConsentButton");
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(form, "consentCodeLabel")->isVisible(), patience);
        QCOMPARE(text(form, "consentCodeLabel"), u"WDJB-MJHT"_s);
        QCOMPARE(text(form, "consentAddressLabel"), u"https://login.example.org/device"_s);
        keep(form, u"consent"_s);
        QVERIFY(cancel->isVisible() && !ask->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton); // the server gives it after a second at the earliest
        QVERIFY(tells(form, "consentStateLabel", u"Stopped"_s));
        QVERIFY(ask->isVisible() && !cancel->isVisible());
        click(form, "askConsentButton");
        QVERIFY(tells(form, "consentStateLabel", u"You have consented."_s));
        QTRY_VERIFY_WITH_TIMEOUT(text(form, "mailboxTestLabel").contains(u"It lets us in."_s), patience);
        click(form, "saveMailboxButton");
        QTRY_VERIFY_WITH_TIMEOUT(!shown(u"mailboxDialog"_s), patience);
        QCOMPARE(row().mailbox.login, fleet::MailboxLogin::OAuth);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(list, "readMailboxButton")->isEnabled(), patience);
        for (int round = 0; round < 2; ++round) { // each time by another token
            click(list, "readMailboxButton");
            QTRY_VERIFY_WITH_TIMEOUT(row().read > 0 && find<QPushButton>(list, "readMailboxButton")->isVisible(), patience);
            QVERIFY(!row().error);
        }
        QCOMPARE(stored(), 1);
    }

    void bothLanguagesAndLooks_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("English, dark") << u"en"_s << true;
        QTest::newRow("German") << u"de"_s << false;
    }
    void bothLanguagesAndLooks()
    {
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        fleet::Mailbox one = mailbox();
        one.moveTo = u"Archive"_s;
        add(one);
        const store::MailboxError error { u"denied"_s, u"The server refused the login"_s, u"[AUTHENTICATIONFAILED] Authentication failed."_s, u"127.0.0.1:993"_s, u"Look at user and password."_s };
        QVERIFY(store::noteMailboxTry(m_window->store(), fleet::placeOf(one), m_clock.now(), error));
        theme->setLook(isDark ? ui::Look::Dark : ui::Look::Light);
        app::installLanguage(*qApp, language);
        m_window->forget();
        m_window->show();
        QDialog *list = openList();
        QVERIFY(list);
        QCOMPARE(test::PageWindow::doubleMnemonics(list), QStringList());
        keep(list, language + (isDark ? u"-dark"_s : QString()) + u"-list"_s);
        click(list, "editMailboxButton");
        QDialog *form = shown(u"mailboxDialog"_s);
        QVERIFY(form);
        for (int login = 0; login < 3; ++login) {
            find<QComboBox>(form, "mailboxLoginComboBox")->setCurrentIndex(login);
            QTest::qWait(50);
            QCOMPARE(test::PageWindow::doubleMnemonics(form), QStringList());
            keep(form, language + (isDark ? u"-dark"_s : QString()) + u"-form"_s + QString::number(login));
        }
        app::installLanguage(*qApp, u"en"_s);
        theme->setLook(ui::Look::Light);
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme made(application, ui::Look::Light);
    theme = &made;
    TestMailboxes test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mailauth_mailboxes.moc"

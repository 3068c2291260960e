// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screens/mailshots.h"

#include "models/service/session.h"
#include "models/store/feedback/mailboxtable.h"
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/support/program.h"
#include "tests/support/reports.h"
#include "tests/ui/shell/pagewindow.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace bw::test {

namespace {

constexpr int longest = 20'000;

QDialog *dialogOf(const QWidget &window, const QString &name)
{
    static_cast<void>(QTest::qWaitFor([&] { return shownDialog(&window, name) != nullptr; }, longest));
    return shownDialog(&window, name);
}

QByteArray letter(const QByteArray &id, const QByteArray &subject)
{
    return "From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: " + subject + "\r\nMessage-ID: " + id + "\r\n\r\nHello Bob,\r\nthe offer is attached.\r\n";
}

/// As it lies in the mailbox of whoever got it.
QByteArray received(const QByteArray &message, const QByteArray &from)
{
    return "Return-Path: <ann@example.org>\r\nReceived: from mx.example.org (mx.example.org [" + from + "])\r\n\tby in.receiver.example; Fri, 27 Nov 2026 10:00:00 +0000\r\n" + message;
}

void type(const QDialog &form, const QString &name, const QString &text)
{
    auto *edit = form.findChild<QLineEdit *>(name);
    edit->clear();
    QTest::keyClicks(edit, text);
}

} // namespace

bool importReports(TestDesk &desk, const WorkFolder &folder, const core::Clock &clock)
{
    constexpr int days = 10, missing = 4;
    const qint64 last = core::floorTo(clock.now(), core::microsPerDay) / core::microsPerSecond - 86'400;
    for (int i = 0; i < days; ++i)
        for (const QByteArray &org : { QByteArray("receiver.example"), QByteArray("bigmail.example") })
            for (const QByteArray &domain : { QByteArray("example.org"), QByteArray("shop.example") })
                if (i != missing)
                    folder.write(u"reports/%1-%2-%3.xml"_s.arg(QLatin1String(org), QLatin1String(domain)).arg(i),
                        dmarcXml({ .id = QByteArray::number(i), .org = org, .domain = domain, .records = domain == "shop.example" ? 6 : 9, .begin = last - i * 86'400 }));
    folder.write(u"reports/tls.json"_s, tlsJson());
    folder.write(u"reports/complaint.eml"_s, complaintMail("someone@example.net"));
    folder.write(u"reports/odd.xml"_s, "<feedback><report_metadata>");
    desk.session()->importFeedback({ folder.path(u"reports"_s) });
    return waitForJobs(desk.session());
}

MailScene::MailScene(TestDesk &desk, const core::Clock &clock)
    : m_desk(desk)
    , m_clock(clock)
{
    desk.openOrCreateStore(desk.defaultStorePath(), u"Europe/Paris"_s);
    m_isReady = desk.session() && m_silent.bind(QHostAddress(QHostAddress::LocalHost), 0) && fill();
}

bool MailScene::fill()
{
    const QByteArray log = ordinaryMail(u"mx1"_s, core::floorTo(m_clock.now(), core::microsPerHour) - 5 * core::microsPerHour, 4, 10);
    m_folder.write(u"mx1.log"_s, log);
    ingest::ImportOptions options;
    options.node = u"mx1"_s;
    options.paths = { m_folder.path(u"mx1.log"_s) };
    m_desk.session()->importLogs(options);
    if (!waitForJobs(m_desk.session()) || !m_desk.session()->store().setValue("own_domains", u"example.org"_s))
        return false;
    const qsizetype at = log.indexOf("message-id=<") + 11;
    const QByteArray ours = log.mid(at, log.indexOf('>', at) + 1 - at);
    const DkimSigner signer = DkimSigner::ed25519();
    const auto sign = [&signer](const QByteArray &message) { return QByteArray::fromStdString(signer.sign(message.toStdString(), "d=example.org; s=s2026; h=from:to:subject; c=relaxed/relaxed")); };
    m_ours = sign(letter(ours, "The offer"));
    m_signed = sign(letter("<m1@example.org>", "The offer"));
    if (!QFile::exists(u"/usr/sbin/nsd"_s))
        return true;
    m_nsd = std::make_unique<Nsd>(m_folder);
    m_nsd->addZone(u"example.org"_s, "@ TXT \"v=spf1 ip4:192.0.2.0/24 include:_spf.example.org -all\"\n_spf TXT \"v=spf1 ip4:198.51.100.0/28 ~all\"\n_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:reports@example.org\"\n"
                                     "s2026._domainkey TXT \"v=DKIM1; k=ed25519; p=" + QByteArray::fromStdString(signer.publicKey()) + "\"\n");
    m_nsd->addZone(u"org"_s, "other A 127.0.0.1\n"); // DMARC walks up to it
    return m_nsd->start().isEmpty();
}

bool MailScene::nameMailboxes() const
{
    const core::UtcMicros now = m_clock.now();
    const store::Store &store = m_desk.session()->store();
    struct Sketch
    {
        QString name, host, user;
        std::optional<store::MailboxError> error;
        bool wasRead = true;
    };
    const QString where = u"imaps://abuse%40shop.example@imap.shop.example/INBOX"_s;
    const Sketch sketches[] { { u"reports"_s, u"imap.example.org"_s, u"reports@example.org"_s, {} },
        { u"abuse"_s, u"imap.shop.example"_s, u"abuse@shop.example"_s, store::MailboxError { u"denied"_s, u"The server refused the login"_s, u"Authentication failed."_s, where, u"Check the user's name and the password."_s } },
        { u"tls"_s, u"outlook.office365.com"_s, u"tls@example.org"_s, {}, false } };
    for (const Sketch &sketch : sketches) {
        fleet::Mailbox mailbox;
        mailbox.name = sketch.name;
        mailbox.host = sketch.host;
        mailbox.user = sketch.user;
        mailbox.moveTo = sketch.name == u"reports" ? u"Archive"_s : QString();
        const QString place = fleet::placeOf(mailbox);
        if (!store::saveMailbox(store, mailbox, {}, m_clock) || (sketch.wasRead && (!store::setMailboxCursor(store, place, 1, 1, {}) || !store::noteMailboxRead(store, place, now - 3 * core::microsPerHour)))
            || (sketch.wasRead && !store::noteMailboxTry(store, place, now - 5 * core::microsPerMinute, sketch.error)))
            return false;
    }
    return true;
}

void MailScene::useResolver(const QString &address)
{
    config::Settings settings = m_desk.settings();
    settings.resolver = address;
    m_desk.changeSettings(settings);
}

void MailScene::show(shell::Window &window, const Settle &settle, const Take &take)
{
    const See see = [&](QWidget &widget, const QString &name) {
        settle(widget);
        take(widget, name, name);
    };
    window.showPage(u"mailauth"_s);
    settle(window);
    showMailboxes(window, see);
    showCheck(window, see);
    if (m_nsd)
        showVerdicts(window, see);
}

void MailScene::showMailboxes(shell::Window &window, const See &see)
{
    const auto list = [&]() -> QDialog * {
        window.trigger(u"reportMailboxes"_s);
        return dialogOf(window, u"mailboxesDialog"_s);
    };
    if (QDialog *none = list()) {
        see(*none, u"mailboxes-none"_s);
        none->reject();
    }
    if (!nameMailboxes())
        return;
    window.trigger(u"refresh"_s); // the page does not know yet
    see(window, u"mailboxes-banner"_s);
    if (QDialog *some = list()) {
        see(*some, u"mailboxes-error"_s); // the first by name
        QTest::keyClick(some->focusWidget(), Qt::Key_Down);
        see(*some, u"mailboxes-read"_s);
        some->findChild<QPushButton *>(u"editMailboxButton"_s)->click();
        if (QDialog *form = dialogOf(*some, u"mailboxDialog"_s)) {
            see(*form, u"mailbox-edit"_s);
            form->reject();
        }
        some->findChild<QPushButton *>(u"removeMailboxButton"_s)->click();
        if (QDialog *question = dialogOf(*some, u"questionDialog"_s)) {
            see(*question, u"mailbox-remove"_s);
            question->reject();
        }
        some->findChild<QPushButton *>(u"addMailboxButton"_s)->click();
        showForm(window, see);
        some->findChild<QPushButton *>(u"addMailboxButton"_s)->click();
        showConsent(window, see);
        some->reject();
    }
    for (const QString &name : { u"reports"_s, u"abuse"_s, u"tls"_s }) // the next window begins without
        static_cast<void>(store::removeMailbox(m_desk.session()->store(), name, m_clock));
}

void MailScene::showForm(shell::Window &window, const See &see)
{
    QDialog *form = dialogOf(window, u"mailboxDialog"_s);
    if (!form)
        return;
    see(*form, u"mailbox-new"_s);
    form->findChild<QPushButton *>(u"saveMailboxButton"_s)->click();
    see(*form, u"mailbox-missing"_s);
    type(*form, u"mailboxHostLineEdit"_s, u"127.0.0.1"_s);
    type(*form, u"mailboxNameLineEdit"_s, u"dmarc"_s);
    type(*form, u"mailboxUserLineEdit"_s, u"dmarc@example.org"_s);
    type(*form, u"mailboxPasswordLineEdit"_s, u"battery staple"_s);
    form->findChild<QSpinBox *>(u"mailboxPortSpinBox"_s)->setValue(freePort()); // nobody listens there
    form->findChild<QComboBox *>(u"mailboxAfterComboBox"_s)->setCurrentIndex(3);
    type(*form, u"mailboxMoveToLineEdit"_s, u"Archive"_s);
    auto *test = form->findChild<QPushButton *>(u"testMailboxButton"_s);
    test->click();
    static_cast<void>(QTest::qWaitFor([test] { return test->isEnabled(); }, longest));
    see(*form, u"mailbox-failed"_s);
    form->reject();
}

void MailScene::showConsent(shell::Window &window, const See &see)
{
    QDialog *form = dialogOf(window, u"mailboxDialog"_s);
    if (!form)
        return;
    type(*form, u"mailboxHostLineEdit"_s, u"imap.example.org"_s);
    type(*form, u"mailboxUserLineEdit"_s, u"dmarc@example.org"_s);
    form->findChild<QComboBox *>(u"mailboxLoginComboBox"_s)->setCurrentIndex(2);
    see(*form, u"mailbox-consent"_s);
    form->reject();
}

void MailScene::showCheck(shell::Window &window, const See &see)
{
    useResolver(u"127.0.0.1:%1"_s.arg(m_silent.localPort()));
    window.trigger(u"checkMessage"_s);
    QDialog *dialog = dialogOf(window, u"checkDialog"_s);
    if (!dialog)
        return;
    see(*dialog, u"check-empty"_s);
    auto *source = dialog->findChild<QPlainTextEdit *>(u"messageSourceEdit"_s);
    auto *check = dialog->findChild<QPushButton *>(u"checkButton"_s);
    source->setPlainText(u"just words"_s);
    check->click();
    see(*dialog, u"check-error"_s);
    source->setPlainText(QString::fromUtf8(m_signed));
    dialog->findChild<QPushButton *>(u"moreCheckButton"_s)->click();
    type(*dialog, u"clientIpLineEdit"_s, u"999"_s);
    check->click();
    see(*dialog, u"check-refused"_s);
    dialog->findChild<QLineEdit *>(u"clientIpLineEdit"_s)->clear();
    dialog->findChild<QPushButton *>(u"moreCheckButton"_s)->click();
    check->click();
    see(*dialog, u"check-running"_s);
    dialog->reject();
}

void MailScene::showVerdicts(shell::Window &window, const See &see)
{
    useResolver(m_nsd->address());
    QByteArray changed = m_signed;
    changed.replace("attached", "below");
    checkFile(window, see, received(m_ours, "192.0.2.7"), u"check-proven"_s, true);
    checkFile(window, see, received(m_signed, "203.0.113.9"), u"check-not-logged"_s, false);
    checkFile(window, see, received(changed, "203.0.113.9"), u"check-forged"_s, true);
    useResolver(u"127.0.0.1:%1"_s.arg(freePort())); // nobody answers there
    checkFile(window, see, received(m_signed, "192.0.2.7"), u"check-unknown"_s, false);
    useResolver({});
}

/// As one that is dropped; \p isWhole: the end of what is said too.
void MailScene::checkFile(shell::Window &window, const See &see, const QByteArray &message, const QString &name, bool isWhole)
{
    constexpr int patience = 40'000;
    window.trigger(u"checkMessage"_s);
    QDialog *dialog = dialogOf(window, u"checkDialog"_s);
    if (!dialog)
        return;
    dialog->findChild<QPlainTextEdit *>(u"messageSourceEdit"_s)->setPlainText(QString::fromUtf8(message));
    dialog->findChild<QPushButton *>(u"checkButton"_s)->click();
    if (QTest::qWaitFor([dialog] { return dialog->findChild<QLabel *>(u"checkHeadline"_s) != nullptr; }, patience)) {
        see(*dialog, name);
        if (isWhole) {
            QScrollBar *bar = dialog->findChild<QScrollArea *>(u"checkScrollArea"_s)->verticalScrollBar();
            bar->setValue(bar->maximum());
            see(*dialog, name + u"-end"_s);
        }
    }
    dialog->reject();
}

} // namespace bw::test

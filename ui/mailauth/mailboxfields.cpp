// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/mailboxfields.h"

#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

constexpr int tlsPort = 993, startTlsPort = 143;
constexpr int mostChars = 2000;
enum After { Leave, Seen, Move, SeenAndMove };
enum LogIn { Password, Microsoft, Other };

bool moves(int after)
{
    return after == Move || after == SeenAndMove;
}

} // namespace

MailboxFields::MailboxFields(QWidget *parent)
    : FieldGrid(1, 1, parent)
{
    build();
    buildConsent();
    connectFields();
    setMailbox({});
}

QComboBox *MailboxFields::choice(const QString &name, const QStringList &texts)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    box->addItems(texts);
    return box;
}

void MailboxFields::build()
{
    m_host = line(u"mailboxHostLineEdit"_s, mostChars);
    m_port = new QSpinBox;
    m_port->setObjectName(u"mailboxPortSpinBox"_s);
    m_port->setRange(1, 65535);
    m_name = line(u"mailboxNameLineEdit"_s, mostChars);
    m_security = choice(u"mailboxSecurityComboBox"_s, { tr("TLS from the first byte"), tr("STARTTLS after the greeting") });
    m_user = line(u"mailboxUserLineEdit"_s, mostChars);
    m_folder = line(u"mailboxFolderLineEdit"_s, mostChars);
    m_after = choice(u"mailboxAfterComboBox"_s, { tr("Leave it as it is"), tr("Mark it as seen"), tr("Move it to a folder"), tr("Mark it as seen and move it") });
    m_moveTo = line(u"mailboxMoveToLineEdit"_s, mostChars);
    m_login = choice(u"mailboxLoginComboBox"_s, { tr("Password"), tr("Consent at Microsoft 365"), tr("Consent at another provider") });
    m_ca = line(u"mailboxCaLineEdit"_s, mostChars);
    m_hostField = add(tr("&Server"), m_host, tr("Its certificate must bear this name"), 0, 0);
    add(tr("Encr&yption"), m_security, {}, 0, 1);
    m_nameField = add(tr("&Name"), m_name, tr("What you call the mailbox"), 1, 0);
    add(tr("&Port"), m_port, tr("993 is usual for TLS, 143 for STARTTLS"), 1, 1);
    m_userField = add(tr("&User"), m_user, tr("As the server knows the account: mostly its address"), 2, 0);
    m_folderField = add(tr("&Folder"), m_folder, tr("That reports come into"), 2, 1);
    add(tr("What was &read"), m_after, tr("Nothing is ever deleted there. What held no report stays."), 3, 0);
    m_moveToField = add(tr("&Move to"), m_moveTo, tr("A folder of the server; made where there is none"), 3, 1);
    add(tr("&Log in by"), m_login, {}, 4, 0);
    add(tr("Certificate aut&hority"), m_ca, tr("Empty: those that this computer trusts"), 4, 1);
}

/// Of a consent (RFC 8628).
void MailboxFields::buildConsent()
{
    m_clientId = line(u"mailboxClientIdLineEdit"_s, mostChars);
    m_scope = line(u"mailboxScopeLineEdit"_s, mostChars);
    m_deviceUrl = line(u"mailboxDeviceUrlLineEdit"_s, mostChars);
    m_tokenUrl = line(u"mailboxTokenUrlLineEdit"_s, mostChars);
    m_clientIdField = add(tr("&Id of the application"), m_clientId, tr("That you registered at the provider"), 5, 0);
    m_scopeField = add(tr("Sc&ope"), m_scope, tr("What is asked for, with what renews it (offline_access)"), 5, 1);
    m_deviceUrlField = add(tr("Address of device &codes"), m_deviceUrl, tr("Begins with https://"), 6, 0);
    m_tokenUrlField = add(tr("Address of tok&ens"), m_tokenUrl, tr("Begins with https://"), 6, 1);
}

void MailboxFields::connectFields()
{
    const auto filled = [](QLineEdit *edit, const QString &sentence) { return [edit, sentence] { return edit->text().trimmed().isEmpty() ? sentence : QString(); }; };
    m_hostField->setValidator(filled(m_host, tr("Name the mail server, as in imap.example.com.")));
    m_nameField->setValidator(filled(m_name, tr("A mailbox needs a name.")));
    m_userField->setValidator(filled(m_user, tr("Name the account.")));
    m_folderField->setValidator(filled(m_folder, tr("Name the folder; INBOX is usual.")));
    m_clientIdField->setValidator([this] { return m_login->currentIndex() != Password && m_clientId->text().trimmed().isEmpty() ? tr("Your provider shows it where you registered the application.") : QString(); });
    m_moveToField->setValidator([this] {
        const QString folder = m_moveTo->text().trimmed();
        return !moves(m_after->currentIndex()) ? QString() : folder.isEmpty() ? tr("Name the folder, as in Archive.") : folder == m_folder->text().trimmed() ? tr("They lie there already: name another folder.") : QString();
    });
    for (const auto &[field, edit] : { std::pair { m_deviceUrlField, m_deviceUrl }, std::pair { m_tokenUrlField, m_tokenUrl } })
        field->setValidator([this, edit = edit] { return m_login->currentIndex() == Other && !edit->text().trimmed().startsWith(u"https://") ? tr("It begins with https://; your provider's documentation names it.") : QString(); });
    auto *chooseCa = m_ca->addAction(ui::icon(u"folder"_s), QLineEdit::TrailingPosition);
    chooseCa->setToolTip(tr("Choose a certificate file"));
    connect(chooseCa, &QAction::triggered, this, [this] {
        ui::FileDialog::openFile(this, { u"certificate"_s, tr("Certificate authority"), tr("Certificates (*.pem *.crt);;All files (*)"), {}, {}, {} }, [this](const QString &path) {
            if (!path.isEmpty()) {
                m_ca->setText(path);
                Q_EMIT changed();
            }
        });
    });
    connect(m_host, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (!m_nameTyped)
            m_name->setText(text.section(u'.', 0, 0).trimmed());
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { m_nameTyped = !text.isEmpty(); });
    connect(m_security, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_port->value() == (index == 1 ? tlsPort : startTlsPort)) // it was the usual one
            m_port->setValue(index == 1 ? startTlsPort : tlsPort);
    });
    for (QLineEdit *edit : { m_host, m_user, m_folder, m_moveTo, m_ca, m_clientId, m_deviceUrl, m_tokenUrl, m_scope })
        connect(edit, &QLineEdit::textEdited, this, &MailboxFields::changed);
    connect(m_port, &QSpinBox::valueChanged, this, &MailboxFields::changed);
    for (QComboBox *box : { m_security, m_after, m_login })
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            choiceChanged();
            Q_EMIT changed();
        });
}

void MailboxFields::choiceChanged()
{
    m_moveToField->setVisible(moves(m_after->currentIndex()));
    const int login = m_login->currentIndex();
    m_clientIdField->setVisible(login != Password);
    for (ui::FormField *field : { m_deviceUrlField, m_tokenUrlField, m_scopeField })
        field->setVisible(login == Other);
}

void MailboxFields::setMailbox(const fleet::Mailbox &mailbox)
{
    const QSignalBlocker blocked(this);
    m_rest = mailbox;
    m_nameTyped = !mailbox.name.isEmpty();
    m_host->setText(mailbox.host);
    m_security->setCurrentIndex(mailbox.startsTls ? 1 : 0);
    m_port->setValue(mailbox.port);
    m_name->setText(mailbox.name);
    m_user->setText(mailbox.user);
    m_folder->setText(mailbox.folder);
    m_after->setCurrentIndex(mailbox.moveTo.isEmpty() ? (mailbox.marksSeen ? Seen : Leave) : mailbox.marksSeen ? SeenAndMove : Move);
    m_moveTo->setText(mailbox.moveTo);
    m_ca->setText(mailbox.caFile);
    m_login->setCurrentIndex(mailbox.login == fleet::MailboxLogin::Password ? Password : mailbox.oauth.deviceUrl == fleet::microsoftClient().deviceUrl ? Microsoft : Other);
    m_clientId->setText(mailbox.oauth.clientId);
    m_deviceUrl->setText(mailbox.oauth.deviceUrl);
    m_tokenUrl->setText(mailbox.oauth.tokenUrl);
    m_scope->setText(mailbox.oauth.scope);
    choiceChanged();
}

fleet::Mailbox MailboxFields::mailbox() const
{
    fleet::Mailbox mailbox = m_rest;
    mailbox.host = m_host->text().trimmed();
    mailbox.startsTls = m_security->currentIndex() == 1;
    mailbox.port = m_port->value();
    mailbox.name = m_name->text().trimmed();
    mailbox.user = m_user->text().trimmed();
    const QString folder = m_folder->text().trimmed();
    mailbox.folder = folder.compare(u"INBOX"_s, Qt::CaseInsensitive) == 0 ? u"INBOX"_s : folder;
    const int after = m_after->currentIndex();
    mailbox.marksSeen = after == Seen || after == SeenAndMove;
    mailbox.moveTo = moves(after) ? m_moveTo->text().trimmed() : QString();
    mailbox.caFile = m_ca->text().trimmed();
    const int login = m_login->currentIndex();
    mailbox.login = login == Password ? fleet::MailboxLogin::Password : fleet::MailboxLogin::OAuth;
    mailbox.oauth = login == Microsoft ? fleet::microsoftClient() : fleet::OAuthClient();
    if (login == Other)
        mailbox.oauth = { m_deviceUrl->text().trimmed(), m_tokenUrl->text().trimmed(), {}, m_scope->text().trimmed() };
    if (login != Password)
        mailbox.oauth.clientId = m_clientId->text().trimmed();
    return mailbox;
}

bool MailboxFields::validate()
{
    return ui::FormField::validateAll({ m_hostField, m_nameField, m_userField, m_folderField, m_moveToField, m_clientIdField, m_deviceUrlField, m_tokenUrlField });
}

QWidget *MailboxFields::firstField() const
{
    return m_host;
}

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/tellform.h"

#include "models/service/mailtest.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QTime>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::settings {

namespace {

constexpr int startTlsPort = 587, tlsPort = 465;
constexpr int usualQuietFrom = 22 * 60, usualQuietTo = 7 * 60;
constexpr int mostPasswordLength = 256;
constexpr int labelHeight = 22; ///< of a form field, with the room below it

QLineEdit *edit(const QString &name)
{
    auto *line = new QLineEdit;
    line->setObjectName(name);
    return line;
}

QTimeEdit *timeEdit(const QString &name, const QString &spoken)
{
    auto *time = new QTimeEdit;
    time->setObjectName(name);
    time->setDisplayFormat(u"HH:mm"_s);
    time->setAccessibleName(spoken);
    return time;
}

} // namespace

TellForm::TellForm(const config::Notices &notices, QWidget *parent)
    : QWidget(parent)
    , m_notices(notices)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_desktop = new QCheckBox(tr("Show a &notification on this desktop"));
    m_desktop->setObjectName(u"tellDesktopCheckBox"_s);
    column->addWidget(m_desktop);
    connect(m_desktop, &QCheckBox::toggled, this, &TellForm::touched);
    buildMail();
    buildQuiet();
    fill();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    m_test = ui::makeButton(tr("Send a test message"));
    m_test->setObjectName(u"sendTestButton"_s);
    m_result = new ui::Label({}, FontRole::Small, Token::TextSecondary);
    m_result->setObjectName(u"tellResultLabel"_s);
    m_result->setWordWrap(true);
    row->addWidget(m_test, 0, Qt::AlignTop);
    row->addWidget(m_result, 1, Qt::AlignVCenter);
    column->addLayout(row);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (!m_isRunning)
            Q_EMIT testWanted();
    });
    showPossible();
}

void TellForm::buildMail()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    m_to = edit(u"tellAddressLineEdit"_s);
    m_to->setPlaceholderText(u"name@example.com"_s);
    auto *to = m_toField = new ui::FormField(tr("Mail to thi&s address"), m_to, tr("Empty: no mail is sent."));
    to->setValidator([this] { return whyNoAddress(); });
    m_server = edit(u"tellServerLineEdit"_s);
    m_server->setPlaceholderText(u"mail.example.com"_s);
    m_security = new QComboBox;
    m_security->setObjectName(u"tellSecurityComboBox"_s);
    m_security->addItem(u"STARTTLS"_s, int(config::MailSecurity::StartTls));
    m_security->addItem(u"TLS"_s, int(config::MailSecurity::Tls));
    m_port = new QSpinBox;
    m_port->setObjectName(u"tellPortSpinBox"_s);
    m_port->setRange(1, 65535);
    m_user = edit(u"tellUserLineEdit"_s);
    m_password = edit(u"tellPasswordLineEdit"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(mostPasswordLength);
    m_keep = ui::makeButton(tr("&Keep password"));
    m_keep->setObjectName(u"keepPasswordButton"_s);
    grid->addWidget(to, 0, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(new ui::FormField(tr("&Your mail server"), m_server, tr("The name that its certificate bears.")), 0, 2, 1, 2, Qt::AlignTop);
    grid->addWidget(new ui::FormField(tr("Security"), m_security), 1, 0, Qt::AlignTop);
    grid->addWidget(new ui::FormField(tr("Port"), m_port), 1, 1, Qt::AlignTop);
    grid->addWidget(new ui::FormField(tr("&User"), m_user, tr("Empty: nobody logs in.")), 1, 2, 1, 2, Qt::AlignTop);
    auto *password = new QWidget;
    auto *row = new QHBoxLayout(password);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new ui::FormField(tr("Pass&word"), m_password, tr("It goes into the desktop's keychain.")), 1, Qt::AlignTop);
    auto *below = new QVBoxLayout; // level with the field, not with its label
    below->setContentsMargins(0, labelHeight, 0, 0);
    below->addWidget(m_keep);
    row->addLayout(below);
    row->setAlignment(below, Qt::AlignTop);
    grid->addWidget(password, 2, 0, 1, 4, Qt::AlignTop); // a row of its own: it has a button beside it
    grid->addWidget(makeAuthority(), 3, 0, 1, 4, Qt::AlignTop);
    for (int i = 0; i < 4; ++i)
        grid->setColumnStretch(i, i < 2 ? 2 : 3);
    static_cast<QVBoxLayout *>(layout())->addLayout(grid);
    for (QLineEdit *line : { m_to, m_server, m_user, m_authority }) {
        connect(line, &QLineEdit::editingFinished, this, &TellForm::touched);
        connect(line, &QLineEdit::textEdited, this, &TellForm::showPossible);
    }
    connect(m_password, &QLineEdit::textEdited, this, &TellForm::showPossible);
    connect(m_security, &QComboBox::activated, this, [this] {
        if (m_port->value() == startTlsPort || m_port->value() == tlsPort)
            m_port->setValue(m_security->currentData().toInt() == int(config::MailSecurity::Tls) ? tlsPort : startTlsPort);
        touched();
    });
    connect(m_port, &QSpinBox::valueChanged, this, &TellForm::touched);
    connect(m_keep, &QPushButton::clicked, this, &TellForm::passwordWanted);
}

QWidget *TellForm::makeAuthority()
{
    m_authority = edit(u"tellAuthorityLineEdit"_s);
    QAction *choose = m_authority->addAction(ui::icon(u"folder"_s), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose the file"));
    connect(choose, &QAction::triggered, this, [this] {
        ui::FileDialog::openFile(this, { u"authority"_s, tr("Authority of the mail server's certificate"), tr("All files (*)"), {}, {}, QDir::homePath() }, [this](const QString &path) {
            if (path.isEmpty())
                return;
            m_authority->setText(path);
            touched();
        });
    });
    auto *field = m_authorityField = new ui::FormField(tr("Certificate authority"), m_authority, tr("Empty: those that this computer trusts. Else a file in PEM, for a server with a certificate of your own."));
    field->setValidator([this] {
        const QString path = m_authority->text().trimmed();
        if (path.isEmpty() || path == m_notices.caFile)
            return QString();
        return !QDir::isAbsolutePath(path) ? tr("Write the whole path, from / on.") : path == m_refused ? m_whyRefused : QString();
    });
    return field;
}

void TellForm::buildQuiet()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_quiet = new QCheckBox(tr("&Quiet hours from"));
    m_quiet->setObjectName(u"tellQuietCheckBox"_s);
    m_from = timeEdit(u"tellQuietFromTimeEdit"_s, tr("Quiet hours begin"));
    m_until = timeEdit(u"tellQuietToTimeEdit"_s, tr("Quiet hours end"));
    row->addWidget(m_quiet);
    row->addWidget(m_from);
    //: between the begin and the end of quiet hours: 22:00 to 07:00
    row->addWidget(new ui::Label(tr("to"), FontRole::Base, Token::TextPrimary));
    row->addWidget(m_until);
    auto *note = new ui::Label(tr("In the store's home zone. What happens then is told when they end."), FontRole::Small, Token::TextTertiary);
    note->setWordWrap(true);
    row->addWidget(note, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    m_silent = new QSpinBox;
    m_silent->setObjectName(u"tellSilentSpinBox"_s);
    m_silent->setRange(config::leastSilence, config::mostSilence);
    m_silent->setSuffix(tr(" min"));
    auto *label = new ui::Label(tr("A node is s&ilent after"), FontRole::Base, Token::TextPrimary);
    label->setBuddy(m_silent);
    m_silent->setAccessibleName(tr("Minutes after which a node is silent"));
    second->addWidget(label);
    second->addWidget(m_silent);
    second->addStretch(1);
    static_cast<QVBoxLayout *>(layout())->addLayout(second);
    connect(m_quiet, &QCheckBox::toggled, this, &TellForm::touched);
    for (QTimeEdit *time : { m_from, m_until })
        connect(time, &QTimeEdit::timeChanged, this, &TellForm::touched);
    connect(m_silent, &QSpinBox::valueChanged, this, &TellForm::touched);
}

void TellForm::show(const config::Notices &notices)
{
    if (notices == m_notices)
        return;
    m_notices = notices;
    fill();
    showPossible();
}

void TellForm::fill()
{
    const QList<QWidget *> fields { m_desktop, m_to, m_server, m_security, m_port, m_user, m_authority, m_quiet, m_from, m_until, m_silent };
    for (QWidget *field : fields)
        field->blockSignals(true);
    m_desktop->setChecked(m_notices.desktop);
    m_to->setText(m_notices.mailTo);
    m_server->setText(m_notices.server);
    m_security->setCurrentIndex(m_security->findData(int(m_notices.security)));
    m_port->setValue(m_notices.port);
    m_user->setText(m_notices.user);
    m_authority->setText(m_notices.caFile);
    const bool isQuiet = m_notices.quietFrom >= 0 && m_notices.quietTo >= 0;
    const auto setTime = [](QTimeEdit *edit, int minutes) { edit->setTime(QTime(minutes / 60, minutes % 60)); };
    m_quiet->setChecked(isQuiet);
    setTime(m_from, isQuiet ? m_notices.quietFrom : usualQuietFrom);
    setTime(m_until, isQuiet ? m_notices.quietTo : usualQuietTo);
    m_silent->setValue(m_notices.silentAfter);
    for (QWidget *field : fields)
        field->blockSignals(false);
}

config::Notices TellForm::notices() const
{
    config::Notices notices = m_notices;
    notices.desktop = m_desktop->isChecked();
    if (whyNoAddress().isEmpty())
        notices.mailTo = m_to->text().trimmed();
    notices.server = m_server->text().trimmed();
    notices.port = m_port->value();
    notices.security = static_cast<config::MailSecurity>(m_security->currentData().toInt());
    notices.user = m_user->text().trimmed();
    if (m_authority->text().trimmed().isEmpty())
        notices.caFile.clear(); // a path holds once it was looked at
    const auto minutes = [this](const QTimeEdit *edit) { return m_quiet->isChecked() ? edit->time().hour() * 60 + edit->time().minute() : -1; };
    notices.quietFrom = minutes(m_from);
    notices.quietTo = minutes(m_until);
    notices.silentAfter = m_silent->value();
    return notices;
}

core::Secret TellForm::takePassword()
{
    QByteArray bytes = m_password->text().toUtf8();
    m_password->clear();
    core::Secret secret(std::span(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
    bytes.fill('\0');
    showPossible();
    return secret;
}

QString TellForm::whyNoAddress() const
{
    const QString address = m_to->text().trimmed();
    if (address.isEmpty() || service::isMailAddress(address))
        return {};
    return address.count(u'@') == 1 ? tr("This is no mail address. Write one as in name@example.com.") : address.contains(u'@') ? tr("Write one address alone, as in name@example.com.") : tr("An address has an @, as in name@example.com.");
}

void TellForm::askForAuthority()
{
    const QString path = m_authority->text().trimmed();
    if (QDir::isAbsolutePath(path) && path != m_notices.caFile)
        Q_EMIT authorityTyped(path);
}

void TellForm::showAuthority(const QString &path, const core::Done &outcome)
{
    if (path != m_authority->text().trimmed())
        return; // something else was typed meanwhile
    m_refused = outcome ? QString() : path;
    m_whyRefused = outcome ? QString() : outcome.error().oneLine();
    if (outcome) {
        m_notices.caFile = path;
        Q_EMIT changed(m_notices);
    }
    m_authorityField->validate();
    showPossible();
}

void TellForm::touched()
{
    m_toField->validate();
    m_authorityField->validate();
    showPossible();
    if (const config::Notices now = notices(); !(now == m_notices)) {
        m_notices = now;
        Q_EMIT changed(now);
    }
    askForAuthority();
}

void TellForm::showPossible()
{
    if (!m_test)
        return; // still being built
    m_from->setEnabled(m_quiet->isChecked());
    m_until->setEnabled(m_quiet->isChecked());
    const config::Notices now = notices();
    // Never disabled under the finger that pressed it: the focus would pass to a box that the next press of Space unticks.
    const QString wrong = whyNoAddress();
    ui::setDisabledReason(m_test, !wrong.isEmpty() ? wrong : now.mailTo.isEmpty() || now.server.isEmpty() ? tr("Name an address and your mail server first.") : QString());
    const QString notYet = m_isRunning ? tr("Something is being done already.")
        : now.user.isEmpty() || now.server.isEmpty() || m_password->text().isEmpty() ? tr("Type the server, the user and the password first.")
                                                                                     : QString();
    if (!notYet.isEmpty() && m_keep->hasFocus())
        m_password->setFocus();
    ui::setDisabledReason(m_keep, notYet);
}

void TellForm::showRunning(const QString &text)
{
    m_isRunning = true;
    m_result->setText(text);
    showPossible();
}

void TellForm::showOutcome(const core::Done &outcome, const QString &well)
{
    m_isRunning = false;
    m_result->setText(outcome ? well : outcome.error().oneLine());
    showPossible();
}

} // namespace bw::settings

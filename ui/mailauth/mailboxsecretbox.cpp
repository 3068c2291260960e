// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/mailboxsecretbox.h"

#include "models/service/fleet.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/problemview.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

#include <utility>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

constexpr int mostChars = 1000;

QString usualState()
{
    return MailboxSecretBox::tr("You log in at the provider, in a browser: no password is typed here.");
}

} // namespace

MailboxSecretBox::MailboxSecretBox(service::Session *session, Wanted wanted, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_wanted(std::move(wanted))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    buildPassword();
    buildConsent();
    column->addWidget(m_passwordPart);
    column->addWidget(m_consentPart);
    m_keep = new QCheckBox(tr("Keep it in the &desktop's keychain"));
    m_keep->setObjectName(u"keepMailboxSecretCheckBox"_s);
    m_keep->setChecked(true);
    m_keep->hide();
    column->addWidget(m_keep);
    m_where = new ui::Label(tr("It is known until this store is closed."), ui::FontRole::Small, ui::Token::TextSecondary);
    m_where->setObjectName(u"mailboxSecretWhereLabel"_s);
    m_where->setWordWrap(true);
    column->addWidget(m_where);
    // Files and buses are slow: the box appears once it is known that somebody would keep it.
    session->fleet()->askKeychain(this, [this](bool isThere) {
        m_hasKeychain = isThere;
        m_keep->setVisible(isThere);
        m_where->setText(isThere ? tr("Otherwise it is known until this store is closed.")
                                 : tr("No keychain answers on this desktop: it stays in memory until this store is closed, and is written nowhere. The collector service takes it from a file or a credential."));
    });
    setLogin(fleet::MailboxLogin::Password);
}

MailboxSecretBox::~MailboxSecretBox()
{
    m_password->clear();
    if (m_job)
        m_job->cancel();
}

void MailboxSecretBox::buildPassword()
{
    m_passwordPart = new QWidget;
    auto *column = new QVBoxLayout(m_passwordPart);
    column->setContentsMargins(0, 0, 0, 0);
    m_password = new QLineEdit;
    m_password->setObjectName(u"mailboxPasswordLineEdit"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(mostChars);
    m_passwordField = new ui::FormField(tr("Pass&word"), m_password);
    column->addWidget(m_passwordField);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_passwordField->setError({});
        Q_EMIT changed();
    });
}

void MailboxSecretBox::buildConsent()
{
    m_consentPart = new QWidget;
    auto *column = new QVBoxLayout(m_consentPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *row = new QHBoxLayout;
    m_consent = ui::makeButton(tr("As&k for consent"));
    m_consent->setObjectName(u"askConsentButton"_s);
    m_consent->setAutoDefault(false);
    connect(m_consent, &QPushButton::clicked, this, &MailboxSecretBox::startConsent);
    row->addWidget(m_consent);
    m_cancel = ui::makeButton(tr("Stop waiting"), ui::ButtonKind::Normal, u"stop"_s);
    m_cancel->setObjectName(u"cancelConsentButton"_s);
    m_cancel->setAutoDefault(false);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancel();
    });
    row->addWidget(m_cancel);
    m_state = new ui::Label(usualState(), ui::FontRole::Base, ui::Token::TextSecondary);
    m_state->setObjectName(u"consentStateLabel"_s);
    m_state->setWordWrap(true);
    row->addWidget(m_state, 1);
    column->addLayout(row);
    m_codeRow = new QWidget;
    auto *codes = new QHBoxLayout(m_codeRow);
    codes->setContentsMargins(0, 0, 0, 0);
    m_address = new ui::Label;
    m_code = new ui::Label({}, ui::FontRole::PageTitle);
    m_code->setObjectName(u"consentCodeLabel"_s);
    m_address->setObjectName(u"consentAddressLabel"_s);
    for (ui::Label *label : { m_address, m_code }) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        codes->addWidget(label);
    }
    codes->addStretch(1);
    auto *open = ui::makeButton(tr("Open the address"), ui::ButtonKind::Normal, u"globe"_s);
    open->setObjectName(u"openConsentButton"_s);
    connect(open, &QPushButton::clicked, this, [this] {
        const QUrl url(m_address->text(), QUrl::StrictMode);
        if (url.scheme() == u"https") // a stranger named it
            QDesktopServices::openUrl(url);
    });
    auto *copy = ui::makeButton(tr("Copy the code"), ui::ButtonKind::Normal, u"copy"_s);
    copy->setObjectName(u"copyCodeButton"_s);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_code->text()); });
    for (QPushButton *button : { open, copy }) {
        button->setAutoDefault(false);
        codes->addWidget(button);
    }
    m_codeRow->hide();
    column->addWidget(m_codeRow);
    m_problem = new ui::ProblemView;
    m_problem->setObjectName(u"consentProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
}

void MailboxSecretBox::setLogin(fleet::MailboxLogin login)
{
    m_passwordPart->setVisible(login == fleet::MailboxLogin::Password);
    m_consentPart->setVisible(login == fleet::MailboxLogin::OAuth);
    if (m_job && login == fleet::MailboxLogin::Password)
        m_job->cancel();
}

void MailboxSecretBox::setKnown(bool isKnown)
{
    m_passwordField->setHint(isKnown ? tr("Empty: as it is known already") : QString());
}

core::Secret MailboxSecretBox::password() const
{
    if (m_passwordPart->isHidden())
        return {};
    QByteArray bytes = m_password->text().toUtf8();
    core::Secret secret({ reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()) });
    bytes.fill('\0');
    return secret;
}

bool MailboxSecretBox::keeps() const
{
    return m_hasKeychain && m_keep->isChecked();
}

void MailboxSecretBox::askForIt()
{
    m_asks = true;
    if (m_passwordPart->isHidden()) {
        say(tr("Nobody has consented yet."));
        m_consent->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_passwordField->setError(tr("It is not known: type it here."));
    m_password->setFocus(Qt::OtherFocusReason);
}

void MailboxSecretBox::askNoMore()
{
    if (!std::exchange(m_asks, false))
        return;
    m_passwordField->setError({});
    m_state->setText(usualState());
}

/// For eyes and for screen readers, which are told of it at once.
void MailboxSecretBox::say(const QString &sentence)
{
    m_state->setText(sentence);
    QAccessibleEvent event(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MailboxSecretBox::startConsent()
{
    if (m_job || !m_session)
        return;
    const auto mailbox = m_wanted();
    if (!mailbox)
        return;
    m_asks = false;
    m_problem->hide();
    say(tr("Asking the provider for a code…"));
    m_consent->hide();
    m_cancel->show();
    m_cancel->setFocus(Qt::OtherFocusReason);
    m_job = m_session->mailboxes()->consent(*mailbox, keeps());
    connect(m_job, &service::ConsentJob::codeArrived, this, &MailboxSecretBox::showCode);
    connect(m_job, &service::Job::finished, this, [this, job = m_job.data()] { consentEnded(job->outcome()); });
}

void MailboxSecretBox::showCode(const QString &address, const QString &code)
{
    m_address->setText(address);
    m_code->setText(code);
    m_address->setAccessibleName(tr("Address to open: %1").arg(address));
    m_code->setAccessibleName(tr("Code to type there: %1").arg(code));
    m_codeRow->show();
    say(tr("Open %1 in a browser, log in to the mailbox's account and type the code %2. Waiting for it…").arg(address, code));
}

void MailboxSecretBox::consentEnded(const core::Done &done)
{
    m_job = nullptr;
    m_codeRow->hide();
    m_cancel->hide();
    m_consent->show();
    m_consent->setFocus(Qt::OtherFocusReason);
    if (done)
        say(tr("You have consented."));
    else if (done.error().kind == core::ProblemKind::Cancelled)
        say(tr("Stopped: nothing was consented to."));
    else
        say(tr("It did not come to its end."));
    if (!done && done.error().kind != core::ProblemKind::Cancelled) {
        m_problem->setProblem(done.error());
        m_problem->show();
    }
    if (done)
        Q_EMIT consented();
}

} // namespace bw::mailauth

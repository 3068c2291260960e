// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/mailboxdialog.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/formdialog.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"
#include "ui/common/problemview.h"
#include "ui/mailauth/mailboxfields.h"
#include "ui/mailauth/mailboxsecretbox.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

constexpr int dialogWidth = 720, dialogHeight = 720;

} // namespace

MailboxDialog *MailboxDialog::open(QWidget *window, service::Session *session, const Request &request)
{
    auto *dialog = new MailboxDialog(window, session, request);
    dialog->QDialog::open();
    if (request.lacksSecret)
        dialog->m_secret->askForIt();
    return dialog;
}

MailboxDialog::MailboxDialog(QWidget *window, service::Session *session, const Request &request)
    : QDialog(window)
    , m_session(session)
    , m_before(request.mailbox.name)
{
    setObjectName(u"mailboxDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_before.isEmpty() ? tr("Name a mailbox") : tr("Edit mailbox %1").arg(m_before));
    setMinimumSize(600, 480);
    build();
    resize(dialogWidth, std::min(dialogHeight, screen()->availableGeometry().height() - 40));
    if (!m_before.isEmpty())
        m_fields->setMailbox(request.mailbox);
    m_secret->setKnown(!m_before.isEmpty() && !request.lacksSecret);
    m_secret->setLogin(request.mailbox.login);
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    m_fields->firstField()->setFocus(Qt::OtherFocusReason);
    updateButtons();
}

void MailboxDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_scroll = new ui::FormScroll;
    QVBoxLayout *inner = m_scroll->column();
    m_fields = new MailboxFields;
    inner->addWidget(m_fields);
    m_secret = new MailboxSecretBox(m_session, [this] { return wanted(); });
    inner->addWidget(m_secret);
    inner->addWidget(makeTestRow());
    inner->addStretch(1);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeButtons());
    const auto changed = [this] {
        m_secret->setLogin(m_fields->mailbox().login);
        if (m_testing)
            m_testing->cancel();
        m_testing = nullptr;
        m_problem->hide();
        say(tr("Not tested yet. A test logs in and looks into the folder; nothing is stored or changed."));
        updateButtons();
    };
    connect(m_fields, &MailboxFields::changed, this, changed);
    connect(m_secret, &MailboxSecretBox::changed, this, changed);
    connect(m_secret, &MailboxSecretBox::consented, this, &MailboxDialog::test);
}

QWidget *MailboxDialog::makeTestRow()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    m_state = new ui::Label(tr("Not tested yet. A test logs in and looks into the folder; nothing is stored or changed."), ui::FontRole::Base, ui::Token::TextSecondary);
    m_state->setObjectName(u"mailboxTestLabel"_s);
    m_state->setWordWrap(true);
    row->addWidget(m_state, 1);
    m_stop = ui::makeButton(tr("Stop the test"), ui::ButtonKind::Normal, u"stop"_s, ui::ControlSize::Small);
    m_stop->setObjectName(u"stopMailboxTestButton"_s);
    m_stop->setAutoDefault(false);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_testing)
            m_testing->cancel();
    });
    row->addWidget(m_stop, 0, Qt::AlignTop);
    column->addLayout(row);
    m_problem = new ui::ProblemView;
    m_problem->setObjectName(u"mailboxProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    return part;
}

QWidget *MailboxDialog::makeButtons()
{
    m_test = ui::makeButton(tr("&Test"));
    m_test->setObjectName(u"testMailboxButton"_s);
    m_save = ui::makeButton(m_before.isEmpty() ? tr("&Add mailbox") : tr("Sa&ve mailbox"), ui::ButtonKind::Primary);
    m_save->setObjectName(u"saveMailboxButton"_s);
    m_save->setDefault(true);
    m_test->setAutoDefault(false);
    QDialogButtonBox *buttons = ui::makeTestButtons(this, m_test, m_save);
    connect(m_test, &QPushButton::clicked, this, &MailboxDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &MailboxDialog::save);
    connect(this, &QDialog::finished, this, [this] {
        if (m_testing)
            m_testing->cancel();
    });
    return buttons;
}

/// For eyes and for screen readers, which are told of it at once.
void MailboxDialog::say(const QString &sentence)
{
    if (sentence == m_state->text())
        return;
    m_state->setText(sentence);
    QAccessibleEvent event(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MailboxDialog::showProblem(const core::Problem &problem)
{
    m_problem->setProblem(problem);
    m_problem->show();
    // The layout is made when the event loop turns.
    QMetaObject::invokeMethod(m_problem, [this] { m_scroll->ensureWidgetVisible(m_problem); }, Qt::QueuedConnection);
}

std::optional<fleet::Mailbox> MailboxDialog::wanted()
{
    if (!m_fields->validate())
        return {};
    const fleet::Mailbox mailbox = m_fields->mailbox();
    if (const auto checked = fleet::check(mailbox); !checked) {
        showProblem(checked.error());
        return {};
    }
    return mailbox;
}

void MailboxDialog::updateButtons()
{
    m_stop->setVisible(m_testing);
    const QString whyNot = !m_session || m_session->isReadOnly() ? tr("This store is open read-only.") : QString();
    ui::setDisabledReason(m_test, !whyNot.isEmpty() ? whyNot : m_testing ? tr("The test is running.") : QString());
    ui::setDisabledReason(m_save, !whyNot.isEmpty() ? whyNot : m_saving ? tr("It is being saved.") : QString());
}

void MailboxDialog::test()
{
    if (m_testing || !m_session || m_session->isReadOnly())
        return;
    m_problem->hide();
    const auto mailbox = wanted();
    if (!mailbox)
        return;
    m_secret->askNoMore();
    say(tr("Logging in, for at most 30 seconds…"));
    m_testing = m_session->mailboxes()->test(*mailbox, m_secret->password());
    connect(m_testing, &service::Job::finished, this, [this, job = m_testing.data()] { tested(job); });
    updateButtons();
}

void MailboxDialog::tested(service::MailboxTestJob *job)
{
    if (job != m_testing)
        return; // changed since
    m_testing = nullptr;
    updateButtons();
    const core::Done done = job->outcome();
    if (done) {
        say(job->messages() == 0 ? tr("It lets us in. The folder is empty now.") : tr("It lets us in. %n message(s) lie in the folder.", nullptr, job->messages()));
        m_save->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (done.error().kind == core::ProblemKind::Cancelled)
        return say(tr("Stopped: nothing was decided."));
    say(tr("The test failed."));
    if (done.error().kind == core::ProblemKind::Missing)
        return m_secret->askForIt();
    showProblem(done.error());
}

void MailboxDialog::save()
{
    if (m_saving || !m_session || m_session->isReadOnly())
        return;
    m_problem->hide();
    const auto mailbox = wanted();
    if (!mailbox)
        return;
    m_saving = m_session->mailboxes()->save(*mailbox, m_before);
    updateButtons();
    connect(m_saving, &service::Job::finished, this, [this, job = m_saving.data(), mailbox = *mailbox] {
        m_saving = nullptr;
        updateButtons();
        if (const core::Done done = job->outcome(); !done)
            return showProblem(done.error());
        m_before = mailbox.name;
        giveSecret(mailbox);
    });
}

void MailboxDialog::giveSecret(const fleet::Mailbox &mailbox)
{
    const core::Secret password = m_secret->password();
    if (password.isEmpty())
        return leave(mailbox);
    m_saving = m_session->mailboxes()->giveSecret(mailbox, password, m_secret->keeps());
    updateButtons();
    connect(m_saving, &service::Job::finished, this, [this, job = m_saving.data(), mailbox] {
        m_saving = nullptr;
        if (const core::Done done = job->outcome(); !done) // it is known all the same, until the store is closed
            ui::MessageBox::showProblem(parentWidget(), done.error(), tr("Password of the mailbox"));
        leave(mailbox);
    });
}

void MailboxDialog::leave(const fleet::Mailbox &mailbox)
{
    Q_EMIT saved(mailbox.name);
    accept();
}

} // namespace bw::mailauth

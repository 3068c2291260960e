// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/secretdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::transport::SecretNeed;

namespace bw::fleet {

namespace {

constexpr int mostChars = 1000, dialogWidth = 460;

QString textOf(const SecretNeed &need)
{
    return need.kind == SecretNeed::Kind::Passphrase ? SecretDialog::tr("Passphrase of the key %1").arg(need.keyFile) : SecretDialog::tr("Password of %1 at %2").arg(need.user, need.host);
}

} // namespace

SecretDialog *SecretDialog::open(QWidget *window, service::Session *session, const QList<SecretNeed> &needs, const QString &what)
{
    auto *dialog = new SecretDialog(window, session, needs, what);
    dialog->QDialog::open();
    return dialog;
}

SecretDialog::SecretDialog(QWidget *window, service::Session *session, const QList<SecretNeed> &needs, const QString &what)
    : QDialog(window)
    , m_session(session)
    , m_needs(needs)
{
    setObjectName(u"secretDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Log in"));
    setMinimumWidth(dialogWidth);
    build(what);
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    // Files and buses are slow: the box appears once it is known that somebody would keep it.
    session->fleet()->askKeychain(this, [this](bool isThere) {
        m_keep->setVisible(isThere);
        m_where->setText(isThere ? tr("Otherwise it is known until this program ends.")
                                 : tr("No keychain answers on this desktop: it stays in memory until this program ends, and is written nowhere."));
    });
    m_secret->setFocus(Qt::OtherFocusReason);
}

SecretDialog::~SecretDialog()
{
    wipe();
}

void SecretDialog::build(const QString &what)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *head = new ui::Label(what, ui::FontRole::Subheading);
    head->setObjectName(u"secretHeadLabel"_s);
    head->setWordWrap(true);
    column->addWidget(head);
    if (m_needs.size() > 1) {
        m_which = new QComboBox;
        m_which->setObjectName(u"secretWhichComboBox"_s);
        for (const SecretNeed &one : std::as_const(m_needs))
            m_which->addItem(textOf(one));
        column->addWidget(new ui::FormField(tr("&With"), m_which));
        connect(m_which, &QComboBox::currentIndexChanged, this, [this] { m_secretField->setError({}); });
    } else {
        auto *which = new ui::Label(textOf(need()));
        which->setWordWrap(true);
        column->addWidget(which);
    }
    m_secret = new QLineEdit;
    m_secret->setObjectName(u"secretLineEdit"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(mostChars);
    m_secretField = new ui::FormField(m_which ? tr("&Password or passphrase") : need().kind == SecretNeed::Kind::Password ? tr("&Password") : tr("&Passphrase"), m_secret);
    column->addWidget(m_secretField);
    m_keep = new QCheckBox(tr("&Keep it in the desktop's keychain"));
    m_keep->setObjectName(u"keepSecretCheckBox"_s);
    m_keep->hide();
    column->addWidget(m_keep);
    m_where = new ui::Label(tr("It is known until this program ends."), ui::FontRole::Small, ui::Token::TextSecondary);
    m_where->setObjectName(u"secretWhereLabel"_s);
    m_where->setWordWrap(true);
    column->addWidget(m_where);
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox;
    m_give = ui::makeButton(tr("&Log in"), ui::ButtonKind::Primary);
    m_give->setObjectName(u"giveSecretButton"_s);
    m_give->setDefault(true);
    auto *cancel = ui::makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    buttons->addButton(m_give, QDialogButtonBox::AcceptRole);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &SecretDialog::give);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

const SecretNeed &SecretDialog::need() const
{
    return m_needs.at(m_which ? std::max(0, m_which->currentIndex()) : 0);
}

void SecretDialog::wipe()
{
    m_secret->clear();
}

void SecretDialog::give()
{
    if (m_job || !m_session)
        return;
    if (m_secret->text().isEmpty()) {
        m_secretField->setError(tr("Type it here."));
        m_secret->setFocus(Qt::OtherFocusReason);
        return;
    }
    QByteArray bytes = m_secret->text().toUtf8();
    const core::Secret secret({ reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()) });
    bytes.fill('\0');
    ui::setDisabledReason(m_give, tr("It is being tried."));
    m_job = m_session->fleet()->giveSecret(need(), secret, m_keep->isVisible() && m_keep->isChecked());
    connect(m_job, &service::Job::finished, this, [this, job = m_job, need = need()] {
        const core::Done done = job->outcome();
        m_job = nullptr;
        ui::setDisabledReason(m_give, {});
        if (!done && done.error().kind != core::ProblemKind::Unreachable) {
            m_secretField->setError(done.error().what + u'.');
            m_secret->selectAll();
            m_secret->setFocus(Qt::OtherFocusReason);
            return;
        }
        if (!done)
            ui::MessageBox::showProblem(parentWidget(), done.error(), tr("Log in"));
        wipe();
        Q_EMIT given(need);
        accept();
    });
}

void askForSecrets(QWidget *window, service::Session *session, const QStringList &nodes)
{
    service::Fleet *fleet = session->fleet();
    const auto lacking = std::ranges::find_if(nodes, [fleet](const QString &node) { return !fleet->needs(node).isEmpty(); });
    if (lacking == nodes.end())
        return;
    const auto needs = fleet->needs(*lacking);
    SecretDialog *dialog = SecretDialog::open(window, session, needs, SecretDialog::tr("%1 does not let us in without it").arg(*lacking));
    QObject::connect(dialog, &SecretDialog::given, session, [session, nodes](const SecretNeed &need) {
        // One key opens many nodes. What still lacks another secret afterwards is asked for when that round has ended.
        QStringList helped;
        for (const QString &node : nodes)
            if (session->fleet()->needs(node).contains(need))
                helped << node;
        session->fleet()->collect(helped);
    });
}

} // namespace bw::fleet

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"
#include "models/fleet/mailbox.h"
#include "models/service/mailboxes.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace bw::ui {
class FormField;
class Label;
class ProblemView;
}

namespace bw::mailauth {

/// How the mailbox lets us in: its password, or the consent that a person gives at its provider by a code. A password that was typed is wiped with
/// the box. GUI thread.
class MailboxSecretBox final : public QWidget
{
    Q_OBJECT
public:
    /// The mailbox as it stands in the fields; none: one of them is wrong, and shown.
    using Wanted = std::function<std::optional<fleet::Mailbox>()>;
    MailboxSecretBox(service::Session *session, Wanted wanted, QWidget *parent = nullptr);
    ~MailboxSecretBox() override;

    void setLogin(fleet::MailboxLogin login);
    /// There may be one already: an empty field leaves it.
    void setKnown(bool isKnown);
    [[nodiscard]] core::Secret password() const; ///< empty: none was typed
    [[nodiscard]] bool keeps() const;
    void askForIt(); ///< it is missing: says so, and takes the focus
    void askNoMore(); ///< it may be there by now: what askForIt() said is gone

Q_SIGNALS:
    void changed();
    void consented();

private:
    void buildPassword();
    void buildConsent();
    void startConsent();
    void showCode(const QString &address, const QString &code);
    void consentEnded(const core::Done &done);
    void say(const QString &sentence);

    QPointer<service::Session> m_session;
    Wanted m_wanted;
    QWidget *m_passwordPart = nullptr, *m_consentPart = nullptr, *m_codeRow = nullptr;
    QLineEdit *m_password = nullptr;
    ui::FormField *m_passwordField = nullptr;
    QCheckBox *m_keep = nullptr;
    ui::Label *m_where = nullptr, *m_state = nullptr, *m_address = nullptr, *m_code = nullptr;
    ui::ProblemView *m_problem = nullptr;
    QPushButton *m_consent = nullptr, *m_cancel = nullptr;
    QPointer<service::ConsentJob> m_job;
    bool m_hasKeychain = false, m_asks = false;
};

} // namespace bw::mailauth

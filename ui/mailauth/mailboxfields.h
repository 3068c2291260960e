// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/mailbox.h"
#include "ui/common/formdialog.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace bw::mailauth {

/// The fields of a mailbox, as a person fills them in. Those that its login has no use for are not shown. GUI thread.
class MailboxFields final : public ui::FieldGrid
{
    Q_OBJECT
public:
    explicit MailboxFields(QWidget *parent = nullptr);

    void setMailbox(const fleet::Mailbox &mailbox);
    [[nodiscard]] fleet::Mailbox mailbox() const;
    /// Looks at every field and focuses the first wrong one.
    [[nodiscard]] bool validate();
    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void changed(); ///< by the person

private:
    void build();
    void buildConsent();
    void connectFields();
    void choiceChanged();
    QComboBox *choice(const QString &name, const QStringList &texts);

    QLineEdit *m_host = nullptr, *m_name = nullptr, *m_user = nullptr, *m_folder = nullptr, *m_moveTo = nullptr, *m_ca = nullptr;
    QLineEdit *m_clientId = nullptr, *m_deviceUrl = nullptr, *m_tokenUrl = nullptr, *m_scope = nullptr;
    QSpinBox *m_port = nullptr;
    QComboBox *m_security = nullptr, *m_after = nullptr, *m_login = nullptr;
    ui::FormField *m_hostField = nullptr, *m_nameField = nullptr, *m_userField = nullptr, *m_folderField = nullptr, *m_moveToField = nullptr;
    ui::FormField *m_clientIdField = nullptr, *m_deviceUrlField = nullptr, *m_tokenUrlField = nullptr, *m_scopeField = nullptr;
    fleet::Mailbox m_rest; ///< what has no field here
    bool m_nameTyped = false;
};

} // namespace bw::mailauth

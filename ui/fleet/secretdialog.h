// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/fleet.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace bw::ui {
class FormField;
class Label;
}

namespace bw::fleet {

/// "Passphrase of a key" and "Password of an account": what a person types goes to Fleet::giveSecret() and is then wiped from
/// the field. Where a keychain answers, it may be kept there. Window-modal, goes when it is closed. GUI thread.
class SecretDialog final : public QDialog
{
    Q_OBJECT
public:
    /// \p needs: one of them is to be given; not empty. \p what: whose log-in it is for.
    static SecretDialog *open(QWidget *window, service::Session *session, const QList<transport::SecretNeed> &needs, const QString &what);
    ~SecretDialog() override;

Q_SIGNALS:
    void given(const bw::transport::SecretNeed &need);

private:
    SecretDialog(QWidget *window, service::Session *session, const QList<transport::SecretNeed> &needs, const QString &what);
    void build(const QString &what);
    [[nodiscard]] const transport::SecretNeed &need() const;
    void give();
    void wipe();

    QPointer<service::Session> m_session;
    QList<transport::SecretNeed> m_needs;
    QComboBox *m_which = nullptr; ///< null: there is but one
    QLineEdit *m_secret = nullptr;
    ui::FormField *m_secretField = nullptr;
    QCheckBox *m_keep = nullptr;
    ui::Label *m_where = nullptr;
    QPushButton *m_give = nullptr;
    QPointer<service::Job> m_job;
};

/// Asks for what these nodes lack, one after the other, and reads them again once somebody gave something.
void askForSecrets(QWidget *window, service::Session *session, const QStringList &nodes);

} // namespace bw::fleet

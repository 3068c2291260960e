// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace bw::ui {
class FormField;
class FormField;
class Label;
}

namespace bw::settings {

/// How a person is told: the desktop, mail by an own server, quiet hours. What is typed holds once a field is left. Sends and
/// keeps nothing by itself.
class TellForm final : public QWidget
{
    Q_OBJECT
public:
    explicit TellForm(const config::Notices &notices, QWidget *parent = nullptr);

    [[nodiscard]] config::Notices notices() const; ///< as shown
    void show(const config::Notices &notices); ///< emits nothing
    [[nodiscard]] core::Secret takePassword(); ///< as typed; the field is empty afterwards
    void showRunning(const QString &text);
    void showOutcome(const core::Done &outcome, const QString &well);
    void showAuthority(const QString &path, const core::Done &outcome); ///< the answer to authorityTyped

Q_SIGNALS:
    void changed(const bw::config::Notices &notices);
    void authorityTyped(const QString &path); ///< holds once somebody has looked into it
    void testWanted();
    void passwordWanted();

private:
    void buildMail();
    QWidget *makeAuthority();
    void buildQuiet();
    void fill();
    void touched();
    void askForAuthority();
    [[nodiscard]] QString whyNoAddress() const; ///< empty: it is one, or nothing is typed
    void showPossible();

    config::Notices m_notices; ///< with what has no field here
    QCheckBox *m_desktop = nullptr, *m_quiet = nullptr;
    QLineEdit *m_to = nullptr, *m_server = nullptr, *m_user = nullptr, *m_password = nullptr, *m_authority = nullptr;
    QComboBox *m_security = nullptr;
    QSpinBox *m_port = nullptr, *m_silent = nullptr;
    QTimeEdit *m_from = nullptr, *m_until = nullptr;
    QPushButton *m_test = nullptr, *m_keep = nullptr;
    ui::Label *m_result = nullptr;
    ui::FormField *m_toField = nullptr, *m_authorityField = nullptr;
    QString m_refused, m_whyRefused; ///< a file that is no authority
    bool m_isRunning = false;
};

} // namespace bw::settings

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace bw::service {
class Session;
}

namespace bw::ui {
class FormField;
}

namespace bw::shell {

/// Where the copy goes, and whether the store's key comes along, locked by a passphrase.
class BackupDialog final : public QDialog
{
    Q_OBJECT
public:
    static void open(QWidget *window, service::Session *session);

private:
    BackupDialog(QWidget *window, service::Session *session);
    void choosePath();
    void start();
    service::Session *m_session;
    QLineEdit *m_path = nullptr;
    QCheckBox *m_withKey = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_again = nullptr;
    ui::FormField *m_pathField = nullptr;
    ui::FormField *m_passphraseField = nullptr;
    ui::FormField *m_againField = nullptr;
};

} // namespace bw::shell

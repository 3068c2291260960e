// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/node.h"
#include "models/service/nodeaccess.h"
#include "models/service/session.h"

#include <QDialog>
#include <QPointer>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace bw::ui {
class Label;
}

namespace bw::fleet {

/// "Let Breakwater in": the key that is offered, or one made now; the line for authorized_keys with its forced command; the script
/// behind it, whole; and what the account there needs. All of it to be read and copied; nothing is sent. Window-modal. GUI thread.
class AccessDialog final : public QDialog
{
    Q_OBJECT
public:
    static AccessDialog *open(QWidget *window, service::Session *session, const Node &node);

private:
    AccessDialog(QWidget *window, service::Session *session, const Node &node);
    void build();
    QPlainTextEdit *addText(const QString &title, const QString &hint, const QString &name, int lines);
    void ask();
    void show(const service::NodeAccess &access);
    void makeKey();
    void saveScript();

    QPointer<service::Session> m_session;
    Node m_node;
    service::NodeAccess m_access;
    ui::Label *m_keyText = nullptr;
    QPushButton *m_make = nullptr;
    QPlainTextEdit *m_public = nullptr;
    QPlainTextEdit *m_line = nullptr;
    QPlainTextEdit *m_commands = nullptr;
    QPlainTextEdit *m_script = nullptr;
    QPushButton *m_save = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace bw::fleet

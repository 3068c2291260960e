// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/mailbox.h"
#include "models/service/mailboxes.h"

#include <QDialog>
#include <QPointer>

#include <optional>

class QPushButton;

namespace bw::ui {
class FormScroll;
class Label;
class Panel;
class ProblemView;
}

namespace bw::mailauth {

class MailboxFields;
class MailboxSecretBox;

/// "Name a mailbox" and "Edit mailbox": where it lies, what becomes of what was read, and how it lets us in; tried before it is kept if the person
/// likes. Window-modal, goes when it is closed. GUI thread.
class MailboxDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Request
    {
        fleet::Mailbox mailbox {}; ///< of an edit: as it is now. Without a name: a new one
        bool lacksSecret = false; ///< it could not be read for want of it
    };
    static MailboxDialog *open(QWidget *window, service::Session *session, const Request &request);

Q_SIGNALS:
    void saved(const QString &name);

private:
    MailboxDialog(QWidget *window, service::Session *session, const Request &request);
    void build();
    QWidget *makeTestRow();
    QWidget *makeButtons();
    [[nodiscard]] std::optional<fleet::Mailbox> wanted();
    void test();
    void tested(service::MailboxTestJob *job);
    void save();
    void giveSecret(const fleet::Mailbox &mailbox);
    void leave(const fleet::Mailbox &mailbox);
    void showProblem(const core::Problem &problem);
    void say(const QString &sentence);
    void updateButtons();

    QPointer<service::Session> m_session;
    QString m_before; ///< its name until now
    MailboxFields *m_fields = nullptr;
    MailboxSecretBox *m_secret = nullptr;
    ui::FormScroll *m_scroll = nullptr;
    ui::Label *m_state = nullptr;
    ui::ProblemView *m_problem = nullptr;
    QPushButton *m_stop = nullptr, *m_test = nullptr, *m_save = nullptr;
    QPointer<service::MailboxTestJob> m_testing;
    QPointer<service::Job> m_saving;
};

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/node.h"
#include "models/service/fleet.h"

#include <QDialog>
#include <QPointer>

class QPushButton;

namespace bw::ui {
class Label;
class Panel;
}

namespace bw::fleet {

class HostKeyQuestion;
class NodeFields;
class SecretDialog;
class StepList;

/// "Add node" and "Edit node": how a node is reached, tried step by step before it is kept. Nothing but the test talks to it.
/// Window-modal, goes when it is closed. GUI thread.
class NodeDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Request
    {
        Node node {}; ///< of an edit: as it is now. Without a name: a new one
        QStringList groups {};
        bool testsAtOnce = false;
        bool offersImport = false; ///< of the first start: log files by hand are another way
    };
    static NodeDialog *open(QWidget *window, service::Session *session, const Request &request);

Q_SIGNALS:
    void saved(const QString &name);
    void importInstead();

private:
    NodeDialog(QWidget *window, service::Session *session, const Request &request);
    void build(const Request &request);
    QWidget *makeTestPanel();
    void test(const QString &acceptFingerprint = {});
    void tested();
    void scrollTo(QWidget *widget);
    void showQuestion(const service::NodeTest &test);
    void showSteps(const QList<service::TestStep> &steps, QWidget *below, int at);
    void askSecret();
    void forgetTest();
    void updateButtons();
    void say(const QString &sentence);
    void save();

    QPointer<service::Session> m_session;
    QString m_before; ///< its name until now
    NodeFields *m_fields = nullptr;
    ui::Panel *m_panel = nullptr;
    StepList *m_steps = nullptr;
    HostKeyQuestion *m_question = nullptr;
    QWidget *m_secretRow = nullptr; ///< below a log-in that lacked a secret
    QList<transport::SecretNeed> m_needs;
    QPointer<SecretDialog> m_asks;
    ui::Label *m_note = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_access = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QPointer<service::NodeTestJob> m_job;
    QPointer<service::Job> m_saving;
    bool m_isTested = false; ///< logged in with the fields as they are now
};

} // namespace bw::fleet

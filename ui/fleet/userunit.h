// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace bw::fleet {

/// The collector service of this person (breakwater-collect.service), by "systemctl --user" with a list of arguments: no shell.
/// Every question is a process of its own that ends in changed(). A command only begins something: the unit may wait for a keychain,
/// or take its time to end, so its state is looked at again for as long as it is on its way. Where no systemd or no bus answers it says so in words. GUI thread.
class UserUnit final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Unknown, ///< not asked yet
        Unavailable, ///< no systemd, or no session bus
        NotInstalled,
        Stopped,
        Running,
    };
    explicit UserUnit(QObject *parent = nullptr);
    ~UserUnit() override; ///< a question that runs is ended

    [[nodiscard]] State state() const { return m_state; }
    /// Why it cannot be started from here, or why the last command failed; empty: it can.
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] const QString &details() const { return m_details; } ///< what systemctl itself said
    [[nodiscard]] bool isBusy() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool isActing() const { return !m_next.isEmpty() || (isBusy() && !m_isQuestion); } ///< a command is being given
    void look();
    void start();
    void stop();

Q_SIGNALS:
    void changed();

private:
    void run(const QStringList &arguments, bool isQuestion);
    void act(const QString &verb);
    void ended(bool isQuestion, bool hasRun);
    QProcess m_process;
    bool m_isQuestion = true, m_looksAgain = false;
    QStringList m_next; ///< a command that waits for a question to end
    QTimer m_again; ///< on its way: look again
    State m_state = State::Unknown;
    QString m_reason, m_details;
};

} // namespace bw::fleet

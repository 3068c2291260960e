// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/userunit.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace bw::fleet {

namespace {

const QString unitName = u"breakwater-collect.service"_s;
constexpr int patienceMilliseconds = 10'000; ///< systemd that hangs is as good as none
constexpr qsizetype mostSaid = 300;

/// "LoadState=loaded\nActiveState=active" by name.
QString valueOf(const QString &text, const QString &name)
{
    for (const QString &line : text.split(u'\n'))
        if (line.startsWith(name + u'='))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

} // namespace

UserUnit::UserUnit(QObject *parent)
    : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, [this](int, QProcess::ExitStatus status) { ended(m_isQuestion, status == QProcess::NormalExit); });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended(m_isQuestion, false);
    });
}

UserUnit::~UserUnit()
{
    m_process.disconnect(this);
    if (isBusy()) {
        m_process.kill();
        m_process.waitForFinished(100);
    }
}

void UserUnit::run(const QStringList &arguments, bool isQuestion)
{
    if (isBusy())
        return;
    m_isQuestion = isQuestion;
    m_process.start(u"systemctl"_s, QStringList { u"--user"_s, u"--no-ask-password"_s } + arguments, QIODevice::ReadOnly);
    QTimer::singleShot(patienceMilliseconds, &m_process, [this, pid = m_process.processId()] {
        if (pid != 0 && m_process.processId() == pid)
            m_process.kill();
    });
    Q_EMIT changed();
}

void UserUnit::look()
{
    run({ u"show"_s, u"--property=LoadState,ActiveState"_s, unitName }, true);
}

void UserUnit::start()
{
    run({ u"start"_s, unitName }, false);
}

void UserUnit::stop()
{
    run({ u"stop"_s, unitName }, false);
}

void UserUnit::ended(bool isQuestion, bool hasRun)
{
    const QString said = QString::fromUtf8(m_process.readAllStandardError()).simplified().left(mostSaid);
    m_details.clear();
    const QString out = QString::fromUtf8(m_process.readAllStandardOutput());
    if (!isQuestion && hasRun) {
        m_reason = m_process.exitCode() == 0 ? QString() : tr("The service did not obey: %1").arg(said);
        QMetaObject::invokeMethod(this, &UserUnit::look, Qt::QueuedConnection);
        return;
    }
    if (!hasRun) {
        m_state = State::Unavailable;
        m_reason = m_process.error() == QProcess::FailedToStart ? tr("This computer has no systemd: the service cannot be controlled from here.") : tr("systemd did not answer.");
    } else if (m_process.exitCode() != 0 || valueOf(out, u"LoadState"_s).isEmpty()) {
        m_state = State::Unavailable;
        m_reason = tr("No systemd of this session answers: the service cannot be controlled from here.");
        m_details = said;
    } else if (valueOf(out, u"LoadState"_s) != u"loaded") {
        m_state = State::NotInstalled;
        m_reason = tr("The service is not installed for this account (%1).").arg(unitName);
    } else {
        const QString active = valueOf(out, u"ActiveState"_s);
        const State before = m_state;
        m_state = active == u"active" || active == u"activating" || active == u"reloading" ? State::Running : State::Stopped;
        if (before != m_state && before != State::Unknown)
            m_reason.clear();
    }
    Q_EMIT changed();
}

} // namespace bw::fleet

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/userunit.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::fleet {

namespace {

const QString unitName = u"breakwater-collect.service"_s;
constexpr int patienceMilliseconds = 10'000; ///< systemd that hangs is as good as none
constexpr int soonMilliseconds = 1'000, mostMilliseconds = 15'000; ///< until it is looked at again
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
    m_again.setSingleShot(true);
    m_again.setInterval(soonMilliseconds);
    connect(&m_again, &QTimer::timeout, this, &UserUnit::look);
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
    if (isBusy()) {
        m_looksAgain = true;
        return;
    }
    run({ u"show"_s, u"--property=LoadState,ActiveState"_s, unitName }, true);
}

void UserUnit::start()
{
    act(u"start"_s);
}

void UserUnit::stop()
{
    act(u"stop"_s);
}

void UserUnit::act(const QString &verb)
{
    const QStringList arguments { verb, u"--no-block"_s, unitName };
    if (isBusy())
        m_next = arguments;
    else
        run(arguments, false);
}

void UserUnit::ended(bool isQuestion, bool hasRun)
{
    const QString said = QString::fromUtf8(m_process.readAllStandardError()).simplified().left(mostSaid);
    m_details.clear();
    const QString out = QString::fromUtf8(m_process.readAllStandardOutput());
    if (!isQuestion && (hasRun || m_process.error() != QProcess::FailedToStart)) {
        m_reason = !hasRun ? tr("systemd did not answer.") : m_process.exitCode() == 0 ? QString() : tr("The service did not obey: %1").arg(said);
        m_again.start(soonMilliseconds); // what was begun may not be seen yet
        QMetaObject::invokeMethod(this, &UserUnit::look, Qt::QueuedConnection);
        return;
    }
    if (!m_next.isEmpty())
        QMetaObject::invokeMethod(this, [this, next = std::exchange(m_next, {})] { run(next, false); }, Qt::QueuedConnection);
    else if (std::exchange(m_looksAgain, false))
        QMetaObject::invokeMethod(this, &UserUnit::look, Qt::QueuedConnection);
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
        if (active.endsWith("ing"_L1))
            m_again.start(std::min(2 * m_again.interval(), mostMilliseconds));
    }
    Q_EMIT changed();
}

} // namespace bw::fleet

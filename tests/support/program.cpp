// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QThread>

namespace bw::test {

namespace {

QProcessEnvironment with(const QStringList &entries)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &entry : entries)
        environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    return environment;
}

} // namespace

Ran runProgram(const QString &program, const QStringList &arguments, const QByteArray &input,
    const QStringList &environment, int timeoutMs)
{
    QProcess process;
    process.setProcessEnvironment(with(environment));
    process.start(program, arguments);
    Ran ran;
    if (!process.waitForStarted()) {
        ran.err = process.errorString().toUtf8();
        return ran;
    }
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(timeoutMs);
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    ran.exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return ran;
}

Program::Program(const QString &program, const QStringList &arguments, const QStringList &environment)
{
    m_process.setProcessEnvironment(with(environment));
    m_process.start(program, arguments);
    m_process.waitForStarted();
}

Program::~Program()
{
    stop();
}

bool Program::isRunning() const
{
    return !m_process.waitForFinished(0) && m_process.state() == QProcess::Running;
}

int Program::stop(int timeoutMs)
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(timeoutMs)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray Program::readOut()
{
    m_process.waitForReadyRead(1);
    return m_process.readAllStandardOutput();
}

QByteArray Program::readErr()
{
    m_process.waitForReadyRead(1);
    return m_process.readAllStandardError();
}

bool waitUntil(const std::function<bool()> &condition, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > timeoutMs)
            return false;
        QThread::msleep(50);
    }
    return true;
}

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>

namespace bw::test {

struct Ran
{
    int exitCode = -1; ///< -1: did not start, crashed, or was killed after the timeout
    QByteArray out, err;
};

/// Runs to its end and gives all that it said. `environment` entries are NAME=VALUE on top of our own.
[[nodiscard]] Ran runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {},
    const QStringList &environment = {}, int timeoutMs = 240'000);

/// A program that runs beside the test; ended (SIGTERM, then SIGKILL, by its own id) with the object.
class Program final
{
public:
    Program(const QString &program, const QStringList &arguments, const QStringList &environment = {});
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// Sends SIGTERM and waits; -1 when it had to be killed or died of a signal.
    int stop(int timeoutMs = 15'000);
    [[nodiscard]] QByteArray readOut();
    [[nodiscard]] QByteArray readErr();

private:
    mutable QProcess m_process; ///< asked without an event loop
};

/// What breakwaterctl may have in use at most, whatever it reads.
#ifdef BW_SANITIZED
inline constexpr qint64 mostMemory = 1024LL << 20; // it keeps back 256 MiB of what was freed, and more beside it
#else
inline constexpr qint64 mostMemory = 192LL << 20;
#endif

/// Asks every 50 ms until it is true; false after the timeout.
[[nodiscard]] bool waitUntil(const std::function<bool()> &condition, int timeoutMs = 15'000);

} // namespace bw::test

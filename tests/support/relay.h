// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>

namespace bw::test {

/// Stands between a client and a server of 127.0.0.1 and is a bad wire: every byte comes later, or none comes any more, or
/// the connection is reset. On a thread of its own; what it shall do may be changed while it runs.
class Relay final
{
public:
    explicit Relay(quint16 target);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Bytes that the server has sent through it.
    [[nodiscard]] qint64 carried() const { return m_carried; }

    std::atomic_int delayMs = 0; ///< each way
    std::atomic<qint64> stallAfter = -1, resetAfter = -1; ///< bytes of a connection from the server; -1: never

private:
    void run();
    const quint16 m_target;
    quint16 m_port = 0;
    int m_listener = -1;
    std::atomic<qint64> m_carried = 0;
    std::atomic_bool m_stop = false;
    std::thread m_thread;
};

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <string>
#include <thread>

namespace bw::test {

/// Stands before a name server of 127.0.0.1 (UDP) and never answers for names that have a certain label; all else it passes on. On a
/// thread of its own.
class DeafDns final
{
public:
    DeafDns(quint16 server, std::string label);
    ~DeafDns();
    DeafDns(const DeafDns &) = delete;
    DeafDns &operator=(const DeafDns &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int swallowed() const { return m_swallowed; }

private:
    void run();

    std::string m_label; ///< as on the wire
    int m_front = -1, m_back = -1;
    quint16 m_port = 0;
    std::atomic_int m_swallowed = 0;
    std::atomic_bool m_stop = false;
    std::thread m_thread;
};

} // namespace bw::test

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/ssh/sshsession.h"

#include <atomic>
#include <memory>
#include <thread>

namespace bw::transport {

/// A session to a jump host whose direct-tcpip channel (RFC 4254, 7.2) is the socket of the next session. A thread of its
/// own carries the bytes; it is the only user of the session as long as it runs.
class Jump final
{
public:
    explicit Jump(std::unique_ptr<SshSession> session);
    ~Jump();

    /// A socket that is connected to that place; the caller's. One way at a time: the one before ends.
    core::Result<int> reach(const QString &host, int port, const Limit &limit);

private:
    void carry();
    void endWay();

    std::unique_ptr<SshSession> m_session;
    ssh_channel_struct *m_channel = nullptr;
    int m_socket = -1; ///< our end of the pair
    std::atomic_bool m_ends = false;
    std::thread m_thread;
};

} // namespace bw::transport

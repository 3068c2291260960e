// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/jump.h"

#include "models/transport/tr.h"

#include <libssh/libssh.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bw::transport {

using core::fail;

namespace {
constexpr int lookEveryMs = 100;

bool sendAll(int socket, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}
} // namespace

Jump::Jump(std::unique_ptr<SshSession> session)
    : m_session(std::move(session))
{
}

Jump::~Jump()
{
    m_ends = true;
    if (m_thread.joinable())
        ::shutdown(m_session->socket(), SHUT_RDWR); // ends a write that waits for the jump host
    endWay();
}

void Jump::endWay()
{
    if (m_socket >= 0)
        ::shutdown(m_socket, SHUT_RDWR);
    if (m_thread.joinable())
        m_thread.join();
    if (m_channel)
        ssh_channel_free(m_channel);
    m_channel = nullptr;
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

core::Result<int> Jump::reach(const QString &host, int port, const Limit &limit)
{
    m_session->arm(limit);
    endWay();
    m_channel = ssh_channel_new(m_session->handle());
    if (!m_channel || ssh_channel_open_forward(m_channel, host.toUtf8().constData(), port, "127.0.0.1", 0) != SSH_OK) {
        core::Problem problem = m_session->problem(Tr::tr("asking the jump host for a way on"));
        if (m_session->isOpen() && problem.kind == core::ProblemKind::Unreachable) {
            problem.what = Tr::tr("The jump host has no way to %1").arg(fleet::endpointText({ {}, host, port }));
            problem.remedy = Tr::tr("Check the name as the jump host knows it, and that it allows TCP forwarding.");
        }
        return fail(problem);
    }
    std::array<int, 2> pair { -1, -1 };
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
        return fail({ core::ProblemKind::Internal, Tr::tr("No socket could be made"), QString::fromLocal8Bit(std::strerror(errno)), {}, {} });
    m_socket = pair[0];
    m_session->disarm();
    m_thread = std::thread([this] { carry(); });
    return pair[1];
}

void Jump::carry()
{
    std::array<char, 32 * 1024> block;
    bool isOver = false;
    while (!m_ends && !isOver) {
        std::array<pollfd, 2> wait { pollfd { m_socket, POLLIN, 0 }, pollfd { ssh_get_fd(m_session->handle()), POLLIN, 0 } };
        if (::poll(wait.data(), wait.size(), lookEveryMs) < 0 && errno != EINTR)
            break;
        while (!isOver) { // libssh may hold bytes that poll() does not see
            const int got = ssh_channel_read_nonblocking(m_channel, block.data(), block.size(), 0);
            if (got == 0)
                break;
            isOver = got < 0 || !sendAll(m_socket, block.data(), static_cast<std::size_t>(got));
        }
        isOver = isOver || ssh_channel_is_eof(m_channel) != 0;
        if (!isOver && wait[0].revents != 0) {
            const ssize_t got = ::recv(m_socket, block.data(), block.size(), 0);
            isOver = (got <= 0 && errno != EINTR) || (got > 0 && ssh_channel_write(m_channel, block.data(), static_cast<std::uint32_t>(got)) != got);
        }
    }
    ::shutdown(m_socket, SHUT_RDWR); // the session behind it sees the end
}

} // namespace bw::transport

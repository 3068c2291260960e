// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/dial.h"
#include "models/transport/stream.h"
#include "models/transport/tr.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::milliseconds step(50); ///< between two looks whether it was stopped

class TcpStream final : public Stream
{
public:
    TcpStream(int socket, QString where)
        : m_socket(socket)
        , m_where(std::move(where))
    {
        ::fcntl(m_socket, F_SETFL, ::fcntl(m_socket, F_GETFL) | O_NONBLOCK);
    }
    ~TcpStream() override { ::close(m_socket); }
    TcpStream(const TcpStream &) = delete;
    TcpStream &operator=(const TcpStream &) = delete;

    core::Done send(std::string_view bytes, const Limit &limit) override
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            } else if (errno == EAGAIN || errno == EINTR) {
                if (auto done = wait(POLLOUT, limit); !done)
                    return done;
            } else {
                return fail(endedProblem(errno));
            }
        }
        return {};
    }

    core::Result<std::size_t> receive(char *into, std::size_t size, const Limit &limit) override
    {
        while (true) {
            const ssize_t got = ::recv(m_socket, into, size, 0);
            if (got > 0)
                return static_cast<std::size_t>(got);
            if (got == 0 || (errno != EAGAIN && errno != EINTR))
                return fail(endedProblem(got == 0 ? 0 : errno));
            if (auto done = wait(POLLIN, limit); !done)
                return fail(done.error());
        }
    }

private:
    [[nodiscard]] core::Problem endedProblem(int error) const
    {
        return { ProblemKind::Unreachable, Tr::tr("The connection was ended"), error == 0 ? Tr::tr("the server ended it") : QString::fromLocal8Bit(std::strerror(error)), m_where, {} };
    }

    core::Done wait(short what, const Limit &limit) const
    {
        while (!limit.isOver()) {
            pollfd asked { m_socket, what, 0 };
            if (::poll(&asked, 1, static_cast<int>(limit.leftOf(step).count())) > 0)
                return {};
        }
        return fail(overProblem(limit, Tr::tr("waiting for the server"), m_where));
    }

    const int m_socket;
    const QString m_where;
};

} // namespace

core::Result<std::unique_ptr<Stream>> connectTcp(const QString &host, int port, const Limit &limit, QString *address)
{
    auto dialled = dial(host, port, limit, nullptr);
    if (!dialled) {
        if (dialled.error().kind == ProblemKind::Unreachable)
            dialled.error().remedy.clear(); // it speaks of SSH
        return fail(dialled.error());
    }
    if (address)
        *address = dialled->address;
    return std::unique_ptr<Stream>(std::make_unique<TcpStream>(dialled->socket, QStringLiteral("%1:%2").arg(host).arg(port)));
}

} // namespace bw::transport

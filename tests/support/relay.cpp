// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/relay.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <deque>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace bw::test {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t mostHeld = 1024 * 1024; ///< of one direction: a wire holds no more

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

struct Way
{
    int from = -1, to = -1;
    std::deque<std::pair<Clock::time_point, std::string>> held;
    std::size_t bytes = 0;
    bool isOver = false;
};

struct Wire
{
    int client = -1, server = -1;
    Way up, down;
    qint64 sent = 0; ///< by the server
    bool isStalled = false, isDead = false;
};

void take(Way &way, int delayMs)
{
    std::array<char, 65536> buffer {};
    while (!way.isOver && way.bytes < mostHeld) {
        const ssize_t got = ::recv(way.from, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (got <= 0) {
            way.isOver = true;
            return;
        }
        way.held.emplace_back(Clock::now() + std::chrono::milliseconds(delayMs), std::string(buffer.data(), static_cast<std::size_t>(got)));
        way.bytes += static_cast<std::size_t>(got);
    }
}

qint64 give(Way &way, qint64 most)
{
    qint64 given = 0;
    while (!way.held.empty() && way.held.front().first <= Clock::now() && given < most) {
        std::string &bytes = way.held.front().second;
        const ssize_t put = ::send(way.to, bytes.data(), std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(most - given)), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (put <= 0)
            break;
        given += put;
        way.bytes -= static_cast<std::size_t>(put);
        bytes.erase(0, static_cast<std::size_t>(put));
        if (bytes.empty())
            way.held.pop_front();
    }
    if (way.isOver && way.held.empty())
        ::shutdown(way.to, SHUT_WR);
    return given;
}

void drop(const Wire &wire, bool isReset)
{
    if (isReset) {
        const linger now { 1, 0 };
        ::setsockopt(wire.client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    ::close(wire.client);
    ::close(wire.server);
}

} // namespace

Relay::Relay(quint16 target)
    : m_target(target)
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) == 0 && ::listen(m_listener, 16) == 0
        && ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

Relay::~Relay()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

void Relay::run()
{
    std::vector<Wire> wires;
    while (!m_stop) {
        std::vector<pollfd> waits { { m_listener, POLLIN, 0 } };
        for (const Wire &wire : wires) {
            waits.push_back({ wire.client, POLLIN, 0 });
            waits.push_back({ wire.server, POLLIN, 0 });
        }
        const bool isIdle = std::all_of(wires.begin(), wires.end(), [](const Wire &wire) { return wire.isStalled || (wire.up.held.empty() && wire.down.held.empty() && !wire.up.isOver && !wire.down.isOver); });
        if (wires.empty() || (isIdle && std::none_of(wires.begin(), wires.end(), [](const Wire &wire) { return wire.isStalled; })))
            ::poll(waits.data(), waits.size(), 20);
        else
            ::usleep(500);
        pollfd asked { m_listener, POLLIN, 0 };
        if (::poll(&asked, 1, 0) == 1) {
            Wire wire;
            wire.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            wire.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const sockaddr_in address = loopback(m_target);
            const int yes = 1;
            if (::connect(wire.server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
                for (const int socket : { wire.client, wire.server })
                    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                wire.up = { wire.client, wire.server, {}, 0, false };
                wire.down = { wire.server, wire.client, {}, 0, false };
                wires.push_back(std::move(wire));
            } else {
                drop(wire, true);
            }
        }
        for (Wire &wire : wires) {
            const qint64 stall = stallAfter, reset = resetAfter;
            wire.isStalled = stall >= 0 && wire.sent >= stall;
            if (wire.isStalled)
                continue;
            const qint64 most = stall >= 0 ? stall - wire.sent : reset >= 0 ? reset - wire.sent : INT64_MAX;
            take(wire.up, delayMs);
            take(wire.down, delayMs);
            give(wire.up, INT64_MAX);
            const qint64 given = give(wire.down, std::max<qint64>(0, most));
            wire.sent += given;
            m_carried += given;
            wire.isDead = (stall < 0 && reset >= 0 && wire.sent >= reset) || (wire.up.isOver && wire.up.held.empty()) || (wire.down.isOver && wire.down.held.empty());
        }
        std::erase_if(wires, [this](const Wire &wire) {
            if (wire.isDead)
                drop(wire, resetAfter >= 0);
            return wire.isDead;
        });
    }
    for (const Wire &wire : wires)
        drop(wire, false);
}

} // namespace bw::test

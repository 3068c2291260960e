// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/deafdns.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace bw::test {

DeafDns::DeafDns(quint16 server, std::string label)
    : m_label(static_cast<char>(label.size()) + std::move(label))
    , m_front(::socket(AF_INET, SOCK_DGRAM, 0))
    , m_back(::socket(AF_INET, SOCK_DGRAM, 0))
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_front, reinterpret_cast<const sockaddr *>(&address), size) != 0 || ::getsockname(m_front, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        qFatal("no port for a name server");
    m_port = ntohs(address.sin_port);
    address.sin_port = htons(server);
    if (::connect(m_back, reinterpret_cast<const sockaddr *>(&address), size) != 0)
        qFatal("no way to the name server");
    m_thread = std::thread([this] { run(); });
}

DeafDns::~DeafDns()
{
    m_stop = true;
    m_thread.join();
    ::close(m_front);
    ::close(m_back);
}

void DeafDns::run()
{
    std::array<char, 65536> buffer {};
    while (!m_stop) {
        pollfd ready { m_front, POLLIN, 0 };
        if (::poll(&ready, 1, 50) <= 0)
            continue;
        sockaddr_in client {};
        socklen_t size = sizeof client;
        const ssize_t asked = ::recvfrom(m_front, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr *>(&client), &size);
        if (asked <= 0)
            continue;
        if (std::string_view(buffer.data(), static_cast<std::size_t>(asked)).find(m_label) != std::string_view::npos) {
            ++m_swallowed;
            continue;
        }
        ::send(m_back, buffer.data(), static_cast<std::size_t>(asked), 0);
        pollfd answered { m_back, POLLIN, 0 };
        if (::poll(&answered, 1, 1'000) <= 0)
            continue;
        const ssize_t got = ::recv(m_back, buffer.data(), buffer.size(), 0);
        if (got > 0)
            ::sendto(m_front, buffer.data(), static_cast<std::size_t>(got), 0, reinterpret_cast<const sockaddr *>(&client), size);
    }
}

} // namespace bw::test

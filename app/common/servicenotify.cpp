// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/servicenotify.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace bw::app {

void notifyManager(std::string_view state)
{
    const char *place = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address {};
    const std::size_t length = place ? std::strlen(place) : 0;
    if (length < 2 || length >= sizeof address.sun_path || (place[0] != '/' && place[0] != '@'))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, place, length);
    if (place[0] == '@')
        address.sun_path[0] = '\0';
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    static_cast<void>(::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), size));
    ::close(socket);
}

std::chrono::milliseconds watchdogInterval()
{
    const char *interval = std::getenv("WATCHDOG_USEC"), *pid = std::getenv("WATCHDOG_PID");
    if (!interval || (pid && std::strtol(pid, nullptr, 10) != ::getpid()))
        return {};
    return std::chrono::milliseconds(std::max(0LL, std::strtoll(interval, nullptr, 10)) / 2000);
}

Heartbeat::Heartbeat()
    : m_every(watchdogInterval())
{
    if (m_every.count() > 0)
        m_thread = std::thread([this] { beat(); });
}

Heartbeat::~Heartbeat()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_ended.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Heartbeat::expect(std::chrono::milliseconds within)
{
    const auto now = std::chrono::steady_clock::now();
    const std::lock_guard lock(m_mutex);
    const bool wasOver = m_until < now;
    m_until = now + within;
    if (wasOver && m_thread.joinable())
        notifyManager("WATCHDOG=1");
}

void Heartbeat::beat()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (std::chrono::steady_clock::now() < m_until)
            notifyManager("WATCHDOG=1");
        m_ended.wait_for(lock, m_every, [this] { return m_ends; });
    }
}

} // namespace bw::app

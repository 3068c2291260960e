// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <QByteArray>
#include <QStringList>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace bw::test {

/// A service manager that wants to hear a word every 400 ms (sd_notify(3)).
class ServiceManager final
{
public:
    explicit ServiceManager(QByteArray place)
        : m_place(std::move(place))
        , m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        if (m_place.size() >= static_cast<qsizetype>(sizeof address.sun_path))
            qFatal("a path that is too long: %s", m_place.constData());
        std::memcpy(address.sun_path, m_place.constData(), static_cast<std::size_t>(m_place.size()));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            qFatal("no socket at %s", m_place.constData());
    }
    ~ServiceManager() { ::close(m_socket); }
    ServiceManager(const ServiceManager &) = delete;
    ServiceManager &operator=(const ServiceManager &) = delete;
    [[nodiscard]] QStringList environment() const { return { QStringLiteral("NOTIFY_SOCKET=") + QString::fromUtf8(m_place), QStringLiteral("WATCHDOG_USEC=400000") }; }
    [[nodiscard]] bool hears(const char *word, qsizetype times = 1)
    {
        return waitUntil([&] { return told().count(word) >= times; });
    }
    /// All until now, a message a line.
    [[nodiscard]] QByteArray told()
    {
        char bytes[256];
        for (ssize_t got = ::recv(m_socket, bytes, sizeof bytes, 0); got > 0; got = ::recv(m_socket, bytes, sizeof bytes, 0))
            m_told += QByteArray(bytes, static_cast<qsizetype>(got)) + '\n';
        return m_told;
    }

private:
    QByteArray m_place, m_told;
    int m_socket;
};

} // namespace bw::test

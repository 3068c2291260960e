// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/ownname.h"

#include "models/core/blocking.h"
#include "models/core/domainname.h"
#include "models/core/ipaddress.h"
#include "models/smtp/tr.h"
#include "models/transport/dial.h"

#include <array>
#include <cstring>
#include <future>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bw::smtp {

namespace {

constexpr qsizetype mostAddresses = 8;
constexpr int anyPort = 9; ///< of a socket that sends nothing

core::IpAddress addressIn(const sockaddr *socketAddress)
{
    if (socketAddress->sa_family == AF_INET) {
        sockaddr_in v4 {};
        std::memcpy(&v4, socketAddress, sizeof v4);
        return core::IpAddress::fromBytes({ reinterpret_cast<const char *>(&v4.sin_addr), sizeof v4.sin_addr });
    }
    if (socketAddress->sa_family == AF_INET6) {
        sockaddr_in6 v6 {};
        std::memcpy(&v6, socketAddress, sizeof v6);
        return core::IpAddress::fromBytes({ reinterpret_cast<const char *>(&v6.sin6_addr), sizeof v6.sin6_addr });
    }
    return {};
}

} // namespace

// The kernel says it of a socket that never sends.
core::IpAddress ownAddressTo(const core::IpAddress &peer)
{
    sockaddr_storage to {};
    socklen_t size = sizeof to;
    if (peer.length == 4) {
        auto *v4 = reinterpret_cast<sockaddr_in *>(&to);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(anyPort);
        std::memcpy(&v4->sin_addr, peer.bytes.data(), 4);
        size = sizeof *v4;
    } else {
        auto *v6 = reinterpret_cast<sockaddr_in6 *>(&to);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(anyPort);
        std::memcpy(&v6->sin6_addr, peer.bytes.data(), 16);
        size = sizeof *v6;
    }
    const int socket = ::socket(to.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return {};
    core::IpAddress own;
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&to), size) == 0) {
        size = sizeof to;
        if (::getsockname(socket, reinterpret_cast<sockaddr *>(&to), &size) == 0)
            own = addressIn(reinterpret_cast<const sockaddr *>(&to));
    }
    ::close(socket);
    return own;
}

QString ownName(const QString &peer)
{
    std::array<char, 256> name {};
    if (::gethostname(name.data(), name.size() - 1) == 0)
        if (const QString full = QString::fromLatin1(name.data()); full.contains(u'.') && !full.endsWith(u".localdomain"))
            return full;
    const auto address = core::IpAddress::parse(peer.toStdString());
    const core::IpAddress own = address.isKnown() ? ownAddressTo(address) : core::IpAddress();
    if (!own.isKnown())
        return u"[127.0.0.1]"_s;
    return (own.length == 4 ? u"[%1]"_s : u"[IPv6:%1]"_s).arg(QString::fromStdString(own.toString()));
}

namespace {

QString asciiOf(const QString &host)
{
    const std::string ascii = core::asciiDomain(host.toStdString());
    return ascii.empty() ? host : QString::fromStdString(ascii);
}

} // namespace

QString nameInDns(const QString &host)
{
    const QString name = asciiOf(host);
    return name.size() > 1 && name.endsWith(u'.') ? name.chopped(1) : name;
}

core::Result<QStringList> addressesOf(const QString &host, const transport::Limit &limit)
{
    if (const auto literal = core::IpAddress::parse(host.toStdString()); literal.isKnown())
        return QStringList { QString::fromStdString(literal.toString()) };
    core::willBlock("look up a host");
    struct Found
    {
        int error = 0;
        QStringList addresses;
    };
    auto promise = std::make_shared<std::promise<Found>>();
    auto future = promise->get_future();
    std::thread([promise, name = asciiOf(host).toStdString()] {
        Found found;
        addrinfo hints {};
        hints.ai_socktype = SOCK_STREAM;
        addrinfo *list = nullptr;
        found.error = ::getaddrinfo(name.c_str(), nullptr, &hints, &list);
        for (const addrinfo *one = found.error == 0 ? list : nullptr; one && found.addresses.size() < mostAddresses; one = one->ai_next)
            if (const QString address = QString::fromStdString(addressIn(one->ai_addr).toString()); !address.isEmpty() && !found.addresses.contains(address))
                found.addresses << address;
        if (found.error == 0)
            ::freeaddrinfo(list);
        promise->set_value(found);
    }).detach();
    while (future.wait_for(limit.leftOf(std::chrono::milliseconds(50))) != std::future_status::ready)
        if (limit.isOver())
            return core::fail(transport::overProblem(limit, Tr::tr("looking up its name"), host));
    const Found found = future.get();
    if (found.addresses.isEmpty())
        return core::fail({ core::ProblemKind::Unreachable, Tr::tr("%1 could not be looked up").arg(host), QString::fromLocal8Bit(::gai_strerror(found.error)), {}, {} });
    return found.addresses;
}

} // namespace bw::smtp

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/dial.h"

#include "models/core/blocking.h"
#include "models/transport/tr.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace bw::transport {

using core::fail;
using core::ProblemKind;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

constexpr milliseconds stopIsSeenWithin { 50 };
constexpr milliseconds nextAddressAfter { 250 };
constexpr std::size_t mostAddresses = 8;
constexpr int mostLookUps = 256; ///< threads that wait for a resolver, also those left behind
constexpr int keepAliveIdleSeconds = 20, keepAliveEverySeconds = 10, keepAliveTries = 3, unansweredMs = 45'000;

struct Address
{
    sockaddr_storage bytes {};
    socklen_t size = 0;
};

struct LookUp
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isDone = false;
    int error = 0;
    std::vector<Address> found;
};
std::atomic_int lookUps = 0;

void lookUp(const std::string &host, const std::string &port, LookUp &into)
{
    addrinfo hints {};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG | AI_NUMERICSERV;
    addrinfo *list = nullptr;
    int error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &list);
    if (error == EAI_NONAME || error == EAI_ADDRFAMILY) { // a computer without any configured address still has loopback
        hints.ai_flags = AI_NUMERICSERV;
        error = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &list);
    }
    const std::lock_guard lock(into.mutex);
    into.error = error;
    for (const addrinfo *one = error == 0 ? list : nullptr; one && into.found.size() < mostAddresses; one = one->ai_next) {
        Address address;
        address.size = one->ai_addrlen;
        std::memcpy(&address.bytes, one->ai_addr, one->ai_addrlen);
        into.found.push_back(address);
    }
    if (error == 0)
        ::freeaddrinfo(list);
    into.isDone = true;
    into.changed.notify_all();
}

QString textOf(const Address &address)
{
    std::array<char, NI_MAXHOST> text {};
    if (::getnameinfo(reinterpret_cast<const sockaddr *>(&address.bytes), address.size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return QString::fromLatin1(text.data());
}

QString millisText(milliseconds time)
{
    return Tr::tr("%1 ms").arg(time.count());
}

core::Result<std::vector<Address>> resolve(const QString &host, int port, const Limit &limit)
{
    const std::string name = QUrl::toAce(host).isEmpty() ? host.toStdString() : QUrl::toAce(host).toStdString();
    if (lookUps >= mostLookUps)
        return fail({ ProblemKind::Unreachable, Tr::tr("%1 could not be looked up").arg(host), Tr::tr("too many look-ups still wait for the resolver"), {},
            Tr::tr("Look at this computer's DNS settings.") });
    const auto state = std::make_shared<LookUp>();
    ++lookUps;
    std::thread([state, name, port] {
        lookUp(name, std::to_string(port), *state);
        --lookUps;
    }).detach();
    std::unique_lock lock(state->mutex);
    while (!state->isDone) {
        if (limit.isOver())
            return fail(overProblem(limit, Tr::tr("looking up its name"), host));
        state->changed.wait_for(lock, stopIsSeenWithin);
    }
    if (state->error != 0)
        return fail({ ProblemKind::Unreachable, Tr::tr("%1 could not be looked up").arg(host), QString::fromLocal8Bit(::gai_strerror(state->error)), {},
            Tr::tr("Check the name, or give its address.") });
    return state->found;
}

void prepare(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &keepAliveIdleSeconds, sizeof keepAliveIdleSeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &keepAliveEverySeconds, sizeof keepAliveEverySeconds);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &keepAliveTries, sizeof keepAliveTries);
    ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unansweredMs, sizeof unansweredMs);
}

/// The race of one connection: attempts that are on their way.
class Race final
{
public:
    ~Race()
    {
        for (const Attempt &attempt : m_attempts)
            ::close(attempt.socket);
    }
    void start(const Address &address)
    {
        const int socket = ::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (socket < 0) {
            m_error = errno;
            return;
        }
        prepare(socket);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&address.bytes), address.size) != 0 && errno != EINPROGRESS) {
            m_error = errno;
            ::close(socket);
            return;
        }
        m_attempts.push_back({ socket, textOf(address) });
    }
    /// Waits; true: one has won, and is the caller's.
    bool wait(milliseconds time, Dialled &winner)
    {
        std::vector<pollfd> sockets;
        for (const Attempt &attempt : m_attempts)
            sockets.push_back({ attempt.socket, POLLOUT, 0 });
        if (::poll(sockets.data(), sockets.size(), static_cast<int>(time.count())) <= 0)
            return false;
        for (std::size_t i = sockets.size(); i-- > 0;) {
            if (sockets[i].revents == 0)
                continue;
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(sockets[i].fd, SOL_SOCKET, SO_ERROR, &error, &size);
            if (error == 0) {
                winner.socket = m_attempts[i].socket;
                winner.address = m_attempts[i].address;
                m_attempts.erase(m_attempts.begin() + static_cast<std::ptrdiff_t>(i));
                return true;
            }
            m_error = error;
            ::close(m_attempts[i].socket);
            m_attempts.erase(m_attempts.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return false;
    }
    [[nodiscard]] bool isEmpty() const { return m_attempts.empty(); }
    [[nodiscard]] int error() const { return m_error; }

private:
    struct Attempt
    {
        int socket = -1;
        QString address;
    };
    std::vector<Attempt> m_attempts;
    int m_error = 0;
};

core::Problem noAnswer(const QString &host, int port, int error)
{
    core::Problem problem { ProblemKind::Unreachable, Tr::tr("%1 does not answer on port %2").arg(host).arg(port), QString::fromLocal8Bit(std::strerror(error)), {}, {} };
    problem.remedy = error == ECONNREFUSED ? Tr::tr("Check the port, and that the SSH server runs there.") : Tr::tr("Check the address, the route and the firewall.");
    return problem;
}

void note(ConnectReport *report, Step step, const QString &text)
{
    if (report)
        report->note({ step, StepState::Done, text, {} });
}

core::Result<Dialled> note(ConnectReport *report, Step step, const core::Problem &problem)
{
    if (report)
        report->note({ step, StepState::Failed, problem.reason.isEmpty() ? problem.what : problem.reason, problem.remedy });
    return fail(problem);
}

} // namespace

core::Problem overProblem(const Limit &limit, const QString &doing, const QString &where)
{
    if (limit.isStopped())
        return { ProblemKind::Cancelled, Tr::tr("Stopped while %1").arg(doing), {}, where, {} };
    return { ProblemKind::TimedOut, Tr::tr("No answer in time while %1").arg(doing), {}, where, Tr::tr("Check the host and the network; the next round tries again.") };
}

core::Result<Dialled> dial(const QString &host, int port, const Limit &limit, ConnectReport *report)
{
    core::willBlock("connect to a host");
    const auto begun = steady_clock::now();
    const auto addresses = resolve(host, port, limit);
    if (!addresses)
        return note(report, Step::Name, addresses.error());
    Dialled dialled;
    const auto lookedUp = steady_clock::now();
    dialled.lookUp = std::chrono::duration_cast<milliseconds>(lookedUp - begun);
    note(report, Step::Name, Tr::tr("%1, %2").arg(textOf(addresses->front()), millisText(dialled.lookUp)));

    Race race;
    std::size_t next = 0;
    auto nextAt = lookedUp;
    while (true) {
        if (limit.isOver())
            return note(report, Step::Port, overProblem(limit, Tr::tr("connecting"), host));
        const auto now = steady_clock::now();
        if (next < addresses->size() && (race.isEmpty() || now >= nextAt)) {
            race.start((*addresses)[next++]);
            nextAt = now + nextAddressAfter;
            continue;
        }
        if (race.isEmpty())
            return note(report, Step::Port, noAnswer(host, port, race.error()));
        auto time = std::min(stopIsSeenWithin, std::chrono::ceil<milliseconds>(limit.deadline - now));
        if (next < addresses->size())
            time = std::min(time, std::chrono::ceil<milliseconds>(nextAt - now));
        if (race.wait(std::max(time, milliseconds(1)), dialled))
            break;
    }
    dialled.connect = std::chrono::duration_cast<milliseconds>(steady_clock::now() - lookedUp);
    ::fcntl(dialled.socket, F_SETFL, ::fcntl(dialled.socket, F_GETFL) & ~O_NONBLOCK);
    return dialled;
}

} // namespace bw::transport

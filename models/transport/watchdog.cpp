// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/watchdog.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

namespace bw::transport {

namespace {
constexpr auto stopIsSeenWithin = std::chrono::milliseconds(50);
}

struct Watchdog::Guard::Entry
{
    int socket = -1;
    Limit limit;
    std::atomic_bool hasBitten = false;
};

struct Watchdog::Private
{
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::shared_ptr<Guard::Entry>> entries;
    bool ends = false;
    std::thread thread { [this] { watch(); } };

    ~Private()
    {
        {
            const std::lock_guard lock(mutex);
            ends = true;
        }
        changed.notify_all();
        thread.join();
    }

    void watch()
    {
        std::unique_lock lock(mutex);
        while (!ends) {
            if (entries.empty()) {
                changed.wait(lock);
                continue;
            }
            changed.wait_for(lock, stopIsSeenWithin);
            for (const auto &entry : entries)
                if (!entry->hasBitten && entry->limit.isOver()) {
                    entry->hasBitten = true;
                    ::shutdown(entry->socket, SHUT_RDWR);
                }
        }
    }
};

Watchdog::Private &Watchdog::instance()
{
    static Private watchdog;
    return watchdog;
}

Watchdog::Guard::Guard(int socket, const Limit &limit)
    : m_entry(std::make_shared<Entry>())
{
    m_entry->socket = socket;
    m_entry->limit = limit;
    Private &watchdog = instance();
    {
        const std::lock_guard lock(watchdog.mutex);
        watchdog.entries.push_back(m_entry);
    }
    watchdog.changed.notify_all();
}

Watchdog::Guard::~Guard()
{
    if (!m_entry)
        return;
    Private &watchdog = instance();
    const std::lock_guard lock(watchdog.mutex);
    std::erase(watchdog.entries, m_entry);
}

Watchdog::Guard::Guard(Guard &&other) noexcept
    : m_entry(std::exchange(other.m_entry, nullptr))
{
}

Watchdog::Guard &Watchdog::Guard::operator=(Guard &&other) noexcept
{
    std::swap(m_entry, other.m_entry);
    return *this;
}

bool Watchdog::Guard::hasBitten() const
{
    return m_entry && m_entry->hasBitten;
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/tellingthread.h"

#include "models/service/teller.h"

#include <chrono>
#include <utility>

namespace bw::service {

namespace {

constexpr std::chrono::seconds timeForTheLastLook { 5 };
constexpr std::chrono::milliseconds stopIsSeenWithin { 50 };

} // namespace

TellingThread::~TellingThread()
{
    {
        std::unique_lock lock(m_mutex);
        m_ends = true;
        m_changed.notify_all();
        m_changed.wait_for(lock, timeForTheLastLook, [this] { return !m_wish && !m_isBusy; });
        m_endsLooking = true;
    }
    if (m_thread.joinable())
        m_thread.join();
}

void TellingThread::wish(std::shared_ptr<Teller> teller)
{
    if (!teller)
        return;
    const std::lock_guard lock(m_mutex);
    m_wish = std::move(teller);
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_changed.notify_all();
}

void TellingThread::finish(const std::atomic_bool &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop && (m_wish || m_isBusy))
        m_changed.wait_for(lock, stopIsSeenWithin);
}

void TellingThread::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_wish || m_ends; });
        if (!m_wish)
            return;
        const std::shared_ptr<Teller> teller = std::exchange(m_wish, nullptr);
        m_isBusy = true;
        lock.unlock();
        teller->afterRound(m_endsLooking, m_ends);
        lock.lock();
        m_isBusy = false;
        m_changed.notify_all();
    }
}

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/writerthread.h"

#include <algorithm>
#include <csignal>
#include <pthread.h>

namespace bw::ingest {

using core::fail;

core::Result<std::unique_ptr<WriterThread>> WriterThread::start(const store::Store &store, const QString &node, const QString &mta,
    const QString &purpose, const core::Clock &clock)
{
    std::unique_ptr<WriterThread> made(new WriterThread);
    made->m_thread = std::thread([self = made.get(), store, node, mta, purpose, &clock] {
        // Signals are for the thread that follows: it must wake from its wait.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        self->run([&] { return store::Writer::open(store, node, mta, purpose, clock); });
    });
    std::unique_lock lock(made->m_mutex);
    made->m_changed.wait(lock, [&made] { return made->m_isOpen || made->m_problem; });
    if (made->m_problem)
        return fail(*made->m_problem);
    lock.unlock();
    return made;
}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stops = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void WriterThread::run(const std::function<core::Result<std::unique_ptr<store::Writer>>()> &open)
{
    auto writer = open();
    core::Done done;
    if (!writer)
        done = fail(writer.error());
    else if (auto state = (*writer)->loadState(); state)
        m_state = std::move(*state);
    else
        done = fail(state.error());

    std::unique_lock lock(m_mutex);
    if (done)
        m_isOpen = true;
    else
        m_problem = done.error();
    m_changed.notify_all();
    while (!m_problem) {
        m_changed.wait(lock, [this] { return !m_tasks.empty() || m_stops; });
        if (m_tasks.empty())
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_isBusy = true;
        lock.unlock();
        m_changed.notify_all();
        done = runOne(**writer, task);
        task = {};
        std::vector<core::UtcMicros> hours = (*writer)->takeChangedHours();
        lock.lock();
        m_hours.insert(m_hours.end(), hours.begin(), hours.end());
        m_isBusy = false;
        m_isOvertaken = (*writer)->isOvertaken();
        if (!done)
            m_problem = done.error();
        m_changed.notify_all();
    }
}

core::Done WriterThread::runOne(store::Writer &writer, Task &task)
{
    return task.call ? task.call(writer) : writer.apply(task.batch, task.progress);
}

core::Done WriterThread::enqueue(Task task)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_tasks.size() < mostWaiting || m_problem; });
    if (m_problem)
        return fail(*m_problem);
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
    return {};
}

core::Done WriterThread::push(logs::Batch batch, store::Progress progress)
{
    return enqueue({ std::move(batch), std::move(progress), {} });
}

core::Done WriterThread::drain()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return (m_tasks.empty() && !m_isBusy) || m_problem; });
    if (m_problem)
        return fail(*m_problem);
    return {};
}

core::Done WriterThread::reload()
{
    auto queued = enqueue({ {}, {}, [this](store::Writer &writer) -> core::Done {
                               auto state = writer.loadState();
                               if (!state)
                                   return fail(state.error());
                               m_state = std::move(*state);
                               return {};
                           } });
    return queued ? drain() : queued;
}

core::Done WriterThread::finish()
{
    auto queued = enqueue({ {}, {}, [](store::Writer &writer) { return writer.finish(); } });
    return queued ? drain() : queued;
}

bool WriterThread::isOvertaken() const
{
    const std::lock_guard lock(m_mutex);
    return m_isOvertaken;
}

std::vector<core::UtcMicros> WriterThread::takeChangedHours()
{
    std::vector<core::UtcMicros> hours;
    {
        const std::lock_guard lock(m_mutex);
        hours.swap(m_hours);
    }
    std::sort(hours.begin(), hours.end());
    hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
    return hours;
}

} // namespace bw::ingest

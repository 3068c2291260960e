// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/writerthread.h"

#include "models/core/guard.h"

#include <algorithm>
#include <csignal>
#include <pthread.h>

namespace bw::ingest {

using core::fail;

void BatchCounts::add(const BatchCounts &more)
{
    lines += more.lines;
    events += more.events;
    messages += more.messages;
    recipients += more.recipients;
    unrecognised += more.unrecognised;
    unreadable += more.unreadable;
    configEvents += more.configEvents;
}

core::Result<std::unique_ptr<WriterThread>> WriterThread::start(const store::Store &store, const QString &node, const QString &mta,
    const QString &purpose, const core::Clock &clock)
{
    std::unique_ptr<WriterThread> made(new WriterThread);
    const QString where = store.path() + QStringLiteral(", ") + node;
    made->m_thread = std::thread([self = made.get(), where, store, node, mta, purpose, &clock] {
        // Signals are for the thread that follows: it must wake from its wait.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        self->run(where, [&] { return store::Writer::open(store, node, mta, purpose, clock); });
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

void WriterThread::run(const QString &where, const Open &open)
{
    // The writer goes before the failure is told: what its transaction held is rolled back then.
    const core::Done done = core::guarded(where, [&] { return serve(open); });
    const std::lock_guard lock(m_mutex);
    m_isBusy = false;
    if (!done)
        m_problem = done.error();
    m_changed.notify_all();
}

/// Until it shall stop and all is written.
core::Done WriterThread::serve(const Open &open)
{
    auto writer = open();
    if (!writer)
        return fail(writer.error());
    auto state = (*writer)->loadState();
    if (!state)
        return fail(state.error());
    m_state = std::move(*state);

    std::unique_lock lock(m_mutex);
    m_isOpen = true;
    m_changed.notify_all();
    while (true) {
        m_changed.wait(lock, [this] { return !m_tasks.empty() || m_stops; });
        if (m_tasks.empty())
            return {};
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_isBusy = true;
        lock.unlock();
        m_changed.notify_all();
        auto done = runOne(**writer, task);
        const BatchCounts counts = task.counts;
        task = {};
        std::vector<core::UtcMicros> hours = (*writer)->takeChangedHours();
        lock.lock();
        m_hours.insert(m_hours.end(), hours.begin(), hours.end());
        m_isOvertaken = (*writer)->isOvertaken();
        if (!done)
            return done;
        m_stored.add(counts);
        m_isBusy = false;
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

core::Done WriterThread::push(logs::Batch batch, store::Progress progress, const BatchCounts &counts)
{
    return enqueue({ std::move(batch), std::move(progress), counts, {} });
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
    auto queued = enqueue({ {}, {}, {}, [this](store::Writer &writer) -> core::Done {
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
    auto queued = enqueue({ {}, {}, {}, [](store::Writer &writer) { return writer.finish(); } });
    return queued ? drain() : queued;
}

bool WriterThread::isOvertaken() const
{
    const std::lock_guard lock(m_mutex);
    return m_isOvertaken;
}

BatchCounts WriterThread::stored() const
{
    const std::lock_guard lock(m_mutex);
    return m_stored;
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

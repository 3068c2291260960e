// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailboxrounds.h"

#include "models/core/guard.h"
#include "models/service/tr.h"
#include "models/store/feedback/mailboxtable.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::size_t mostAtOnce = 16; ///< threads, nearly all of them waiting for a server
constexpr std::chrono::hours restAfterRefusal { 1 };
constexpr std::chrono::milliseconds stopIsSeenWithin { 50 };

core::UtcMicros micros(std::chrono::seconds span)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(span).count();
}

} // namespace

bool isMailboxDue(const store::MailboxRow &row, core::UtcMicros now, std::chrono::seconds every)
{
    if (row.tried == 0 || row.tried > now) // never, or the clock was set back
        return true;
    const bool wasRefused = row.error && row.error->kind == u"denied" && row.read < row.tried;
    return now - row.tried >= micros(wasRefused ? std::max<std::chrono::seconds>(every, restAfterRefusal) : every);
}

MailboxRounds::MailboxRounds(store::Store store, MakeHasher makeHasher, const core::Clock &clock, std::shared_ptr<MailboxSecrets> secrets, std::chrono::seconds every)
    : m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
    , m_secrets(std::move(secrets))
    , m_every(every)
{
}

MailboxRounds::~MailboxRounds()
{
    std::unique_lock lock(m_mutex);
    m_ends = true;
    for (auto &[place, running] : m_running)
        *running.stop = true;
    m_changed.wait(lock, [this] { return std::ranges::all_of(m_running, [](const auto &one) { return one.second.isDone; }); });
    joinDone(lock);
}

/// Those threads have nothing left to do but to end.
void MailboxRounds::joinDone(std::unique_lock<std::mutex> &)
{
    for (auto it = m_running.begin(); it != m_running.end();) {
        if (it->second.isDone) {
            it->second.thread.join();
            it = m_running.erase(it);
        } else {
            ++it;
        }
    }
}

MailboxPulled MailboxRounds::pullOnce(const fleet::Mailbox &mailbox, const std::atomic_bool &stop)
{
    MailboxPulled pulled { mailbox, core::guarded(mailbox.name, [&] {
        ingest::MailboxPull pull(m_store, m_makeHasher, m_clock);
        return pullMailbox(pull, mailbox, *m_secrets, {}, {}, stop);
    }) };
    const std::lock_guard oneAtATime(m_telling);
    if (m_onPulled)
        m_onPulled(pulled);
    return pulled;
}

void MailboxRounds::begin(const fleet::Mailbox &mailbox)
{
    const QString place = fleet::placeOf(mailbox);
    Running &running = m_running[place];
    try {
        running.thread = std::thread([this, mailbox, place, stop = running.stop] {
            static_cast<void>(pullOnce(mailbox, *stop));
            const std::lock_guard lock(m_mutex);
            m_running[place].isDone = true;
            m_changed.notify_all();
        });
    } catch (const std::system_error &) { // the system allows no more now: at the next wish
        m_running.erase(place);
    }
}

void MailboxRounds::wish()
{
    if (m_store.isReadOnly())
        return;
    auto rows = store::listMailboxes(m_store, {});
    if (!rows)
        return;
    // Those that waited longest first: where more hang than are read at once, the others have their turn all the same.
    std::ranges::stable_sort(*rows, {}, &store::MailboxRow::tried);
    std::unique_lock lock(m_mutex);
    joinDone(lock);
    for (const store::MailboxRow &row : *rows) {
        const QString place = fleet::placeOf(row.mailbox);
        const bool isBusy = m_running.contains(place) || m_taken.contains(place);
        if (!m_ends && !isBusy && m_running.size() < mostAtOnce && isMailboxDue(row, m_clock.now(), m_every))
            begin(row.mailbox);
    }
}

core::Result<QList<MailboxPulled>> MailboxRounds::readAll(const std::atomic_bool &stop)
{
    const auto rows = store::listMailboxes(m_store, {});
    if (!rows)
        return fail(rows.error());
    QList<MailboxPulled> all;
    std::mutex mutex;
    std::atomic_size_t next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < static_cast<std::size_t>(rows->size()) && !stop; i = next++) {
            MailboxPulled one = pullOnce(rows->at(static_cast<qsizetype>(i)).mailbox, stop);
            const std::lock_guard lock(mutex);
            all.append(std::move(one));
        }
    };
    std::vector<std::thread> threads;
    try {
        while (threads.size() < std::min<std::size_t>(mostAtOnce, static_cast<std::size_t>(rows->size())))
            threads.emplace_back(work);
    } catch (const std::system_error &) { // the system allows no more
        if (threads.empty())
            work();
    }
    for (std::thread &thread : threads)
        thread.join();
    std::ranges::sort(all, {}, [](const MailboxPulled &one) { return one.mailbox.name; });
    return all;
}

void MailboxRounds::callOff()
{
    const std::lock_guard lock(m_mutex);
    for (auto &[place, running] : m_running)
        *running.stop = true;
}

core::Result<MailboxRounds::Turn> MailboxRounds::takeTurn(const fleet::Mailbox &mailbox, const std::atomic_bool &stop)
{
    const QString place = fleet::placeOf(mailbox);
    std::unique_lock lock(m_mutex);
    while (true) {
        joinDone(lock);
        const auto running = m_running.find(place);
        if (running != m_running.end())
            *running->second.stop = true;
        else if (m_taken.insert(place).second)
            return Turn(this, place);
        if (stop)
            return fail({ ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, place, {} });
        m_changed.wait_for(lock, stopIsSeenWithin);
    }
}

MailboxRounds::Turn::~Turn()
{
    if (!m_rounds)
        return;
    const std::lock_guard lock(m_rounds->m_mutex);
    m_rounds->m_taken.erase(m_place);
    m_rounds->m_changed.notify_all();
}

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/mailboxaccess.h"
#include "models/store/store.h"

#include <QList>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

namespace bw::service {

inline constexpr std::chrono::minutes usualMailboxEvery { 15 };

/// Whether a mailbox is to be read by itself now. One that refused the login rests for an hour, since it might lock the account, or until
/// somebody reads it or changes it.
[[nodiscard]] bool isMailboxDue(const store::MailboxRow &row, core::UtcMicros now, std::chrono::seconds every);

/// What one pull came to.
struct MailboxPulled
{
    fleet::Mailbox mailbox;
    core::Result<ingest::PullCounts> counts;
};

/// The mailboxes that a store names, read again and again beside the rounds over its nodes: each on a thread of its own, so that one that hangs
/// holds up nobody else. What went wrong is noted in the store (MailboxPull). Any thread.
class MailboxRounds final
{
public:
    using MakeHasher = std::function<std::unique_ptr<core::KeyedHasher>()>;
    MailboxRounds(store::Store store, MakeHasher makeHasher, const core::Clock &clock, std::shared_ptr<MailboxSecrets> secrets, std::chrono::seconds every = usualMailboxEvery);
    ~MailboxRounds(); ///< calls off what runs, and waits for it: within two seconds, mostly
    MailboxRounds(const MailboxRounds &) = delete;
    MailboxRounds &operator=(const MailboxRounds &) = delete;

    /// Called on the pulls' threads, one at a time; before the first wish().
    void setOnPulled(std::function<void(const MailboxPulled &)> call) { m_onPulled = std::move(call); }
    /// Begins to read those that are due, and comes back. A store that cannot be read now is asked at the next wish.
    void wish();
    /// Reads all of them once, side by side. Blocks until the last is done, or \p stop. Errors: the store's.
    [[nodiscard]] core::Result<QList<MailboxPulled>> readAll(const std::atomic_bool &stop);
    /// Ends what wish() began; waits for nothing.
    void callOff();

    /// While it lives, nobody else reads this mailbox: what wish() began there is called off and waited for.
    class Turn final
    {
    public:
        Turn(Turn &&other) noexcept
            : m_rounds(std::exchange(other.m_rounds, nullptr))
            , m_place(std::move(other.m_place))
        {
        }
        Turn &operator=(Turn &&) = delete;
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;
        ~Turn();

    private:
        friend class MailboxRounds;
        Turn(MailboxRounds *rounds, QString place)
            : m_rounds(rounds)
            , m_place(std::move(place))
        {
        }
        MailboxRounds *m_rounds;
        QString m_place;
    };
    /// Blocks. Cancelled: \p stop came first.
    [[nodiscard]] core::Result<Turn> takeTurn(const fleet::Mailbox &mailbox, const std::atomic_bool &stop);

private:
    struct Running
    {
        std::shared_ptr<std::atomic_bool> stop = std::make_shared<std::atomic_bool>(false);
        std::thread thread;
        bool isDone = false;
    };
    void begin(const fleet::Mailbox &mailbox);
    void joinDone(std::unique_lock<std::mutex> &lock);
    [[nodiscard]] MailboxPulled pullOnce(const fleet::Mailbox &mailbox, const std::atomic_bool &stop);

    const store::Store m_store;
    const MakeHasher m_makeHasher;
    const core::Clock &m_clock;
    const std::shared_ptr<MailboxSecrets> m_secrets;
    const std::chrono::seconds m_every;
    std::function<void(const MailboxPulled &)> m_onPulled;
    std::mutex m_mutex, m_telling;
    std::condition_variable m_changed;
    std::map<QString, Running> m_running; ///< by place
    std::set<QString> m_taken; ///< places of turns
    bool m_ends = false;
};

} // namespace bw::service

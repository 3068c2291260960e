// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

namespace bw::store {

/// Shared flag of a question: setting it makes the running query stop (sqlite3_interrupt) and answer Cancelled. Any thread.
class Cancel final
{
public:
    Cancel() = default;
    static Cancel make()
    {
        Cancel cancel;
        cancel.m_flag = std::make_shared<std::atomic_bool>(false);
        return cancel;
    }
    /// Follows somebody else's flag, which must outlive the question.
    static Cancel watching(const std::atomic_bool &flag)
    {
        Cancel cancel;
        cancel.m_watched = &flag;
        return cancel;
    }
    void cancel() const
    {
        if (m_flag)
            m_flag->store(true);
    }
    [[nodiscard]] bool isCancelled() const
    {
        return (m_flag && m_flag->load(std::memory_order_relaxed)) || (m_watched && m_watched->load(std::memory_order_relaxed));
    }

private:
    std::shared_ptr<std::atomic_bool> m_flag;
    const std::atomic_bool *m_watched = nullptr;
};

} // namespace bw::store

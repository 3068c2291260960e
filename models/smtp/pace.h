// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/transport/route.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace bw::smtp {

/// Keeps measuring by the clock polite: to one host at most one connection a second, and one whole look an hour. What a person asks
/// for does without. Any thread.
class Pace final
{
public:
    /// Waits a stretch of the clock's time, at most so long; in between it is looked whether it was stopped.
    using Wait = std::function<void(std::chrono::milliseconds)>;
    explicit Pace(const core::Clock &clock, Wait wait = {});

    /// Begins a whole look at a host. Conflict: the last one began within the hour.
    [[nodiscard]] core::Done begin(const QString &host);
    /// When the next may begin; nothing: now.
    [[nodiscard]] std::optional<core::UtcMicros> next(const QString &host) const;
    /// A look that began earlier: such as one that the store remembers.
    void remember(const QString &host, core::UtcMicros began);
    /// Waits for the host's turn; one second behind the last. TimedOut, Cancelled. For tls::ProbeManners::turn.
    [[nodiscard]] core::Done turn(const QString &host, const transport::Limit &limit);

private:
    const core::Clock &m_clock;
    const Wait m_wait;
    mutable std::mutex m_mutex;
    QHash<QString, core::UtcMicros> m_looks, m_turns; ///< the last of each, by host
};

} // namespace bw::smtp

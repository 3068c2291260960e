// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

#include <memory>

namespace bw::transport {

/// Ends a call that waits for a peer: when its limit is over, the socket is shut down (shutdown(2)), and whatever reads or
/// writes there returns at once. libssh's own time limits start anew with each packet; a server that sends a byte a second
/// would never meet them. One thread watches all sockets of the process. Any thread.
class Watchdog final
{
public:
    /// \p socket stays open until the guard has gone.
    class Guard final
    {
    public:
        Guard() = default;
        Guard(int socket, const Limit &limit);
        ~Guard();
        Guard(Guard &&other) noexcept;
        Guard &operator=(Guard &&other) noexcept;
        /// The limit was over and the socket was shut down.
        [[nodiscard]] bool hasBitten() const;

    private:
        struct Entry;
        std::shared_ptr<Entry> m_entry;
        friend class Watchdog;
    };

private:
    struct Private;
    static Private &instance();
};

} // namespace bw::transport

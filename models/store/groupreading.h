// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/store.h"

#include <QString>

#include <memory>

namespace bw::store {

/// While it lives, members of a Unix group can read the store beside its writers: its files belong to the group, 0640, and a
/// connection stays open, so that those beside the store (-wal, -shm), which a reader may not make, are there. The modes stay
/// afterwards; everything else leaves a store 0600. A connection of its own: any one thread.
class GroupReading final
{
public:
    /// Missing: there is no such group. Denied: the store is not ours to give, or we are no member.
    [[nodiscard]] static core::Result<GroupReading> begin(const Store &store, const QString &group);
    ~GroupReading();
    GroupReading(GroupReading &&) noexcept;
    GroupReading &operator=(GroupReading &&) noexcept;

private:
    struct Held;
    explicit GroupReading(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notify/notice.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace bw::notify {

enum class Fate {
    Lasts, ///< it holds, or nobody could tell
    Over, ///< it was seen to be over
    Gone, ///< its node is no longer collected: nothing to say
};

/// What one look brought to light: what holds, and what is known not to. That a notice is not in it tells nothing by itself: the
/// node was perhaps not asked, or has another trouble now. Plain data.
struct Sight
{
    QList<Notice> holds;
    QHash<QString, core::UtcMicros> wellAt; ///< by key: the newest moment at which it was seen not to be so
    QSet<QString> nodes; ///< that are collected; what was noticed of others is gone
    QSet<QString> assets; ///< that were measured; what was found of others is gone
    core::UtcMicros sawAttacks = 0; ///< when the rules about logins were asked; 0: not by this look
    QSet<QString> unclearAttacks; ///< keys: not in holds, but not every log was read far enough to call them over

    /// Of a notice that held before; its `last` is when it was last seen to hold.
    [[nodiscard]] Fate fateOf(const Notice &before) const;
    /// When it was seen to be over; before.last where nobody saw it.
    [[nodiscard]] core::UtcMicros endOf(const Notice &before) const;
};

} // namespace bw::notify

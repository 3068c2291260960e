// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <QString>

namespace bw::notify {

enum class NoticeKind {
    HostKeyChanged, ///< a node shows another key than before
    Attack, ///< a rule about logins fired
    NodeSilent, ///< not reached, or nothing heard
    Finding, ///< a critical control fails
    Expiry, ///< a certificate or the like runs out
};

/// One thing that a person should know of. Plain data. Its text is a whole sentence and names no account and no address.
struct Notice
{
    NoticeKind kind = NoticeKind::NodeSilent;
    QString key; ///< equal notices have equal keys; holds nothing that tells who a person is
    QString node; ///< empty: the fleet; of a finding and an expiry what was measured, a node or not
    core::UtcMicros first = 0, last = 0;
    qint64 count = 1;
    QString text;
    bool isOver = false; ///< it ended before it was told
    bool operator==(const Notice &) const = default;
};

} // namespace bw::notify

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"

#include <QString>
#include <QStringList>

namespace bw::store {

/// What a page, a verb or a report asks about. Plain data; equal filters give equal answers on an unchanged store.
/// Empty lists mean "any".
struct Filter
{
    core::TimeRange range;
    QString zone; ///< IANA, sets the buckets; empty: the store's home zone
    QStringList nodes;
    QStringList streams; ///< names of stream rules; "other" for what no rule names
    QStringList domains; ///< destinations (recipient domains)
    QStringList senders; ///< sender domains
    QStringList users; ///< logins
    QStringList sources; ///< client addresses or CIDR networks
    QStringList outcomes; ///< delivered deferred bounced expired discarded rejected held deleted; logins: ok failed
    QStringList mechanisms;
    QStringList services;
    bool operator==(const Filter &) const = default;
};

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

namespace bw::store {

/// What no cube holds of a node: counted over its kept rows. Plain data.
struct NodeFigures
{
    core::UtcMicros keptFrom = INT64_MIN; ///< every row from here on is kept: what is older may be missing from the figures

    qint64 logins = 0; ///< good ones, of other hosts
    qint64 clearLogins = 0; ///< of them, those whose lines tell of no TLS

    // Messages that were handed in, by whom. Own networks: as asked for, loopback, and what is made on the node itself.
    qint64 fromStrangers = 0, byLogin = 0, fromOwnNetworks = 0;
    qint64 madeHere = 0; ///< a part of fromOwnNetworks: handed in by command
    qint64 toStrangers = 0; ///< messages with a recipient of a domain that is not an own one, delivered to another host
    qint64 withTls = 0, withClient = 0, withSender = 0, withMessageId = 0; ///< of those that came by SMTP, what their lines tell
    [[nodiscard]] qint64 bySmtp() const { return fromStrangers + byLogin + fromOwnNetworks - madeHere; }

    qint64 sentOut = 0; ///< recipients delivered to another host
    qint64 sentOutOverTls = 0, sentOutWithReply = 0; ///< of them
    QMap<QString, qint64> inClear; ///< the others by receiving domain, at most 10,000 domains
    QMap<QString, qint64> relayed; ///< messages of strangers to domains that are no own ones, by domain; what an alias or a forward leads out is not among them
    qint64 strangersEnded = 0, strangersBounced = 0; ///< recipients of strangers' mail
    QMap<core::UtcMicros, qint64> byWebUsers; ///< messages made here whose sender is called as web servers' accounts are, by UTC day
    qint64 limits = 0; ///< refusals by rate limits
    QStringList notes; ///< what is missing from it: damaged messages. Empty: nothing
};

struct NodeFiguresQuery
{
    QString node;
    core::TimeRange range;
    QStringList ownNetworks {}; ///< addresses or CIDR networks, beside private ones
    QStringList ownDomains {}; ///< with those below them, beside those that the store knows as own (models/logs/README.md)
    bool limitsAlone = false; ///< counts nothing else
    /// Usage: no such node, or a network that is none.
    [[nodiscard]] core::Result<NodeFigures> run(const Store &store, const Cancel &cancel = {}) const;
};

} // namespace bw::store

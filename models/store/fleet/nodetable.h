// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/fleet/node.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QString>

#include <optional>

namespace bw::store {

/// Of the queue alone: the log is read all the same, and whatever else goes wrong is told beside it.
inline constexpr QLatin1StringView queueUnread("queue_unread");
/// The stop of a node that shows another host key than the accepted one. It stands beside whatever else goes wrong, and nothing is sent
/// to the node, over no connection from before either, until a handshake that began later shows the accepted key (whoever stood between
/// is gone), its owner names another (noteHostKey), or the node is reached at another place.
inline constexpr QLatin1StringView hostKeyChanged("host_key_changed");

/// An error of a node: since when, until when.
struct NodeErrorRow
{
    core::UtcMicros from = 0, to = 0, last = 0; ///< to 0: it is not over
    QString kind; ///< "unreachable", "timed_out", "host_key_unknown", "host_key_changed", "denied", "secret_missing", "log_missing" …; queueUnread
    QString text;
    bool operator==(const NodeErrorRow &) const = default;
};

/// A node, how it is reached, and how the last round went.
struct NodeRow
{
    std::int64_t id = 0;
    fleet::Node node;
    core::UtcMicros tried = 0, read = 0; ///< 0: never
    core::UtcMicros lastLine = 0; ///< time of the last line that was heard of it, as coverage tells; 0: none
    bool isStampedAhead = false; ///< all lines that were heard of it are days later than now
    core::UtcMicros lag = -1; ///< age of the last line when it was read; -1: unknown
    std::optional<core::UtcMicros> clockOffset; ///< its clock minus ours
    QString hostKey; ///< that was accepted last; one that was shown and refused stands in the error
    QString product, version;
    std::optional<NodeErrorRow> error; ///< of reading it; that is not over; the stop before all others
    std::optional<NodeErrorRow> queueError; ///< of kind queueUnread; that is not over
};

/// All nodes of the store by name, also those whose logs were imported by hand (route None).
[[nodiscard]] core::Result<QList<NodeRow>> listFleet(const Store &store, const Cancel &cancel);
/// Missing: there is none of that name.
[[nodiscard]] core::Result<NodeRow> findNode(const Store &store, const QString &name, const Cancel &cancel);

/// Adds a node, or changes how one is reached. \p before: its name until now (empty: a new one; a node that only has imported
/// logs gets a route). Where host or port change, the accepted host key goes, and so does a stop. Conflict: another node has this name. Writes the journal.
[[nodiscard]] core::Done saveNode(const Store &store, const fleet::Node &node, const QString &before, const core::Clock &clock);
/// Forgets how it is reached and how its rounds went; its figures and snapshots stay. Writes the journal.
[[nodiscard]] core::Done removeRoute(const Store &store, const QString &name, const core::Clock &clock);

/// What one round found out about a node.
struct RoundRow
{
    core::UtcMicros time = 0;
    bool wasRead = false;
    core::UtcMicros lag = -1;
    std::optional<core::UtcMicros> clockOffset; ///< none: as before
    QString hostKey; ///< kept where there is none yet: one that was accepted is replaced by noteHostKey() alone
    QString product, version; ///< empty: as before
    std::optional<NodeErrorRow> error; ///< kind and text; none: whatever error there was is over, but for a stop
    std::optional<QString> queueError {}; ///< why its queue could not be listed; empty: it was, or it has none; none: it was not asked, and what was known goes on
    bool isClockUnknown = false; ///< it was asked, and did not tell: what was known before is known no more
    core::UtcMicros keyMet = 0; ///< when a handshake began that showed the accepted key; 0: none did: what was read came over an older connection
};
/// A host key that was accepted outside a round: by its owner, or when the node was added; ends a stop. Writes the journal. Missing:
/// there is no such node.
[[nodiscard]] core::Done noteHostKey(const Store &store, const QString &name, const QString &fingerprint, const core::Clock &clock);
/// What a handshake outside a round showed, that began at \p met: the accepted key, which ends a stop, or another one: \p changed says so
/// in words, and the node is stopped. Missing: there is no such node.
[[nodiscard]] core::Done noteHandshake(const Store &store, const QString &name, core::UtcMicros met, const std::optional<QString> &changed);
/// Is there a stop, whoever stored it?
[[nodiscard]] core::Result<bool> isStopped(const Store &store, std::int64_t node);
/// Of many nodes in one transaction.
[[nodiscard]] core::Done noteRounds(const Store &store, const QList<std::pair<std::int64_t, RoundRow>> &rounds);

/// Of reading it, and of its queue.
[[nodiscard]] core::Result<QList<NodeErrorRow>> listErrors(const Store &store, std::int64_t node, core::TimeRange range, const Cancel &cancel);

} // namespace bw::store

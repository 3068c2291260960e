// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/hash.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>
#include <QStringList>

namespace bw::store {

/// A message as the lists show it.
struct MessageSummary
{
    qint64 id = 0;
    core::UtcMicros accepted = 0;
    QString node, host, instance, queueId, messageId, sender, login, client, service, mechanism, tls, cipher, stream, origin;
    qint64 size = -1;
    int recipients = -1;
    int delivered = 0, deferred = 0, bounced = 0, expired = 0, discarded = 0, held = 0, deleted = 0; ///< last state of its recipients
    qint64 continues = 0; ///< id of the first pass
    QString destination; ///< the domain, or "n domains"
    QString outcome; ///< delivered, deferred, bounced … or "mixed"
    QString lastReply;
    QString file; ///< of the line that told of it first, and its byte there
    qint64 offset = -1;
};

struct TraceEvent
{
    core::UtcMicros time = 0;
    QString node, host, queueId, kind, recipient, said, relay, tls, dsn;
    QString client; ///< of refusals
    qint64 delayMs = -1;
    QString file;
    quint64 offset = 0;
    bool isHandedOn = false; ///< to a filter, a sister instance or a forward: not the end of its way
};

struct MessageTrace
{
    MessageSummary message;
    QList<TraceEvent> events; ///< in order of time, of every pass
    QList<MessageSummary> passes; ///< the same mail on other queue ids
};

/// Finds messages by any key, newest first: Message-ID, queue id, recipient, sender, login, address, host, or free text that is
/// classified. Recipients and Message-IDs are looked up by their keyed hash: needs the store's key.
struct TraceQuery
{
    Filter filter; ///< range may be empty: everything kept
    QString messageId, queueId, recipient, sender, user, client;
    QString outcome;
    int offset = 0, limit = 200;
    /// \p notes: what the list lacks, why, and what to do: messages of the range that are no longer kept, or cannot be read.
    [[nodiscard]] core::Result<QList<MessageSummary>> find(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel = {}, QStringList *notes = nullptr) const;
    /// What was refused at the door, which no message stands for: by queue id, recipient, sender, login or client, or all of the range
    /// where the outcome "rejected" is asked for; in order of time, the newest `limit`. Otherwise none, nor by Message-ID
    /// or stream, which they do not have.
    [[nodiscard]] core::Result<QList<TraceEvent>> findRejections(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel = {}) const;
    /// How many there are in all, or -1 where counting would need every row.
    [[nodiscard]] core::Result<qint64> count(const Store &store, core::KeyedHasher *hasher, const Cancel &cancel = {}) const;
};

/// How a recipient with this address is shown where no address is kept in clear: "#a41f…@example.net".
[[nodiscard]] QString shownRecipient(const QString &address, core::KeyedHasher &hasher);

[[nodiscard]] core::Result<MessageTrace> traceMessage(const Store &store, qint64 id, const Cancel &cancel = {});

} // namespace bw::store

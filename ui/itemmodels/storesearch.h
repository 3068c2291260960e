// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/tracequery.h"
#include "ui/itemmodels/searchwords.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What the store knows of typed text.
struct StoreHits
{
    SearchWords words;
    struct Message
    {
        QString how; ///< "queueId", "messageId", "recipient", "sender"
        store::MessageSummary summary;
    };
    QList<Message> messages; ///< newest first, at most four a kind
    int nodesOfQueueId = 0;
    qint64 failedLogins = 0, goodLogins = 0; ///< of a login or a client address in everything that is kept
    qint64 refusals = 0; ///< what was refused at the door with these words, which no message stands for
    bool knownLogin = false, knownSource = false;
    bool searchByAddressOff = false; ///< the store's key is not on this desk
};

/// Looks typed text up in the background; the newest question wins. GUI thread.
class StoreSearch final : public QObject
{
    Q_OBJECT
public:
    explicit StoreSearch(QObject *parent = nullptr);
    /// \p everything is the span that the store knows of.
    void find(service::Session *session, const QString &text, const core::TimeRange &everything);

Q_SIGNALS:
    void found(const QString &text, const bw::itemmodels::StoreHits &hits);
};

} // namespace bw::itemmodels

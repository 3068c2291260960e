// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/keptrows.h"
#include "models/store/queries/names.h"
#include "models/store/rowscan.h"
#include "models/store/queries/tracequery.h"
#include "models/store/streams/streamrules.h"

#include <unordered_map>
#include <vector>

/// Message and delivery rows for lists and traces. Inside models/store/queries only.
namespace bw::store {

class MessageRows final
{
public:
    MessageRows(Reader &reader, Names &names, NodeName node);

    [[nodiscard]] const KeptRows &kept() const { return m_kept; }
    [[nodiscard]] RowScan &scan() { return m_scan; }
    [[nodiscard]] const NodeName &node() const { return m_node; }

    /// Nothing where the row is not (or no longer) there. Counts of recipients are still empty.
    [[nodiscard]] std::optional<MessageSummary> message(std::int64_t number);
    [[nodiscard]] MessageSummary summaryOf(const StoredMessage &message);
    /// Deliveries of these messages, oldest first, by one pass over the segments from `from` on. Deliveries have no
    /// index: a page of messages costs one pass, not one pass a message.
    [[nodiscard]] std::unordered_map<std::int64_t, std::vector<StoredDelivery>> deliveries(
        const std::vector<std::int64_t> &numbers, core::UtcMicros from);
    /// Fills counts, destination, outcome and last reply.
    void summarise(MessageSummary &message, const std::vector<StoredDelivery> &deliveries);
    [[nodiscard]] QString file(std::int64_t source);
    [[nodiscard]] QString stream(std::int64_t key);
    void setRules(const StreamRules &rules) { m_rules = rules; }

private:
    Reader &m_reader;
    Names &m_names;
    NodeName m_node;
    KeptRows m_kept;
    RowScan m_scan;
    StreamRules m_rules;
    QHash<std::int64_t, QString> m_files, m_streams;
};

[[nodiscard]] QString outcomeName(int outcome); ///< "delivered" …
[[nodiscard]] QString dsnText(std::int64_t dsn); ///< "5.1.1", or ""

} // namespace bw::store

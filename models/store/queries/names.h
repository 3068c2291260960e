// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/batch.h"
#include "models/store/queries/filter.h"
#include "models/store/reader.h"

#include <QHash>
#include <QList>

#include <optional>

namespace bw::store {

struct NodeName
{
    qint64 id = 0;
    QString name, mta;
};

/// Names of what rows hold as ids. One question long; asks the store once for each id.
class Names final
{
public:
    explicit Names(Reader &reader)
        : m_reader(reader)
    {
    }
    [[nodiscard]] const QList<NodeName> &nodes();
    [[nodiscard]] QString node(qint64 id);
    /// Nodes that the filter chooses; Usage names those that exist when one does not.
    [[nodiscard]] core::Result<QList<NodeName>> chosenNodes(const Filter &filter);

    /// "" for 0. A login that never succeeded is "#" and the first 8 hex digits of its keyed hash.
    [[nodiscard]] QString text(qint64 stringId);
    /// The address behind a keyed hash where the owner keeps addresses in clear, else recipientName().
    [[nodiscard]] QString address(std::string_view hash, const QString &domain);
    [[nodiscard]] std::optional<qint64> find(logs::StringKind kind, const QString &text);
    /// By its name, or by "#" and hex digits; "" finds 0, no login.
    [[nodiscard]] QList<qint64> findLogins(const QString &name);

private:
    Reader &m_reader;
    QList<NodeName> m_nodes;
    bool m_nodesRead = false;
    QHash<qint64, QString> m_texts;
    std::optional<bool> m_hasAddresses;
};

[[nodiscard]] QString networkName(std::string_view network);
/// "#a91f…@example.net": four digits of the hash, the domain readable.
/// Whose cells are the whole fleet's: 0, or the only node, which has none beside its own.
[[nodiscard]] std::int64_t fleetCells(Reader &reader);
[[nodiscard]] QString recipientName(std::string_view hash, const QString &domain);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/names.h"

#include "models/core/ipaddress.h"
#include "models/store/tr.h"

namespace bw::store {

namespace {
constexpr qsizetype loginDigits = 8;
constexpr qsizetype recipientDigits = 4;
constexpr int routeSchema = 2; ///< an older store that is open for reading has no node_route

QString hexOf(std::string_view bytes, qsizetype digits)
{
    const QByteArray raw(bytes.data(), static_cast<qsizetype>(std::min<std::size_t>(bytes.size(), 16)));
    return QString::fromLatin1(raw.toHex().left(digits));
}
}

const QList<NodeName> &Names::nodes()
{
    if (m_nodesRead)
        return m_nodes;
    m_nodesRead = true;
    // A node that was removed before anything of it was read left its row, and nothing else: it is none of the fleet's.
    auto rows = m_reader.rows(m_reader.store().schema() < routeSchema
            ? "SELECT id, name, mta FROM node ORDER BY name"
            : "SELECT id, name, mta FROM node n WHERE EXISTS (SELECT 1 FROM node_route WHERE node = n.id) OR EXISTS (SELECT 1 FROM heard WHERE node = n.id) "
              "OR EXISTS (SELECT 1 FROM source WHERE id >= n.id << 40 AND id < (n.id + 1) << 40) ORDER BY name");
    while (rows.next())
        m_nodes.append({ rows.integer(0), rows.text(1), rows.text(2) });
    return m_nodes;
}

QString Names::node(qint64 id)
{
    for (const auto &node : nodes())
        if (node.id == id)
            return node.name;
    return {};
}

core::Result<QList<NodeName>> Names::chosenNodes(const Filter &filter)
{
    if (filter.nodes.isEmpty())
        return nodes();
    QList<NodeName> chosen;
    QStringList known;
    for (const auto &node : nodes()) {
        known.append(node.name);
        if (filter.nodes.contains(node.name))
            chosen.append(node);
    }
    for (const auto &name : filter.nodes)
        if (!known.contains(name))
            return core::fail({ .kind = core::ProblemKind::Usage, .what = Tr::tr("This store has no node named %1").arg(name),
                .reason = {}, .where = {},
                .remedy = known.isEmpty() ? Tr::tr("It has no nodes yet; import a log first.")
                                          : Tr::tr("Its nodes are %1.").arg(known.join(QStringLiteral(", "))) });
    return chosen;
}

QString Names::text(qint64 stringId)
{
    if (stringId == 0)
        return {};
    if (const auto known = m_texts.constFind(stringId); known != m_texts.constEnd())
        return *known;
    QString text;
    auto rows = m_reader.rows("SELECT kind, key, text FROM string WHERE id = ?", stringId);
    if (rows.next()) {
        const bool isLogin = rows.integer(0) == static_cast<int>(logs::StringKind::Login);
        if (!isLogin)
            text = rows.text(1);
        else
            text = rows.isNull(2) ? u'#' + hexOf(rows.bytes(1), loginDigits) : rows.text(2);
    }
    m_texts.insert(stringId, text);
    return text;
}

QString Names::address(std::string_view hash, const QString &domain)
{
    if (!m_hasAddresses)
        m_hasAddresses = m_reader.integer("SELECT EXISTS (SELECT 1 FROM address)").value_or(0) != 0;
    if (*m_hasAddresses && !hash.empty()) {
        auto rows = m_reader.rows("SELECT text FROM address WHERE hash = ?", hash);
        if (rows.next())
            return rows.text(0);
    }
    return recipientName(hash, domain);
}

std::optional<qint64> Names::find(logs::StringKind kind, const QString &text)
{
    const QByteArray key = text.toUtf8();
    return m_reader.integer("SELECT id FROM string WHERE kind = ? AND key = ?", static_cast<int>(kind), key);
}

QList<qint64> Names::findLogins(const QString &name)
{
    QList<qint64> found;
    const int kind = static_cast<int>(logs::StringKind::Login);
    if (name.isEmpty())
        return { 0 };
    if (name.startsWith(u'#')) {
        // The first and the last key that begin with these digits.
        const QByteArray digits = name.mid(1).toLatin1().toLower();
        const QByteArray low = QByteArray::fromHex(digits.leftJustified(32, '0', true));
        const QByteArray high = QByteArray::fromHex(digits.leftJustified(32, 'f', true));
        auto rows = m_reader.rows("SELECT id FROM string WHERE kind = ? AND key >= ? AND key <= ?", kind, low, high);
        while (rows.next())
            found.append(rows.integer(0));
        return found;
    }
    const QByteArray text = name.toUtf8();
    auto rows = m_reader.rows("SELECT id FROM string WHERE kind = ? AND text = ?", kind, text);
    while (rows.next())
        found.append(rows.integer(0));
    return found;
}

QString networkName(std::string_view network)
{
    return QString::fromStdString(core::networkToString(network));
}

std::int64_t fleetCells(Reader &reader)
{
    auto nodes = reader.rows("SELECT id FROM node LIMIT 2");
    if (!nodes.next())
        return 0;
    const std::int64_t only = nodes.integer(0);
    return nodes.next() ? 0 : only;
}

QString recipientName(std::string_view hash, const QString &domain)
{
    if (hash.empty())
        return {};
    QString name = u'#' + hexOf(hash, recipientDigits) + u'…';
    if (!domain.isEmpty())
        name += u'@' + domain;
    return name;
}

} // namespace bw::store

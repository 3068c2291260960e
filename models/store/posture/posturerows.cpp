// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/posturerows.h"

#include "models/store/statements.h"

#include <QtEndian>

#include <algorithm>

namespace bw::store::posturerows {

using core::fail;

QByteArray pack(const QByteArray &bytes)
{
    return qCompress(bytes);
}

std::optional<QByteArray> unpack(Reader &reader, std::string_view packed, qint64 most)
{
    constexpr std::size_t lengthBytes = 4;
    QByteArray bytes;
    if (packed.size() > lengthBytes) {
        const auto length = qFromBigEndian<quint32>(packed.data()); // it is believed before it is looked at: memory is taken for it
        if (length <= most)
            bytes = qUncompress(reinterpret_cast<const uchar *>(packed.data()), static_cast<qsizetype>(packed.size()));
        if (bytes.size() == length && length <= most)
            return bytes;
    }
    reader.noteDamage(Tr::tr("what was kept of a measurement cannot be unpacked"));
    return std::nullopt;
}

QList<KnownAsset> assetsNamed(Reader &reader, const QStringList &names)
{
    QList<KnownAsset> assets;
    auto rows = reader.rows("SELECT s.id, s.kind, s.node, s.watched, s.options, s.name, n.name FROM asset s LEFT JOIN node n ON n.id = s.node ORDER BY s.id");
    while (rows.next()) {
        const std::int64_t kind = rows.number(1);
        if (kind < 1 || kind > static_cast<std::int64_t>(AssetKind::Organisation)) {
            reader.noteDamage(Tr::tr("something of an unknown kind was measured"));
            break;
        }
        const bool isNode = rows.number(2) != 0;
        if (isNode && rows.isNull(6)) // it is being forgotten
            continue;
        KnownAsset known { rows.number(0), { static_cast<AssetKind>(kind), rows.text(isNode ? 6 : 5), rows.number(3) != 0, rows.text(4).toUtf8() } };
        if (names.isEmpty() || names.contains(known.asset.name))
            assets << known;
    }
    std::sort(assets.begin(), assets.end(), [](const KnownAsset &a, const KnownAsset &b) { return std::tie(a.asset.kind, a.asset.name) < std::tie(b.asset.kind, b.asset.name); });
    return assets;
}

core::Result<AssetKey> assetKey(sqlite::Database &database, AssetKind kind, const QString &name)
{
    const auto kept = assetName(kind, name);
    if (!kept)
        return fail(kept.error());
    AssetKey key { *kept, 0, 0 };
    if (kind == AssetKind::Node) {
        const auto node = find(database, textOf(Sql::NodeByName), *kept);
        if (!node)
            return fail(node.error());
        if (!*node)
            return fail({ core::ProblemKind::Missing, Tr::tr("There is no node named %1").arg(*kept), {}, {}, Tr::tr("See fleet list for those that there are.") });
        key.node = **node;
    }
    const auto id = find(database, textOf(Sql::AssetByName), static_cast<std::int64_t>(kind), key.node == 0 ? key.name : QString(), key.node);
    if (!id)
        return fail(id.error());
    key.id = id->value_or(0);
    return key;
}

core::Result<std::int64_t> addAsset(sqlite::Database &database, const AssetKey &key, const Asset &asset)
{
    const auto id = find(database, textOf(Sql::AssetNextId));
    if (!id)
        return fail(id.error());
    if (auto done = execute(database, textOf(Sql::AddAsset), id->value_or(1), static_cast<std::int64_t>(asset.kind), key.node == 0 ? key.name : QString(), key.node, asset.isWatched, asset.options);
        !done)
        return fail(done.error());
    return id->value_or(1);
}

core::Done forgetAsset(sqlite::Database &database, std::int64_t id, const QString &name)
{
    if (auto done = execute(database, textOf(Sql::ForgetRisksOfAsset), name, id); !done)
        return done;
    for (const Sql statement : { Sql::ForgetEvidenceOfFindings, Sql::ForgetFindings, Sql::ForgetFindingSpans, Sql::ForgetLooks, Sql::ForgetAssetEvidence, Sql::ForgetExpiries, Sql::ForgetAsset })
        if (auto done = execute(database, textOf(statement), id); !done)
            return done;
    return {};
}

} // namespace bw::store::posturerows

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/posture/postureupkeep.h"

#include "models/store/fleet/change.h"
#include "models/store/posture/posturerows.h"
#include "models/store/statements.h"

#include <string>
#include <vector>

namespace bw::store {

using core::fail;
using namespace posturerows;
using sqlite::Database;

namespace {

constexpr std::int64_t msPerDay = 86'400'000;

core::Result<std::optional<std::int64_t>> assetOfNode(Database &database, std::int64_t node)
{
    return find(database, textOf(Sql::AssetByName), static_cast<std::int64_t>(AssetKind::Node), QString(), node);
}

core::Result<std::vector<std::int64_t>> allAssets(Database &database)
{
    auto statement = database.prepare("SELECT id FROM asset ORDER BY id");
    if (!statement)
        return fail(statement.error());
    std::vector<std::int64_t> ids;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        ids.push_back(statement->integer(0));
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return ids;
}

} // namespace

core::Result<qint64> expirePosture(Database &database, std::int64_t nowMs, int days, const std::atomic_bool &stop)
{
    const auto assets = allAssets(database);
    if (!assets)
        return fail(assets.error());
    const std::string before = std::to_string(nowMs - days * msPerDay), day = std::to_string(msPerDay);
    qint64 removed = 0;
    for (const std::int64_t asset : *assets) {
        const std::string of = " WHERE asset = " + std::to_string(asset);
        for (const std::string &sql : { "DELETE FROM look" + of + " AND at_ms < " + before
                     + " AND EXISTS (SELECT 1 FROM look o WHERE o.asset = look.asset AND o.at_ms > look.at_ms AND o.at_ms < look.at_ms - look.at_ms % " + day + " + " + day
                     + ") AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.from_ms <= look.at_ms AND hold.to_ms >= look.at_ms)",
                 "DELETE FROM finding_span" + of + " AND to_ms < " + before
                     + " AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.from_ms <= finding_span.to_ms AND hold.to_ms >= finding_span.from_ms)" }) {
            if (stop)
                return removed;
            if (auto done = database.run(sql.c_str()); !done)
                return fail(done.error());
            removed += sqlite3_changes64(database.handle());
        }
    }
    return removed;
}

core::Done forgetPostureOfNode(Database &database, std::int64_t node, const QString &name)
{
    const auto asset = assetOfNode(database, node);
    if (!asset)
        return fail(asset.error());
    return *asset ? forgetAsset(database, **asset, name) : core::Done();
}

core::Done renamePostureOfNode(Database &database, std::int64_t node, const QString &before, const QString &name)
{
    const auto asset = assetOfNode(database, node);
    if (!asset)
        return fail(asset.error());
    if (!*asset || before == name)
        return {};
    if (auto done = execute(database, textOf(Sql::ForgetRisksOfAsset), name, **asset); !done) // of another node that had this name
        return done;
    return execute(database, textOf(Sql::MoveRisksOfAsset), name, before, **asset);
}

} // namespace bw::store

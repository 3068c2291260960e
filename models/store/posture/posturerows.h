// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/change.h"
#include "models/store/posture/posturetable.h"
#include "models/store/reader.h"
#include "models/store/tr.h"

#include <sqlite3.h>

#include <optional>
#include <string_view>

/// What the tables of this folder share.
namespace bw::store::posturerows {

inline constexpr int firstSchema = 9; ///< an older store that is open for reading has no such tables

/// zlib, behind the length of what it holds (32 bits, big endian).
[[nodiscard]] QByteArray pack(const QByteArray &bytes);
/// Of at most \p most bytes. Nothing: it is damaged, which the reader notes.
[[nodiscard]] std::optional<QByteArray> unpack(Reader &reader, std::string_view packed, qint64 most);

struct KnownAsset
{
    std::int64_t id = 0;
    Asset asset;
};
/// By kind and name; \p names empty: all.
[[nodiscard]] QList<KnownAsset> assetsNamed(Reader &reader, const QStringList &names);

/// As listAcceptedRisks() and listAnswers(), for an answer that needs more of the same moment.
[[nodiscard]] QList<AcceptedRisk> acceptedRisks(Reader &reader);
[[nodiscard]] QList<Answer> newestAnswers(Reader &reader);

/// The row of an asset, as changes look it up. Missing: a node that there is not. Usage: a name that is none.
struct AssetKey
{
    QString name; ///< as it is kept
    std::int64_t node = 0; ///< 0: it is none
    std::int64_t id = 0; ///< 0: it was never measured and never named
};
[[nodiscard]] core::Result<AssetKey> assetKey(sqlite::Database &database, AssetKind kind, const QString &name);
[[nodiscard]] core::Result<std::int64_t> addAsset(sqlite::Database &database, const AssetKey &key, const Asset &asset);

/// With all that was measured of it, and the risks that were accepted for its findings.
[[nodiscard]] core::Done forgetAsset(sqlite::Database &database, std::int64_t id, const QString &name);

/// First column of the first row; nothing without a row. Values: integers, QString, QByteArray.
template <typename... Values>
core::Result<std::optional<std::int64_t>> find(sqlite::Database &database, std::string_view sql, const Values &...values)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return core::fail(statement.error());
    bindAll(*statement, values...);
    const int code = statement->step();
    if (code == SQLITE_ROW)
        return statement->integer(0);
    if (code == SQLITE_DONE)
        return std::nullopt;
    return core::fail(database.problem(code, Tr::tr("The store could not be read")));
}

} // namespace bw::store::posturerows

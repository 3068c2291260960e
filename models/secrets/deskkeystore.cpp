// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/deskkeystore.h"

namespace bw::secrets {

using core::ProblemKind;

DeskKeyStore::DeskKeyStore(const QString &folder, std::chrono::milliseconds patience)
    : m_files(folder)
    , m_keychain(patience)
{
}

core::Result<FoundKey> DeskKeyStore::load(const QString &storeId)
{
    if (const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY"); !folder.isEmpty())
        if (auto handed = FileKeyStore(folder).load(QStringLiteral("store")); handed || handed.error().kind != ProblemKind::Missing)
            return handed;
    auto fromFile = m_files.load(storeId);
    if (fromFile || fromFile.error().kind != ProblemKind::Missing || !KeychainKeyStore::busIsNamed())
        return fromFile;
    return m_keychain.load(storeId);
}

core::Result<KeyHome> DeskKeyStore::save(const QString &storeId, const core::Secret &key)
{
    const auto fromFile = m_files.load(storeId);
    if (!fromFile && fromFile.error().kind == ProblemKind::Missing && KeychainKeyStore::busIsNamed()) {
        auto kept = m_keychain.save(storeId, key);
        if (kept || kept.error().kind == ProblemKind::Conflict)
            return kept;
    }
    return m_files.save(storeId, key);
}

core::Done DeskKeyStore::remove(const QString &storeId)
{
    if (auto done = m_files.remove(storeId); !done || !KeychainKeyStore::busIsNamed())
        return done;
    return m_keychain.remove(storeId);
}

} // namespace bw::secrets

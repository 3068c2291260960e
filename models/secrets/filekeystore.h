// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/keystore.h"

namespace bw::secrets {

/// One file a key: FOLDER/<store id>.key, mode 0600 in a folder of mode 0700, written whole or not at all.
/// A file that others may read, or that is a link, is refused (Denied): its key may be known already.
class FileKeyStore final : public KeyStore
{
public:
    explicit FileKeyStore(QString folder);

    [[nodiscard]] core::Result<FoundKey> load(const QString &storeId) override;
    [[nodiscard]] core::Result<KeyHome> save(const QString &storeId, const core::Secret &key) override;
    [[nodiscard]] core::Done remove(const QString &storeId) override;

    [[nodiscard]] QString pathOf(const QString &storeId) const;

private:
    QString m_folder;
};

} // namespace bw::secrets

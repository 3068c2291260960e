// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/filekeystore.h"
#include "models/secrets/keychainkeystore.h"

namespace bw::secrets {

/// What the programs use: a new key goes to the desktop's keychain, or, where none answers, to a 0600 file.
/// A key file that is there is used first: it costs no question to the bus. A service reads its key from the credentials that
/// its manager hands it ($CREDENTIALS_DIRECTORY/store.key, systemd.exec(5), LoadCredential=), before all others.
class DeskKeyStore final : public KeyStore
{
public:
    /// `folder` for key files (XDG_DATA_HOME/breakwater/keys); `patience` as in KeychainKeyStore.
    explicit DeskKeyStore(const QString &folder, std::chrono::milliseconds patience = std::chrono::seconds(3));

    /// Missing only when file and keychain both say so, or no bus is there to ask.
    [[nodiscard]] core::Result<FoundKey> load(const QString &storeId) override;
    [[nodiscard]] core::Result<KeyHome> save(const QString &storeId, const core::Secret &key) override;
    [[nodiscard]] core::Done remove(const QString &storeId) override;

private:
    FileKeyStore m_files;
    KeychainKeyStore m_keychain;
};

} // namespace bw::secrets

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/secrets/keystore.h"

#include <chrono>

namespace bw::secrets {

/// The desktop's keychain through QtKeychain (libsecret or KWallet).
/// Its jobs run on one thread of their own, so that a call waits at most `patience`, whatever the bus does; then
/// Unreachable. A keychain that asks the person to unlock it needs a long patience (the console, off the UI thread).
/// Needs a QCoreApplication, at whose end that thread ends.
class KeychainKeyStore final : public KeyStore
{
public:
    explicit KeychainKeyStore(std::chrono::milliseconds patience = std::chrono::seconds(3));

    [[nodiscard]] core::Result<FoundKey> load(const QString &storeId) override;
    [[nodiscard]] core::Result<KeyHome> save(const QString &storeId, const core::Secret &key) override;
    [[nodiscard]] core::Done remove(const QString &storeId) override;

    /// False when no session bus is named in the environment: then nothing is asked at all, and nothing is printed.
    [[nodiscard]] static bool busIsNamed();

private:
    std::chrono::milliseconds m_patience;
};

} // namespace bw::secrets

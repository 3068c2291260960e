// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/secrets/keystore.h"
#include "models/store/store.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace bw::app {

/// A store with its key, as both programs use it.
struct OpenStore
{
    store::Store store;
    std::shared_ptr<const core::Secret>
        key; ///< null: not on this desk. Search by address is off, recipients may not be written
    secrets::KeyHome keyHome; ///< for `store info`
    core::Problem whyNoKey;

    /// One hasher a thread; null when there is no key.
    [[nodiscard]] std::unique_ptr<core::KeyedHasher> makeHasher() const;
    [[nodiscard]] std::function<std::unique_ptr<core::KeyedHasher>()> hasherMaker() const;
    /// Locks the key with a passphrase, as `breakwaterctl store key export` does; slow on purpose, off the UI thread.
    [[nodiscard]] std::function<core::Result<QByteArray>(const QString &passphrase)> keySealer() const;
};

/// What to do where no store is.
enum class IfMissing { Fail, Create };

/// Opens a store (or makes one with a new key, which is kept before the store is made) and fetches its key.
/// Blocks for the file and the keychain: not on the UI thread. `homeZone` is for a new store: IANA, empty: the
/// system's.
[[nodiscard]] core::Result<OpenStore> openStore(const QString &path, store::OpenMode mode, IfMissing ifMissing,
    const QString &homeZone, secrets::KeyStore &keys, const core::Clock &clock);

} // namespace bw::app

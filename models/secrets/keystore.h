// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

namespace bw::secrets {

enum class KeyPlace {
    Keychain, ///< the desktop's own: libsecret or KWallet
    File, ///< a 0600 file apart from the store
};

/// Where a key lies, for `store info`: "the desktop keychain", or the file's path.
struct KeyHome
{
    KeyPlace place = KeyPlace::File;
    QString text;
    bool operator==(const KeyHome &) const = default;
};

struct FoundKey
{
    core::Secret key;
    KeyHome home;
};

/// Keeps the keys of stores on this desk. Not for the UI thread: a keychain may ask the person first.
/// One thread at a time. A store id is 1 to 64 of [A-Za-z0-9-]; anything else is Usage.
class KeyStore
{
public:
    virtual ~KeyStore() = default;

    /// Missing: no key of this store here. Unreachable: nobody could say (the store opens with search by address off).
    [[nodiscard]] virtual core::Result<FoundKey> load(const QString &storeId) = 0;
    /// Keeping the same key again is well; another key for the same store is Conflict: a key is never overwritten.
    [[nodiscard]] virtual core::Result<KeyHome> save(const QString &storeId, const core::Secret &key) = 0;
    /// Done too when there was none.
    [[nodiscard]] virtual core::Done remove(const QString &storeId) = 0;
};

[[nodiscard]] bool isStoreId(const QString &storeId);
[[nodiscard]] bool sameBytes(const core::Secret &a, const core::Secret &b);

} // namespace bw::secrets

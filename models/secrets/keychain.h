// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <chrono>

namespace bw::secrets {

/// Entries of the desktop's keychain (libsecret or KWallet, through QtKeychain). Its jobs run on one thread of their own, so
/// that a call waits at most `patience`, whatever the bus does; then Unreachable. Any thread; callers take turns, and wait for
/// theirs within their patience. A keychain that asks the person to unlock it
/// needs a long patience (the console, off the UI thread). Needs a QCoreApplication, at whose end that thread ends.
class Keychain final
{
public:
    explicit Keychain(std::chrono::milliseconds patience = std::chrono::seconds(3));

    /// Missing: it has no such entry. Unreachable: no bus, locked, or no answer.
    [[nodiscard]] core::Result<core::Secret> read(const QString &entry) const;
    [[nodiscard]] core::Done write(const QString &entry, const core::Secret &text) const; ///< UTF-8; replaces
    [[nodiscard]] core::Done remove(const QString &entry) const; ///< done too when there was none

    /// False when no session bus is named in the environment: then nothing is asked at all, and nothing is printed.
    [[nodiscard]] static bool busIsNamed();

private:
    std::chrono::milliseconds m_patience;
};

/// Entries of secrets for SSH: of a key file (its absolute path), of an account (its host as a node or a jump names it).
[[nodiscard]] QString passphraseEntry(const QString &keyFile);
[[nodiscard]] QString passwordEntry(const QString &user, const QString &host);

} // namespace bw::secrets

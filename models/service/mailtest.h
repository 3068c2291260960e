// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/core/zonerules.h"

namespace bw::service {

/// Would a message go to this address? Syntax alone.
[[nodiscard]] bool isMailAddress(const QString &address);
/// Is this a file with certificates in PEM? Unreachable, Malformed, TooLarge. Blocks: not on the UI thread.
[[nodiscard]] core::Done checkAuthority(const QString &path);
/// Sends one message to the address of the settings, whatever the quiet hours. Blocks: not on the UI thread. Errors as
/// models/notify/mailchannel.h has them.
[[nodiscard]] core::Done sendTestMail(const config::Notices &notices, const core::Clock &clock, const core::ZoneRules &zone);
/// In the desktop's keychain; an empty one is taken out. Blocks: the keychain may ask the person first.
[[nodiscard]] core::Done keepMailPassword(const config::Notices &notices, const core::Secret &password);

} // namespace bw::service

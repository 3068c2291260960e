// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <chrono>

namespace bw::notify {

/// The password of the mail server: $CREDENTIALS_DIRECTORY/smtp-password (systemd.exec(5), LoadCredential=), then the file that
/// the settings name (0600, owned by who runs this), then the desktop's keychain. Blocks up to \p patience; not on the UI thread.
/// Missing: none of them has it. Denied: others may read the file.
[[nodiscard]] core::Result<core::Secret> mailPassword(const config::Notices &notices, std::chrono::milliseconds patience = std::chrono::seconds(10));
/// In the desktop's keychain; an empty one is taken out. Blocks as above.
[[nodiscard]] core::Done keepMailPassword(const config::Notices &notices, const core::Secret &password, std::chrono::milliseconds patience = std::chrono::seconds(30));

} // namespace bw::notify

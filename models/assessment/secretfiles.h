// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/record.h"

namespace bw::assessment {

/// Lines of a snapshot about files with secrets (models/mta/host.h, askSecrets()) as a list of secret_file: "600 root root tls key
/// /etc/x.key", "755 root root folder /etc", "denied password /x", "missing password /x", "unseen password /x (why)", "closed /etc/dkimkeys". What an account without rights is denied,
/// others are denied too: not world-readable, and the rest unknown. A file that is not there is no secret.
[[nodiscard]] posture::Value secretFiles(const posture::Registry &registry, const QStringList &lines);

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

namespace bw::ctl {

/// One line of standard input, never of the command line: arguments can be seen by every process. Without echo on a terminal.
[[nodiscard]] core::Result<core::Secret> readPassphrase(const QString &question);

/// Is there a person at a terminal?
[[nodiscard]] bool canAsk();

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::rspamd {

/// rspamd 2 and 3 through syslog: the summary line of each scan (src/libserver/task.c, default log_format).
extern const Product product;

} // namespace bw::mta::rspamd

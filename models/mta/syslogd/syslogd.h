// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::syslogd {

/// rsyslog and journald about the log itself: lines that they threw away (imuxsock, imjournal, RateLimitBurst).
extern const Product product;

} // namespace bw::mta::syslogd

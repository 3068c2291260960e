// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::clamav {

/// ClamAV: clamav-milter's infected messages; clamd and freshclam say nothing of a message.
extern const Product product;

} // namespace bw::mta::clamav

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::postfix {

/// Postfix 3.4 to 3.12 (docs/postfix-events.md).
extern const Product product;

} // namespace bw::mta::postfix

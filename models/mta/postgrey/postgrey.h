// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::postgrey {

/// postgrey and SQLgrey: Postfix writes the refusal, so that nothing is left to tell.
extern const Product product;

} // namespace bw::mta::postgrey

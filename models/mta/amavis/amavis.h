// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::amavis {

/// amavisd-new and amavis 2.6 to 2.13: the line that tells what became of a message.
extern const Product product;

} // namespace bw::mta::amavis

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::opendmarc {

/// OpenDMARC 1.3 and 1.4, a milter. Sources named: opendmarc/opendmarc.c.
extern const Product product;

} // namespace bw::mta::opendmarc

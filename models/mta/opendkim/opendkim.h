// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::opendkim {

/// OpenDKIM 2.10 and 2.11, a milter that signs and verifies. Sources named: opendkim/opendkim.c.
extern const Product product;

} // namespace bw::mta::opendkim

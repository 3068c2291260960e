// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::saslauthd {

/// saslauthd of Cyrus SASL, and what PAM says in its name or in that of Dovecot's "auth".
extern const Product product;

} // namespace bw::mta::saslauthd

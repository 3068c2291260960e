// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::spamassassin {

/// spamd of SpamAssassin 3 and 4 (spamd/spamd.raw, log line "result:").
extern const Product product;

} // namespace bw::mta::spamassassin

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::policydspf {

/// The two SPF policy daemons of Postfix: pyspf-milter's policyd-spf (Python) and postfix-policyd-spf-perl.
extern const Product product;

} // namespace bw::mta::policydspf

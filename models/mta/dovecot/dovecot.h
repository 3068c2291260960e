// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::dovecot {

/// Dovecot 2.2 to 2.4: logins of IMAP, POP3, submission and ManageSieve, and what its auth service says of SASL.
extern const Product product;

} // namespace bw::mta::dovecot

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/product.h"

namespace bw::mta::cyrus {

/// Cyrus IMAP 2.4 to 3.8: logins (imap/imapd.c, imap/pop3d.c, timsieved/parser.c).
extern const Product product;

} // namespace bw::mta::cyrus

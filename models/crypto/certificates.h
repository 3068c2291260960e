// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace bw::crypto {

/// How many certificates (X.509, RFC 5280) a text in PEM (RFC 7468) holds; what stands between them is skipped. Malformed: it
/// holds none, or one that cannot be read. Any thread.
[[nodiscard]] core::Result<int> certificatesIn(const QByteArray &pem);

} // namespace bw::crypto

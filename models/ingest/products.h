// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/mta/product.h"

#include <QString>

namespace bw::ingest {

/// The KIND of --mta, in any case: who keeps the name keeps Product::id. Usage names those that are known.
[[nodiscard]] core::Result<const mta::Product *> mtaNamed(const QString &id);

} // namespace bw::ingest

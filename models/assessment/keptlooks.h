// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/look.h"
#include "models/posture/catalog.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

namespace bw::assessment {

/// What the store has of the last look at each asset, by kind and name: what the Posture page shows. Exceptions count as of \p now. Evidence has no
/// values: the store's rows have them as they are printed. Blocks. Errors: the store's, Cancelled.
[[nodiscard]] core::Result<QList<Look>> keptLooks(const posture::Catalog &catalog, const store::Store &store, core::UtcMicros now, const store::Cancel &cancel = {});

} // namespace bw::assessment

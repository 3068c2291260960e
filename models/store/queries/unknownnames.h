// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QStringList>

namespace bw::store {

/// The names that \p filter chooses and that stand nowhere in the store, a sentence for each: a question for one of them is answered
/// with 0, and is likely a slip of the pen. Streams, domains, senders, users, mechanisms and services; nodes are refused by the
/// questions themselves, and addresses are known to rows alone.
[[nodiscard]] core::Result<QStringList> unknownNames(const Store &store, const Filter &filter, const Cancel &cancel = {});

} // namespace bw::store

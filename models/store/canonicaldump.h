// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/store.h"

#include <functional>
#include <string_view>

namespace bw::store {

/// What a store holds, as sorted text: two stores that tell the same are equal here, whatever order, cut or key they were
/// made with. Dictionary ids are resolved. Left out: the store's id, row numbers, times of work, and where a row was read
/// (source, offset, cursor, chunk). A keyed hash stands as a mark of the places that it appears in, since another
/// store has another key: the same person in the same rows has the same mark.
/// Reads on the calling thread; memory grows with the rows of one table.
core::Done canonicalDump(const Store &store, const std::function<void(std::string_view line)> &sink);

} // namespace bw::store

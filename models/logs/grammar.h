// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/event.h"
#include "models/logs/line.h"

namespace bw::logs {

/// What became of a line.
enum class Reading : std::uint8_t {
    Told, ///< one or more events were appended
    Silent, ///< understood, and nothing to tell (statistics, debug lines)
    Unrecognised, ///< the grammar does not know this line: counted and kept aside
};

/// One product's log text into events. Stateless between lines except for small caches; one object a thread. No I/O,
/// no allocation per line.
class Grammar
{
public:
    virtual ~Grammar() = default;
    /// Appends to \p out (never clears it).
    virtual Reading read(const Line &line, Events &out) = 0;
};

} // namespace bw::logs

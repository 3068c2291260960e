// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/problem.h"

#include <tl/expected.hpp>

namespace bw::core {

/// A value or a Problem. tl::expected has std::expected's names, for a later swap.
template <typename T>
using Result = tl::expected<T, Problem>;

using Done = Result<void>;

[[nodiscard]] inline tl::unexpected<Problem> fail(Problem problem)
{
    return tl::unexpected<Problem>(std::move(problem));
}

} // namespace bw::core

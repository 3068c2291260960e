// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <type_traits>
#include <utility>

namespace bw::core {

/// What the exception that is being handled comes to; inside a catch block only. Never throws.
[[nodiscard]] Problem problemOfException(const QString &where) noexcept;

/// The last guard: failures are values here, so an exception is a defect of ours (or memory has run out), and it must not end the
/// program. What \p call was changing is in an unknown state afterwards: nothing of it may be kept.
/// \p where: file or node; read when it is needed.
template <typename Call>
[[nodiscard]] std::invoke_result_t<Call> guarded(const QString &where, Call &&call)
{
    try {
        return std::forward<Call>(call)();
    } catch (...) {
        return fail(problemOfException(where));
    }
}

} // namespace bw::core

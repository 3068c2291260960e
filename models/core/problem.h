// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::core {

/// What kind of failure it is: the part that code may branch on.
enum class ProblemKind {
    Usage, ///< the person asked for something that cannot be (exit 2)
    Unreachable,
    HostKeyUnknown, ///< a server that was never met; nothing was sent to it
    HostKeyChanged, ///< a server that shows another key than before; nothing was sent to it
    Denied,
    Missing,
    Malformed,
    TooLarge,
    TimedOut,
    Cancelled,
    Conflict, ///< somebody else holds it, or it is there already
    Damaged,
    Full, ///< no space left, or a size limit of the process
    Unsupported, ///< newer schema, unknown product
    Internal,
    Defect, ///< an exception came as far as the last guard (guard.h), or memory ran out
};

/// A failure as a value. Plain data, any thread. Texts are translated sentences for a person;
/// they never hold a secret, and a recipient only as a keyed hash.
struct Problem
{
    ProblemKind kind = ProblemKind::Internal;
    QString what {}; ///< what happened
    QString reason {}; ///< why, if known
    QString where {}; ///< file, node, line
    QString remedy {}; ///< what to do next

    bool operator==(const Problem &) const = default;

    /// "what: reason (where). remedy" on one line, for stderr and the log.
    [[nodiscard]] QString oneLine() const;
};

} // namespace bw::core

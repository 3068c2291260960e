// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/dkim/verify.h"

namespace bw::mailauth::dkim {

/// RFC 6376's PERMFAIL is Fail where a hash or the signature differs, Neutral where RFC 8601, 2.7.1 says so, else PermError.
[[nodiscard]] Verdict verdictOf(const std::optional<Fault> &fault);

/// What the fault means, or that there is none, for a person.
[[nodiscard]] QString inWords(const Report &report);

} // namespace bw::mailauth::dkim

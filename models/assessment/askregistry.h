// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/assessor.h"

namespace bw::assessment {

/// What the registry says of a domain, if Means::asksRegistry says that it may be asked: IANA for its place and the registry for the domain, each
/// once, for at most 8 s in all. Else what \p kept holds of an earlier time, or unknown. Cancelled. All else makes an unknown.
[[nodiscard]] core::Result<posture::Evidence> askRegistry(const Means &means, const QString &domain, const posture::Evidence *kept);

} // namespace bw::assessment

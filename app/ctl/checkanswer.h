// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/assessment/look.h"
#include "models/core/result.h"
#include "models/posture/frameworks.h"

#include <optional>

namespace bw::ctl {

struct CheckShape
{
    bool showsAll = false; ///< a table has what holds and what does not apply, too
    std::optional<posture::FrameworkPart> part {}; ///< findings stand under its groups
    bool isAll = false; ///< a total stands beside the targets
    bool isKept = false; ///< as the store has it: nothing was measured now
};

[[nodiscard]] bool isOfPart(const posture::Catalog &catalog, const posture::Finding &finding, const posture::FrameworkPart &part);

/// What check answers of its looks. CSV has one row a finding; since when, it learns from \p store, which may be null. Errors: the store's.
[[nodiscard]] core::Result<Answer> checkAnswer(const posture::Catalog &catalog, const QList<assessment::Look> &looks, const CheckShape &shape, Format format, const store::Store *store);

} // namespace bw::ctl

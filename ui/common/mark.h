// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bw::ui {

/// A filled 12 px shape that carries a verdict or a severity. paintMark() is the only code that draws one.
enum class Mark {
    None,
    Critical, ///< diamond
    High, ///< triangle
    Medium, ///< square
    Low, ///< ring
    Pass, ///< disc with tick
    Fail, ///< disc with cross
    Unknown, ///< dashed ring with ?
    NotApplicable, ///< dash
    Accepted, ///< shield
    NotRead, ///< square with cross
};

} // namespace bw::ui

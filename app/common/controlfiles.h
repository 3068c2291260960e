// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/posture/catalog.h"

namespace bw::app {

inline constexpr qsizetype mostControlBytes = 1024 * 1024; ///< of an organisation's own file

/// An organisation's own control file; "-" is standard input. Missing, unreadable or larger than that: a problem.
[[nodiscard]] core::Result<posture::ControlFile> readControlFile(const QString &path);

/// The shipped controls and those of the organisation, in the language in force (language.h). \p ownFile: the file that a person
/// named; empty: ownControlsPath(), which need not be there. A mistake in it leaves out what it is about, and is told.
[[nodiscard]] core::Result<posture::LoadedCatalog> loadCatalog(const QString &ownFile = {});

} // namespace bw::app

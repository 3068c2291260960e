// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bw::translations {

/// A static library's resources are not there until somebody asks: after this call :/i18n/breakwater_*.qm exist.
void makeAvailable();

} // namespace bw::translations

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::fleet {

/// "~/x" is in the home of whoever runs this, as shells and ssh have it; all else stays as it is.
[[nodiscard]] QString withHome(const QString &path);

} // namespace bw::fleet

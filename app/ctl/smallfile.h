// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace bw::ctl {

/// The first \p most bytes of a file that a person named; "-" is standard input. What else is no file is refused and never waited for.
/// \p what: says a problem, as in "The rules could not be read".
[[nodiscard]] core::Result<QByteArray> readSmallFile(const QString &path, qsizetype most, const QString &what);

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace bw::assessment {

/// The day until which a release of a distribution gets security fixes without a contract (with LTS of Debian, without ESM of Ubuntu), by ID
/// and VERSION_ID of os-release(5). Nothing: it is not in the table.
[[nodiscard]] std::optional<QDate> fixesUntil(const QString &id, const QString &version);
/// When the table was written.
[[nodiscard]] QDate releasesAsOf();

} // namespace bw::assessment

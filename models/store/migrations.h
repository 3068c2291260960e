// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace bw::store {

enum class Engine { Sqlite, PostgreSql };

/// The statements that bring a store from version - 1 to version, in order, for that engine. The text lives in
/// resources/migrations; the tokens are explained there.
[[nodiscard]] core::Result<QStringList> migrationStatements(int version, Engine engine);

/// Replaces the tokens of one SQL text.
[[nodiscard]] QString forEngine(QString sql, Engine engine);

} // namespace bw::store

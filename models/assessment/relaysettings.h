// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QStringList>

#include <optional>

/// Inside models/assessment only.
namespace bw::assessment {

/// What reading a node's log needs of its newest settings, those of all its instances of Postfix together. Nothing: not known, as where a
/// table or a file has it.
struct RelaySettings
{
    std::optional<QStringList> networks; ///< that may relay: addresses, CIDR networks
    std::optional<QStringList> domains; ///< that it takes mail for; small letters
    std::optional<bool> logsTlsIn, logsTlsOut;
};

[[nodiscard]] core::Result<RelaySettings> readRelaySettings(const store::Store &store, const QString &node, core::UtcMicros now, const store::Cancel &cancel);

} // namespace bw::assessment

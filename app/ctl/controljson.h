// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/posture/catalog.h"

#include <QJsonObject>
#include <QStringList>

namespace bw::ctl {

/// What a control can be asked of, as people say it: "domain", "node", "host", "organisation".
[[nodiscard]] const QStringList &controlTargets();
[[nodiscard]] bool isAskedOf(const posture::Catalog &catalog, const posture::Control &control, const QString &target);

/// A control with all that its file says and what the organisation's file changed. \p now decides which exceptions are in force.
[[nodiscard]] QJsonObject controlJson(const posture::Catalog &catalog, const posture::Control &control, core::UtcMicros now);
[[nodiscard]] const QStringList &controlKeys(); ///< in their order

} // namespace bw::ctl

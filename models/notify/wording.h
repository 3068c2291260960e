// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/zonerules.h"
#include "models/notify/notice.h"
#include "models/notify/noticechannel.h"

#include <QList>

namespace bw::notify {

/// Several notices as one message in the program's language; at most 100 of them in words, the rest as a number. Times are
/// of the home zone.
[[nodiscard]] Telling tellingOf(const QList<Notice> &notices, const core::ZoneRules &zone);
/// What "Send a test message" sends.
[[nodiscard]] Telling testTelling(core::UtcMicros now, const core::ZoneRules &zone);

} // namespace bw::notify

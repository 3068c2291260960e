// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/core/zonerules.h"
#include "ui/common/format.h"

#include <QList>
#include <QString>

namespace bw::shell {

/// What the person chose in the range picker; a span relative to the newest data, a calendar span, or two moments.
struct TimeChoice
{
    QString preset = QStringLiteral("48h"); ///< an id of timePresets(), or "custom"
    core::TimeRange custom;
    bool operator==(const TimeChoice &) const = default;
};

struct TimePreset
{
    QString id; ///< "48h", "yesterday"
    QString name; ///< "48 hours", translated
    bool calendar = false;
};
[[nodiscard]] QList<TimePreset> timePresets();

/// When presets end. Data that is a week old is still what the person wants to see: the last hours *of the data*.
/// The running hour is left out once a day of data stands before it, since it is never whole.
/// \p firstHeard and \p lastHeard are 0 when nothing was heard yet.
[[nodiscard]] core::UtcMicros anchorFor(core::UtcMicros now, core::UtcMicros firstHeard, core::UtcMicros lastHeard, const core::ZoneRules &zone);

/// Where a range ends at the latest: with the last hour that is over, or with \p anchor where presets end later.
[[nodiscard]] core::UtcMicros latestEnd(core::UtcMicros now, core::UtcMicros anchor, const core::ZoneRules &zone);

/// The span that a choice means, up to \p latest. Days are days of \p zone, of 23 to 25 hours.
[[nodiscard]] core::TimeRange resolve(const TimeChoice &choice, core::UtcMicros anchor, core::UtcMicros latest, const core::ZoneRules &zone);

/// "48 hours to Wed 25 Nov, 14:00", "Yesterday, Tue 24 Nov", or the span of a zoom.
[[nodiscard]] QString nameOf(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const ui::Format &format);
/// The same in few words: "48 hours", "25 Nov – 26 Nov".
[[nodiscard]] QString shortNameOf(const TimeChoice &choice, const core::TimeRange &range, bool zoomed, const ui::Format &format);

} // namespace bw::shell

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/loginrules.h"
#include "models/store/fleethours.h"

#include <deque>
#include <map>

namespace bw::detection {

/// L7: spraying below every limit of a source. Each hour, over the 24 hours that end with it: own logins with one to three
/// tries by strangers that no other rule explains, against the same figure of the 14 days before. Judged when L1 to L6
/// are known; bounded memory. One question long.
class SlowSpray final
{
public:
    explicit SlowSpray(QHash<core::UtcMicros, store::FleetHour> remembered);

    void take(const ClassifiedTry &one); ///< in order of time; tries of friends and on names that are not known to exist are passed over
    /// Full hours of `judged` (needs the tries of the day before as well). Neighbouring hours are one run.
    void judge(const std::vector<FoundAttack> &explained, core::TimeRange judged);

    [[nodiscard]] const std::vector<FoundAttack> &found() const { return m_found; }
    /// Of the judged hours; -1 while an attack on many logins was open.
    [[nodiscard]] const std::map<core::UtcMicros, qint64> &unexplained() const { return m_unexplained; }

private:
    struct Seen
    {
        core::UtcMicros time = 0;
        std::int64_t login = 0;
        core::IpAddress client;
    };
    class Day;
    [[nodiscard]] bool isOver(core::UtcMicros hour, qint64 logins) const;
    void fire(core::UtcMicros hour, const Day &day);

    QHash<core::UtcMicros, store::FleetHour> m_remembered;
    std::deque<Seen> m_seen;
    std::vector<FoundAttack> m_found;
    std::map<core::UtcMicros, qint64> m_unexplained;
};

} // namespace bw::detection

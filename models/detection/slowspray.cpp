// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/slowspray.h"

#include "models/detection/loginreview.h"

#include <algorithm>
#include <cmath>

namespace bw::detection {

using core::UtcMicros;

namespace {

constexpr std::size_t mostSeen = 500'000, mostOfDay = 100'000; ///< beyond it this is no slow spray
constexpr qint64 leastLogins = 30, mostTries = 3;
constexpr std::size_t leastSources = 20, leastHistory = 72; ///< hours
constexpr double timesMedian = 2, timesMad = 8.9;
constexpr UtcMicros compared = 14 * core::microsPerDay;

double medianOf(std::vector<double> &values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2)
        return *middle;
    const double upper = *middle;
    return (*std::max_element(values.begin(), middle) + upper) / 2;
}

/// Attacks on many logins: their hours are no measure of what is usual.
bool isOnMany(const FoundAttack &attack)
{
    const std::string_view rule = attack.rule;
    return rule == "L3" || rule == "L4" || rule == "L5" || rule == "L6";
}

} // namespace

/// The unexplained tries of 24 hours.
class SlowSpray::Day
{
public:
    void add(const Seen &one)
    {
        count(one.login, 1);
        ++m_sources[sourceId(one.client)];
        m_times.push_back(one.time);
    }
    void remove(const Seen &one)
    {
        count(one.login, -1);
        const auto source = m_sources.find(sourceId(one.client));
        if (--source->second == 0)
            m_sources.erase(source);
        m_times.pop_front();
    }
    [[nodiscard]] qint64 logins() const { return m_few; }
    [[nodiscard]] UtcMicros first() const { return m_times.empty() ? 0 : m_times.front(); }
    [[nodiscard]] UtcMicros last() const { return m_times.empty() ? 0 : m_times.back(); }
    [[nodiscard]] const std::unordered_map<std::uint64_t, qint64> &sources() const { return m_sources; }

private:
    void count(std::int64_t login, qint64 change)
    {
        const auto tries = m_logins.try_emplace(login, 0).first;
        m_few -= tries->second >= 1 && tries->second <= mostTries;
        tries->second += change;
        m_few += tries->second >= 1 && tries->second <= mostTries;
        if (tries->second == 0)
            m_logins.erase(tries);
    }
    std::unordered_map<std::int64_t, qint64> m_logins;
    std::unordered_map<std::uint64_t, qint64> m_sources;
    std::deque<UtcMicros> m_times;
    qint64 m_few = 0;
};

SlowSpray::SlowSpray(QHash<UtcMicros, store::FleetHour> remembered)
    : m_remembered(std::move(remembered))
{
}

void SlowSpray::take(const ClassifiedTry &one)
{
    if (!one.isStranger() || one.exists != Exists::Yes || one.row.login == 0 || !one.row.client.isKnown() || m_seen.size() >= mostSeen)
        return;
    if (m_seen.size() >= mostOfDay && one.row.time - m_seen[m_seen.size() - mostOfDay].time < core::microsPerDay)
        return;
    m_seen.push_back({ one.row.time, one.row.login, one.row.client });
}

/// Against the hours of the 14 days before the last day: double their median, and far outside their spread.
bool SlowSpray::isOver(UtcMicros hour, qint64 logins) const
{
    std::vector<double> usual;
    for (UtcMicros t = hour - core::microsPerDay - compared; t < hour - core::microsPerDay; t += core::microsPerHour) {
        if (const auto own = m_unexplained.find(t); own != m_unexplained.end()) {
            if (own->second >= 0)
                usual.push_back(double(own->second));
        } else if (const auto known = m_remembered.constFind(t); known != m_remembered.constEnd() && known->unexplained >= 0) {
            usual.push_back(double(known->unexplained));
        }
    }
    if (usual.size() < leastHistory)
        return false;
    const double median = medianOf(usual);
    for (double &value : usual)
        value = std::abs(value - median);
    return double(logins) >= std::max({ double(leastLogins), timesMedian * median, median + timesMad * medianOf(usual) });
}

void SlowSpray::fire(UtcMicros hour, const Day &day)
{
    if (m_found.empty() || day.first() > m_found.back().window.to)
        m_found.push_back({ .rule = "L7", .kind = AttackKind::Spraying, .login = 0, .source = {}, .network = {}, .sources = {},
            .window = { day.first(), day.last() }, .fired = hour + core::microsPerHour, .isMachine = false,
            .threshold = "24 h: >= 30 own logins, 1 to 3 tries each, >= 20 sources, 2 x and 8.9 MAD above the median of 14 days" });
    auto &attack = m_found.back();
    attack.window.to = std::max(attack.window.to, day.last());
    for (const auto &[source, tries] : day.sources())
        if (attack.sources.size() < FoundAttack::mostSources)
            attack.sources.insert(source);
}

void SlowSpray::judge(const std::vector<FoundAttack> &explained, core::TimeRange judged)
{
    const AttackIndex index(explained);
    std::erase_if(m_seen, [&](const Seen &one) {
        ClassifiedTry row;
        row.row.time = one.time;
        row.row.login = one.login;
        row.row.client = one.client;
        row.exists = Exists::Yes;
        return index.attackOf(row) >= 0;
    });
    Day day;
    auto first = m_seen.begin(), next = m_seen.begin();
    for (UtcMicros hour = core::floorTo(judged.from + core::microsPerHour - 1, core::microsPerHour); hour + core::microsPerHour <= judged.to; hour += core::microsPerHour) {
        const UtcMicros end = hour + core::microsPerHour;
        for (; next != m_seen.end() && next->time < end; ++next)
            day.add(*next);
        for (; first != next && first->time < end - core::microsPerDay; ++first)
            day.remove(*first);
        const bool isOpen = std::any_of(explained.begin(), explained.end(),
            [&](const FoundAttack &attack) { return isOnMany(attack) && attack.window.from < end && attack.window.to >= hour; });
        const bool isFired = day.logins() >= leastLogins && day.sources().size() >= leastSources && isOver(hour, day.logins());
        if (isFired)
            fire(hour, day);
        m_unexplained[hour] = isOpen || isFired ? -1 : day.logins();
    }
}

} // namespace bw::detection

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/orderedtries.h"

#include "models/store/tr.h"

#include <algorithm>
#include <tuple>

namespace bw::store {

namespace {

constexpr std::int64_t rowsInStretch = 2048;
constexpr std::size_t slots = 1440; ///< minutes of a day
constexpr core::UtcMicros moment = 1000; ///< what rows tell apart

LoginTry tryOf(const Rows &rows)
{
    LoginTry one;
    one.rowId = rows.number(0);
    one.time = fromMs(rows.number(1));
    one.login = rows.number(2);
    one.client = core::IpAddress::fromBytes(rows.bytes(3));
    one.service = static_cast<std::int32_t>(rows.number(4));
    one.mechanism = static_cast<std::int32_t>(rows.number(5));
    one.outcome = static_cast<logs::LoginOutcome>(rows.number(6));
    one.tries = static_cast<std::int32_t>(rows.number(7));
    one.host = static_cast<std::int32_t>(rows.number(8));
    one.tls = static_cast<std::int32_t>(rows.number(9));
    return one;
}

/// What the writer never writes.
bool isSound(const LoginTry &one, std::int64_t before, core::TimeRange segment)
{
    return one.rowId > before && segment.contains(one.time) && one.login >= 0 && one.tries >= 0
        && static_cast<std::uint8_t>(one.outcome) <= static_cast<std::uint8_t>(logs::LoginOutcome::Aborted);
}

/// False: `take` wants no more. The only reader of these rows. Those that lie outside their segment's time come as well: that is damage.
template <typename Take>
bool scanIds(Reader &reader, const IdRange &ids, core::TimeRange range, Take take)
{
    auto rows = reader.rows("SELECT id, time_ms, login, client, service, mechanism, outcome, tries, host, tls FROM login "
                            "WHERE id BETWEEN ? AND ? AND ((time_ms >= ? AND time_ms < ?) OR (time_ms BETWEEN ? AND ?) IS NOT TRUE)",
        ids.first, ids.last, toMs(range.from), toMs(range.to), toMs(ids.times.from), toMs(ids.times.to));
    std::int64_t before = ids.first - 1;
    while (rows.next()) {
        const LoginTry one = tryOf(rows);
        if (!isSound(one, before, ids.times)) {
            reader.noteDamage(Tr::tr("a login that cannot be"));
            return false;
        }
        before = one.rowId;
        if (!take(one))
            return false;
    }
    return true;
}

} // namespace

void scanLogins(Reader &reader, const KeptRows &kept, core::TimeRange range, const std::function<bool(const LoginTry &)> &take)
{
    for (const auto &ids : kept.ranges("login", range))
        if (!scanIds(reader, ids, range, take))
            return;
}

OrderedTries::OrderedTries(Reader &reader, std::vector<KeptRows> nodes, std::function<bool(const LoginTry &)> wanted,
    const std::function<void(std::span<const LoginTry>)> &take, std::size_t mostAtOnce)
    : m_reader(reader)
    , m_nodes(std::move(nodes))
    , m_wanted(std::move(wanted))
    , m_take(take)
    , m_most(std::max<std::size_t>(mostAtOnce, 1))
{
}

void OrderedTries::give(core::TimeRange range)
{
    if (giveAtOnce(range) == Fit::Whole)
        return;
    learnStretches(range);
    split(range);
    m_stretches.clear();
}

OrderedTries::Fit OrderedTries::giveAtOnce(core::TimeRange range)
{
    m_rows.clear();
    for (const auto &node : m_nodes) {
        scanLogins(m_reader, node, range, [this](const LoginTry &one) {
            if (m_wanted(one))
                m_rows.push_back(one);
            return m_rows.size() <= m_most;
        });
        if (m_rows.size() > m_most)
            return Fit::TooMany;
    }
    giveRows();
    return Fit::Whole;
}

void OrderedTries::giveRows()
{
    if (m_reader.problem())
        return;
    std::sort(m_rows.begin(), m_rows.end(), [](const LoginTry &a, const LoginTry &b) { return std::tie(a.time, a.rowId) < std::tie(b.time, b.rowId); });
    if (!m_rows.empty())
        m_take(m_rows);
    m_rows.clear();
}

void OrderedTries::learnStretches(core::TimeRange range)
{
    m_stretches.clear();
    for (const auto &node : m_nodes) {
        for (const auto &ids : node.ranges("login", range)) {
            auto rows = m_reader.rows("SELECT id, time_ms FROM login WHERE id BETWEEN ? AND ?", ids.first, ids.last);
            for (std::int64_t count = 0; rows.next(); ++count) {
                const core::UtcMicros t = fromMs(rows.number(1));
                if (!ids.times.contains(t)) {
                    m_reader.noteDamage(Tr::tr("a login that cannot be"));
                    return;
                }
                if (count % rowsInStretch == 0)
                    m_stretches.push_back({ rows.number(0), rows.number(0), { t, t }, ids.times });
                auto &stretch = m_stretches.back();
                stretch.last = rows.number(0);
                stretch.times = { std::min(stretch.times.from, t), std::max(stretch.times.to, t + moment) };
            }
        }
    }
    std::erase_if(m_stretches, [&](const Stretch &one) { return one.times.to <= range.from || one.times.from >= range.to; });
    std::sort(m_stretches.begin(), m_stretches.end(), [](const Stretch &a, const Stretch &b) { return a.first < b.first; });
}

template <typename Take>
void OrderedTries::scan(core::TimeRange range, Take take)
{
    for (const auto &stretch : m_stretches)
        if (stretch.times.from < range.to && stretch.times.to > range.from && !scanIds(m_reader, { stretch.first, stretch.last, stretch.segment }, range, take))
            return;
}

/// How many rows each part of the range has, then neighbours together as far as they fit.
void OrderedTries::split(core::TimeRange range)
{
    const core::UtcMicros width = std::max(moment, core::floorTo((range.to - range.from) / core::UtcMicros(slots), moment) + moment);
    std::vector<std::size_t> counts(static_cast<std::size_t>((range.to - range.from - 1) / width) + 1);
    scan(range, [&](const LoginTry &one) {
        if (range.contains(one.time) && m_wanted(one))
            ++counts[static_cast<std::size_t>((one.time - range.from) / width)];
        return true;
    });
    std::size_t sum = 0;
    core::UtcMicros from = range.from;
    const auto close = [&](core::UtcMicros to) {
        if (sum > 0)
            givePiece({ from, to });
        from = to;
        sum = 0;
    };
    for (std::size_t i = 0; i < counts.size() && !m_reader.problem(); ++i) {
        const core::UtcMicros start = range.from + core::UtcMicros(i) * width, end = std::min(start + width, range.to);
        if (sum > 0 && sum + counts[i] > m_most)
            close(start);
        if (counts[i] <= m_most) {
            sum += counts[i];
            continue;
        }
        if (end - start <= moment)
            giveMoment({ start, end });
        else
            split({ start, end });
        from = end;
    }
    if (!m_reader.problem())
        close(range.to);
}

void OrderedTries::givePiece(core::TimeRange piece)
{
    m_rows.clear();
    scan(piece, [this](const LoginTry &one) {
        if (m_wanted(one))
            m_rows.push_back(one);
        return true;
    });
    giveRows();
}

/// More rows of one moment than fit: they come in order of their ids already.
void OrderedTries::giveMoment(core::TimeRange moment)
{
    m_rows.clear();
    scan(moment, [this](const LoginTry &one) {
        if (m_wanted(one))
            m_rows.push_back(one);
        if (m_rows.size() >= m_most)
            giveRows();
        return !m_reader.problem();
    });
    giveRows();
}

} // namespace bw::store

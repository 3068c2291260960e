// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/writerprivate.h"

#include "models/store/cubes.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <map>

namespace bw::store {

using core::fail;

namespace {

constexpr std::int64_t msPerDay = 86'400'000;
/// Rotated files are neighbours though nobody can say what their last and first line have between them.
constexpr std::int64_t heardSlackMs = 60'000;
/// More are asked for again.
constexpr std::size_t mostStoredLoginDomains = 50'000;

std::array<std::int64_t, 8> valuesOf(const logs::Counts &counts)
{
    return { counts.accepted, counts.recipients, counts.delivered, counts.deferred, counts.bounced, counts.expired, counts.discarded,
        counts.rejected };
}

std::int64_t monthOf(std::int64_t ms)
{
    const std::chrono::sys_days day { std::chrono::days(core::floorTo(ms, msPerDay) / msPerDay) };
    const std::chrono::year_month_day date(day);
    return std::int64_t(int(date.year())) * 12 + unsigned(date.month()) - 1;
}

struct Touched
{
    core::UtcMicros first = INT64_MAX, last = INT64_MIN;
    void add(core::UtcMicros from, core::UtcMicros to)
    {
        first = std::min(first, from);
        last = std::max(last, to);
    }
};

std::int64_t serviceBit(std::string_view service)
{
    static constexpr std::array<std::string_view, 8> names { "", "submission", "smtps", "smtp", "imap", "imaps", "pop3", "pop3s" };
    const auto found = std::find(names.begin(), names.end(), service);
    return std::int64_t(1) << (found == names.end() ? 8 : found - names.begin());
}

} // namespace

const CellGrid &Writer::Private::gridOf(std::string_view table)
{
    return grids.try_emplace(table, store.grid(table)).first->second;
}

/// Every delta goes to all levels of its cube, for the node and, where there are others, for the fleet (node 0), in the
/// order of the keys.
core::Done Writer::Private::writeCube(Sql statement, Sql dropEmpty, std::string_view table, std::vector<Cell> cells, std::size_t keys,
    bool hasBytes, std::size_t values)
{
    // As the tables' keys: the one column of bytes (network, address) stands second in every key that has one.
    const auto isBefore = [](const Cell &a, const Cell &b) {
        return std::tie(a.start, a.keys[0], a.bytes, a.keys) < std::tie(b.start, b.keys[0], b.bytes, b.keys);
    };
    const bool hasNegative = std::any_of(cells.begin(), cells.end(), [](const Cell &cell) {
        return std::any_of(cell.values.begin(), cell.values.end(), [](std::int64_t value) { return value < 0; });
    });
    const CellGrid &grid = gridOf(table);
    for (const auto &[level, life] : levelsOf(table)) {
        core::UtcMicros lastFrom = INT64_MIN;
        core::UtcMicros lastTo = 0;
        for (Cell &cell : cells) { // coarser from finer: levels come in that order
            if (cell.start != lastFrom) {
                lastFrom = cell.start;
                lastTo = grid.startOf(level, cell.start);
            }
            cell.start = lastTo;
        }
        std::sort(cells.begin(), cells.end(), isBefore);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (kept > 0 && !isBefore(cells[kept - 1], cells[i])) {
                for (std::size_t v = 0; v < values; ++v)
                    cells[kept - 1].values[v] += cells[i].values[v];
            } else {
                cells[kept++] = cells[i];
            }
        }
        cells.resize(kept);
        for (const std::int64_t owner : { std::int64_t(0), node }) {
            // Months are for sums over many nodes.
            if (owner == 0 ? !isFleet : level == monthLevel)
                continue;
            auto at = cells.begin();
            feedAll(statement, [&](FeedRow &row) {
                if (at == cells.end())
                    return false;
                const Cell &cell = *at++;
                row.add(owner);
                row.add(level);
                row.add(toMs(cell.start));
                for (std::size_t k = 0; k < keys; ++k) {
                    row.add(cell.keys[k]);
                    if (hasBytes && k == 0)
                        row.addBlob(cell.bytes);
                }
                for (std::size_t v = 0; v < values; ++v)
                    row.add(cell.values[v]);
                return true;
            });
            if (!error)
                return error;
            if (!hasNegative)
                continue;
            std::int64_t last = INT64_MIN;
            for (const Cell &cell : cells) {
                if (cell.start == last)
                    continue;
                last = cell.start;
                sqlite::Statement &drop = (*this)[dropEmpty];
                drop.bind(1, owner);
                drop.bind(2, level);
                drop.bind(3, toMs(cell.start));
                if (!done(dropEmpty))
                    return error;
            }
        }
        std::int64_t lastStart = INT64_MIN;
        for (const Cell &cell : cells) {
            if (cell.start == lastStart)
                continue;
            lastStart = cell.start;
            lives.emplace(table, monthOf(toMs(cell.start)));
            if (level == hourLevel)
                unfolded.insert(toMs(cell.start));
        }
    }
    return error;
}

core::Done Writer::Private::writeCells(const logs::Batch &batch)
{
    std::vector<Cell> cells;
    const auto fill = [&cells](const auto &deltas, auto make) {
        cells.clear();
        cells.reserve(deltas.size());
        for (const auto &delta : deltas) {
            Cell &cell = cells.emplace_back();
            cell.start = delta.start;
            make(cell, delta);
        }
        return !cells.empty();
    };
    for (const logs::VolumeDelta &delta : batch.volume)
        changedHours.insert(core::floorTo(delta.start, core::microsPerHour));
    if (fill(batch.volume, [](Cell &cell, const logs::VolumeDelta &delta) { cell.values = valuesOf(delta.counts); })) {
        if (auto done = writeCube(Sql::AddVolume, Sql::DropEmptyVolume, "volume_cell", cells, 0, false, 8); !done)
            return done;
    }
    if (fill(batch.streamCells, [this](Cell &cell, const logs::StreamDelta &delta) {
            cell.keys[0] = streamId(delta.stream);
            cell.values = valuesOf(delta.counts);
        })) {
        if (auto done = writeCube(Sql::AddStreamCell, Sql::DropEmptyStream, "stream_cell", cells, 1, false, 8); !done)
            return done;
    }
    if (fill(batch.destinations, [this](Cell &cell, const logs::DestinationDelta &delta) {
            cell.keys[0] = id(delta.domain);
            cell.keys[1] = id(delta.reply);
            cell.values = valuesOf(delta.counts);
            cell.values[0] = delta.counts.messages;
        })) {
        if (auto done = writeCube(Sql::AddDestination, Sql::DropEmptyDestination, "destination_cell", cells, 2, false, 8); !done)
            return done;
    }
    if (fill(batch.loginCells, [this](Cell &cell, const logs::LoginDelta &delta) {
            cell.keys = { id(delta.login), id(delta.service), id(delta.mechanism), 0, 0 };
            cell.bytes = delta.network;
            cell.values = { delta.ok, delta.failed, delta.refused, delta.outages };
        })) {
        if (auto done = writeCube(Sql::AddLoginCell, Sql::Count_, "login_cell", cells, 3, true, 4); !done)
            return done;
    }
    if (fill(batch.sessions, [this](Cell &cell, const logs::SessionDelta &delta) {
            cell.keys = { delta.direction, id(delta.service), id(delta.tls), id(delta.mechanism), 0 };
            cell.values = { delta.sessions };
        })) {
        if (auto done = writeCube(Sql::AddSession, Sql::Count_, "session_cell", cells, 4, false, 1); !done)
            return done;
    }
    if (fill(batch.mailAuth, [this](Cell &cell, const logs::MailAuthDelta &delta) {
            cell.keys = { id(delta.domain), static_cast<std::int64_t>(delta.check), id(delta.result), id(delta.selector), 0 };
            cell.bytes = delta.address.view();
            cell.values = { delta.messages };
        })) {
        if (auto done = writeCube(Sql::AddMailAuth, Sql::Count_, "mailauth_cell", cells, 4, true, 1); !done)
            return done;
    }
    if (fill(batch.refusals, [this](Cell &cell, const logs::RefusalDelta &delta) {
            cell.keys = { id(delta.domain), id(delta.receiver), delta.replyClass, 0, 0 };
            cell.values = { delta.recipients };
        })) {
        if (auto done = writeCube(Sql::AddRefusal, Sql::DropEmptyRefusal, "refusal_cell", cells, 3, false, 1); !done)
            return done;
    }
    return error;
}

core::Done Writer::Private::writeCoverage(const logs::Batch &batch)
{
    for (const logs::CoverageDelta &delta : batch.coverage) {
        sqlite::Statement &add = (*this)[Sql::AddCoverage];
        add.bind(1, node);
        add.bind(2, id(delta.host));
        add.bind(3, toMs(delta.start));
        add.bind(4, delta.lines);
        add.bind(5, delta.understood);
        add.bind(6, delta.unrecognised);
        add.bind(7, delta.unreadable);
        add.bind(8, delta.foreignLines);
        add.bind(9, delta.evicted);
        add.bind(10, delta.backSteps);
        add.bind(11, delta.skew / 1000);
        done(Sql::AddCoverage);
        sqlite::Statement &day = (*this)[Sql::AddCoverageDay];
        day.bind(1, node);
        day.bind(2, toMs(core::floorTo(delta.start, core::microsPerDay)));
        int column = 2;
        for (const std::int64_t count : { delta.lines, delta.understood, delta.unrecognised, delta.unreadable, delta.foreignLines, delta.evicted })
            day.bind(++column, count);
        done(Sql::AddCoverageDay);
        changedHours.insert(delta.start);
    }
    for (const logs::HeardSpan &span : batch.heard) {
        std::int64_t from = toMs(span.from);
        std::int64_t to = toMs(span.to);
        const std::int64_t host = id(span.host);
        const auto family = static_cast<std::int64_t>(span.family);
        sqlite::Statement &beside = (*this)[Sql::HeardBeside];
        beside.bind(1, node);
        beside.bind(2, host);
        beside.bind(3, family);
        beside.bind(4, to + heardSlackMs);
        beside.bind(5, from - heardSlackMs);
        std::vector<std::int64_t> joined;
        int code = 0;
        while ((code = beside.step()) == SQLITE_ROW) {
            joined.push_back(beside.integer(0));
            from = std::min(from, beside.integer(0));
            to = std::max(to, beside.integer(1));
        }
        beside.reset();
        if (code != SQLITE_DONE)
            return fail(failure(code));
        for (const std::int64_t start : joined) {
            sqlite::Statement &forget = (*this)[Sql::ForgetHeard];
            forget.bind(1, node);
            forget.bind(2, host);
            forget.bind(3, family);
            forget.bind(4, start);
            done(Sql::ForgetHeard);
        }
        sqlite::Statement &add = (*this)[Sql::AddHeard];
        add.bind(1, node);
        add.bind(2, host);
        add.bind(3, family);
        add.bind(4, from);
        add.bind(5, to);
        done(Sql::AddHeard);
    }
    return error;
}

/// One read and one write for all successes that a batch holds of a login from a network.
core::Done Writer::Private::touchLoginNetwork(std::int64_t login, std::string_view network, std::span<const logs::LoginTouch *const> times)
{
    std::int64_t first = INT64_MAX;
    std::int64_t last = INT64_MIN;
    std::int64_t days = 0;
    std::int64_t lastDay = INT64_MIN;
    std::int64_t successes = 0;
    std::int64_t services = 0;
    std::int64_t hours = 0;
    std::uint64_t bits = 0;
    sqlite::Statement &known = (*this)[Sql::LoginNetworkOf];
    known.bind(1, node);
    known.bind(2, login);
    known.bindBlob(3, network);
    const int code = known.step();
    if (code == SQLITE_ROW) {
        first = known.integer(0);
        last = known.integer(1);
        days = known.integer(2);
        lastDay = known.integer(3);
        successes = known.integer(4);
        services = known.integer(5);
        hours = known.integer(6);
        bits = static_cast<std::uint64_t>(known.integer(7));
    }
    known.reset();
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fail(failure(code));
    for (const logs::LoginTouch *touch : times) {
        const std::int64_t day = core::floorTo(touch->time, core::microsPerDay) / core::microsPerDay;
        first = std::min(first, toMs(touch->time));
        last = std::max(last, toMs(touch->last));
        successes += touch->successes;
        services |= serviceBit(touch->service < strings.size() ? strings[touch->service].key : std::string_view());
        hours |= std::int64_t(1) << (zone.startOfHour(touch->time) - zone.startOfDay(touch->time)) / core::microsPerHour % 24;
        if (days == 0 || day > lastDay) {
            bits = days > 0 && day - lastDay < 64 ? bits << (day - lastDay) | 1 : 1;
            lastDay = day;
            ++days;
        } else if (const std::uint64_t bit = lastDay - day < 64 ? std::uint64_t(1) << (lastDay - day) : 0; (bits & bit) == 0) {
            bits |= bit;
            ++days;
        }
    }
    sqlite::Statement &set = (*this)[Sql::SetLoginNetwork];
    set.bind(1, node);
    set.bind(2, login);
    set.bindBlob(3, network);
    set.bind(4, first);
    set.bind(5, last);
    set.bind(6, days);
    set.bind(7, lastDay);
    set.bind(8, successes);
    set.bind(9, services);
    set.bind(10, hours);
    set.bind(11, static_cast<std::int64_t>(bits));
    done(Sql::SetLoginNetwork);
    return error;
}

core::Done Writer::Private::writeHistories(const logs::Batch &batch)
{
    std::map<std::pair<logs::StringRef, std::string_view>, std::vector<const logs::LoginTouch *>> touches;
    for (const logs::LoginTouch &touch : batch.loginTouches)
        touches[{ touch.login, touch.network }].push_back(&touch);
    for (const auto &[key, times] : touches) {
        if (auto written = touchLoginNetwork(id(key.first), key.second, times); !written)
            return written;
    }
    if (storedLoginDomains.day != today || storedLoginDomains.days.size() > mostStoredLoginDomains)
        storedLoginDomains = { today, {} };
    for (const logs::LoginDomainTouch &touch : batch.loginDomains) {
        const std::int64_t login = id(touch.login);
        const std::int64_t domain = id(touch.domain);
        const std::int64_t day = core::floorTo(touch.time, core::microsPerDay) / core::microsPerDay;
        auto [stored, isNew] = storedLoginDomains.days.try_emplace({ login, domain }, day);
        if (!isNew && stored->second >= day)
            continue;
        stored->second = day;
        sqlite::Statement &set = (*this)[Sql::SetLoginDomain];
        set.bind(1, node);
        set.bind(2, login);
        set.bind(3, domain);
        set.bind(4, day);
        done(Sql::SetLoginDomain);
    }
    // One write for each key of the batch: a signer's selector comes with every message.
    std::map<std::pair<logs::StringRef, logs::StringRef>, Touched> selectors;
    for (const logs::SelectorTouch &touch : batch.selectors)
        selectors[{ touch.domain, touch.selector }].add(touch.time, touch.last);
    for (const auto &[key, touched] : selectors) {
        sqlite::Statement &set = (*this)[Sql::SetSelectorHistory];
        set.bind(1, node);
        set.bind(2, id(key.first));
        set.bind(3, id(key.second));
        set.bind(4, toMs(touched.first));
        set.bind(5, toMs(touched.last));
        done(Sql::SetSelectorHistory);
    }
    std::map<std::pair<logs::StringRef, std::string_view>, Touched> sources;
    for (const logs::SourceTouch &touch : batch.sources)
        sources[{ touch.domain, touch.network }].add(touch.time, touch.last);
    for (const auto &[key, touched] : sources) {
        sqlite::Statement &set = (*this)[Sql::SetSourceHistory];
        set.bind(1, node);
        set.bind(2, id(key.first));
        set.bindBlob(3, key.second);
        set.bind(4, toMs(touched.first));
        set.bind(5, toMs(touched.last));
        done(Sql::SetSourceHistory);
    }
    return error;
}

core::Done Writer::Private::writeLives()
{
    for (const auto &[table, month] : lives) {
        sqlite::Statement &set = (*this)[Sql::SetCellLife];
        set.bind(1, node);
        set.bindText(2, table);
        set.bind(3, month);
        set.bind(4, today);
        done(Sql::SetCellLife);
    }
    for (const std::int64_t start : unfolded) {
        for (const std::int64_t owner : { std::int64_t(0), node }) {
            sqlite::Statement &set = (*this)[Sql::SetUnfolded];
            set.bind(1, owner);
            set.bind(2, start);
            set.bind(3, nowMs);
            done(Sql::SetUnfolded);
        }
    }
    return error;
}

} // namespace bw::store

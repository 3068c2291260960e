// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/coveragequery.h"

#include "models/store/fleet/purge.h"
#include "models/store/queries/heardmap.h"
#include "models/store/queries/names.h"
#include "models/store/queries/volumesheet.h"
#include "models/store/reader.h"

#include <QSet>

#include <algorithm>
#include <string>

namespace bw::store {

namespace {

using core::TimeRange;
using core::UtcMicros;

/// What lies between the spans, inside the range.
QList<TimeRange> gapsIn(const std::vector<TimeRange> &spans, TimeRange range)
{
    QList<TimeRange> gaps;
    for (const TimeRange &gap : without({ range }, spans))
        gaps << gap;
    return gaps;
}

void addCounts(NodeCoverage &sum, const Rows &rows, int column)
{
    sum.lines += rows.integer(column);
    sum.understood += rows.integer(column + 1);
    sum.unrecognised += rows.integer(column + 2);
    sum.unreadable += rows.integer(column + 3);
    sum.foreignLines += rows.integer(column + 4);
    sum.evicted += rows.integer(column + 5);
}

constexpr const char *hourColumns = "SELECT start, host, lines, understood, unrecognised, unreadable, foreign_lines, evicted, skew_ms FROM coverage_hour";

/// Lines that bear no time, and had no line before them whose hour they could stand in, are kept under the hour 0.
void readTimeless(Reader &reader, Names &names, const NodeName &node, NodeCoverage &sum, QList<CoverageHour> *hours)
{
    auto rows = reader.rows((std::string(hourColumns) + " WHERE node = ? AND start = 0").c_str(), node.id);
    while (rows.next()) {
        addCounts(sum, rows, 2);
        if (hours)
            hours->append({ 0, node.name, names.text(rows.integer(1)), 0, rows.integer(2), rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6), rows.integer(7), 0 });
    }
}

/// Every hour that touches the range. Into \p hours too, where it is given.
void readHours(Reader &reader, Names &names, const NodeName &node, const HeardMap &heard, std::size_t index, TimeRange range, NodeCoverage &sum, QList<CoverageHour> *hours)
{
    if (range.length() <= 0)
        return;
    auto rows = reader.rows((std::string(hourColumns) + " WHERE node = ? AND start > ? AND start < ? ORDER BY start").c_str(),
        node.id, toMs(range.from) - toMs(core::microsPerHour), toMs(range.to));
    while (rows.next()) {
        addCounts(sum, rows, 2);
        if (!hours)
            continue;
        const core::UtcMicros start = fromMs(rows.integer(0));
        hours->append({ start, node.name, names.text(rows.integer(1)), heard.share(index, { start, start + core::microsPerHour }), rows.integer(2),
            rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6), rows.integer(7), rows.integer(8) });
    }
}

constexpr UtcMicros mostSilentHours = 100'000; ///< of all nodes

/// Where hours without a line are told one by one: the whole range, or the newest part of what was heard, if there would be too many.
TimeRange silentRange(const HeardMap &heard, TimeRange range)
{
    constexpr UtcMicros hour = core::microsPerHour;
    const UtcMicros most = mostSilentHours / std::max<UtcMicros>(1, UtcMicros(heard.nodes())) * hour;
    range.from = core::floorTo(range.from, hour);
    if (range.length() <= most)
        return range;
    if (const TimeRange extent = heard.extent(); extent.length() > 0)
        range = { std::max(range.from, core::floorTo(extent.from, hour)), std::min(range.to, extent.to) };
    range.from = std::max(range.from, core::floorTo(range.to, hour) - most);
    return range;
}

/// Every hour of the range without a line of this node, so that the rows are as many as the hours of the headline.
void addSilentHours(const QString &node, const HeardMap &heard, std::size_t index, TimeRange range, QList<CoverageHour> &hours)
{
    constexpr UtcMicros hour = core::microsPerHour;
    QSet<UtcMicros> told;
    for (const CoverageHour &one : std::as_const(hours))
        told.insert(one.start);
    for (UtcMicros start = range.from; start < range.to; start += hour) {
        if (told.contains(start))
            continue;
        CoverageHour silent;
        silent.start = start;
        silent.node = node;
        silent.heard = heard.share(index, { start, start + hour });
        hours.append(silent);
    }
}

/// The same sums, from days where whole ones lie inside the range.
void readSums(Reader &reader, Names &names, const NodeName &node, const HeardMap &heard, std::size_t index, TimeRange range, NodeCoverage &sum)
{
    const core::UtcMicros day = core::microsPerDay;
    const TimeRange days { core::floorTo(range.from + day - 1, day), core::floorTo(range.to, day) };
    if (days.length() <= 0)
        return readHours(reader, names, node, heard, index, range, sum, nullptr);
    readHours(reader, names, node, heard, index, { range.from, days.from }, sum, nullptr);
    auto rows = reader.rows("SELECT lines, understood, unrecognised, unreadable, foreign_lines, evicted FROM coverage_day WHERE node = ? AND start >= ? AND start < ?",
        node.id, toMs(days.from), toMs(days.to));
    while (rows.next())
        addCounts(sum, rows, 0);
    readHours(reader, names, node, heard, index, { days.to, range.to }, sum, nullptr);
}

void readAside(Reader &reader, const NodeName &node, TimeRange range, CoverageAnswer &answer)
{
    auto rows = reader.rows("SELECT a.id, a.time_ms, s.path, a.why, a.process, a.text, a.source_offset, a.line FROM aside a"
                            " LEFT JOIN source s ON s.id = ? | a.source WHERE a.id BETWEEN ? AND ? AND (a.time_ms >= ? AND a.time_ms < ? OR a.time_ms = 0)",
        rowId(node.id, 0), rowId(node.id, 0), rowId(node.id, rowNumberMask), toMs(range.from), toMs(range.to));
    while (rows.next())
        answer.aside << AsideRow { rows.integer(0), fromMs(rows.integer(1)), node.name, rows.text(2), rows.text(3), rows.text(4), rows.text(5),
            static_cast<quint64>(rows.integer(6)), static_cast<quint64>(rows.integer(7)) };
}

} // namespace

core::Result<CoverageAnswer> CoverageQuery::run(const Store &store, const Cancel &cancel) const
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    Names names(*reader);
    const auto nodes = names.chosenNodes(filter);
    if (!nodes)
        return core::fail(nodes.error());
    const HeardMap heard(*reader, *nodes);
    const auto zone = zoneOf(filter, store);
    if (!zone)
        return core::fail(zone.error());
    const TimeRange range = filter.range.length() > 0 ? filter.range : wholeRange(*reader, heard, *zone); // as volume and logins take it

    CoverageAnswer answer;
    answer.range = range;
    answer.notes = unfinishedPurges(*reader, *nodes);
    answer.silent = silentRange(heard, range);
    for (qsizetype i = 0; i < nodes->size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const auto &spans = heard.spans(index);
        NodeCoverage node;
        node.node = nodes->at(i).name;
        node.mta = nodes->at(i).mta;
        if (!spans.empty()) {
            node.firstHeard = spans.front().from;
            node.lastHeard = spans.back().to;
        }
        node.heard = heard.share(index, range);
        node.gaps = gapsIn(spans, range);
        const bool hasTimeless = filter.range.length() <= 0 && !(range.from <= 0 && range.to > 0);
        if (withHours) {
            QList<CoverageHour> hours;
            readHours(*reader, names, nodes->at(i), heard, index, range, node, &hours);
            addSilentHours(node.node, heard, index, answer.silent, hours);
            if (hasTimeless)
                readTimeless(*reader, names, nodes->at(i), node, &hours);
            answer.hours += hours;
        } else {
            readSums(*reader, names, nodes->at(i), heard, index, range, node);
            if (hasTimeless)
                readTimeless(*reader, names, nodes->at(i), node, nullptr);
        }
        readAside(*reader, nodes->at(i), range, answer);
        answer.nodes << node;
        auto lost = reader->rows("SELECT from_ms, to_ms, why FROM lost WHERE node = ? AND from_ms < ? AND to_ms > ? ORDER BY from_ms", nodes->at(i).id, toMs(range.to), toMs(range.from));
        while (lost.next())
            answer.lost << LostRow { node.node, { fromMs(lost.integer(0)), fromMs(lost.integer(1)) }, lost.text(2) };
    }
    if (reader->problem())
        return core::fail(*reader->problem());
    std::sort(answer.hours.begin(), answer.hours.end(), [](const CoverageHour &a, const CoverageHour &b) {
        return std::tie(a.start, a.node, a.host) < std::tie(b.start, b.node, b.host);
    });
    std::sort(answer.aside.begin(), answer.aside.end(), [](const AsideRow &a, const AsideRow &b) {
        return a.time != b.time ? a.time > b.time : a.id > b.id;
    });
    answer.asideTotal = answer.aside.size();
    answer.aside = answer.aside.mid(asideOffset, asideLimit > 0 ? asideLimit : -1);
    return answer;
}

core::Result<QList<double>> heardSharesOf(const Store &store, const QList<HeardQuestion> &questions, const Cancel &cancel)
{
    QList<double> shares;
    if (questions.isEmpty())
        return shares;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    Names names(*reader);
    const QList<NodeName> nodes = names.nodes();
    const HeardMap heard(*reader, nodes);
    for (const HeardQuestion &question : questions) {
        double sum = 0;
        int asked = 0;
        for (qsizetype i = 0; i < nodes.size(); ++i) {
            if (!question.nodes.isEmpty() && !question.nodes.contains(nodes.at(i).name))
                continue;
            sum += heard.share(static_cast<std::size_t>(i), question.range);
            ++asked;
        }
        shares << (asked > 0 ? sum / asked : 0);
    }
    if (reader->problem())
        return core::fail(*reader->problem());
    return shares;
}

core::Result<QList<NodeCoverage>> listNodes(const Store &store, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return core::fail(reader.error());
    Names names(*reader);
    const QList<NodeName> nodes = names.nodes();
    const HeardMap heard(*reader, nodes);
    QList<NodeCoverage> list;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        NodeCoverage node;
        node.node = nodes.at(i).name;
        node.mta = nodes.at(i).mta;
        const auto &spans = heard.spans(static_cast<std::size_t>(i));
        if (!spans.empty()) {
            node.firstHeard = spans.front().from;
            node.lastHeard = spans.back().to;
            node.heard = 1;
        }
        list << node;
    }
    if (reader->problem())
        return core::fail(*reader->problem());
    return list;
}

} // namespace bw::store

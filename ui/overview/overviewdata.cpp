// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewdata.h"

#include "ui/common/format.h"
#include "ui/itemmodels/coveragemodels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using bw::ui::Arrow;
using bw::ui::Change;
using bw::ui::Format;
using bw::ui::Mark;
using bw::ui::TileData;
using bw::ui::Token;

namespace bw::overview {

namespace {

/// Holds tr() of this file.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(bw::overview::Words)
};

constexpr double notable = 0.005; ///< a smaller change is none
constexpr core::UtcMicros shortestGap = 5 * core::microsPerMinute, silentLeast = 15 * core::microsPerMinute;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using CountOf = std::optional<qint64> store::VolumeCounts::*;

QString bounded(const QString &figure, double coverage)
{
    return coverage < ui::wholeRange ? Format::atLeast(figure) : figure;
}

/// "3 %" up or down on the usual of the same hours; "6 × the usual since Tue 11:00" where it stays high.
void compare(TileData &tile, const core::Result<detection::UsualAnswer> &usual, bool moreIsBad, const Format &format)
{
    if (!usual || usual->tier == 0 || !usual->ratio)
        return;
    const double ratio = *usual->ratio, away = std::abs(ratio - 1);
    if (usual->highSince > 0 && usual->highRatio >= 2) {
        //: After "6 ×"
        tile.changeText = Words::tr("%1 the usual").arg(format.times(usual->highRatio));
        tile.changeRemark = Words::tr("since %1").arg(format.stamp(usual->highSince));
        tile.change = moreIsBad ? Change::Bad : Change::Neutral;
        return;
    }
    if (away < notable) {
        tile.changeText = Words::tr("as usual");
        return;
    }
    tile.arrow = ratio > 1 ? Arrow::Up : Arrow::Down;
    if (ratio >= 2) {
        tile.changeText = Words::tr("%1 the usual").arg(format.times(ratio));
        tile.change = moreIsBad ? Change::Bad : Change::Neutral;
        return;
    }
    tile.changeText = format.percent(away, away < 0.1 ? 1 : 0);
    tile.changeRemark = ratio > 1 ? Words::tr("above the usual") : Words::tr("below the usual");
    if (moreIsBad)
        tile.change = ratio >= 1.5 ? Change::Bad : Change::Neutral;
    else
        tile.change = ratio < 0.67 ? Change::Bad : Change::Neutral;
}

template <typename Buckets, typename Value>
std::vector<double> trendOf(const Buckets &buckets, Value value)
{
    std::vector<double> trend;
    trend.reserve(std::size_t(buckets.size()));
    for (const auto &bucket : buckets) {
        const std::optional<double> one = bucket.coverage > 0 ? value(bucket) : std::nullopt;
        trend.push_back(one.value_or(nan));
    }
    return trend;
}

qint64 sumOf(const store::VolumeAnswer &answer, CountOf count)
{
    if (const auto total = answer.totals.*count)
        return *total;
    qint64 sum = 0;
    for (const store::VolumeBucket &bucket : answer.buckets)
        sum += (bucket.counts.*count).value_or(0);
    return sum;
}

} // namespace

TileData sentTile(const itemmodels::OverviewFacts &facts, const Format &format)
{
    const store::VolumeAnswer &answer = *facts.volume;
    TileData tile;
    tile.title = Words::tr("Accepted messages");
    const qint64 sent = sumOf(answer, &store::VolumeCounts::accepted);
    tile.figure = bounded(format.shortCount(double(sent)), answer.coverage);
    tile.wholeFigure = answer.coverage < ui::wholeRange ? Words::tr("%1 or more: %2 of the hours were heard").arg(format.count(sent), itemmodels::shareText(format, answer.coverage)) : format.count(sent);
    tile.trend = trendOf(answer.buckets, [](const store::VolumeBucket &bucket) { return std::optional<double>(double(bucket.counts.accepted.value_or(0))); });
    compare(tile, facts.usualSent, false, format);
    return tile;
}

TileData deliveredTile(const itemmodels::OverviewFacts &facts, const Format &format)
{
    const store::VolumeAnswer &answer = *facts.volume;
    TileData tile;
    tile.title = Words::tr("Delivered, of recipients");
    const store::VolumeCounts &totals = answer.totals;
    const auto share = totals.deliveredShare();
    tile.figure = share ? format.percent(*share) : Format::none();
    const qint64 lost = totals.notDelivered().value_or(0);
    tile.changeRemark = lost == 0 ? QString() : Words::tr("%1 were not").arg(format.count(lost));
    tile.wholeFigure = Words::tr("%1 of %2 recipients that came to an end were delivered; %3 were not: bounced, expired or discarded")
                           .arg(format.count(totals.delivered.value_or(0)), format.count(totals.ended().value_or(0)), format.count(lost));
    if (totals.deferredRecipients.value_or(0) > 0)
        tile.wholeFigure += Words::tr(". %1 still wait and are in neither").arg(format.count(*totals.deferredRecipients));
    const bool isPartial = answer.coverage < ui::wholeRange;
    if (isPartial) {
        tile.remark = Words::tr("partial", "a figure: of a part of the hours");
        tile.wholeFigure += Words::tr(". Only of hours that were heard: %1").arg(itemmodels::shareText(format, answer.coverage));
    }
    tile.trend = trendOf(answer.buckets, [](const store::VolumeBucket &bucket) { return bucket.counts.deliveredShare(); });
    const auto &good = facts.usualDelivered, &bad = facts.usualNotDelivered;
    if (!share || !good || !bad || good->tier == 0 || !(good->usual + bad->usual > 0) || !(good->seen + bad->seen > 0))
        return tile;
    // Both sides over the same hours: those that have a usual.
    const double difference = good->seen / (good->seen + bad->seen) - good->usual / (good->usual + bad->usual);
    if (std::abs(difference) < 0.0005) {
        tile.changeText = Words::tr("as usual");
    } else {
        tile.arrow = difference > 0 ? Arrow::Up : Arrow::Down;
        tile.change = difference < 0 ? Change::Bad : isPartial ? Change::Neutral : Change::Good; // of what was not heard nobody knows
        tile.changeText = format.points(std::abs(difference));
    }
    if (!tile.changeRemark.isEmpty())
        tile.changeRemark.prepend(u"· "_s);
    return tile;
}

TileData failedTile(const itemmodels::OverviewFacts &facts, const Format &format)
{
    const store::LoginAnswer &answer = *facts.logins;
    TileData tile;
    tile.title = Words::tr("Failed logins");
    const qint64 failed = answer.totals.failed.value_or(0);
    tile.figure = bounded(format.shortCount(double(failed)), answer.coverage);
    tile.wholeFigure = Words::tr("%1 failed, %2 good").arg(format.count(failed), format.count(answer.totals.ok.value_or(0)));
    if (answer.coverage < ui::wholeRange)
        tile.wholeFigure = Words::tr("%1; at least: %2 of the hours were heard").arg(tile.wholeFigure, itemmodels::shareText(format, answer.coverage));
    tile.trend = trendOf(answer.buckets, [](const store::LoginBucket &bucket) { return std::optional<double>(double(bucket.counts.failed.value_or(0))); });
    compare(tile, facts.usualFailed, true, format);
    if (tile.change == Change::Bad)
        tile.trendColor = Token::VerFailInk;
    return tile;
}

TileData heardTile(const itemmodels::OverviewFacts &facts, const Format &format)
{
    const store::CoverageAnswer &answer = *facts.coverage;
    TileData tile;
    tile.title = Words::tr("Heard, of all node hours");
    qint64 lines = 0, understood = 0;
    for (const store::NodeCoverage &node : answer.nodes) {
        lines += node.lines - node.foreignLines; // what cron says is nobody's to understand
        understood += node.understood;
    }
    const double share = heardShareOf(answer);
    tile.figure = itemmodels::shareText(format, share);
    tile.wholeFigure = Words::tr("%1 lines of mail programs read, %2 understood").arg(format.count(lines), format.count(understood));
    const auto silent = std::ranges::count_if(answer.nodes, [](const store::NodeCoverage &node) { return node.heard < ui::wholeRange; });
    if (silent == 0) {
        tile.changeText = Words::tr("%n node(s), all of them", nullptr, int(answer.nodes.size()));
        tile.change = Change::Good;
    } else {
        tile.changeText = Words::tr("%n node(s) with gaps", nullptr, int(silent));
        tile.change = Change::Unknown;
    }
    if (lines > 0 && understood < lines)
        tile.changeRemark = Words::tr("· %1 understood").arg(itemmodels::shareText(format, double(understood) / double(lines)));
    if (facts.volume)
        for (const store::VolumeBucket &bucket : facts.volume->buckets)
            tile.trend.push_back(bucket.coverage);
    return tile;
}

QHash<QString, core::UtcMicros> silentNodes(const store::CoverageAnswer &answer, const core::TimeRange &range)
{
    QHash<QString, core::UtcMicros> silent;
    bool speaksAny = false;
    for (const store::NodeCoverage &node : answer.nodes) {
        const auto last = std::ranges::find_if(node.gaps, [&range](const core::TimeRange &gap) { return gap.to >= range.to && gap.length() >= silentLeast; });
        if (node.heard > 0 && last != node.gaps.end())
            silent.insert(node.node, last->from);
        speaksAny = speaksAny || (node.heard > 0 && last == node.gaps.end());
    }
    return speaksAny ? silent : QHash<QString, core::UtcMicros>();
}

QList<NodeCells::Cell> nodeCells(const store::CoverageAnswer &answer, const core::TimeRange &range, const Format &format)
{
    QList<NodeCells::Cell> cells;
    const auto silent = silentNodes(answer, range);
    for (const store::NodeCoverage &node : answer.nodes) {
        NodeCells::Cell cell;
        cell.node = node.node;
        const core::UtcMicros heard = core::UtcMicros(node.heard * double(range.length()));
        cell.fact = node.heard >= ui::wholeRange ? Words::tr("heard for the whole range") : Words::tr("heard for %1 of %2").arg(format.age(heard / core::microsPerSecond), format.age(range.length() / core::microsPerSecond));
        cell.mark = node.heard <= 0 ? Mark::NotRead : node.heard < ui::wholeRange ? Mark::Unknown : Mark::Pass;
        const qint64 ours = node.lines - node.foreignLines;
        const double understood = ours > 0 ? double(node.understood) / double(ours) : 1;
        if (understood < 0.95) {
            cell.mark = std::max(cell.mark, Mark::Unknown);
            cell.fact += Words::tr(", %1 of its lines understood").arg(format.percent(understood));
        }
        if (const auto since = silent.constFind(node.node); since != silent.cend()) {
            cell.mark = Mark::NotRead;
            cell.fact += Words::tr(", not since %1").arg(format.stamp(*since));
        }
        if (!node.error.isEmpty()) {
            cell.mark = Mark::Fail;
            cell.fact = node.error;
        }
        cells << cell;
    }
    const auto rank = [](const NodeCells::Cell &cell) {
        return cell.mark == Mark::Fail ? 0 : cell.mark == Mark::NotRead ? 1 : cell.mark == Mark::Unknown ? 2 : 3;
    };
    std::ranges::stable_sort(cells, {}, rank);
    return cells;
}

QList<core::TimeRange> commonGaps(const store::CoverageAnswer &answer)
{
    QList<core::TimeRange> common;
    for (qsizetype i = 0; i < answer.nodes.size(); ++i) {
        QList<core::TimeRange> own = answer.nodes.at(i).gaps;
        std::ranges::sort(own, {}, &core::TimeRange::from);
        if (i == 0) {
            common = own;
            continue;
        }
        QList<core::TimeRange> both;
        for (qsizetype a = 0, b = 0; a < common.size() && b < own.size();) {
            const core::TimeRange overlap { std::max(common.at(a).from, own.at(b).from), std::min(common.at(a).to, own.at(b).to) };
            if (overlap.length() > 0)
                both << overlap;
            common.at(a).to < own.at(b).to ? ++a : ++b;
        }
        common = both;
    }
    common.removeIf([](const core::TimeRange &gap) { return gap.length() < shortestGap; });
    return common;
}

double heardShareOf(const store::CoverageAnswer &answer)
{
    double heard = 0;
    for (const store::NodeCoverage &node : answer.nodes)
        heard += node.heard;
    return answer.nodes.isEmpty() ? 0 : heard / double(answer.nodes.size());
}

QString nodesWithGaps(const store::CoverageAnswer &answer, const core::TimeRange &range)
{
    constexpr qsizetype named = 3;
    core::UtcMicros together = 0;
    for (const core::TimeRange &gap : commonGaps(answer))
        together += gap.length();
    const double most = range.length() > 0 ? 1 - double(together) / double(range.length()) : 1;
    QList<std::pair<double, QString>> silent;
    for (const store::NodeCoverage &node : answer.nodes)
        if (node.heard < most - 0.01)
            silent << std::pair(node.heard, node.node);
    if (silent.isEmpty() || silent.size() == answer.nodes.size())
        return {};
    std::ranges::sort(silent);
    QStringList names;
    for (const auto &one : silent.first(std::min(named, silent.size())))
        names << Format::isolated(one.second);
    const QString all = names.join(Words::tr(", "));
    return silent.size() <= named ? all : Words::tr("%1 and %n more", nullptr, int(silent.size() - named)).arg(all);
}

QList<Need> needsOf(const detection::NeedsAnswer &answer)
{
    QList<Need> needs;
    for (const detection::Need &found : answer.needs) {
        Need need;
        need.id = found.id;
        switch (found.severity) {
        case detection::NeedSeverity::Critical:
            need.mark = Mark::Critical;
            break;
        case detection::NeedSeverity::High:
            need.mark = Mark::High;
            break;
        case detection::NeedSeverity::Medium:
            need.mark = Mark::Medium;
            break;
        case detection::NeedSeverity::Low:
            need.mark = Mark::Low;
            break;
        }
        need.strong = found.subject;
        need.rest = found.text;
        need.button = found.action;
        need.page = found.page;
        need.filter = found.filter;
        if (found.page == u"logins" && !found.filter.users.isEmpty())
            need.state = { { u"login"_s, found.filter.users.constFirst() } };
        else if ((found.rule == u"node_unread" || found.rule == u"node_clock") && !found.filter.nodes.isEmpty())
            need.state = { { u"view"_s, u"nodes"_s }, { u"node"_s, found.filter.nodes.constFirst() } };
        else if (found.rule == u"unread_lines")
            need.state = { { u"aside"_s, true } };
        // Only what has a moment of its own is marked; a window that is the whole range has none.
        const bool ofTime = found.rule == u"taken_over" || found.rule == u"suspicious_login" || found.rule == u"attack" || found.rule == u"volume_rise" || found.rule == u"bounce_rise"
            || found.rule == u"backend_down";
        need.at = found.at != 0 ? found.at : ofTime && found.window != answer.range ? found.window.from : 0;
        needs << need;
    }
    return needs;
}

} // namespace bw::overview

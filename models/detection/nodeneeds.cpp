// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/nodeneeds.h"

#include "models/detection/tr.h"
#include "models/transport/hostclock.h"

#include <algorithm>
#include <cstdlib>

namespace bw::detection {

namespace {

using core::UtcMicros;

/// What goes by itself more often than not is a matter of the hour after it began.
Severity severityOf(const store::NodeErrorRow &error)
{
    if (error.kind == QLatin1StringView("host_key_changed"))
        return Severity::Critical;
    const bool mayPass = error.kind == QLatin1StringView("unreachable") || error.kind == QLatin1StringView("timed_out") || error.kind == QLatin1StringView("busy");
    return mayPass && error.last - error.from < Listening::silentAfter ? Severity::Medium : Severity::High;
}

/// How far its clock is ahead of ours; where it does not tell, how far its log is. 0: as ours, or nobody knows.
UtcMicros aheadOf(const store::NodeRow &row)
{
    const UtcMicros ahead = row.clockOffset ? *row.clockOffset : row.isStampedAhead && row.tried != 0 ? row.lastLine - row.tried : 0;
    return std::abs(ahead) < transport::clockTolerance ? 0 : ahead;
}

} // namespace

QString titleOf(const store::NodeErrorRow &error)
{
    const std::pair<QLatin1StringView, QString> titles[] {
        //: Each is said after "mx1: not read since Thu 26 Nov, 09:38:", and stands alone in a table
        { QLatin1StringView("host_key_changed"), Tr::tr("host key changed") },
        { QLatin1StringView("host_key_unknown"), Tr::tr("host key not known") },
        { QLatin1StringView("secret_missing"), Tr::tr("password needed") },
        { QLatin1StringView("denied"), Tr::tr("access denied") },
        { QLatin1StringView("log_missing"), Tr::tr("log not found") },
        { QLatin1StringView("unreachable"), Tr::tr("not reachable") },
        { QLatin1StringView("timed_out"), Tr::tr("too slow") },
        { QLatin1StringView("busy"), Tr::tr("read by another program") },
        { QLatin1StringView("cancelled"), Tr::tr("called off") },
        { store::queueUnread, Tr::tr("queue not read") },
    };
    for (const auto &[kind, title] : titles)
        if (error.kind == kind)
            return title;
    return error.text.isEmpty() ? QString(error.kind).replace(u'_', u' ') : error.text;
}

UtcMicros silentSince(const Listening &listening, const store::NodeRow &row, UtcMicros end)
{
    const bool isClockOff = row.tried < end && aheadOf(row) != 0;
    return !isClockOff && row.lastLine != 0 && std::min(listening.until(row), end) - row.lastLine >= Listening::silentAfter ? row.lastLine : 0;
}

QList<NodeNeed> nodeNeeds(const Listening &listening, const QStringList &nodes, core::TimeRange range, const std::function<QString(UtcMicros)> &stamp)
{
    QList<NodeNeed> needs;
    for (const store::NodeRow &row : listening.nodes()) {
        const QString &name = row.node.name;
        if (!nodes.isEmpty() && !nodes.contains(name))
            continue;
        const UtcMicros until = std::min(listening.until(row), range.to);
        // A try that was called off says nothing of the node.
        if (row.error && row.error->kind != QLatin1StringView("cancelled") && row.error->from < range.to) {
            const QString text = row.read == 0 ? Tr::tr("was never read: %1").arg(titleOf(*row.error)) : Tr::tr("not read since %1: %2").arg(stamp(row.error->from), titleOf(*row.error));
            needs.append({ "node_unread", name, severityOf(*row.error), text, "fleet", { row.error->from, std::min(std::max(row.error->last, row.error->from), range.to) }, QStringLiteral("the last round failed") });
        } else if (const UtcMicros ahead = row.tried < range.to ? aheadOf(row) : 0; ahead != 0) {
            const QString text = (ahead > 0 ? Tr::tr("its clock is ahead of ours by %1: what it logs counts at the wrong time") : Tr::tr("its clock is behind ours by %1: what it logs counts at the wrong time"))
                                     .arg(transport::lengthOf(ahead));
            needs.append({ "node_clock", name, std::abs(ahead) < core::microsPerHour ? Severity::Medium : Severity::High, text, "fleet", { row.tried, row.tried }, QStringLiteral(">= 5 min") });
        } else if (silentSince(listening, row, range.to) != 0) {
            const bool answers = row.read > row.lastLine && row.node.route != fleet::RouteKind::None;
            const QString text = (answers ? Tr::tr("answers, but its log says nothing since %1") : Tr::tr("not heard since %1")).arg(stamp(row.lastLine));
            needs.append({ "node_silent", name, Severity::High, text, "coverage", { row.lastLine, until },
                answers ? QStringLiteral(">= 1 h at the last round") : QStringLiteral(">= 1 h while other nodes are heard") });
        }
    }
    return needs;
}

} // namespace bw::detection

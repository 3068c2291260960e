// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logspans.h"

#include "models/assessment/tr.h"
#include "models/posture/value.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/timebuckets.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace bw::assessment {

core::TimeRange reportedDays(core::UtcMicros now, int days)
{
    const core::UtcMicros end = core::floorTo(now, core::microsPerDay);
    return { end - days * core::microsPerDay, end };
}

core::TimeRange loggedDays(const store::Store &store, core::UtcMicros now, int days)
{
    return store::inWholeDays({ now - days * core::microsPerDay, now }, store.homeZone(), std::numeric_limits<core::UtcMicros>::max());
}

core::TimeRange endedDays(const store::Store &store, core::UtcMicros now, int days)
{
    const core::ZoneRules zone = store.homeZone();
    const core::UtcMicros today = zone.startOfDay(now);
    return { zone.startOfDay(today - days * core::microsPerDay + core::microsPerDay / 2), today }; // noon: no day is 12 hours shorter or longer
}

core::Result<QString> unheardOf(const store::Store &store, const QStringList &nodes, core::TimeRange range, const store::Cancel &cancel)
{
    constexpr core::UtcMicros least = 5 * core::microsPerMinute;
    constexpr qsizetype most = 3;
    store::CoverageQuery query;
    query.filter.range = range;
    query.filter.nodes = nodes;
    query.asideLimit = 0;
    query.withHours = false;
    const auto coverage = query.run(store, cancel);
    if (!coverage)
        return core::fail(coverage.error());
    if (coverage->nodes.isEmpty())
        return Tr::tr("no log was read");
    const core::ZoneRules zone = store.homeZone();
    QStringList spans;
    qsizetype more = 0;
    for (const store::NodeCoverage &node : coverage->nodes) {
        core::UtcMicros unheard = 0;
        for (const core::TimeRange &gap : node.gaps)
            unheard += gap.length();
        if (unheard < least)
            continue;
        for (const core::TimeRange &gap : node.gaps)
            if (spans.size() < most)
                spans << Tr::tr("%1, %2 to %3").arg(node.node, store::toRfc3339(gap.from, zone), store::toRfc3339(gap.to, zone));
            else
                ++more;
    }
    if (more > 0)
        spans << Tr::tr("%Ln span(s) more", nullptr, static_cast<int>(more));
    return spans.join(u"; "_s);
}

QStringList withSubdomains(const QString &domain)
{
    return { domain, u"*."_s + domain };
}

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9._:@/-]+\\z"_s);
    return plain.match(text).hasMatch() ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString rangeOption(core::TimeRange range)
{
    const auto textOf = [](core::UtcMicros time) {
        const QString text = store::toRfc3339(time);
        return time % core::microsPerDay == 0 ? text.left(10) : text;
    };
    return u"--from %1 --to %2 --tz UTC"_s.arg(textOf(range.from), textOf(range.to));
}

bool isPrivate(const QString &network)
{
    static const QList<posture::Network> inner = [] {
        QList<posture::Network> list;
        for (const char *text : { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "::1/128", "fc00::/7", "fe80::/10" })
            list << *posture::networkOf(QString::fromLatin1(text));
        return list;
    }();
    const auto parsed = posture::networkOf(network);
    return parsed && std::any_of(inner.begin(), inner.end(), [&](const posture::Network &one) { return one.holds(*parsed); });
}

} // namespace bw::assessment

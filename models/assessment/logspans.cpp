// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logspans.h"

#include "models/posture/value.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/queries/timebuckets.h"

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

QStringList withSubdomains(const QString &domain)
{
    return { domain, u"*."_s + domain };
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

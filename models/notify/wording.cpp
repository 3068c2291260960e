// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/wording.h"

#include "models/notify/tr.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::notify {

namespace {

constexpr qsizetype mostInWords = 100;

QString stamp(core::UtcMicros t, const core::ZoneRules &zone)
{
    const core::UtcMicros wall = t + zone.offsetAt(t) * core::microsPerSecond;
    return QDateTime::fromMSecsSinceEpoch(wall / 1000, Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString titleOf(const QList<Notice> &notices)
{
    const auto number = [&notices](NoticeKind kind) { return static_cast<int>(std::count_if(notices.begin(), notices.end(), [kind](const Notice &one) { return one.kind == kind; })); };
    QStringList parts;
    //: Subject of a message; several parts are joined by commas
    if (const int n = number(NoticeKind::HostKeyChanged))
        parts << Tr::tr("%n host key(s) changed", nullptr, n);
    if (const int n = number(NoticeKind::Attack))
        parts << Tr::tr("%n attack(s) on logins", nullptr, n);
    if (const int n = number(NoticeKind::NodeSilent))
        parts << Tr::tr("%n node(s) silent", nullptr, n);
    if (const int n = number(NoticeKind::Finding))
        parts << Tr::tr("%n critical control(s) fail", nullptr, n);
    if (const int n = number(NoticeKind::Expiry))
        parts << Tr::tr("%n date(s) run out", nullptr, n);
    return Tr::tr("Breakwater: %1").arg(parts.join(u", "_s));
}

QString footer(const core::ZoneRules &zone)
{
    return Tr::tr("Times are of %1. Breakwater tells this once until it is over. Who is meant stands in the console only.").arg(QString::fromStdString(zone.name()));
}

} // namespace

Telling tellingOf(const QList<Notice> &notices, const core::ZoneRules &zone)
{
    Telling telling;
    telling.title = titleOf(notices);
    for (const Notice &notice : notices.mid(0, mostInWords)) {
        telling.text += u"* "_s + notice.text + u'\n';
        const QString first = stamp(notice.first, zone), last = stamp(notice.last, zone);
        telling.text += u"  "_s + (notice.isOver ? Tr::tr("from %1 to %2; it is over").arg(first, last) : first == last ? Tr::tr("since %1").arg(first) : Tr::tr("since %1, last %2").arg(first, last));
        telling.text += u'\n';
        telling.isUrgent = telling.isUrgent || (notice.kind != NoticeKind::NodeSilent && notice.kind != NoticeKind::Expiry);
    }
    if (const auto rest = static_cast<int>(notices.size() - std::min(notices.size(), mostInWords)))
        telling.text += Tr::tr("* and %n more", nullptr, rest) + u'\n';
    telling.text += u'\n' + footer(zone) + u'\n';
    return telling;
}

Telling testTelling(core::UtcMicros now, const core::ZoneRules &zone)
{
    return { Tr::tr("Breakwater: a test message"),
        Tr::tr("This is a test that somebody asked for at %1 (%2). Messages of Breakwater arrive here.").arg(stamp(now, zone), QString::fromStdString(zone.name())) + u'\n', false };
}

} // namespace bw::notify

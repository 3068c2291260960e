// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/senderlog.h"

#include "models/assessment/logspans.h"
#include "models/core/domainname.h"
#include "models/store/queries/timebuckets.h"

using namespace Qt::StringLiterals;

namespace bw::assessment {

core::Result<store::VolumeAnswer> volumeOf(const ReportAsking &asking, const QStringList &senders, core::TimeRange range, const QStringList &by)
{
    if (senders.isEmpty())
        return store::VolumeAnswer();
    store::VolumeQuery query;
    query.filter.range = range;
    query.filter.senders = senders;
    query.by = by;
    auto answer = query.run(asking.store, asking.cancel);
    if (!answer && answer.error().kind == core::ProblemKind::Usage) { // nothing that could answer it is kept
        store::VolumeAnswer none;
        none.notes << answer.error().oneLine();
        return none;
    }
    return answer;
}

core::Result<QStringList> sendersIn(const ReportAsking &asking, core::TimeRange range)
{
    store::VolumeQuery query;
    query.filter.range = range;
    query.by = { u"sender"_s };
    const auto answer = query.run(asking.store, asking.cancel);
    QStringList senders;
    if (!answer)
        return answer.error().kind == core::ProblemKind::Usage ? core::Result<QStringList>(senders) : core::fail(answer.error());
    for (const store::VolumeBucket &bucket : answer->buckets)
        if (const QString sender = bucket.keys[u"sender"_s]; (sender == asking.domain || sender.endsWith(u'.' + asking.domain)) && core::domainToFind(sender) == sender) // one that nobody can ask for is none
            senders << sender;
    senders.sort();
    return senders;
}

QString volumeCommand(const QStringList &senders, core::TimeRange range, const QStringList &by)
{
    QString text = u"breakwaterctl volume"_s + (by.isEmpty() ? QString() : u" --by "_s + by.join(u','));
    for (const QString &sender : senders)
        text += u" --sender "_s + shellWord(sender);
    return u"%1 --from %2 --to %3 --format json"_s.arg(text, store::toRfc3339(range.from), store::toRfc3339(range.to));
}

} // namespace bw::assessment

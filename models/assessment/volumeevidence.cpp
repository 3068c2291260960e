// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/logspans.h"
#include "models/assessment/senderlog.h"
#include "models/assessment/tr.h"
#include "models/store/queries/timebuckets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

constexpr int days = 30;
/// A day with as much makes a bulk sender, whatever hours were not heard.
constexpr qint64 bulk = 5'000;

/// The field that mail to a receiving domain counts in; nothing: none.
QString providerOf(const QString &domain)
{
    static const QStringList gmail { u"gmail.com"_s, u"googlemail.com"_s }, outlook { u"outlook.com"_s, u"hotmail.com"_s, u"live.com"_s, u"msn.com"_s }, yahoo { u"aol.com"_s, u"ymail.com"_s, u"rocketmail.com"_s };
    if (gmail.contains(domain))
        return u"gmail_max_day"_s;
    if (outlook.contains(domain))
        return u"outlook_max_day"_s;
    return yahoo.contains(domain) || domain.startsWith("yahoo."_L1) ? u"yahoo_max_day"_s : QString();
}

} // namespace

core::Result<posture::Evidence> volumeToProviders(const ReportAsking &asking)
{
    const core::TimeRange range = endedDays(asking.store, asking.now, days);
    const auto senders = sendersIn(asking, range);
    if (!senders)
        return core::fail(senders.error());
    const QStringList by { u"day"_s, u"domain"_s };
    const auto answer = volumeOf(asking, *senders, range, by);
    if (!answer)
        return core::fail(answer.error());
    const auto gaps = unheardOf(asking.store, {}, range, asking.cancel);
    if (!gaps)
        return core::fail(gaps.error());
    QMap<QString, QMap<core::UtcMicros, qint64>> found;
    for (const store::VolumeBucket &bucket : answer->buckets)
        if (const QString field = providerOf(bucket.keys[u"domain"_s].toLower()); !field.isEmpty())
            found[field][bucket.start] += bucket.counts.delivered.value_or(0);
    const QString problem = !gaps->isEmpty() ? Tr::tr("Not all of the time was heard: %1").arg(*gaps) : answer->notes.join(u' ');
    RecordBuilder builder(asking.registry, u"volume"_s, asking.now, Tr::tr("Not found in the store"));
    for (const QString &field : { u"gmail_max_day"_s, u"outlook_max_day"_s, u"yahoo_max_day"_s }) {
        qint64 most = 0;
        QString raw;
        const auto ofDays = found.value(field);
        for (auto it = ofDays.cbegin(); it != ofDays.cend(); ++it)
            if (it.value() > most) {
                most = it.value();
                raw = u"%1: %2"_s.arg(store::toRfc3339(it.key(), asking.store.homeZone()).left(10)).arg(most);
            }
        builder.set(field, problem.isEmpty() || most >= bulk ? Value::ofNumber(double(most)) : Value::unknown(problem));
        builder.source(field, { volumeCommand(*senders, range, by), raw, Tr::tr("recipients delivered there, by day of the store's home zone; from the kept rows of logs") });
    }
    return builder.take();
}

} // namespace bw::assessment

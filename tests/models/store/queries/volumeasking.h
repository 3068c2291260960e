// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/volumequery.h"
#include "tests/models/store/queries/storefiller.h"

#include <QString>
#include <QStringList>

/// Questions about volume, and their answers as one line a bucket. For tests.
namespace bw::test {

using store::VolumeAnswer;
using store::VolumeQuery;

inline VolumeAnswer ask(const StoreFiller &filler, const QStringList &by, const store::Filter &filter = {}, bool withDeferred = false)
{
    const auto answer = VolumeQuery { filter, by, withDeferred }.run(filler.store());
    if (!answer)
        qFatal("%s", qPrintable(answer.error().oneLine()));
    return *answer;
}
inline QString summary(const VolumeAnswer &answer)
{
    QStringList lines;
    for (const auto &bucket : answer.buckets) {
        QStringList words;
        for (auto key = bucket.keys.begin(); key != bucket.keys.end(); ++key)
            words.append(key.value());
        const auto text = [](const std::optional<qint64> &n) { return n ? QString::number(*n) : QStringLiteral("-"); };
        words.append(text(bucket.counts.messages) + u'/' + text(bucket.counts.recipients) + u'/' + text(bucket.counts.delivered) + u'/'
            + text(bucket.counts.deferred) + u'/' + text(bucket.counts.bounced));
        lines.append(words.join(u' '));
    }
    return lines.join(u'\n');
}
inline store::Filter range(const char *from, const char *to, const char *zone = "UTC")
{
    store::Filter filter;
    filter.range = { utc(from), utc(to) };
    filter.zone = QLatin1String(zone);
    return filter;
}

} // namespace bw::test

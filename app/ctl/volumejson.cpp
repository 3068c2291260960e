// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/volumejson.h"

#include <QCoreApplication>

#include <cmath>

namespace bw::ctl {

namespace {

struct Column
{
    const char *name;
    std::optional<qint64> store::VolumeCounts::*count;
};
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr Column columns[] {
    { "accepted", &store::VolumeCounts::accepted },
    { "messages", &store::VolumeCounts::messages },
    { "recipients", &store::VolumeCounts::recipients },
    { "delivered", &store::VolumeCounts::delivered },
    { "deferred", &store::VolumeCounts::deferred },
    { "deferred_recipients", &store::VolumeCounts::deferredRecipients },
    { "bounced", &store::VolumeCounts::bounced },
    { "expired", &store::VolumeCounts::expired },
    { "discarded", &store::VolumeCounts::discarded },
    { "rejected", &store::VolumeCounts::rejected },
    { "held", &store::VolumeCounts::held },
    { "deleted", &store::VolumeCounts::deleted },
};

/// What "other" stands for, in the words of the page Sending volume.
QString restInWords(const QString &key, const store::VolumeCounts &counts)
{
    const bool hasEntered = counts.accepted.value_or(0) > 0 || counts.recipients.value_or(0) > 0 || counts.ended().value_or(0) > 0 || counts.deferred.value_or(0) > 0;
    if (key == QLatin1String("domain"))
        return hasEntered ? Tr::tr("other domains (names no longer kept)") : Tr::tr("other domains (no names kept)");
    if (key == QLatin1String("sender"))
        return hasEntered ? Tr::tr("other senders (names no longer kept)") : Tr::tr("no sender kept (refused at the door)");
    if (key == QLatin1String("user"))
        return hasEntered ? Tr::tr("other logins (names no longer kept)") : Tr::tr("no login (refused at the door)");
    if (key == QLatin1String("network"))
        return hasEntered ? Tr::tr("other networks (no longer kept)") : Tr::tr("no network kept (refused at the door)");
    if (key == QLatin1String("instance"))
        return hasEntered ? Tr::tr("other instances (no longer kept)") : Tr::tr("no instance kept (refused at the door)");
    return QStringLiteral("other"); // a stream: what no rule names
}

} // namespace

const QStringList &volumeColumnNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (const auto &column : columns)
            list.append(QLatin1String(column.name));
        return list;
    }();
    return names;
}

double shownCoverage(double coverage)
{
    const double shown = std::floor(coverage * 10'000) / 10'000;
    return shown > 0 || coverage <= 0 ? shown : coverage; // what is there is never 0
}

QJsonObject toJson(const store::VolumeCounts &counts, double coverage)
{
    QJsonObject object;
    for (const auto &column : columns) {
        const auto &count = counts.*column.count;
        object.insert(QLatin1String(column.name), count ? QJsonValue(*count) : QJsonValue(QJsonValue::Null));
    }
    if (coverage < completeCoverage)
        object.insert(QStringLiteral("coverage"), shownCoverage(coverage));
    return object;
}

Answer toAnswer(const store::VolumeAnswer &answer, const QStringList &by, Format format)
{
    const bool isForPeople = format == Format::Table || format == Format::Csv;
    Section buckets { QStringLiteral("buckets"), by + volumeColumnNames() + QStringList { QStringLiteral("coverage") }, {}, false };
    buckets.made = [rows = answer.buckets, isForPeople](qsizetype at) {
        const auto &bucket = rows.at(at);
        QJsonObject row = toJson(bucket.counts, bucket.coverage);
        for (auto key = bucket.keys.begin(); key != bucket.keys.end(); ++key)
            row.insert(key.key(), isForPeople && key.value() == QLatin1String("other") ? restInWords(key.key(), bucket.counts) : key.value());
        if (!bucket.isKept)
            row.insert(QStringLiteral("kept"), false);
        return row;
    };
    buckets.madeRows = answer.buckets.size();
    Section totals { QStringLiteral("totals"), volumeColumnNames() + QStringList { QStringLiteral("coverage") },
        { toJson(answer.totals, answer.coverage) }, true };
    return { { buckets, totals }, false };
}

} // namespace bw::ctl

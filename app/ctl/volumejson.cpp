// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/volumejson.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

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
    return coverage > 0 ? std::max(shown, 0.0001) : shown; // what is there is never 0
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

namespace {

/// Columns that a choice of outcomes, or a reason, has no figure in.
QStringList notAskedFor(const QStringList &by, const QStringList &outcomes)
{
    const bool isByReason = by.contains("reason"_L1);
    QStringList names;
    if (isByReason || (!outcomes.isEmpty() && !outcomes.contains("accepted"_L1)))
        names << u"accepted"_s << u"messages"_s << u"recipients"_s;
    if (!outcomes.isEmpty() && !outcomes.contains("deferred"_L1))
        names << u"deferred_recipients"_s;
    return names;
}

/// How people read a key's value: what "other" stands for, and the null reverse-path of notices (RFC 5321, 4.5.5), which is an empty domain.
QString keyInWords(const QString &key, const QString &value, const store::VolumeCounts &counts)
{
    if (value == "other"_L1)
        return restInWords(key, counts);
    return key == "sender"_L1 && value.isEmpty() ? u"<>"_s : value;
}

/// A row of --by outcome has one outcome's counts, and 0 beside them.
void fillOutcomeRow(QJsonObject &row, const store::VolumeBucket &bucket, const QStringList &notAsked)
{
    const QString outcome = bucket.keys.value(u"outcome"_s);
    if (outcome.isEmpty() || !bucket.isKept || !bucket.counts.delivered)
        return;
    for (const auto &[column, ofOutcome] : { std::pair { u"accepted"_s, u"accepted"_s }, { u"messages"_s, u"accepted"_s }, { u"recipients"_s, u"accepted"_s }, { u"deferred_recipients"_s, u"deferred"_s } })
        if (ofOutcome != outcome && !notAsked.contains(column) && row.value(column).isNull())
            row.insert(column, 0);
}

} // namespace

Answer toAnswer(const store::VolumeAnswer &answer, const QStringList &by, const QStringList &outcomes, Format format)
{
    const bool isForPeople = format == Format::Table || format == Format::Csv;
    const QStringList notAsked = notAskedFor(by, outcomes);
    Section buckets { QStringLiteral("buckets"), by + volumeColumnNames() + QStringList { QStringLiteral("coverage") }, {}, false };
    buckets.notAsked = notAsked;
    buckets.made = [rows = answer.buckets, isForPeople, notAsked](qsizetype at) {
        const auto &bucket = rows.at(at);
        QJsonObject row = toJson(bucket.counts, bucket.coverage);
        fillOutcomeRow(row, bucket, notAsked);
        for (auto key = bucket.keys.begin(); key != bucket.keys.end(); ++key)
            row.insert(key.key(), isForPeople ? keyInWords(key.key(), key.value(), bucket.counts) : key.value());
        if (!bucket.isKept)
            row.insert(QStringLiteral("kept"), false);
        return row;
    };
    buckets.madeRows = answer.buckets.size();
    Section totals { QStringLiteral("totals"), volumeColumnNames() + QStringList { QStringLiteral("coverage") },
        { toJson(answer.totals, answer.coverage) }, true };
    return { { buckets, totals }, false };
}

QStringList readingNotes(const store::VolumeAnswer &answer, const QStringList &by)
{
    if (!by.contains("domain"_L1) || !answer.totals.messages || !answer.totals.recipients)
        return {};
    qint64 messages = 0, recipients = 0;
    for (const auto &bucket : answer.buckets) {
        messages += bucket.counts.messages.value_or(0);
        recipients += bucket.counts.recipients.value_or(0);
    }
    if (messages <= *answer.totals.messages && recipients <= *answer.totals.recipients)
        return {};
    return { Tr::tr("A message counts in each domain that it has recipients in, and recipients count as they were tried (an alias adds some): "
                    "the rows add up to %1 messages and %2 recipients, in all there are %3 and %4.")
                 .arg(messages)
                 .arg(recipients)
                 .arg(*answer.totals.messages)
                 .arg(*answer.totals.recipients) };
}

} // namespace bw::ctl

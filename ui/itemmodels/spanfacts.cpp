// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/spanfacts.h"

#include "models/service/session.h"
#include "models/store/queries/volumequery.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

/// One key's part of the stretch and of the rest of the range.
struct Part
{
    QString key;
    double here = 0, elsewhere = 0;
    qint64 count = 0;
};

/// Keys whose share of the recipients differs most from their share in the rest of the range; both from heard hours alone.
QList<Part> mostUnlike(const store::VolumeAnswer &span, const store::VolumeAnswer &whole, const QString &key)
{
    const auto sums = [&key](const store::VolumeAnswer &answer) {
        QHash<QString, qint64> counts;
        for (const auto &bucket : answer.buckets)
            counts[bucket.keys.value(key)] += bucket.counts.recipients.value_or(bucket.counts.ended().value_or(0));
        return counts;
    };
    const QHash<QString, qint64> here = sums(span);
    const QHash<QString, qint64> all = sums(whole);
    qint64 hereTotal = 0;
    qint64 allTotal = 0;
    for (const qint64 count : here)
        hereTotal += count;
    for (const qint64 count : all)
        allTotal += count;
    QList<Part> parts;
    if (hereTotal == 0 || allTotal <= hereTotal)
        return parts;
    for (auto it = here.cbegin(); it != here.cend(); ++it) {
        const double elsewhere = double(all.value(it.key()) - it.value()) / double(allTotal - hereTotal);
        const double share = double(it.value()) / double(hereTotal);
        if (it.key() != u"other"_s && share > elsewhere + 0.02 && share >= 1.5 * elsewhere)
            parts << Part { it.key(), share, std::max(0.0, elsewhere), it.value() };
    }
    std::sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.here - a.elsewhere > b.here - b.elsewhere; });
    return parts;
}

} // namespace

SpanFacts::SpanFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void SpanFacts::ask(const store::Filter &span, const store::Filter &whole, const ui::Format &format)
{
    m_session->ask(this, "unlike", [this, span, whole, format, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        QStringList sentences;
        const auto at = [&](const QString &key, const auto &sentence) {
            if (cancelled)
                return;
            const auto here = store::VolumeQuery { span, { key }, false }.run(store);
            const auto all = store::VolumeQuery { whole, { key }, false }.run(store);
            if (!here || !all)
                return;
            const QList<Part> parts = mostUnlike(*here, *all, key);
            if (!parts.isEmpty())
                sentences << sentence(parts.front());
        };
        at(u"user"_s, [&](const Part &part) {
            return tr("%1 of recipients were sent by %2, elsewhere %3").arg(format.percent(part.here), part.key.isEmpty() ? tr("no login") : ui::Format::isolated(part.key), format.percent(part.elsewhere));
        });
        at(u"domain"_s, [&](const Part &part) {
            return tr("%1 went to %2, elsewhere %3").arg(format.percent(part.here), ui::Format::isolated(part.key), format.percent(part.elsewhere));
        });
        at(u"node"_s, [&](const Part &part) {
            return tr("%1 left by %2, elsewhere %3").arg(format.percent(part.here), ui::Format::isolated(part.key), format.percent(part.elsewhere));
        });
        const auto here = store::VolumeQuery { span, {}, false }.run(store);
        const auto all = store::VolumeQuery { whole, {}, false }.run(store);
        if (here && all) {
            const auto share = [](const store::VolumeCounts &counts, std::optional<qint64> store::VolumeCounts::*count) {
                const double ended = double(counts.ended().value_or(0));
                return ended > 0 ? double((counts.*count).value_or(0)) / ended : 0.0;
            };
            const double bounced = share(here->totals, &store::VolumeCounts::bounced);
            const double usual = share(all->totals, &store::VolumeCounts::bounced);
            if (bounced > usual + 0.01 && bounced > 1.3 * usual)
                sentences << tr("%1 of recipients that ended bounced, in the whole range %2").arg(format.percent(bounced), format.percent(usual));
        }
        return [this, sentences] { Q_EMIT arrived(sentences); };
    });
}

} // namespace bw::itemmodels

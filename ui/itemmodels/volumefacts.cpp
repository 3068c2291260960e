// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/volumefacts.h"

#include "models/service/session.h"

#include <QCoreApplication>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::VolumeFacts)
};

using Bucket = store::VolumeBucket;
using Reason = store::ReasonRow;
using ui::Format;
using Count = std::optional<qint64> store::VolumeCounts::*;


QString domainOf(const Bucket &row)
{
    return row.keys.value(QStringLiteral("domain"));
}

/// The sum of the domains whose names the store has let go of.
bool isFolded(const Bucket &row)
{
    return domainOf(row) == QLatin1String("other");
}

/// Not heard: unknown; from incomplete hours: a lower bound.
QVariant figureRoles(const std::optional<qint64> &count, double coverage, int role)
{
    if (role == ui::MeasureRole)
        return int(count ? ui::Measure::Known : ui::Measure::Unknown);
    if (role == ui::BoundRole)
        return count && coverage < ui::wholeRange;
    if (role == Qt::ToolTipRole && !count)
        return Tr::tr("This cannot be told from what is kept");
    if (role == Qt::ToolTipRole && coverage < ui::wholeRange)
        return Tr::tr("At least: some hours were not heard whole");
    return {};
}

RowColumn<Bucket> figure(const QString &title, Count count)
{
    return { title, [count](const Bucket &row, const Format &format) { return row.counts.*count ? format.count(*(row.counts.*count)) : Format::unknown(); },
        [count](const Bucket &row) { return row.counts.*count ? QVariant(*(row.counts.*count)) : QVariant(); },
        [count](const Bucket &row, int role, const Format &) { return figureRoles(row.counts.*count, row.coverage, role); }, true };
}

RowColumn<Reason> figure(const QString &title, const std::shared_ptr<bool> &isBound, const std::function<qint64(const Reason &)> &count)
{
    return { title, [count](const Reason &row, const Format &format) { return format.count(count(row)); }, [count](const Reason &row) { return QVariant(count(row)); },
        [isBound](const Reason &, int role, const Format &) -> QVariant {
            if (role == ui::BoundRole)
                return *isBound;
            return role == Qt::ToolTipRole && *isBound ? QVariant(Tr::tr("At least: some hours were not heard whole")) : QVariant();
        },
        true };
}

QList<RowColumn<Bucket>> destinationColumns()
{
    QList<RowColumn<Bucket>> columns;
    columns << RowColumn<Bucket> { Tr::tr("Destination"), [](const Bucket &row, const Format &) { return isFolded(row) ? Tr::tr("other domains (names no longer kept)") : domainOf(row); },
        [](const Bucket &row) { return QVariant(domainOf(row)); },
        [](const Bucket &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole && isFolded(row))
                return Tr::tr("Domains with little mail: after some days only their sum is kept, without their names. That is why there may be more of them than this list names.");
            return role == ui::MiddleElideRole ? QVariant(true) : QVariant();
        },
        false };
    columns << figure(Tr::tr("Messages"), &store::VolumeCounts::messages) << figure(Tr::tr("Recipients"), &store::VolumeCounts::recipients)
            << figure(Tr::tr("Delivered"), &store::VolumeCounts::delivered) << figure(Tr::tr("Deferred attempts"), &store::VolumeCounts::deferred)
            << figure(Tr::tr("Bounced"), &store::VolumeCounts::bounced) << figure(Tr::tr("Expired"), &store::VolumeCounts::expired)
            << figure(Tr::tr("Discarded"), &store::VolumeCounts::discarded) << figure(Tr::tr("Rejected"), &store::VolumeCounts::rejected);
    columns << RowColumn<Bucket> { Tr::tr("Not delivered"),
        [](const Bucket &row, const Format &format) {
            const auto share = row.counts.notDeliveredShare();
            return share ? format.percent(*share) : Format::none();
        },
        [](const Bucket &row) {
            const auto share = row.counts.notDeliveredShare();
            return share ? QVariant(*share) : QVariant();
        },
        [](const Bucket &row, int role, const Format &) -> QVariant {
            const auto share = row.counts.notDeliveredShare();
            if (role == Qt::ToolTipRole)
                return Tr::tr("Bounced, expired or discarded, of the recipients that came to an end; who still waits is in neither");
            if (role == ui::BarRole && share)
                return *share;
            if (role == ui::MeasureRole)
                return int(share ? ui::Measure::Known : ui::Measure::None);
            return {};
        },
        true };
    return columns;
}

qint64 sumOf(const Reason &row)
{
    return row.counts.reasonsGiven().value_or(0);
}

QString reasonText(const Reason &row)
{
    return row.reply.isEmpty() ? Tr::tr("no reason was logged") : row.reply;
}

QList<RowColumn<Reason>> reasonColumns(const std::shared_ptr<bool> &isBound)
{
    QList<RowColumn<Reason>> columns;
    columns << RowColumn<Reason> { Tr::tr("What was said"), [](const Reason &row, const Format &) { return reasonText(row); }, {},
        [](const Reason &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole)
                return row.reply;
            return role == ui::FixedFontRole ? QVariant(!row.reply.isEmpty() && !row.isRest) : QVariant();
        },
        false };
    columns << RowColumn<Reason> { Tr::tr("Code"), [](const Reason &row, const Format &) { return row.dsn; }, {}, {}, false };
    const auto column = [&](const QString &title, Count count) { columns << figure(title, isBound, [count](const Reason &row) { return (row.counts.*count).value_or(0); }); };
    column(Tr::tr("Deferred attempts"), &store::VolumeCounts::deferred);
    column(Tr::tr("Bounced"), &store::VolumeCounts::bounced);
    column(Tr::tr("Expired"), &store::VolumeCounts::expired);
    column(Tr::tr("Discarded"), &store::VolumeCounts::discarded);
    column(Tr::tr("Rejected"), &store::VolumeCounts::rejected);
    columns << figure(Tr::tr("Times"), isBound, sumOf);
    return columns;
}

struct Answers
{
    core::Result<store::VolumeAnswer> volume, grouped, destinations;
    core::Result<QList<Reason>> reasons;
    std::optional<detection::UsualAnswer> usual;
};

} // namespace

VolumeFacts::VolumeFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_destinations(new RowsModel<Bucket>(destinationColumns(), domainOf, this))
    , m_isBound(std::make_shared<bool>(false))
    , m_reasons(new RowsModel<Reason>(reasonColumns(m_isBound), [](const Reason &row) { return row.isRest ? QStringLiteral("\n") : row.reply; }, this))
{
}

QVariantList VolumeFacts::destinationNames()
{
    QVariantList names;
    for (const auto &column : destinationColumns())
        names << column.title;
    return names << Tr::tr("Lower bound") << Tr::tr("Heard");
}

QVariantList VolumeFacts::destinationValues(const Bucket &row)
{
    static const QList<RowColumn<Bucket>> columns = destinationColumns();
    QVariantList values;
    for (const auto &column : columns)
        values << column.raw(row);
    return values << int(row.coverage < ui::wholeRange) << row.coverage;
}

void VolumeFacts::setFormat(const Format &format)
{
    m_destinations->setFormat(format);
    m_reasons->setFormat(format);
}

void VolumeFacts::ask(const store::Filter &filter, const QString &step, const QString &group)
{
    m_session->ask(this, "volume", [this, filter, step, group, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        auto answers = std::make_shared<Answers>();
        answers->volume = store::VolumeQuery { filter, { step }, false }.run(store, cancel);
        if (!group.isEmpty() && !cancelled)
            answers->grouped = store::VolumeQuery { filter, { step, group }, false }.run(store, cancel);
        if (!cancelled)
            answers->destinations = store::VolumeQuery { filter, { QStringLiteral("domain") }, false }.run(store, cancel);
        if (!cancelled)
            answers->reasons = store::ReasonQuery { filter, false, 200 }.run(store, cancel);
        if (!cancelled && filter.domains.isEmpty() && filter.sources.isEmpty()) {
            if (const auto usual = detection::UsualQuery { filter, detection::Figure::Recipients }.run(store, cancel))
                answers->usual = *usual;
        }
        return [this, answers, step, group] {
            if (!answers->volume || !answers->grouped) {
                Q_EMIT failed(!answers->volume ? answers->volume.error() : answers->grouped.error());
                return;
            }
            m_volume = *answers->volume;
            m_grouped = *answers->grouped;
            m_usual = answers->usual;
            m_step = step;
            m_group = group;
            if (answers->destinations) {
                auto rows = answers->destinations->buckets;
                const auto weight = [](const Bucket &row) { return row.counts.recipients.value_or(row.counts.ended().value_or(0) + row.counts.deferred.value_or(0) + row.counts.rejected.value_or(0)); };
                std::stable_sort(rows.begin(), rows.end(), [&weight](const Bucket &a, const Bucket &b) { return weight(a) > weight(b); });
                m_destinations->setRows(std::move(rows));
            }
            *m_isBound = m_volume.coverage < ui::wholeRange;
            if (answers->reasons)
                m_reasons->setRows(*answers->reasons);
            Q_EMIT arrived();
            // Behind it: what is shown of the whole hides no part that failed.
            if (!answers->destinations)
                Q_EMIT destinationsFailed(answers->destinations.error());
            if (!answers->reasons)
                Q_EMIT reasonsFailed(answers->reasons.error());
        };
    });
}

} // namespace bw::itemmodels

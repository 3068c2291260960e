// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/failurefacts.h"

#include "models/service/session.h"
#include "models/store/queries/coveragequery.h"
#include "ui/itemmodels/authcolumns.h"

#include <QCoreApplication>
#include <QMap>
#include <QTimeZone>

#include <algorithm>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::FailureFacts)
};

using ui::Format;
using Row = FailureRow;

/// What a receiver did not report is not known.
RowColumn<Row> reportedColumn(const QString &title, std::function<qint64(const store::MailAuthCounts &)> count)
{
    return { title, [count](const Row &row, const Format &format) { return row.day.hasReports ? format.count(count(row.day.reported)) : Format::unknown(); },
        [count](const Row &row) { return row.day.hasReports ? QVariant(count(row.day.reported)) : QVariant(); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (row.day.hasReports)
                return {};
            return role == ui::MeasureRole ? QVariant(int(ui::Measure::Unknown)) : role == Qt::ToolTipRole ? QVariant(Tr::tr("No report is about this day.")) : QVariant();
        },
        true };
}

RowColumn<Row> ownColumn(const QString &title, qint64 store::FailureDay::*count)
{
    const auto isUnknown = [count](const Row &row) { return row.day.*count == 0 && row.day.heard <= 0; };
    return { title, [count](const Row &row, const Format &format) { return ownCount(row.day.*count, row.day.heard, format); },
        [count, isUnknown](const Row &row) { return isUnknown(row) ? QVariant() : QVariant(row.day.*count); },
        [isUnknown](const Row &row, int role, const Format &format) -> QVariant {
            if (role == ui::MeasureRole)
                return int(isUnknown(row) ? ui::Measure::Unknown : ui::Measure::Known);
            if (role == ui::BoundRole)
                return !isUnknown(row) && row.day.heard < ui::wholeRange;
            if (role != Qt::ToolTipRole || row.day.heard >= ui::wholeRange)
                return {};
            return row.day.heard <= 0 ? Tr::tr("No node was heard on this day.") : Tr::tr("%1 of this day was heard.").arg(format.percent(row.day.heard));
        },
        true };
}

/// "5.7.26 (12), dkim fail (3)", most first.
QString whatOf(const Row &row, const Format &format)
{
    QMap<QString, qint64> sums;
    for (const store::OwnFailure &one : row.day.own)
        sums[one.what] += one.messages;
    QStringList names = sums.keys();
    std::ranges::stable_sort(names, std::ranges::greater(), [&sums](const QString &name) { return sums[name]; });
    QStringList parts;
    for (const QString &name : std::as_const(names))
        //: What failed, and how often: "5.7.26 (12)"
        parts << Tr::tr("%1 (%2)").arg(name, format.count(sums[name]));
    return parts.join(QStringLiteral(", "));
}

QList<RowColumn<Row>> columns()
{
    using Counts = store::MailAuthCounts;
    QList<RowColumn<Row>> columns;
    columns << dayColumn<Row>(Tr::tr("Day"), [](const Row &row) { return row.day.day; });
    columns << textColumn<Row>(Tr::tr("Domain"), [](const Row &row) { return row.day.domain; });
    columns << reportedColumn(Tr::tr("Reported"), [](const Counts &counts) { return counts.messages; });
    columns << reportedColumn(Tr::tr("Fail DMARC"), [](const Counts &counts) { return counts.fail; });
    columns << reportedColumn(Tr::tr("Without SPF"), [](const Counts &counts) { return counts.messages - counts.spf.aligned; });
    columns << reportedColumn(Tr::tr("Without DKIM"), [](const Counts &counts) { return counts.messages - counts.dkim.aligned; });
    columns << reportedColumn(Tr::tr("Rejected"), [](const Counts &counts) { return counts.reject; });
    columns << ownColumn(Tr::tr("Refused, by your logs"), &store::FailureDay::refused);
    columns << ownColumn(Tr::tr("Your filters found"), &store::FailureDay::verdicts);
    columns << RowColumn<Row> { Tr::tr("What your logs say"), [](const Row &row, const Format &format) { return row.day.own.isEmpty() ? (row.day.heard <= 0 ? Format::unknown() : Format::none()) : whatOf(row, format); },
        [](const Row &row) { return QVariant(whatOf(row, Format())); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role == ui::MeasureRole)
                return int(!row.day.own.isEmpty() ? ui::Measure::Known : row.day.heard <= 0 ? ui::Measure::Unknown : ui::Measure::None);
            return role == Qt::ToolTipRole ? QVariant(whatOf(row, format)) : QVariant();
        },
        false };
    return columns;
}

struct Answer
{
    QList<Row> rows;
    double heard = 0;
    bool hasReports = false;
};

core::Result<Answer> read(const store::Store &store, const store::MailAuthFilter &filter, const store::Cancel &cancel)
{
    const auto days = store::listFailureDays(store, filter, cancel);
    if (!days)
        return core::fail(days.error());
    const auto reported = store::MailAuthQuery { filter, {} }.run(store, cancel);
    if (!reported)
        return core::fail(reported.error());
    const auto shares = store::heardSharesOf(store, { { {}, filter.range } }, cancel);
    if (!shares)
        return core::fail(shares.error());
    Answer answer { {}, shares->constFirst(), reported->reports > 0 };
    // No day has 36 hours, and none less than 23.
    for (const store::FailureDay &day : *days)
        answer.rows << Row { day, { day.day, store.homeZone().startOfDay(day.day + 36 * core::microsPerHour) } };
    return answer;
}

} // namespace

QString ownCount(qint64 count, double heard, const Format &format)
{
    if (count == 0 && heard <= 0)
        return Format::unknown();
    return heard < ui::wholeRange ? Format::atLeast(format.count(count)) : format.count(count);
}

FailureFacts::FailureFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Row>(columns(), [](const Row &row) { return QStringLiteral("%1 %2").arg(row.day.day).arg(row.day.domain); }, this))
{
}

/// Days are those of the home zone, whatever zone is looked through.
void FailureFacts::setFormat(const Format &format)
{
    const QTimeZone home(QByteArray::fromStdString(m_session->store().homeZone().name()));
    m_rows->setFormat(home.isValid() ? Format(QLocale(), home) : format);
}

void FailureFacts::ask(const store::MailAuthFilter &filter)
{
    store::MailAuthFilter asked;
    asked.range = filter.range;
    asked.domains = filter.domains;
    m_session->ask(this, "failures", [this, asked, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto answer = read(store, asked, store::Cancel::watching(cancelled));
        return [this, answer] {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            m_rows->setRows(answer->rows);
            m_heard = answer->heard;
            m_hasReports = answer->hasReports;
            Q_EMIT arrived();
        };
    });
}

RowsModel<store::OwnFailure> *makeOwnFailures(QObject *parent)
{
    using Own = store::OwnFailure;
    QList<RowColumn<Own>> columns;
    columns << textColumn<Own>(Tr::tr("Who says it"), [](const Own &row) { return row.receiver.isEmpty() ? Tr::tr("your own filter") : row.receiver; });
    columns << textColumn<Own>(Tr::tr("What"), [](const Own &row) { return row.what; });
    columns << countColumn<Own>(Tr::tr("Times"), [](const Own &row) { return row.messages; });
    columns << textColumn<Own>(Tr::tr("Node"), [](const Own &row) { return row.node; });
    return new RowsModel<Own>(columns, [](const Own &row) { return QStringLiteral("%1 %2 %3").arg(row.receiver, row.what, row.node); }, parent);
}

} // namespace bw::itemmodels

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/loginlines.h"

#include "models/service/session.h"
#include "ui/common/mark.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::LoginLines)
};

using Row = store::LoginEventRow;
using ui::Format;

QString outcomeText(const QString &outcome)
{
    static const QHash<QString, const char *> texts {
        { QStringLiteral("ok"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "good") },
        { QStringLiteral("failed"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "failed") },
        { QStringLiteral("no_such_user"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "no such login") },
        { QStringLiteral("wrong_password"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "wrong password") },
        { QStringLiteral("refused"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "refused") },
        { QStringLiteral("outage"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "not checked") },
        { QStringLiteral("aborted"), QT_TRANSLATE_NOOP("bw::itemmodels::LoginLines", "broken off") },
    };
    const auto found = texts.constFind(outcome);
    return found == texts.constEnd() ? outcome : Tr::tr(*found);
}

ui::Mark markOf(const QString &outcome)
{
    return outcome == QLatin1String("ok") ? ui::Mark::Pass : outcome == QLatin1String("outage") || outcome == QLatin1String("aborted") ? ui::Mark::Unknown : ui::Mark::Fail;
}

QList<RowColumn<Row>> lineColumns(const DecisiveLogin &decisive)
{
    const auto code = [](const Row &, int role, const Format &) -> QVariant { return role == ui::FixedFontRole || role == ui::MiddleElideRole ? QVariant(true) : QVariant(); };
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Time"), [](const Row &row, const Format &format) { return format.stampWithSeconds(row.time); }, [](const Row &row) { return QVariant(qint64(row.time)); },
        [](const Row &row, int role, const Format &format) -> QVariant { return role == Qt::ToolTipRole ? QVariant(format.fullStamp(row.time)) : QVariant(); }, false, true };
    columns << RowColumn<Row> { Tr::tr("Node"), [](const Row &row, const Format &) { return row.node; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Login"), [](const Row &row, const Format &) { return row.user.isEmpty() ? Format::none() : row.user; }, [](const Row &row) { return QVariant(row.user); },
        [](const Row &, int role, const Format &) -> QVariant { return role == ui::MiddleElideRole ? QVariant(true) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("Client"), [](const Row &row, const Format &) { return row.source; }, {}, code, false };
    columns << RowColumn<Row> { Tr::tr("Outcome"), [](const Row &row, const Format &) { return outcomeText(row.outcome); }, [](const Row &row) { return QVariant(row.outcome); },
        [&decisive](const Row &row, int role, const Format &) -> QVariant {
            const bool isDecisive = decisive.row != 0 && row.rowId == decisive.row;
            if (role == ui::MarkRole)
                return int(isDecisive ? ui::Mark::Critical : markOf(row.outcome));
            if (!isDecisive)
                return {};
            if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                return Tr::tr("The good login that the warning is about");
            return role == ui::EmphasisRole ? QVariant(true) : QVariant();
        },
        false };
    columns << RowColumn<Row> { Tr::tr("Mechanism"), [](const Row &row, const Format &) { return row.mechanism; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Service"), [](const Row &row, const Format &) { return row.service; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Tries"), [](const Row &row, const Format &format) { return format.count(row.tries); }, [](const Row &row) { return QVariant(row.tries); }, {}, true };
    columns << RowColumn<Row> { Tr::tr("Logged in"), [](const Row &row, const Format &format) { return row.file.isEmpty() ? QString() : Tr::tr("%1, byte %2").arg(row.file, format.count(row.offset)); },
        [](const Row &row) { return QVariant(row.file.isEmpty() ? QString() : row.file + u':' + QString::number(row.offset)); }, code, false };
    return columns;
}

std::optional<Row> takeDecisive(QList<Row> &rows, const DecisiveLogin &decisive)
{
    const auto found = std::ranges::find(rows, decisive.row, &Row::rowId);
    if (decisive.row == 0 || found == rows.end())
        return {};
    const Row row = *found;
    rows.erase(found);
    return row;
}

/// Where newer lines than are shown follow it.
std::optional<Row> readDecisive(const store::Store &store, store::Filter filter, const DecisiveLogin &decisive, const store::Cancel &cancel)
{
    if (decisive.row == 0 || !filter.range.contains(decisive.time))
        return {};
    filter.range = { decisive.time, decisive.time + core::microsPerSecond };
    auto near = store::LoginEventsQuery { filter, 0, true }.run(store, cancel);
    return near ? takeDecisive(*near, decisive) : std::nullopt;
}

} // namespace

LoginLines::LoginLines(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<Row>(lineColumns(m_decisive), [](const Row &row) { return QString::number(row.rowId); }, this))
{
}

void LoginLines::setFormat(const Format &format)
{
    m_rows->setFormat(format);
}

void LoginLines::ask(const store::Filter &filter)
{
    m_session->ask(this, "lines", [this, filter, decisive = m_decisive, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        auto rows = std::make_shared<core::Result<QList<Row>>>(store::LoginEventsQuery { filter, mostLoginLines, true }.run(store, cancel));
        if (*rows) {
            std::reverse((*rows)->begin(), (*rows)->end());
            if (auto first = takeDecisive(**rows, decisive); first || (first = readDecisive(store, filter, decisive, cancel)))
                (*rows)->prepend(*first);
        }
        return [this, rows] {
            if (!*rows) {
                Q_EMIT failed(rows->error());
                return;
            }
            m_rows->setRows(**rows);
            Q_EMIT arrived();
        };
    });
}

core::Result<QList<Row>> readLoginLines(const store::Store &store, const store::Filter &filter, const std::atomic_bool &cancelled)
{
    return store::LoginEventsQuery { filter, 0, true }.run(store, store::Cancel::watching(cancelled));
}

} // namespace bw::itemmodels

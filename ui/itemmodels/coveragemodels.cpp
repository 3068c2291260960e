// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/coveragemodels.h"

#include "models/service/session.h"
#include "ui/common/mark.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::CoverageFacts)
};

using ui::Format;
using ui::Mark;

constexpr int stripSteps = 96; ///< as many as the strip has room for
constexpr int mostHours = 5000;

/// Of the lines that are of mail: what cron says is nobody's to understand.
double understoodShare(const NodeRow &row)
{
    const qint64 mail = row.node.lines - row.node.foreignLines;
    return mail > 0 ? double(row.node.understood) / double(mail) : 1.0;
}

QString gapsText(const store::NodeCoverage &node, const Format &format)
{
    if (node.gaps.isEmpty())
        return Format::none();
    core::UtcMicros sum = 0;
    for (const auto &gap : node.gaps)
        sum += gap.length();
    return Tr::tr("%n, together %1", nullptr, int(node.gaps.size())).arg(format.age(sum / core::microsPerSecond));
}

/// Each gap by its begin and end in UTC, as a file holds them.
QString gapsRaw(const store::NodeCoverage &node)
{
    const auto stamp = [](core::UtcMicros time) { return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate); };
    QStringList gaps;
    for (const core::TimeRange &gap : node.gaps)
        gaps << stamp(gap.from) + u'/' + stamp(gap.to);
    return gaps.join(u' ');
}

QString gapsToolTip(const store::NodeCoverage &node, const Format &format)
{
    QStringList lines;
    for (const auto &gap : node.gaps) {
        lines << format.range(gap);
        if (lines.size() == 12) {
            lines << Tr::tr("and %n more", nullptr, int(node.gaps.size()) - 12);
            break;
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QString whyText(const QString &why)
{
    if (why == QLatin1String("unrecognised"))
        return Tr::tr("not understood");
    if (why == QLatin1String("unreadable"))
        return Tr::tr("not log text");
    if (why == QLatin1String("too_long"))
        return Tr::tr("too long");
    if (why == QLatin1String("internal_error"))
        return Tr::tr("internal error, please report it");
    return why;
}

template <typename Row>
RowColumn<Row> numberColumn(const QString &title, qint64 Row::*field)
{
    return { title, [field](const Row &row, const Format &format) { return format.count(row.*field); },
        [field](const Row &row) { return QVariant(row.*field); }, {}, true };
}

RowColumn<NodeRow> nodeNumber(const QString &title, qint64 store::NodeCoverage::*field)
{
    return { title, [field](const NodeRow &row, const Format &format) { return format.count(row.node.*field); },
        [field](const NodeRow &row) { return QVariant(row.node.*field); }, {}, true };
}

QList<RowColumn<NodeRow>> nodeColumns()
{
    QList<RowColumn<NodeRow>> columns;
    columns << RowColumn<NodeRow> { Tr::tr("Node"), [](const NodeRow &row, const Format &) { return row.node.node; }, {},
        [](const NodeRow &row, int role, const Format &) -> QVariant {
            if (role == ui::MarkRole)
                return int(row.node.heard >= ui::wholeRange ? Mark::Pass : row.node.heard > 0 ? Mark::Unknown : Mark::NotRead);
            if (role == ui::MiddleElideRole)
                return true;
            return {};
        },
        false };
    columns << RowColumn<NodeRow> { Tr::tr("Product"), [](const NodeRow &row, const Format &) { return row.node.mta; }, {}, {}, false };
    columns << RowColumn<NodeRow> { Tr::tr("Heard"), [](const NodeRow &row, const Format &format) { return shareText(format, row.node.heard); },
        [](const NodeRow &row) { return QVariant(row.node.heard); }, {}, true };
    columns << RowColumn<NodeRow> { Tr::tr("When"), [](const NodeRow &, const Format &) { return QString(); },
        [](const NodeRow &row) { return QVariant(row.node.heard); },
        [](const NodeRow &row, int role, const Format &format) -> QVariant {
            if (role == ui::HeardRole) {
                QVariantList steps;
                for (const double step : row.hours)
                    steps << step;
                return steps;
            }
            if (role == Qt::ToolTipRole)
                return gapsToolTip(row.node, format);
            if (role == Qt::AccessibleTextRole)
                return Tr::tr("%1, heard %2 of the time, gaps: %3").arg(row.node.node, shareText(format, row.node.heard), gapsText(row.node, format));
            return {};
        },
        false };
    columns << RowColumn<NodeRow> { Tr::tr("Last heard"),
        [](const NodeRow &row, const Format &format) { return row.node.lastHeard == 0 ? Tr::tr("never") : format.stamp(row.node.lastHeard); },
        [](const NodeRow &row) { return QVariant(qint64(row.node.lastHeard)); }, {}, false, true };
    columns << nodeNumber(Tr::tr("Lines"), &store::NodeCoverage::lines);
    columns << RowColumn<NodeRow> { Tr::tr("Understood"),
        [](const NodeRow &row, const Format &format) { return row.node.lines == 0 ? Format::none() : shareText(format, understoodShare(row), 2); },
        [](const NodeRow &row) { return row.node.lines == 0 ? QVariant() : QVariant(understoodShare(row)); }, {}, true };
    columns << RowColumn<NodeRow> { Tr::tr("Of other programs"), [](const NodeRow &row, const Format &format) { return format.count(row.node.foreignLines); },
        [](const NodeRow &row) { return QVariant(row.node.foreignLines); },
        [](const NodeRow &, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(Tr::tr("Counted among the lines, and no part of what could be understood")) : QVariant(); }, true };
    columns << RowColumn<NodeRow> { Tr::tr("Kept aside"),
        [](const NodeRow &row, const Format &format) { return format.count(row.node.unrecognised + row.node.unreadable); },
        [](const NodeRow &row) { return QVariant(row.node.unrecognised + row.node.unreadable); },
        [](const NodeRow &row, int role, const Format &format) -> QVariant {
            if (role == Qt::ToolTipRole)
                return Tr::tr("%1 not understood, %2 not log text").arg(format.count(row.node.unrecognised), format.count(row.node.unreadable));
            return {};
        },
        true };
    columns << RowColumn<NodeRow> { Tr::tr("Gaps"), [](const NodeRow &row, const Format &format) { return gapsText(row.node, format); },
        [](const NodeRow &row) { return QVariant(row.node.gaps.size()); },
        [](const NodeRow &row, int role, const Format &format) -> QVariant {
            if (role == ui::RawRole)
                return gapsRaw(row.node);
            if (role == Qt::ToolTipRole)
                return gapsToolTip(row.node, format);
            return {};
        },
        false };
    return columns;
}

QList<RowColumn<store::CoverageHour>> hourColumns()
{
    using Row = store::CoverageHour;
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Hour"), [](const Row &row, const Format &format) { return format.stamp(row.start); },
        [](const Row &row) { return QVariant(qint64(row.start)); }, {}, false, true };
    columns << RowColumn<Row> { Tr::tr("Node"), [](const Row &row, const Format &) { return row.node; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Host"), [](const Row &row, const Format &) { return row.host; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Heard"), [](const Row &row, const Format &format) { return format.percent(row.heard); },
        [](const Row &row) { return QVariant(row.heard); }, {}, true };
    columns << numberColumn<Row>(Tr::tr("Lines"), &Row::lines) << numberColumn<Row>(Tr::tr("Understood"), &Row::understood)
            << numberColumn<Row>(Tr::tr("Not understood"), &Row::unrecognised) << numberColumn<Row>(Tr::tr("Not log text"), &Row::unreadable)
            << numberColumn<Row>(Tr::tr("Of other programs"), &Row::foreignLines);
    columns << RowColumn<Row> { Tr::tr("Clock set back"),
        [](const Row &row, const Format &format) { return row.skewMs == 0 ? Format::none() : format.duration(row.skewMs * 1000); },
        [](const Row &row) { return QVariant(row.skewMs); }, {}, true };
    return columns;
}

QList<RowColumn<store::AsideRow>> asideColumns()
{
    using Row = store::AsideRow;
    const auto fixed = [](const Row &, int role, const Format &) -> QVariant { return role == ui::FixedFontRole ? QVariant(true) : QVariant(); };
    QList<RowColumn<Row>> columns;
    columns << RowColumn<Row> { Tr::tr("Time"), [](const Row &row, const Format &format) { return row.time == 0 ? Format::unknown() : format.stampWithSeconds(row.time); },
        [](const Row &row) { return QVariant(qint64(row.time)); }, {}, false, true };
    columns << RowColumn<Row> { Tr::tr("Node"), [](const Row &row, const Format &) { return row.node; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Why"), [](const Row &row, const Format &) { return whyText(row.why); }, [](const Row &row) { return QVariant(row.why); }, {}, false };
    columns << RowColumn<Row> { Tr::tr("Program"), [](const Row &row, const Format &) { return row.process; }, {}, {}, false };
    columns << RowColumn<Row> { Tr::tr("Line, without addresses"), [](const Row &row, const Format &) { return row.text; }, {}, fixed, false };
    columns << RowColumn<Row> { Tr::tr("File"), [](const Row &row, const Format &) { return row.file; }, {},
        [](const Row &, int role, const Format &) -> QVariant { return role == ui::MiddleElideRole ? QVariant(true) : QVariant(); }, false };
    columns << RowColumn<Row> { Tr::tr("Line number"), [](const Row &row, const Format &format) { return format.count(qint64(row.line)); },
        [](const Row &row) { return QVariant(row.line); }, {}, true };
    columns << RowColumn<Row> { Tr::tr("Byte"), [](const Row &row, const Format &format) { return format.count(qint64(row.offset)); },
        [](const Row &row) { return QVariant(row.offset); }, {}, true };
    return columns;
}

} // namespace

QList<double> heardSteps(const store::NodeCoverage &node, core::TimeRange range, int steps)
{
    QList<double> shares;
    const core::UtcMicros step = std::max<core::UtcMicros>(1, range.length() / steps);
    for (int i = 0; i < steps; ++i) {
        const core::TimeRange part { range.from + i * step, range.from + (i + 1) * step };
        core::UtcMicros missing = 0;
        for (const auto &gap : node.gaps)
            missing += std::max<core::UtcMicros>(0, std::min(gap.to, part.to) - std::max(gap.from, part.from));
        shares << std::clamp(1.0 - double(missing) / double(step), 0.0, 1.0);
    }
    return shares;
}

QString shareText(const ui::Format &format, double share, int decimals)
{
    const double least = std::pow(10.0, -decimals - 2);
    const QString text = format.percent(share > 0 && share < least / 2 ? least : share, decimals);
    return share > 0 && share < least / 2 ? u"<\u00a0"_s + text : text;
}

CoverageFacts::CoverageFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_nodes(new RowsModel<NodeRow>(nodeColumns(), [](const NodeRow &row) { return row.node.node; }, this))
    , m_hours(new RowsModel<store::CoverageHour>(hourColumns(),
          [](const store::CoverageHour &row) { return QStringLiteral("%1/%2/%3").arg(row.start).arg(row.node, row.host); }, this))
    , m_aside(new RowsModel<store::AsideRow>(asideColumns(), [](const store::AsideRow &row) { return QString::number(row.id); }, this))
{
}

void CoverageFacts::setFormat(const ui::Format &format)
{
    m_nodes->setFormat(format);
    m_hours->setFormat(format);
    m_aside->setFormat(format);
}

void CoverageFacts::ask(const store::Filter &filter)
{
    m_session->ask(this, "coverage", [this, filter, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        store::CoverageQuery query;
        query.filter = filter;
        auto answer = query.run(store);
        if (answer) {
            // A year of 200 nodes has 1.7 million hours: only those that need a look are for the eye.
            answer->hours.removeIf([](const store::CoverageHour &hour) {
                return hour.heard >= ui::wholeRange && hour.unrecognised == 0 && hour.unreadable == 0 && hour.skewMs == 0;
            });
            if (answer->hours.size() > mostHours)
                answer->hours = answer->hours.last(mostHours);
        }
        QList<NodeRow> rows;
        if (answer)
            for (const auto &node : answer->nodes)
                rows << NodeRow { node, heardSteps(node, answer->range, stripSteps) };
        return [this, answer, rows] {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            m_answer = *answer;
            m_range = answer->range;
            m_nodes->setRows(rows);
            m_hours->setRows(answer->hours);
            m_aside->setRows(answer->aside);
            Q_EMIT arrived();
        };
    });
}

} // namespace bw::itemmodels

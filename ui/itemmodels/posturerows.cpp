// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/posturerows.h"

#include "models/posture/frameworks.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

using posture::Severity;
using posture::Verdict;
using ui::Format;
using ui::Mark;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::PostureRows)
};

using Column = RowColumn<PostureRow>;

bool isShown(const PostureRow &row, PostureShow show)
{
    switch (show) {
    case PostureShow::Open:
        return row.isOpen();
    case PostureShow::New:
        return row.isNew;
    case PostureShow::Unknown:
        return row.judged.verdict == Verdict::Unknown;
    case PostureShow::Accepted:
        return row.accepted.has_value();
    case PostureShow::All:
        break;
    }
    return true;
}

/// Key, by which groups stand in order, and name.
std::pair<QString, QString> groupOf(const PostureRow &row, const PostureChoice &choice)
{
    switch (choice.group) {
    case PostureGroup::Severity: {
        QString word = levelWord(row);
        word[0] = word.at(0).toUpper();
        return { QString::number(row.rank()), word };
    }
    case PostureGroup::Area:
        return { areaTitle(row.area), areaTitle(row.area) };
    case PostureGroup::Target:
        return { QString::number(int(row.finding.kind)) + row.finding.asset, targetTitle(row.finding) };
    default:
        return {};
    }
}

Column plain(const QString &title, const std::function<QString(const PostureRow &)> &text)
{
    return { title, [text](const PostureRow &row, const Format &) { return text(row); }, {},
        [text](const PostureRow &row, int role, const Format &) -> QVariant { return role == Qt::ToolTipRole ? QVariant(text(row)) : QVariant(); } };
}

QList<Column> plainColumns()
{
    QList<Column> columns;
    columns << Column { Tr::tr("Level"), [](const PostureRow &row, const Format &) { return levelWord(row); }, [](const PostureRow &row) { return QVariant(row.rank()); },
        [](const PostureRow &row, int role, const Format &format) -> QVariant {
            if (role == ui::RawRole)
                return levelWord(row);
            if (role == Qt::AccessibleTextRole)
                return Tr::tr("%1, %2, %3, %4: %5").arg(levelWord(row), row.finding.control, row.title, targetTitle(row.finding), openFor(row, format));
            if (role == Qt::ToolTipRole)
                return row.finding.reason;
            return role == ui::MarkRole ? QVariant(int(markOf(row))) : QVariant();
        } };
    columns << plain(Tr::tr("Control"), [](const PostureRow &row) { return row.finding.control; });
    columns << plain(Tr::tr("What good looks like"), [](const PostureRow &row) { return row.title; });
    columns << Column { Tr::tr("Target"), [](const PostureRow &row, const Format &) { return targetTitle(row.finding); }, {},
        [](const PostureRow &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole)
                return Tr::tr("%1 (%2)", "a target and its kind").arg(targetTitle(row.finding), kindTitle(row.finding.kind));
            return role == ui::MiddleElideRole ? QVariant(true) : QVariant();
        } };
    columns << Column { Tr::tr("For"), openFor, [](const PostureRow &row) { return row.finding.since == 0 ? QVariant() : QVariant(qint64(row.now - row.finding.since) / core::microsPerSecond); },
        [](const PostureRow &row, int role, const Format &format) -> QVariant {
            if (role == Qt::ToolTipRole && row.finding.since != 0)
                return Tr::tr("Since %1").arg(format.fullStamp(row.finding.since));
            return role == ui::MeasureRole ? QVariant(int(row.judged.verdict == Verdict::Unknown ? ui::Measure::Unknown : ui::Measure::Known)) : QVariant();
        },
        true };
    columns << plain(Tr::tr("Area"), [](const PostureRow &row) { return areaTitle(row.area); });
    columns << plain(Tr::tr("Reason"), [](const PostureRow &row) { return row.finding.reason; });
    return columns;
}

/// The head of a group has its name in the first column, over all of them.
Column withHeads(const Column &column, int number)
{
    Column both = column;
    both.text = [column, number](const PostureRow &row, const Format &format) {
        if (!row.isHeading())
            return column.text(row, format);
        return number == PostureColumn::Level ? Tr::tr("%1 (%2)", "a group and how many findings it has").arg(row.heading, format.count(row.members)) : QString();
    };
    if (column.raw)
        both.raw = [column](const PostureRow &row) { return row.isHeading() ? QVariant() : column.raw(row); };
    both.more = [column, number](const PostureRow &row, int role, const Format &format) -> QVariant {
        if (role == ui::BlockRole)
            return row.block;
        if (!row.isHeading())
            return column.more ? column.more(row, role, format) : QVariant();
        if (role == Qt::AccessibleTextRole && number == PostureColumn::Level)
            return Tr::tr("Group %1, %n finding(s)", nullptr, row.members).arg(row.heading);
        if (role == ui::RawRole && number == PostureColumn::Level)
            return row.heading;
        return role == ui::HeadingRole || (role == ui::EmphasisRole && number == PostureColumn::Level) ? QVariant(true) : QVariant();
    };
    return both;
}

} // namespace

int PostureRow::rank() const
{
    if (judged.verdict == Verdict::Unknown)
        return accepted ? 5 : 4;
    if (judged.verdict == Verdict::Fail)
        return accepted ? 5 : int(Severity::Critical) - int(judged.severity);
    return judged.verdict == Verdict::Pass ? 6 : 7;
}

bool isOfTarget(const store::FindingRow &finding, const PostureChoice &choice)
{
    return (!choice.kind || finding.kind == *choice.kind) && (choice.asset.isEmpty() || finding.asset == choice.asset);
}

QList<PostureRow> arrange(const QList<PostureRow> &all, const PostureChoice &choice, const posture::Catalog &catalog)
{
    QList<PostureRow> rows;
    std::map<QString, std::pair<QString, int>> groups; // key: name, members
    const auto add = [&](PostureRow row, const QString &key, const QString &name) {
        row.block = key;
        if (!key.isEmpty()) {
            auto &group = groups[key];
            group.first = name;
            ++group.second;
        }
        rows << std::move(row);
    };
    for (const PostureRow &row : all) {
        if (!isOfTarget(row.finding, choice) || !isShown(row, choice.show) || (!choice.area.isEmpty() && row.area != choice.area))
            continue;
        const posture::Control *control = choice.framework.isEmpty() ? nullptr : catalog.find(row.finding.control);
        const QStringList parts = control ? posture::groupsOf(catalog, *control, { choice.framework, choice.requirement }) : QStringList();
        if (!choice.framework.isEmpty() && parts.isEmpty())
            continue;
        if (choice.group == PostureGroup::Framework && !choice.framework.isEmpty()) {
            for (const QString &part : parts)
                add(row, posture::sortKey(part), posture::titleOfGroup(catalog, choice.framework, part));
            continue;
        }
        const auto [key, name] = groupOf(row, choice);
        add(row, key, name);
    }
    for (const auto &[key, group] : groups) {
        PostureRow head;
        head.block = key;
        head.heading = group.first;
        head.members = group.second;
        rows << head;
    }
    return rows;
}

ControlCounts countControls(const QList<PostureRow> &rows)
{
    struct State
    {
        bool fails = false, isUnknown = false, isAccepted = true;
    };
    QHash<QString, State> controls;
    for (const PostureRow &row : rows) {
        if (row.judged.verdict == Verdict::NotApplicable)
            continue;
        State &state = controls[row.finding.control];
        if (row.judged.verdict == Verdict::Fail) {
            state.fails = true;
            state.isAccepted = state.isAccepted && row.accepted;
        }
        state.isUnknown = state.isUnknown || row.judged.verdict == Verdict::Unknown;
    }
    ControlCounts counts { .all = int(controls.size()) };
    for (const State &state : std::as_const(controls)) {
        counts.fail += state.fails;
        counts.accepted += state.fails && state.isAccepted;
        counts.unknown += !state.fails && state.isUnknown;
    }
    return counts;
}

QList<AreaCounts> countAreas(const QList<PostureRow> &rows, const QStringList &areas)
{
    QHash<QString, QList<PostureRow>> byArea;
    for (const PostureRow &row : rows)
        byArea[row.area] << row;
    QList<AreaCounts> counts;
    for (const QString &area : areas) {
        const ControlCounts all = countControls(byArea.value(area));
        if (all.all > 0)
            counts << AreaCounts { area, all.all - all.fail - all.unknown, all.fail, all.unknown };
    }
    return counts;
}

QString areaTitle(const QString &area)
{
    static const QHash<QString, const char *> titles {
        { u"relay & abuse limits"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Relay, abuse") },
        { u"submission & login"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Submission") },
        { u"dns"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "DNS") },
        { u"data exposure"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Lists, exports") },
        { u"transport TLS"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "TLS") },
        { u"message stream integrity"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Domains") },
        { u"people & awareness"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "People") },
        { u"monitoring & response"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Watching") },
        { u"identity & auth"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Identity") },
        { u"governance & breach readiness"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Governance") },
        { u"platform hygiene"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Platform") },
        { u"recipient respect"_s, QT_TRANSLATE_NOOP("bw::itemmodels::PostureRows", "Recipients") },
    };
    const char *title = titles.value(area);
    return title ? Tr::tr(title) : area;
}

QString kindTitle(store::AssetKind kind)
{
    switch (kind) {
    case store::AssetKind::Domain:
        return Tr::tr("domain");
    case store::AssetKind::Node:
        return Tr::tr("node");
    case store::AssetKind::Host:
        return Tr::tr("host");
    case store::AssetKind::Organisation:
        break;
    }
    return Tr::tr("organisation");
}

QString targetTitle(const store::FindingRow &finding)
{
    return finding.kind == store::AssetKind::Organisation ? Tr::tr("organisation") : finding.asset;
}

Mark markOf(Severity severity)
{
    static constexpr Mark marks[] { Mark::Low, Mark::Medium, Mark::High, Mark::Critical };
    return marks[static_cast<std::size_t>(severity)];
}

Mark markOf(Verdict verdict)
{
    static constexpr Mark marks[] { Mark::Pass, Mark::Fail, Mark::Unknown, Mark::NotApplicable };
    return marks[static_cast<std::size_t>(verdict)];
}

Mark markOf(const PostureRow &row)
{
    if (row.accepted && row.rank() == 5)
        return Mark::Accepted;
    return row.judged.verdict == Verdict::Fail ? markOf(row.judged.severity) : markOf(row.judged.verdict);
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return Tr::tr("low");
    case Severity::Medium:
        return Tr::tr("medium");
    case Severity::High:
        return Tr::tr("high");
    case Severity::Critical:
        break;
    }
    return Tr::tr("critical");
}

QString verdictWord(const QString &verdict)
{
    if (verdict == "pass"_L1)
        return Tr::tr("passes");
    if (verdict == "fail"_L1)
        return Tr::tr("fails");
    return verdict == "not_applicable"_L1 ? Tr::tr("does not apply") : Tr::tr("unknown");
}

QString levelWord(const PostureRow &row)
{
    if (row.rank() == 5)
        return Tr::tr("risk accepted");
    return row.judged.verdict == Verdict::Fail ? severityWord(row.judged.severity) : verdictWord(row.finding.verdict);
}

QString openFor(const PostureRow &row, const Format &format)
{
    if (row.judged.verdict == Verdict::Unknown) {
        if (row.finding.isStale)
            return Tr::tr("stale");
        if (!row.finding.isMeasured)
            return Tr::tr("no answer");
    }
    return row.finding.since == 0 ? Format::unknown() : format.age(std::max<qint64>(0, (row.now - row.finding.since) / core::microsPerSecond));
}

RowsModel<PostureRow> *makePostureModel(QObject *parent)
{
    QList<Column> columns = plainColumns();
    for (int i = 0; i < columns.size(); ++i)
        columns[i] = withHeads(columns.at(i), i);
    return new RowsModel<PostureRow>(columns, [](const PostureRow &row) { return row.block + u'\n' + (row.isHeading() ? QString() : row.finding.id() + u'\n' + nameOf(row.finding.kind)); }, parent);
}

} // namespace bw::itemmodels

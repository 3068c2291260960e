// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/checkanswer.h"

#include "models/posture/moves.h"
#include "models/posture/remedy.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

int rankOf(const posture::Finding &finding)
{
    switch (finding.verdict) {
    case posture::Verdict::Fail:
        return 3 - static_cast<int>(finding.severity);
    case posture::Verdict::Unknown:
        return 4;
    case posture::Verdict::Pass:
        return 5;
    case posture::Verdict::NotApplicable:
        break;
    }
    return 6;
}

/// The product whose remedy is shown where nobody knows what runs.
QString usual(const posture::Control &control)
{
    return control.fix.contains(u"postfix"_s) ? u"postfix"_s : control.fix.firstKey();
}

QStringList scoreColumns()
{
    return { u"score"_s, u"score_low"_s, u"score_high"_s, u"pass"_s, u"fail"_s, u"unknown"_s, u"not_applicable"_s };
}

QJsonObject scoreRow(const posture::Score &score)
{
    return { { u"score"_s, score.score ? QJsonValue(*score.score) : QJsonValue() }, { u"score_low"_s, score.low }, { u"score_high"_s, score.high }, { u"pass"_s, score.passed }, { u"fail"_s, score.failed },
        { u"unknown"_s, score.unknown }, { u"not_applicable"_s, score.notApplicable } };
}

/// What to do about what fails, the gravest first: the first lines of the control's remedy, with the names that are known.
Section nextStepsOf(const posture::Catalog &catalog, const assessment::Look &look, const QList<posture::Finding> &sorted)
{
    constexpr qsizetype mostSteps = 10;
    Section steps { u"next_steps"_s, { u"control"_s, u"do"_s }, {}, false, { u"do"_s } };
    const QMap<QString, QStringList> names = posture::remedyNames(look.target, look.facts.kinds);
    for (const posture::Finding &finding : sorted) {
        const posture::Control *control = catalog.find(finding.control);
        if (finding.verdict != posture::Verdict::Fail || finding.accepted || !control || steps.rows.size() == mostSteps)
            continue;
        QStringList lines;
        for (const QString &product : look.target.words + QStringList { u"any"_s })
            if (lines.isEmpty())
                lines = control->fix.value(product);
        if (lines.isEmpty() && !control->fix.isEmpty()) // what runs there nobody knows
            lines = QStringList { Tr::tr("With %1:").arg(usual(*control)) } + control->fix.value(usual(*control));
        if (lines.isEmpty())
            lines = QStringList { control->plain.isEmpty() ? control->check : control->plain };
        const posture::Remedy remedy = posture::fillRemedy(lines, names);
        steps.rows.append({ { u"control"_s, finding.control }, { u"do"_s, (remedy.lines + remedy.notes).join(u'\n') } });
    }
    return steps;
}

QJsonObject findingRow(const posture::Catalog &catalog, const posture::Finding &finding)
{
    const posture::Control *control = catalog.find(finding.control);
    QString reason = finding.reason;
    if (finding.accepted) //: %1 is a person, %2 a date
        reason += u' ' + Tr::tr("(risk accepted by %1 until %2)").arg(finding.accepted->owner, posture::dateInWords(finding.accepted->until));
    return { { u"verdict"_s, finding.accepted ? Tr::tr("accepted") : wordOf(finding.verdict) }, { u"severity"_s, wordOf(finding.severity) }, { u"control"_s, finding.control },
        { u"title"_s, control ? control->title : QString() }, { u"reason"_s, reason } };
}

QStringList groupsOfFinding(const posture::Catalog &catalog, const posture::Finding &finding, const posture::FrameworkPart &part)
{
    const posture::Control *control = catalog.find(finding.control);
    return control ? posture::groupsOf(catalog, *control, part) : QStringList();
}

Section findingsOf(const posture::Catalog &catalog, const QList<posture::Finding> &sorted, const CheckShape &shape)
{
    Section table { u"findings"_s, { u"verdict"_s, u"severity"_s, u"control"_s, u"title"_s, u"reason"_s }, {}, false };
    QMap<QString, QList<QJsonObject>> grouped; // by sortKey()
    for (const posture::Finding &finding : sorted) {
        if (!shape.showsAll && rankOf(finding) > 4)
            continue;
        QJsonObject row = findingRow(catalog, finding);
        if (!shape.part) {
            table.rows.append(row);
            continue;
        }
        for (const QString &group : groupsOfFinding(catalog, finding, *shape.part)) {
            row.insert(u"group"_s, posture::titleOfGroup(catalog, shape.part->framework, group));
            grouped[posture::sortKey(group)].append(row);
        }
    }
    if (shape.part)
        table.columns.prepend(u"group"_s);
    for (const QList<QJsonObject> &rows : std::as_const(grouped))
        table.rows << rows;
    return table;
}

/// The three gravest, and how many by area: nobody reads hundreds.
QList<Section> movedOf(const posture::Catalog &catalog, const assessment::Look &look)
{
    if (look.moved.isEmpty())
        return {};
    Section moved { u"moved"_s, { u"control"_s, u"title"_s, u"before"_s, u"after"_s }, {}, false };
    const auto word = [](const std::optional<posture::Verdict> &verdict) { return verdict ? QJsonValue(wordOf(*verdict)) : QJsonValue(); };
    const posture::MovesTold told = posture::tellMoves(catalog, look.moved);
    for (const posture::Move &move : told.gravest) {
        const posture::Control *control = catalog.find(move.control);
        moved.rows.append({ { u"control"_s, move.control }, { u"title"_s, control ? control->title : QString() }, { u"before"_s, word(move.before) }, { u"after"_s, word(move.after) } });
    }
    if (told.byArea.isEmpty())
        return { moved };
    Section areas { u"moved_by_area"_s, { u"area"_s, u"moved"_s }, {}, false };
    for (const auto &[area, count] : told.byArea)
        areas.rows.append({ { u"area"_s, catalog.titleOfArea(area) }, { u"moved"_s, count } });
    return { moved, areas };
}

/// For people: what fails first, then what is not known; what holds is counted, unless all is asked for.
QList<Section> tableOf(const posture::Catalog &catalog, const assessment::Look &look, const CheckShape &shape)
{
    QList<posture::Finding> findings = look.findings;
    std::ranges::stable_sort(findings, {}, &rankOf);
    QJsonObject row = scoreRow(look.score);
    row.insert(u"target"_s, look.target.name);
    const Section summary { u"summary"_s, QStringList { u"target"_s } + scoreColumns(), { row }, false };
    return QList<Section> { summary, findingsOf(catalog, findings, shape), nextStepsOf(catalog, look, findings) } + movedOf(catalog, look);
}

QJsonValue timeOf(core::UtcMicros time)
{
    return time == 0 ? QJsonValue() : QJsonValue(QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate));
}

QJsonObject csvRow(const posture::Catalog &catalog, const assessment::Look &look, const posture::Finding &finding, const store::FindingRow *kept)
{
    const posture::Control *control = catalog.find(finding.control);
    QStringList frameworks, hows;
    if (control)
        for (auto it = control->mappings.cbegin(); it != control->mappings.cend(); ++it)
            for (const QString &number : it.value())
                frameworks << it.key() + u':' + number;
    core::UtcMicros measured = look.at;
    for (const posture::EvidenceUsed &used : finding.evidence) {
        if (!used.source.how.isEmpty() && !hows.contains(used.source.how))
            hows << used.source.how;
        if (used.taken != 0)
            measured = std::min(measured, used.taken);
    }
    QJsonObject row { { u"target_kind"_s, nameOf(look.kind) }, { u"target"_s, finding.target }, { u"control"_s, finding.control }, { u"title"_s, control ? control->title : QString() },
        { u"verdict"_s, wordOf(finding.verdict) }, { u"severity"_s, wordOf(finding.severity) }, { u"reason"_s, finding.reason }, { u"area"_s, control ? control->area : QString() },
        { u"frameworks"_s, frameworks.join(u"; "_s) }, { u"how"_s, hows.join(u'\n') }, { u"measured_at"_s, timeOf(measured) }, { u"stale"_s, finding.isStale },
        { u"first_seen"_s, timeOf(kept ? kept->firstSeen : 0) }, { u"since"_s, timeOf(kept ? kept->since : 0) } };
    const auto &accepted = finding.accepted; // columns are the same whatever the rows say
    row.insert(u"accepted_until"_s, accepted ? QJsonValue(posture::dateInWords(accepted->until)) : QJsonValue());
    row.insert(u"accepted_by"_s, accepted ? QJsonValue(accepted->owner) : QJsonValue());
    row.insert(u"accepted_reason"_s, accepted ? QJsonValue(accepted->reason) : QJsonValue());
    return row;
}

/// What the store remembers of findings, by kind and id; without one nothing.
using Kept = QHash<QString, store::FindingRow>;

core::Result<Kept> keptOf(const store::Store *store, bool withEvidence)
{
    Kept kept;
    if (!store)
        return kept;
    store::FindingFilter filter;
    filter.withEvidence = withEvidence;
    const auto rows = store::listFindings(*store, filter);
    if (!rows)
        return core::fail(rows.error());
    for (const store::FindingRow &row : *rows)
        kept.insert(nameOf(row.kind) + u'/' + row.id(), row);
    return kept;
}

Section csvOf(const posture::Catalog &catalog, const QList<assessment::Look> &looks, const Kept &kept)
{
    Section findings { u"findings"_s, { u"target_kind"_s, u"target"_s, u"control"_s, u"title"_s, u"verdict"_s, u"severity"_s, u"reason"_s, u"first_seen"_s, u"since"_s, u"area"_s, u"frameworks"_s, u"how"_s,
                          u"measured_at"_s, u"stale"_s, u"accepted_until"_s, u"accepted_by"_s, u"accepted_reason"_s },
        {}, false };
    for (const assessment::Look &look : looks)
        for (const posture::Finding &finding : look.findings) {
            const auto row = kept.constFind(nameOf(look.kind) + u'/' + finding.id());
            findings.rows.append(csvRow(catalog, look, finding, row == kept.cend() ? nullptr : &*row));
        }
    return findings;
}

/// Of all findings together, as the page's score.
Section totalOf(const QList<assessment::Look> &looks)
{
    QList<posture::Finding> all;
    for (const assessment::Look &look : looks)
        all << look.findings;
    return { u"total"_s, scoreColumns(), { scoreRow(posture::scoreOf(all)) }, true };
}

/// The look with what the part of a framework adds: its name, and how each group stands.
QJsonObject jsonOfLook(const posture::Catalog &catalog, const assessment::Look &look, const CheckShape &shape, const Kept &kept)
{
    QJsonObject json = jsonOf(catalog, look);
    QJsonArray findings = json.value(u"findings"_s).toArray();
    for (qsizetype i = 0; i < findings.size() && i < look.findings.size(); ++i) {
        const auto row = kept.constFind(nameOf(look.kind) + u'/' + look.findings[i].id());
        if (row == kept.cend())
            continue;
        QJsonObject finding = findings[i].toObject();
        finding.insert(u"history"_s, QJsonObject { { u"first_seen"_s, timeOf(row->firstSeen) }, { u"since"_s, timeOf(row->since) }, { u"first_failed"_s, timeOf(row->firstFailed) },
                                         { u"fixed_at"_s, timeOf(row->fixedAt) }, { u"times_back"_s, row->timesBack } });
        if (shape.isKept)
            finding.insert(u"evidence"_s, QJsonDocument::fromJson(row->evidence).array());
        findings[i] = finding;
    }
    json.insert(u"findings"_s, findings);
    if (!shape.part)
        return json;
    QMap<QString, QJsonObject> groups; // by sortKey()
    for (const posture::Finding &finding : look.findings)
        for (const QString &group : groupsOfFinding(catalog, finding, *shape.part)) {
            QJsonObject &counts = groups[posture::sortKey(group)];
            if (counts.isEmpty())
                counts = { { u"group"_s, group }, { u"title"_s, catalog.requirements.value(shape.part->framework).value(group) }, { u"pass"_s, 0 }, { u"fail"_s, 0 }, { u"unknown"_s, 0 }, { u"not_applicable"_s, 0 } };
            counts[wordOf(finding.verdict)] = counts.value(wordOf(finding.verdict)).toInt() + 1;
        }
    QJsonArray all;
    for (const QJsonObject &counts : std::as_const(groups))
        all.append(counts);
    json.insert(u"framework"_s, QJsonObject { { u"name"_s, shape.part->framework }, { u"title"_s, catalog.frameworks.value(shape.part->framework) }, { u"group"_s, shape.part->group.isEmpty() ? QJsonValue() : QJsonValue(shape.part->group) } });
    json.insert(u"groups"_s, all);
    return json;
}

} // namespace

bool isOfPart(const posture::Catalog &catalog, const posture::Finding &finding, const posture::FrameworkPart &part)
{
    return !groupsOfFinding(catalog, finding, part).isEmpty();
}

core::Result<Answer> checkAnswer(const posture::Catalog &catalog, const QList<assessment::Look> &looks, const CheckShape &shape, Format format, const store::Store *store)
{
    Answer answer;
    const auto kept = keptOf(format == Format::Table ? nullptr : store, shape.isKept);
    if (!kept)
        return core::fail(kept.error());
    if (format == Format::Table) {
        for (const assessment::Look &look : looks)
            answer.sections << tableOf(catalog, look, shape);
        if (shape.isAll)
            answer.sections << totalOf(looks);
        return answer;
    }
    if (format == Format::Csv) {
        answer.sections << csvOf(catalog, looks, *kept);
        return answer;
    }
    const QStringList columns { u"target"_s, u"kind"_s, u"at"_s, u"score"_s, u"score_range"_s };
    if (looks.size() == 1 && format == Format::Json && !shape.isAll) {
        answer.sections << Section { u"target"_s, columns, { jsonOfLook(catalog, looks.first(), shape, *kept) }, true };
        answer.isBare = true;
        return answer;
    }
    Section targets { u"targets"_s, columns, {}, false };
    for (const assessment::Look &look : looks)
        targets.rows.append(jsonOfLook(catalog, look, shape, *kept));
    answer.sections << targets;
    if (shape.isAll)
        answer.sections << totalOf(looks);
    return answer;
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/controljson.h"

#include "models/posture/evaluation.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonArray listOf(const QStringList &texts)
{
    return QJsonArray::fromStringList(texts);
}

/// A limit as a file writes it.
QJsonValue limitJson(const posture::Value &limit)
{
    if (limit.type == posture::Type::List) {
        QJsonArray texts;
        for (const posture::Value &item : limit.items)
            texts << item.text;
        return texts;
    }
    return limit.type == posture::Type::Number ? QJsonValue(limit.number) : QJsonValue(limit.inWords());
}

QJsonObject limitsJson(const QMap<QString, posture::Value> &limits)
{
    QJsonObject all;
    for (auto it = limits.cbegin(); it != limits.cend(); ++it)
        all[it.key()] = limitJson(it.value());
    return all;
}

QJsonObject listsJson(const QMap<QString, QStringList> &lists)
{
    QJsonObject all;
    for (auto it = lists.cbegin(); it != lists.cend(); ++it)
        all[it.key()] = listOf(it.value());
    return all;
}

QJsonArray clausesJson(const QList<posture::Clause> &clauses, const QString &sentence)
{
    QJsonArray all;
    for (const posture::Clause &clause : clauses) {
        QJsonObject one { { u"that"_s, clause.that.text() }, { sentence, clause.otherwise } };
        if (clause.severity)
            one[u"severity"_s] = wordOf(*clause.severity);
        if (clause.isPartial)
            one[u"partial"_s] = true;
        all << one;
    }
    return all;
}

QJsonArray waysJson(const QList<posture::Way> &ways)
{
    QJsonArray all;
    for (const posture::Way &way : ways)
        all << QJsonObject { { u"by"_s, way.by }, { u"fallback"_s, way.isFallback }, { u"applies"_s, clausesJson(way.applies, u"else"_s) }, { u"needs"_s, clausesJson(way.needs, u"else"_s) },
            { u"conditions"_s, clausesJson(way.clauses, u"else"_s) }, { u"notes"_s, clausesJson(way.notes, u"say"_s) }, { u"then"_s, orNull(way.then) } };
    return all;
}

QJsonArray referencesJson(const posture::Catalog &catalog, const QList<posture::Reference> &references)
{
    QJsonArray all;
    for (const posture::Reference &reference : references)
        all << QJsonObject { { u"document"_s, reference.document }, { u"title"_s, orNull(catalog.documents.value(reference.document)) }, { u"section"_s, orNull(reference.section) },
            { u"basis"_s, orNull(catalog.basis.value(reference.document)) } };
    return all;
}

QJsonArray questionsJson(const QList<posture::Question> &questions)
{
    QJsonArray all;
    for (const posture::Question &question : questions)
        all << QJsonObject { { u"name"_s, question.name }, { u"type"_s, inWords(question.shape) }, { u"ask"_s, question.ask } };
    return all;
}

QJsonArray exceptionsJson(const posture::Catalog &catalog, const QString &control, core::UtcMicros now)
{
    QJsonArray all;
    for (const posture::Exception &exception : catalog.exceptions)
        if (exception.control == control)
            all << QJsonObject { { u"target"_s, exception.target }, { u"owner"_s, exception.owner }, { u"reason"_s, exception.reason },
                { u"until"_s, posture::dateInWords(exception.until) }, { u"in_force"_s, double(now) / double(core::microsPerSecond) < exception.until } };
    return all;
}

QJsonValue tailoringJson(const posture::Catalog &catalog, const QString &control)
{
    const auto it = catalog.tailored.constFind(control);
    if (it == catalog.tailored.cend())
        return {};
    return QJsonObject { { u"reason"_s, it->reason }, { u"shipped_severity"_s, it->severity ? QJsonValue(wordOf(*it->severity)) : QJsonValue() }, { u"shipped_limits"_s, limitsJson(it->limits) } };
}

/// "measured: dns lookup, smtp probe".
QString howTold(const posture::Control &control)
{
    QStringList ways;
    for (const posture::Way &way : control.ways)
        ways << way.by;
    ways.removeDuplicates();
    //: How a control is told; %1 are ways of evidence such as "dns lookup".
    return control.isMeasured() ? Tr::tr("measured: %1").arg(ways.join(u", "_s)) : Tr::tr("attested, holds for %1").arg(posture::durationInWords(control.answersGoodFor));
}

QJsonValue stateOf(const posture::Catalog &catalog, const QString &control, const QJsonArray &exceptions)
{
    QStringList states;
    if (catalog.disabled.contains(control))
        states << Tr::tr("disabled");
    if (catalog.tailored.contains(control))
        states << Tr::tr("tailored");
    int inForce = 0;
    for (const QJsonValue &exception : exceptions)
        inForce += exception[u"in_force"_s].toBool() ? 1 : 0;
    if (inForce > 0)
        states << Tr::tr("%n exception(s)", nullptr, inForce);
    if (inForce < exceptions.size())
        states << Tr::tr("%n expired exception(s)", nullptr, int(exceptions.size()) - inForce);
    return orNull(states.join(u", "_s));
}

} // namespace

const QStringList &controlTargets()
{
    static const QStringList targets { u"domain"_s, u"node"_s, u"host"_s, u"organisation"_s };
    return targets;
}

bool isAskedOf(const posture::Catalog &catalog, const posture::Control &control, const QString &target)
{
    QStringList words { target };
    if (target == u"node") // of any product
        for (const QString &word : posture::targetWords())
            if (!controlTargets().contains(word))
                words << word;
    return speaksOf(catalog, control, { target, words, {} });
}

const QStringList &controlKeys()
{
    static const QStringList keys { u"id"_s, u"title"_s, u"area"_s, u"severity"_s, u"optional"_s, u"own"_s, u"measured"_s, u"told"_s, u"state"_s, u"applies_to"_s, u"targets"_s,
        u"roles"_s, u"evidence"_s, u"check"_s, u"plain"_s, u"why"_s, u"applies"_s, u"ways"_s, u"limits"_s, u"questions"_s, u"answers_good_for"_s, u"fix"_s, u"automation"_s, u"verify"_s,
        u"risk_of_fix"_s, u"references"_s, u"mappings"_s, u"mandated_by"_s, u"depends_on"_s, u"apply_targets"_s, u"journeys"_s, u"disabled"_s, u"tailored"_s, u"exceptions"_s };
    return keys;
}

QJsonObject controlJson(const posture::Catalog &catalog, const posture::Control &control, core::UtcMicros now)
{
    QStringList targets;
    for (const QString &target : controlTargets())
        if (isAskedOf(catalog, control, target))
            targets << target;
    const QJsonArray exceptions = exceptionsJson(catalog, control.id, now);
    return { { u"id"_s, control.id }, { u"title"_s, control.title }, { u"area"_s, control.area }, { u"severity"_s, wordOf(control.severity) }, { u"optional"_s, control.isOptional },
        { u"own"_s, control.isOwn }, { u"measured"_s, control.isMeasured() }, { u"told"_s, howTold(control) }, { u"state"_s, stateOf(catalog, control.id, exceptions) },
        { u"applies_to"_s, listOf(control.appliesTo) }, { u"targets"_s, listOf(targets) }, { u"roles"_s, listOf(control.roles) }, { u"evidence"_s, listOf(control.evidence) },
        { u"check"_s, control.check }, { u"plain"_s, orNull(control.plain) }, { u"why"_s, orNull(control.why) }, { u"applies"_s, clausesJson(control.applies, u"else"_s) },
        { u"ways"_s, waysJson(control.ways) }, { u"limits"_s, limitsJson(control.limits) }, { u"questions"_s, questionsJson(control.questions) },
        { u"answers_good_for"_s, control.answersGoodFor > 0 ? QJsonValue(posture::durationInWords(control.answersGoodFor)) : QJsonValue() }, { u"fix"_s, listsJson(control.fix) },
        { u"automation"_s, orNull(control.automation) }, { u"verify"_s, orNull(control.verify) }, { u"risk_of_fix"_s, orNull(control.riskOfFix) },
        { u"references"_s, referencesJson(catalog, control.references) }, { u"mappings"_s, listsJson(control.mappings) }, { u"mandated_by"_s, listOf(control.mandatedBy) },
        { u"depends_on"_s, listOf(control.dependsOn) }, { u"apply_targets"_s, listOf(control.applyTargets) }, { u"journeys"_s, listOf(control.journeys) },
        { u"disabled"_s, orNull(catalog.disabled.value(control.id)) }, { u"tailored"_s, tailoringJson(catalog, control.id) }, { u"exceptions"_s, exceptions } };
}

} // namespace bw::ctl

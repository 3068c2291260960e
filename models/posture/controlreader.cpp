// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/controlreader.h"

#include "models/posture/sentence.h"
#include "models/posture/tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

/// The record of a control's answers, by which an example's answers are read.
const QString answerRecord = u"answer"_s;

} // namespace

ControlReader::ControlReader(Catalog &catalog, JsonText &text, const ControlFile &file)
    : m_catalog(catalog)
    , m_text(text)
    , m_file(file)
{
}

void ControlReader::read()
{
    const JsonValue &root = m_text.root();
    if (!root.isObject()) {
        if (m_text.mistakes().isEmpty())
            complain(root, Tr::tr("an {object} with \"controls\" was expected"));
        return;
    }
    onlyNames(root, m_file.isOwn ? QStringList { u"area"_s, u"controls"_s, u"tailor"_s, u"exceptions"_s, u"disable"_s } : QStringList { u"area"_s, u"controls"_s });
    m_area = textOf(root, u"area"_s, !m_file.isOwn);
    if (!m_file.isOwn && !m_catalog.areas.contains(m_area))
        complain(root, Tr::tr("\"%1\" is no area of the catalog").arg(m_area));
    static constexpr std::array<std::pair<QStringView, void (ControlReader::*)(const JsonValue &)>, 4> parts { { { u"controls", &ControlReader::control },
        { u"tailor", &ControlReader::tailor }, { u"exceptions", &ControlReader::except }, { u"disable", &ControlReader::disable } } };
    for (const auto &[name, reader] : parts) {
        const JsonValue *list = root.find(name);
        if (list && !list->isList())
            complain(*list, Tr::tr("a [list] was expected"));
        else if (list)
            for (const JsonValue &item : list->items) {
                if (item.isObject())
                    (this->*reader)(item);
                else
                    complain(item, Tr::tr("an {object} was expected"));
            }
    }
}

void ControlReader::onlyNames(const JsonValue &object, const QStringList &allowed)
{
    for (const JsonMember &member : object.members)
        if (!allowed.contains(member.name))
            m_text.complain(member.offset, Tr::tr("\"%1\" means nothing here; possible are %2").arg(member.name, allowed.join(u", "_s)));
}

QString ControlReader::textOf(const JsonValue &object, const QString &name, bool isNeeded)
{
    const JsonValue *value = object.find(name);
    if (value && value->isText() && (!isNeeded || !value->text.trimmed().isEmpty()))
        return value->text;
    if (value || isNeeded)
        complain(value ? *value : object, Tr::tr("\"%1\" with a text is needed here").arg(name));
    return {};
}

QStringList ControlReader::textsOf(const JsonValue &object, const QString &name, const QStringList &allowed)
{
    QStringList texts;
    const JsonValue *value = object.find(name);
    if (!value)
        return texts;
    if (!value->isList())
        complain(*value, Tr::tr("a [list] was expected"));
    for (const JsonValue &item : value->items) {
        if (!item.isText())
            complain(item, Tr::tr("a text was expected"));
        else if (!allowed.isEmpty() && !allowed.contains(item.text))
            complain(item, Tr::tr("\"%1\" is not known here; possible are %2").arg(item.text, allowed.join(u", "_s)));
        else
            texts << item.text;
    }
    return texts;
}

std::optional<Severity> ControlReader::severityIn(const JsonValue &object, bool isNeeded)
{
    if (!isNeeded && !object.find(u"severity"))
        return {};
    const QString word = textOf(object, u"severity"_s);
    const auto severity = severityOf(word);
    if (!severity && !word.isEmpty())
        complain(*object.find(u"severity"), Tr::tr("\"%1\" is no severity: critical, high, medium or low").arg(word));
    return severity;
}

double ControlReader::dateIn(const JsonValue &object, const QString &name)
{
    const QString text = textOf(object, name);
    const auto date = dateOf(text);
    if (!date && !text.isEmpty())
        complain(*object.find(name), Tr::tr("\"%1\" is no date: write 2027-01-31").arg(text));
    return date.value_or(0);
}

void ControlReader::control(const JsonValue &json)
{
    const qsizetype before = m_text.mistakes().size();
    Control control;
    control.isOwn = m_file.isOwn;
    control.id = textOf(json, u"id"_s);
    control.area = m_area;
    control.place = m_text.mistakeAt(json.offset, {});
    onlyNames(json, { u"id"_s, u"title"_s, u"area"_s, u"severity"_s, u"applies_to"_s, u"roles"_s, u"evidence"_s, u"optional"_s, u"applies"_s, u"ways"_s, u"limits"_s,
                       u"questions"_s, u"answers_good_for"_s, u"check"_s, u"why"_s, u"plain"_s, u"fix"_s, u"automation"_s, u"verify"_s, u"risk_of_fix"_s, u"refs"_s,
                       u"mappings"_s, u"mandated_by"_s, u"depends_on"_s, u"apply_targets"_s, u"journeys"_s, u"examples"_s });
    if (m_catalog.find(control.id))
        complain(*json.find(u"id"), Tr::tr("there is a control %1 already").arg(control.id));
    if (m_file.isOwn && control.id.startsWith(u"BW-"))
        complain(*json.find(u"id"), Tr::tr("ids that begin with BW- are those of the shipped catalog"));
    words(json, control);
    links(json, control);
    limits(json, control);
    questions(json, control);
    measures(json, control);
    examples(json, control);
    if (m_text.mistakes().size() == before)
        m_catalog.controls << control;
}

void ControlReader::words(const JsonValue &json, Control &control)
{
    control.title = textOf(json, u"title"_s);
    if (m_file.isOwn && json.find(u"area"))
        control.area = textOf(json, u"area"_s);
    control.severity = severityIn(json, true).value_or(Severity::Low);
    control.check = textOf(json, u"check"_s);
    control.why = textOf(json, u"why"_s, !m_file.isOwn);
    control.plain = textOf(json, u"plain"_s, !m_file.isOwn);
    control.verify = textOf(json, u"verify"_s, !m_file.isOwn);
    control.riskOfFix = textOf(json, u"risk_of_fix"_s, !m_file.isOwn);
    control.automation = textOf(json, u"automation"_s, !m_file.isOwn);
    static const QStringList automations { u"apply"_s, u"dns-assist"_s, u"guide"_s };
    if (!control.automation.isEmpty() && !automations.contains(control.automation))
        complain(*json.find(u"automation"), Tr::tr("\"%1\" is not known here; possible are %2").arg(control.automation, automations.join(u", "_s)));
    const JsonValue *fix = json.find(u"fix");
    for (const JsonMember &member : fix ? fix->members : QList<JsonMember> {})
        control.fix.insert(member.name, textsOf(*fix, member.name));
}

void ControlReader::links(const JsonValue &json, Control &control)
{
    const JsonValue *references = json.find(u"refs"), *mappings = json.find(u"mappings");
    for (const JsonValue &item : references ? references->items : QList<JsonValue> {}) {
        const Reference reference { textOf(item, u"doc"_s), textOf(item, u"section"_s, false) };
        if (!reference.document.isEmpty() && !m_catalog.documents.contains(reference.document) && !m_file.isOwn)
            complain(*item.find(u"doc"), Tr::tr("the list of documents has no \"%1\"").arg(reference.document));
        control.references << reference;
    }
    for (const JsonMember &member : mappings ? mappings->members : QList<JsonMember> {}) {
        if (!m_catalog.frameworks.contains(member.name))
            m_text.complain(member.offset, Tr::tr("\"%1\" is no framework; possible are %2").arg(member.name, QStringList(m_catalog.frameworks.keys()).join(u", "_s)));
        control.mappings.insert(member.name, textsOf(*mappings, member.name));
    }
    control.mandatedBy = textsOf(json, u"mandated_by"_s, m_catalog.mandates.keys());
    control.dependsOn = textsOf(json, u"depends_on"_s);
    control.applyTargets = textsOf(json, u"apply_targets"_s);
    control.journeys = textsOf(json, u"journeys"_s, m_catalog.journeys.keys());
}

void ControlReader::limits(const JsonValue &json, Control &control)
{
    const JsonValue *all = json.find(u"limits");
    for (const JsonMember &member : all ? all->members : QList<JsonMember> {}) {
        if (const auto seconds = member.value.isText() ? durationOf(member.value.text) : std::nullopt)
            control.limits.insert(member.name, Value::ofNumber(*seconds, Type::Duration));
        else if (member.value.kind == JsonValue::Kind::Number)
            control.limits.insert(member.name, Value::ofNumber(member.value.number));
        else if (member.value.isList() && !textsOf(*all, member.name).isEmpty())
            control.limits.insert(member.name, Value::ofTexts(textsOf(*all, member.name)));
        else
            m_text.complain(member.value.offset, Tr::tr("a limit is a number, a duration such as \"14d\", or a list of texts"));
    }
}

void ControlReader::questions(const JsonValue &json, Control &control)
{
    const JsonValue *all = json.find(u"questions");
    if (!all)
        return;
    for (const JsonMember &member : all->members) {
        const QString words = member.value.text;
        const qsizetype colon = words.indexOf(u": "_s);
        const auto shape = shapeOf(words.left(std::max<qsizetype>(colon, 0)), {});
        if (!shape)
            m_text.complain(member.value.offset, Tr::tr("a type and a question were expected: \"truth: Is there …?\""));
        else
            control.questions << Question { member.name, words.mid(colon + 2), *shape };
    }
    const QString good = textOf(json, u"answers_good_for"_s);
    const auto seconds = durationOf(good);
    if (!good.isEmpty() && !seconds)
        complain(*json.find(u"answers_good_for"), Tr::tr("a duration was expected, such as \"14d\""));
    control.answersGoodFor = seconds.value_or(0);
}

void ControlReader::measures(const JsonValue &json, Control &control)
{
    QStringList words = targetWords();
    words << u"any"_s;
    control.appliesTo = textsOf(json, u"applies_to"_s, words);
    if (control.appliesTo.isEmpty())
        complain(json, Tr::tr("\"%1\" with a list of texts is needed here").arg(u"applies_to"_s));
    control.roles = textsOf(json, u"roles"_s, { u"edge"_s, u"submission"_s, u"outbound"_s, u"internal"_s });
    control.evidence = textsOf(json, u"evidence"_s, waysOfEvidence());
    const JsonValue *optional = json.find(u"optional");
    control.isOptional = optional && optional->isTrue;
    control.applies = clauses(json.find(u"applies"), control, u"else"_s);
    const JsonValue *ways = json.find(u"ways");
    for (const JsonValue &item : ways ? ways->items : QList<JsonValue> {})
        control.ways << way(item, control);
}

Way ControlReader::way(const JsonValue &json, const Control &control)
{
    Way way;
    onlyNames(json, { u"by"_s, u"fallback"_s, u"applies"_s, u"needs"_s, u"conditions"_s, u"notes"_s, u"then"_s });
    const JsonValue *fallback = json.find(u"fallback");
    way.isFallback = fallback && fallback->isTrue;
    way.by = textOf(json, u"by"_s);
    if (!way.by.isEmpty() && !waysOfEvidence().contains(way.by))
        complain(*json.find(u"by"), Tr::tr("\"%1\" is not known here; possible are %2").arg(way.by, waysOfEvidence().join(u", "_s)));
    way.applies = clauses(json.find(u"applies"), control, u"else"_s);
    way.needs = clauses(json.find(u"needs"), control, u"else"_s);
    way.clauses = clauses(json.find(u"conditions"), control, u"else"_s);
    way.notes = clauses(json.find(u"notes"), control, u"say"_s);
    way.then = textOf(json, u"then"_s, false);
    if (const JsonValue *then = json.find(u"then"))
        checkSentence(*then, control);
    if (way.clauses.isEmpty())
        complain(json, Tr::tr("a way needs \"conditions\""));
    return way;
}

QList<Clause> ControlReader::clauses(const JsonValue *json, const Control &control, const QString &sentence)
{
    QList<Clause> all;
    if (!json)
        return all;
    Scope scope { &m_catalog.registry, control.limits, {} };
    for (const Question &question : control.questions)
        scope.answers.insert(question.name, { question.shape, question.ask });
    for (const JsonValue &item : json->items) {
        Clause clause;
        onlyNames(item, { u"that"_s, sentence, u"severity"_s, u"partial"_s });
        const QString condition = textOf(item, u"that"_s);
        clause.otherwise = textOf(item, sentence);
        clause.severity = severityIn(item, false);
        const JsonValue *partial = item.find(u"partial");
        clause.isPartial = partial && partial->isTrue;
        if (const JsonValue *words = item.find(sentence))
            checkSentence(*words, control);
        if (condition.isEmpty())
            continue;
        auto parsed = Condition::parse(condition, scope);
        if (parsed)
            clause.that = *parsed;
        else
            m_text.complainInside(*item.find(u"that"), parsed.error().at, parsed.error().text);
        all << clause;
    }
    return all;
}

void ControlReader::checkSentence(const JsonValue &json, const Control &control)
{
    static_cast<void>(filled(json.text, [&](const QString &name) {
        const qsizetype dot = name.indexOf(u'.');
        const QString kind = name.left(dot), field = name.mid(dot + 1);
        const bool isKnown = name == u"about" || (kind == u"limit" && control.limits.contains(field))
            || (kind == u"answer" && std::ranges::any_of(control.questions, [&](const Question &q) { return q.name == field; }))
            || (m_catalog.registry.kinds.contains(kind) && m_catalog.registry.fieldOf(kind, field));
        if (!isKnown)
            m_text.complainInside(json, json.text.indexOf(u'{' + name + u'}'), Tr::tr("{%1} is neither evidence nor a limit").arg(name));
        return QString();
    }));
}

void ControlReader::examples(const JsonValue &json, Control &control)
{
    const JsonValue *all = json.find(u"examples");
    if (!all)
        return;
    onlyNames(*all, { wordOf(Verdict::Pass), wordOf(Verdict::Fail), wordOf(Verdict::Unknown), wordOf(Verdict::NotApplicable) });
    for (const Verdict verdict : { Verdict::Pass, Verdict::Fail, Verdict::Unknown, Verdict::NotApplicable })
        if (const JsonValue *list = all->find(wordOf(verdict)))
            for (const JsonValue &item : list->items)
                example(item, verdict, control);
}

void ControlReader::example(const JsonValue &json, Verdict verdict, Control &control)
{
    Example example;
    example.verdict = verdict;
    example.place = m_text.mistakeAt(json.offset, {});
    Registry registry = m_catalog.registry; // cheap: shared until the answers are added
    Fields questions;
    for (const Question &question : control.questions)
        questions.insert(question.name, { question.shape, question.ask });
    registry.records.insert(answerRecord, questions);
    for (const JsonMember &member : json.members) {
        if (member.name == u"target") {
            example.target = member.value.text;
            if (!targetWords().contains(example.target))
                complain(member.value, Tr::tr("\"%1\" is no kind of target").arg(example.target));
        } else if (member.name == u"roles") {
            example.roles = textsOf(json, u"roles"_s);
        } else if (member.name == u"severity") {
            example.severity = severityIn(json, true);
        } else if (member.name == answerRecord || registry.kinds.contains(member.name)) {
            const Value value = registry.read(member.value, { Type::Record, Type::Text, member.name });
            if (value.isUnknown() && value.text.startsWith(u'!'))
                complain(member.value, value.text.mid(1));
            else if (member.name == answerRecord)
                example.answers = value;
            else
                example.facts.insert(member.name, value);
        } else {
            m_text.complain(member.offset, Tr::tr("there is no evidence called \"%1\"").arg(member.name));
        }
    }
    if (example.target.isEmpty())
        complain(json, Tr::tr("\"%1\" with a text is needed here").arg(u"target"_s));
    control.examples << example;
}

} // namespace bw::posture

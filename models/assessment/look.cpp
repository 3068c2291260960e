// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/look.h"

#include "models/assessment/tr.h"
#include "models/posture/jsontext.h"
#include "models/posture/remedy.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Finding;
using posture::Value;

namespace {

QJsonValue timeOf(core::UtcMicros time)
{
    return time == 0 ? QJsonValue() : QJsonValue(QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate));
}

QJsonObject evidenceJson(const QString &name, const Value &value, core::UtcMicros taken, const posture::Source &source)
{
    return { { u"name"_s, name }, { u"value"_s, value.isUnknown() ? QJsonValue() : assessment::jsonOf(value) },
        { u"unknown"_s, value.isUnknown() ? QJsonValue(value.text) : QJsonValue() }, { u"taken"_s, timeOf(taken) }, { u"how"_s, source.how },
        { u"raw"_s, source.raw }, { u"where"_s, source.where } };
}

QJsonObject findingJson(const posture::Catalog &catalog, const Finding &finding, const QMap<QString, QStringList> &names)
{
    const posture::Control *control = catalog.find(finding.control);
    QJsonObject json { { u"id"_s, finding.id() }, { u"control"_s, finding.control }, { u"target"_s, finding.target },
        { u"verdict"_s, wordOf(finding.verdict) }, { u"severity"_s, wordOf(finding.severity) }, { u"weight"_s, wordOf(finding.weight) }, { u"reason"_s, finding.reason },
        { u"notes"_s, QJsonArray::fromStringList(finding.notes) }, { u"by"_s, finding.by }, { u"decided_by"_s, finding.decidedBy },
        { u"partial"_s, finding.isPartial }, { u"optional"_s, finding.isOptional }, { u"measured"_s, finding.isMeasured },
        { u"stale"_s, finding.isStale }, { u"held"_s, finding.held ? QJsonValue(wordOf(*finding.held)) : QJsonValue() }, { u"evidence"_s, assessment::jsonOf(finding.evidence) } };
    if (finding.accepted)
        json.insert(u"accepted"_s, QJsonObject { { u"owner"_s, finding.accepted->owner }, { u"reason"_s, finding.accepted->reason },
            { u"until"_s, posture::dateInWords(finding.accepted->until) } });
    if (!control)
        return json;
    json.insert(u"title"_s, control->title);
    json.insert(u"area"_s, control->area);
    QJsonObject frameworks;
    for (auto it = control->mappings.cbegin(); it != control->mappings.cend(); ++it)
        frameworks.insert(it.key(), QJsonArray::fromStringList(it.value()));
    json.insert(u"frameworks"_s, frameworks);
    if (finding.verdict == posture::Verdict::Fail || finding.verdict == posture::Verdict::Unknown) {
        if (const QString why = control->plain.isEmpty() ? control->why : control->plain; !why.isEmpty()) // an own control may have none
            json.insert(u"why"_s, why);
        QJsonObject fixes;
        QStringList notes;
        for (auto it = control->fix.cbegin(); it != control->fix.cend(); ++it) {
            const posture::Remedy remedy = posture::fillRemedy(it.value(), names);
            fixes.insert(it.key(), QJsonArray::fromStringList(remedy.lines));
            notes << remedy.notes;
        }
        notes.removeDuplicates();
        json.insert(u"fix"_s, fixes);
        json.insert(u"fix_notes"_s, QJsonArray::fromStringList(notes));
        json.insert(u"verify"_s, posture::fillSentence(control->verify, names));
        QJsonArray references;
        for (const posture::Reference &reference : control->references)
            references.append(QJsonObject { { u"document"_s, catalog.documents.value(reference.document, reference.document) }, { u"section"_s, reference.section } });
        json.insert(u"references"_s, references);
    }
    return json;
}

/// The store keeps no more; what stands in a finding was seen by whoever looked.
QByteArray withinLimit(const QByteArray &json, const QByteArray &otherwise)
{
    return json.size() > store::mostEvidenceBytes ? otherwise : json;
}

/// Dates among the evidence that something runs out on, by the names of kind and field.
QList<store::ExpiryRow> expiriesOf(const Look &look)
{
    struct Place
    {
        const char *kind, *list, *field, *what;
    };
    static constexpr Place places[] = {
        { "smtp", "endpoints", "not_after", "certificate" },
        { "mx", "hosts", "certificate_ends", "certificate" },
        { "mta_sts", "", "certificate_ends", "certificate" },
        { "dane", "hosts", "rolls_over", "tlsa" },
        { "registration", "", "expires", "registration" },
        { "dnssec", "", "expires", "dnssec" },
        { "role_mailboxes", "", "security_txt_expires", "security_txt" },
    };
    QList<store::ExpiryRow> rows;
    const auto add = [&](const Place &place, const Value &record, const QString &name) {
        const Value date = record.fields.value(QString::fromLatin1(place.field));
        if (date.isKnown() && date.type == posture::Type::Date)
            rows.append({ look.kind, look.target.name, QString::fromLatin1(place.what), name, static_cast<core::UtcMicros>(date.number * core::microsPerSecond) });
    };
    for (const Place &place : places) {
        const Value record = look.facts.kinds.value(QString::fromLatin1(place.kind)).record;
        if (*place.list == '\0')
            add(place, record, (QLatin1String(place.kind) == "mta_sts"_L1 ? u"mta-sts."_s : QString()) + look.target.name);
        else
            for (const Value &item : record.fields.value(QString::fromLatin1(place.list)).items)
                add(place, item, item.label());
    }
    return rows;
}

} // namespace

QJsonValue jsonOf(const Value &value)
{
    if (value.isAbsent())
        return QJsonValue::Null;
    if (value.isUnknown())
        return QJsonObject { { u"unknown"_s, value.text } };
    switch (value.type) {
    case posture::Type::Truth:
        return value.number != 0;
    case posture::Type::Number:
        return value.number;
    case posture::Type::Duration:
        return QString::number(static_cast<qint64>(value.number)) + u's';
    case posture::Type::Date:
        return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(value.number), Qt::UTC).toString(Qt::ISODate);
    case posture::Type::List: {
        QJsonArray items;
        for (const Value &item : value.items)
            items.append(jsonOf(item));
        return items;
    }
    case posture::Type::Record: {
        QJsonObject fields;
        for (auto it = value.fields.cbegin(); it != value.fields.cend(); ++it)
            fields.insert(it.key(), jsonOf(it.value()));
        return fields;
    }
    default:
        return value.text;
    }
}

QJsonArray jsonOf(const QList<posture::EvidenceUsed> &evidence)
{
    QJsonArray json;
    for (const posture::EvidenceUsed &used : evidence)
        json.append(evidenceJson(used.name, used.value, used.taken, used.source));
    return json;
}

QJsonObject jsonOf(const posture::Catalog &catalog, const Look &look)
{
    QJsonArray findings;
    const QMap<QString, QStringList> names = posture::remedyNames(look.target, look.facts.kinds);
    for (const Finding &finding : look.findings)
        findings.append(findingJson(catalog, finding, names));
    QJsonArray moved;
    const auto word = [](const std::optional<posture::Verdict> &verdict) { return verdict ? QJsonValue(wordOf(*verdict)) : QJsonValue(); };
    for (const posture::Move &move : look.moved)
        moved.append(QJsonObject { { u"control"_s, move.control }, { u"before"_s, word(move.before) }, { u"after"_s, word(move.after) } });
    return { { u"target"_s, look.target.name }, { u"kind"_s, nameOf(look.kind) }, { u"at"_s, timeOf(look.at) },
        { u"score"_s, look.score.score ? QJsonValue(*look.score.score) : QJsonValue() },
        { u"score_range"_s, QJsonArray { look.score.low, look.score.high } },
        { u"counts"_s, QJsonObject { { u"pass"_s, look.score.passed }, { u"fail"_s, look.score.failed }, { u"unknown"_s, look.score.unknown }, { u"not_applicable"_s, look.score.notApplicable } } },
        { u"problem"_s, look.problem.isEmpty() ? QJsonValue() : QJsonValue(look.problem) }, { u"moved"_s, moved }, { u"findings"_s, findings } };
}

store::LookToKeep rowsOf(const Look &look)
{
    store::LookToKeep kept;
    kept.look = { look.kind, look.target.name, look.at, look.score.score, look.score.low, look.score.high, look.score.passed, look.score.failed,
        look.score.unknown, look.score.notApplicable };
    for (const Finding &finding : look.findings) {
        store::FindingRow row;
        row.kind = look.kind;
        row.asset = finding.target;
        row.control = finding.control;
        row.verdict = wordOf(finding.verdict);
        row.severity = wordOf(finding.severity);
        row.weight = wordOf(finding.weight);
        row.held = finding.held ? wordOf(*finding.held) : QString();
        row.reason = finding.reason;
        row.notes = finding.notes;
        row.by = finding.by;
        row.decidedBy = finding.decidedBy;
        row.evidence = withinLimit(QJsonDocument(jsonOf(finding.evidence)).toJson(QJsonDocument::Compact), "[]");
        row.isPartial = finding.isPartial;
        row.isOptional = finding.isOptional;
        row.isMeasured = finding.isMeasured;
        row.isStale = finding.isStale;
        kept.findings.append(row);
    }
    for (auto it = look.facts.kinds.cbegin(); it != look.facts.kinds.cend(); ++it) {
        QJsonObject sources;
        for (auto source = it->sources.cbegin(); source != it->sources.cend(); ++source)
            sources.insert(source.key(), QJsonObject { { u"how"_s, source->how }, { u"raw"_s, source->raw }, { u"where"_s, source->where } });
        posture::Value record = it->record;
        record.fields.remove(u"services"_s); // the largest part of it by far, and the snapshot stays in the store
        const QByteArray json = QJsonDocument(QJsonObject { { u"record"_s, jsonOf(record) }, { u"sources"_s, sources } }).toJson(QJsonDocument::Compact);
        const QByteArray tooLarge = QJsonDocument(QJsonObject { { u"record"_s, jsonOf(Value::unknown(Tr::tr("It is too large to be kept"))) } }).toJson(QJsonDocument::Compact);
        kept.evidence.append({ it.key(), it->taken, withinLimit(json, tooLarge) });
    }
    kept.expiries = expiriesOf(look);
    return kept;
}

Kinds kindsOf(const posture::Registry &registry, const QList<store::KeptEvidence> &kept)
{
    Kinds kinds;
    for (const store::KeptEvidence &one : kept) {
        const posture::JsonText text(one.kind, one.json);
        const posture::JsonValue *record = text.root().find(u"record");
        if (!record || !registry.kinds.contains(one.kind))
            continue;
        posture::Evidence evidence;
        evidence.taken = one.taken;
        evidence.record = registry.read(*record, { posture::Type::Record, posture::Type::Text, registry.kinds.value(one.kind).record });
        if (const posture::JsonValue *sources = text.root().find(u"sources"))
            for (const posture::JsonMember &member : sources->members) {
                const auto part = [&](QStringView name) { const posture::JsonValue *value = member.value.find(name); return value ? value->text : QString(); };
                evidence.sources.insert(member.name, { part(u"how"), part(u"raw"), part(u"where") });
            }
        kinds.insert(one.kind, evidence);
    }
    return kinds;
}

posture::Finding findingOf(const store::FindingRow &row)
{
    const auto verdictOf = [](const QString &word) {
        for (const posture::Verdict verdict : { posture::Verdict::Pass, posture::Verdict::Fail, posture::Verdict::NotApplicable })
            if (wordOf(verdict) == word)
                return verdict;
        return posture::Verdict::Unknown;
    };
    Finding finding;
    finding.control = row.control;
    finding.target = row.asset;
    finding.verdict = verdictOf(row.verdict);
    finding.severity = posture::severityOf(row.severity).value_or(posture::Severity::Low);
    finding.weight = posture::severityOf(row.weight).value_or(posture::Severity::Low);
    finding.reason = row.reason;
    finding.notes = row.notes;
    finding.by = row.by;
    finding.decidedBy = row.decidedBy;
    finding.isPartial = row.isPartial;
    finding.isOptional = row.isOptional;
    finding.isMeasured = row.isMeasured;
    finding.isStale = row.isStale;
    if (!row.held.isEmpty())
        finding.held = verdictOf(row.held);
    return finding;
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/knowledge.h"

#include "models/posture/jsontext.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

constexpr double longestRotation = 183 * 86'400.0;
constexpr double longestTest = 14 * 86'400.0;

double secondsOf(core::UtcMicros time) { return static_cast<double>(time / core::microsPerSecond); }

/// As the control's questions have them; what is no answer to them is left out.
posture::Evidence answerOf(const posture::Catalog &catalog, const posture::Control &control, const store::Answer &answer)
{
    const posture::JsonText text(answer.control, answer.values);
    QMap<QString, Value> fields;
    for (const posture::Question &question : control.questions)
        if (const posture::JsonValue *given = text.root().find(question.name))
            fields.insert(question.name, catalog.registry.read(*given, question.shape));
    posture::Evidence evidence { Value::record(fields), answer.at, { { QString(), { answer.owner, answer.note, answer.attachmentName } } } };
    // Its own review date may come before the control's: then it is stale from that day on.
    if (answer.reviewAt > 0 && control.answersGoodFor > 0)
        evidence.taken = std::min(evidence.taken, answer.reviewAt - static_cast<core::UtcMicros>(control.answersGoodFor) * core::microsPerSecond);
    return evidence;
}

} // namespace

QStringList Knowledge::texts(const char *name) const
{
    QStringList texts;
    for (const QJsonValue &one : options.value(QLatin1String(name)).toArray())
        if (one.isString())
            texts << one.toString();
    return texts;
}

std::optional<bool> Knowledge::truth(const char *name) const
{
    const QJsonValue value = options.value(QLatin1String(name));
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

core::Result<Knowledge> knowledgeOf(const posture::Catalog &catalog, const store::Store *store, store::AssetKind kind, const QString &name, const store::Cancel &cancel)
{
    Knowledge knowledge;
    if (!store)
        return knowledge;
    const auto assets = store::listAssets(*store, cancel);
    if (!assets)
        return core::fail(assets.error());
    for (const store::Asset &asset : *assets)
        if (asset.kind == kind && asset.name == name)
            knowledge.options = QJsonDocument::fromJson(asset.options).object();
    const auto answers = store::listAnswers(*store, cancel);
    if (!answers)
        return core::fail(answers.error());
    for (const store::Answer &answer : *answers)
        if (const posture::Control *control = catalog.find(answer.control))
            knowledge.answers.insert(answer.control, answerOf(catalog, *control, answer));
    const auto risks = store::listAcceptedRisks(*store, cancel);
    if (!risks)
        return core::fail(risks.error());
    for (const store::AcceptedRisk &risk : *risks)
        knowledge.risks.append({ risk.control, risk.asset, risk.owner, risk.reason, secondsOf(risk.until) });
    const auto kept = store::keptEvidence(*store, kind, name, cancel);
    if (!kept)
        return core::fail(kept.error());
    knowledge.kept = kindsOf(catalog.registry, *kept);
    store::FindingFilter filter;
    filter.assets = { name };
    const auto rows = store::listFindings(*store, filter, cancel);
    if (!rows)
        return core::fail(rows.error());
    for (const store::FindingRow &row : *rows)
        if (row.kind == kind)
            knowledge.before.append(findingOf(row));
    return knowledge;
}

void judge(Look &look, const posture::Catalog &catalog, const Knowledge &knowledge)
{
    look.facts.answers = knowledge.answers;
    posture::Catalog withRisks = catalog;
    withRisks.exceptions << knowledge.risks;
    look.findings = evaluate(withRisks, look.target, look.facts, look.at);
    for (posture::Finding &finding : look.findings) {
        if (finding.verdict != posture::Verdict::Unknown || finding.held)
            continue;
        const auto was = std::ranges::find(knowledge.before, finding.id(), &posture::Finding::id);
        if (was != knowledge.before.end() && (was->counted() == posture::Verdict::Pass || was->counted() == posture::Verdict::Fail))
            finding.held = was->counted();
    }
    look.score = scoreOf(look.findings);
    if (!knowledge.before.isEmpty())
        look.moved = movesBetween(knowledge.before, look.findings);
}

/// Since when a key says t=y: known where a look before saw it without, and where it was seen so for longer than any test takes.
void rememberTest(QMap<QString, Value> &key, const QMap<QString, Value> &was, bool wasLookedFor, core::UtcMicros now)
{
    const Value today = Value::ofNumber(secondsOf(now), posture::Type::Date), since = was.value(u"testing_since"_s);
    const bool wasTesting = was.value(u"testing"_s).isTrue();
    if (wasTesting && since.isKnown()) {
        key.insert(u"testing_since"_s, since);
    } else if (!wasTesting && wasLookedFor) {
        key.insert(u"testing_since"_s, today);
    } else {
        const Value seen = wasTesting && was.value(u"testing_seen"_s).isKnown() ? was.value(u"testing_seen"_s) : today;
        key.insert(u"testing_seen"_s, seen);
        if (secondsOf(now) - seen.number > longestTest)
            key.insert(u"testing_since"_s, seen);
    }
}

void rememberKeys(Kinds &kinds, const Kinds &kept, core::UtcMicros now)
{
    if (!kinds.contains(u"dkim"_s))
        return;
    const posture::Evidence last = kept.value(u"dkim"_s);
    const QList<Value> old = last.record.fields.value(u"keys"_s).items;
    const QStringList looked = [&] {
        QStringList names;
        for (const Value &name : last.record.fields.value(u"searched"_s).items)
            names << name.text;
        return names;
    }();
    for (Value &key : kinds[u"dkim"_s].record.fields[u"keys"_s].items) {
        auto &fields = key.fields;
        const QString name = fields.value(u"name"_s).text;
        const auto was = std::ranges::find_if(old, [&](const Value &one) { return one.fields.value(u"name"_s).text == name; });
        const bool isSame = was != old.end() && was->fields.value(u"fingerprint"_s) == fields.value(u"fingerprint"_s);
        const Value today = Value::ofNumber(secondsOf(now), posture::Type::Date);
        fields.insert(u"seen_since"_s, isSame && was->fields.value(u"seen_since"_s).isKnown() ? was->fields.value(u"seen_since"_s) : today);
        if (isSame && was->fields.value(u"first_seen"_s).isKnown())
            fields.insert(u"first_seen"_s, was->fields.value(u"first_seen"_s));
        else if (!isSame && looked.contains(name)) // it came since the last look
            fields.insert(u"first_seen"_s, today);
        else if (secondsOf(now) - fields.value(u"seen_since"_s).number > longestRotation)
            fields.insert(u"first_seen"_s, fields.value(u"seen_since"_s));
        if (fields.value(u"testing"_s).isTrue())
            rememberTest(fields, was == old.end() ? QMap<QString, Value>() : was->fields, looked.contains(name), now);
    }
}

} // namespace bw::assessment

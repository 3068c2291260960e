// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/evaluation.h"

#include <cstdint>
#include <cstdlib>

using namespace bw::posture;

namespace {

const QByteArray evidence = R"({ "records": { "key": { "name": "text", "bits": "number", "testing": "truth" } }, "kinds": {
  "k": { "of": ["domain"], "how": "dns lookup", "what": "keys", "good_for": "1d", "fields": { "n": "number", "gone": "number", "text": "text", "yes": "truth", "when": "date", "span": "duration",
   "version": "version", "nets": "list of network", "words": "list of text", "keys": "list of key" } } } })";
const QByteArray documents = R"({ "documents": {}, "basis": {}, "frameworks": {}, "mandates": {}, "journeys": {}, "areas": ["a"] })";
const QByteArray shipped = R"({ "area": "a", "controls": [ { "id": "BW-A-1", "title": "t", "severity": "low", "applies_to": ["domain"], "check": "c", "why": "w", "plain": "p",
   "verify": "v", "risk_of_fix": "r", "automation": "guide", "limits": { "most": 3 }, "ways": [ { "by": "dns lookup", "conditions": [ { "that": "k.n < limit.most", "else": "e" } ] } ] } ] })";

Value facts()
{
    const Value key = Value::record({ { QStringLiteral("name"), Value::ofText(QStringLiteral("s")) }, { QStringLiteral("bits"), Value::ofNumber(1024) } });
    return Value::record({ { QStringLiteral("n"), Value::ofNumber(3) }, { QStringLiteral("gone"), Value::absent() }, { QStringLiteral("text"), Value::ofText(QStringLiteral("aaaaaaaaaaaaaaaaaaaaaaaa!")) },
        { QStringLiteral("when"), Value::ofNumber(1e9, Type::Date) }, { QStringLiteral("span"), Value::ofNumber(1e5, Type::Duration) },
        { QStringLiteral("version"), Value::ofText(QStringLiteral("3.7~1"), Type::Version) }, { QStringLiteral("nets"), Value::list({ Value::ofText(QStringLiteral("192.0.2.0/24"), Type::Network) }) },
        { QStringLiteral("words"), Value::ofTexts({ QStringLiteral("a"), QStringLiteral("b") }) }, { QStringLiteral("keys"), Value::list({ key, key, Value::unknown(QStringLiteral("x")) }) } });
}

/// What an own file changed is whole: with its reason, about what there is, and of no effect beyond its day.
void checkChanges(const Catalog &catalog, const Facts &facts)
{
    for (auto it = catalog.tailored.cbegin(); it != catalog.tailored.cend(); ++it)
        if (!catalog.find(it.key()) || it->reason.trimmed().isEmpty())
            std::abort();
    for (auto it = catalog.disabled.cbegin(); it != catalog.disabled.cend(); ++it)
        if (!catalog.find(it.key()) || it->trimmed().isEmpty())
            std::abort();
    for (const Exception &exception : catalog.exceptions) {
        const Control *control = catalog.find(exception.control);
        if (!control || exception.owner.trimmed().isEmpty() || exception.reason.trimmed().isEmpty() || exception.target.trimmed().isEmpty())
            std::abort();
        const bw::core::UtcMicros end = static_cast<bw::core::UtcMicros>(exception.until) * bw::core::microsPerSecond;
        const auto finding = evaluate(catalog, *control, { exception.target, { QStringLiteral("domain") }, {} }, facts, end);
        if (finding && finding->accepted == exception)
            std::abort();
    }
    if (catalog.disabled.contains(QStringLiteral("BW-A-1")) && evaluate(catalog, *catalog.find(QStringLiteral("BW-A-1")), { QStringLiteral("d"), { QStringLiteral("domain") }, {} }, facts, 0))
        std::abort();
}

} // namespace

/// The own file of an organisation; if it is no object, one condition.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const LoadedCatalog loaded = Catalog::load({ { QStringLiteral("evidence.json"), evidence, false }, { QStringLiteral("documents.json"), documents, false },
        { QStringLiteral("a.json"), shipped, false }, { QStringLiteral("own.json"), bytes, true } });
    if (!loaded.catalog.find(QStringLiteral("BW-A-1"))) // the shipped one stands, whatever is in the own file
        std::abort();
    for (const Mistake &mistake : loaded.mistakes)
        if (mistake.line < 1 || mistake.column < 1 || mistake.line > bytes.count('\n') + 1 || mistake.text.isEmpty())
            std::abort();
    Facts all;
    all.kinds.insert(QStringLiteral("k"), { facts(), 0, {} });
    const QList<Finding> findings = evaluate(loaded.catalog, { QStringLiteral("d"), { QStringLiteral("domain") }, {} }, all, 0);
    for (const Finding &finding : findings)
        if (finding.verdict == Verdict::Unknown && finding.reason.isEmpty())
            std::abort();
    for (const Control &control : loaded.catalog.controls)
        static_cast<void>(wrongExamples(loaded.catalog, control));
    checkChanges(loaded.catalog, all);
    const Score score = scoreOf(findings);
    if (score.low > score.high || score.low < 0 || score.high > 100 || (score.score && (*score.score < score.low || *score.score > score.high)))
        std::abort();

    const Scope scope { &loaded.catalog.registry, { { QStringLiteral("most"), Value::ofNumber(1) } }, {} };
    const QString text = QString::fromUtf8(bytes);
    const auto condition = Condition::parse(text, scope);
    if (!condition && (condition.error().at < 0 || condition.error().at > text.size() || condition.error().text.isEmpty()))
        std::abort();
    if (condition) {
        const Outcome outcome = condition->evaluate([](const QString &, const QString &field) { return facts().fields.value(field, Value::unknown(field)); }, scope.limits, 1e9);
        if (outcome.from > outcome.to || outcome.to > text.size() || (outcome.truth == Truth::Unknown && outcome.reason.isEmpty()))
            std::abort();
    }
    return 0;
}

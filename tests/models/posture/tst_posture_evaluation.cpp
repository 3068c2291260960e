// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/evaluation.h"

#include <QTest>

using namespace bw;
using namespace bw::posture;
using namespace Qt::StringLiterals;

namespace {

const QByteArray evidenceText = R"({ "records": {}, "kinds": {
  "probe": { "of": ["host", "node"], "how": "smtp probe", "what": "the probe", "good_for": "7d", "fields": { "n": "number", "ok": "truth", "mx": "truth" } },
  "settings": { "of": ["postfix"], "how": "config read over ssh", "what": "the settings", "fields": { "n": "number", "ok": "truth" } } } })";
const QByteArray documentsText = R"({ "documents": {}, "basis": {}, "frameworks": {}, "mandates": {}, "journeys": {}, "areas": ["a"] })";
const QByteArray rest = R"("title": "All is well", "severity": "high", "check": "c", "why": "w", "plain": "p", "verify": "v", "risk_of_fix": "r", "automation": "guide")";

QByteArray control(const QByteArray &id, const QByteArray &more)
{
    return "{ \"id\": \"" + id + "\", " + rest + ", " + more + " }";
}

constexpr core::UtcMicros now = 1'800'000'000 * core::microsPerSecond;

Facts probed(const QMap<QString, Value> &fields, core::UtcMicros taken = now)
{
    Facts facts;
    facts.kinds.insert(u"probe"_s, { Value::record(fields), taken, { { QString(), { u"EHLO"_s, u"250"_s, u"mx:25"_s } } } });
    return facts;
}

const Target node { u"mx1"_s, { u"node"_s, u"postfix"_s }, QStringList { u"edge"_s } };
const Target host { u"mx1:25"_s, { u"host"_s }, {} };

} // namespace

class TestPostureEvaluation : public QObject
{
    Q_OBJECT
    LoadedCatalog load(const QByteArray &controls, const QByteArray &own = {})
    {
        QList<ControlFile> files { { u"evidence.json"_s, evidenceText, false }, { u"documents.json"_s, documentsText, false },
            { u"a.json"_s, "{ \"area\": \"a\", \"controls\": [" + controls + "] }", false } };
        if (!own.isEmpty())
            files << ControlFile { u"own.json"_s, own, true };
        LoadedCatalog loaded = Catalog::load(files);
        for (const Mistake &mistake : std::as_const(loaded.mistakes))
            qWarning("%s", qPrintable(mistake.oneLine()));
        return loaded;
    }
    Finding only(const LoadedCatalog &loaded, const Target &target, const Facts &facts, core::UtcMicros at = now)
    {
        const QList<Finding> findings = evaluate(loaded.catalog, target, facts, at);
        return findings.size() == 1 ? findings.first() : Finding { .reason = u"%1 findings"_s.arg(findings.size()) };
    }
    const QByteArray simple = control("A-1", R"("applies_to": ["any"], "limits": { "most": 3 }, "ways": [ { "by": "smtp probe", "then": "{probe.n} is fine",
        "conditions": [ { "that": "probe.n <= limit.most", "else": "{probe.n} is more than {limit.most}." },
                        { "that": "probe.n < 100", "else": "Far too many.", "severity": "critical" },
                        { "that": "probe.ok", "else": "Not quite.", "partial": true } ],
        "notes": [ { "that": "probe.n == 3", "say": "Just so." } ] } ])");

private Q_SLOTS:
    void saysPassFailAndUnknownWithTheReason()
    {
        const LoadedCatalog loaded = load(simple);
        const auto ask = [&](const QMap<QString, Value> &fields) { return only(loaded, host, probed(fields)); };
        Finding finding = ask({ { u"n"_s, Value::ofNumber(3) }, { u"ok"_s, Value::truth(true) } });
        QCOMPARE(finding.verdict, Verdict::Pass);
        QCOMPARE(finding.reason, u"3 is fine"_s);
        QCOMPARE(finding.notes, QStringList { u"Just so."_s });
        QCOMPARE(finding.evidence.size(), 2);
        QCOMPARE(finding.evidence.first().name, u"probe.n"_s);
        QCOMPARE(finding.evidence.first().source.how, u"EHLO"_s);

        finding = ask({ { u"n"_s, Value::ofNumber(4) }, { u"ok"_s, Value::unknown(u"x"_s) } });
        QCOMPARE(finding.verdict, Verdict::Fail); // a fail is one whatever else is unknown
        QCOMPARE(finding.severity, Severity::High);
        QCOMPARE(finding.reason, u"4 is more than 3."_s);
        QCOMPARE(finding.decidedBy, u"probe.n <= limit.most"_s);

        finding = ask({ { u"n"_s, Value::ofNumber(100) }, { u"ok"_s, Value::truth(false) } });
        QCOMPARE(finding.severity, Severity::Critical);
        QCOMPARE(finding.weight, Severity::High);
        QCOMPARE(finding.reason, u"Far too many. 100 is more than 3. Not quite."_s);

        finding = ask({ { u"n"_s, Value::ofNumber(1) }, { u"ok"_s, Value::truth(false) } });
        QCOMPARE(finding.severity, Severity::Medium);
        QVERIFY(finding.isPartial);

        finding = ask({ { u"n"_s, Value::unknown(u"the port is closed to us"_s) }, { u"ok"_s, Value::truth(true) } });
        QCOMPARE(finding.verdict, Verdict::Unknown); // never a silent pass
        QCOMPARE(finding.reason, u"the port is closed to us"_s);
        finding = only(loaded, host, {});
        QCOMPARE(finding.verdict, Verdict::Unknown);
        QVERIFY(finding.reason.contains(u"the probe"_s));
    }

    /// What was not gathered makes nothing not applicable; another way may know all the same.
    void whatAWayNeedsAndHasNotIsUnknown()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["postfix"], "ways": [
            { "by": "smtp probe", "needs": [ { "that": "probe.n > 0", "else": "Nothing was looked at." } ], "conditions": [ { "that": "probe.ok", "else": "Seen." } ] },
            { "by": "config read over ssh", "applies": [ { "that": "settings.ok", "else": "Not here." } ], "conditions": [ { "that": "settings.ok", "else": "Set so." } ] } ])"));
        QVERIFY(loaded.mistakes.isEmpty());
        const auto ask = [&](int n, bool set) {
            Facts facts;
            facts.kinds.insert(u"probe"_s, { Value::record({ { u"n"_s, Value::ofNumber(n) }, { u"ok"_s, Value::truth(true) } }), now, {} });
            facts.kinds.insert(u"settings"_s, { Value::record({ { u"ok"_s, Value::truth(set) } }), now, {} });
            return only(loaded, node, facts);
        };
        const Finding nothing = ask(0, false);
        QCOMPARE(nothing.verdict, Verdict::Unknown);
        QCOMPARE(nothing.reason, u"Nothing was looked at."_s);
        QCOMPARE(ask(1, false).verdict, Verdict::Pass);
        QCOMPARE(ask(0, true).verdict, Verdict::Pass);
    }

    void aFailOfAnyWayIsAFail()
    {
        const QByteArray ways = R"("applies_to": ["postfix"], "ways": [
            { "by": "smtp probe", "conditions": [ { "that": "probe.ok", "else": "Seen." } ] },
            { "by": "config read over ssh", "fallback": false, "conditions": [ { "that": "settings.ok", "else": "Set so.", "severity": "critical" } ] } ])";
        const auto ask = [&](bool isFallback, std::optional<bool> seen, std::optional<bool> set) {
            const LoadedCatalog loaded = load(control("A-1", isFallback ? QByteArray(ways).replace("false", "true") : ways));
            Facts facts;
            for (const auto &[kind, is] : { std::pair(u"probe"_s, seen), std::pair(u"settings"_s, set) })
                if (is)
                    facts.kinds.insert(kind, { Value::record({ { u"ok"_s, Value::truth(*is) } }), now, {} });
            return only(loaded, node, facts);
        };
        QCOMPARE(ask(false, true, true).verdict, Verdict::Pass);
        Finding finding = ask(false, true, false);
        QCOMPARE(finding.verdict, Verdict::Fail);
        QCOMPARE(finding.by, u"config read over ssh"_s);
        QCOMPARE(finding.notes.size(), 1);
        finding = ask(false, false, true);
        QCOMPARE(finding.reason, u"Seen."_s);
        finding = ask(false, false, false); // the worse one is shown
        QCOMPARE(finding.severity, Severity::Critical);
        QVERIFY(finding.notes.first().contains(u"Seen."_s));
        QCOMPARE(ask(false, {}, true).verdict, Verdict::Pass);
        QCOMPARE(ask(false, {}, false).verdict, Verdict::Fail);
        QCOMPARE(ask(false, {}, {}).verdict, Verdict::Unknown);
        // What a probe saw outdoes what settings should do, and these are told beside it.
        finding = ask(true, true, false);
        QCOMPARE(finding.verdict, Verdict::Pass);
        QVERIFY(finding.notes.first().contains(u"Set so."_s));
        QCOMPARE(ask(true, {}, false).verdict, Verdict::Fail);
    }

    void anEndpointIsNoProductYet()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["postfix"], "ways": [
            { "by": "smtp probe", "conditions": [ { "that": "probe.ok", "else": "Seen." } ] },
            { "by": "config read over ssh", "conditions": [ { "that": "settings.ok", "else": "Set so." } ] } ])"));
        const Facts facts = probed({ { u"ok"_s, Value::truth(false) } });
        QCOMPARE(only(loaded, host, facts).verdict, Verdict::Fail);
        QCOMPARE(evaluate(loaded.catalog, Target { u"d"_s, { u"domain"_s }, {} }, facts, now).size(), 0);
    }

    void aProductThatIsNotReadYetIsUnknown()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["postfix", "exim"], "ways": [ { "by": "config read over ssh", "conditions": [ { "that": "settings.ok", "else": "e" } ] } ])"));
        const Finding finding = only(loaded, { u"mx2"_s, { u"node"_s, u"exim"_s }, {} }, {});
        QCOMPARE(finding.verdict, Verdict::Unknown);
        QVERIFY(!finding.reason.isEmpty());
    }

    void whatIsAskedOfPeopleIsNotAskedOfHosts()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["organisation", "any", "domain"], "questions": { "mfa": "truth: MFA is on" }, "answers_good_for": "90d",
            "ways": [ { "by": "questionnaire", "conditions": [ { "that": "answer.mfa", "else": "MFA is off." } ] } ])"));
        QCOMPARE(evaluate(loaded.catalog, node, {}, now).size(), 0);
        QCOMPARE(evaluate(loaded.catalog, host, {}, now).size(), 0);
        QCOMPARE(evaluate(loaded.catalog, { u"d"_s, { u"domain"_s }, {} }, {}, now).size(), 0);
        QCOMPARE(evaluate(loaded.catalog, { u"us"_s, { u"organisation"_s }, {} }, {}, now).size(), 1);
    }

    void whatDoesNotApplyIsNeverAFail()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["any"], "roles": ["edge"], "ways": [ { "by": "smtp probe",
            "applies": [ { "that": "probe.mx", "else": "No mail comes in here" } ], "conditions": [ { "that": "probe.ok", "else": "e" } ] } ])"));
        Target other = node;
        const QMap<QString, Value> bad { { u"ok"_s, Value::truth(false) }, { u"mx"_s, Value::truth(true) } };
        QCOMPARE(only(loaded, node, probed(bad)).verdict, Verdict::Fail);
        other.roles = QStringList { u"outbound"_s };
        QCOMPARE(only(loaded, other, probed(bad)).verdict, Verdict::NotApplicable);
        other.roles = {};
        QCOMPARE(only(loaded, other, probed(bad)).verdict, Verdict::Unknown);
        QMap<QString, Value> elsewhere = bad;
        elsewhere.insert(u"mx"_s, Value::truth(false));
        const Finding finding = only(loaded, node, probed(elsewhere));
        QCOMPARE(finding.verdict, Verdict::NotApplicable);
        QCOMPARE(finding.reason, u"No mail comes in here"_s);
        elsewhere.insert(u"mx"_s, Value::unknown(u"why"_s));
        QCOMPARE(only(loaded, node, probed(elsewhere)).verdict, Verdict::Unknown);
    }

    void staleEvidenceMovesNoScore()
    {
        const LoadedCatalog loaded = load(simple + "," + QByteArray(simple).replace("A-1", "A-2").replace("\"most\": 3", "\"most\": 0"));
        const Facts facts = probed({ { u"n"_s, Value::ofNumber(1) }, { u"ok"_s, Value::truth(true) } });
        const QList<Finding> fresh = evaluate(loaded.catalog, host, facts, now);
        const QList<Finding> stale = evaluate(loaded.catalog, host, facts, now + 8 * core::microsPerDay);
        QCOMPARE(stale.first().verdict, Verdict::Unknown);
        QVERIFY(stale.first().isStale);
        QCOMPARE(stale.first().held, Verdict::Pass);
        QCOMPARE(stale.last().held, Verdict::Fail);
        QCOMPARE(scoreOf(fresh).score, 50);
        QCOMPARE(scoreOf(stale).score, 50);
        QCOMPARE(scoreOf(fresh).low, 50);
        QCOMPARE(scoreOf(fresh).high, 50);
        QCOMPARE(scoreOf(stale).low, 0);
        QCOMPARE(scoreOf(stale).high, 100);
    }

    void anAnswerGrowsStaleToo()
    {
        const LoadedCatalog loaded = load(control("A-1", R"("applies_to": ["organisation"], "questions": { "mfa": "truth: MFA is on" }, "answers_good_for": "90d",
            "ways": [ { "by": "questionnaire", "conditions": [ { "that": "answer.mfa", "else": "MFA is off." } ] } ])"));
        const Target all { u"us"_s, { u"organisation"_s }, {} };
        QCOMPARE(only(loaded, all, {}).verdict, Verdict::Unknown);
        Facts facts;
        facts.answers.insert(u"A-1"_s, { Value::record({ { u"mfa"_s, Value::truth(true) } }), now - 89 * core::microsPerDay, {} });
        QCOMPARE(only(loaded, all, facts).verdict, Verdict::Pass);
        QVERIFY(!only(loaded, all, facts).isMeasured);
        const Finding stale = only(loaded, all, facts, now + 2 * core::microsPerDay);
        QCOMPARE(stale.verdict, Verdict::Unknown);
        QVERIFY(stale.isStale && stale.reason.contains(u"90d"_s));
    }

    void anAcceptedRiskStaysAFailUntilItEnds()
    {
        const LoadedCatalog loaded = load(simple, R"({ "exceptions": [ { "control": "A-1", "target": "mx1:25", "owner": "Ann", "reason": "r", "until": "2027-01-16" } ] })");
        const Facts facts = probed({ { u"n"_s, Value::ofNumber(4) }, { u"ok"_s, Value::truth(true) } });
        const Finding finding = only(loaded, host, facts);
        QCOMPARE(finding.verdict, Verdict::Fail);
        QCOMPARE(finding.accepted->owner, u"Ann"_s);
        const Finding ended = only(loaded, host, facts, now + core::microsPerDay);
        QVERIFY(!ended.accepted);
        QVERIFY2(ended.notes.join(u' ').contains(u"Ann accepted this until"_s), qPrintable(ended.notes.join(u' ')));
        QVERIFY(!finding.notes.join(u' ').contains(u"Ann"_s));
        QVERIFY(!only(loaded, node, facts).accepted);
        QCOMPARE(scoreOf({ finding }).score, 0);
    }

    void disabledControlsSayNothing()
    {
        const LoadedCatalog loaded = load(simple, R"({ "disable": [ { "control": "A-1", "reason": "r" } ] })");
        QCOMPARE(evaluate(loaded.catalog, host, {}, now).size(), 0);
    }

    void theScoreNamesItsUnknowns()
    {
        const auto finding = [](Verdict verdict, Severity weight, bool isOptional = false) {
            return Finding { .verdict = verdict, .severity = Severity::Critical, .weight = weight, .isOptional = isOptional };
        };
        QCOMPARE(scoreOf({}), Score());
        const QList<Finding> findings { finding(Verdict::Pass, Severity::High), finding(Verdict::Pass, Severity::Medium), finding(Verdict::Fail, Severity::Low),
            finding(Verdict::Unknown, Severity::Critical), finding(Verdict::Fail, Severity::Critical, true), finding(Verdict::NotApplicable, Severity::Critical) };
        const Score score = scoreOf(findings);
        QCOMPARE(score.score, 88); // 7 of 8
        QCOMPARE(score.low, 39); // 7 of 18
        QCOMPARE(score.high, 94); // 17 of 18
        QCOMPARE(score.passed, 2);
        QCOMPARE(score.failed, 2);
        QCOMPARE(score.unknown, 1);
        QCOMPARE(score.notApplicable, 1);
        QVERIFY(!scoreOf({ finding(Verdict::Unknown, Severity::High) }).score);
    }

    void whatMovedTheScoreIsTold()
    {
        const auto finding = [](const QString &control, Verdict verdict, bool isOptional = false) { return Finding { .control = control, .target = u"t"_s, .verdict = verdict, .isOptional = isOptional }; };
        Finding stale = finding(u"S"_s, Verdict::Unknown);
        stale.held = Verdict::Pass;
        const QList<Finding> before { finding(u"A"_s, Verdict::Pass), finding(u"B"_s, Verdict::Unknown), finding(u"C"_s, Verdict::Fail), finding(u"O"_s, Verdict::Pass, true), finding(u"S"_s, Verdict::Pass) };
        const QList<Finding> after { finding(u"A"_s, Verdict::Fail), finding(u"B"_s, Verdict::Unknown), finding(u"O"_s, Verdict::Fail, true), stale, finding(u"N"_s, Verdict::Pass) };
        QCOMPARE(movesBetween(before, before).size(), 0);
        const QList<Move> expected { { u"A"_s, u"t"_s, Verdict::Pass, Verdict::Fail }, { u"N"_s, u"t"_s, {}, Verdict::Pass }, { u"C"_s, u"t"_s, Verdict::Fail, {} } };
        QVERIFY(movesBetween(before, after) == expected);
    }

    void aGathererThatBringsAnotherTypeMakesNothingKnown()
    {
        const LoadedCatalog loaded = load(simple);
        const Finding finding = only(loaded, host, probed({ { u"n"_s, Value::ofText(u"3"_s) }, { u"ok"_s, Value::truth(true) } }));
        QCOMPARE(finding.verdict, Verdict::Unknown);
        QVERIFY(finding.reason.startsWith(u"probe.n "_s));
    }
};

QTEST_APPLESS_MAIN(TestPostureEvaluation)
#include "tst_posture_evaluation.moc"

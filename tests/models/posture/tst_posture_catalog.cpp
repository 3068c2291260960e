// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/evaluation.h"

#include <QTest>

#include <algorithm>

using namespace bw;
using namespace bw::posture;
using namespace Qt::StringLiterals;

namespace {

QStringList told(const QList<Mistake> &mistakes)
{
    QStringList lines;
    for (const Mistake &mistake : mistakes)
        lines << mistake.oneLine();
    return lines;
}

LoadedCatalog withOwn(const QByteArray &bytes)
{
    QList<ControlFile> files = Catalog::shippedFiles();
    files << ControlFile { u"own.json"_s, bytes, true };
    return Catalog::load(files);
}


} // namespace

class TestPostureCatalog : public QObject
{
    Q_OBJECT
    LoadedCatalog m_shipped = Catalog::load(Catalog::shippedFiles());

private Q_SLOTS:
    void theShippedCatalogHasNoMistake()
    {
        QCOMPARE(told(m_shipped.mistakes).join(u'\n'), QString());
        QCOMPARE(m_shipped.catalog.controls.size(), 138);
        QCOMPARE(m_shipped.catalog.areas.size(), 12);
    }

    void everyConditionHasAnExampleThatPassesAndOneThatFails_data()
    {
        QTest::addColumn<QString>("id");
        for (const Control &control : m_shipped.catalog.controls)
            if (control.hasCondition())
                QTest::newRow(qPrintable(control.id)) << control.id;
    }
    void everyConditionHasAnExampleThatPassesAndOneThatFails()
    {
        QFETCH(QString, id);
        const Control *control = m_shipped.catalog.find(id);
        for (const Verdict verdict : { Verdict::Pass, Verdict::Fail })
            QVERIFY(std::ranges::any_of(control->examples, [&](const Example &e) { return e.verdict == verdict; }));
        QCOMPARE(told(wrongExamples(m_shipped.catalog, *control)).join(u'\n'), QString());
    }

    /// Each clause of each control decides in some example: a clause that nothing can fail is a silent pass.
    void everyClauseCanFail()
    {
        QStringList silent;
        for (const Control &control : m_shipped.catalog.controls)
            for (const Way &way : control.ways)
                for (const Clause &clause : way.clauses)
                    if (std::ranges::none_of(control.examples, [&](const Example &e) { return e.verdict == Verdict::Fail && fails(control, clause, e); }))
                        silent << control.id + u": "_s + clause.that.text();
        QCOMPARE(silent.join(u'\n'), QString());
    }

    void everyKindAndItsFieldsAreDescribed()
    {
        for (auto it = m_shipped.catalog.registry.kinds.cbegin(); it != m_shipped.catalog.registry.kinds.cend(); ++it) {
            QVERIFY2(!it->what.isEmpty() && !it->of.isEmpty(), qPrintable(it.key()));
            QVERIFY2(!m_shipped.catalog.registry.records.value(it.key()).isEmpty(), qPrintable(it.key()));
        }
    }

    void theReadmeSaysHowManyThereAre()
    {
        QFile file(QStringLiteral(BW_SOURCE_DIR) + u"/models/posture/README.md"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int measured = 0, attested = 0, silent = 0;
        for (const Control &control : m_shipped.catalog.controls)
            ++(control.isMeasured() ? measured : control.hasCondition() ? attested : silent);
        const QString sentence = u"%1 controls: %2 are measured, %3 are attested by a person, %4 have no condition yet"_s.arg(m_shipped.catalog.controls.size()).arg(measured).arg(attested).arg(silent);
        QVERIFY2(QString::fromUtf8(file.readAll()).contains(sentence), qPrintable(sentence));
    }

    void theTableInTheDocumentsIsCurrent()
    {
        QString table = u"<!-- SPDX-FileCopyrightText: 2026 Breakwater contributors -->\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n# Controls\n\n"
                        "Written by tst_posture_catalog, which fails when this page is old and says where the new one is. How many examples of each verdict a\n"
                        "control has, each of them run by that test. *unknown* counts also the kinds of target (domain, endpoint, organisation, host) of which the\n"
                        "control says unknown, with a reason, when there is no evidence at all.\n\n"_s;
        QString rows;
        int measured = 0;
        QMap<Verdict, int> all;
        for (const Control &control : m_shipped.catalog.controls) {
            QMap<Verdict, int> shown { { Verdict::Unknown, unknownWithoutEvidence(control) } };
            for (const Example &e : control.examples)
                ++shown[e.verdict];
            for (auto it = shown.cbegin(); it != shown.cend(); ++it)
                all[it.key()] += it.value();
            QVERIFY2(shown[Verdict::Pass] > 0 && shown[Verdict::Fail] > 0 && shown[Verdict::Unknown] > 0, qPrintable(control.id));
            QStringList by;
            for (const Way &way : control.ways)
                by << way.by;
            by.removeDuplicates();
            measured += control.isMeasured() ? 1 : 0;
            const QString proof = control.isMeasured() ? u"measured"_s : u"attested, "_s + durationInWords(control.answersGoodFor);
            rows += u"| %1 | %2 | %3 | %4 | %5 | "_s.arg(control.id, control.title, wordOf(control.severity), proof, by.join(u", "_s)) + counts(shown);
            QVERIFY2(control.isMeasured() || control.answersGoodFor > 0, qPrintable(control.id));
        }
        QVERIFY(measured >= 89);
        table += u"%1 controls, %2 measured, %3 attested by a person with an expiry.\n\n| control | title | severity | proof | by | pass | fail | unknown | not applicable |\n|---|---|---|---|---|---|---|---|---|\n"_s
                     .arg(m_shipped.catalog.controls.size()).arg(measured).arg(m_shipped.catalog.controls.size() - measured)
            + rows + u"| all | | | | | "_s + counts(all);
        QFile kept(QStringLiteral(BW_SOURCE_DIR) + u"/docs/controls.md"_s);
        const QByteArray now = table.toUtf8();
        if (kept.open(QIODevice::ReadOnly) && kept.readAll() == now)
            return;
        QFile made(QStringLiteral(BW_BINARY_DIR) + u"/controls.md"_s);
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(now) == now.size());
        QFAIL(qPrintable(u"docs/controls.md is old; the new one is "_s + made.fileName()));
    }

    /// Never a silent pass: without evidence nothing passes, whatever it is asked of.
    void withoutEvidenceEverythingIsUnknown()
    {
        QSet<QString> spokenOf;
        for (const QStringList &words : { QStringList { u"domain"_s }, { u"host"_s }, { u"organisation"_s }, { u"node"_s, u"postfix"_s }, { u"node"_s, u"exim"_s } })
            for (const Finding &finding : evaluate(m_shipped.catalog, { u"t"_s, words, {} }, {}, 0)) {
                QVERIFY2(finding.verdict == Verdict::Unknown && !finding.reason.isEmpty(), qPrintable(finding.control + u' ' + finding.reason));
                spokenOf.insert(finding.control);
            }
        QCOMPARE(spokenOf.size(), 138);
    }

    /// A list of nothing is no proof: where a control looks at each of many, there must be one, or its absence is the good news.
    void nothingPassesForWantOfAnythingToLookAt()
    {
        // No secret files, no names that lead elsewhere, no unknown senders, nothing that listens: there is nothing to lose.
        static const QSet<QString> goodWhenNone { u"BW-EXP-010"_s, u"BW-IDA-009"_s, u"BW-DNS-006"_s, u"BW-MSI-004"_s, u"BW-MSI-013"_s, u"BW-IDA-006"_s, u"BW-PLT-002"_s,
            u"BW-MON-001"_s };
        QStringList silent;
        for (const Control &control : m_shipped.catalog.controls)
            for (Example example : control.examples) {
                bool hasList = false;
                for (auto kind = example.facts.begin(); kind != example.facts.end(); ++kind)
                    for (auto field = kind->fields.begin(); field != kind->fields.end(); ++field)
                        if (field->isKnown() && field->type == Type::List && !field->items.isEmpty() && field->items.first().type == Type::Record) {
                            field->items.clear();
                            hasList = true;
                        }
                Control emptied = control;
                emptied.examples = { example };
                if (example.verdict == Verdict::Pass && hasList && wrongExamples(m_shipped.catalog, emptied).isEmpty() && !goodWhenNone.contains(control.id) && !silent.contains(control.id))
                    silent << control.id;
            }
        QCOMPARE(silent.join(u' '), QString());
    }

    void aControlOfOnesOwnNeedsNoCode()
    {
        const LoadedCatalog loaded = withOwn(R"({
  // The house rule: our DMARC policy is reject, and reports go to us.
  "area": "house rules",
  "controls": [ {
    "id": "OUR-1", "title": "DMARC is reject", "severity": "high", "applies_to": ["domain"], "evidence": ["dns lookup"],
    "check": "p=reject", "limits": { "policies": ["reject"] },
    "ways": [ { "by": "dns lookup", "then": "The policy is {dmarc.effective}.",
      "conditions": [ { "that": "dmarc.effective in limit.policies", "else": "The policy is {dmarc.effective}, not {limit.policies}." } ] } ],
    "examples": { "pass": [ { "target": "domain", "dmarc": { "effective": "reject" } } ],
                  "fail": [ { "target": "domain", "dmarc": { "effective": "none" } } ] } } ] })");
        QCOMPARE(told(loaded.mistakes).join(u'\n'), QString());
        const Control *control = loaded.catalog.find(u"OUR-1"_s);
        QVERIFY(control && control->isOwn);
        QCOMPARE(control->area, u"house rules"_s);
        QCOMPARE(told(wrongExamples(loaded.catalog, *control)).join(u'\n'), QString());
        Facts facts;
        facts.kinds.insert(u"dmarc"_s, { Value::record({ { u"effective"_s, Value::ofText(u"none"_s) } }), 0, {} });
        const auto finding = evaluate(loaded.catalog, *control, { u"example.org"_s, { u"domain"_s }, {} }, facts, 0);
        QCOMPARE(finding->verdict, Verdict::Fail);
        QCOMPARE(finding->reason, u"The policy is none, not reject."_s);
    }

    void anOrganisationTailorsExceptsAndDisables()
    {
        const LoadedCatalog loaded = withOwn(R"({
  "tailor": [ { "control": "BW-MSI-002", "limits": { "dns_terms": 8 }, "severity": "critical", "reason": "we change it often" } ],
  "exceptions": [ { "control": "BW-MSI-016", "target": "lists.example.org", "owner": "Ann", "reason": "lists", "until": "2027-06-30" } ],
  "disable": [ { "control": "BW-MSI-021", "reason": "no logo here" } ] })");
        QCOMPARE(told(loaded.mistakes).join(u'\n'), QString());
        const Control *spf = loaded.catalog.find(u"BW-MSI-002"_s);
        QCOMPARE(spf->severity, Severity::Critical);
        QCOMPARE(spf->limits.value(u"dns_terms"_s).number, 8.0);
        QCOMPARE(spf->limits.value(u"void_lookups"_s).number, 2.0);
        const Tailoring was = loaded.catalog.tailored.value(spf->id);
        QCOMPARE(was.reason, u"we change it often"_s);
        QCOMPARE(was.severity, Severity::High);
        QCOMPARE(was.limits.value(u"dns_terms"_s).number, 10.0);
        QCOMPARE(was.limits.size(), 1);
        QCOMPARE(loaded.catalog.exceptions.size(), 1);
        QCOMPARE(loaded.catalog.disabled.value(u"BW-MSI-021"_s), u"no logo here"_s);

        // What it changes is what judges: nine look-ups pass the shipped limit of ten and fail the own one of eight, as critical.
        Facts facts;
        facts.kinds.insert(u"spf"_s, { spf->examples.first().facts.value(u"spf"_s), 0, {} });
        facts.kinds[u"spf"_s].record.fields[u"dns_terms"_s] = Value::ofNumber(9);
        const Target domain { u"lists.example.org"_s, { u"domain"_s }, {} };
        QCOMPARE(evaluate(m_shipped.catalog, *m_shipped.catalog.find(spf->id), domain, facts, 0)->verdict, Verdict::Pass);
        const auto finding = evaluate(loaded.catalog, *spf, domain, facts, 0);
        QVERIFY(finding->verdict == Verdict::Fail && finding->severity == Severity::Critical && finding->weight == Severity::Critical);
        QVERIFY(!evaluate(loaded.catalog, *loaded.catalog.find(u"BW-MSI-021"_s), domain, facts, 0));
        const Control *excepted = loaded.catalog.find(u"BW-MSI-016"_s);
        const core::UtcMicros end = core::UtcMicros(loaded.catalog.exceptions.first().until) * core::microsPerSecond;
        QVERIFY(evaluate(loaded.catalog, *excepted, domain, facts, end - 1)->accepted);
        QVERIFY(!evaluate(loaded.catalog, *excepted, domain, facts, end)->accepted);
        QVERIFY(!evaluate(loaded.catalog, *excepted, { u"example.org"_s, { u"domain"_s }, {} }, facts, end - 1)->accepted);
    }

    void mistakesAreToldWithLineAndColumn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QByteArray &bytes, const char *where) { QTest::newRow(name) << bytes << QString::fromUtf8(where); };
        const auto control = [](const QByteArray &rest) {
            return QByteArray("{ \"area\": \"mine\", \"controls\": [ {\n\"id\": \"OUR-1\", \"title\": \"t\", \"severity\": \"high\", \"applies_to\": [\"domain\"], \"check\": \"c\",\n") + rest + "} ] }";
        };
        row("grammar", "{ \"disable\": [ ] ", "own.json:1:18");
        row("unknown member", "{\n \"disabel\": [] }", "own.json:2:2");
        row("unknown control", "{ \"disable\": [\n { \"control\": \"BW-OLD-001\", \"reason\": \"r\" } ] }", "own.json:2:15");
        row("no reason", "{ \"disable\": [\n { \"control\": \"BW-MSI-001\" } ] }", "own.json:2:2");
        row("no expiry", "{ \"exceptions\": [\n { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"owner\": \"A\", \"reason\": \"r\" } ] }", "own.json:2:2");
        row("no owner", "{ \"exceptions\": [\n { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"reason\": \"r\", \"until\": \"2027-01-31\" } ] }", "own.json:2:2");
        row("an empty owner", "{ \"exceptions\": [\n { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"owner\": \" \", \"reason\": \"r\", \"until\": \"2027-01-31\" } ] }", "own.json:2:53");
        row("no reason of an exception", "{ \"exceptions\": [\n { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"owner\": \"A\", \"until\": \"2027-01-31\" } ] }", "own.json:2:2");
        row("no reason of a tailoring", "{ \"tailor\": [\n { \"control\": \"BW-MSI-002\", \"limits\": { \"dns_terms\": 8 } } ] }", "own.json:2:2");
        row("no date", "{ \"exceptions\": [\n { \"control\": \"BW-MSI-001\", \"target\": \"*\", \"owner\": \"A\", \"reason\": \"r\", \"until\": \"soon\" } ] }", "own.json:2:82");
        row("unknown limit", "{ \"tailor\": [ { \"control\": \"BW-MSI-002\", \"reason\": \"r\",\n \"limits\": { \"term\": 8 } } ] }", "own.json:2:22");
        row("limit of another type", "{ \"tailor\": [ { \"control\": \"BW-MSI-002\", \"reason\": \"r\",\n \"limits\": { \"dns_terms\": \"8d\" } } ] }", "own.json:2:27");
        row("severity", "{ \"tailor\": [ { \"control\": \"BW-MSI-002\", \"reason\": \"r\",\n \"severity\": \"awful\" } ] }", "own.json:2:14");
        row("an id of the catalog", "{ \"area\": \"mine\", \"controls\": [ {\n\"id\": \"BW-OUR-001\", \"title\": \"t\", \"severity\": \"high\", \"applies_to\": [\"domain\"], \"check\": \"c\" } ] }", "own.json:2:7");
        row("unknown evidence", control("\"ways\": [ { \"by\": \"dns lookup\", \"conditions\": [\n{ \"that\": \"dmarc.polciy == 'none'\", \"else\": \"e\" } ] } ]"), "own.json:4:18");
        row("unknown kind", control("\"ways\": [ { \"by\": \"dns lookup\", \"conditions\": [\n{ \"that\": \"true and dmrac.p == 'none'\", \"else\": \"e\" } ] } ]"), "own.json:4:21");
        row("behind an escape", control("\"ways\": [ { \"by\": \"dns lookup\", \"conditions\": [\n{ \"that\": \"dmarc.p matches '\\\\w' and x\", \"else\": \"e\" } ] } ]"), "own.json:4:38");
        row("wrong type", control("\"ways\": [ { \"by\": \"dns lookup\", \"conditions\": [\n{ \"that\": \"dmarc.pct == 'all'\", \"else\": \"e\" } ] } ]"), "own.json:4:25");
        row("sentence", control("\"ways\": [ { \"by\": \"dns lookup\", \"conditions\": [\n{ \"that\": \"dmarc.testing\", \"else\": \"it is {dmarc.pp}\" } ] } ]"), "own.json:4:43");
        row("way of evidence", control("\"ways\": [ {\n\"by\": \"guess\", \"conditions\": [ { \"that\": \"true\", \"else\": \"e\" } ] } ]"), "own.json:4:7");
        row("target", control("\"ways\": [ ],\n\"examples\": { \"pass\": [ { \"target\": \"doman\" } ] }"), "own.json:4:37");
        row("framework", control("\"mappings\": {\n \"iso\": [\"1\"] }"), "own.json:4:2");
        row("twice", "{ \"area\": \"mine\", \"controls\": [ {\n\"id\": \"BW-MSI-001\", \"title\": \"t\", \"severity\": \"high\", \"applies_to\": [\"domain\"], \"check\": \"c\" } ] }", "own.json:2:7");
    }
    void mistakesAreToldWithLineAndColumn()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, where);
        const LoadedCatalog loaded = withOwn(bytes);
        QVERIFY(!loaded.mistakes.isEmpty());
        QVERIFY2(loaded.mistakes.first().oneLine().startsWith(where + u": "_s), qPrintable(told(loaded.mistakes).join(u'\n')));
        QCOMPARE(loaded.catalog.controls.size(), 138); // the rest stands, as it was
        QVERIFY(loaded.catalog.exceptions.isEmpty() && loaded.catalog.tailored.isEmpty() && loaded.catalog.disabled.isEmpty());
        QCOMPARE(loaded.catalog.find(u"BW-MSI-002"_s)->limits.value(u"dns_terms"_s).number, 10.0);
    }

private:
    static QString counts(const QMap<Verdict, int> &of)
    {
        return u"%1 | %2 | %3 | %4 |\n"_s.arg(of.value(Verdict::Pass)).arg(of.value(Verdict::Fail)).arg(of.value(Verdict::Unknown)).arg(of.value(Verdict::NotApplicable));
    }
    int unknownWithoutEvidence(const Control &control) const
    {
        int kinds = 0;
        for (const QStringList &words : { QStringList { u"domain"_s }, { u"host"_s }, { u"organisation"_s }, { u"node"_s, u"postfix"_s } })
            if (const auto finding = evaluate(m_shipped.catalog, control, { u"t"_s, words, {} }, {}, 0))
                kinds += finding->verdict == Verdict::Unknown && !finding->reason.isEmpty() ? 1 : 0;
        return kinds;
    }
    bool fails(const Control &control, const Clause &clause, const Example &example) const
    {
        const auto lookup = [&](const QString &kind, const QString &field) {
            const Value record = kind == u"answer"_s ? example.answers.value_or(Value::absent()) : example.facts.value(kind);
            return record.fields.value(field, Value::unknown(u"not given"_s));
        };
        return clause.that.evaluate(lookup, control.limits, 1'800'000'000).truth == Truth::No;
    }
};

QTEST_APPLESS_MAIN(TestPostureCatalog)
#include "tst_posture_catalog.moc"

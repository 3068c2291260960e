// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/domainevidence.h"
#include "models/assessment/look.h"
#include "models/posture/catalog.h"
#include "tests/models/assessment/evidencetest.h"
#include "tests/models/mailauth/domain/domaincheck.h"

#include <QTest>

#include <functional>

using namespace bw;
using namespace Qt::StringLiterals;
using dns::Type;
using posture::Verdict;

namespace {

constexpr const char *strongKey = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAiEPkdzLWZ9cUfb/SG983OtJfDLCC1YSsuUKM1C2VEbN9nTN9y5ztP+wv8kbwld963R3um78i66zcISMzaC93O+fladgfbKAG5BjejNhKXyH8BcxgtDmiJvSKpQS1oZnaJuIN4XG+XkXj2yC61hy6vdZ/t2CD"
                                  "AOEa0GdkMRDkOBU5lMON1SpY6vr9SF1PLcNySPGJ93bE/z28yvlJvDe0lPvXr+QxT4goeHculX03xJgj+OqneIr7P7TftTXLDusOO/C7GwW19s5c0xZtQDXyK2168ktYN5nE81I5uecINeFmjvFkeHjZxewFoe9WUNBAAKseXuh/xd5b9nNzFzgcxwIDAQAB";
constexpr const char *keyOfNoUse = "v=DKIM1; p=MIGdMA0GCSqGSIb3DQEBAQUAA4GLADCBhwKBgQCAAADNuLbY/kQuPUNyBOUtsiIaWACKBabEZHFZwyTJhZuBDnZuydKGY8qCjdX0s7LksGzmB0HHqHzkLIIYBy6MNb+ZLcnpxhZhLnaWps7MG3jlEGFzEdijws5vRH7U1XseL+uJQUw0PBAnxNHDhrvEzWE+MNjxat+Rt1hKImWx9QIBAQ=="; // exponent 1
constexpr const char *weakKey = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947"
                               "qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

/// A domain that does what the guidelines ask for; its mail servers are not looked at.
struct Zone
{
    QMap<QByteArray, QList<std::pair<Type, QByteArray>>> records {
        { "com", { { Type::Ns, "ns.example" } } }, { "net", { { Type::Ns, "ns.example" } } }, { "org", { { Type::Ns, "ns.example" } } },
        { "good.test", { { Type::Mx, "10 mx1.good.test" }, { Type::Mx, "20 mx2.good.test" }, { Type::Txt, "v=spf1 ip4:198.51.100.0/28 include:_spf.vendor.test ~all" }, { Type::Ns, "ns1.good.test" } } },
        { "ns1.good.test", { { Type::A, "198.51.100.8" } } },
        { "mx1.good.test", { { Type::A, "198.51.100.1" } } },
        { "mx2.good.test", { { Type::A, "198.51.100.2" } } },
        { "_spf.vendor.test", { { Type::Txt, "v=spf1 ip4:192.0.2.0/28 -all" } } },
        { "_dmarc.good.test", { { Type::Txt, "v=DMARC1; p=reject; rua=mailto:d@good.test" } } },
        { "s1._domainkey.good.test", { { Type::Txt, strongKey } } },
        { "_mta-sts.good.test", { { Type::Txt, "v=STSv1; id=7;" } } },
        { "mta-sts.good.test", { { Type::A, "198.51.100.3" } } },
        { "_smtp._tls.good.test", { { Type::Txt, "v=TLSRPTv1; rua=mailto:t@good.test" } } },
    };
    QByteArray policy = "version: STSv1\nmode: enforce\nmx: *.good.test\nmax_age: 1209600\n";
    bool isSigned = true;
    assessment::DomainWords words {};
    std::vector<std::string> silent {}, spfNames {};
    std::vector<core::IpAddress> senders {};

    void set(const QByteArray &name, const QList<std::pair<Type, QByteArray>> &all) { records[name] = all; }
};

const posture::Catalog &catalog()
{
    static const posture::Catalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    return shipped;
}

assessment::Look lookAt(const Zone &zone)
{
    test::ScriptedResolver script;
    for (auto it = zone.records.cbegin(); it != zone.records.cend(); ++it)
        for (const auto &[type, value] : it.value())
            script.add(it.key().toStdString(), type, value.toStdString());
    script.sign(zone.isSigned ? "good.test" : "signed.test");
    for (const std::string &name : zone.silent)
        script.silenceName(name);
    mailauth::domain::Request request;
    request.domain = "good.test";
    request.selectors = { "s1", "s2" };
    request.senders = zone.senders;
    request.spfNames = zone.spfNames;
    const test::DomainCheck check(script, request, [&](const transport::PageRequest &, const transport::Limit &) -> core::Result<transport::Page> {
        return transport::Page { 200, u"text/plain"_s, {}, zone.policy, 1'800'000'000'000'000 };
    });
    assessment::Look look;
    look.target = { u"good.test"_s, { u"domain"_s }, {} };
    look.at = 1'795'000'000'000'000;
    look.facts.kinds = assessment::evidenceOfDomain(catalog().registry, check.facts, zone.words, look.at);
    look.findings = evaluate(catalog(), look.target, look.facts, look.at);
    look.score = scoreOf(look.findings);
    return look;
}

posture::Finding findingOf(const assessment::Look &look, const QString &control)
{
    for (const posture::Finding &finding : look.findings)
        if (finding.control == control)
            return finding;
    return {};
}

using Change = std::function<void(Zone &)>;

Change record(const char *name, Type type, const QByteArray &value)
{
    return [=](Zone &zone) { zone.set(name, { { type, value } }); };
}
Change gone(const char *name)
{
    return [=](Zone &zone) { zone.records.remove(name); };
}
Change text(const QByteArray &value)
{
    return [=](Zone &zone) {
        auto &apex = zone.records["good.test"];
        apex.removeIf([](const auto &one) { return one.first == Type::Txt; });
        if (!value.isEmpty())
            apex.append({ Type::Txt, value });
    };
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// What the DNS says of a domain, as evidence, and what controls say of that.
class TestAssessmentDomain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Whatever a gatherer brings has the registry's names and shapes.
    void evidenceIsOfTheRegistry()
    {
        const assessment::Look look = lookAt({});
        for (auto it = look.facts.kinds.cbegin(); it != look.facts.kinds.cend(); ++it) {
            QVERIFY2(catalog().registry.kinds.contains(it.key()), qPrintable(it.key()));
            const QString objection = catalog().registry.objectionTo(it->record, { posture::Type::Record, posture::Type::Text, it.key() });
            QVERIFY2(objection.isEmpty(), qPrintable(it.key() + u": "_s + objection));
            QCOMPARE(it->taken, look.at);
        }
    }

    void whatIsKnownSaysHowItWasGot()
    {
        QCOMPARE(test::knownWithoutHow(lookAt({}).facts.kinds).join(u" "_s), QString());
        Zone bare;
        bare.records.clear();
        bare.set("good.test", { { Type::Mx, "0 ." }, { Type::Txt, "v=spf1 -all" } });
        bare.senders = { core::IpAddress::parse("198.51.100.1") };
        bare.words.sends = false;
        bare.words.receives = false;
        QCOMPARE(test::knownWithoutHow(lookAt(bare).facts.kinds).join(u" "_s), QString());
    }

    void verdicts_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("control");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("severity");
        const auto row = [](const char *name, const char *control, const char *verdict, const Change &change, const char *severity = "") {
            QTest::newRow(name) << change << QString::fromLatin1(control) << QString::fromLatin1(verdict) << QString::fromLatin1(severity);
        };
        const Change nothing = [](Zone &) {};
        for (const char *control : { "BW-MSI-001", "BW-MSI-002", "BW-MSI-003", "BW-MSI-006", "BW-MSI-011", "BW-MSI-016", "BW-MSI-017", "BW-TLS-010", "BW-TLS-011" })
            row((QByteArray("good ") + control).constData(), control, "pass", nothing);
        row("no SPF", "BW-MSI-001", "fail", text(""));
        row("two SPF records", "BW-MSI-001", "fail", [](Zone &zone) { zone.records["good.test"].append({ Type::Txt, "v=spf1 -all" }); });
        const Change several = [](Zone &zone) { zone.records["good.test"].append({ Type::Txt, "v=spf1 -all" }); };
        const Change circle = [](Zone &zone) { record("_spf.vendor.test", Type::Txt, "v=spf1 include:good.test -all")(zone); };
        const Change nobody = [](Zone &zone) { text("v=spf1 include:nobody.test +all")(zone); };
        for (const char *control : { "BW-MSI-002", "BW-MSI-003" }) { // what cannot be read is told once
            row((QByteArray("two SPF records ") + control).constData(), control, "not_applicable", several);
            row((QByteArray("SPF of no grammar ") + control).constData(), control, "not_applicable", text("v=spf1 ip4:nowhere a:a.test -all"));
        }
        row("a circle of includes can be read", "BW-MSI-001", "pass", circle);
        row("a circle of includes has no end", "BW-MSI-002", "fail", circle);
        row("an include without a record", "BW-MSI-001", "fail", nobody);
        row("an include without a record, counted", "BW-MSI-002", "not_applicable", nobody);
        row("an include without a record, and +all", "BW-MSI-003", "fail", nobody, "critical");
        row("SPF of no grammar", "BW-MSI-001", "fail", text("v=spf1 ip4:nowhere -all"));
        row("a bounce domain without SPF", "BW-MSI-001", "fail", [](Zone &zone) { zone.spfNames = { "bounce.good.test" }; });
        row("SPF unanswered", "BW-MSI-001", "unknown", [](Zone &zone) { text("")(zone); zone.silent = { "good.test" }; });
        row("11 look-ups", "BW-MSI-002", "fail", text("v=spf1 a:a.test a:b.test a:c.test a:d.test a:e.test a:f.test a:g.test a:h.test a:i.test a:j.test a:k.test ~all"));
        row("3 void look-ups", "BW-MSI-002", "fail", text("v=spf1 a:a.test a:b.test a:c.test ~all"));
        row("an include unanswered", "BW-MSI-002", "unknown", [](Zone &zone) { gone("_spf.vendor.test")(zone); zone.silent = { "_spf.vendor.test" }; });
        row("+all", "BW-MSI-003", "fail", text("v=spf1 +all"), "critical");
        row("?all", "BW-MSI-003", "fail", text("v=spf1 ip4:192.0.2.1 ?all"));
        row("no all", "BW-MSI-003", "fail", text("v=spf1 ip4:192.0.2.1"));
        row("all of a redirect", "BW-MSI-003", "pass", text("v=spf1 redirect=_spf.vendor.test"));
        row("ptr", "BW-MSI-003", "fail", text("v=spf1 ptr ~all"));
        row("a wide network", "BW-MSI-003", "fail", text("v=spf1 ip4:10.0.0.0/8 ~all"));
        row("a name that exists for all", "BW-MSI-003", "fail", [](Zone &zone) {
            text("v=spf1 exists:everybody.test -all")(zone);
            record("everybody.test", Type::A, "192.0.2.1")(zone);
        });
        row("an include that lets nobody in", "BW-MSI-003", "pass", [](Zone &zone) {
            text("v=spf1 -include:everybody.test ip4:192.0.2.1 -all")(zone);
            record("everybody.test", Type::Txt, "v=spf1 +all")(zone);
        });
        row("a key that nobody answers for hides no other", "BW-MSI-006", "fail", [](Zone &zone) {
            text("v=spf1 -all")(zone);
            record("s1._domainkey.good.test", Type::Txt, weakKey)(zone);
            zone.words.selectors = { u"s1"_s, u"s2"_s };
            zone.silent = { "s2._domainkey.good.test" };
        });
        row("a whole cloud", "BW-MSI-003", "fail", [](Zone &zone) {
            text("v=spf1 include:_cloud-netblocks1.googleusercontent.com ~all")(zone);
            record("_cloud-netblocks1.googleusercontent.com", Type::Txt, "v=spf1 ip4:192.0.2.0/24 -all")(zone);
        });
        row("a weak key", "BW-MSI-006", "fail", record("s1._domainkey.good.test", Type::Txt, weakKey));
        row("no key under a guessed name", "BW-MSI-006", "unknown", [](Zone &zone) {
            gone("s1._domainkey.good.test")(zone);
            record("_domainkey.good.test", Type::A, "192.0.2.9")(zone); // there may be others below it
        });
        row("no key at all", "BW-MSI-006", "fail", gone("s1._domainkey.good.test"));
        row("reject without a key", "BW-MSI-014", "fail", gone("s1._domainkey.good.test"));
        row("reject without a key is a risk", "BW-MSI-015", "fail", gone("s1._domainkey.good.test"));
        row("a revoked key signs nothing", "BW-MSI-015", "fail", record("s1._domainkey.good.test", Type::Txt, "v=DKIM1; p="));
        row("reject with a key, and no reports", "BW-MSI-015", "unknown", nothing);
        row("none without a key", "BW-MSI-014", "unknown", [](Zone &zone) {
            gone("s1._domainkey.good.test")(zone);
            record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=none; rua=mailto:d@good.test")(zone);
        });
        row("no key under the owner's name", "BW-MSI-006", "fail", [](Zone &zone) { gone("s1._domainkey.good.test")(zone); zone.words.selectors = { u"s1"_s }; });
        row("two records of one key", "BW-MSI-007", "fail", [](Zone &zone) { zone.records["s1._domainkey.good.test"].append({ Type::Txt, weakKey }); });
        row("a key that is no key", "BW-MSI-007", "fail", record("s1._domainkey.good.test", Type::Txt, "v=DKIM1; p=notakey"));
        row("a key for sha1 alone", "BW-MSI-007", "fail", record("s1._domainkey.good.test", Type::Txt, QByteArray(strongKey).replace("k=rsa;", "k=rsa; h=sha1;")));
        row("no DMARC", "BW-MSI-011", "fail", gone("_dmarc.good.test"));
        row("two DMARC records", "BW-MSI-011", "fail", [](Zone &zone) { zone.records["_dmarc.good.test"].append({ Type::Txt, "v=DMARC1; p=none" }); });
        row("a tag of DMARC twice", "BW-MSI-011", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject; p=none; rua=mailto:d@good.test"));
        row("a blank before DMARC", "BW-MSI-011", "fail", record("_dmarc.good.test", Type::Txt, " v=DMARC1; p=reject; rua=mailto:d@good.test"));
        row("a key of exponent 1", "BW-MSI-007", "fail", record("s1._domainkey.good.test", Type::Txt, keyOfNoUse));
        row("DMARC without a policy", "BW-MSI-011", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=rejct"));
        row("DMARC unanswered", "BW-MSI-011", "unknown", [](Zone &zone) { gone("_dmarc.good.test")(zone); zone.silent = { "_dmarc.good.test" }; });
        row("reports to nobody", "BW-MSI-012", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject"));
        row("reports to who did not ask", "BW-MSI-012", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject; rua=mailto:d@vendor.test"));
        row("p=none", "BW-MSI-016", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=none; rua=mailto:d@good.test"));
        row("t=y", "BW-MSI-016", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject; t=y"));
        row("pct=10", "BW-MSI-016", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject; pct=10"));
        row("sp=none", "BW-MSI-017", "fail", record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=reject; sp=none"));
        row("an MX that is an alias", "BW-DNS-002", "fail", record("mx1.good.test", Type::Cname, "mx2.good.test"));
        row("an MX without address", "BW-DNS-002", "fail", gone("mx1.good.test"));
        row("an MX within", "BW-DNS-002", "fail", record("mx1.good.test", Type::A, "10.0.0.1"));
        row("a null MX beside another", "BW-DNS-002", "fail", [](Zone &zone) { zone.records["good.test"].append({ Type::Mx, "0 ." }); });
        row("a null MX twice", "BW-DNS-002", "fail", [](Zone &zone) { zone.set("good.test", { { Type::Mx, "0 ." }, { Type::Mx, "10 ." } }); });
        row("no mail here", "BW-DNS-002", "not_applicable", [](Zone &zone) { zone.set("good.test", { { Type::Mx, "0 ." } }); });
        row("not signed", "BW-DNS-003", "fail", [](Zone &zone) { zone.isSigned = false; });
        row("no CAA", "BW-DNS-005", "fail", nothing);
        row("CAA", "BW-DNS-005", "pass", [](Zone &zone) {
            zone.records["good.test"] << std::pair(Type::Caa, QByteArray("\x00\x05issueca.example", 17)) << std::pair(Type::Caa, QByteArray("\x00\x09issuewild;", 12))
                                      << std::pair(Type::Caa, QByteArray("\x00\x05iodefmailto:h@good.test", 25));
        });
        row("an alias into nothing", "BW-DNS-006", "fail", record("autodiscover.good.test", Type::Cname, "gone.vendor.test"));
        row("an include of nobody", "BW-MSI-004", "fail", gone("_spf.vendor.test"));
        row("no reverse name", "BW-DNS-001", "fail", [](Zone &zone) { zone.senders = { core::IpAddress::parse("198.51.100.1") }; });
        row("no address known", "BW-DNS-001", "unknown", nothing);
        row("parked", "BW-MSI-023", "pass", [](Zone &zone) {
            zone.set("good.test", { { Type::Mx, "0 ." }, { Type::Txt, "v=spf1 -all" } });
            record("*._domainkey.good.test", Type::Txt, "v=DKIM1; p=")(zone);
        });
        row("parked without DMARC", "BW-MSI-023", "fail", [](Zone &zone) {
            zone.set("good.test", { { Type::Mx, "0 ." }, { Type::Txt, "v=spf1 -all" } });
            gone("_dmarc.good.test")(zone);
        });
        row("it sends", "BW-MSI-023", "not_applicable", nothing);
        row("no MTA-STS", "BW-TLS-010", "fail", gone("_mta-sts.good.test"));
        row("a policy without MX", "BW-TLS-010", "fail", [](Zone &zone) { zone.policy = "version: STSv1\nmode: enforce\nmx: *.other.test\nmax_age: 86400\n"; });
        row("testing", "BW-TLS-011", "fail", [](Zone &zone) { zone.policy.replace("enforce", "testing"); });
        row("one day", "BW-TLS-011", "fail", [](Zone &zone) { zone.policy.replace("1209600", "86400"); });
        row("no policy", "BW-TLS-011", "not_applicable", gone("_mta-sts.good.test"));
        row("signed MX without TLSA", "BW-TLS-012", "fail", nothing);
        row("no TLS reports", "BW-TLS-013", "fail", gone("_smtp._tls.good.test"));
        row("servers were not looked at", "BW-TLS-001", "unknown", nothing);
    }
    void verdicts()
    {
        QFETCH(Change, change);
        QFETCH(QString, control);
        QFETCH(QString, verdict);
        QFETCH(QString, severity);
        Zone zone;
        change(zone);
        const posture::Finding finding = findingOf(lookAt(zone), control);
        QVERIFY2(wordOf(finding.verdict) == verdict, qPrintable(wordOf(finding.verdict) + u": "_s + finding.reason + u" | "_s + finding.decidedBy));
        if (!severity.isEmpty())
            QCOMPARE(wordOf(finding.severity), severity);
        QVERIFY(!finding.reason.isEmpty());
        if (finding.verdict == Verdict::Fail) { // and it can be asked again
            QVERIFY(!finding.evidence.isEmpty());
            for (const posture::EvidenceUsed &used : finding.evidence)
                if (used.value.isKnown())
                    QVERIFY2(!used.source.how.isEmpty(), qPrintable(used.name));
        }
    }

    /// A policy that loses own mail is worse than one that says nothing yet.
    void rejectWithoutAKeyScoresLess()
    {
        const auto scoreWith = [](const QList<Change> &changes) {
            Zone zone;
            for (const Change &change : changes)
                change(zone);
            return lookAt(zone).score.score.value_or(-1);
        };
        const Change none = record("_dmarc.good.test", Type::Txt, "v=DMARC1; p=none; rua=mailto:d@good.test"), noKey = gone("s1._domainkey.good.test");
        const int reject = scoreWith({}), rejectNoKey = scoreWith({ noKey }), open = scoreWith({ none });
        QVERIFY2(rejectNoKey < open && open < reject, qPrintable(u"%1 %2 %3"_s.arg(rejectNoKey).arg(open).arg(reject)));
        QVERIFY(scoreWith({ none, noKey }) < open);
    }

    /// Whose owner wrote no reason has none, instead of an empty one.
    void anOwnControlWithoutAReasonSaysNone()
    {
        const auto whyOf = [](const QByteArray &more) {
            const QByteArray own = R"({ "area": "house", "controls": [ { "id": "OUR-1", "title": "t", "severity": "low", "applies_to": ["domain"], "check": "c", )" + more
                + R"( "ways": [ { "by": "dns lookup", "conditions": [ { "that": "dmarc.p == 'quarantine'", "else": "e" } ] } ] } ] })";
            const auto loaded = posture::Catalog::load(posture::Catalog::shippedFiles() << posture::ControlFile { u"own.json"_s, own, true });
            assessment::Look look = lookAt({});
            look.findings = { *evaluate(loaded.catalog, *loaded.catalog.find(u"OUR-1"_s), look.target, look.facts, look.at) };
            return jsonOf(loaded.catalog, look)[u"findings"_s].toArray().first().toObject().value(u"why"_s);
        };
        QVERIFY(whyOf({}).isUndefined());
        QCOMPARE(whyOf(R"("why": "w",)").toString(), u"w"_s);
        QCOMPARE(whyOf(R"("why": "w", "plain": "p",)").toString(), u"p"_s);
    }

    /// A look as rows and back judges the same.
    void evidenceSurvivesTheStore()
    {
        const assessment::Look look = lookAt({});
        const store::LookToKeep kept = assessment::rowsOf(look);
        QCOMPARE(kept.findings.size(), look.findings.size());
        posture::Facts facts;
        facts.kinds = assessment::kindsOf(catalog().registry, kept.evidence);
        QCOMPARE(facts.kinds.keys(), look.facts.kinds.keys());
        const auto again = evaluate(catalog(), look.target, facts, look.at);
        QCOMPARE(again.size(), look.findings.size());
        for (qsizetype i = 0; i < again.size(); ++i) {
            QVERIFY2(again[i].verdict == look.findings[i].verdict && again[i].reason == look.findings[i].reason, qPrintable(again[i].control));
            const posture::Finding row = assessment::findingOf(kept.findings[i]);
            QCOMPARE(row.id(), look.findings[i].id());
            QCOMPARE(row.counted(), look.findings[i].counted());
        }
    }
};

QTEST_GUILESS_MAIN(TestAssessmentDomain)
#include "tst_assessment_domain.moc"

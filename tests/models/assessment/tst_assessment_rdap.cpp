// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/rdap.h"

#include "tests/models/assessment/evidencetest.h"
#include "tests/models/assessment/goodendpoint.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using assessment::rdapBaseOf;
using assessment::Registration;
using assessment::registrationFrom;
using core::ProblemKind;

namespace {

/// RFC 9224, 4.
const QByteArray bootstrap = "{ \"version\": \"1.0\", \"publication\": \"2024-01-07T10:11:12Z\", \"description\": \"Some text\", \"services\": [ "
    "[ [\"net\", \"com\"], [ \"https://registry.example.com/myrdap/\" ] ], "
    "[ [\"org\", \"mytld\"], [ \"https://example.org/\" ] ], "
    "[ [\"xn--zckzah\"], [ \"http://example.net/rdap/xn--zckzah/\", \"https://example.net/rdap/xn--zckzah\" ] ] ] }";

/// As RFC 9083, 5.3 has it, with the words of RFC 8056, and an expiry.
const QByteArray answer = "{ \"objectClassName\" : \"domain\", \"handle\" : \"XXXX\", \"ldhName\" : \"xn--fo-5ja.example\", \"unicodeName\" : \"fóo.example\", "
    "\"status\" : [ \"client transfer prohibited\", \"Server Delete Prohibited\" ], "
    "\"secureDNS\": { \"zoneSigned\": true, \"delegationSigned\": true, \"maxSigLife\": 604800 }, "
    "\"events\" : [ { \"eventAction\" : \"registration\", \"eventDate\" : \"1990-12-31T23:59:59Z\" }, { \"eventAction\" : \"expiration\", \"eventDate\" : \"2027-01-31T23:59:59Z\", \"eventActor\" : \"joe@example.com\" } ], "
    "\"entities\" : [ { \"objectClassName\" : \"entity\", \"handle\" : \"XXXX\", \"vcardArray\":[ \"vcard\", [ [\"version\", {}, \"text\", \"4.0\"], [\"fn\", {}, \"text\", \"Joe User\"] ] ], \"roles\" : [ \"registrant\" ] }, "
    "{ \"objectClassName\" : \"entity\", \"vcardArray\":[ \"vcard\", [ [\"version\", {}, \"text\", \"4.0\"], [\"fn\", {}, \"text\", \"Example Registrar\"] ] ], \"roles\" : [ \"registrar\" ] } ] }";

posture::Finding judged(const posture::Evidence &evidence, const QString &control)
{
    posture::Facts facts;
    facts.kinds.insert(u"registration"_s, evidence);
    return posture::evaluate(test::catalog(), *test::catalog().find(control), { u"it"_s, { u"domain"_s }, {} }, facts, test::lookedAt).value_or(posture::Finding {});
}

} // namespace

/// What registries say of domains.
class TestAssessmentRdap final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheRegistry()
    {
        QCOMPARE(rdapBaseOf(bootstrap, u"Example.COM"_s).value(), u"https://registry.example.com/myrdap/"_s);
        QCOMPARE(rdapBaseOf(bootstrap, u"a.b.mytld"_s).value(), u"https://example.org/"_s);
        QCOMPARE(rdapBaseOf(bootstrap, u"x.xn--zckzah"_s).value(), u"https://example.net/rdap/xn--zckzah/"_s); // over HTTPS alone
        QCOMPARE(rdapBaseOf(bootstrap, u"x.notmytld"_s).error().kind, ProblemKind::Missing);
        QCOMPARE(rdapBaseOf("{\"services\":[[[\"uk\"],[\"https://a.example/\"]],[[\"co.uk\"],[\"https://b.example\"]]]}", u"x.co.uk"_s).value(), u"https://b.example/"_s);
        for (const QByteArray &bad : { QByteArray(), QByteArray("[]"), QByteArray("{\"services\":1}"), QByteArray("<html>") })
            QCOMPARE(rdapBaseOf(bad, u"example.com"_s).error().kind, ProblemKind::Malformed);
        for (const QByteArray &url : { QByteArray("http://a.example/"), QByteArray("https://a.example/'; id; '"), QByteArray("https://u:p@a.example/"), QByteArray("https:///x"), QByteArray("hTTPS://a.example/"), QByteArray("file:///etc/passwd"), QByteArray("https://a.example/?x=") })
            QCOMPARE(rdapBaseOf("{\"services\":[[[\"com\"],[\"" + url + "\"]]]}", u"example.com"_s).error().kind, ProblemKind::Missing);
    }

    void readsAnAnswer()
    {
        const auto read = registrationFrom(answer, u"XN--FO-5JA.example"_s);
        QVERIFY(read);
        QCOMPARE(read->status, (QStringList { u"client transfer prohibited"_s, u"server delete prohibited"_s }));
        QCOMPARE(posture::dateInWords(*read->expires), u"2027-01-31T23:59:59Z"_s);
        QCOMPARE(read->registrar, u"Example Registrar"_s);
        QCOMPARE(read->isSigned, std::optional(true));
        QCOMPARE(registrationFrom(answer, u"other.example"_s).error().kind, ProblemKind::Malformed);
        QCOMPARE(registrationFrom("{\"errorCode\":418,\"title\":\"Your Beverage Choice is Not Available\"}", u"x.example"_s).error().kind, ProblemKind::Malformed);
        QByteArray many = "{\"objectClassName\":\"domain\",\"ldhName\":\"x.example.\",\"status\":[";
        for (int i = 0; i < 1'000; ++i)
            many += "\"s\",";
        QCOMPARE(registrationFrom(many + "\"\\u0007\"]}", u"x.example"_s)->status.size(), 50);
    }

    void isJudged()
    {
        const auto evidence = [](const QByteArray &body) { return assessment::evidenceOfRegistration(test::catalog().registry, u"https://r.example/domain/x"_s, registrationFrom(body, u"xn--fo-5ja.example"_s), test::lookedAt); };
        const auto verdict = [&](const QByteArray &body, const QString &control) { return judged(evidence(body), control); };
        QVERIFY(verdict(answer, u"BW-IDA-002"_s).verdict != posture::Verdict::Fail);
        QCOMPARE(verdict(QByteArray(answer).replace("client transfer prohibited", "active"), u"BW-IDA-002"_s).verdict, posture::Verdict::Fail);
        QVERIFY(verdict(answer, u"BW-DNS-007"_s).verdict != posture::Verdict::Fail);
        QVERIFY(verdict(QByteArray(answer).replace("expiration", "last changed"), u"BW-DNS-007"_s).verdict == posture::Verdict::Unknown);
        const posture::Source source = evidence(answer).sources[QString()];
        QVERIFY(source.how.startsWith(u"curl -s 'https://r.example/domain/x'"_s));
        QVERIFY2(!source.raw.contains(u"Joe"_s), "people are none of our business");
        const posture::Evidence none = assessment::evidenceOfRegistration(test::catalog().registry, {}, core::fail({ ProblemKind::Missing, u"no"_s }), test::lookedAt);
        QCOMPARE(none.record.text, u"no"_s);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentRdap)
#include "tst_assessment_rdap.moc"

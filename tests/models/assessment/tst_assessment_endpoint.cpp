// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/endpointevidence.h"

#include "tests/models/assessment/evidencetest.h"
#include "tests/models/assessment/goodendpoint.h"

#include <QTest>

#include <functional>

using namespace bw;
using namespace Qt::StringLiterals;
using posture::Value;
using smtp::EndpointLook;
using smtp::RelayProbe;
using smtp::Role;
using test::goodEndpoint;
using test::shown;

namespace {

using Change = std::function<void(EndpointLook &)>;

const posture::Registry &registry()
{
    return test::catalog().registry;
}

QMap<QString, Value> fieldsOf(const EndpointLook &look)
{
    return assessment::endpointValue(registry(), look).fields;
}

QString fieldOf(const EndpointLook &look, const QString &name)
{
    return shown(fieldsOf(look).value(name, Value::ofText(u"no field"_s)));
}

/// Every value of a kind has the shape that the registry gives it, and every field is there.
QString objectionTo(const assessment::Kinds &kinds, const QString &kind)
{
    for (const auto &[name, field] : registry().records[registry().kinds[kind].record].toStdMap()) {
        const Value value = kinds[kind].record.fields.value(name, Value::ofText(u"missing"_s, posture::Type::Record));
        if (const QString objection = registry().objectionTo(value, field.shape); !objection.isEmpty())
            return kind + u'.' + name + u": "_s + objection;
    }
    return {};
}

assessment::Kinds kindsOf(const QList<EndpointLook> &looks, const QList<int> &refused = {})
{
    return { { u"smtp"_s, assessment::evidenceOfEndpoints(registry(), looks, refused, test::lookedAt) } };
}

posture::Finding judged(const assessment::Kinds &kinds, const QString &control, const QString &word)
{
    posture::Facts facts;
    facts.kinds = kinds;
    const posture::Control *known = test::catalog().find(control);
    const auto finding = known ? posture::evaluate(test::catalog(), *known, { u"it"_s, { word }, {} }, facts, test::lookedAt) : std::nullopt;
    return finding.value_or(posture::Finding { .reason = u"no such finding"_s });
}

Value mxHost(const QString &name, bool isBackup)
{
    return assessment::elementOf(registry(), u"mx_host"_s,
        { { u"name"_s, Value::ofText(name) }, { u"is_cname"_s, Value::truth(false) }, { u"is_literal"_s, Value::truth(false) }, { u"is_private"_s, Value::truth(false) },
            { u"addresses"_s, Value::ofTexts({ u"192.0.2.1"_s }) }, { u"is_backup"_s, Value::truth(isBackup) } },
        u"not looked at"_s);
}

/// What the DNS tells of a domain with an MX and a backup, before its servers were asked.
assessment::Kinds domainKinds()
{
    assessment::RecordBuilder mx(registry(), u"mx"_s, test::lookedAt, u"not looked at"_s);
    mx.set(u"hosts"_s, Value::list({ mxHost(u"mx.good.test"_s, false), mxHost(u"backup.good.test"_s, true) })).set(u"null"_s, Value::truth(false)).set(u"mixed_null"_s, Value::truth(false)).set(u"missing"_s, Value::truth(false));
    mx.source({}, { u"dig good.test MX"_s, {}, {} });
    assessment::RecordBuilder dane(registry(), u"dane"_s, test::lookedAt, u"not looked at"_s);
    const Value host = assessment::elementOf(registry(), u"tlsa_host"_s,
        { { u"name"_s, Value::ofText(u"mx.good.test"_s) }, { u"dnssec"_s, Value::ofText(u"secure"_s) }, { u"records"_s, Value::ofNumber(1) }, { u"parameters"_s, Value::ofTexts({ u"3 1 1"_s }) },
            { u"spare"_s, Value::truth(false) } },
        u"not looked at"_s);
    dane.set(u"hosts"_s, Value::list({ host })).source({}, { u"dig _25._tcp.mx.good.test TLSA"_s, {}, {} });
    assessment::RecordBuilder domain(registry(), u"domain"_s, test::lookedAt, u"not said"_s);
    domain.set(u"receives"_s, Value::truth(true)).source({}, { u"as its owner says"_s, {}, {} });
    assessment::RecordBuilder mailboxes(registry(), u"role_mailboxes"_s, test::lookedAt, u"not looked at"_s);
    mailboxes.set(u"security_txt"_s, Value::truth(true)).set(u"security_txt_expires"_s, Value::ofNumber(2e9, posture::Type::Date)).source(u"security_txt"_s, { u"curl"_s, {}, {} }).source(u"security_txt_expires"_s, { u"curl"_s, {}, {} });
    return { { u"mx"_s, mx.take() }, { u"dane"_s, dane.take() }, { u"domain"_s, domain.take() }, { u"role_mailboxes"_s, mailboxes.take() } };
}

/// The first host's server with a TLSA record that holds, at two addresses; and the backup's.
QList<EndpointLook> domainLooks()
{
    EndpointLook one = goodEndpoint();
    one.tlsa = { { 3, 1, 1, std::string(32, 'x') } };
    one.tls.verdict->tlsa = { tls::TlsaMatch::Yes };
    one.tls.verdict->isDaneRight = true;
    EndpointLook two = one, backup = goodEndpoint();
    two.endpoint.address = u"2001:db8::1"_s;
    backup.endpoint.host = u"backup.good.test"_s;
    backup.endpoint.address = u"192.0.2.2"_s;
    return { one, two, backup };
}

assessment::Kinds joined(const QList<EndpointLook> &looks)
{
    assessment::Kinds kinds = domainKinds();
    assessment::joinEndpoints(registry(), kinds, looks, test::lookedAt);
    return kinds;
}

} // namespace

class TestAssessmentEndpoint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKnownSaysHowItWasGot()
    {
        QCOMPARE(test::knownWithoutHow(kindsOf({ goodEndpoint(), goodEndpoint(Role::Submission), goodEndpoint(Role::Submissions) }, { 465 })).join(u" "_s), QString());
        QCOMPARE(test::knownWithoutHow(joined(domainLooks())).join(u" "_s), QString());
    }
    /// An old version that was seen decides, whatever else was not answered; and a question about something else hides no version.
    void whatWasSeenOfTlsCounts()
    {
        const auto verdictOf = [](const EndpointLook &look, const QString &control) { return judged(kindsOf({ look }), control, u"host"_s).verdict; };
        EndpointLook look = goodEndpoint();
        tls::Picture &picture = look.tls.probe->picture;
        picture.fallbackScsv = tls::Seen::Unknown;
        QCOMPARE(verdictOf(look, u"BW-TLS-002"_s), posture::Verdict::Pass);
        QCOMPARE(verdictOf(look, u"BW-TLS-003"_s), posture::Verdict::Pass);
        picture.versions.push_back({ tls::Version::Tls11, tls::Seen::Unknown, {} });
        QCOMPARE(verdictOf(look, u"BW-TLS-002"_s), posture::Verdict::Unknown);
        const auto legacyOf = [](const EndpointLook &seen) { return shown(joined({ seen })[u"mx"_s].record.fields[u"hosts"_s].items[0].fields[u"legacy_tls"_s]); };
        look.endpoint.host = u"mx.good.test"_s;
        QVERIFY2(legacyOf(look).startsWith(u"unknown"_s), qPrintable(legacyOf(look)));
        QCOMPARE(verdictOf(look, u"BW-TLS-003"_s), posture::Verdict::Unknown);
        picture.versions.push_back({ tls::Version::Ssl3, tls::Seen::Yes, { { 0x0005 }, tls::Order::Server, false } }); // RC4
        QCOMPARE(verdictOf(look, u"BW-TLS-002"_s), posture::Verdict::Fail);
        QCOMPARE(verdictOf(look, u"BW-TLS-003"_s), posture::Verdict::Fail);
        QCOMPARE(legacyOf(look), u"yes"_s);
    }
    void fields()
    {
        const EndpointLook mx = goodEndpoint();
        const QMap<QString, QString> expected { { u"name"_s, u"mx.good.test 192.0.2.1:25"_s }, { u"port"_s, u"25"_s }, { u"role"_s, u"mx"_s }, { u"banner"_s, u"220 mx.good.test ESMTP"_s },
            { u"implicit_tls"_s, u"no"_s }, { u"starttls"_s, u"yes"_s }, { u"handshake"_s, u"yes"_s }, { u"keywords"_s, u"[SIZE, STARTTLS]"_s }, { u"keywords_tls"_s, u"[SIZE]"_s }, { u"auth_clear"_s, u"[]"_s },
            { u"auth_tls"_s, u"[]"_s }, { u"auth_plain_clear"_s, u"503"_s }, { u"versions"_s, u"[TLSv1.2, TLSv1.3]"_s },
            { u"suites"_s, u"[TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_AES_128_GCM_SHA256]"_s }, { u"compression"_s, u"no"_s }, { u"insecure_renegotiation"_s, u"no"_s }, { u"sha1_exchange"_s, u"no"_s },
            { u"key_type"_s, u"RSA"_s }, { u"key_bits"_s, u"3,072"_s }, { u"chain_hashes"_s, u"[SHA256]"_s }, { u"certificate_valid"_s, u"yes"_s }, { u"certificate_problem"_s, u"absent"_s },
            { u"public_issuer"_s, u"yes"_s }, { u"injection"_s, u"no"_s }, { u"mail_before_tls"_s, u"250"_s }, { u"rcpt_without_login"_s, u"250"_s }, { u"relays"_s, u"[]"_s }, { u"odd_local_parts"_s, u"[]"_s },
            { u"vrfy_known"_s, u"502"_s }, { u"vrfy_random"_s, u"502"_s }, { u"expn"_s, u"502"_s }, { u"etrn"_s, u"500"_s }, { u"random_recipient"_s, u"550"_s }, { u"early_mail"_s, u"503"_s },
            { u"bare_endings"_s, u"[]"_s }, { u"auth_over_limit"_s, u"454"_s }, { u"postmaster"_s, u"250"_s }, { u"abuse"_s, u"250"_s } };
        for (auto it = expected.cbegin(); it != expected.cend(); ++it)
            QCOMPARE(it.key() + u' ' + fieldOf(mx, it.key()).remove(u','), it.key() + u' ' + QString(it.value()).remove(u','));
        QCOMPARE(fieldsOf(mx)[u"not_after"_s].number, double(mx.tls.chain.front().notAfter / core::microsPerSecond));
        QCOMPARE(fieldsOf(mx)[u"max_size"_s].number, 10'240'000.0);
        QCOMPARE(fieldsOf(mx).keys(), registry().records[u"smtp_endpoint"_s].keys());
    }

    void whatThereIsNot()
    {
        const EndpointLook implicit = goodEndpoint(Role::Submissions);
        QCOMPARE(fieldOf(implicit, u"implicit_tls"_s), u"yes"_s);
        QCOMPARE(fieldOf(implicit, u"starttls"_s), u"no"_s);
        for (const QString &name : { u"keywords"_s, u"auth_clear"_s, u"auth_plain_clear"_s, u"mail_before_tls"_s, u"early_mail"_s, u"injection"_s })
            QCOMPARE(name + fieldOf(implicit, name), name + u"absent"_s);
        EndpointLook bare = goodEndpoint();
        bare.keywords = { u"SIZE"_s };
        bare.tls = { .problem = u"No TLS is offered"_s };
        QCOMPARE(fieldOf(bare, u"handshake"_s), u"no"_s);
        for (const QString &name : { u"keywords_tls"_s, u"auth_tls"_s, u"versions"_s, u"suites"_s, u"certificate_valid"_s, u"not_after"_s, u"injection"_s })
            QCOMPARE(name + fieldOf(bare, name), name + u"absent"_s);
    }

    /// What was not answered is unknown, each with its own reason; a connection that was ended counts only where that is an answer.
    void whatIsNotKnown()
    {
        EndpointLook look = goodEndpoint();
        look.vrfyKnown = { .code = 421, .unknown = u"busy"_s };
        look.expn = { .isClosed = true };
        look.earlyMail = { .isClosed = true };
        look.authPlainClear = { .isClosed = true };
        look.authOverLimit = { .isClosed = true };
        look.ehloTls = { .unknown = u"no TLS today"_s };
        look.bareEndings.reset();
        look.bareEndingsUnknown = u"needs consent"_s;
        look.relays[0].told = RelayProbe::Told::Nothing;
        look.relays[0].answer = { .code = 450, .reply = u"450 later"_s };
        look.tls.probe.reset();
        look.tls.probeProblem = u"probe failed"_s;
        look.tls.handshake.reset();
        look.tls.handshakeProblem = u"no handshake"_s;
        look.tls.chain.clear();
        look.tls.isPublic.reset();
        look.tls.isSha1Exchange.reset();
        look.tls.exchangeProblem = u"no exchange"_s;
        for (const auto &[name, value] : { std::pair { u"vrfy_known"_s, u"unknown: busy"_s }, { u"early_mail"_s, u"0"_s }, { u"auth_plain_clear"_s, u"0"_s }, { u"auth_over_limit"_s, u"0"_s },
                 { u"keywords_tls"_s, u"unknown: no TLS today"_s }, { u"auth_tls"_s, u"unknown: no TLS today"_s }, { u"bare_endings"_s, u"unknown: needs consent"_s }, { u"versions"_s, u"unknown: probe failed"_s },
                 { u"suites"_s, u"unknown: probe failed"_s }, { u"compression"_s, u"unknown: probe failed"_s }, { u"handshake"_s, u"unknown: no handshake"_s }, { u"certificate_valid"_s, u"unknown: no handshake"_s },
                 { u"key_bits"_s, u"unknown: no handshake"_s }, { u"sha1_exchange"_s, u"unknown: no exchange"_s } })
            QCOMPARE(name + u' ' + fieldOf(look, name), name + u' ' + value);
        QVERIFY(fieldOf(look, u"expn"_s).startsWith(u"unknown: "_s));
        QVERIFY2(fieldOf(look, u"relays"_s).contains(u"450 later"_s), qPrintable(fieldOf(look, u"relays"_s)));
        QCOMPARE(objectionTo(kindsOf({ look }), u"smtp"_s), QString());
    }

    void whatIsWrongWithACertificate()
    {
        const auto problem = [](const Change &change) {
            EndpointLook look = goodEndpoint();
            change(look);
            return (fieldOf(look, u"certificate_valid"_s) == u"no"_s ? fieldOf(look, u"certificate_problem"_s) : u"none"_s);
        };
        QCOMPARE(problem([](EndpointLook &) { }), u"none"_s);
        QVERIFY(problem([](EndpointLook &look) { look.tls.verdict->isNameRight = false; }).contains(u"mx.good.test"_s));
        QVERIFY(problem([](EndpointLook &look) { look.tls.verdict->isTrusted = false; look.tls.verdict->errorText = "self-signed"; }).contains(u"self-signed"_s));
        QVERIFY(problem([](EndpointLook &look) { look.tls.verdict->isInTime = false; look.tls.chain.front().notAfter = test::lookedAt - 1; }).contains(u"expired"_s));
        QVERIFY(problem([](EndpointLook &look) { look.tls.verdict->isInTime = false; look.tls.chain.front().notBefore = test::lookedAt + 1; }).contains(u"not valid yet"_s));
        QVERIFY(problem([](EndpointLook &look) { look.tls.verdict->ocsp = tls::OcspState::Revoked; }).contains(u"revoked"_s));
    }

    void theEvidence()
    {
        EndpointLook refusing { .endpoint = { u"mx.good.test"_s, u"192.0.2.1"_s, 465, Role::Submissions }, .problem = u"refused"_s, .isRefused = true }, silent = refusing;
        silent.isRefused = false;
        silent.problem = u"nothing came"_s;
        silent.endpoint.port = 587;
        const assessment::Kinds kinds = kindsOf({ goodEndpoint(), goodEndpoint(Role::Submission), goodEndpoint(Role::Submissions), refusing, silent }, { 465 });
        QCOMPARE(objectionTo(kinds, u"smtp"_s), QString());
        const posture::Evidence smtp = kinds[u"smtp"_s];
        QCOMPARE(smtp.taken, test::lookedAt);
        QCOMPARE(smtp.record.fields[u"endpoints"_s].items.size(), 4);
        QCOMPARE(shown(smtp.record.fields[u"refused"_s]), u"[465]"_s);
        QCOMPARE(shown(smtp.record.fields[u"endpoints"_s].items[3].fields[u"versions"_s]), u"unknown: nothing came"_s);
        for (const QString &name : { u"endpoints"_s, u"endpoints.vrfy_known"_s, u"endpoints.relays"_s, u"endpoints.early_mail"_s, u"endpoints.random_recipient"_s }) {
            QVERIFY2(!smtp.sources[name].how.isEmpty(), qPrintable(name));
            QVERIFY2(smtp.sources[name].raw.contains(u"mx.good.test"_s), qPrintable(name));
        }
        QVERIFY(smtp.sources[u"endpoints.expn"_s].raw.contains(u"C: EXPN postmaster"_s));
    }

    /// Of all that an endpoint shows, one thing is changed: the control that is about it fails, and passes without the change.
    void controls_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<Role>("role");
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const char *control, const Change &change, Role role = Role::Mx) { QTest::newRow(name) << QString::fromLatin1(control) << role << change; };
        const auto code = [](smtp::Answer EndpointLook::*which, int number) { return Change([which, number](EndpointLook &look) { look.*which = test::answer(number, "C: x"); }); };
        const auto offers = [](tls::Version version, tls::Code suite) { return Change([=](EndpointLook &look) { look.tls.probe->picture.versions.push_back(test::version(version, { suite })); }); };
        row("banner", "BW-EXP-008", [](EndpointLook &look) { look.banner = u"220 mx.good.test ESMTP Postfix"_s; });
        row("relays", "BW-RLY-001", [](EndpointLook &look) { look.relays[0].told = RelayProbe::Told::Accepted; });
        row("takes any name", "BW-RLY-004", code(&EndpointLook::randomRecipient, 250));
        row("VRFY of all", "BW-RLY-005", [](EndpointLook &look) { look.vrfyKnown = look.vrfyRandom = test::answer(250, "C: x"); });
        row("VRFY tells apart", "BW-RLY-005", code(&EndpointLook::vrfyKnown, 252));
        row("EXPN", "BW-RLY-005", code(&EndpointLook::expn, 250));
        row("ETRN", "BW-RLY-005", code(&EndpointLook::etrn, 250));
        row("VRFY is named", "BW-RLY-005", [](EndpointLook &look) { look.keywords << u"VRFY"_s; });
        row("early talkers", "BW-RLY-008", code(&EndpointLook::earlyMail, 250));
        row("bare endings", "BW-RLY-009", [](EndpointLook &look) { look.bareEndings = { u"LF.LF"_s }; });
        row("XCLIENT in clear", "BW-RLY-011", [](EndpointLook &look) { look.keywords << u"XCLIENT"_s; });
        row("XFORWARD within", "BW-RLY-011", [](EndpointLook &look) { look.keywordsTls << u"XFORWARD"_s; });
        row("AUTH on port 25", "BW-SUB-001", [](EndpointLook &look) { look.authTls = { u"PLAIN"_s }; });
        row("AUTH is offered in clear", "BW-SUB-002", [](EndpointLook &look) { look.authClear = { u"PLAIN"_s }; }, Role::Submission);
        row("AUTH is taken in clear", "BW-SUB-002", code(&EndpointLook::authPlainClear, 334), Role::Submission);
        row("port 465 without TLS", "BW-SUB-003", [](EndpointLook &look) { look.tls.handshake->isComplete = false; }, Role::Submissions);
        row("port 465 without logins", "BW-SUB-003", [](EndpointLook &look) { look.authTls.clear(); }, Role::Submissions);
        row("recipient without login", "BW-SUB-004", code(&EndpointLook::rcptWithoutLogin, 250), Role::Submission);
        row("CRAM-MD5", "BW-SUB-005", [](EndpointLook &look) { look.authTls << u"CRAM-MD5"_s; }, Role::Submission);
        row("the eleventh login", "BW-SUB-007", code(&EndpointLook::authOverLimit, 535), Role::Submissions);
        row("no STARTTLS", "BW-TLS-001", [](EndpointLook &look) { look.keywords = { u"SIZE"_s }; });
        row("no handshake", "BW-TLS-001", [](EndpointLook &look) { look.tls.handshake->isComplete = false; });
        row("SSL 3", "BW-TLS-002", offers(tls::Version::Ssl3, 0x002f));
        row("TLS 1.0", "BW-TLS-002", offers(tls::Version::Tls11, 0x002f));
        row("RC4", "BW-TLS-003", offers(tls::Version::Tls12, 0x0005));
        row("no forward secrecy", "BW-TLS-003", [](EndpointLook &look) { look.tls.probe->picture.versions = { test::version(tls::Version::Tls12, { 0x002f }) }; });
        row("anonymous at a login", "BW-TLS-003", offers(tls::Version::Tls12, 0xc018), Role::Submissions);
        row("compression", "BW-TLS-003", [](EndpointLook &look) { look.tls.probe->picture.compression = tls::Seen::Yes; });
        row("renegotiation", "BW-TLS-003", [](EndpointLook &look) { look.tls.renegotiatesInsecurely = true; });
        row("another name", "BW-TLS-004", [](EndpointLook &look) { look.tls.verdict->isNameRight = false; });
        row("expired", "BW-TLS-005", [](EndpointLook &look) { look.tls.chain.front().notAfter = test::lookedAt - core::microsPerHour; });
        row("late to renew", "BW-TLS-005", [](EndpointLook &look) { look.tls.chain.front().notAfter = test::lookedAt + 48 * core::microsPerHour; });
        row("short key", "BW-TLS-006", [](EndpointLook &look) { look.tls.chain.front().keyBits = 1024; });
        row("odd curve", "BW-TLS-006", [](EndpointLook &look) { look.tls.chain.front().keyKind = "EC"; look.tls.chain.front().keyBits = 192; });
        row("odd key", "BW-TLS-006", [](EndpointLook &look) { look.tls.chain.front().keyKind = "DSA"; });
        row("SHA-1", "BW-TLS-006", [](EndpointLook &look) { look.tls.chain.front().digest = "SHA1"; });
        row("SHA-1 exchange", "BW-TLS-006", [](EndpointLook &look) { look.tls.isSha1Exchange = true; });
        row("injection", "BW-TLS-015", code(&EndpointLook::injection, 250));
        row("MX demands TLS", "BW-TLS-016", code(&EndpointLook::mailBeforeTls, 530));
        row("submission without TLS", "BW-TLS-016", [](EndpointLook &look) { look.mailBeforeTls = test::answer(250, "C: x"); look.keywords << u"AUTH"_s; look.authClear = { u"PLAIN"_s }; }, Role::Submission);
    }
    void controls()
    {
        QFETCH(const QString, control);
        QFETCH(const Role, role);
        QFETCH(const Change, change);
        EndpointLook look = goodEndpoint(role);
        const posture::Finding good = judged(kindsOf({ look }), control, u"host"_s);
        QVERIFY2(good.verdict == posture::Verdict::Pass, qPrintable(wordOf(good.verdict) + u": "_s + good.reason));
        change(look);
        const assessment::Kinds kinds = kindsOf({ look });
        QCOMPARE(objectionTo(kinds, u"smtp"_s), QString());
        const posture::Finding bad = judged(kinds, control, u"host"_s);
        QVERIFY2(bad.verdict == posture::Verdict::Fail, qPrintable(wordOf(bad.verdict) + u": "_s + bad.reason));
    }

    void submissionNeedsStartTls()
    {
        EndpointLook submission = goodEndpoint(Role::Submission);
        const EndpointLook submissions = goodEndpoint(Role::Submissions);
        QCOMPARE(judged(kindsOf({ submission, submissions }), u"BW-SUB-003"_s, u"host"_s).verdict, posture::Verdict::Pass);
        submission.mailBeforeTls = test::answer(250, "C: MAIL");
        QCOMPARE(judged(kindsOf({ submission, submissions }), u"BW-SUB-003"_s, u"host"_s).verdict, posture::Verdict::Fail);
        QCOMPARE(judged(kindsOf({ goodEndpoint(Role::Submission) }, { 465 }), u"BW-SUB-003"_s, u"host"_s).verdict, posture::Verdict::Fail);
    }

    void joinedFields()
    {
        const assessment::Kinds kinds = joined(domainLooks());
        for (const QString &kind : { u"mx"_s, u"dane"_s, u"role_mailboxes"_s })
            QCOMPARE(objectionTo(kinds, kind), QString());
        const QMap<QString, Value> mx = kinds[u"mx"_s].record.fields[u"hosts"_s].items[0].fields;
        for (const auto &[name, value] : { std::pair { u"answers"_s, u"yes"_s }, { u"starttls"_s, u"yes"_s }, { u"handshake"_s, u"yes"_s }, { u"garbled"_s, u"no"_s }, { u"legacy_tls"_s, u"no"_s },
                 { u"certificate_valid"_s, u"yes"_s }, { u"certificate_problem"_s, u"absent"_s }, { u"dane_ee"_s, u"yes"_s }, { u"open_relay"_s, u"no"_s }, { u"random_recipient"_s, u"550"_s },
                 { u"bare_endings"_s, u"[]"_s } })
            QCOMPARE(name + u' ' + shown(mx[name]), name + u' ' + value);
        QCOMPARE(shown(kinds[u"mx"_s].record.fields[u"hosts"_s].items[1].fields[u"dane_ee"_s]), u"no"_s);
        const QMap<QString, Value> dane = kinds[u"dane"_s].record.fields[u"hosts"_s].items[0].fields;
        QCOMPARE(shown(dane[u"matches"_s]), u"yes"_s);
        QCOMPARE(dane[u"rolls_over"_s].number, double(goodEndpoint().tls.chain.front().notAfter / core::microsPerSecond));
        QCOMPARE(shown(kinds, u"role_mailboxes"_s, u"postmaster"_s), u"250"_s);
        QCOMPARE(shown(kinds, u"role_mailboxes"_s, u"security_txt"_s), u"yes"_s);
        QVERIFY(kinds[u"mx"_s].sources[u"hosts"_s].raw.contains(u"[2001:db8::1]:25"_s));
    }

    void hostsThatWereNotLookedAtStay()
    {
        const assessment::Kinds kinds = joined({ domainLooks().first() });
        QCOMPARE(shown(kinds[u"mx"_s].record.fields[u"hosts"_s].items[1].fields[u"starttls"_s]), u"unknown: not looked at"_s);
        const assessment::Kinds none = joined({});
        QCOMPARE(shown(none[u"dane"_s].record.fields[u"hosts"_s].items[0].fields[u"matches"_s]), u"unknown: not looked at"_s);
        QCOMPARE(shown(none, u"role_mailboxes"_s, u"postmaster"_s), u"unknown: not looked at"_s);
    }

    /// What is asked of all addresses does not hold if it does not hold of one; one that is not known leaves it unknown.
    void oneAddressDecides()
    {
        QList<EndpointLook> looks = domainLooks();
        looks[1].keywords = { u"SIZE"_s };
        looks[1].tls = {};
        QCOMPARE(shown(joined(looks)[u"mx"_s].record.fields[u"hosts"_s].items[0].fields[u"starttls"_s]), u"no"_s);
        looks[1] = { .endpoint = looks[1].endpoint, .problem = u"nothing came"_s };
        QMap<QString, Value> mx = joined(looks)[u"mx"_s].record.fields[u"hosts"_s].items[0].fields;
        for (const QString &name : { u"answers"_s, u"starttls"_s, u"handshake"_s, u"garbled"_s, u"open_relay"_s, u"certificate_valid"_s })
            QCOMPARE(name + u' ' + shown(mx[name]), name + u" unknown: nothing came"_s);
        looks[1].isRefused = true;
        mx = joined(looks)[u"mx"_s].record.fields[u"hosts"_s].items[0].fields;
        QCOMPARE(shown(mx[u"answers"_s]), u"no"_s);
    }

    void domainControls_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("isBackup");
        const auto row = [](const char *name, const char *control, const Change &change, bool isBackup = false) { QTest::newRow(name) << QString::fromLatin1(control) << change << isBackup; };
        row("port 25 is refused", "BW-DNS-002", [](EndpointLook &look) { look = { .endpoint = look.endpoint, .problem = u"refused"_s, .isRefused = true }; });
        row("backup without STARTTLS", "BW-DNS-009", [](EndpointLook &look) { look.keywords = { u"SIZE"_s }; look.tls = {}; }, true);
        row("backup without handshake", "BW-DNS-009", [](EndpointLook &look) { look.tls.handshake->isComplete = false; }, true);
        row("backup with another name", "BW-DNS-009", [](EndpointLook &look) { look.tls.verdict->isNameRight = false; }, true);
        row("backup with TLS 1.1", "BW-DNS-009", [](EndpointLook &look) { look.tls.probe->picture.versions.push_back(test::version(tls::Version::Tls11, { 0x002f })); }, true);
        row("backup relays", "BW-DNS-009", [](EndpointLook &look) { look.relays[0].told = RelayProbe::Told::Accepted; }, true);
        row("backup takes false ends", "BW-DNS-009", [](EndpointLook &look) { look.bareEndings = { u"LF.LF"_s }; }, true);
        row("backup takes any name", "BW-DNS-009", [](EndpointLook &look) { look.randomRecipient = test::answer(250, "C: x"); }, true);
        row("no postmaster", "BW-MON-006", [](EndpointLook &look) { look.postmaster = test::answer(550, "C: x"); });
        row("no abuse", "BW-MON-006", [](EndpointLook &look) { look.abuse = test::answer(550, "C: x"); });
        row("garbled", "BW-TLS-001", [](EndpointLook &look) { look.keywords = { u"SIZE"_s, u"XXXXXXXA"_s }; });
        row("no STARTTLS", "BW-TLS-001", [](EndpointLook &look) { look.keywords = { u"SIZE"_s }; look.tls = {}; });
        row("no handshake", "BW-TLS-001", [](EndpointLook &look) { look.tls.handshake->isComplete = false; });
        row("another name", "BW-TLS-004", [](EndpointLook &look) { look.tls.verdict->isNameRight = false; });
        row("TLSA of another key", "BW-TLS-012", [](EndpointLook &look) { look.tls.verdict->tlsa = { tls::TlsaMatch::No }; look.tls.verdict->isDaneRight = false; });
        row("the key is due", "BW-TLS-012", [](EndpointLook &look) { look.tls.chain.front().notAfter = test::lookedAt + 24 * core::microsPerHour; });
    }
    void domainControls()
    {
        QFETCH(const QString, control);
        QFETCH(const Change, change);
        QFETCH(const bool, isBackup);
        QList<EndpointLook> looks = domainLooks();
        const posture::Finding good = judged(joined(looks), control, u"domain"_s);
        QVERIFY2(good.verdict == posture::Verdict::Pass, qPrintable(wordOf(good.verdict) + u": "_s + good.reason));
        change(looks[isBackup ? 2 : 0]);
        const posture::Finding bad = judged(joined(looks), control, u"domain"_s);
        QVERIFY2(bad.verdict == posture::Verdict::Fail, qPrintable(wordOf(bad.verdict) + u": "_s + bad.reason));
    }

    /// A certificate that does not hold is a smaller matter where a DANE-EE record vouches for its key.
    void daneVouches()
    {
        QList<EndpointLook> looks = domainLooks();
        for (EndpointLook &look : looks)
            look.tls.verdict->isTrusted = false;
        looks.removeLast();
        assessment::Kinds kinds = domainKinds();
        kinds[u"mx"_s].record.fields[u"hosts"_s].items.removeLast();
        assessment::joinEndpoints(registry(), kinds, looks, test::lookedAt);
        const posture::Finding finding = judged(kinds, u"BW-TLS-004"_s, u"domain"_s);
        QCOMPARE(finding.verdict, posture::Verdict::Fail);
        QCOMPARE(finding.severity, posture::Severity::Low);
    }

    void roleMailboxesOfAnotherDomainAreNot()
    {
        QList<EndpointLook> looks = domainLooks();
        for (EndpointLook &look : looks)
            look.localDomain = u"other.test"_s;
        QCOMPARE(shown(joined(looks), u"role_mailboxes"_s, u"postmaster"_s), u"unknown: not looked at"_s);
    }
};

QTEST_GUILESS_MAIN(TestAssessmentEndpoint)
#include "tst_assessment_endpoint.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/verify.h"
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/support/program.h"
#include "tests/support/scriptedresolver.h"
#include "tests/support/workfolder.h"

#include <QFile>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using dns::Type;
using mailauth::dkim::Fault;
using mailauth::dkim::Report;
using mailauth::dkim::Verdict;

namespace {

const std::string message = "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.net>\r\nSubject:  Two  spaces\r\n\tand a fold\r\nReceived: two\r\nReceived: one\r\n\r\nHello \t world \r\n\r\nBye\r\n\r\n\r\n";
const std::string plain = "d=example.org; s=sel; h=from:to:subject; c=relaxed/relaxed";
constexpr core::UtcMicros now = 1'795'600'800 * core::microsPerSecond;

std::vector<Report> verify(const std::string &bytes, dns::Resolver &resolver)
{
    mailauth::dkim::Request request;
    request.now = now;
    return mailauth::dkim::verify(mailauth::parseMessage(bytes), resolver, request);
}

std::string withLf(std::string text)
{
    std::erase(text, '\r');
    return text;
}

std::string changed(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.rfind(from);
    if (at == std::string::npos)
        qFatal("the test's own text lacks what it wants to change");
    return text.replace(at, from.size(), to);
}

QByteArray file(const char *name)
{
    QFile data(QStringLiteral(BW_TEST_DATA "/dkim/") + QLatin1String(name));
    return data.open(QIODevice::ReadOnly) ? data.readAll() : QByteArray();
}

} // namespace

/// DKIM by its RFCs: their own examples, what changes a signature and what does not, and everything that can be wrong with one.
class TestMailauthDkim final : public QObject
{
    Q_OBJECT
    const test::DkimSigner m_rsa = test::DkimSigner::rsa(1024), m_ed25519 = test::DkimSigner::ed25519();

    /// Of one signature with this key record.
    [[nodiscard]] Report one(const std::string &bytes, const std::string &record) const
    {
        test::ScriptedResolver script;
        script.add("sel._domainkey.example.org", Type::Txt, record);
        const auto reports = verify(bytes, script);
        return reports.size() == 1 ? reports.front() : Report();
    }
    [[nodiscard]] std::string record(const std::string &more = {}) const { return "v=DKIM1; " + more + "p=" + m_rsa.publicKey(); }
    [[nodiscard]] std::optional<Fault> faultOfTags(const std::string &tags) const { return one(m_rsa.sign(message, tags), record()).fault; }
    [[nodiscard]] std::optional<Fault> faultOfKey(const std::string &key) const { return one(m_rsa.sign(message, plain), key).fault; }

private Q_SLOTS:
    /// RFC 6376, 3.4.5, and the hashes of empty bodies in 3.4.3 and 3.4.4.
    void canonicalization()
    {
        using namespace mailauth::dkim;
        const mailauth::Message parsed = mailauth::parseMessage("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n");
        QCOMPARE(parsed.fields.size(), std::size_t(2));
        QCOMPARE(canonicalField(parsed.fields[0].raw, Canon::Relaxed) + canonicalField(parsed.fields[1].raw, Canon::Relaxed), "a:X\r\nb:Y Z\r\n"s);
        QCOMPARE(canonicalField(parsed.fields[1].raw, Canon::Simple), "B : Y\t\r\n\tZ  \r\n"s);
        QCOMPARE(canonicalBody(parsed.body, Canon::Relaxed), " C\r\nD E\r\n"s);
        QCOMPARE(canonicalBody(parsed.body, Canon::Simple), " C \r\nD \t E\r\n"s);
        QCOMPARE(canonicalBody("", Canon::Simple), "\r\n"s);
        QCOMPARE(canonicalBody("\r\n\r\n", Canon::Simple), "\r\n"s);
        QCOMPARE(canonicalBody("", Canon::Relaxed), ""s);
        QCOMPARE(canonicalBody(" \t\r\n\r\n", Canon::Relaxed), ""s);
        QCOMPARE(canonicalBody("\r\na", Canon::Simple), "\r\na\r\n"s);
        QCOMPARE(withoutSignature("DKIM-Signature: a=b;\r\n b\r\n = x\r\n y ; bh=z\r\n"), "DKIM-Signature: a=b;\r\n b\r\n =; bh=z\r\n"s);
        QCOMPARE(withoutSignature("DKIM-Signature: bh=z; b=\r\n xy\r\n"), "DKIM-Signature: bh=z; b=\r\n"s);
    }

    void theExampleOfRfc6376()
    {
        test::ScriptedResolver script;
        script.add("brisbane._domainkey.example.com", Type::Txt, file("rfc6376.key").trimmed().toStdString());
        const auto reports = verify(file("rfc6376.eml").toStdString(), script);
        QCOMPARE(reports.size(), std::size_t(1));
        QVERIFY2(reports[0].verdict == Verdict::Pass, qPrintable(reports[0].reason));
        QCOMPARE(reports[0].identity, "joe@football.example.com"s);
        QCOMPARE(reports[0].bits, 1024);
    }

    void theExampleOfRfc8463()
    {
        test::ScriptedResolver script;
        script.add("brisbane._domainkey.football.example.com", Type::Txt, file("rfc8463.ed25519.key").trimmed().toStdString());
        script.add("test._domainkey.football.example.com", Type::Txt, file("rfc8463.rsa.key").trimmed().toStdString());
        const std::string bytes = file("rfc8463.eml").toStdString();
        const auto reports = verify(bytes, script);
        QCOMPARE(reports.size(), std::size_t(2));
        for (const Report &report : reports)
            QVERIFY2(report.verdict == Verdict::Pass, qPrintable(report.reason));
        QCOMPARE(reports[0].algorithm, "ed25519-sha256"s);
        QCOMPARE(reports[1].algorithm, "rsa-sha256"s);
        for (const Report &report : verify(changed(bytes, "dinner", "supper"), script))
            QCOMPARE(report.fault, std::optional(Fault::Signature));
    }

    void whatChangesASignature_data()
    {
        QTest::addColumn<bool>("isRsa");
        QTest::addColumn<bool>("isHeaderRelaxed");
        QTest::addColumn<bool>("isBodyRelaxed");
        for (const bool isRsa : { true, false })
            for (const bool isHeader : { true, false })
                for (const bool isBody : { true, false })
                    QTest::addRow("%s %s/%s", isRsa ? "rsa" : "ed25519", isHeader ? "relaxed" : "simple", isBody ? "relaxed" : "simple") << isRsa << isHeader << isBody;
    }
    void whatChangesASignature()
    {
        QFETCH(bool, isRsa);
        QFETCH(bool, isHeaderRelaxed);
        QFETCH(bool, isBodyRelaxed);
        const test::DkimSigner &signer = isRsa ? m_rsa : m_ed25519;
        const std::string key = (isRsa ? "k=rsa; p=" : "v=DKIM1; k=ed25519; p=") + signer.publicKey();
        const std::string canon = std::string(isHeaderRelaxed ? "relaxed/" : "simple/") + (isBodyRelaxed ? "relaxed" : "simple");
        const std::string good = signer.sign(message, "d=example.org; s=sel; h=from:to:subject:received:missing; c=" + canon);
        const auto faultOf = [&](const std::string &bytes) { return one(bytes, key).fault; };
        QCOMPARE(faultOf(good), std::nullopt);
        QCOMPARE(faultOf(withLf(good)), std::nullopt); // a bare LF counts as CRLF
        QCOMPARE(faultOf(good + "\r\n\r\n"), std::nullopt); // empty lines at the end are never counted
        QCOMPARE(faultOf(changed(good, "\r\nBye\r\n\r\n\r\n", "\r\nBye")), std::nullopt);
        QCOMPARE(faultOf(changed(good, "Subject: ", "SUBJECT :")), isHeaderRelaxed ? std::nullopt : std::optional(Fault::Signature));
        QCOMPARE(faultOf(changed(good, "\r\n\tand a", " and a")), isHeaderRelaxed ? std::nullopt : std::optional(Fault::Signature));
        QCOMPARE(faultOf(changed(good, "\t world ", " world")), isBodyRelaxed ? std::nullopt : std::optional(Fault::BodyHash));
        QCOMPARE(faultOf(changed(good, "Hello", "Hallo")), std::optional(Fault::BodyHash));
        QCOMPARE(faultOf(good + "."), std::optional(Fault::BodyHash));
        QCOMPARE(faultOf(changed(good, "Bob", "Eve")), std::optional(Fault::Signature));
        QCOMPARE(faultOf("Received: three\r\n" + good), std::nullopt); // 5.4.2: from the bottom up
        QCOMPARE(faultOf(changed(good, "Received: one", "Received: three")), std::optional(Fault::Signature));
        QCOMPARE(faultOf("Missing: now here\r\n" + good), std::optional(Fault::Signature)); // was signed as absent
        QCOMPARE(faultOf("Other: x\r\n" + good), std::nullopt);
        QCOMPARE(faultOf(changed(good, "\tb=", "\tb= \r\n ")), std::nullopt); // 3.7: white space around b= is not signed
        QCOMPARE(faultOf(changed(good, "s=sel", "s= sel")), std::optional(Fault::Signature));
        if (isRsa)
            QCOMPARE(one(good, key).bits, 1024);
    }

    /// l= (3.5): what is behind it may be anything.
    void partOfTheBody()
    {
        const std::string good = m_rsa.sign(message, plain + "; l=5");
        for (const std::string &bytes : { good, good + "more", changed(good, "Bye", "Buy this"), changed(good, " world", " moon") })
            QCOMPARE(one(bytes, record()).fault, std::nullopt);
        QVERIFY(one(good, record()).isPartial && !one(m_rsa.sign(message, plain), record()).isPartial);
        QCOMPARE(one(changed(good, "Hello", "Hallo"), record()).fault, std::optional(Fault::BodyHash));
        QCOMPARE(faultOfTags(plain + "; l=0"), std::nullopt);
        QCOMPARE(faultOfTags(plain + "; l=9999"), std::optional(Fault::BodyShort));
        QCOMPARE(faultOfTags(plain + "; l=" + std::string(76, '9')), std::optional(Fault::BodyShort));
    }

    void times()
    {
        QCOMPARE(faultOfTags(plain + "; t=1795600000; x=1795600800"), std::nullopt);
        QCOMPARE(faultOfTags(plain + "; t=1795600000; x=1795600799"), std::optional(Fault::Expired));
        const std::string early = changed(m_rsa.sign(message, plain + "; t=5; x=1795600800"), "t=5;", "t=1795600800;");
        QCOMPARE(one(early, record()).fault, std::optional(Fault::ExpiryOrder));
    }

    void identities()
    {
        QCOMPARE(faultOfTags(plain + "; i=@Mail.Example.ORG"), std::nullopt);
        QCOMPARE(one(m_rsa.sign(message, plain + "; i=ann@mail.example.org"), record("t=s; ")).fault, std::optional(Fault::KeyStrict));
        QCOMPARE(one(m_rsa.sign(message, plain + "; i=ann@example.org"), record("t=y : s; ")).fault, std::nullopt);
        QVERIFY(one(m_rsa.sign(message, plain), record("t=y; ")).isTesting);
        for (const char *bad : { "i=@badexample.org", "i=@org" })
            QCOMPARE(one(changed(m_rsa.sign(message, plain + "; i=@example.org"), "i=@example.org", bad), record()).fault, std::optional(Fault::DomainMismatch));
    }

    void brokenFields_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *from, const char *to, Fault fault, Verdict verdict) { QTest::addRow("%s to %s", from, to) << QByteArray(from) << QByteArray(to) << int(fault) << int(verdict); };
        row("v=1;", "v=2;", Fault::Version, Verdict::Neutral);
        row("v=1;", "", Fault::TagMissing, Verdict::Neutral);
        row("s=sel;", "", Fault::TagMissing, Verdict::Neutral);
        row("s=sel;", "s=sel; s=sel;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=a..b;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=sel; 1x=y;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=sel; nothing;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=sel; l=-1;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=sel; t=yesterday;", Fault::Syntax, Verdict::Neutral);
        row("s=sel;", "s=sel; q=dns/other;", Fault::Query, Verdict::Neutral);
        row("\tb=", "\tb=!", Fault::Syntax, Verdict::Neutral);
        row("\tbh=", "\tbh=A", Fault::Syntax, Verdict::Neutral);
        row("a=rsa-sha256", "a=rsa-sha512", Fault::Algorithm, Verdict::Neutral);
        row("a=rsa-sha256", "a=rsa-sha1", Fault::WeakAlgorithm, Verdict::PermError);
        row("c=relaxed/relaxed", "c=nofws", Fault::Canonicalization, Verdict::Neutral);
        row("h=from:to", "h=to", Fault::FromUnsigned, Verdict::PermError);
        row("h=from:to:subject", "h=", Fault::Syntax, Verdict::Neutral);
    }
    void brokenFields()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, fault);
        QFETCH(int, verdict);
        const Report report = one(changed(m_rsa.sign(message, plain), from.toStdString(), to.toStdString()), record());
        QCOMPARE(int(report.fault.value_or(Fault(255))), fault);
        QCOMPARE(int(report.verdict), verdict);
        QVERIFY(!report.reason.isEmpty() && !report.lookup);
    }

    void keys()
    {
        const std::string p = "p=" + m_rsa.publicKey();
        for (const std::string &good : { p, "v=DKIM1;" + p, "v=DKIM1; k=rsa; h=sha1 : sha256; s=email; n=a note; x=unknown; " + p + ";", "s=*; " + p, "s=tlsrpt:email; " + p, "p=" + m_rsa.publicKeyPkcs1(),
                 "p=" + changed(m_rsa.publicKey(), "MIG", "M I\tG"), p.substr(0, p.find_last_not_of('=') + 1) })
            QCOMPARE(faultOfKey(good), std::nullopt);
        QCOMPARE(faultOfKey("v=DKIM1; p="), std::optional(Fault::KeyRevoked));
        for (const std::string &bad : { "v=DKIM2; "s + p, p + "; v=DKIM1", "v=DKIM1; k=rsa"s, "v=DKIM1; p=!!!!"s, "v=DKIM1; p=AAAA"s, p + "; " + p, "some text"s })
            QCOMPARE(faultOfKey(bad), std::optional(Fault::KeySyntax));
        QCOMPARE(faultOfKey("s=tlsrpt; " + p), std::optional(Fault::KeyService));
        QCOMPARE(faultOfKey("h=sha1; " + p), std::optional(Fault::KeyHash));
        QCOMPARE(faultOfKey("k=ed25519; p=" + m_ed25519.publicKey()), std::optional(Fault::KeyAlgorithm));
        QCOMPARE(faultOfKey("k=ed448; " + p), std::optional(Fault::KeyAlgorithm));
        QCOMPARE(faultOfKey("p=" + test::DkimSigner::rsa(1024).publicKey()), std::optional(Fault::Signature));
        const test::DkimSigner small = test::DkimSigner::rsa(768);
        const Report report = one(small.sign(message, plain), "p=" + small.publicKey());
        QCOMPARE(report.fault, std::optional(Fault::KeyShort));
        QCOMPARE(report.verdict, Verdict::PermError);
        QCOMPARE(report.bits, 768);
    }

    void keysThatAreNotThere()
    {
        test::ScriptedResolver script;
        const std::string good = m_rsa.sign(message, plain);
        QCOMPARE(verify(good, script)[0].fault, std::optional(Fault::NoKey));
        QCOMPARE(verify(good, script)[0].verdict, Verdict::PermError);
        script.silenceName("sel._domainkey.example.org");
        const Report silent = verify(good, script)[0];
        QCOMPARE(silent.verdict, Verdict::TempError);
        test::ScriptedResolver broken;
        broken.breakName("sel._domainkey.example.org");
        QCOMPARE(verify(good, broken)[0].verdict, Verdict::TempError);
        QVERIFY(verify(good, broken)[0].reason != silent.reason);
    }

    /// 3.6.2.2: several records; 4: several signatures. Each is told for itself, in the message's order.
    void several()
    {
        test::ScriptedResolver script;
        script.add("sel._domainkey.example.org", Type::Txt, "v=spf1 -all");
        script.add("sel._domainkey.example.org", Type::Txt, "p=" + test::DkimSigner::rsa(1024).publicKey());
        script.add("sel._domainkey.example.org", Type::Txt, record());
        script.add("two._domainkey.xn--bcher-kva.example", Type::Txt, "k=ed25519; p=" + m_ed25519.publicKey());
        const std::string both = m_ed25519.sign(m_rsa.sign(message, plain), "d=b\xC3\xBC" "cher.example; s=two; h=from");
        const auto reports = verify(both, script);
        QCOMPARE(reports.size(), std::size_t(2));
        QCOMPARE(reports[0].verdict, Verdict::Pass);
        QCOMPARE(reports[0].domain, "xn--bcher-kva.example"s);
        QCOMPARE(reports[1].verdict, Verdict::Pass);
        QVERIFY(verify(message, script).empty());
        std::string many = message;
        for (int i = 0; i < 60; ++i)
            many = "DKIM-Signature: v=1; x\r\n" + many;
        const auto all = verify(many, script);
        QCOMPARE(all.size(), std::size_t(60));
        QCOMPARE(all[49].fault, std::optional(Fault::Syntax));
        QCOMPARE(all[50].verdict, Verdict::Policy);
    }

    /// What opendkim-testmsg makes is rsa-sha1, which is refused whoever signed (RFC 8301, 3.1).
    void opendkimSignsTooWeakly()
    {
        const QString program = u"/usr/sbin/opendkim-testmsg"_s;
        if (const QString why = test::whyNotHere({ program }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::WorkFolder folder;
        folder.write(u"key.pem"_s, QByteArray::fromStdString(m_rsa.pem()));
        const auto ran = test::runProgram(program, { u"-C"_s, u"-d"_s, u"example.org"_s, u"-s"_s, u"sel"_s, u"-k"_s, folder.path(u"key.pem"_s) },
            "From: a@example.org\r\nTo: b@example.net\r\nDate: Fri, 11 Jul 2003 21:00:37 -0700\r\nSubject: x\r\n\r\nHi\r\n");
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const Report report = one(ran.out.toStdString(), record());
        QCOMPARE(report.fault, std::optional(ran.out.contains("rsa-sha1") ? Fault::WeakAlgorithm : Fault(255)));
        QCOMPARE(report.verdict, Verdict::PermError);
        QCOMPARE(report.algorithm, "rsa-sha1"s);
    }
};

QTEST_GUILESS_MAIN(TestMailauthDkim)
#include "tst_mailauth_dkim.moc"

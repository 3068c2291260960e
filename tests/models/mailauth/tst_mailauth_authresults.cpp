// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/authresults.h"

#include <QTest>

using namespace bw;
using namespace std::string_literals;
using mailauth::AuthResults;
using mailauth::parseAuthResults;

namespace {

/// As one text: "id version | method/version=result reason {type.name=value …} (comment) | …"; "!" where something was left out.
std::string text(const AuthResults &all)
{
    std::string out = all.arcInstance ? "i=" + std::to_string(all.arcInstance) + ' ' : "";
    out += all.authservId + (all.version.empty() ? "" : " " + all.version);
    for (const auto &one : all.results) {
        out += " | " + one.method + (one.methodVersion.empty() ? "" : "/" + one.methodVersion) + '=' + one.result;
        if (!one.reason.empty())
            out += " reason=" + one.reason;
        for (const auto &property : one.properties)
            out += ' ' + (property.type.empty() ? "" : property.type + '.') + property.name + '=' + property.value;
        for (const auto &comment : one.comments)
            out += " (" + comment + ')';
    }
    return out + (all.isWhole ? "" : " !");
}

} // namespace

/// Authentication-Results by RFC 8601, and as receivers really write it.
class TestMailauthAuthResults final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *value, const char *expected) { QTest::newRow(name) << QByteArray(value) << QByteArray(expected); };
        // RFC 8601, appendix B.
        row("B.2 nothing done", " example.org 1; none", "example.org 1");
        row("B.3", " example.com;\r\n\tspf=pass smtp.mailfrom=example.net", "example.com | spf=pass smtp.mailfrom=example.net");
        row("B.4", " example.com;\r\n auth=pass (cram-md5) smtp.auth=sender@example.net;\r\n spf=pass smtp.mailfrom=example.net",
            "example.com | auth=pass smtp.auth=sender@example.net (cram-md5) | spf=pass smtp.mailfrom=example.net");
        row("B.6", " example.com; dkim=pass reason=\"good signature\"\r\n header.i=@mail-router.example.net; dkim=fail reason=\"bad signature\" header.i=@newyork.example.com",
            "example.com | dkim=pass reason=good signature header.i=@mail-router.example.net | dkim=fail reason=bad signature header.i=@newyork.example.com");
        row("B.7 comments everywhere", " foo.example.net (foobar) 1 (baz);\r\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n policy (A dot can go here) . (like that) expired\r\n (this surprised me) = (as I wasn't expecting it) 1362471462",
            "foo.example.net 1 | dkim/1=fail policy.expired=1362471462 (Because I like it) (One yay) (wait for it) (A dot can go here) (like that) (this surprised me) (as I wasn't expecting it)");
        // As providers write it.
        row("Google", " mx.google.com;\r\n       dkim=pass header.i=@example.com header.s=s1 header.b=\"abc/+=\";\r\n       spf=pass (google.com: domain of a@example.com designates 192.0.2.1 as permitted sender) smtp.mailfrom=a@example.com;\r\n"
                      "       dmarc=fail (p=REJECT sp=REJECT dis=QUARANTINE) header.from=example.org",
            "mx.google.com | dkim=pass header.i=@example.com header.s=s1 header.b=abc/+= | spf=pass smtp.mailfrom=a@example.com (google.com: domain of a@example.com designates 192.0.2.1 as permitted sender) | "
            "dmarc=fail header.from=example.org (p=REJECT sp=REJECT dis=QUARANTINE)");
        row("Microsoft, without an id", " spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=example.com; dkim=none (message not signed)\r\n header.d=none;dmarc=pass action=none\r\n header.from=example.com;compauth=pass reason=100",
            " | spf=pass smtp.mailfrom=example.com (sender IP is 192.0.2.1) | dkim=none header.d=none (message not signed) | dmarc=pass action=none header.from=example.com | compauth=pass reason=100");
        row("words of old", " mx; SPF=HardFail smtp.MailFrom=a@B.example;", "mx | spf=hardfail smtp.mailfrom=a@B.example");
        row("ARC", " i=2; mx.example; arc=pass (i=1 spf=pass) smtp.remote-ip=\"2001:db8::1\"", "i=2 mx.example | arc=pass smtp.remote-ip=2001:db8::1 (i=1 spf=pass)");
        row("a quoted local part", " mx; spf=pass smtp.mailfrom=\"a \\\"b\"@example.com; iprev=pass policy.iprev=192.0.2.1", "mx | spf=pass smtp.mailfrom=a \"b@example.com | iprev=pass policy.iprev=192.0.2.1");
        row("an empty sender", " mx; spf=none smtp.mailfrom=; dkim=none", "mx | spf=none | dkim=none !");
        row("brackets within brackets", " mx; spf=pass (a (b \\) c) d); dkim=none", "mx | spf=pass (a (b ) c) d) | dkim=none");
        row("broken in the middle", " mx; spf pass; =; ) ; dkim=pass header.d=a; dmarc=pass junk", "mx | dkim=pass header.d=a | dmarc=pass !");
        row("none among others", " mx; none; spf=pass", "mx | spf=pass");
        row("no end of a comment", " mx; spf=pass (open", "mx | spf=pass (open)");
        row("nothing", "", "");
    }
    void reads()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(text(parseAuthResults(value.toStdString()))), expected);
    }

    void propertiesAreFound()
    {
        const AuthResults all = parseAuthResults("mx; spf=pass smtp.mailfrom=a@b.c smtp.helo=d");
        QCOMPARE(all.results.at(0).property("smtp", "helo"), std::optional<std::string_view>("d"));
        QVERIFY(!all.results.at(0).property("smtp", "auth"));
    }

    /// Hostile depth and length cost neither stack nor memory.
    void limits()
    {
        QVERIFY(parseAuthResults("mx; spf=pass " + std::string(100'000, '(')).results.size() == 1);
        std::string instances, results = "mx;";
        for (int i = 0; i < 50'000; ++i) {
            instances += "i=1;";
            results += "a=b;";
        }
        QCOMPARE(parseAuthResults(instances).arcInstance, 1);
        QVERIFY(parseAuthResults(results).results.size() <= 200);
    }
};

QTEST_GUILESS_MAIN(TestMailauthAuthResults)
#include "tst_mailauth_authresults.moc"

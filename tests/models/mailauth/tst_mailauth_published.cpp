// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/published.h"

#include <QTest>

using namespace bw::mailauth;
using namespace std::string_literals;

/// Records of TLS-RPT and BIMI.
class TestMailauthPublished final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// RFC 8460, 3.1 has the first two.
    void tlsReporting()
    {
        QCOMPARE(parseTlsReporting("v=TLSRPTv1;rua=mailto:reports@example.com")->reportTo, std::vector { "mailto:reports@example.com"s });
        QCOMPARE(parseTlsReporting("v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt;")->reportTo, std::vector { "https://reporting.example.com/v1/tlsrpt"s });
        QCOMPARE(parseTlsReporting("v=TLSRPTv1; x=1; rua=mailto:a@b.c , https://d.e/f;")->reportTo, (std::vector { "mailto:a@b.c"s, "https://d.e/f"s }));
        for (const char *bad : { "v=TLSRPTv1;", "v=TLSRPTv1; rua=", "v=TLSRPTv1; rua=a@b.c", "v=TLSRPTv1; rua=mailto:a", "v=TLSRPTv1; rua=http://a.b/", "v=TLSRPTv1; rua=mailto:a@b.c,", "v=TLSRPTv1; junk" })
            QVERIFY2(isTlsReporting(bad) && !parseTlsReporting(bad), bad);
        QVERIFY(!isTlsReporting("v=TLSRPTv2; rua=mailto:a@b.c") && !isTlsReporting("v=TLSRPTv1") && !isTlsReporting(""));
    }

    void bimi()
    {
        const auto whole = parseBimi("v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem;");
        QVERIFY(whole);
        QCOMPARE(whole->location, "https://example.com/a.svg"s);
        QCOMPARE(whole->authority, "https://example.com/a.pem"s);
        QVERIFY(parseBimi("v=BIMI1;l=;a=;") && parseBimi("v=BIMI1; l=;")->location.empty());
        for (const char *bad : { "v=BIMI1;", "v=BIMI1; a=https://a.b/c", "v=BIMI1; l=http://a.b/c.svg", "v=BIMI1; l=https://a.b/c.svg; a=x", "v=BIMI1; l=https://a.b/c; l=https://a.b/d" })
            QVERIFY2(isBimi(bad) && !parseBimi(bad), bad);
        QVERIFY(isBimi("v = BIMI1 ; l=") && !isBimi("v=BIMI2; l=") && !isBimi("") && !isBimi("l=; v=BIMI1"));
    }
};

QTEST_APPLESS_MAIN(TestMailauthPublished)
#include "tst_mailauth_published.moc"

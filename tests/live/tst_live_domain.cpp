// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/unboundresolver.h"
#include "models/mailauth/domain/gather.h"
#include "tests/support/deafdns.h"
#include "tests/support/nsd.h"
#include "tests/support/smtpsink.h"
#include "tests/support/unbound.h"
#include "tests/support/webpages.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>

#include <array>

using namespace bw;
using namespace Qt::StringLiterals;
using mailauth::domain::NamedFact;

namespace {

constexpr const char *rsa = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947"
                           "qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

/// Strings of at most 255 bytes, as a zone file has them.
QByteArray txt(const QByteArray &text)
{
    QByteArray strings;
    for (qsizetype at = 0; at < text.size(); at += 200)
        strings += " \"" + text.mid(at, 200) + '"';
    return "TXT" + strings + '\n';
}

} // namespace

/// Facts of domains that a real name server and a real host for policies tell of, as libunbound and libcurl get them.
class TestLiveDomain final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;
    std::unique_ptr<test::WebPages> m_pages;
    std::vector<std::string> m_anchors;
    std::vector<NamedFact> m_named;
    qint64 m_took = 0;

    void gather(const mailauth::domain::Request &request, quint16 port = 0)
    {
        dns::UnboundOptions options;
        options.servers = { { core::IpAddress::parse("127.0.0.1"), port ? port : m_nsd->port() } };
        options.trustAnchors = m_anchors;
        auto resolver = dns::UnboundResolver::open(options);
        QVERIFY(resolver.has_value());
        const core::SystemClock clock;
        mailauth::domain::Sources sources { **resolver, clock };
        sources.caFile = m_folder->path(u"tls/ca.pem"_s);
        sources.port = m_pages->port();
        QElapsedTimer timer;
        timer.start();
        m_named = mailauth::domain::namedFacts(mailauth::domain::gather(request, sources));
        m_took = timer.elapsed();
    }
    [[nodiscard]] QString value(const char *name) const
    {
        for (const NamedFact &fact : m_named)
            if (fact.name == QLatin1String(name))
                return !fact.unknown.isEmpty() ? u"unknown: "_s + fact.unknown : fact.value.isString() ? fact.value.toString() : QString::fromUtf8(QJsonDocument(QJsonArray { fact.value }).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
        return u"no such fact"_s;
    }
    void compare(std::initializer_list<std::array<const char *, 2>> expected) const
    {
        for (const auto &[fact, wanted] : expected)
            QVERIFY2(value(fact) == QLatin1String(wanted), qPrintable(QLatin1String(fact) + u": "_s + value(fact)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s, u"/usr/bin/python3"_s, u"/usr/bin/openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"good.test"_s,
            "@ MX 10 mx\n@ A 127.0.0.1\n@ CAA 0 issue \"ca.example\"\nmx A 127.0.0.1\n_25._tcp.mx TLSA 3 1 1 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
            "@ TXT \"v=spf1 mx include:_spf.vendor.test -all\"\none._domainkey " + txt(rsa) + "two._domainkey CNAME two.vendor.test.\n_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:d@vendor.test\"\n"
            "_mta-sts TXT \"v=STSv1; id=1;\"\nmta-sts A 127.0.0.1\n_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:t@good.test\"\nautodiscover CNAME gone.vendor.test.\n"
            "x.deaf A 127.0.0.1\n");
        m_nsd->addZone(u"vendor.test"_s, "_spf TXT \"v=spf1 ip4:192.0.2.0/24 a:gone.vendor.test -all\"\ntwo TXT \"v=DKIM1; p=\"\ngood.test._report._dmarc TXT \"v=DMARC1\"\n");
        m_nsd->addZone(u"bad.test"_s,
            "@ MX 5 mx.broken.test.\n@ MX 6 loop\nloop CNAME pool\npool CNAME loop\n@ TXT \"v=spf1 include:x.broken.test +all\"\n@ TXT \"other\"\nlost._domainkey CNAME nowhere.vendor.test.\n"
            "_dmarc CNAME _dmarc.broken.test.\n_mta-sts TXT \"v=STSv1; id=2;\"\nmta-sts A 127.0.0.1\n");
        m_nsd->addZone(u"parked.test"_s, "@ MX 0 .\n@ TXT \"v=spf1 -all\"\n_dmarc TXT \"v=DMARC1; p=reject\"\n*._domainkey TXT \"v=DKIM1; p=\"\n");
        for (const QString &domain : { u"moved.test"_s, u"huge.test"_s })
            m_nsd->addZone(domain, "_mta-sts TXT \"v=STSv1; id=3;\"\nmta-sts A 127.0.0.1\n");
        m_nsd->addZone(u"hung.test"_s, "@ MX 10 mx.good.test.\n_mta-sts TXT \"v=STSv1; id=4;\"\nmta-sts A 127.0.0.2\n");
        m_nsd->addZone(u"2.0.192.in-addr.arpa"_s, "7 PTR mx.good.test.\n");
        m_nsd->addZone(u"0.0.127.in-addr.arpa"_s, "1 PTR mx.good.test.\n");
        m_nsd->addZone(u"half.test"_s, "@ MX 10 mx.mute.test.\n@ MX 20 mx.good.test.\n@ TXT \"v=spf1 include:_spf.mute.test ip4:192.0.2.1 ~all\"\none._domainkey CNAME one.mute.test.\n"
                                         "two._domainkey TXT \"v=DKIM1; p=\"\n_dmarc TXT \"v=DMARC1; p=quarantine; rua=mailto:d@mute.test\"\n");
        m_nsd->addZone(u"broken.test"_s, {});
        for (const QString &other : { u"test"_s, u"com"_s, u"net"_s, u"org"_s })
            m_nsd->addZone(other, "x A 127.0.0.1\n");
        if (test::whyNotHere({ u"/usr/bin/ldns-signzone"_s }, false).isEmpty())
            m_anchors = { m_nsd->sign(u"good.test"_s).toStdString() };
        QCOMPARE(m_nsd->start(), QString());
        QCOMPARE(test::makeCertificates(m_folder->path(u"tls"_s), u"mta-sts.good.test,DNS:mta-sts.moved.test,DNS:mta-sts.huge.test"_s), QString());
        m_pages = std::make_unique<test::WebPages>(*m_folder, u"tls"_s);
        m_pages->add(u"mta-sts.good.test"_s, "200 text/plain", "version: STSv1\r\nmode: enforce\r\nmx: mx.good.test\r\nmax_age: 604800\r\n");
        m_pages->add(u"mta-sts.bad.test"_s, "200 text/plain", "version: STSv1\nmode: none\nmax_age: 1\n");
        m_pages->add(u"mta-sts.moved.test"_s, "301 text/plain https://mta-sts.good.test/.well-known/mta-sts.txt", {});
        m_pages->add(u"mta-sts.huge.test"_s, "200 text/plain", "version: STSv1\nmode: none\nmax_age: 1\n" + QByteArray(65'536, '\n'));
        QCOMPARE(m_pages->waitUntilReady(), QString());
    }

    void aGoodDomain()
    {
        gather({ "good.test", { "one", "two" }, { core::IpAddress::parse("127.0.0.1"), core::IpAddress::parse("192.0.2.7") } });
        compare({ { "mx.names", "[\"mx.good.test\"]" }, { "mx.private_targets", "[\"mx.good.test\"]" }, { "spf.valid", "true" }, { "spf.lookups", "3" }, { "spf.all", "-all" },
            { "spf.dangling", "[\"gone.vendor.test\"]" }, { "spf.void_lookups", "1" }, { "spf.ipv4_addresses", "257" }, { "dkim.rsa_bits_min", "1024" }, { "dkim.revoked", "[\"two\"]" },
            { "dmarc.policy", "reject" }, { "dmarc.rua_unauthorised", "[]" }, { "mta_sts.mode", "enforce" }, { "mta_sts.certificate_valid", "true" }, { "mta_sts.mx_unmatched", "[]" },
            { "tls_rpt.valid", "true" }, { "tlsa.present", "[\"mx.good.test\"]" }, { "caa.issue", "[\"ca.example\"]" }, { "zone.primary", "ns.good.test" },
            { "aliases.dangling", "[\"autodiscover.good.test\"]" }, { "fcrdns.unconfirmed", "[\"192.0.2.7\"]" }, { "parked.complete", "false" } });
        QVERIFY2(value("mta_sts.certificate_ends").startsWith(u"20"), qPrintable(value("mta_sts.certificate_ends")));
        QVERIFY(m_pages->log().contains("mta-sts.good.test /.well-known/mta-sts.txt\n"));
    }

    /// RFC 7672: only what is signed protects.
    void whatIsSigned()
    {
        if (m_anchors.empty())
            QSKIP("/usr/bin/ldns-signzone is not installed");
        gather({ "good.test" });
        QCOMPARE(value("dnssec.insecure"), u"[]"_s);
        compare({ { "mx.secure", "true" }, { "tlsa.protected", "[\"mx.good.test\"]" }, { "tlsa.insecure", "[]" }, { "dmarc.secure", "true" }, { "dnssec.secure", "true" }, { "dnssec.bogus", "[]" },
            { "dnssec.insecure_elsewhere", "[\"A autodiscover.good.test\"]" } });
        gather({ "parked.test" });
        QVERIFY(value("dnssec.secure").contains(u"no trust anchor"));
    }

    /// A zone that should be signed and is not: bogus, and nothing of it is taken for a fact.
    void whatIsForged()
    {
        const auto anchors = std::exchange(m_anchors, { "parked.test. IN DS 12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" });
        gather({ "parked.test" });
        m_anchors = anchors;
        QVERIFY2(value("dnssec.bogus").contains(u"MX parked.test"), qPrintable(value("dnssec.bogus")));
        QVERIFY2(value("spf.records").contains(u"does not validate"), qPrintable(value("spf.records")));
        QVERIFY(value("parked.missing").startsWith(u"unknown"));
    }

    void aBadDomain()
    {
        gather({ "bad.test", { "lost" } });
        compare({ { "mx.count", "2" }, { "spf.records", "1" }, { "spf.all", "+all" }, { "dkim.dangling", "[\"lost\"]" }, { "mta_sts.certificate_valid", "false" }, { "mta_sts.mode", "" } });
        for (const char *fact : { "mx.missing_targets", "spf.lookups", "dmarc.policy" })
            QVERIFY2(value(fact).contains(u"RCODE 2"), qPrintable(QLatin1String(fact) + value(fact)));
        QVERIFY(!m_pages->log().contains("mta-sts.bad.test")); // nothing is sent where the certificate does not hold
    }

    void aParkedDomain()
    {
        gather({ "parked.test" });
        compare({ { "mx.null", "true" }, { "dkim.wildcard_revoked", "true" }, { "parked.missing", "[]" }, { "parked.complete", "true" }, { "mta_sts.records", "0" }, { "tlsa.hosts", "[]" } });
    }

    void pagesThatAreNoPolicy()
    {
        gather({ "moved.test" });
        compare({ { "mta_sts.status", "301" }, { "mta_sts.redirect", "https://mta-sts.good.test/.well-known/mta-sts.txt" }, { "mta_sts.policy_valid", "false" } });
        gather({ "huge.test" });
        compare({ { "mta_sts.too_large", "true" }, { "mta_sts.policy_valid", "false" } });
    }

    /// The host takes the connection and says nothing; selectors and a sender that nobody answers for: all else is there within 10 s.
    void whatHangs()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress(u"127.0.0.2"_s), m_pages->port()));
        gather({ "hung.test" });
        QVERIFY2(value("mta_sts.mode").startsWith(u"unknown: No answer in time"), qPrintable(value("mta_sts.mode")));
        compare({ { "mta_sts.id", "4" }, { "mx.names", "[\"mx.good.test\"]" } });
        QVERIFY2(m_took < 10'000, qPrintable(QString::number(m_took)));
        const test::DeafDns deaf(m_nsd->port(), "deaf");
        std::vector<std::string> selectors { "one" };
        for (int i = 0; i < 40; ++i)
            selectors.push_back("s" + std::to_string(i) + ".deaf");
        gather({ "good.test", selectors }, deaf.port());
        QVERIFY2(m_took < 10'000, qPrintable(QString::number(m_took)));
        QVERIFY(value("dkim.valid").startsWith(u"unknown: Nobody answered"));
        compare({ { "mta_sts.mode", "enforce" }, { "spf.lookups", "3" }, { "dmarc.policy", "reject" } });
    }

    /// As most people ask: a resolver of the house, which itself waits for name servers that never answer.
    void throughAResolver()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/unbound"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        QUdpSocket mute;
        QVERIFY(mute.bind(QHostAddress(QHostAddress::LocalHost), 0));
        const test::Unbound unbound(*m_folder, m_nsd->port(), u"mute.test"_s, mute.localPort());
        QCOMPARE(unbound.waitUntilReady(), QString());
        gather({ "good.test", { "one", "two" } }, unbound.port());
        compare({ { "spf.lookups", "3" }, { "dkim.rsa_bits_min", "1024" }, { "dmarc.policy", "reject" }, { "mta_sts.mode", "enforce" }, { "caa.issue", "[\"ca.example\"]" } });
        if (!m_anchors.empty())
            compare({ { "tlsa.protected", "[\"mx.good.test\"]" }, { "dnssec.secure", "true" } });
        gather({ "half.test", { "one", "two" } }, unbound.port());
        QVERIFY2(m_took < 10'000, qPrintable(QString::number(m_took)));
        compare({ { "mx.names", "[\"mx.mute.test\",\"mx.good.test\"]" }, { "spf.all", "~all" }, { "dmarc.policy", "quarantine" } });
        for (const char *fact : { "mx.missing_targets", "spf.lookups", "dkim.valid", "dmarc.rua_unauthorised", "tlsa.protected" })
            QVERIFY2(value(fact).startsWith(u"unknown: "), qPrintable(QLatin1String(fact) + value(fact)));
    }

    /// Nothing at all answers: everything is unknown, and that is said in time.
    void silence()
    {
        const test::DeafDns deaf(m_nsd->port(), "test");
        gather({ "good.test", { "one" } }, deaf.port());
        QVERIFY2(m_took < 10'000, qPrintable(QString::number(m_took)));
        for (const char *fact : { "mx.count", "spf.records", "dkim.valid", "dmarc.policy", "mta_sts.records", "caa.issue", "zone.ns" })
            QVERIFY2(value(fact).contains(u"Nobody answered"), qPrintable(QLatin1String(fact) + value(fact)));
    }
};

QTEST_GUILESS_MAIN(TestLiveDomain)
#include "tst_live_domain.moc"

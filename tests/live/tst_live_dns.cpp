// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dns/unboundresolver.h"
#include "tests/support/deafdns.h"
#include "tests/support/nsd.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUdpSocket>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using dns::Outcome;
using dns::Type;

/// libunbound asks a real server; what goes wrong is told apart.
class TestLiveDns final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;

    [[nodiscard]] std::unique_ptr<dns::UnboundResolver> resolver(quint16 port, std::chrono::milliseconds perQuery = std::chrono::seconds(3),
        std::chrono::milliseconds perCheck = std::chrono::seconds(10), const std::vector<std::string> &anchors = {}) const
    {
        dns::UnboundOptions options;
        options.servers = { { core::IpAddress::parse("127.0.0.1"), port } };
        options.perQuery = perQuery;
        options.perCheck = perCheck;
        options.trustAnchors = anchors;
        auto opened = dns::UnboundResolver::open(options);
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"example.test"_s, "@ TXT \"v=spf1 \" \"-all\"\n@ MX 10 mx\n@ MX 5 .\nmx A 192.0.2.1\nmx AAAA 2001:db8::1\n"
                                         "www CNAME web\nweb CNAME mx\nloop CNAME loop2\nloop2 CNAME loop\nto CNAME gone\na\\.b TXT \"dot\"\n_s\\032p TXT \"odd\"\n");
        m_nsd->addZone(u"broken.test"_s, {});
        m_nsd->addZone(u"2.0.192.in-addr.arpa"_s, "1 PTR mx.example.test.\n");
        m_nsd->addZone(u"0.0.127.in-addr.arpa"_s, "1 PTR localhost.example.test.\n");
        QCOMPARE(m_nsd->start(), QString());
    }

    void recordsOfEveryKind()
    {
        const auto asked = resolver(m_nsd->port());
        QVERIFY(asked);
        const dns::Answer text = asked->ask("Example.test", Type::Txt);
        QCOMPARE(text.outcome, Outcome::Found);
        QCOMPARE(dns::textsOf(text), std::vector { "v=spf1 -all"s });
        QVERIFY(text.ttl > 290 && text.ttl <= 300);
        QCOMPARE(text.security, dns::Security::Indeterminate);
        QVERIFY(text.aliases.empty());
        QCOMPARE(dns::exchangesOf(asked->ask("example.test.", Type::Mx)), (std::vector<dns::Exchange> { { 5, "" }, { 10, "mx.example.test" } }));
        QCOMPARE(dns::zoneTextsOf(asked->ask("mx.example.test", Type::Aaaa)), std::vector { "2001:db8::1"s });
        QCOMPARE(dns::textsOf(asked->ask("a\\.b.example.test", Type::Txt)), std::vector { "dot"s });
        QCOMPARE(dns::textsOf(asked->ask("_s p.example.test", Type::Txt)), std::vector { "odd"s });
    }

    /// A resolver that was named decides alone: libunbound has zones of its own for private and reserved names.
    void reservedNamesAreAskedForToo()
    {
        const auto asked = resolver(m_nsd->port());
        QCOMPARE(dns::namesOf(asked->ask("1.2.0.192.in-addr.arpa", Type::Ptr)), std::vector { "mx.example.test"s });
        QCOMPARE(dns::namesOf(asked->ask("1.0.0.127.in-addr.arpa", Type::Ptr)), std::vector { "localhost.example.test"s });
    }

    void aliases()
    {
        const auto asked = resolver(m_nsd->port());
        const dns::Answer found = asked->ask("www.example.test", Type::A);
        QCOMPARE(dns::zoneTextsOf(found), std::vector { "192.0.2.1"s });
        QCOMPARE(found.aliases, (std::vector { "web.example.test"s, "mx.example.test"s }));
        const dns::Answer nowhere = asked->ask("to.example.test", Type::A);
        QCOMPARE(nowhere.outcome, Outcome::NoName);
        QCOMPARE(nowhere.aliases, std::vector { "gone.example.test"s });
        QCOMPARE(asked->ask("loop.example.test", Type::A).outcome, Outcome::Failed);
    }

    void denialsAndFailures()
    {
        const auto asked = resolver(m_nsd->port());
        QCOMPARE(asked->ask("mx.example.test", Type::Txt).outcome, Outcome::NoData);
        const dns::Answer gone = asked->ask("gone.example.test", Type::A);
        QCOMPARE(gone.outcome, Outcome::NoName);
        QVERIFY(gone.ttl > 0 && gone.ttl <= 60);
        const dns::Answer broken = asked->ask("broken.test", Type::A);
        QCOMPARE(broken.outcome, Outcome::Failed);
        QCOMPARE(broken.rcode, 2);
        QCOMPARE(asked->ask("a..b", Type::A).outcome, Outcome::NoName);
    }

    /// RFC 4033, 5: signed below an anchor, not signed, signed by another, and where no anchor says anything.
    void whatIsSigned()
    {
        if (const QString why = test::whyNotHere({ u"/usr/bin/ldns-signzone"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::WorkFolder folder;
        test::Nsd nsd(folder);
        nsd.addZone(u"signed.test"_s, "a A 192.0.2.1\nopen NS ns.open\nns.open A 127.0.0.1\n");
        nsd.addZone(u"open.signed.test"_s, "a A 192.0.2.2\n");
        nsd.addZone(u"else.test"_s, "a A 192.0.2.3\n");
        const QByteArray anchor = nsd.sign(u"signed.test"_s);
        QVERIFY(anchor.contains("DS"));
        QCOMPARE(nsd.start(), QString());
        const auto asked = resolver(nsd.port(), std::chrono::seconds(3), std::chrono::seconds(10), { anchor.toStdString() });
        QVERIFY(asked);
        const auto securityOf = [&asked](const char *name, Type type = Type::A) { return asked->ask(name, type).security; };
        QCOMPARE(dns::zoneTextsOf(asked->ask("a.signed.test", Type::A)), std::vector { "192.0.2.1"s });
        QCOMPARE(securityOf("a.signed.test"), dns::Security::Secure);
        const qint64 lasts = qint64(asked->ask("a.signed.test", Type::A).signedUntil) - QDateTime::currentSecsSinceEpoch();
        QVERIFY2(lasts > 20 * 86'400 && lasts < 40 * 86'400, qPrintable(QString::number(lasts))); // ldns-signzone(1): four weeks
        QCOMPARE(asked->ask("a.open.signed.test", Type::A).signedUntil, 0U);
        QCOMPARE(securityOf("a.signed.test", Type::Tlsa), dns::Security::Secure); // a denial is proven too
        QCOMPARE(securityOf("gone.signed.test"), dns::Security::Secure);
        QCOMPARE(dns::zoneTextsOf(asked->ask("a.open.signed.test", Type::A)), std::vector { "192.0.2.2"s });
        QCOMPARE(securityOf("a.open.signed.test"), dns::Security::Insecure);
        QCOMPARE(securityOf("a.else.test"), dns::Security::Indeterminate);
    }

    /// A zone that should be signed and is not: bogus, and no data may be used.
    void anAnchorThatDoesNotHold()
    {
        const auto asked = resolver(m_nsd->port(), std::chrono::seconds(3), std::chrono::seconds(10),
            { "example.test. IN DS 12345 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" });
        QVERIFY(asked);
        const dns::Answer answer = asked->ask("mx.example.test", Type::A);
        QCOMPARE(answer.outcome, Outcome::Failed);
        QCOMPARE(answer.security, dns::Security::Bogus);
        QVERIFY(answer.data.empty());
        QVERIFY(!answer.whyBogus.empty());
        dns::UnboundOptions options;
        options.trustAnchors = { "no record at all (" };
        QVERIFY(!dns::UnboundResolver::open(options));
    }

    /// Silence is no SERVFAIL, neither for the first name nor for others after it; and the check's own end holds.
    void silence()
    {
        QUdpSocket mute;
        QVERIFY(mute.bind(QHostAddress(QHostAddress::LocalHost), 0));
        const auto asked = resolver(mute.localPort(), std::chrono::milliseconds(1000), std::chrono::milliseconds(2500));
        QElapsedTimer timer;
        timer.start();
        for (const char *name : { "a.test", "b.test", "c.test", "d.test" })
            QCOMPARE(asked->ask(name, Type::A).outcome, Outcome::TimedOut);
        QVERIFY2(timer.elapsed() >= 2400 && timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    /// Many questions at once, a hundred of them to nobody: the others are answered all the same, and in time.
    void silenceHoldsUpNobody()
    {
        const test::DeafDns deaf(m_nsd->port(), "deaf");
        const auto asked = resolver(deaf.port(), std::chrono::milliseconds(2000), std::chrono::milliseconds(5000));
        for (int i = 0; i < 100; ++i)
            asked->start({ "n" + std::to_string(i) + ".deaf.example.test", Type::Txt });
        for (int i = 0; i < 50; ++i)
            asked->start({ "n" + std::to_string(i) + ".example.test", Type::Txt });
        asked->start({ "a..b", Type::A });
        QElapsedTimer timer;
        timer.start();
        int denied = 0, silent = 0;
        qint64 lastDenied = 0;
        for (auto answers = asked->wait(std::chrono::seconds(10)); !answers.empty(); answers = asked->wait(std::chrono::seconds(10)))
            for (const dns::Answer &answer : answers) {
                denied += answer.outcome == Outcome::NoName ? 1 : 0;
                silent += answer.outcome == Outcome::TimedOut ? 1 : 0;
                lastDenied = answer.outcome == Outcome::NoName ? timer.elapsed() : lastDenied;
            }
        QCOMPARE(denied, 51);
        QCOMPARE(silent, 100);
        QVERIFY(deaf.swallowed() >= 100);
        QVERIFY2(lastDenied < 1800, qPrintable(QString::number(lastDenied)));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(asked->ask("www.example.test", Type::A).outcome, Outcome::Found);
    }

    /// What is waited for is given when patience is over, or before; nothing that is under way is lost.
    void patience()
    {
        const test::DeafDns deaf(m_nsd->port(), "deaf");
        const auto asked = resolver(deaf.port(), std::chrono::milliseconds(1500));
        asked->start({ "a.deaf.example.test", Type::A });
        QVERIFY(asked->wait(std::chrono::milliseconds(50)).empty());
        const auto answers = asked->wait(std::chrono::seconds(10));
        QCOMPARE(answers.size(), std::size_t(1));
        QCOMPARE(answers.front().outcome, Outcome::TimedOut);
        QCOMPARE(answers.front().name, "a.deaf.example.test"s);
        QVERIFY(asked->wait(std::chrono::seconds(10)).empty());
    }

    /// Nobody listens there: the port says so, or nothing; it is no answer either way.
    void nobodyThere()
    {
        const auto asked = resolver(test::freePort(), std::chrono::milliseconds(1000));
        QVERIFY(asked->ask("a.test", Type::A).isUnknown());
    }
};

QTEST_GUILESS_MAIN(TestLiveDns)
#include "tst_live_dns.moc"

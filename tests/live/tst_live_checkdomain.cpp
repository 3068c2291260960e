// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nsd.h"
#include "tests/support/smtpsink.h"
#include "tests/support/webpages.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

namespace {

QJsonObject findingOf(const QJsonObject &answer, const QString &control)
{
    for (const QJsonValue one : answer[u"findings"_s].toArray())
        if (one[u"control"_s] == control)
            return one.toObject();
    return {};
}

} // namespace

/// `check domain` against zones that a real NSD serves, and a policy at a real host. Nobody's mail server is asked.
class TestLiveCheckDomain final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;
    std::unique_ptr<test::WebPages> m_pages;

    [[nodiscard]] Ran run(const QStringList &arguments) const
    {
        return test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), arguments, {},
            { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u".config"_s), u"LANGUAGE=en"_s });
    }
    [[nodiscard]] Ran check(const QStringList &more, const QString &resolver = {}) const
    {
        return run(QStringList { u"check"_s, u"domain"_s, u"--no-servers"_s, u"--resolver"_s, resolver.isEmpty() ? m_nsd->address() : resolver, u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--policy-port"_s,
                       QString::number(m_pages->port()) }
            + more);
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s, u"/usr/bin/python3"_s, u"/usr/bin/openssl"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"good.test"_s,
            "@ MX 10 mx\nmx A 198.51.100.1\n@ TXT \"v=spf1 ip4:198.51.100.0/28 ~all\"\n_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:d@good.test\"\n_mta-sts TXT \"v=STSv1; id=1;\"\n"
            "mta-sts A 127.0.0.1\n_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:t@good.test\"\n");
        m_nsd->addZone(u"open.test"_s, "@ MX 10 mx\nmx A 198.51.100.2\n@ TXT \"v=spf1 +all\"\n");
        m_nsd->addZone(u"test"_s, "x A 127.0.0.1\n");
        QCOMPARE(m_nsd->start(), QString());
        QCOMPARE(test::makeCertificates(m_folder->path(u"tls"_s), u"mta-sts.good.test"_s), QString());
        m_pages = std::make_unique<test::WebPages>(*m_folder, u"tls"_s);
        m_pages->add(u"mta-sts.good.test"_s, "200 text/plain", "version: STSv1\r\nmode: enforce\r\nmx: mx.good.test\r\nmax_age: 1209600\r\n");
        QCOMPARE(m_pages->waitUntilReady(), QString());
    }

    void aGoodDomain()
    {
        const Ran ran = check({ u"good.test"_s });
        QVERIFY2(ran.exitCode == 1, ran.err.constData()); // much of it nobody knows yet
        const QJsonObject answer = json(ran);
        QCOMPARE(answer[u"target"_s].toString(), u"good.test"_s);
        QVERIFY(answer[u"score"_s].isDouble());
        QCOMPARE(answer[u"score_range"_s].toArray().size(), 2);
        for (const QString &control : { u"BW-MSI-001"_s, u"BW-MSI-003"_s, u"BW-MSI-011"_s, u"BW-MSI-016"_s, u"BW-TLS-010"_s, u"BW-TLS-011"_s })
            QVERIFY2(findingOf(answer, control)[u"verdict"_s] == u"pass"_s, qPrintable(control + u": "_s + findingOf(answer, control)[u"reason"_s].toString()));
        // Proof: the command, what came back, and when.
        const QJsonObject proof = findingOf(answer, u"BW-MSI-001"_s)[u"evidence"_s][0].toObject();
        QVERIFY(proof[u"how"_s].toString().contains(u"dig @127.0.0.1 -p "_s) && proof[u"how"_s].toString().contains(u" +dnssec good.test. TXT"_s));
        QVERIFY(proof[u"raw"_s].toString().contains(u"v=spf1 ip4:198.51.100.0/28 ~all"_s));
        QVERIFY(proof[u"taken"_s].toString().startsWith(u"20"_s));
    }

    void aDomainThatAnybodyMaySendAs()
    {
        const Ran ran = check({ u"open.test"_s });
        QCOMPARE(ran.exitCode, 1);
        const QJsonObject answer = json(ran), spf = findingOf(answer, u"BW-MSI-003"_s);
        QCOMPARE(spf[u"verdict"_s].toString(), u"fail"_s);
        QCOMPARE(spf[u"severity"_s].toString(), u"critical"_s);
        QVERIFY(!spf[u"fix"_s].toObject().isEmpty());
        QCOMPARE(findingOf(answer, u"BW-MSI-011"_s)[u"verdict"_s].toString(), u"fail"_s);
        QCOMPARE(findingOf(answer, u"BW-TLS-010"_s)[u"verdict"_s].toString(), u"fail"_s);
        // People see what fails first.
        const Ran table = check({ u"open.test"_s, u"--format"_s, u"table"_s });
        QVERIFY2(table.out.indexOf("critical") > 0 && table.out.indexOf("critical") < table.out.indexOf("\nunknown"), table.out.constData());
    }

    /// A name with a slip in it has no faults: it is not there.
    void aDomainThatIsNot()
    {
        const Ran ran = check({ u"godo.test"_s });
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.err.contains("There is no domain godo.test"), ran.err.constData());
        for (const QJsonValue one : json(ran)[u"findings"_s].toArray())
            QVERIFY2(one[u"verdict"_s] == u"unknown"_s, qPrintable(one[u"id"_s].toString()));
        // What people paste instead of a domain.
        for (const QString &pasted : { u"info@good.test"_s, u"https://good.test/page?x=1"_s })
            QCOMPARE(json(check({ pasted }))[u"target"_s].toString(), u"good.test"_s);
    }

    /// The registry is asked where one says so, and never else.
    void aRegistry()
    {
        const test::WorkFolder folder;
        QCOMPARE(test::makeCertificates(folder.path(u"tls"_s), u"localhost"_s), QString());
        const test::WebPages pages(folder, u"tls"_s);
        const auto answer = [](const QByteArray &status) {
            QByteArray text = "{'objectClassName':'domain','ldhName':'GOOD.TEST','status':['" + status + "'],'events':[{'eventAction':'expiration','eventDate':'2099-12-31T23:59:59Z'}],"
                "'secureDNS':{'delegationSigned':false},'entities':[{'roles':['registrar'],'vcardArray':['vcard',[['version',{},'text','4.0'],['fn',{},'text','Fish, Chips and Domains']]]}]}";
            return text.replace('\'', '"');
        };
        pages.add(u"localhost"_s, "200 application/rdap+json", answer("client transfer prohibited"));
        QCOMPARE(pages.waitUntilReady(), QString());
        folder.write(u"dns.json"_s, "{\"version\":\"1.0\",\"services\":[[[\"org\",\"test\"],[\"https://localhost:" + QByteArray::number(pages.port()) + "/rdap/\"]]]}");
        const QStringList asks { u"check"_s, u"domain"_s, u"good.test"_s, u"--no-servers"_s, u"--resolver"_s, m_nsd->address(), u"--ca"_s, folder.path(u"tls/ca.pem"_s), u"--rdap-list"_s, folder.path(u"dns.json"_s) };
        const QByteArray before = pages.log();
        QCOMPARE(findingOf(json(run(asks)), u"BW-DNS-007"_s)[u"verdict"_s].toString(), u"unknown"_s);
        QCOMPARE(pages.log(), before);
        const QJsonObject good = json(run(asks + QStringList { u"--rdap"_s }));
        QVERIFY(pages.log().contains("localhost /rdap/domain/good.test"));
        const QJsonObject proof = findingOf(good, u"BW-DNS-007"_s)[u"evidence"_s][0].toObject();
        QVERIFY2(proof[u"how"_s].toString().contains(u"/rdap/domain/good.test'"_s), qPrintable(proof[u"how"_s].toString()));
        QVERIFY(proof[u"raw"_s].toString().contains(u"registrar: Fish, Chips and Domains"_s));
        pages.add(u"localhost"_s, "200 application/rdap+json", answer("active"));
        QCOMPARE(findingOf(json(run(asks + QStringList { u"--rdap"_s })), u"BW-IDA-002"_s)[u"verdict"_s].toString(), u"fail"_s);
        pages.add(u"localhost"_s, "404 application/rdap+json", "{}");
        const QJsonObject missing = findingOf(json(run(asks + QStringList { u"--rdap"_s })), u"BW-IDA-002"_s);
        QCOMPARE(missing[u"verdict"_s].toString(), u"unknown"_s);
        QVERIFY(missing[u"reason"_s].toString().contains(u"knows no such domain"_s));
    }

    void severalDomains()
    {
        const Ran ran = check({ u"good.test"_s, u"open.test"_s });
        const QJsonArray targets = json(ran)[u"targets"_s].toArray();
        QCOMPARE(targets.size(), 2);
        QCOMPARE(targets[1][u"target"_s].toString(), u"open.test"_s);
    }

    void nobodyAnswers()
    {
        QElapsedTimer timer;
        timer.start();
        const Ran ran = check({ u"good.test"_s }, u"127.0.0.1:9"_s);
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        const QJsonObject answer = json(ran);
        QVERIFY(answer[u"score"_s].isNull());
        QVERIFY(answer[u"findings"_s].toArray().size() > 20);
        for (const QJsonValue one : answer[u"findings"_s].toArray())
            QVERIFY2(one[u"verdict"_s] == u"unknown"_s || one[u"verdict"_s] == u"not_applicable"_s, qPrintable(one[u"id"_s].toString()));
        QVERIFY(ran.err.contains("good.test: nothing could be measured."));
    }

    void whatIsNoDomain()
    {
        for (const QString &name : { u"nonsense"_s, u"192.0.2.1"_s, u"-x.example"_s, u"$(id).example"_s })
            QCOMPARE(check({ name }).exitCode, 2);
        QCOMPARE(run({ u"check"_s, u"host"_s, u"mx.example"_s }).exitCode, 2);
        QCOMPARE(run({ u"check"_s }).exitCode, 2);
    }

    void aHostIsFoundByTheChosenResolver()
    {
        const Ran known = run({ u"check"_s, u"host"_s, u"x.test:9"_s, u"--protocol"_s, u"smtp"_s, u"--resolver"_s, m_nsd->address() });
        QVERIFY2(known.err.contains("refused"), known.err.constData());
        const Ran unknown = run({ u"check"_s, u"host"_s, u"nowhere.test:25"_s, u"--resolver"_s, m_nsd->address() });
        QCOMPARE(unknown.exitCode, 3);
        QVERIFY2(unknown.err.contains("The chosen resolver gives no address of nowhere.test"), unknown.err.constData());
    }

    void whatIsNotKeptIsSaid()
    {
        const QString store = m_folder->path(u"watched.bw"_s);
        const QStringList asked { u"--store"_s, store, u"check"_s, u"domain"_s, u"open.test"_s, u"--no-servers"_s, u"--resolver"_s, m_nsd->address() };
        QVERIFY(run(asked).err.contains("What is seen now is not kept"));
        QVERIFY(!QFileInfo::exists(store));
        QVERIFY(!run(asked + QStringList { u"--watch"_s }).err.contains("not kept"));
        QVERIFY(QFileInfo::exists(store));
        const QJsonObject finding = findingOf(json(run(asked)), u"BW-MSI-003"_s), history = finding[u"history"_s].toObject();
        QCOMPARE(finding[u"weight"_s].toString(), u"high"_s); // though this time it is critical
        QVERIFY(history[u"first_failed"_s].toString().startsWith(u"20"_s));
        QCOMPARE(history[u"first_failed"_s], history[u"since"_s]);
        QCOMPARE(history[u"times_back"_s].toInt(), 0);
    }

    /// With a store a look is kept, what stays is told apart from what changed, and a resolver that is down moves no score.
    void aLookIsKept()
    {
        const QString store = m_folder->path(u"kept.bw"_s);
        QCOMPARE(run({ u"--store"_s, store, u"demo"_s, u"--days"_s, u"3"_s, u"--messages-per-day"_s, u"200"_s }).exitCode, 0);
        const Ran first = run(QStringList { u"--store"_s, store, u"check"_s, u"domain"_s, u"good.test"_s, u"--no-servers"_s, u"--resolver"_s, m_nsd->address() });
        QVERIFY2(first.exitCode == 1, first.err.constData());
        const Ran dead = run(QStringList { u"--store"_s, store, u"check"_s, u"domain"_s, u"good.test"_s, u"--no-servers"_s, u"--resolver"_s, u"127.0.0.1:9"_s });
        QCOMPARE(dead.exitCode, 3);
        QCOMPARE(json(dead)[u"score"_s], json(first)[u"score"_s]);
        QVERIFY(json(dead)[u"score_range"_s] != json(first)[u"score_range"_s]);
        const Ran node = run({ u"--store"_s, store, u"check"_s, u"node"_s, u"nobody"_s });
        QCOMPARE(node.exitCode, 3);
    }
};

QTEST_GUILESS_MAIN(TestLiveCheckDomain)
#include "tst_live_checkdomain.moc"

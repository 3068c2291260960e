// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nsd.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUdpSocket>

#include <array>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

/// `message spf` against zones that a real NSD serves: answers, exit codes, and what DNS does not say.
class TestLiveSpf final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;

    [[nodiscard]] Ran run(const QStringList &arguments) const
    {
        return test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), arguments, {}, { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"LANGUAGE=en"_s });
    }
    [[nodiscard]] Ran spf(const QString &ip, const QString &mailFrom, const QString &helo = u"mx.example.test"_s, const QString &resolver = {}) const
    {
        return run({ u"message"_s, u"spf"_s, u"--ip"_s, ip, u"--mail-from"_s, mailFrom, u"--helo"_s, helo, u"--resolver"_s, resolver.isEmpty() ? m_nsd->address() : resolver });
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"example.test"_s, "@ TXT \"v=spf1 include:_spf.other.test \" \"exists:%{ir}.allowed.example.test exp=why.example.test -all\"\n"
                                         "why TXT \"%{c} may not send for %{d}, ask %{R}\"\n1.2.0.192.allowed A 127.0.0.2\nsoft TXT \"v=spf1 ~all\"\nopen TXT \"v=spf1\"\n"
                                         "mx TXT \"v=spf1 a -all\"\nmx A 192.0.2.25\nnone A 192.0.2.3\nbad TXT \"v=spf1 a:192.0.2.1 -all\"\n"
                                         "loop TXT \"v=spf1 a:one.example.test -all\"\none CNAME two\ntwo CNAME one\nfar TXT \"v=spf1 a:x.broken.test ip4:192.0.2.1 -all\"\n"
                                         "alias TXT \"v=spf1 a:www.example.test -all\"\nwww CNAME web.other.test.\nrev TXT \"v=spf1 ptr -all\"\n"
                                         "six TXT \"v=spf1 ip6:2001:db8::/32 -all\"\n");
        m_nsd->addZone(u"other.test"_s, "_spf TXT \"v=spf1 ip4:198.51.100.0/24 -all\"\nweb A 192.0.2.80\n");
        m_nsd->addZone(u"2.0.192.in-addr.arpa"_s, "77 PTR host.rev.example.test.\n");
        m_nsd->addZone(u"broken.test"_s, {});
        QCOMPARE(m_nsd->start(), QString());
    }

    void verdicts_data()
    {
        QTest::addColumn<QString>("ip");
        QTest::addColumn<QString>("mailFrom");
        QTest::addColumn<QString>("result");
        for (const auto &[ip, from, result] : std::initializer_list<std::array<const char *, 3>> { { "198.51.100.7", "ann@example.test", "pass" }, { "192.0.2.1", "ann@example.test", "pass" },
                 { "192.0.2.2", "ann@Example.Test", "fail" }, { "192.0.2.2", "ann@soft.example.test", "softfail" }, { "192.0.2.2", "open.example.test", "neutral" },
                 { "192.0.2.2", "ann@none.example.test", "none" }, { "192.0.2.2", "ann@gone.example.test", "none" }, { "192.0.2.2", "ann@bad.example.test", "permerror" },
                 { "192.0.2.80", "ann@alias.example.test", "pass" }, { "192.0.2.2", "ann@loop.example.test", "temperror" }, { "192.0.2.1", "ann@far.example.test", "temperror" },
                 { "192.0.2.1", "ann@broken.test", "temperror" }, { "192.0.2.25", "", "pass" }, { "192.0.2.26", "<>", "fail" }, { "2001:db8:7::1", "<ann@six.example.test>", "pass" },
                 { "192.0.2.77", "ann@rev.example.test", "fail" } })
            QTest::addRow("%s for %s", ip, from) << QString::fromLatin1(ip) << QString::fromLatin1(from) << QString::fromLatin1(result);
    }
    void verdicts()
    {
        QFETCH(QString, ip);
        QFETCH(QString, mailFrom);
        QFETCH(QString, result);
        const Ran ran = spf(ip, mailFrom);
        QVERIFY2(json(ran)[u"result"_s] == result, (ran.out + ran.err).constData());
        QCOMPARE(ran.exitCode, result == u"pass" ? 0 : 1);
        QVERIFY(ran.err.isEmpty());
        for (const QString &key : { u"domain"_s, u"reason"_s, u"explanation"_s })
            QVERIFY2(json(ran)[key].isString(), qPrintable(key));
    }

    void anAnswerSaysWhy()
    {
        const QJsonObject answer = json(spf(u"192.0.2.2"_s, u"ann@example.test"_s));
        QCOMPARE(answer[u"domain"_s].toString(), u"example.test"_s);
        QCOMPARE(answer[u"explanation"_s].toString(), u"192.0.2.2 may not send for example.test, ask unknown"_s);
        QVERIFY(answer[u"reason"_s].toString().contains(u"\"-all\""));
        const QJsonArray steps = answer[u"steps"_s].toArray();
        QCOMPARE(steps.size(), 8); // with "exp"
        QCOMPARE(steps[1][u"term"_s].toString(), u"include:_spf.other.test"_s);
        QCOMPARE(steps[2][u"depth"_s].toInt(), 1);
        QCOMPARE(steps[4][u"lookups"_s], QJsonValue(QJsonArray {})); // "-all" of the included record
        const Ran table = run({ u"--format"_s, u"table"_s, u"message"_s, u"spf"_s, u"--ip"_s, u"192.0.2.80"_s, u"--mail-from"_s, u"alias.example.test"_s, u"--resolver"_s, m_nsd->address() });
        QCOMPARE(table.exitCode, 0);
        QVERIFY2(table.out.contains("A www.example.test = web.other.test: 192.0.2.80") && table.out.contains("result"), table.out.constData());
    }

    /// Nobody answers: said in time, as "temperror", and not as a failure of the program.
    void silenceIsTemperror()
    {
        QUdpSocket mute;
        QVERIFY(mute.bind(QHostAddress(QHostAddress::LocalHost), 0));
        QElapsedTimer timer;
        timer.start();
        const Ran ran = spf(u"192.0.2.1"_s, u"ann@example.test"_s, {}, u"127.0.0.1:%1"_s.arg(mute.localPort()));
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(json(ran)[u"result"_s].toString(), u"temperror"_s);
        QVERIFY2(json(ran)[u"reason"_s].toString().contains(u"in time"), ran.out.constData());
        QVERIFY(timer.elapsed() < 20'000);
    }

    void wrongUsage()
    {
        QCOMPARE(spf(u"192.0.2"_s, u"ann@example.test"_s).exitCode, 2);
        QCOMPARE(spf(u"192.0.2.1"_s, u"ann@example.test"_s, {}, u"dns.example"_s).exitCode, 2);
        QCOMPARE(run({ u"message"_s, u"spf"_s, u"--mail-from"_s, u"ann@example.test"_s }).exitCode, 2);
        QCOMPARE(json(spf(u"192.0.2.1"_s, QString(), QString()))[u"result"_s].toString(), u"none"_s);
        const Ran help = run({ u"message"_s, u"spf"_s, u"--help"_s });
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("Example:\n  breakwaterctl message spf") && help.out.contains("Exit 0: pass"));
    }
};

QTEST_GUILESS_MAIN(TestLiveSpf)
#include "tst_live_spf.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nsd.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUdpSocket>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

namespace {

QByteArray data(const char *name)
{
    return test::contentOf(QStringLiteral(BW_TEST_DATA "/dkim/") + QLatin1String(name));
}

/// A TXT record in strings that are short enough.
QByteArray txt(const QByteArray &owner, const QByteArray &text)
{
    QByteArray line = owner + " TXT";
    for (qsizetype at = 0; at < text.size(); at += 200)
        line += " \"" + text.mid(at, 200) + '"';
    return line + '\n';
}

} // namespace

/// `message check` against zones that a real NSD serves. The message is RFC 8463's own, signed by two keys of football.example.com.
class TestLiveMessage final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;

    [[nodiscard]] Ran check(const QString &file, const QStringList &more = {}, const QString &resolver = {}, const QByteArray &input = {}) const
    {
        return test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"), QStringList { u"message"_s, u"check"_s, file, u"--resolver"_s, resolver.isEmpty() ? m_nsd->address() : resolver } + more, input,
            { u"HOME="_s + m_folder->path(), u"XDG_DATA_HOME="_s + m_folder->path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder->path(u".config"_s), u"LANGUAGE=en"_s });
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s, u"/usr/bin/gzip"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        m_nsd->addZone(u"example.com"_s, txt("brisbane._domainkey.football", data("rfc8463.ed25519.key").trimmed()) + txt("test._domainkey.football", data("rfc8463.rsa.key").trimmed())
                + "football TXT \"v=spf1 ip4:192.0.2.1 -all\"\n_dmarc TXT \"v=DMARC1; p=reject; sp=quarantine; np=none\"\n");
        m_nsd->addZone(u"com"_s, "example NS ns.example\nns.example A 127.0.0.1\n");
        QCOMPARE(m_nsd->start(), QString());
        m_folder->write(u"good.eml"_s, data("rfc8463.eml"));
        m_folder->write(u"changed.eml"_s, "Return-Path: <joe@football.example.com>\n" + data("rfc8463.eml").replace("hungry", "thirsty"));
        m_folder->write(u"received.eml"_s, "Received: from mx.example.org (mail [192.0.2.1])\r\n\tby in.example.net; Fri, 27 Nov 2026 10:00:00 +0000\r\nReturn-Path: <joe@football.example.com>\r\n" + data("rfc8463.eml"));
        m_folder->write(u"nowhere.eml"_s, "From: a@nowhere.example.com\n\nHi\n");
        m_folder->write(u"forged.eml"_s, "Return-Path: <x@evil.com>\nFrom: Joe <joe@football.example.com>\n\nPay here\n");
        m_folder->write(u"bare.eml"_s, "From: nobody\n\nHi\n");
    }

    void aMessageThatIsWell()
    {
        const Ran ran = check(m_folder->path(u"good.eml"_s), { u"--client-ip"_s, u"192.0.2.1"_s, u"--mail-from"_s, u"joe@football.example.com"_s, u"--helo"_s, u"mx"_s });
        QCOMPARE(ran.exitCode, 0);
        QVERIFY(ran.err.isEmpty());
        const QJsonObject answer = json(ran);
        QCOMPARE(answer[u"spf"_s][u"result"_s].toString(), u"pass"_s);
        const QJsonArray dkim = answer[u"dkim"_s].toArray();
        QCOMPARE(dkim.size(), 2);
        for (const QJsonValue one : dkim) {
            QCOMPARE(one[u"result"_s].toString(), u"pass"_s);
            QCOMPARE(one[u"domain"_s].toString(), u"football.example.com"_s);
        }
        QCOMPARE(dkim[0][u"algorithm"_s].toString(), u"ed25519-sha256"_s);
        QVERIFY(!dkim[0].toObject().contains(u"bits"_s));
        QCOMPARE(dkim[1][u"selector"_s].toString(), u"test"_s);
        QCOMPARE(dkim[1][u"bits"_s].toInt(), 1024);
        const QJsonObject dmarc = answer[u"dmarc"_s].toObject();
        QCOMPARE(dmarc[u"result"_s].toString(), u"pass"_s);
        QCOMPARE(dmarc[u"domain"_s].toString(), u"football.example.com"_s);
        QCOMPARE(dmarc[u"policy"_s].toString(), u"quarantine"_s);
        QCOMPARE(dmarc[u"disposition"_s].toString(), u"none"_s);
        QVERIFY(dmarc[u"spf_aligned"_s].toBool() && dmarc[u"dkim_aligned"_s].toBool());
        QCOMPARE(answer[u"arc"_s][u"result"_s].toString(), u"none"_s);
        for (const QString &part : { u"spf"_s, u"dmarc"_s, u"arc"_s })
            QVERIFY2(!answer[part][u"reason"_s].toString().isEmpty(), qPrintable(part));
    }

    void aChangedOne()
    {
        const Ran ran = check(m_folder->path(u"changed.eml"_s), { u"--client-ip"_s, u"192.0.2.2"_s });
        QCOMPARE(ran.exitCode, 1);
        const QJsonObject answer = json(ran);
        QCOMPARE(answer[u"spf"_s][u"result"_s].toString(), u"fail"_s); // the sender is Return-Path's
        QCOMPARE(answer[u"dkim"_s][0][u"result"_s].toString(), u"fail"_s);
        QCOMPARE(answer[u"dmarc"_s][u"result"_s].toString(), u"fail"_s);
        QCOMPARE(answer[u"dmarc"_s][u"disposition"_s].toString(), u"quarantine"_s);
        QCOMPARE(answer[u"spf"_s][u"domain"_s].toString(), u"football.example.com"_s);
    }

    /// What to do, in the words of the window: on a terminal, too.
    void whatToDoIsSaid()
    {
        const Ran changed = check(m_folder->path(u"changed.eml"_s), { u"--client-ip"_s, u"192.0.2.2"_s });
        QVERIFY(json(changed)[u"dkim"_s][0][u"remedy"_s].toString().contains(u"Compare the key of selector brisbane"_s));
        const Ran table = check(m_folder->path(u"changed.eml"_s), { u"--client-ip"_s, u"192.0.2.2"_s, u"--format"_s, u"table"_s });
        QCOMPARE(table.exitCode, 1);
        QVERIFY2(table.out.contains("disposition") && table.out.contains("quarantine") && table.out.contains("Compare the key of selector brisbane"), table.out.constData());
        QVERIFY2(!table.out.contains("forged"), table.out.constData()); // a key of the author's was there
        const Ran forged = check(m_folder->path(u"forged.eml"_s), { u"--client-ip"_s, u"192.0.2.2"_s, u"--format"_s, u"table"_s });
        QVERIFY2(forged.out.contains("The message is not signed.") && forged.out.contains("Let the server that sends sign"), forged.out.constData());
        QVERIFY2(forged.out.contains("If it is not yours, it is forged; receivers treat it as spam (sp=quarantine). If it is yours:"), forged.out.constData());
        QVERIFY(json(check(m_folder->path(u"forged.eml"_s)))[u"dmarc"_s][u"remedy"_s].toString().startsWith(u"If it is not yours"_s));
    }

    void whatIsNoMessageIsSaid()
    {
        for (const QByteArray &bytes : { QByteArray("just words\n"), QByteArray::fromHex("000102fffe80818283848586") }) {
            const Ran ran = check(u"-"_s, {}, {}, bytes);
            QCOMPARE(ran.exitCode, 3);
            QVERIFY2(ran.err.contains("This is no mail message") && ran.err.contains("it has no header"), ran.err.constData());
        }
    }

    void otherWaysIn()
    {
        const Ran piped = check(u"-"_s, {}, {}, data("rfc8463.eml"));
        QCOMPARE(piped.exitCode, 0); // DKIM alone proves it
        QCOMPARE(json(piped)[u"spf"_s][u"result"_s].toString(), u"none"_s);
        QCOMPARE(test::runProgram(u"/usr/bin/gzip"_s, { u"-k"_s, m_folder->path(u"good.eml"_s) }).exitCode, 0);
        QCOMPARE(check(m_folder->path(u"good.eml.gz"_s)).exitCode, 0);
        const Ran bare = check(m_folder->path(u"bare.eml"_s));
        QCOMPARE(bare.exitCode, 1);
        QVERIFY(json(bare)[u"dkim"_s].toArray().isEmpty() && json(bare)[u"dkim"_s].isArray());
        QCOMPARE(json(bare)[u"dmarc"_s][u"result"_s].toString(), u"permerror"_s);
        QCOMPARE(check(m_folder->path(u"missing.eml"_s)).exitCode, 3);
        QCOMPARE(check(m_folder->path(u"good.eml"_s), { u"--client-ip"_s, u"home"_s }).exitCode, 2);
        QCOMPARE(check(m_folder->path(u"good.eml"_s), { u"--at"_s, u"soon"_s }).exitCode, 2);
    }

    /// A copy from the folder of sent mail: null, as RFC 8601 has no word for what is not known.
    void aCopyOfOnesOwn()
    {
        m_folder->write(u"sent.eml"_s, "From: Joe <joe@football.example.com>\n\nHi\n");
        const Ran ran = check(m_folder->path(u"sent.eml"_s));
        QCOMPARE(ran.exitCode, 1);
        const QJsonObject dmarc = json(ran)[u"dmarc"_s].toObject();
        QVERIFY(dmarc[u"result"_s].isNull() && dmarc[u"disposition"_s].isNull());
        QVERIFY2(dmarc[u"remedy"_s].toString().contains(u"--client-ip"_s), qPrintable(dmarc[u"remedy"_s].toString()));
        QVERIFY2(!ran.out.contains("forged"), ran.out.constData());
        QCOMPARE(json(ran)[u"spf"_s][u"result"_s].toString(), u"none"_s);
    }

    /// As the window does, which asks the same function.
    void whoHandedItOverIsReadFromReceived()
    {
        const QJsonObject spf = json(check(m_folder->path(u"received.eml"_s)))[u"spf"_s].toObject();
        QCOMPARE(spf[u"client_ip"_s].toString(), u"192.0.2.1"_s);
        QCOMPARE(spf[u"helo"_s].toString(), u"mx.example.org"_s);
        QVERIFY(spf[u"handover_guessed"_s].toBool());
        QCOMPARE(spf[u"result"_s].toString(), u"pass"_s);
        const QJsonObject named = json(check(m_folder->path(u"received.eml"_s), { u"--client-ip"_s, u"192.0.2.2"_s }))[u"spf"_s].toObject();
        QCOMPARE(named[u"client_ip"_s].toString(), u"192.0.2.2"_s);
        QCOMPARE(named[u"helo"_s].toString(), QString());
        QVERIFY(!named[u"handover_guessed"_s].toBool());
        QCOMPARE(named[u"result"_s].toString(), u"fail"_s);
    }

    /// RFC 9989 has np=, for domains that do not exist; RFC 7489 has not. Else as the console's setting says.
    void policiesByEitherRfc()
    {
        const QString file = m_folder->path(u"nowhere.eml"_s);
        const auto policy = [&](const QStringList &more) { return json(check(file, more))[u"dmarc"_s][u"policy"_s].toString(); };
        QCOMPARE(policy({}), u"none"_s);
        QCOMPARE(policy({ u"--dmarc"_s, u"rfc7489"_s }), u"quarantine"_s);
        m_folder->write(u".config/breakwater/breakwater.conf"_s, "[mail]\ndmarc=rfc7489\n");
        QCOMPARE(policy({}), u"quarantine"_s);
        QCOMPARE(policy({ u"--dmarc"_s, u"rfc9989"_s }), u"none"_s);
        QCOMPARE(check(file, { u"--dmarc"_s, u"rfc1"_s }).exitCode, 2);
    }

    void aTrustAnchorThatIsNone()
    {
        QCOMPARE(check(m_folder->path(u"good.eml"_s), { u"--trust-anchor"_s, m_folder->path(u"missing.key"_s) }).exitCode, 3);
        m_folder->write(u"other.key"_s, "example.com. DS 12345 13 2 0000000000000000000000000000000000000000000000000000000000000000\n"); // of a zone that is not signed
        const QJsonObject answer = json(check(m_folder->path(u"good.eml"_s), { u"--trust-anchor"_s, m_folder->path(u"other.key"_s) }));
        QCOMPARE(answer[u"dkim"_s][0][u"result"_s].toString(), u"temperror"_s);
    }

    /// A network that wants to be logged in to says NXDOMAIN to everything: the owner's records are not gone.
    void aServerThatDeniesEverythingIsNotBelieved()
    {
        const quint16 port = test::freePort();
        test::Program denier(u"/usr/bin/python3"_s, { u"-c"_s, uR"(import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", int(sys.argv[1])))
print("here", flush=True)
while True:
    q, who = s.recvfrom(4096)
    end = 12
    while q[end]:
        end += q[end] + 1
    s.sendto(q[:2] + b"\x81\x83\x00\x01\x00\x00\x00\x00\x00\x00" + q[12:end + 5], who)
)"_s, QString::number(port) });
        QByteArray said;
        QVERIFY(test::waitUntil([&] { return (said += denier.readOut()).contains("here"); }));
        const QString server = u"127.0.0.1:%1"_s.arg(port);
        const Ran ran = check(m_folder->path(u"received.eml"_s), {}, server);
        QCOMPARE(ran.exitCode, 1);
        const QJsonObject answer = json(ran);
        for (const QJsonValue &part : { answer[u"spf"_s], answer[u"dkim"_s][0], answer[u"dmarc"_s] }) {
            QCOMPARE(part[u"result"_s].toString(), u"temperror"_s);
            QVERIFY2(part[u"reason"_s].toString().contains(u"cannot be trusted"_s), qPrintable(part[u"reason"_s].toString()));
        }
    }

    void silenceIsTemperror()
    {
        QUdpSocket mute;
        QVERIFY(mute.bind(QHostAddress(QHostAddress::LocalHost), 0));
        const Ran ran = check(m_folder->path(u"good.eml"_s), { u"--client-ip"_s, u"192.0.2.1"_s, u"--mail-from"_s, u"joe@football.example.com"_s }, u"127.0.0.1:%1"_s.arg(mute.localPort()));
        QCOMPARE(ran.exitCode, 1);
        QCOMPARE(json(ran)[u"spf"_s][u"result"_s].toString(), u"temperror"_s);
        QCOMPARE(json(ran)[u"dkim"_s][0][u"result"_s].toString(), u"temperror"_s);
        QCOMPARE(json(ran)[u"dmarc"_s][u"result"_s].toString(), u"temperror"_s);
    }
};

QTEST_GUILESS_MAIN(TestLiveMessage)
#include "tst_live_message.moc"

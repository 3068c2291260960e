// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/support/dovecot.h"
#include "tests/support/postfix.h"
#include "tests/support/smtpsink.h"

#include <QTest>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// Notices go through a real Postfix that wants STARTTLS and a login, and its own log, read by us, says the same.
class TestLiveNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mailGoesThroughPostfix()
    {
        if (const QString why = whyNotHere({u"postfix"_s, u"dovecot"_s, u"python3"_s, u"openssl"_s}, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        WorkFolder folder;
        const Desk desk(folder);
        QCOMPARE(makeCertificates(folder.path(u"tls"_s), u"localhost"_s), QString());
        const QString log = folder.path(u"mail.log"_s);
        const quint16 port = freePort(), sinkPort = freePort();
        const SmtpSink sink(sinkPort, {u"--keep"_s, folder.path(u"kept"_s)});
        QCOMPARE(sink.waitUntilReady(), QString());
        Postfix postfix(folder,
            {u"postfix-own"_s, log, port,
                "relayhost = [127.0.0.1]:" + QByteArray::number(sinkPort)
                    + "\nsmtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\n"
                      "smtpd_tls_security_level = encrypt\nsmtpd_tls_auth_only = yes\nsmtpd_tls_loglevel = 1\nsmtpd_tls_cert_file = "
                    + folder.path(u"tls/cert.pem"_s).toUtf8() + "\nsmtpd_tls_key_file = " + folder.path(u"tls/key.pem"_s).toUtf8()
                    + "\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject\n"});
        QCOMPARE(postfix.start(), QString());
        DovecotAuth dovecot(folder, {{u"notices@example.com"_s, u"right"_s}}, postfix.queueFolder() + u"/private"_s);
        QCOMPARE(dovecot.start(), QString());
        folder.write(u"secret"_s, "right\n");
        QVERIFY(QFile::setPermissions(folder.path(u"secret"_s), QFile::ReadOwner | QFile::WriteOwner));

        const Ran set = desk.run(u"desk.bw"_s,
            {u"notices"_s, u"set"_s, u"--to"_s, u"admin@example.net"_s, u"--from"_s, u"breakwater@example.com"_s, u"--server"_s,
                u"127.0.0.1"_s, u"--port"_s, QString::number(port), u"--user"_s, u"notices@example.com"_s, u"--ca"_s,
                folder.path(u"tls/ca.pem"_s), u"--password-file"_s, folder.path(u"secret"_s)});
        QVERIFY2(set.exitCode == 0, set.err.constData());
        const Ran sent = desk.run(u"desk.bw"_s, {u"notices"_s, u"test"_s});
        QVERIFY2(sent.exitCode == 0, sent.err.constData());
        QVERIFY(waitUntil([&] { return contentOf(folder.path(u"kept"_s)).contains("Subject: Breakwater: a test message"); }));
        folder.write(u"secret"_s, "wrong\n");
        const Ran refused = desk.run(u"desk.bw"_s, {u"notices"_s, u"test"_s});
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.err.contains("login"), refused.err.constData());

        // What the server logged of it.
        QVERIFY(waitUntil([&] { return contentOf(log).contains("status=sent") && contentOf(log).contains("authentication failed"); }));
        QVERIFY(contentOf(log).contains("TLSv1."));
        const Ran read = desk.run(u"log.bw"_s, {u"import"_s, u"--mta"_s, u"postfix"_s, u"--node"_s, u"own"_s, log});
        QVERIFY2(read.exitCode == 0, read.err.constData());
        const QJsonObject volume = desk.json(u"log.bw"_s, {u"volume"_s})[u"totals"_s].toObject();
        QCOMPARE(volume[u"accepted"_s].toInt(), 1);
        QCOMPARE(volume[u"delivered"_s].toInt(), 1);
        const QJsonObject logins = desk.json(u"log.bw"_s, {u"logins"_s})[u"totals"_s].toObject();
        QCOMPARE(logins[u"ok"_s].toInt(), 1);
        QCOMPARE(logins[u"failed"_s].toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestLiveNotices)
#include "tst_live_notices.moc"

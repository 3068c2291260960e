// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dovecot.h"
#include "tests/support/postfix.h"
#include "tests/support/postgres.h"
#include "tests/support/smtpsink.h"

#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace bw::test;
using namespace Qt::StringLiterals;

/// The servers that other tests build on do what they are told.
class TestLiveServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void postgresAnswersAndEnds()
    {
        if (const QString why = whyNotHere({u"postgres"_s, u"setpriv"_s}, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
            QSKIP("libqt6sql6-psql is not installed");
        QString socket;
        {
            Postgres server;
            QCOMPARE(server.start(), QString());
            socket = server.socketFolder();
            {
                auto db = QSqlDatabase::addDatabase(u"QPSQL"_s, u"live"_s);
                db.setHostName(socket);
                db.setPort(server.port());
                db.setUserName(server.user());
                db.setDatabaseName(u"postgres"_s);
                QVERIFY(db.open());
                QSqlQuery query(db);
                QVERIFY(query.exec(u"SELECT 6 * 7"_s) && query.next());
                QCOMPARE(query.value(0).toInt(), 42);
            }
            QSqlDatabase::removeDatabase(u"live"_s);
        }
        QVERIFY(!QFileInfo::exists(socket));
    }

    void postfixSendsThroughTheSink()
    {
        if (const QString why = whyNotHere({u"postfix"_s, u"dovecot"_s, u"python3"_s, u"openssl"_s}, true);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        WorkFolder folder;
        const QString log = folder.path(u"mail.log"_s);
        const quint16 port = freePort(), sinkPort = freePort();
        SmtpSink sink(sinkPort);
        QCOMPARE(sink.waitUntilReady(), QString());
        Postfix postfix(folder,
            {u"postfix-one"_s, log, port,
                "relayhost = [127.0.0.1]:" + QByteArray::number(sinkPort)
                    + "\nsmtpd_sasl_auth_enable = yes\n"
                      "smtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\nsmtpd_tls_auth_only = no\n"});
        QCOMPARE(postfix.start(), QString());
        DovecotAuth dovecot(folder, {{u"news@example.com"_s, u"right"_s}}, postfix.queueFolder() + u"/private"_s);
        QCOMPARE(dovecot.start(), QString());

        QString error;
        const QJsonObject base{{u"port"_s, port}, {u"from"_s, u"news@example.com"_s}};
        QJsonObject good = base, later = base, bad = base;
        good.insert(u"to"_s, QJsonArray{u"ann@example.net"_s});
        good.insert(u"message_id"_s, u"good@example.com"_s);
        good.insert(u"user"_s, u"news@example.com"_s);
        good.insert(u"password"_s, u"right"_s);
        later.insert(u"to"_s, QJsonArray{u"defer1@example.net"_s});
        later.insert(u"message_id"_s, u"later@example.com"_s);
        bad.insert(u"user"_s, u"news@example.com"_s);
        bad.insert(u"password"_s, u"wrong"_s);
        const auto answers = sendMail({good, later, bad}, error);
        QCOMPARE(error, QString());
        QCOMPARE(answers.size(), 3);
        QCOMPARE(answers.at(0)[u"login"_s].toInt(), 235);
        QCOMPARE(answers.at(0)[u"data"_s].toInt(), 250);
        QCOMPARE(answers.at(2)[u"login"_s].toInt(), 535);
        QVERIFY2(waitUntil([&] {
            return contentOf(log).contains("status=sent") && contentOf(log).contains("status=deferred");
        }),
            contentOf(log).constData());
        QCOMPARE(postfix.queued(), 1);

        // Rotation by rename: after a reload the daemon writes into a new file.
        QVERIFY(QFile::rename(log, log + u".1"_s));
        QVERIFY(postfix.reload());
        // A daemon that goes at the reload may take a connection along: clients come again.
        int answer = 0;
        for (int attempt = 0; attempt < 3 && answer != 250; ++attempt)
            answer = sendMail({good}, error).at(0)[u"data"_s].toInt();
        QCOMPARE(answer, 250);
        QVERIFY(waitUntil([&] { return contentOf(log).contains("status=sent"); }));
    }
};

QTEST_GUILESS_MAIN(TestLiveServers)
#include "tst_live_servers.moc"

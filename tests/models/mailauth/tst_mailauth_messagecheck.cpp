// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/messagecheck.h"

#include <QTest>

using namespace bw;

class TestMessageCheck final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handoverOfReceived_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("client"); // empty: none
        QTest::addColumn<QByteArray>("helo");
        QTest::newRow("as Postfix writes it") << QByteArray("Received: from mx.example.org (mail.example.org [192.0.2.7])\r\n\tby in.example.net (Postfix) with ESMTPS id 1\r\n") << QByteArray("192.0.2.7") << QByteArray("mx.example.org");
        QTest::newRow("IPv6") << QByteArray("Received: from mx (unknown [IPv6:2001:db8::7])\r\n by in.example.net\r\n") << QByteArray("2001:db8::7") << QByteArray("mx");
        QTest::newRow("behind the receiver's own hosts") << QByteArray("Received: from filter (filter [10.1.2.3]) by store\r\nReceived: from localhost ([127.0.0.1]) by filter\r\nReceived: from mx.example.org ([198.51.100.7]) by in\r\n")
                                                         << QByteArray("198.51.100.7") << QByteArray("mx.example.org");
        QTest::newRow("an address of the receiver is none") << QByteArray("Received: from mx.example.org by in.example.net ([192.0.2.1])\r\n") << QByteArray() << QByteArray();
        QTest::newRow("no Received field") << QByteArray("X-Received: from mx ([192.0.2.7]) by in\r\n") << QByteArray() << QByteArray();
        QTest::newRow("brackets without an address") << QByteArray("Received: from mx ([pipe]) [ by in\r\n") << QByteArray() << QByteArray();
    }
    void handoverOfReceived()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, client);
        QFETCH(QByteArray, helo);
        const auto found = mailauth::handoverOf(mailauth::parseMessage((fields + "From: a@example.org\r\n\r\nx\r\n").toStdString()));
        QCOMPARE(found.has_value(), !client.isEmpty());
        if (!found)
            return;
        QCOMPARE(QByteArray::fromStdString(found->client.toString()), client);
        QCOMPARE(QByteArray::fromStdString(found->helo), helo);
    }
};

QTEST_GUILESS_MAIN(TestMessageCheck)

#include "tst_mailauth_messagecheck.moc"

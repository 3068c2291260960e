// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/authors.h"

#include <QTest>

using namespace bw;
using namespace std::string_literals;

/// Whose domain a From field names.
class TestMailauthAuthors final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void domains_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QByteArray>("domains");
        for (const auto &[list, domains] : std::initializer_list<std::pair<const char *, const char *>> { { " ann@example.org", "example.org" }, { " Ann <ann@Example.ORG>", "Example.ORG" },
                 { " \"Doe, \\\"@evil.test\\\" Ann\" <ann@example.org>", "example.org" }, { " ann (at home, bob@evil.test (x)) @ example . org", "example.org" },
                 { " ann@evil.test <bob@example.org>", "example.org" }, { " A <a@one.test>, b@two.test", "one.test two.test" }, { " Friends: a@one.test, B <b@two.test>;", "one.test two.test" },
                 { " <@relay.test,@other.test:ann@example.org>", "example.org" }, { " \"a b\"@example.org", "example.org" }, { " ann@[192.0.2.1]", "" }, { " ann", "" }, { "", "" },
                 { " <ann@\r\n example.org>", "example.org" }, { " A <a@one.test", "one.test" }, { " (open <a@one.test>", "" } })
            QTest::newRow(list) << QByteArray(list) << QByteArray(domains);
    }
    void domains()
    {
        QFETCH(QByteArray, list);
        QFETCH(QByteArray, domains);
        std::string all;
        for (const std::string &domain : mailauth::addressDomains(list.toStdString()))
            all += (all.empty() ? "" : " ") + domain;
        QCOMPARE(QByteArray::fromStdString(all), domains);
    }

    void ofAMessage()
    {
        const mailauth::Message message = mailauth::parseMessage("Return-Path: <b@two.test>\nFrom: a@one.test\nFROM : c@three.test\nReturn-Path: <>\n\nFrom: d@four.test\n");
        QCOMPARE(mailauth::authorDomains(message), (std::vector { "one.test"s, "three.test"s }));
        QCOMPARE(mailauth::returnPath(message), std::optional("b@two.test"s));
        QCOMPARE(mailauth::returnPath(mailauth::parseMessage("Return-Path: <>\n\n")), std::optional(""s));
        QVERIFY(!mailauth::returnPath(mailauth::parseMessage("\n")));
    }
};

QTEST_GUILESS_MAIN(TestMailauthAuthors)
#include "tst_mailauth_authors.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/mtasts.h"

#include <QTest>

using namespace bw::mailauth;
using namespace std::string_literals;

/// RFC 8461: records, policies, and which hosts a policy names.
class TestMailauthMtaSts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void records_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("id");
        for (const auto &[text, id] : std::initializer_list<std::pair<const char *, const char *>> { { "v=STSv1; id=20160831085700Z;", "20160831085700Z" }, { "v=STSv1;id=a", "a" },
                 { "v=STSv1; id=a ; x-y=1;", "a" }, { "v=STSv1; id=12345678901234567890123456789012", "12345678901234567890123456789012" },
                 { "v=STSv1; id=123456789012345678901234567890123", "" }, { "v=STSv1; id=a-b", "" }, { "v=STSv1; id=", "" }, { "v=STSv1; id=a; id=b", "" }, { "v=STSv1;", "" },
                 { "v=STSv1; ID=a", "" }, { "v=STSv1; id=a; junk", "" }, { "v=STSv1; id=a;;", "" } })
            QTest::newRow(text) << QByteArray(text) << QByteArray(id);
    }
    void records()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, id);
        QVERIFY(mtasts::isRecord(text.toStdString()));
        QCOMPARE(QByteArray::fromStdString(mtasts::idOf(text.toStdString()).value_or("")), id);
    }

    void otherRecords()
    {
        for (const char *text : { "", "v=STSv1", "v=STSv2; id=a", "V=STSv1; id=a", " v=STSv1; id=a", "id=a; v=STSv1;" })
            QVERIFY2(!mtasts::isRecord(text), text);
    }

    /// 3.2 has this policy.
    void aPolicy()
    {
        const auto policy = mtasts::parsePolicy("version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmx: *.Example.net\r\nmx: backupmx.example.com\r\nmax_age: 604800\r\n");
        QVERIFY(policy.faults.empty());
        QCOMPARE(policy.mode, std::optional(mtasts::Mode::Enforce));
        QCOMPARE(policy.patterns, (std::vector { "mail.example.com"s, "*.example.net"s, "backupmx.example.com"s }));
        QCOMPARE(policy.maxAge, std::optional<std::int64_t>(604'800));
    }

    void policies_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("faults");
        for (const auto &[text, faults] : std::initializer_list<std::pair<const char *, const char *>> {
                 { "version:STSv1\nmode:none\nmax_age:0", "" },
                 { "max_age: 31557600\nmx: a.test\nmode: testing \nextra: x\nversion: STSv1", "" },
                 { "version: STSv1\nmode: enforce\nmode: none\nmx: a.test\nmax_age: 1\nmax_age: x", "" }, // the first of each counts
                 { "version: STSv1\nmode: enforce\nmax_age: 1", "no_mx" },
                 { "version: STSv1\nmode: none\nmax_age: 31557601", "bad_max_age" },
                 { "version: STSv1\nmode: none\nmax_age: -1", "bad_max_age" },
                 { "version: STSv1\nmode: none\nmax_age: 1d", "bad_max_age" },
                 { "version: STSv1\nmode: none", "bad_max_age" },
                 { "version: STSv2\nmode: none\nmax_age: 1", "bad_version" },
                 { "version: STSv1\nmode: Enforce\nmx: a.test\nmax_age: 1", "bad_mode" },
                 { "version: STSv1\nmode: testing\nmx: a.*.test\nmx: b.test\nmax_age: 1", "bad_mx" },
                 { "version: STSv1\nmode: testing\nmx: *\nmax_age: 1", "bad_mx no_mx" },
                 { "version: STSv1\nmode: none\nhello\nmax_age: 1", "bad_line" },
                 { "<html>", "bad_line bad_version bad_mode bad_max_age no_mx" },
                 { "", "bad_version bad_mode bad_max_age no_mx" },
             })
            QTest::newRow(text) << QByteArray(text) << QByteArray(faults);
    }
    void policies()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, faults);
        QByteArrayList words;
        for (const mtasts::Fault fault : mtasts::parsePolicy(text.toStdString()).faults)
            words << mtasts::wordOf(fault);
        QCOMPARE(words.join(' '), faults);
    }

    void hosts()
    {
        QVERIFY(mtasts::matches("mx.example.com", "MX.example.com."));
        QVERIFY(mtasts::matches("*.example.com", "mx.example.com"));
        QVERIFY(!mtasts::matches("*.example.com", "a.mx.example.com"));
        QVERIFY(!mtasts::matches("*.example.com", "example.com"));
        QVERIFY(!mtasts::matches("*.example.com", ".example.com"));
        QVERIFY(!mtasts::matches("example.com", "mx.example.com"));
    }
};

QTEST_APPLESS_MAIN(TestMailauthMtaSts)
#include "tst_mailauth_mtasts.moc"

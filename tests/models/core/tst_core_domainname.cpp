// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/domainname.h"

#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

class TestCoreDomainName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAsStoresKeepThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name"); // null: none
        QTest::newRow("small") << u"example.com"_s << u"example.com"_s;
        QTest::newRow("case, last dot, blanks") << u" EXAMPLE.com. "_s << u"example.com"_s;
        QTest::newRow("U-label") << u"b\u00fccher.example"_s << u"xn--bcher-kva.example"_s;
        QTest::newRow("U-label in capitals") << u"B\u00dcCHER.example."_s << u"xn--bcher-kva.example"_s;
        QTest::newRow("a dot of IDNA") << u"b\u00fccher\u3002example"_s << u"xn--bcher-kva.example"_s;
        QTest::newRow("A-label") << u"XN--bcher-kva.example"_s << u"xn--bcher-kva.example"_s;
        QTest::newRow("underscore") << u"_dmarc.example.com"_s << u"_dmarc.example.com"_s;
        QTest::newRow("a word") << u"localhost"_s << u"localhost"_s;
        QTest::newRow("literal") << u"[IPv6:2001:DB8::1]"_s << u"[ipv6:2001:db8::1]"_s;
        QTest::newRow("nothing") << u""_s << QString();
        QTest::newRow("a dot") << u"."_s << QString();
        QTest::newRow("two dots") << u"example..com"_s << QString();
        QTest::newRow("two last dots") << u"example.com.."_s << QString();
        QTest::newRow("first dot") << u".example.com"_s << QString();
        QTest::newRow("blank within") << u"exa mple.com"_s << QString();
        QTest::newRow("an address") << u"ann@example.com"_s << QString();
        QTest::newRow("a web address") << u"https://example.com/"_s << QString();
        QTest::newRow("control") << u"example\x1b.com"_s << QString();
        QTest::newRow("NUL") << u"example.com"_s + QChar(0) << QString();
        QTest::newRow("long label") << QString(64, u'a') + u".com"_s << QString();
        QTest::newRow("long name") << QString(63, u'a') + u'.' + QString(63, u'b') + u'.' + QString(63, u'c') + u'.' + QString(63, u'd') << QString();
        QTest::newRow("hyphen first") << u"-example.com"_s << QString();
        QTest::newRow("pattern") << u"*.example.com"_s << QString();
    }
    void namesAsStoresKeepThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        const auto found = core::domainName(text);
        QCOMPARE(found.value_or(QString()), name);
        QCOMPARE(found.has_value(), !name.isNull());
    }
    void patterns()
    {
        QCOMPARE(core::domainPattern(u"*.B\u00fccher.example."_s).value_or(QString()), u"*.xn--bcher-kva.example"_s);
        QCOMPARE(core::domainPattern(u"Example.com"_s).value_or(QString()), u"example.com"_s);
        QVERIFY(!core::domainPattern(u"*."_s) && !core::domainPattern(u"*"_s) && !core::domainPattern(u"a*.example"_s));
    }

    /// What strangers call a domain is found as they wrote it.
    void namesThatAStoreMayHold()
    {
        for (const char *odd : { "-x.example", "x-.example", "example..org", "a/b.example", "x.example:25", "xn--.example", "o'b.example", "a&b.example", "*.wild.example", "[192.0.2.1]", ".example.org" }) {
            QCOMPARE(core::domainToFind(QString::fromLatin1(odd)), std::optional(QString::fromLatin1(odd)));
            QCOMPARE(core::domainToFind(QString::fromLatin1(odd).toUpper()), std::optional(QString::fromLatin1(odd)));
        }
        QCOMPARE(core::domainToFind(QString(70, u'x') + u".example"_s), std::optional(QString(70, u'x') + u".example"_s));
        QCOMPARE(core::domainToFind(u" B\u00fccher.example. "_s), std::optional(u"xn--bcher-kva.example"_s));
        QCOMPARE(core::domainToFind(u"*.B\u00fccher.example"_s), std::optional(u"*.xn--bcher-kva.example"_s));
        for (const QString &none : { u""_s, u" "_s, u"."_s, u"ex ample.org"_s, u"example\x1b.com"_s, u"example.com"_s + QChar(0), u"ann@example.com"_s, QString(70, u'\u00fc') + u".example"_s })
            QVERIFY2(!core::domainToFind(none), qPrintable(none));
        QVERIFY(core::domainMatches(u"*.example.com"_s, u"a.example.com"_s) && core::domainMatches(u"*.example.com"_s, u"*.example.com"_s));
        QVERIFY(!core::domainMatches(u"*.example.com"_s, u"example.com"_s) && !core::domainMatches(u"example.com"_s, u"a.example.com"_s));
    }
};

QTEST_GUILESS_MAIN(TestCoreDomainName)
#include "tst_core_domainname.moc"

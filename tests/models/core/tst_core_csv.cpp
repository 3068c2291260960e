// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/csv.h"

#include <QTest>

using namespace bw::core;
using namespace Qt::StringLiterals;

class TestCoreCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsQuotedAndNoFormula_data();
    void textIsQuotedAndNoFormula();
    void numbersKeepTheirDigits();
};

void TestCoreCsv::textIsQuotedAndNoFormula_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"a.example"_s << u"a.example"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
    QTest::newRow("quote") << u"a \"b\""_s << u"\"a \"\"b\"\"\""_s;
    QTest::newRow("line break") << u"a\r\nb"_s << u"\"a\r\nb\""_s;
    for (const QChar sign : u"=+-@"_s)
        QTest::newRow(qPrintable(u"formula "_s + sign)) << sign + u"1"_s << u"'"_s + sign + u'1';
    QTest::newRow("formula with comma") << u"=a,b"_s << u"\"'=a,b\""_s;
    QTest::newRow("carriage return first") << u"\r=1"_s << u"\"'\r=1\""_s;
}

void TestCoreCsv::textIsQuotedAndNoFormula()
{
    QFETCH(QString, text);
    QTEST(csv::text(text), "expected");
}

void TestCoreCsv::numbersKeepTheirDigits()
{
    QCOMPARE(csv::number(-3), u"-3"_s); // a figure, no formula
    QCOMPARE(csv::number(1234567890123.0), u"1234567890123"_s);
    QCOMPARE(csv::number(0.8333), u"0.8333"_s);
    QCOMPARE(csv::line({ csv::number(2), QString(), csv::truth(true) }), QByteArray("2,,true\r\n"));
}

QTEST_GUILESS_MAIN(TestCoreCsv)
#include "tst_core_csv.moc"

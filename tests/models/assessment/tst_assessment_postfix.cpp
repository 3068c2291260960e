// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/postfixservices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using namespace bw::assessment::postfix;

class TestAssessmentPostfix final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("comes"); // "!" where it is malformed
        const auto row = [](const QString &text, const QString &comes) { QTest::newRow(qPrintable(text)) << text << comes; };
        row(u"${foo?{ a b }:{c}}z"_s, u"a bz"_s);
        row(u"${nope?{a}:{ c d }}z"_s, u"c dz"_s);
        row(u"${foo?yes $foo}"_s, u"yes bar"_s);
        row(u"${nope:no $foo}"_s, u"no bar"_s);
        row(u"$(foo) $${foo} $foo.x ${ foo }"_s, u"bar ${foo} bar.x bar"_s);
        row(u"${{$foo} == {bar} ? {eq} : {ne}}"_s, u"eq"_s);
        row(u"${{10} < {9} ? {lt} : {ge}}"_s, u"ge"_s);
        row(u"${{3.10} >=level {3.6} ? {lvl} : {low}}"_s, u"lvl"_s);
        row(u"${{a} < {b}}|${{b} < {a}}|"_s, u"true||"_s);
        row(u"${foo:{z}}|${nope:{z}}|${foo?{a}:b}|${nope?{a}: b}"_s, u"|z|a| b"_s);
        row(u"$nope|${empty?set}|${y2?set}"_s, u"||set"_s);
        row(u"$y2"_s, QString());
        row(u"${foo"_s, u"!"_s);
        row(u"$ a"_s, u"!"_s);
        row(u"$loop"_s, u"!"_s);
        row(u"${{a} ~ {b} ? {c}}"_s, u"!"_s);
    }
    void expands()
    {
        QFETCH(QString, text);
        QFETCH(QString, comes);
        const QMap<QString, QString> names { { u"foo"_s, u"bar"_s }, { u"empty"_s, QString() }, { u"y2"_s, u"$empty"_s }, { u"loop"_s, u"x$loop"_s } };
        const auto got = expanded(text, [&names](const QString &name) { return names.contains(name) ? std::optional(names.value(name)) : std::nullopt; });
        QCOMPARE(got ? *got : u"!"_s, comes);
    }

    void partsWords()
    {
        QCOMPARE(wordsOf(u" a, b\tc { d, e } inline:{x y=z},f"_s), (QStringList { u"a"_s, u"b"_s, u"c"_s, u"{ d, e }"_s, u"inline:{x y=z}"_s, u"f"_s }));
        QVERIFY(wordsOf(u" , "_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAssessmentPostfix)
#include "tst_assessment_postfix.moc"

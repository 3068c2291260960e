// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/jsontext.h"

#include <QTest>

using namespace bw::posture;
using namespace Qt::StringLiterals;

class TestPostureJsonText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhereEachValueStands()
    {
        JsonText text(u"own.json"_s, "{ // mine\n  \"a\": [1, true, null],\n  \"b\": \"x\\\"\\u00e9y\" }\n");
        QVERIFY(text.mistakes().isEmpty());
        const JsonValue *a = text.root().find(u"a"), *b = text.root().find(u"b");
        QCOMPARE(a->items.size(), 3);
        QCOMPARE(a->items[0].number, 1.0);
        QVERIFY(a->items[1].isTrue);
        QCOMPARE(b->text, u"x\"\u00e9y"_s);
        QCOMPARE(text.mistakeAt(a->items[1].offset, u"?"_s).oneLine(), u"own.json:2:12: ?"_s);
        text.complainInside(*b, 3, u"y"_s); // behind two escapes
        QCOMPARE(text.mistakes().last().oneLine(), u"own.json:3:18: y"_s);
    }

    void tellsMistakesOfGrammar_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const QByteArray &bytes, int line, int column) { QTest::newRow(bytes.left(30).simplified().constData()) << bytes << line << column; };
        row("", 1, 1);
        row("{\n \"a\": 1,\n}", 3, 1);
        row("{ \"a\": 1, \"a\": 2 }", 1, 11);
        row("{ \"a\" 1 }", 1, 7);
        row("[1 2]", 1, 4);
        row("[1] x", 1, 5);
        row("[1e999]", 1, 2);
        row("[1.2.3]", 1, 2);
        row("[tru]", 1, 2);
        row("[\"a\n\"]", 1, 4);
        row("[\"\\d\"]", 1, 4);
        row("[\"a", 1, 4);
        row("[\"\xff\"]", 1, 3);
        row(QByteArray(40, '['), 1, 18);
    }
    void tellsMistakesOfGrammar()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(int, column);
        const JsonText text(u"f"_s, bytes);
        QCOMPARE(text.mistakes().size(), 1);
        QCOMPARE(text.mistakes().first().line, line);
        QCOMPARE(text.mistakes().first().column, column);
        QCOMPARE(text.root().kind, JsonValue::Kind::Null);
    }

    void refusesWhatIsTooLarge()
    {
        const JsonText text(u"f"_s, QByteArray(5 * 1024 * 1024, ' '));
        QVERIFY(text.mistakes().first().text.contains(u"4 MiB"_s));
    }
};

QTEST_APPLESS_MAIN(TestPostureJsonText)
#include "tst_posture_jsontext.moc"

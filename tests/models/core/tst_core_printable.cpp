// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/printable.h"
#include "models/core/problem.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::core;

class TestCorePrintable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void characters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("hidden");
        const QString r(QChar::ReplacementCharacter);
        QTest::newRow("plain") << u"mx1.example.com"_s << u"mx1.example.com"_s << QString();
        QTest::newRow("German") << u"Größe"_s << u"Größe"_s << QString();
        QTest::newRow("beyond the plane") << u"\U0001f600"_s << u"\U0001f600"_s << QString();
        QTest::newRow("escape") << u"a\x1b[2J"_s << u"a"_s + r + u"[2J"_s << u"U+001B"_s;
        QTest::newRow("DEL") << u"a\x7f"_s << u"a"_s + r << u"U+007F"_s;
        QTest::newRow("C1 CSI") << u"\u009b2J"_s << r + u"2J"_s << u"U+009B"_s;
        QTest::newRow("turned") << u"a\u202eb"_s << u"a"_s + r + u'b' << u"U+202E"_s;
        QTest::newRow("isolated") << u"\u2066b\u2069"_s << r + u'b' + r << u"U+2066"_s;
        QTest::newRow("no width") << u"a\u200bb"_s << u"a"_s + r + u'b' << u"U+200B"_s;
        QTest::newRow("byte order") << u"\ufeffa"_s << r + u'a' << u"U+FEFF"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << u"a"_s + r + u'b' << u"U+2028"_s;
        QTest::newRow("tag") << u"a\U000e0041"_s << u"a"_s + r << u"U+E0041"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xd800) << u"a"_s + r << u"U+D800"_s;
        QTest::newRow("filler") << u"a\u3164"_s << u"a\u3164"_s << u"U+3164"_s;
        QTest::newRow("variation") << u"a\ufe0f"_s << u"a\ufe0f"_s << u"U+FE0F"_s;
    }
    void characters()
    {
        QFETCH(QString, text);
        QTEST(printable(text), "shown");
        QTEST(firstInvisible(text).value_or(QString()), "hidden");
        QTEST((Problem { {}, text, {}, {}, {} }.oneLine()), "shown");
    }

    void linesStayWhereTheyAreWanted()
    {
        QCOMPARE(printable(u"a\n\tb\r\nc\rd\x1b"_s, true), u"a\n\tb\r\nc\ufffdd\ufffd"_s);
        QCOMPARE(printable(u"a\nb"_s), u"a\ufffdb"_s);
    }

    void escapesForJson()
    {
        QCOMPARE(jsonEscape(0x202e), QByteArray("\\u202e"));
        QCOMPARE(jsonEscape(0x9b), QByteArray("\\u009b"));
        QCOMPARE(jsonEscape(0xe0041), QByteArray("\\udb40\\udc41"));
    }
};

QTEST_APPLESS_MAIN(TestCorePrintable)
#include "tst_core_printable.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/format.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using ui::Format;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const QLocale german(QLocale::German, QLocale::Germany);
const QTimeZone paris("Europe/Paris");
/// Wed 25 Nov 2026, 03:12:44.102 UTC.
constexpr core::UtcMicros moment = 1'795'576'364'102'000;

/// Rows are written with plain spaces; units stand after a no-break one.
QString plain(QString text)
{
    return text.replace(QChar(0xa0), u' ');
}

} // namespace

class TestUiFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesNumbers_data()
    {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("wanted");
        const Format en(english);
        const Format de(german);
        QTest::newRow("whole, en") << en.count(1942310) << u"1,942,310"_s;
        QTest::newRow("whole, de") << de.count(1942310) << u"1.942.310"_s;
        QTest::newRow("short millions, en") << en.shortCount(1942310) << u"1.94 M"_s;
        QTest::newRow("short millions, de") << de.shortCount(1942310) << u"1,94 M"_s;
        QTest::newRow("short stays whole to 99,999") << en.shortCount(18204) << u"18,204"_s;
        QTest::newRow("short thousands") << en.shortCount(241500) << u"242 k"_s;
        QTest::newRow("short rounds up a unit") << en.shortCount(999960) << u"1.00 M"_s;
        QTest::newRow("short negative") << en.shortCount(-2500000) << u"-2.50 M"_s;
        QTest::newRow("axis zero") << en.axisCount(0) << u"0"_s;
        QTest::newRow("axis thousands") << en.axisCount(20000) << u"20 k"_s;
        QTest::newRow("axis half thousands") << en.axisCount(12500) << u"12.5 k"_s;
        QTest::newRow("axis keeps one unit") << en.axisCount(2500, 10000) << u"2.5 k"_s;
        QTest::newRow("axis small stays whole") << en.axisCount(1600) << u"1,600"_s;
        QTest::newRow("axis millions, de") << de.axisCount(2500000) << u"2,5 M"_s;
        QTest::newRow("percent, en") << en.percent(0.978) << u"97.8 %"_s;
        QTest::newRow("percent, de") << de.percent(0.978) << u"97,8 %"_s;
        QTest::newRow("percent that is not whole") << en.percent(0.9999) << u"99.9 %"_s;
        QTest::newRow("percent that is whole") << en.percent(1) << u"100.0 %"_s;
        QTest::newRow("percent without decimals") << en.percent(0.12, 0) << u"12 %"_s;
        QTest::newRow("points") << en.points(-0.009) << u"0.9 points"_s;
        QTest::newRow("bytes") << en.bytes(999) << u"999 B"_s;
        QTest::newRow("kilobytes") << en.bytes(48213) << u"48.2 kB"_s;
        QTest::newRow("gigabytes, de") << de.bytes(1800000000) << u"1,8 GB"_s;
        QTest::newRow("times") << en.times(9.02) << u"9 ×"_s;
        QTest::newRow("times with a decimal") << en.times(2.5) << u"2.5 ×"_s;
        QTest::newRow("at least") << Format::atLeast(en.count(231870)) << u"≥ 231,870"_s;
        QTest::newRow("C writes like English") << Format(QLocale::c()).count(1942310) << u"1,942,310"_s;
    }
    void writesNumbers()
    {
        QFETCH(QString, made);
        QFETCH(QString, wanted);
        QCOMPARE(plain(made), wanted);
    }

    void unitsNeverBreakFromTheirFigure()
    {
        const Format en(english);
        for (const QString &text : { en.shortCount(1942310), en.percent(0.5), en.bytes(48213), en.age(40), en.age(16920), en.points(0.009), Format::atLeast(u"3"_s) })
            QVERIFY2(!text.contains(u' '), qPrintable(text));
    }

    void writesAges_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("zero") << qint64(0) << u"0 s"_s;
        QTest::newRow("40 s") << qint64(40) << u"40 s"_s;
        QTest::newRow("up to 99 s") << qint64(99) << u"99 s"_s;
        QTest::newRow("then minutes") << qint64(100) << u"1 min"_s;
        QTest::newRow("31 min") << qint64(31 * 60 + 7) << u"31 min"_s;
        QTest::newRow("hours and minutes") << qint64(4 * 3600 + 42 * 60) << u"4 h 42 min"_s;
        QTest::newRow("whole hours") << qint64(2 * 3600) << u"2 h"_s;
        QTest::newRow("one day") << qint64(86400) << u"24 h"_s;
        QTest::newRow("nearly two days") << qint64(47 * 3600 + 59 * 60) << u"47 h 59 min"_s;
        QTest::newRow("two days") << qint64(2 * 86400) << u"2 days"_s;
        QTest::newRow("days and hours") << qint64(3 * 86400 + 5 * 3600) << u"3 days 5 h"_s;
        QTest::newRow("days") << qint64(9 * 86400 + 100) << u"9 days"_s;
        QTest::newRow("30 days without a second") << qint64(30 * 86400 - 1) << u"30 days"_s;
        QTest::newRow("a clock that went back") << qint64(-5) << u"0 s"_s;
    }
    void writesAges()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, wanted);
        QCOMPARE(plain(Format(english).age(seconds)), wanted);
    }

    void writesDurations()
    {
        const Format en(english);
        QCOMPARE(plain(en.duration(80'000)), u"0.08 s"_s);
        QCOMPARE(plain(en.duration(1'160'000)), u"1.2 s"_s);
        QCOMPARE(plain(en.duration(31 * core::microsPerMinute)), u"31 min"_s);
        QCOMPARE(plain(en.ago(40)), u"40 s ago"_s);
    }

    void writesTimesInTheChosenZone()
    {
        const Format en(english, paris);
        QCOMPARE(en.clock(moment), u"04:12"_s);
        QCOMPARE(en.clockWithSeconds(moment), u"04:12:44"_s);
        QCOMPARE(en.clockWithMillis(moment), u"04:12:44.102"_s);
        QCOMPARE(en.day(moment), u"Wed 25 Nov"_s);
        QCOMPARE(en.shortDay(moment), u"25 Nov"_s);
        QCOMPARE(en.stamp(moment), u"Wed 25 Nov, 04:12"_s);
        QCOMPARE(en.fullStamp(moment), u"Wed 25 Nov 2026, 04:12:44 CET"_s);
        QCOMPARE(Format(english).clock(moment), u"03:12"_s);
        QCOMPARE(Format(english, QTimeZone("No/Where")).clock(moment), u"03:12"_s);
        QVERIFY(Format(german, paris).day(moment).startsWith(u"Mi"_s));
    }

    void writesRanges()
    {
        const Format en(english, paris);
        const core::UtcMicros four = moment - 12 * core::microsPerMinute - 44'102'000;
        QCOMPARE(en.range({ four, four + 3 * core::microsPerHour }), u"Wed 25 Nov, 04:00–07:00"_s);
        QCOMPARE(en.range({ four - core::microsPerDay, four }), u"Tue 24 Nov, 04:00 to Wed 25 Nov, 04:00"_s);
        const core::UtcMicros midnight = four - 4 * core::microsPerHour;
        QCOMPARE(en.range({ midnight, midnight + core::microsPerDay }), u"Wed 25 Nov"_s);
        QCOMPARE(en.range({ midnight - 2 * core::microsPerDay, midnight + core::microsPerDay }), u"Mon 23 Nov to Wed 25 Nov"_s);
        QCOMPARE(en.range({ four + 31'000'000, four + 44'000'000 }), u"Wed 25 Nov, 04:00:31–04:00:44"_s);
        QCOMPARE(en.range({ four + 31'000'000, four + 61 * core::microsPerMinute + 7'000'000 }), u"Wed 25 Nov, 04:00–05:01"_s); // seconds would say nothing
        QCOMPARE(en.range({ midnight - 20'000'000, midnight + 10'000'000 }), u"Tue 24 Nov, 23:59:40 to Wed 25 Nov, 00:00:10"_s);
        // The last hour of a day ends at the next one's midnight and still belongs to its own day.
        QCOMPARE(en.range({ midnight - core::microsPerHour, midnight }), u"Tue 24 Nov, 23:00 to Wed 25 Nov, 00:00"_s);
    }

    void namesSteps()
    {
        QCOMPARE(Format::step(core::microsPerHour), u"hour"_s);
        QCOMPARE(Format::step(15 * core::microsPerMinute), u"15 minutes"_s);
        QCOMPARE(Format::step(6 * core::microsPerHour), u"6 hours"_s);
        QCOMPARE(Format::step(25 * core::microsPerHour), u"day"_s); // the day the clocks go back
        QCOMPARE(Format::step(7 * core::microsPerDay), u"week"_s);
        QCOMPARE(Format::step(31 * core::microsPerDay), u"month"_s);
    }

    void isolatesLatinText()
    {
        QCOMPARE(Format::isolated(u"mx-fr-3"_s), QString(QChar(0x2066)) + u"mx-fr-3"_s + QChar(0x2069));
    }
};

QTEST_APPLESS_MAIN(TestUiFormat)
#include "tst_ui_format.moc"

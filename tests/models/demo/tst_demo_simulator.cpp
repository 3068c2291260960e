// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/logwriter.h"
#include "models/demo/queueids.h"

#include <QTest>

#include <set>
#include <string>

using namespace bw;

class TestDemoSimulator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longIdsAreWhatPostfixGives()
    {
        // A recorded id: tests of a real daemon wrote 4jY3313Vy5z1d5LV at 2026-11-23T11:03:41.49 UTC.
        const demo::QueueId id = demo::QueueIds::longId(1'795'431'821'493'000, 0xAA3C81);
        QCOMPARE(std::string(id.view().substr(0, 6)), std::string("4jY331"));
        QCOMPARE(id.view().size(), std::size_t(16));
        QCOMPARE(id.view()[10], 'z');
        QCOMPARE(std::string(id.view().substr(11, 4)), std::string("1d5L"));
        QVERIFY(id.view().find_first_of("aeiouAEIOU") == std::string_view::npos);
    }

    void shortIdsComeAgainButNeverWhileTheyLive()
    {
        demo::QueueIds ids(demo::IdKind::ShortReused);
        std::set<std::string> ever;
        bool again = false;
        for (core::UtcMicros at = 0; at < 3'000; ++at) {
            const demo::QueueId first = ids.take(at * 7'919);
            const demo::QueueId second = ids.take(at * 7'919);
            QVERIFY(first.view() != second.view());
            again |= !ever.insert(std::string(first.view())).second;
            ids.giveBack(second);
            ids.giveBack(first);
        }
        QVERIFY(again);
    }

    void writesBothStamps_data()
    {
        QTest::addColumn<bool>("rfc3339");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("Paris in winter") << true << QByteArray("Europe/Paris") << qint64(1'795'611'600'020'113)
                                         << QByteArray("2026-11-25T14:00:00.020113+01:00 mx postfix/smtp[7]: x\n");
        QTest::newRow("last second of summer time") << true << QByteArray("Europe/Paris") << qint64(1'792'889'999'999'999)
                                                    << QByteArray("2026-10-25T02:59:59.999999+02:00 mx postfix/smtp[7]: x\n");
        QTest::newRow("first of winter time") << true << QByteArray("Europe/Paris") << qint64(1'792'890'000'000'000)
                                              << QByteArray("2026-10-25T02:00:00.000000+01:00 mx postfix/smtp[7]: x\n");
        QTest::newRow("day padded with a blank") << false << QByteArray("UTC") << qint64(1'793'510'645'900'000)
                                                 << QByteArray("Nov  1 05:24:05 mx postfix/smtp[7]: x\n");
        QTest::newRow("half-hour zone west") << true << QByteArray("America/St_Johns") << qint64(1'795'611'600'000'000)
                                             << QByteArray("2026-11-25T09:30:00.000000-03:30 mx postfix/smtp[7]: x\n");
    }
    void writesBothStamps()
    {
        QFETCH(bool, rfc3339);
        QFETCH(QByteArray, zone);
        QFETCH(qint64, at);
        QFETCH(QByteArray, line);
        demo::LogWriter out(rfc3339 ? demo::Stamp::Rfc3339 : demo::Stamp::Rfc3164, core::ZoneRules::named(zone.toStdString()));
        out.begin(at, "mx", "postfix/smtp", 7);
        out << 'x';
        out.end();
        out.begin(at, "mx", "postfix/smtp", 8);
        out << std::string_view("dropped");
        out.drop();
        QCOMPARE(QByteArray(out.block().data(), qsizetype(out.block().size())), line);
    }

    void delaysHaveTwoSignificantDigits_data()
    {
        QTest::addColumn<qint64>("micros");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << qint64(0) << QByteArray("0");
        QTest::newRow("below a hundredth") << qint64(4'000) << QByteArray("0");
        QTest::newRow("hundredths") << qint64(168'000) << QByteArray("0.17");
        QTest::newRow("no trailing zero") << qint64(700'000) << QByteArray("0.7");
        QTest::newRow("tenths") << qint64(1'234'000) << QByteArray("1.2");
        QTest::newRow("rounds up to whole") << qint64(2'960'000) << QByteArray("3");
        QTest::newRow("whole") << qint64(31'400'000) << QByteArray("31");
    }
    void delaysHaveTwoSignificantDigits()
    {
        QFETCH(qint64, micros);
        QFETCH(QByteArray, text);
        demo::LogWriter out(demo::Stamp::Rfc3339, core::ZoneRules());
        out.seconds(micros);
        QCOMPARE(QByteArray(out.block().data(), qsizetype(out.block().size())), text);
    }
};

QTEST_APPLESS_MAIN(TestDemoSimulator)
#include "tst_demo_simulator.moc"

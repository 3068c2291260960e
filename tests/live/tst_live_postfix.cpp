// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livefleet.h"

#include <thread>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

class TestLivePostfix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFollowedLogCountsWhatWasSent()
    {
        if (const QString why = whyNotHere({u"postfix"_s, u"dovecot"_s, u"python3"_s, u"openssl"_s, u"gzip"_s}, true);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        Fleet fleet;
        QCOMPARE(fleet.start(), QString());
        const QString store = fleet.folder.path(u"live.bw"_s);
        Program follow(ctl,
            {u"--store"_s, store, u"--quiet"_s, u"import"_s, u"--node"_s, u"live"_s, u"--mta"_s, u"postfix"_s,
                u"--log-tz"_s, u"UTC"_s, u"--follow"_s, fleet.log});

        Sent sent = fleet.send(traffic(fleet, u"first"_s));
        QCOMPARE(figures(sent),
            u"accepted 11, recipients 16, delivered 12, deferred 2, bounced 2, rejected 5; logins 9 ok, 4 failed"_s);
        QCOMPARE(difference(store, sent), QString());

        // Rotation by rename while mail flows: daemons write on into the moved file until they are told.
        Sent second;
        std::thread sender([&] { second = fleet.send(traffic(fleet, u"second"_s)); });
        QTest::qSleep(700);
        const bool renamed = fleet.rotateByRename();
        sender.join();
        QVERIFY(renamed);
        sent.add(second);
        QCOMPARE(difference(store, sent), QString());

        // Rotation by copy and truncation, at once after the last line: what was not read yet stands in the copy alone.
        sent.add(fleet.send(traffic(fleet, u"third"_s)));
        fleet.waitForQuiet();
        QVERIFY(fleet.rotateByCopy());
        sent.add(fleet.send(traffic(fleet, u"fourth"_s)));
        QCOMPARE(difference(store, sent), QString());

        QVERIFY2(follow.isRunning(), follow.readErr().constData());
        QCOMPARE(follow.stop(), 0);
        QCOMPARE(QString::fromUtf8(follow.readErr()), QString());

        instancesAreTold(store, sent);
        sameBytesAddNothing(fleet, store, sent);
        everyLineIsUnderstood(fleet);
    }

private:
    static void instancesAreTold(const QString &store, const Sent &sent)
    {
        QMap<QString, int> accepted;
        for (const auto &bucket : ask(store, {u"volume"_s, u"--by"_s, u"instance"_s})[u"buckets"_s].toArray())
            accepted[bucket[u"instance"_s].toString()] += bucket[u"accepted"_s].toInt();
        QCOMPARE(accepted.value(u"postfix-in"_s), 4 * 2);
        QCOMPARE(accepted.value(u"postfix-out"_s), sent.accepted - 4 * 2);
    }

    static void sameBytesAddNothing(const Fleet &fleet, const QString &store, const Sent &sent)
    {
        for (const QString &file : {fleet.log + u".2.gz"_s, fleet.log + u".1"_s, fleet.log}) {
            const auto ran = runProgram(ctl,
                {u"--store"_s, store, u"--quiet"_s, u"--format"_s, u"json"_s, u"import"_s, u"--node"_s, u"live"_s,
                    u"--mta"_s, u"postfix"_s, u"--log-tz"_s, u"UTC"_s, file});
            QVERIFY2(ran.exitCode == 0, ran.err.constData());
            const auto counts = QJsonDocument::fromJson(ran.out).object();
            QCOMPARE(counts[u"messages"_s].toInt(), 0);
            QVERIFY(counts[u"already_known"_s].toInt() > 0);
        }
        QCOMPARE(figures(figuresOf(store)), figures(sent));
    }

    static void everyLineIsUnderstood(const Fleet &fleet)
    {
        const auto parsed = runProgram(
            ctl, {u"parse"_s, u"--mta"_s, u"postfix"_s, fleet.log + u".2.gz"_s, fleet.log + u".1"_s, fleet.log});
        QCOMPARE(parsed.exitCode, 0);
        const QString last = QString::fromUtf8(parsed.err.trimmed().split('\n').last());
        QVERIFY2(last.endsWith(u"unrecognised: 0, unreadable: 0"), qPrintable(last));
    }
};

QTEST_GUILESS_MAIN(TestLivePostfix)
#include "tst_live_postfix.moc"

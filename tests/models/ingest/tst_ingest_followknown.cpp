// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/subject.h"
#include "models/store/writer.h"
#include "tests/models/ingest/following.h"

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// Others bring lines of a log that is followed: before, and while the follower begins anew.
class TestFollowKnown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Other files of the node had the lines that come, all of them or some.
    void linesThatAreKnownMayComeLater_data()
    {
        QTest::addColumn<QList<int>>("imported"); // from, to, from, to …
        QTest::addColumn<int>("first"); // that many lines stand in the log at the start
        QTest::addColumn<int>("step"); // and so many come each time
        QTest::addColumn<bool>("stopsBetween");
        for (const bool stops : { false, true }) {
            const auto add = [stops](const char *name, const QList<int> &imported, int first, int step) {
                QTest::addRow("%s%s", name, stops ? ", stopped between" : "") << imported << first << step << stops;
            };
            add("the whole log", { 0, 746 }, 400, 150);
            add("the whole log, a few lines at a time", { 0, 746 }, 690, 7);
            add("the whole log, line by line", { 0, 746 }, 725, 1);
            add("the whole log, from an empty file", { 0, 746 }, 0, 100);
            add("in two files, cut elsewhere", { 0, 300, 300, 746 }, 250, 97);
            add("in two files that overlap", { 0, 450, 300, 746 }, 250, 97);
            add("the begin and the end", { 0, 300, 500, 746 }, 250, 97);
        }
    }
    void linesThatAreKnownMayComeLater()
    {
        QFETCH(QList<int>, imported);
        QFETCH(int, first);
        QFETCH(int, step);
        QFETCH(bool, stopsBetween);
        IngestWorld world, other;
        for (IngestWorld *each : { &world, &other })
            for (qsizetype i = 0; i < imported.size(); i += 2)
                each->import({ each->write(u"whole%1.log"_s.arg(i), part(imported.at(i), imported.at(i + 1))) });
        other.import({ other.write(u"mail.log"_s, part(0, all)) });
        const QByteArray told = withoutLost(other.dump());
        world.write(u"mail.log"_s, part(0, first));
        auto following = std::make_unique<Following>(world);
        bool hasStopped = false;
        for (qsizetype at = first; at < all;) {
            QTRY_COMPARE_WITH_TIMEOUT(cursorOf(world), part(0, at).size(), 30'000);
            const qsizetype end = std::min<qsizetype>(at + step, all);
            if (stopsBetween && at > first && !std::exchange(hasStopped, true)) {
                QVERIFY(following->stop());
                following = std::make_unique<Following>(world);
            }
            world.write(u"mail.log"_s, part(at, end), QIODevice::Append);
            at = end;
        }
        QTRY_COMPARE_WITH_TIMEOUT(cursorOf(world), part(0, all).size(), 30'000);
        QVERIFY(following->stop());
        QVERIFY2(withoutLost(world.dump()) == told, firstDifference(told, withoutLost(world.dump())).constData());
    }

    /// A log that was copied in mid-line, then as it is: as if it had been read whole.
    void aCopyThatEndsInMidLineIsNoOtherLog()
    {
        const QByteArray bytes = part(0, all);
        const qsizetype from = part(0, all - 3).size();
        QByteArrayList wrong;
        for (qsizetype size = from; size <= bytes.size(); ++size) {
            IngestWorld world;
            const auto cut = world.import({ world.write(u"mail.log"_s, bytes.left(size)) });
            const auto whole = world.import({ world.write(u"whole.log"_s, bytes) });
            const bool isCut = size > from && bytes.at(size - 1) != '\n';
            const bool isRead = isCut && bytes.at(size) == '\n';
            if (world.dump() != expected() || cut.unfinished != (isCut && !isRead ? 1 : 0) || whole.unfinished != 0)
                wrong << QByteArray::number(size) + ": …" + bytes.mid(size - 30, 30);
        }
        QVERIFY2(wrong.isEmpty(), wrong.join('\n').constData());
    }

    /// Files of other tools end so, and their last line counts.
    void aWholeLastLineNeedsNoLineEnd_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<bool>("isRead");
        const auto add = [](const char *end, bool isRead) { QTest::newRow(end) << QByteArray(end) << isRead; };
        add("qmgr[3]: A1B2C3D4E5: removed", true);
        add("qmgr[3]: A1B2C3D4E5: from=<a@x.example>, size=900, nrcpt=2 (queue active)", true);
        add("qmgr[3]: A1B2C3D4E5: from=<a@x.example>, size=900, nrcpt=2", false);
        add("smtp[4]: A1B2C3D4E5: to=<b@x.example>, relay=none, delay=1, delays=0/0/1/0, dsn=4.4.1, status=deferred (connect to x[192.0.2.1]:25: timed out)", true);
        add("smtp[4]: A1B2C3D4E5: to=<b@x.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=4.2.0, status=deferred (host x[192.0.2.1] said: 450 (later)", false);
        add("smtp[4]: A1B2C3D4E5: to=<b@x.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 ok :-)", false);
        add("smtp[4]: A1B2C3D4E5: to=<b@x.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 ok ;)", false);
        add("smtp[4]: A1B2C3D4E5: to=<b@x.example>, relay=x[192.0.2.1]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 ok :-))", true);
        add("cleanup[2]: A1B2C3D4E5: message-id=<1@x.example>", true);
        add("smtpd[1]: connect from c.example[192.0.2.7]", true);
        add("smtpd[1]: disconnect from c.example[192.0.2.7]", false);
        add("smtpd[1]: A1B2C3D4E5: client=c.example[192.0.2.7]", false);
        add("smtpd[1]: A1B2C3D4E5: client=c.example[192.0.2.7], sasl_method=PLAIN, sasl_username=ann", false);
        add("smtpd[1]: warning: c.example[192.0.2.7]: SASL PLAIN authentication failed", false);
        add("smtpd[1]: warning: c.example[192.0.2.7]: SASL PLAIN authentication failed: authentication failure", false);
        add("smtpd[1]: warning: c.example[192.0.2.7]: SASL PLAIN authentication failed: authentication failure, sasl_username=x helo=<y>", false);
        add("smtpd[1]: NOQUEUE: reject: RCPT from c.example[192.0.2.7]: 554 5.7.1 <b@x.example>: Relay access denied; from=<a@x.example> to=<b@x.example>", false);
        add("smtpd[1]: NOQUEUE: reject: RCPT from c.example[192.0.2.7]: 554 5.7.1 <b@x.example>: Relay access denied; from=<a@x.example> to=<b@x.example> proto=ESMTP helo=<c>", false);
        add("smtpd[1]: NOQUEUE: reject: RCPT from c.example[192.0.2.7]: 554 5.7.1 <b@x.example>: Relay access denied; from=<a@x.example> to=<b@x.example> proto=ESMTP helo=<c> sasl_method=PLAIN sasl_username=ann", false);
        add("smtpd[1]: disconnect from c.example[192.0.2.7] ehlo=1 auth=1 noop=9 quit=1 commands=12", true);
        add("smtpd[1]: disconnect from c.example[192.0.2.7] ehlo=1 auth=1 noop=9 quit=1 commands=1", false);
        add("smtpd[1]: disconnect from c.example[192.0.2.7] ehlo=1 auth=0/1 mail=9 quit=1 commands=11/12", true);
        add("smtpd[1]: disconnect from c.example[192.0.2.7] ehlo=1 auth=0/1 mail=9 quit=1 commands=11/1", false);
        add("smtpd[1]: disconnect from c.example[192.0.2.7] ehlo=1 auth=0/1 mail=9 quit=1 commands=11", false);
        add("cleanup[2]: A1B2C3D4E5: removed", false);
    }
    void aWholeLastLineNeedsNoLineEnd()
    {
        QFETCH(QByteArray, end);
        QFETCH(bool, isRead);
        IngestWorld world;
        const auto counts = world.import({ world.write(u"mail.log"_s, "2026-11-25T09:00:00.000000+00:00 mx postfix/" + end) });
        QCOMPARE(counts.lines, isRead ? 1 : 0);
        QCOMPARE(counts.unfinished, isRead ? 0 : 1);
    }

    /// An import was quicker than the follower that begins anew after an erasure.
    void whoFollowsWaitsForWhoWasQuicker()
    {
        IngestWorld world;
        const QString whole = world.write(u"whole.log"_s, part(0, all));
        auto options = IngestWorld::options({ world.write(u"mail.log"_s, part(0, 300)) });
        options.follow = true;
        options.lookEveryMs = 20;
        std::atomic_int openings = 0;
        std::unique_ptr<store::Writer> other;
        ingest::Importer importer(world.store(), [&] {
            if (++openings == 2) {
                world.import({ whole });
                other = std::move(*store::Writer::open(world.store(), options.node, options.mta, u"import"_s, world.clock));
            } else if (openings == 3) {
                other.reset();
            }
            return makeFixedHasher();
        }, world.clock);
        std::atomic_bool stop = false;
        core::Result<ingest::ImportCounts> counts;
        std::thread thread([&] { counts = importer.run(options, stop); });
        const auto read = [&world](qsizetype lines) { return QTest::qWaitFor([&] { return cursorOf(world) == part(0, lines).size(); }, 30'000); };
        const bool hasBegun = read(300);
        const auto erased = store::eraseSubject(world.store(), world.clock, { makeFixedHasher()->hash("nobody@example.net"), "nobody@example.net" });
        world.write(u"mail.log"_s, part(300, 500), QIODevice::Append);
        const bool goesOn = read(500);
        world.write(u"mail.log"_s, part(500, all), QIODevice::Append);
        const bool isThrough = read(all);
        stop = true;
        thread.join();
        QVERIFY(hasBegun && erased);
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().oneLine()));
        QVERIFY(goesOn && isThrough);
        QCOMPARE(openings, 3);
        QCOMPARE(counts->lines - counts->alreadyKnown, 300);
        QVERIFY2(withoutLost(world.dump()) == withoutLost(expected()), firstDifference(withoutLost(expected()), withoutLost(world.dump())).constData());
    }
};

QTEST_GUILESS_MAIN(TestFollowKnown)
#include "tst_ingest_followknown.moc"

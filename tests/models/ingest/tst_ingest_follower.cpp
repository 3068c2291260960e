// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/follower.h"
#include "models/store/maintenance.h"
#include "models/store/queries/volumequery.h"
#include "models/store/subject.h"
#include "models/transport/local/localroute.h"
#include "tests/models/ingest/following.h"

#include <QProcess>

#include <functional>
#include <thread>
#include <utility>

#include <unistd.h>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

void packAway(const QString &path)
{
    QProcess process;
    process.start(u"gzip"_s, { path });
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("gzip failed");
}

/// Files of this computer; the log is rotated once more right after its folder was listed.
class Restless final : public transport::Files
{
public:
    explicit Restless(std::function<void()> rotate)
        : m_rotate(std::move(rotate))
    {
    }
    [[nodiscard]] bool areHere() const override { return true; }
    core::Result<std::unique_ptr<transport::OpenFile>> open(const QString &path) override { return m_files.open(path); }
    core::Result<std::optional<transport::FileIdentity>> statusAt(const QString &path) override { return m_files.statusAt(path); }
    core::Result<transport::FileKind> kindAt(const QString &path) override { return m_files.kindAt(path); }
    core::Result<QList<transport::FoundFile>> list(const QString &folder) override
    {
        auto found = m_files.list(folder);
        if (m_rotate)
            std::exchange(m_rotate, {})();
        return found;
    }

private:
    transport::LocalFiles m_files;
    std::function<void()> m_rotate;
};

} // namespace

class TestFollower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatComes()
    {
        IngestWorld world;
        world.write(u"mail.log"_s, part(0, 100));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 100, 30'000);
        for (qsizetype at = 100; at < all; at += 60)
            world.write(u"mail.log"_s, part(at, std::min<qsizetype>(at + 60, all)), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all, 30'000);
        QVERIFY(following.stop());
        COMPARE_DUMPS(world);
    }

    /// Written a few lines at a time, packed later: the store tells the same and is as small.
    void aFollowedLogTakesNoMoreThanAnImportedOne()
    {
        QList<QByteArray> lines;
        const QList<QByteArray> day = sampleBytes(u"mixed-long-ids.rfc3339.log"_s).split('\n');
        for (int i = 0; i < 60; ++i) {
            const QByteArray date = QDate(2026, 9, 1).addDays(i).toString(Qt::ISODate).toLatin1();
            for (const QByteArray &line : day)
                if (!line.isEmpty())
                    lines << date + line.mid(10) + '\n';
        }
        const auto sizeOf = [](IngestWorld &world) {
            const std::atomic_bool never = false;
            if (!store::maintain(world.store(), {}, world.clock, never) || !store::compact(world.store()))
                qFatal("no upkeep");
            return QFileInfo(world.path(u"s.bw"_s)).size();
        };
        IngestWorld none;
        const qint64 empty = sizeOf(none);
        IngestWorld imported;
        imported.import({ imported.write(u"mail.log"_s, lines.join()) });
        const QByteArray told = imported.dump();
        const qint64 once = sizeOf(imported) - empty;
        QCOMPARE(imported.dump(), told);

        for (const bool isPackedBetween : { false, true }) {
            IngestWorld world;
            world.write(u"mail.log"_s, {});
            constexpr qsizetype step = 97; // in the middle of messages
            for (qsizetype at = 0; at < lines.size();) {
                Following following(world); // stopped and started again a few times
                const qsizetype end = std::min(at + 80 * step, lines.size()), start = at;
                for (; at < end; at += step) {
                    world.write(u"mail.log"_s, lines.mid(at, std::min(step, end - at)).join(), QIODevice::Append);
                    QTest::qWait(25);
                }
                at = end;
                QTRY_COMPARE_WITH_TIMEOUT(following.lines(), end - start, 30'000);
                QVERIFY(following.stop());
                if (isPackedBetween)
                    QVERIFY(store::maintain(world.store(), {}, world.clock, IngestWorld::neverStop));
            }
            QVERIFY2(world.dump() == told, firstDifference(told, world.dump()).constData());
            QVERIFY(store::compact(world.store()));
            const qint64 before = QFileInfo(world.path(u"s.bw"_s)).size() - empty;
            const qint64 followed = sizeOf(world) - empty;
            qInfo("imported %lld bytes; followed %lld, packed %lld", static_cast<long long>(once), static_cast<long long>(before), static_cast<long long>(followed));
            QVERIFY(isPackedBetween || before > once * 5 / 4);
            QVERIFY(followed < once * 110 / 100);
            QVERIFY2(world.dump() == told, firstDifference(told, world.dump()).constData());
        }
    }

    /// By another connection, while a message that names the person is open: the ledger that runs forgets it too.
    void anErasedPersonDoesNotComeBack()
    {
        const auto line = [](const char *time, const QByteArray &text) { return QByteArray("2026-11-25T09:") + time + ".000000+00:00 mx postfix/" + text + '\n'; };
        const auto to = [&](const char *time, const char *who, const char *end) {
            return line(time, QByteArray("smtp[4]: A1B2C3D4E5: to=<") + who + "@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0/0/1/0, " + end);
        };
        const auto person = [](const char *address) { return store::Subject { makeFixedHasher()->hash(address), address }; };
        IngestWorld world;
        world.write(u"mail.log"_s, line("00:00", "smtpd[1]: A1B2C3D4E5: client=c.example[192.0.2.7]")
                + line("00:00", "cleanup[2]: A1B2C3D4E5: message-id=<1@x.example>") + line("00:00", "qmgr[3]: A1B2C3D4E5: from=<a@x.example>, size=900, nrcpt=2 (queue active)")
                + to("00:01", "bob", "dsn=4.2.0, status=deferred (host said: 450 later)"));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 4, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(store::findSubject(world.store(), person("bob@example.net"))->size(), 1, 30'000);
        QVERIFY(store::eraseSubject(world.store(), world.clock, person("bob@example.net")));
        world.write(u"mail.log"_s, to("30:01", "bob", "dsn=2.0.0, status=sent (250 ok)") + to("30:01", "eve", "dsn=2.0.0, status=sent (250 ok)"), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(store::findSubject(world.store(), person("eve@example.net"))->size(), 1, 30'000); // it goes on
        world.write(u"mail.log"_s, line("30:02", "qmgr[3]: A1B2C3D4E5: removed"), QIODevice::Append);
        QTest::qWait(200);
        QVERIFY(following.stop());
        QVERIFY(store::findSubject(world.store(), person("bob@example.net"))->isEmpty());
        const auto volume = store::VolumeQuery { {}, {}, true }.run(world.store());
        QVERIFY(volume);
        QCOMPARE(volume->totals.accepted.value_or(-1), 1);
        QCOMPARE(volume->totals.delivered.value_or(-1), 2);
        QCOMPARE(volume->totals.deferred.value_or(-1), 1);
    }

    /// … nor by an import that is at its middle when the person leaves.
    void anImportBeginsAnewAfterAnErasure()
    {
        IngestWorld world;
        const QString first = world.write(u"mail.log"_s, part(0, 300));
        const QString second = world.write(u"mail.log.2"_s, part(300, all));
        ingest::Importer importer(world.store(), makeFixedHasher, world.clock);
        bool isErased = false;
        importer.setOnProgress([&](const ingest::ImportProgress &) {
            if (!std::exchange(isErased, true))
                QVERIFY(store::eraseSubject(world.store(), world.clock, { makeFixedHasher()->hash("nobody@example.net"), "nobody@example.net" }));
        });
        const auto counts = importer.run(IngestWorld::options({ first, second }), IngestWorld::neverStop);
        QVERIFY2(counts, counts ? "" : qPrintable(counts.error().oneLine()));
        QVERIFY(isErased);
        IngestWorld other;
        other.import({ other.write(u"mail.log"_s, part(0, 300)), other.write(u"mail.log.2"_s, part(300, all)) });
        QVERIFY2(world.dump() == other.dump(), firstDifference(other.dump(), world.dump()).constData());
    }

    void anUnfinishedLineWaits()
    {
        IngestWorld world;
        const QByteArray next = part(100, 101);
        world.write(u"mail.log"_s, part(0, 100) + next.left(30));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 100, 30'000);
        QTest::qWait(100);
        QCOMPARE(following.lines(), 100);
        world.write(u"mail.log"_s, next.mid(30) + part(101, all), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all, 30'000);
        following.stop();
        COMPARE_DUMPS(world);
    }

    void rotationByRenameLosesNothing()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 200));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 200, 30'000);
        QVERIFY(QFile::rename(log, log + u".1"_s));
        world.write(u"mail.log.1"_s, part(200, 260), QIODevice::Append); // its writer has not noticed yet
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 260, 30'000);
        world.write(u"mail.log"_s, part(260, 400));
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 400, 30'000);
        world.write(u"mail.log"_s, part(400, all), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all, 30'000);
        following.stop();
        COMPARE_DUMPS(world);
    }

    void aLateWriterOfTheOldFileIsHeard()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 300));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 300, 30'000);
        QVERIFY(QFile::rename(log, log + u".1"_s));
        world.write(u"mail.log"_s, {});
        QTest::qWait(100); // the new file is there, and empty
        world.write(u"mail.log.1"_s, part(300, 350), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 350, 30'000);
        world.write(u"mail.log"_s, part(350, all), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all, 30'000);
        following.stop();
        COMPARE_DUMPS(world);
    }

    void copytruncateLosesNothing()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 300));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 300, 30'000);
        // More comes, and before the next look it is copied away and cut.
        world.write(u"mail.log"_s, part(300, 340), QIODevice::Append);
        QVERIFY(QFile::copy(log, log + u".1"_s));
        QVERIFY(QFile::resize(log, 0));
        world.write(u"mail.log"_s, part(340, 500), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 500, 30'000);
        world.write(u"mail.log"_s, part(500, all), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all, 30'000);
        following.stop();
        COMPARE_DUMPS(world);
    }

    void truncationWithoutACopyIsNotedAsLost()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 300));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 300, 30'000);
        QVERIFY(QFile::resize(log, 0));
        QTest::qWait(100);
        world.write(u"mail.log"_s, part(400, all), QIODevice::Append);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 300 + all - 400, 30'000);
        following.stop();
        QVERIFY(world.dump().contains("lost|mx1|") && world.dump().contains("why=truncated"));
    }

    void aFileReplacedByOneOfTheSameSizeIsReadAnew()
    {
        IngestWorld world;
        QByteArray first = part(0, 1), second = part(1, 2);
        const auto size = std::max(first.size(), second.size()) + 20;
        first = first.chopped(1) + QByteArray(size - first.size(), '.') + '\n';
        second = second.chopped(1) + QByteArray(size - second.size(), '.') + '\n';
        QCOMPARE(first.size(), second.size());
        world.write(u"mail.log"_s, first);
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 1, 30'000);
        QTest::qWait(30); // another time of change
        QFile file(world.path(u"mail.log"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(second);
        file.close();
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 2, 30'000);
    }

    void aRestartGoesOnWhereItStopped()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, {});
        for (qsizetype at = 0; at < all; at += 90) {
            world.write(u"mail.log"_s, part(at, std::min<qsizetype>(at + 90, all)), QIODevice::Append);
            Following following(world);
            QTRY_COMPARE_WITH_TIMEOUT(following.lines(), std::min<qsizetype>(90, all - at), 30'000);
            const auto counts = following.stop();
            QVERIFY(counts);
            QCOMPARE(counts->alreadyKnown, 0); // by the cursor, not by reading all again
        }
        COMPARE_DUMPS(world);
    }

    void whatWasRotatedMeanwhileIsFound_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::addColumn<bool>("isCopied");
        QTest::newRow("renamed") << false << false;
        QTest::newRow("renamed and packed") << true << false;
        QTest::newRow("copied and truncated") << false << true;
        QTest::newRow("copied, truncated and packed") << true << true;
    }
    void whatWasRotatedMeanwhileIsFound()
    {
        QFETCH(bool, isPacked);
        QFETCH(bool, isCopied);
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 200));
        {
            Following following(world);
            QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 200, 30'000);
        }
        world.write(u"mail.log"_s, part(200, 260), QIODevice::Append);
        if (isCopied) {
            QVERIFY(QFile::copy(log, log + u".2"_s));
            QVERIFY(QFile::resize(log, 0));
        } else {
            QVERIFY(QFile::rename(log, log + u".2"_s));
        }
        if (isPacked)
            packAway(log + u".2"_s);
        QTest::qWait(20);
        world.write(u"mail.log.1"_s, part(260, 500)); // a whole file came and went
        QTest::qWait(20);
        world.write(u"mail.log"_s, part(500, all));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all - 200, 30'000);
        following.stop();
        COMPARE_DUMPS(world);
    }

    void whatWasRotatedAwayIsNotedAsLost()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 200));
        {
            Following following(world);
            QTRY_COMPARE_WITH_TIMEOUT(following.lines(), 200, 30'000);
        }
        QVERIFY(QFile::remove(log));
        world.write(u"mail.log"_s, part(300, all));
        Following following(world);
        QTRY_COMPARE_WITH_TIMEOUT(following.lines(), all - 300, 30'000);
        following.stop();
        QVERIFY(world.dump().contains("why=rotated_away"));
        // Whoever finds the missing file afterwards completes the story.
        world.import({ world.write(u"found"_s, part(200, 300)) });
        const auto dump = withoutLost(world.dump()), whole = withoutLost(expected());
        QVERIFY2(dump.split('\n').size() >= whole.split('\n').size() - 10, firstDifference(whole, dump).constData());
    }

    void twoLogsOfOneNodeAreFollowedTogether()
    {
        IngestWorld world;
        const QString mail = world.write(u"mail.log"_s, part(0, 100));
        const QString other = world.write(u"other.log"_s, "2026-11-23T11:03:12+00:00 mx2 postfix/smtpd[258]: connect from unknown[192.0.2.9]\n");
        std::atomic_bool stop = false;
        core::Result<ingest::ImportCounts> counts;
        std::thread thread([&] {
            auto options = IngestWorld::options({ mail, other });
            options.follow = true;
            options.lookEveryMs = 20;
            counts = world.run(options, stop);
        });
        QTest::qWait(200);
        world.write(u"mail.log"_s, part(100, all), QIODevice::Append);
        world.write(u"other.log"_s, "2026-11-23T11:03:13+00:00 mx2 postfix/smtpd[258]: disconnect from unknown[192.0.2.9]\n", QIODevice::Append);
        QTest::qWait(300);
        stop = true;
        thread.join();
        QVERIFY(counts);
        QCOMPARE(counts->lines, all + 2);
        QCOMPARE(counts->messages, 63);
    }

    /// The next rotation falls between the list of rotated files and the opening of the log.
    void aRotationDuringTheCatchUpLosesNothing_data()
    {
        QTest::addColumn<bool>("isPacked");
        QTest::newRow("renamed") << false;
        QTest::newRow("renamed and packed") << true;
    }
    void aRotationDuringTheCatchUpLosesNothing()
    {
        QFETCH(bool, isPacked);
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 150));
        {
            Following following(world);
            QTRY_COMPARE(following.lines(), 150);
        }
        QVERIFY(QFile::rename(log, log + u".1"_s));
        world.write(u"mail.log"_s, part(150, 400)); // that nobody has seen yet
        Restless files([&] {
            QVERIFY(QFile::rename(log + u".1"_s, log + u".2"_s));
            QVERIFY(QFile::rename(log, log + u".1"_s));
            if (isPacked)
                packAway(log + u".2"_s);
            world.write(u"mail.log"_s, part(400, all));
        });
        auto options = IngestWorld::options({ log });
        options.follow = true;
        options.lookEveryMs = 20;
        auto intake = ingest::Intake::open(world.store(), makeFixedHasher, world.clock, { options.node, options.mta, u"test"_s, false });
        QVERIFY(intake);
        ingest::Progress progress({});
        ingest::Follower follower(**intake, files, options, core::ZoneRules::named("UTC"), progress);
        std::atomic_bool stop = false;
        core::Done followed;
        std::thread thread([&] { followed = follower.run(stop); });
        QTest::qWait(1500);
        stop = true;
        thread.join();
        QVERIFY(followed);
        QVERIFY((*intake)->finish(true));
        intake->reset();
        QVERIFY2(withoutLost(world.dump()) == withoutLost(expected()), firstDifference(withoutLost(expected()), withoutLost(world.dump())).constData());
        QVERIFY(!world.dump().contains("\nlost|"));
    }

    /// Two rotations between two looks of one run: the file between them is read too.
    void twoRotationsBetweenTwoLooks()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, part(0, 150));
        std::atomic_bool stop = false;
        core::Result<ingest::ImportCounts> counts;
        std::thread thread([&] {
            auto options = IngestWorld::options({ log });
            options.follow = true;
            options.lookEveryMs = 1000;
            counts = world.run(options, stop);
        });
        QTest::qWait(500);
        QVERIFY(QFile::rename(log, log + u".1"_s));
        world.write(u"mail.log"_s, part(150, 400));
        QVERIFY(QFile::rename(log + u".1"_s, log + u".2"_s));
        QVERIFY(QFile::rename(log, log + u".1"_s));
        world.write(u"mail.log"_s, part(400, all));
        QTest::qWait(2500);
        stop = true;
        thread.join();
        QVERIFY(counts);
        QCOMPARE(counts->lines - counts->alreadyKnown, all);
        QVERIFY2(withoutLost(world.dump()) == withoutLost(expected()), firstDifference(withoutLost(expected()), withoutLost(world.dump())).constData());
    }

    void aMissingLogIsSaidAtOnce()
    {
        IngestWorld world;
        auto options = IngestWorld::options({ world.path(u"mail.log"_s) });
        options.follow = true;
        QCOMPARE(world.run(options).error().kind, core::ProblemKind::Missing);
    }
};

QTEST_GUILESS_MAIN(TestFollower)
#include "tst_ingest_follower.moc"

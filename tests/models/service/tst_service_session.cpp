// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/session.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsInTheBackgroundAndTellsWhatChanged()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(u"mixed-short-ids.rfc3339.log"_s));
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        QSignalSpy hours(session.get(), &service::Session::hoursChanged);
        QSignalSpy jobs(session.get(), &service::Session::jobsChanged);
        service::ImportJob *job = session->importLogs(IngestWorld::options({ log }));
        QVERIFY(job->title().contains(u"mail.log"));
        QVERIFY(!job->isFinished());
        QVERIFY(!job->outcome()); // not yet
        QCOMPARE(session->jobs(), QList<service::Job *> { job });
        QSignalSpy finished(job, &service::Job::finished);
        QVERIFY(finished.wait(30'000));
        QVERIFY(job->outcome());
        QCOMPARE(job->result()->messages, 63);
        QCOMPARE(job->progress(), 1.0);
        QVERIFY(!hours.isEmpty());
        QVERIFY(jobs.size() >= 2);
    }

    void aFailedImportTellsWhy()
    {
        IngestWorld world;
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        auto options = IngestWorld::options({ world.path(u"mail.log"_s) });
        options.mta = u"nothing"_s;
        service::ImportJob *job = session->importLogs(options);
        QSignalSpy finished(job, &service::Job::finished);
        QVERIFY(finished.wait(30'000));
        QCOMPARE(job->outcome().error().kind, core::ProblemKind::Usage);
    }

    void theNewestQuestionWins()
    {
        IngestWorld world;
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        QObject page;
        QList<int> answers;
        QSemaphore gate, begun;
        std::atomic_bool firstWasCancelled = false;
        session->ask(&page, "volume", [&](const std::atomic_bool &cancelled) -> std::function<void()> {
            begun.release();
            gate.acquire();
            firstWasCancelled = cancelled.load();
            return [&] { answers << 1; };
        });
        begun.acquire();
        session->ask(&page, "volume", [&](const std::atomic_bool &) -> std::function<void()> { return [&] { answers << 2; }; });
        session->ask(&page, "other", [&](const std::atomic_bool &) -> std::function<void()> { return [&] { answers << 3; }; });
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 30'000);
        gate.release();
        QTRY_VERIFY_WITH_TIMEOUT(firstWasCancelled, 20'000);
        QTest::qWait(20);
        std::sort(answers.begin(), answers.end());
        QCOMPARE(answers, (QList<int> { 2, 3 }));
    }

    void anAnswerIsDroppedWhenItsAskerHasGone()
    {
        IngestWorld world;
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        auto page = std::make_unique<QObject>();
        QSemaphore gate, begun, ended;
        bool isCalled = false;
        session->ask(page.get(), "volume", [&](const std::atomic_bool &) -> std::function<void()> {
            begun.release();
            gate.acquire();
            ended.release();
            return [&] { isCalled = true; };
        });
        begun.acquire();
        page.reset();
        gate.release();
        ended.acquire();
        QTest::qWait(30);
        QVERIFY(!isCalled);
    }

    void workRunsElsewhereAndAnswersHere()
    {
        IngestWorld world;
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        QThread *work = nullptr, *answer = nullptr;
        session->ask(this, "x", [&](const std::atomic_bool &) -> std::function<void()> {
            work = QThread::currentThread();
            return [&] { answer = QThread::currentThread(); };
        });
        QTRY_VERIFY_WITH_TIMEOUT(answer, 20'000);
        QCOMPARE(answer, thread());
        QVERIFY(work != thread());
    }

    void aSessionEndsWithWorkUnderWay()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(u"mixed-short-ids.rfc3339.log"_s));
        {
            const auto session = service::makeSession(world.store(), makeFixedHasher);
            auto options = IngestWorld::options({ log });
            options.follow = true; // would never end by itself
            session->importLogs(options);
            session->makeDemo(1, 3, 1000);
            QTest::qWait(50);
        }
        world.import({ log }); // the lease is free again
    }

    void backupTakesTheKeyAlong()
    {
        IngestWorld world;
        world.import({ world.write(u"mail.log"_s, sampleBytes(u"mixed-short-ids.rfc3339.log"_s)) });
        const auto session = service::makeSession(world.store(), makeFixedHasher, nullptr,
            [](const QString &passphrase) -> core::Result<QByteArray> { return "locked with " + passphrase.toUtf8(); });
        service::Job *job = session->backup(world.path(u"copy.bw"_s), true, u"pass"_s);
        QSignalSpy finished(job, &service::Job::finished);
        QVERIFY(finished.wait(30'000));
        QVERIFY2(job->outcome(), job->outcome() ? "" : qPrintable(job->outcome().error().oneLine()));
        QFile key(world.path(u"copy.bw.key"_s));
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll(), QByteArray("locked with pass"));
        struct stat found {};
        QCOMPARE(::stat(qPrintable(key.fileName()), &found), 0);
        QCOMPARE(found.st_mode & 0777, 0600U);
        const auto copy = store::Store::open(world.path(u"copy.bw"_s), store::OpenMode::ReadOnly);
        QVERIFY(copy);
        // Without the key on this desk it says so, and leaves no half a backup.
        const auto keyless = service::makeSession(world.store(), {});
        job = keyless->backup(world.path(u"other.bw"_s), true, u"pass"_s);
        QSignalSpy ended(job, &service::Job::finished);
        QVERIFY(ended.wait(30'000));
        QVERIFY(!job->outcome());
        QVERIFY(!QFile::exists(world.path(u"other.bw"_s)));
    }

    void makesADemo()
    {
        IngestWorld world;
        const auto session = service::makeSession(world.store(), makeFixedHasher);
        service::Job *job = session->makeDemo(1, 3, 1000);
        QSignalSpy progressed(job, &service::Job::progressed);
        QSignalSpy finished(job, &service::Job::finished);
        QVERIFY(finished.wait(60'000));
        QVERIFY2(job->outcome(), job->outcome() ? "" : qPrintable(job->outcome().error().oneLine()));
        QVERIFY(!progressed.isEmpty());
        QVERIFY(world.dump().contains("lost|mx-fr-1|"));
        // A store that holds mail is left alone.
        job = session->makeDemo(1, 3, 1000);
        QSignalSpy refused(job, &service::Job::finished);
        QVERIFY(refused.wait(30'000));
        QCOMPARE(job->outcome().error().kind, core::ProblemKind::Conflict);
    }

    void damageIsFoundInTheBackground()
    {
        IngestWorld world;
        world.import({ world.write(u"mail.log"_s, sampleBytes(u"mixed-short-ids.rfc3339.log"_s)) });
        QFile file(world.path(u"s.bw"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 40 * 4096; at + 4096 < file.size() && at < 80 * 4096; at += 4096) {
            file.seek(at);
            file.write(QByteArray(2048, '\x55'));
        }
        file.close();
        const auto store = store::Store::open(world.path(u"s.bw"_s), store::OpenMode::ReadWrite);
        QVERIFY(store);
        const auto session = service::makeSession(*store, makeFixedHasher);
        QSignalSpy health(session.get(), &service::Session::healthChanged);
        QVERIFY(health.wait(30'000));
        QVERIFY(session->isReadOnly());
        QCOMPARE(session->store().whyReadOnly().kind, core::ProblemKind::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_service_session.moc"

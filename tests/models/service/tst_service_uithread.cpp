// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/archivereader.h"
#include "models/core/blocking.h"
#include "models/service/session.h"
#include "models/store/queries/volumequery.h"
#include "models/transport/filelist.h"
#include "models/transport/local/localroute.h"
#include "models/transport/local/localfile.h"
#include "tests/models/ingest/ingestfixture.h"
#include "tests/support/cputimer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>

#include <ctime>
#include <thread>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> mistakes;

store::VolumeQuery wholeVolume()
{
    store::VolumeQuery query;
    query.filter.range = { 1'795'000'000'000'000, 1'796'000'000'000'000 };
    return query;
}

double cpuMillis()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

/// The seam that keeps files and stores off the UI thread: it is there in every way to reach them, and a session
/// never runs into it.
class TestUiThread : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_log = m_world.write(u"mail.log"_s, sampleBytes(u"mixed-short-ids.rfc3339.log"_s));
        m_world.import({ m_log });
        core::setOnBlockingCall([](const char *what) { mistakes << what; });
        core::markUiThread();
        QVERIFY(core::isUiThread());
    }

    void init() { mistakes.clear(); }

    void everyWayToAFileSaysSo_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : { "file", "identity", "folder", "siblings", "container", "store", "query", "import" })
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void everyWayToAFileSaysSo()
    {
        QFETCH(QString, way);
        transport::LocalFiles files;
        if (way == u"file")
            QVERIFY(transport::LocalFile::open(m_log));
        else if (way == u"identity")
            QVERIFY(transport::identityAt(files, m_log));
        else if (way == u"folder")
            QVERIFY(transport::filesBelow(files, m_world.path(u"."_s)));
        else if (way == u"siblings")
            QVERIFY(transport::rotatedSiblings(files, m_log)->isEmpty());
        else if (way == u"container")
            QVERIFY(archive::ArchiveReader::open(m_log));
        else if (way == u"store")
            QVERIFY(m_world.store().info());
        else if (way == u"query")
            QVERIFY(wholeVolume().run(m_world.store()));
        else if (way == u"import")
            QVERIFY(m_world.run(IngestWorld::options({ m_log })));
        QVERIFY2(!mistakes.isEmpty(), "it was reached and nobody noticed");
    }

    void aSessionKeepsItsUiThreadFree()
    {
        // A log that takes a while.
        QByteArray large;
        const QByteArray sample = sampleBytes(u"mixed-short-ids.rfc3339.log"_s);
        for (int hour = 0; hour < 24; ++hour)
            for (int minute = 0; minute < 5; ++minute)
                large += QByteArray(sample).replace("T11:03:", "T" + QByteArray::number(100 + hour).mid(1) + ":" + QByteArray::number(110 + minute).mid(1) + ":");
        const QString log = m_world.write(u"large.log"_s, large);
        const auto session = service::makeSession(m_world.store(), makeFixedHasher);

        double worst = 0, before = cpuMillis();
        QTimer beat;
        connect(&beat, &QTimer::timeout, this, [&] {
            const double now = cpuMillis();
            worst = std::max(worst, now - before);
            before = now;
        });
        beat.start(10);
        service::ImportJob *job = session->importLogs(IngestWorld::options({ log }));
        QSignalSpy finished(job, &service::Job::finished);
        int answers = 0;
        connect(session.get(), &service::Session::hoursChanged, this, [&] {
            session->ask(this, "volume", [store = session->store(), &answers](const std::atomic_bool &) -> std::function<void()> {
                const auto answer = wholeVolume().run(store);
                return [&answers, ok = answer.has_value()] { answers += ok; };
            });
        });
        QVERIFY(finished.wait(60'000));
        QTRY_VERIFY_WITH_TIMEOUT(answers > 0, 20'000);
        QVERIFY2(job->outcome(), job->outcome() ? "" : qPrintable(job->outcome().error().oneLine()));
        session->backup(m_world.path(u"copy.bw"_s), false, {});
        QTRY_VERIFY_WITH_TIMEOUT(session->jobs().last()->isFinished(), 20'000);
        QCOMPARE(mistakes, QList<QByteArray>());
        QVERIFY2(worst <= 50.0 * test::slowdown, qPrintable(u"%1 ms of CPU between two beats"_s.arg(worst)));
    }

    void otherThreadsAreFree()
    {
        std::thread([this] { static_cast<void>(transport::LocalFile::open(m_log)); }).join();
        QCOMPARE(mistakes, QList<QByteArray>());
    }

private:
    IngestWorld m_world;
    QString m_log;
};

QTEST_GUILESS_MAIN(TestUiThread)
#include "tst_service_uithread.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestfixture.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <csignal>
#include <algorithm>
#include <random>

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

const QString ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");

struct Ended
{
    int code = -1;
    QByteArray out, errors;
};

Ended runCtl(const QStringList &arguments, const std::function<void()> &inChild = {})
{
    QProcess process;
    if (inChild)
        process.setChildProcessModifier(inChild);
    process.start(ctl, arguments);
    if (!process.waitForFinished(110'000))
        qFatal("breakwaterctl hangs");
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

/// The sample, once for each of many minutes: some seconds of work.
QByteArray largeLog(int minutes)
{
    const QByteArray sample = sampleBytes(u"mixed-short-ids.rfc3339.log"_s);
    QByteArray large;
    for (int minute = 0; minute < minutes; ++minute) {
        const QByteArray time = "T" + QByteArray::number(100 + minute / 60).mid(1) + ":" + QByteArray::number(100 + minute % 60).mid(1) + ":";
        large += QByteArray(sample).replace("T11:03:", time);
    }
    return large;
}

QByteArray dumpOf(const QString &store)
{
    const Ended dump = runCtl({ u"--store"_s, store, u"store"_s, u"dump"_s, u"--canonical"_s });
    if (dump.code != 0)
        qFatal("dump: %s", dump.errors.constData());
    return dump.out;
}

} // namespace

/// Whatever ends an import, nothing is lost and nothing is counted twice.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(ctl), "build breakwaterctl first");
        m_log = m_world.write(u"mail.log"_s, largeLog(360));
        QElapsedTimer timer;
        timer.start();
        const Ended whole = runCtl(importInto(m_world.path(u"whole.bw"_s)));
        m_undisturbedMs = int(timer.elapsed());
        QVERIFY2(whole.code == 0, whole.errors.constData());
        m_expected = dumpOf(m_world.path(u"whole.bw"_s));
        QVERIFY(m_expected.size() > 1'000'000);
    }

    void killedImportsGoOn()
    {
        std::mt19937 random(1);
        const QString store = m_world.path(u"killed.bw"_s);
        int killed = 0, limit = std::max(2, m_undisturbedMs * 9 / 10);
        for (int run = 0; killed < 5 && run < 60; ++run) {
            QProcess process;
            process.start(ctl, importInto(store));
            QVERIFY(process.waitForStarted());
            const bool isThrough = process.waitForFinished(1 + static_cast<int>(random() % unsigned(limit)));
            process.kill(); // SIGKILL
            process.waitForFinished();
            if (!isThrough) {
                ++killed;
                continue;
            }
            // It was read to its end before its time came: the next moments are earlier ones, of an import from the beginning.
            for (const char *suffix : { "", "-wal", "-shm" })
                QFile::remove(store + QLatin1String(suffix));
            limit = std::max(2, limit * 2 / 3);
        }
        QCOMPARE(killed, 5);
        const Ended last = runCtl(importInto(store));
        QVERIFY2(last.code == 0, last.errors.constData());
        const QByteArray dump = dumpOf(store);
        QVERIFY2(dump == m_expected, firstDifference(m_expected, dump).left(1500).constData());
    }

    void killedFollowersGoOn()
    {
        std::mt19937 random(2);
        const QString store = m_world.path(u"followed.bw"_s), log = m_world.path(u"followed.log"_s);
        const QByteArray bytes = largeLog(360);
        QStringList follow = importInto(store);
        follow.last() = log;
        follow.insert(follow.size() - 1, u"--follow"_s);
        qsizetype at = 0;
        for (int kill = 0; kill < 6; ++kill) {
            if (kill == 2)
                QVERIFY(QFile::rename(log, log + u".2"_s));
            if (kill == 4) { // copytruncate
                QVERIFY(QFile::copy(log, log + u".1"_s));
                QVERIFY(QFile::resize(log, 0));
            }
            QProcess process;
            qsizetype some = bytes.size() / 7 + static_cast<qsizetype>(random() % 1000); // ends inside a line
            if (kill == 1 || kill == 3) // but who rotates does so between two lines
                some = bytes.indexOf('\n', at + some) + 1 - at;
            m_world.write(u"followed.log"_s, bytes.mid(at, some), QIODevice::Append);
            at += some;
            process.start(ctl, follow);
            QVERIFY(process.waitForStarted());
            process.waitForFinished(200 + static_cast<int>(random() % 1500));
            process.kill();
            process.waitForFinished();
        }
        m_world.write(u"followed.log"_s, bytes.mid(at), QIODevice::Append);
        QProcess last;
        last.start(ctl, follow);
        QVERIFY(last.waitForStarted());
        for (int wait = 0; wait < 180 && dumpOf(store).size() != m_expected.size(); ++wait)
            QTest::qWait(1000);
        last.terminate(); // SIGTERM
        QVERIFY(last.waitForFinished());
        QVERIFY2(last.exitCode() == 0, last.readAllStandardError().constData());
        QVERIFY(QJsonDocument::fromJson(last.readAllStandardOutput()).object().contains(u"already_known"_s));
        const QByteArray dump = dumpOf(store);
        QVERIFY2(dump == m_expected, firstDifference(m_expected, dump).left(1500).constData());
    }

    void aFileSizeLimitStopsCleanly()
    {
        const QString store = m_world.path(u"limited.bw"_s);
        QVERIFY(runCtl({ u"--store"_s, store, u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, m_world.write(u"empty"_s, {}) }).code == 0);
        const Ended limited = runCtl(importInto(store), [] {
            const rlimit limit { 2 << 20, 2 << 20 };
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        checkStopped(limited, store);
    }

    void aFullDiskStopsCleanly()
    {
        if (geteuid() != 0)
            QSKIP("mounting a small tmpfs needs root");
        const QString folder = m_world.path(u"small"_s);
        QVERIFY(QDir().mkpath(folder));
        if (::mount("tmpfs", qPrintable(folder), "tmpfs", 0, "size=4m") != 0)
            QSKIP("this container may not mount a tmpfs");
        const QString store = folder + u"/s.bw"_s;
        const Ended full = runCtl(importInto(store));
        const QString saved = m_world.path(u"saved"_s);
        const bool isCopied = QProcess::execute(u"cp"_s, { u"-a"_s, folder, saved }) == 0;
        ::umount2(qPrintable(folder), MNT_DETACH);
        QVERIFY(isCopied);
        checkStopped(full, saved + u"/s.bw"_s);
    }

    void aFirstImportOnASmallDiskLeavesNoHalfStore()
    {
        if (geteuid() != 0)
            QSKIP("mounting a small tmpfs needs root");
        const QString folder = m_world.path(u"tiny"_s);
        QVERIFY(QDir().mkpath(folder));
        for (const int kilobytes : { 400, 700, 1000 }) {
            if (::mount("tmpfs", qPrintable(folder), "tmpfs", 0, qPrintable(u"size=%1k"_s.arg(kilobytes))) != 0)
                QSKIP("this container may not mount a tmpfs");
            const QString store = folder + u"/s.bw"_s;
            const Ended full = runCtl(importInto(store));
            ::mount("tmpfs", qPrintable(folder), "tmpfs", MS_REMOUNT, "size=64m");
            const Ended again = runCtl(importInto(store));
            const QByteArray dump = dumpOf(store);
            ::umount2(qPrintable(folder), MNT_DETACH);
            QVERIFY2(full.code == 3, (QByteArray::number(kilobytes) + full.errors).constData());
            QVERIFY2(again.code == 0, (QByteArray::number(kilobytes) + again.errors).constData());
            QVERIFY(dump == m_expected);
        }
    }

    void aReadOnlyFolderIsSaid()
    {
        const QString folder = m_world.path(u"readonly"_s);
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther | QFileDevice::ExeOther));
        QVERIFY(QFile::setPermissions(m_world.path(u"."_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther | QFileDevice::ExeOther));
        const Ended refused = runCtl(importInto(folder + u"/s.bw"_s), [] {
            if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) // root passes every permission
                _exit(99);
        });
        QCOMPARE(refused.code, 3);
        QCOMPARE(refused.errors.trimmed().count('\n'), 0);
        QVERIFY(refused.errors.startsWith("breakwaterctl: "));
    }

private:
    [[nodiscard]] QStringList importInto(const QString &store) const
    {
        return { u"--store"_s, store, u"--format"_s, u"json"_s, u"import"_s, u"--node"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--home-zone"_s, u"UTC"_s, m_log };
    }

    /// It said why, in one line, with exit 3; with room the import goes on and tells the same as an undisturbed one.
    void checkStopped(const Ended &stopped, const QString &store)
    {
        QVERIFY2(stopped.code == 3, (QByteArray::number(stopped.code) + stopped.errors).constData());
        QCOMPARE(stopped.errors.trimmed().count('\n'), 0);
        QVERIFY2(stopped.errors.startsWith("breakwaterctl: "), stopped.errors.constData());
        const Ended again = runCtl(importInto(store));
        QVERIFY2(again.code == 0, again.errors.constData());
        const QByteArray dump = dumpOf(store);
        QVERIFY2(dump == m_expected, firstDifference(m_expected, dump).left(1500).constData());
    }

    IngestWorld m_world;
    QString m_log;
    QByteArray m_expected;
    int m_undisturbedMs = 0;
};

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_ingest_crash.moc"

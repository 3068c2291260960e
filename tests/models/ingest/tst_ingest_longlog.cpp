// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/followedlog.h"
#include "models/ingest/progress.h"
#include "models/transport/local/localroute.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QDateTime>
#include <QtEndian>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

/// Messages that were queued and removed, of \p bytes or a little more.
QByteArray longLog(qsizetype bytes)
{
    QByteArray log;
    for (int i = 0; log.size() < bytes; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray time = QDateTime::fromSecsSinceEpoch(1'795'600'000 + i / 4, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toUtf8() + "+00:00";
        log += time + " mx1 postfix/qmgr[9]: A" + QByteArray::number(0xA0000000 + i, 16).toUpper() + ": from=<u" + number + "@example.com>, size=900, nrcpt=1 (queue active)\n";
        log += time + " mx1 postfix/qmgr[9]: A" + QByteArray::number(0xA0000000 + i, 16).toUpper() + ": removed\n";
    }
    return log;
}

/// The same as journald exports it; each entry has a field with an empty line in it.
QByteArray longExport(qsizetype bytes)
{
    QByteArray log;
    const QByteArray value = "one\n\ntwo";
    for (int i = 0; log.size() < bytes; ++i) {
        const QByteArray stamp = QByteArray::number(1'795'600'000'000'000 + qint64(i) * 250'000);
        log += "__CURSOR=s=" + QByteArray::number(i) + "\n__REALTIME_TIMESTAMP=" + stamp + "\n_HOSTNAME=mx1\nSYSLOG_IDENTIFIER=postfix/qmgr\n_PID=9\nNOTE\n";
        const auto size = qToLittleEndian<quint64>(static_cast<quint64>(value.size()));
        log.append(reinterpret_cast<const char *>(&size), sizeof size).append(value);
        log += "\nMESSAGE=A" + QByteArray::number(0xA0000000 + i, 16).toUpper() + ": from=<u" + QByteArray::number(i) + "@example.com>, size=900, nrcpt=1 (queue active)\n\n";
    }
    return log;
}

/// A round of a collector whose time is over after one look. New lines.
qint64 lookOnce(IngestWorld &world, const QString &log)
{
    auto options = IngestWorld::options({ log });
    auto intake = ingest::Intake::open(world.store(), makeFixedHasher, world.clock, { options.node, options.mta, u"test"_s, false });
    if (!intake)
        qFatal("%s", qPrintable(intake.error().oneLine()));
    transport::LocalFiles files;
    ingest::Progress progress({});
    const auto zone = core::ZoneRules::named("UTC");
    ingest::FileRun whole(**intake, files, options, zone, progress, IngestWorld::neverStop);
    ingest::FollowedLog followed(**intake, whole, log, options, zone);
    bool more = false;
    if (!followed.start() || !followed.look(more) || !(*intake)->finish(true))
        qFatal("the round failed");
    return (*intake)->counts().lines - (*intake)->counts().alreadyKnown;
}

} // namespace

/// A log that is longer than what a collector reads of it in a round.
class TestLongLog final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLongLogOverSeveralRounds_data()
    {
        QTest::addColumn<bool>("isExport");
        QTest::addColumn<bool>("isImported");
        QTest::newRow("lines") << false << false;
        QTest::newRow("lines that were imported before") << false << true;
        QTest::newRow("journald's entries") << true << false;
        QTest::newRow("journald's entries that were imported before") << true << true;
    }
    /// What a round leaves of a first reading may be known by an import: it is compared too.
    void aLongLogOverSeveralRounds()
    {
        QFETCH(bool, isExport);
        QFETCH(bool, isImported);
        constexpr qsizetype aLook = 16 * 1024 * 1024;
        const QByteArray bytes = isExport ? longExport(aLook + 70'000) : longLog(aLook + 70'000);
        IngestWorld world, once;
        const QString log = world.write(u"mail.log"_s, bytes);
        const auto whole = once.import({ once.write(u"mail.log"_s, bytes) });
        if (isImported)
            world.import({ log });
        qint64 lines = 0;
        for (int round = 0; round < 3; ++round)
            lines += lookOnce(world, log);
        QCOMPARE(lines, isImported ? 0 : whole.lines);
        const auto dump = withoutLost(world.dump()), expected = withoutLost(once.dump());
        QVERIFY2(dump == expected, firstDifference(expected, dump).constData());
        QVERIFY(!world.dump().contains("\nlost|"));
    }

    /// What an import by hand takes between two rounds is known to the next one, whatever it stood in.
    void anImportBetweenTwoRounds_data()
    {
        QTest::addColumn<bool>("isExport");
        QTest::addColumn<bool>("isCopy");
        QTest::addColumn<bool>("isTail");
        QTest::newRow("the log itself") << false << false << false;
        QTest::newRow("a copy of it") << false << true << false;
        QTest::newRow("its new lines") << false << true << true;
        QTest::newRow("journald's entries") << true << false << false;
    }
    void anImportBetweenTwoRounds()
    {
        QFETCH(bool, isExport);
        QFETCH(bool, isCopy);
        QFETCH(bool, isTail);
        const QByteArray bytes = isExport ? longExport(600'000) : longLog(600'000);
        const auto cutAt = [&](qsizetype from) { return isExport ? bytes.indexOf("__CURSOR", from) : bytes.indexOf('\n', from) + 1; };
        const qsizetype first = cutAt(200'000), second = cutAt(400'000);
        IngestWorld world, once;
        once.import({ once.write(u"mail.log"_s, bytes) });
        const QString log = world.write(u"mail.log"_s, bytes.left(first));
        lookOnce(world, log);
        world.write(u"mail.log"_s, bytes.mid(first, second - first), QIODevice::Append);
        world.import({ isCopy ? world.write(u"copy"_s, isTail ? bytes.mid(first, second - first) : bytes.left(second)) : log });
        QCOMPARE(lookOnce(world, log), 0);
        QCOMPARE(lookOnce(world, log), 0);
        world.write(u"mail.log"_s, bytes.mid(second), QIODevice::Append);
        QVERIFY(lookOnce(world, log) > 0);
        const auto dump = withoutLost(world.dump()), expected = withoutLost(once.dump());
        QVERIFY2(dump == expected, firstDifference(expected, dump).constData());
        QVERIFY(!world.dump().contains("\nlost|"));
    }

    /// The log here lags behind the one that was imported: what it grows by is known already.
    void aLogThatLagsBehindItsImport()
    {
        const QByteArray bytes = longLog(600'000);
        const auto cutAt = [&](qsizetype from) { return bytes.indexOf('\n', from) + 1; };
        IngestWorld world, once;
        once.import({ once.write(u"mail.log"_s, bytes) });
        world.import({ world.write(u"whole"_s, bytes.left(cutAt(500'000))) });
        const QString log = world.write(u"mail.log"_s, {});
        for (qsizetype from = 0, to = 0; from < bytes.size(); from = to) {
            to = std::min<qsizetype>(bytes.size(), from + 150'000 > bytes.size() ? bytes.size() : cutAt(from + 150'000));
            world.write(u"mail.log"_s, bytes.mid(from, to - from), QIODevice::Append);
            QCOMPARE(lookOnce(world, log) > 0, to > 500'000);
            QCOMPARE(lookOnce(world, log), 0);
        }
        const auto dump = withoutLost(world.dump()), expected = withoutLost(once.dump());
        QVERIFY2(dump == expected, firstDifference(expected, dump).constData());
    }
};

QTEST_GUILESS_MAIN(TestLongLog)
#include "tst_ingest_longlog.moc"

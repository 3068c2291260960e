// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From files to what the program prints: a stretch between two pieces of a log that nobody read is null, never zero.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");

QByteArray two(int number)
{
    return QByteArray::number(number).rightJustified(2, '0');
}

QByteArray message(int minute, const QByteArray &day)
{
    const QByteArray id = "4jY" + QByteArray::number(minute).rightJustified(7, '0') + "zB";
    const QByteArray stamp = day + 'T' + two(minute / 60) + ':' + two(minute % 60) + ":0";
    return stamp + "1+00:00 mx1 postfix/pickup[10]: " + id + ": uid=0 from=<root>\n" + stamp + "1+00:00 mx1 postfix/cleanup[11]: " + id + ": message-id=<" + id
        + "@x.example>\n" + stamp + "2+00:00 mx1 postfix/qmgr[12]: " + id + ": from=<root@x.example>, size=500, nrcpt=1 (queue active)\n" + stamp
        + "3+00:00 mx1 postfix/smtp[13]: " + id
        + ": to=<a@y.example>, relay=mx.y.example[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)\n" + stamp
        + "4+00:00 mx1 postfix/qmgr[12]: " + id + ": removed\n";
}

/// A message every so many minutes of those hours.
QByteArray logOf(int fromHour, int toHour, int every, const QByteArray &day = "2026-11-20")
{
    QByteArray log;
    for (int minute = fromHour * 60; minute < toHour * 60; minute += every)
        log += message(minute, day);
    return log;
}

} // namespace

class TestIngestGaps : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void whatNobodyReadIsNull_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("two files") << QStringList { u"a.log"_s, u"b.log"_s } << true;
        QTest::newRow("two runs") << QStringList { u"a.log"_s, u"b.log"_s } << false;
        QTest::newRow("rotated, at once") << QStringList { u"mail.log.1"_s, u"mail.log"_s } << true;
        QTest::newRow("rotated, two runs") << QStringList { u"mail.log.1"_s, u"mail.log"_s } << false;
        QTest::newRow("one missing") << QStringList { u"mail.log.3"_s, u"mail.log.1"_s } << true;
        QTest::newRow("dated") << QStringList { u"mail.log-20261120"_s, u"mail.log-20261122"_s } << true;
    }
    void whatNobodyReadIsNull()
    {
        QFETCH(QStringList, names);
        QFETCH(bool, atOnce);
        write(names.at(0), logOf(0, 6, 3));
        write(names.at(1), logOf(12, 18, 3));
        if (atOnce) {
            import(names);
        } else {
            import({ names.at(1) }); // the newer one first
            import({ names.at(0) });
        }
        const QJsonArray buckets = answer({ u"volume"_s, u"--by"_s, u"hour"_s }).value(u"buckets"_s).toArray();
        QCOMPARE(buckets.size(), 18);
        for (int hour = 0; hour < 18; ++hour) {
            const QJsonObject bucket = buckets.at(hour).toObject();
            const bool isHeard = hour < 6 || hour >= 12;
            QVERIFY2(bucket.value(u"accepted"_s).isNull() != isHeard, qPrintable(bucket.value(u"hour"_s).toString()));
            QCOMPARE(bucket.value(u"accepted"_s).toInt(), isHeard ? 20 : 0);
            QVERIFY(isHeard || bucket.value(u"coverage"_s).toDouble(1) == 0);
        }
        const QJsonObject coverage = answer({ u"coverage"_s });
        for (const QJsonValue &hour : coverage.value(u"hours"_s).toArray()) {
            const int at = hour.toObject().value(u"hour"_s).toString().mid(11, 2).toInt();
            if (at >= 6 && at < 12)
                QCOMPARE(hour.toObject().value(u"heard"_s).toDouble(), 0.0);
        }
    }

    /// A server that has nothing to say for hours each night was heard all the same.
    void aQuietNightIsHeard()
    {
        write(u"mail.log.1"_s, logOf(0, 1, 10) + logOf(6, 20, 10));
        write(u"mail.log"_s, logOf(3, 12, 10, "2026-11-21"));
        import({ u"mail.log.1"_s, u"mail.log"_s });
        for (const QJsonValue &bucket : answer({ u"volume"_s, u"--by"_s, u"hour"_s }).value(u"buckets"_s).toArray())
            QVERIFY2(!bucket.toObject().value(u"accepted"_s).isNull(), qPrintable(bucket.toObject().value(u"hour"_s).toString()));
    }

    /// Neighbours in time are one, whatever they are called and in whatever order they come.
    void noGapBetweenNeighbours()
    {
        write(u"a"_s, logOf(0, 6, 1));
        write(u"b"_s, logOf(6, 12, 1));
        import({ u"b"_s });
        import({ u"a"_s });
        const QJsonArray buckets = answer({ u"volume"_s, u"--by"_s, u"hour"_s }).value(u"buckets"_s).toArray();
        for (int hour = 1; hour < 11; ++hour)
            QVERIFY2(!buckets.at(hour).toObject().contains(u"coverage"), qPrintable(QString::number(hour)));
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray run(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" })
            environment.insert(QLatin1String(name), m_folder->path());
        process.setProcessEnvironment(environment);
        process.start(ctl, QStringList { u"--store"_s, m_folder->filePath(u"s.bw"_s), u"--format"_s, u"json"_s } + arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qFatal("%s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    void import(const QStringList &names)
    {
        run(QStringList { u"import"_s, u"--mta"_s, u"postfix"_s, u"--node"_s, u"mx1"_s } + names);
    }
    QJsonObject answer(const QStringList &arguments)
    {
        return QJsonDocument::fromJson(run(arguments + QStringList { u"--tz"_s, u"UTC"_s })).object();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestIngestGaps)
#include "tst_ingest_gaps.moc"

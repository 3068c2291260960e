// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From files to what the program prints: a stretch between two pieces of a log that nobody read is null, never zero.
#include <QDir>
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

    /// One line whose clock was wrong says nothing of the years between: those are not heard, and no answer lists their hours.
    void aWrongStampSpansNothing_data()
    {
        QTest::addColumn<QByteArrayList>("days");
        QTest::newRow("in between") << QByteArrayList { "2026-11-20", "2099-12-31", "1970-01-01", "2026-11-21" };
        QTest::newRow("at the beginning") << QByteArrayList { "2099-12-31", "2026-11-20", "2026-11-21" };
        QTest::newRow("before the clock was set") << QByteArrayList { "1970-01-01", "2026-11-20", "2026-11-21" };
        QTest::newRow("at the end") << QByteArrayList { "2026-11-20", "2026-11-21", "2031-01-01" };
    }
    void aWrongStampSpansNothing()
    {
        QFETCH(QByteArrayList, days);
        QByteArray log;
        for (const QByteArray &day : std::as_const(days))
            log += day.startsWith("2026") ? logOf(0, 24, 20, day) : message(300, day);
        write(u"a.log"_s, log);
        import({ u"a.log"_s });
        const QJsonObject coverage = answer({ u"coverage"_s });
        const QJsonObject node = coverage.value(u"nodes"_s).toArray().at(0).toObject();
        QCOMPARE(node.value(u"first_heard"_s).toString().left(13), u"2026-11-20T00"_s);
        QCOMPARE(node.value(u"last_heard"_s).toString().left(13), u"2026-11-21T23"_s);
        const QJsonArray hours = coverage.value(u"hours"_s).toArray();
        QVERIFY2(hours.size() <= 100'000, qPrintable(QString::number(hours.size())));
        qint64 lines = 0;
        bool hasSkew = false;
        for (const QJsonValue &value : hours) {
            const QJsonObject hour = value.toObject();
            const QString start = hour.value(u"hour"_s).toString();
            const bool isLogged = start.startsWith(u"2026-11-20"_s) || start.startsWith(u"2026-11-21"_s);
            lines += hour.value(u"lines"_s).toInt();
            hasSkew = hasSkew || (!isLogged && hour.value(u"skew_ms"_s).toDouble() > 4 * 365 * 86'400e3);
            QVERIFY2((hour.value(u"heard"_s).toDouble() > 0) == isLogged, qPrintable(start));
            QVERIFY2(!isLogged || hour.value(u"skew_ms"_s).toDouble() == 0, qPrintable(start));
        }
        QCOMPARE(lines, log.count('\n'));
        QCOMPARE(hasSkew, days.front().startsWith("2026"));
        const int messages = int(log.count(": removed"));
        QCOMPARE(answer({ u"volume"_s }).value(u"totals"_s).toObject().value(u"accepted"_s).toInt(), messages); // it is counted all the same
        const QJsonObject quiet = answer({ u"volume"_s, u"--from"_s, u"2029-01-01"_s, u"--to"_s, u"2030-01-01"_s }).value(u"totals"_s).toObject();
        QVERIFY(quiet.value(u"coverage"_s).toDouble(1) == 0);
        // A log that all is of such a time was heard while it lasted.
        write(u"b.log"_s, logOf(0, 24, 20, "2097-01-01"));
        import({ u"b.log"_s });
        const QJsonObject later = answer({ u"volume"_s, u"--from"_s, u"2097-01-01T01:00:00Z"_s, u"--to"_s, u"2097-01-01T20:00:00Z"_s }).value(u"totals"_s).toObject();
        QVERIFY(!later.contains(u"coverage"_s));
        QCOMPARE(answer({ u"volume"_s, u"--from"_s, u"2029-01-01"_s, u"--to"_s, u"2030-01-01"_s }).value(u"totals"_s).toObject().value(u"coverage"_s).toDouble(1), 0.0);
    }

    /// Lines that bear no time are shown as such, whatever range is asked for; a file of nothing else is a reason to look.
    void linesWithoutATimeAreShown()
    {
        const QByteArray odd = "some program has written this line without any time\nand another one that nobody can tell the time of either\n";
        write(u"odd.log"_s, odd);
        QByteArray said;
        const QJsonObject counts = QJsonDocument::fromJson(run({ u"import"_s, u"--mta"_s, u"postfix"_s, u"--node"_s, u"mx1"_s, u"odd.log"_s }, 1, &said)).object();
        QCOMPARE(counts.value(u"unreadable"_s).toInt(), 2);
        QVERIFY2(said.contains("none of the 2 lines was understood") && said.contains("postfix") && said.count('\n') == 1, said.constData());
        for (int round = 0; round < 2; ++round) { // alone, and beside a log
            const QJsonObject coverage = answer({ u"coverage"_s });
            QCOMPARE(coverage.value(u"aside"_s).toArray().size(), 2);
            QCOMPARE(coverage.value(u"aside"_s).toArray().at(0).toObject().value(u"time"_s).toString(), QString());
            QCOMPARE(coverage.value(u"nodes"_s).toArray().at(0).toObject().value(u"unreadable"_s).toInt(), 2);
            int timeless = 0;
            for (const QJsonValue &hour : coverage.value(u"hours"_s).toArray())
                timeless += hour.toObject().value(u"hour"_s).toString().isEmpty() ? hour.toObject().value(u"unreadable"_s).toInt() : 0;
            QCOMPARE(timeless, 2);
            QCOMPARE(answer({ u"coverage"_s, u"--from"_s, u"2026-11-20"_s, u"--to"_s, u"2026-11-21"_s }).value(u"aside"_s).toArray().size(), 2);
            if (round == 0) {
                m_folder = std::make_unique<QTemporaryDir>();
                write(u"a.log"_s, odd + logOf(0, 24, 20));
                import({ u"a.log"_s });
                QVERIFY(answer({ u"coverage"_s }).value(u"nodes"_s).toArray().at(0).toObject().value(u"first_heard"_s).toString().startsWith(u"2026-11-20"));
            }
        }
        write(u"half.log"_s, odd + logOf(0, 1, 20, "2026-11-19")); // a log with odd lines in it is none
        import({ u"half.log"_s });
    }

    /// What is kept aside of a file that is none of mail's opens no door.
    void secretsAreNotKeptAside()
    {
        write(u"odd.log"_s, logOf(0, 1, 20)
                + "root:$6$saltsalt$plantedsecretplantedsecret:19000:0:99999:7:::\n"
                  "2026-11-20T02:00:00+00:00 mx1 postfix/smtpd[1]: odd words with password=plantedsecret here\n"
                  "-----BEGIN OPENSSH PRIVATE KEY-----\nplantedsecretplantedsecret plantedsecret\nplantedsecret rest of the key that is here\n-----END OPENSSH PRIVATE KEY-----\n");
        import({ u"odd.log"_s });
        const QJsonArray aside = answer({ u"coverage"_s }).value(u"aside"_s).toArray();
        QCOMPARE(aside.size(), 6);
        QDir folder(m_folder->path());
        for (const QString &name : folder.entryList({ u"s.bw*"_s }, QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("plantedsecret"), qPrintable(name));
        }
    }

    /// What a content filter hands back is the mail of whom it came from, not of the filter's address.
    void aFilterIsNoSource()
    {
        QByteArray log =
                  "@0.1+00:00 mx1 postfix/smtpd[10]: 4jYCCCC1z8zB1d: client=c.example[192.0.2.7], sasl_method=PLAIN, sasl_username=ann@example.com\n"
                  "@0.2+00:00 mx1 postfix/cleanup[11]: 4jYCCCC1z8zB1d: message-id=<m1@example.com>\n"
                  "@0.3+00:00 mx1 postfix/qmgr[12]: 4jYCCCC1z8zB1d: from=<ann@example.com>, size=500, nrcpt=1 (queue active)\n"
                  "@1.1+00:00 mx1 postfix/smtpd[20]: 4jYDDDD1z8zB1d: client=localhost[127.0.0.1]\n"
                  "@1.2+00:00 mx1 postfix/cleanup[11]: 4jYDDDD1z8zB1d: message-id=<m1@example.com>\n"
                  "@1.3+00:00 mx1 postfix/qmgr[12]: 4jYDDDD1z8zB1d: from=<ann@example.com>, size=900, nrcpt=1 (queue active)\n"
                  "@1.4+00:00 mx1 postfix/smtp[13]: 4jYCCCC1z8zB1d: to=<b@y.example>, relay=127.0.0.1[127.0.0.1]:10024, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4jYDDDD1z8zB1d)\n"
                  "@1.5+00:00 mx1 postfix/qmgr[12]: 4jYCCCC1z8zB1d: removed\n"
                  "@2.1+00:00 mx1 postfix/smtp[13]: 4jYDDDD1z8zB1d: to=<b@y.example>, relay=mx.y.example[198.51.100.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)\n"
                  "@2.2+00:00 mx1 postfix/qmgr[12]: 4jYDDDD1z8zB1d: removed\n";
        log.replace("@", "2026-11-20T10:00:0");
        log.replace("ann2026-11-20T10:00:0", "ann@").replace("m12026-11-20T10:00:0", "m1@").replace("b2026-11-20T10:00:0", "b@");
        write(u"a.log"_s, log);
        import({ u"a.log"_s });
        const QJsonArray sources = answer({ u"volume"_s, u"--by"_s, u"source"_s }).value(u"buckets"_s).toArray();
        QCOMPARE(sources.size(), 1);
        QCOMPARE(sources.at(0).toObject().value(u"source"_s).toString(), u"192.0.2.7"_s);
        QCOMPARE(sources.at(0).toObject().value(u"accepted"_s).toInt(), 1);
        QCOMPARE(sources.at(0).toObject().value(u"delivered"_s).toInt(), 1);
        const auto of = [this](const QString &source) { return answer({ u"volume"_s, u"--source"_s, source, u"--by"_s, u"source"_s }).value(u"totals"_s).toObject().value(u"delivered"_s).toInt(); };
        QCOMPARE(of(u"192.0.2.7"_s), 1);
        QCOMPARE(of(u"127.0.0.1"_s), 0);
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray run(const QStringList &arguments, int code = 0, QByteArray *said = nullptr)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" })
            environment.insert(QLatin1String(name), m_folder->path());
        process.setProcessEnvironment(environment);
        process.start(ctl, QStringList { u"--store"_s, m_folder->filePath(u"s.bw"_s), u"--format"_s, u"json"_s } + arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != code)
            qFatal("%s: %s", qPrintable(arguments.join(u' ')), process.readAllStandardError().constData());
        if (said)
            *said = process.readAllStandardError();
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

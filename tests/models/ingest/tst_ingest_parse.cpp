// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString ctl = QStringLiteral(BW_BINARY_DIR "/breakwaterctl");
const QString data = QStringLiteral(BW_TEST_DATA "/postfix/");

struct Ended
{
    int code = -1;
    QByteArray out, errors;
    QList<QJsonObject> events;
};

Ended parse(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(ctl, QStringList { u"parse"_s, u"--mta"_s, u"postfix"_s, u"--log-tz"_s, u"UTC"_s, u"--year"_s, u"2026"_s } + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        qFatal("breakwaterctl hangs");
    Ended ended { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError(), {} };
    for (const QByteArray &line : ended.out.split('\n')) {
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        ended.events << QJsonDocument::fromJson(line, &error).object();
        if (error.error != QJsonParseError::NoError)
            qFatal("no JSON: %s", line.constData());
    }
    return ended;
}

QHash<QString, int> kindsOf(const QList<QJsonObject> &events)
{
    QHash<QString, int> kinds;
    for (const QJsonObject &event : events)
        ++kinds[event.value(u"kind"_s).toString()];
    return kinds;
}

QJsonObject totalsOf(const QString &name)
{
    QFile file(data + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object().value(u"totals"_s).toObject() : QJsonObject();
}

} // namespace

class TestParse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsEachEventOnce_data()
    {
        QTest::addColumn<QString>("log");
        QTest::newRow("RFC 3339") << u"mixed-short-ids.rfc3339.log"_s;
        QTest::newRow("RFC 3164") << u"mixed-short-ids.rfc3164.log"_s;
        QTest::newRow("RFC 5424") << u"mixed-short-ids.rfc5424.log"_s;
    }
    void tellsEachEventOnce()
    {
        QFETCH(QString, log);
        const Ended ended = parse({ data + log });
        QCOMPARE(ended.code, 0);
        const QJsonObject truth = totalsOf(u"mixed-short-ids.truth.json"_s), lines = truth.value(u"log_lines"_s).toObject();
        const auto kinds = kindsOf(ended.events);
        QCOMPARE(kinds.value(u"accepted"_s), truth.value(u"messages_accepted"_s).toInt());
        QCOMPARE(kinds.value(u"delivered"_s), lines.value(u"status_sent"_s).toInt());
        QCOMPARE(kinds.value(u"deferred"_s), lines.value(u"status_deferred"_s).toInt());
        QCOMPARE(kinds.value(u"bounced"_s), lines.value(u"status_bounced"_s).toInt());
        QCOMPARE(kinds.value(u"login_failed"_s), truth.value(u"logins_failed_total"_s).toInt());
        const QRegularExpression last(u"^lines: (\\d+), events: (\\d+), unrecognised: 0, unreadable: 0\\n$"_s);
        const auto match = last.match(QString::fromUtf8(ended.errors));
        QVERIFY2(match.hasMatch(), ended.errors.constData());
        QCOMPARE(match.captured(2).toInt(), ended.events.size());
    }

    void anEventIsAsTheContractShowsIt()
    {
        const QByteArray line = "2026-11-23T11:03:12.665979+01:00 mx1 postfix/smtp[262]: A273DAA3C6A: to=<Ann@Example.ORG>, orig_to=<Bob@example.COM>, "
                                "relay=mx.example.org[192.0.2.7]:25, delay=1.2, delays=0/0/0/1.2, dsn=2.0.0, status=sent (250 \"ok\" \xff)\n";
        const Ended ended = parse({ u"-"_s }, line);
        QCOMPARE(ended.events.size(), 1);
        const QJsonObject event = ended.events.first();
        QCOMPARE(event.value(u"time"_s).toString(), u"2026-11-23T10:03:12.665979Z"_s);
        QCOMPARE(event.value(u"kind"_s).toString(), u"delivered"_s);
        QCOMPARE(event.value(u"host"_s).toString(), u"mx1"_s);
        QCOMPARE(event.value(u"process"_s).toString(), u"postfix/smtp"_s);
        QCOMPARE(event.value(u"recipient"_s).toString(), u"Ann@example.org"_s);
        QCOMPARE(event.value(u"original_recipient"_s).toString(), u"Bob@example.com"_s);
        QCOMPARE(event.value(u"relay"_s).toString(), u"mx.example.org"_s);
        QCOMPARE(event.value(u"relay_ip"_s).toString(), u"192.0.2.7"_s);
        QCOMPARE(event.value(u"relay_port"_s).toInt(), 25);
        QCOMPARE(event.value(u"delay"_s).toDouble(), 1.2);
        QCOMPARE(event.value(u"dsn"_s).toString(), u"2.0.0"_s);
        QVERIFY(event.value(u"reply"_s).toString().contains(u"\"ok\" \uFFFD"));
        QCOMPARE(event.value(u"line"_s).toInt(), 1);
        for (const auto &name : { u"size"_s, u"sender"_s, u"user"_s, u"tls"_s, u"check"_s })
            QVERIFY2(!event.contains(name), qPrintable(name));
    }

    void readsContainersByContent()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"log without an ending"_s);
        QVERIFY(QFile::copy(data + u"mixed-short-ids.rfc3339.log"_s, folder.filePath(u"mail.log"_s)));
        QFile::setPermissions(folder.filePath(u"mail.log"_s), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QCOMPARE(QProcess::execute(u"gzip"_s, { folder.filePath(u"mail.log"_s) }), 0);
        QVERIFY(QFile::rename(folder.filePath(u"mail.log.gz"_s), copy));
        QCOMPARE(parse({ copy }).out, parse({ data + u"mixed-short-ids.rfc3339.log"_s }).out);
    }

    void whatIsNoLogIsCounted()
    {
        const Ended ended = parse({ u"-"_s }, "what is this?\nNov 23 10:00:00 mx1 postfix/smtpd[1]: no such message\nNov 23 10:00:00 mx1 CRON[2]: (root) CMD\n");
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.errors, QByteArray("lines: 3, events: 0, unrecognised: 1, unreadable: 1\n"));
    }

    void mistakesAreToldByTheExitCode()
    {
        QCOMPARE(parse({ u"/nowhere/mail.log"_s }).code, 3);
        QCOMPARE(parse({ u"/nowhere/mail.log"_s, data + u"mixed-short-ids.rfc3339.log"_s }).code, 1);
        QCOMPARE(parse({ u"--mta"_s, u"nothing"_s, u"-"_s }).code, 2);
        QCOMPARE(parse({}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestParse)
#include "tst_ingest_parse.moc"

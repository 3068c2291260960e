// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/logs/envelope.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <random>

using namespace Qt::StringLiterals;
using namespace bw::logs;
using bw::core::UtcMicros;
using Step = EnvelopeReader::Step;

namespace {

/// A line that owns its parts.
struct Taken
{
    bool isUnreadable = false;
    UtcMicros time = 0;
    std::string host, process, text, raw;
    std::uint32_t pid = 0;
    std::uint64_t offset = 0;
    std::uint64_t number = 0;
    bool operator==(const Taken &) const = default;
};

Taken taken(Step step, const Line &line)
{
    return {step == Step::Unreadable, line.time, std::string(line.host), std::string(line.process),
        std::string(line.text), std::string(line.raw), line.pid, line.offset, line.number};
}

std::vector<Taken> drain(EnvelopeReader &reader)
{
    std::vector<Taken> all;
    Line line;
    for (Step step = reader.next(line); step != Step::NeedMore; step = reader.next(line))
        all.push_back(taken(step, line));
    return all;
}

std::vector<Taken> readAll(std::string_view bytes, EnvelopeKind *kind = nullptr)
{
    EnvelopeReader reader({{}, 2026, 0});
    reader.setBlock(bytes, 0, 1, true);
    auto all = drain(reader);
    if (kind)
        *kind = reader.kind();
    return all;
}

/// As ingest reads: blocks, the unfinished rest in front of the next one; at each cut a new reader with the old state.
std::vector<Taken> readInBlocks(std::string_view bytes, const std::function<std::size_t()> &nextSize, bool isRestarted)
{
    std::vector<Taken> all;
    auto reader = std::make_unique<EnvelopeReader>(EnvelopeOptions{{}, 2026, 0});
    std::string held;
    std::uint64_t offset = 0;
    std::uint64_t number = 1;
    std::size_t at = 0;
    while (true) {
        const std::size_t size = std::min(nextSize(), bytes.size() - at);
        held.append(bytes.substr(at, size));
        at += size;
        const bool isLast = at == bytes.size();
        reader->setBlock(held, offset, number, isLast);
        for (Taken &each : drain(*reader))
            all.push_back(std::move(each));
        number = reader->nextNumber();
        offset += reader->consumed();
        held.erase(0, reader->consumed());
        if (isLast)
            return all;
        if (isRestarted) {
            const std::string state = reader->state();
            reader = std::make_unique<EnvelopeReader>(EnvelopeOptions{{}, 2026, 0});
            reader->restore(state);
        }
    }
}

UtcMicros micros(const char *iso)
{
    QString text = QString::fromLatin1(iso); // Qt rounds to milliseconds: keepsMicroseconds() is about the rest
    if (const qsizetype point = text.indexOf(u'.'); point > 0)
        text = text.left(std::min(point + 4, text.size() - 1)) + u'Z';
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.toMSecsSinceEpoch() * 1000;
}

/// JSON written with ' for ", which moc reads better than raw strings.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

std::string exportEntry(const std::string &message, bool isBinary)
{
    std::string entry = "__CURSOR=s=c20e\n__REALTIME_TIMESTAMP=1795433797403004\n_HOSTNAME=mx1\n_PID=260\n"
                        "SYSLOG_IDENTIFIER=postfix/smtpd\n_SOURCE_REALTIME_TIMESTAMP=1795433797402989\n";
    if (!isBinary)
        return entry + "MESSAGE=" + message + "\n\n";
    entry += "MESSAGE\n";
    for (int i = 0; i < 8; ++i)
        entry += static_cast<char>(message.size() >> (8 * i) & 0xff);
    return entry + message + "\n\n";
}

std::string fileBytes(const QString &name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestLogsEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A stamp is what it is, whatever stamp stood before it.
    void stampsDoNotLeanOnTheLineBefore()
    {
        const char *const stamps[] { "2026-11-23T11:03:41.494803+01:00", "2026-11-23T11:59:60.000001+01:00", "2026-11-23T11:03:61.000000+01:00", "2026-11-23T11:60:01.000000+01:00",
            "2026-11-23T11:03:41.49480x+01:00", "2026-11-23T11:03:41,494803+01:00", "2026-11-23T11:03:41.4948031+01:00", "2026-11-23T11:03:41.49480+01:00", "2026-11-23T11:03:41.494803+01:30",
            "2026-11-23T11:03:41.494803+0100", "2026-11-23T11:03:41.494803+01", "2026-11-23T11:03:41.494803Z", "2026-11-23T11:03:41.494804Z", "2026-11-23T11.03:41.494804Z", "2026-11-23T11:03:41.494804",
            "2026-11-23T11:03:41.494803-01:00", "2026-11-23T12:03:41.494803-01:00" };
        for (const std::string before : stamps) {
            for (const std::string stamp : stamps) {
                const std::string line = " mx1 postfix/smtpd[250]: connect from x[192.0.2.1]\n";
                const auto alone = readAll(stamp + line), behind = readAll(before + line + stamp + line);
                QCOMPARE(behind.size(), std::size_t(2));
                QVERIFY2(behind[1].isUnreadable == alone[0].isUnreadable && behind[1].process == alone[0].process, (before + ' ' + stamp).c_str());
                if (!alone[0].isUnreadable)
                    QVERIFY2(behind[1].time == alone[0].time, (before + ' ' + stamp).c_str());
            }
        }
    }
    void readsEveryKind_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("time");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("process");
        QTest::addColumn<int>("pid");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &line, EnvelopeKind kind, const char *time,
                             const char *host = "mx1", const char *process = "postfix/smtpd", int pid = 250,
                             const QByteArray &text = "connect from x[1]") {
            QTest::newRow(name) << line << int(kind) << qint64(micros(time)) << QByteArray(host) << QByteArray(process)
                                << pid << text;
        };
        using Kind = EnvelopeKind;
        row("RFC 3164", "Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("day padded with a blank", "Nov  3 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-03T11:03:41Z");
        row("day not padded", "Nov 3 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-03T11:03:41Z");
        row("day padded with a nought", "Nov 03 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-03T11:03:41Z");
        row("fraction", "Nov 23 11:03:41.250 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41.250Z");
        row("leap second", "Nov 23 23:59:60 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-24T00:00:00Z");
        row("priority", "<22>Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("blank before the pid", "Nov 23 11:03:41 mx1 postfix/smtpd [250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("blank before the pid, RFC 3339", "2026-11-23T11:03:41.000000+00:00 mx1 postfix/smtpd [250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41Z");
        row("without host", "Nov 23 11:03:41 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z", "");
        row("without pid", "Nov 23 11:03:41 mx1 dovecot: master: hi", Kind::Rfc3164, "2026-11-23T11:03:41Z", "mx1",
            "dovecot", 0, "master: hi");
        row("pid that is none", "Nov 23 11:03:41 mx1 x[a-1]: hi", Kind::Rfc3164, "2026-11-23T11:03:41Z", "mx1", "x", 0,
            "hi");
        row("port in the tag", "Nov 23 11:03:41 mx1 postfix/10.0.0.1:25/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z", "mx1", "postfix/10.0.0.1:25/smtpd");
        row("IPv6 host", "Nov 23 11:03:41 2001:db8::1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z", "2001:db8::1");
        row("repeated", "Nov 23 11:03:41 mx1 last message repeated 3 times", Kind::Rfc3164, "2026-11-23T11:03:41Z",
            "mx1", "", 0, "last message repeated 3 times");
        row("empty text", "Nov 23 11:03:41 mx1 postfix/smtpd[250]:", Kind::Rfc3164, "2026-11-23T11:03:41Z", "mx1",
            "postfix/smtpd", 250, "");
        row("CR", "Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]\r", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("busybox", "Nov 23 11:03:41 mx1 mail.info postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("FreeBSD, -v", "Nov 23 11:03:41 <mail.info> mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("Solaris", "Nov 23 11:03:41 mx1 postfix/smtpd[250]: [ID 197553 mail.info] connect from x[1]", Kind::Rfc3164,
            "2026-11-23T11:03:41Z");
        row("without offset", "2026-11-23T11:03:41.5 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41.5Z");
        row("with a blank", "2026-11-23 11:03:41+01:00 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T10:03:41Z");
        row("NUL and invalid UTF-8", QByteArray("Nov 23 11:03:41 mx1 postfix/smtpd[250]: a\0b\xff\xfe", 43),
            Kind::Rfc3164, "2026-11-23T11:03:41Z", "mx1", "postfix/smtpd", 250, QByteArray("a\0b", 3));
        row("RFC 3339", "2026-11-23T11:03:41.494803+00:00 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41.494803Z");
        row("Z", "2026-11-23T11:03:41Z mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41Z");
        row("east", "2026-11-23T11:03:41.5+05:45 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T05:18:41.5Z");
        row("west", "2026-11-23T20:03:41.123456789-05:00 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-24T01:03:41.123456Z");
        row("priority, RFC 3339", "<6>2026-11-23T11:03:41Z mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41Z");
        row("leap day", "2024-02-29T00:00:00Z mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2024-02-29T00:00:00Z");
        row("RFC 5424", "<22>1 2026-11-23T11:03:41.494803+00:00 mx1 postfix/smtpd 250 - -  connect from x[1]",
            Kind::Rfc5424, "2026-11-23T11:03:41.494803Z");
        row("daemon lost", "<22>1 2026-11-23T11:03:41Z mx1 postfix 250 - - connect from x[1]", Kind::Rfc5424,
            "2026-11-23T11:03:41Z", "mx1", "postfix");
        row("structured data",
            "<22>1 2026-11-23T11:03:41Z mx1 postfix/smtpd 250 ID47 [a@1 x=\"a \\\"]\\\\ b\"][b y=\"]\"] \xef\xbb\xbf"
            "connect from x[1]",
            Kind::Rfc5424, "2026-11-23T11:03:41Z");
        row("nil values", "<22>1 2026-11-23T11:03:41Z - - - - - connect from x[1]", Kind::Rfc5424,
            "2026-11-23T11:03:41Z", "", "", 0);
        row("short-iso", "2026-11-23T11:36:37+0100 mx1 postfix/smtpd[250]: connect from x[1]", Kind::JournalShortIso,
            "2026-11-23T10:36:37Z");
        row("short-iso-precise", "2026-11-23T11:36:37.402989+0000 mx1 postfix/smtpd[250]: connect from x[1]",
            Kind::JournalShortIso, "2026-11-23T11:36:37.402989Z");
        row("json",
            json("{'__REALTIME_TIMESTAMP':'1795433797403004','_HOSTNAME':'mx1','SYSLOG_IDENTIFIER':'postfix/"
                 "smtpd','_PID':'250','MESSAGE':'connect from x[1]'}"),
            Kind::JournalJson, "2026-11-23T11:36:37.403004Z");
        row("json, sender's own time",
            json("{'_SOURCE_REALTIME_TIMESTAMP':'1795433797402989','__REALTIME_TIMESTAMP':'1795433797403004','_"
                 "HOSTNAME':'mx1','_COMM':'x','SYSLOG_IDENTIFIER':'postfix/"
                 "smtpd','SYSLOG_PID':'250','X':[1,{'a':null}],'N':-1.5e3,'MESSAGE':'connect from x[1]'}"),
            Kind::JournalJson, "2026-11-23T11:36:37.402989Z");
        row("json, bytes",
            json("{'__REALTIME_TIMESTAMP':'1795433797403004','_HOSTNAME':'mx1','SYSLOG_IDENTIFIER':'postfix/"
                 "smtpd','_PID':'250','MESSAGE':[97,0,98,255]}"),
            Kind::JournalJson, "2026-11-23T11:36:37.403004Z", "mx1", "postfix/smtpd", 250, QByteArray("a\0b\xff", 4));
        row("json, escapes",
            json("{'__REALTIME_TIMESTAMP':'1795433797403004','_HOSTNAME':'m\\u0078\\u0031','SYSLOG_IDENTIFIER':'"
                 "postfix\\/smtpd','_PID':'250','MESSAGE':'\\'\\\\ \\n\\t\\u00e9\\u20ac\\ud83d\\ude00\\ud83d'}"),
            Kind::JournalJson, "2026-11-23T11:36:37.403004Z", "mx1", "postfix/smtpd", 250,
            "\"\\ \n\t\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xef\xbf\xbd");
        row("json, several values",
            json("{'__REALTIME_TIMESTAMP':'1795433797403004','_HOSTNAME':['mx1','mx2'],'SYSLOG_IDENTIFIER':'postfix/"
                 "smtpd','_PID':'250','MESSAGE':['connect from x[1]','b']}"),
            Kind::JournalJson, "2026-11-23T11:36:37.403004Z");
        row("json, only a command",
            json("{'__REALTIME_TIMESTAMP':'1795433797403004','_HOSTNAME':'mx1','_COMM':'smtpd','MESSAGE':'connect from "
                 "x[1]'}"),
            Kind::JournalJson, "2026-11-23T11:36:37.403004Z", "mx1", "smtpd", 0);
        // Other people's logs.
        row("a year behind the day", "Nov 23 2024 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2024-11-23T11:03:41Z");
        row("short-full", "Mon 2026-11-23 11:03:41 UTC mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339, "2026-11-23T11:03:41Z");
        row("short-unix", "1795431821.250000 mx1 postfix/smtpd[250]: connect from x[1]", Kind::JournalShortIso, "2026-11-23T11:03:41.250Z");
        row("offset behind a blank", "2026-11-23 11:03:41 +0100 mx1 postfix/smtpd[250]: connect from x[1]", Kind::JournalShortIso, "2026-11-23T10:03:41Z");
        row("AIX", "Nov 23 11:03:41 mx1 mail:info postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("more blanks", "Nov 23 11:03:41  mx1   postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("host twice", "Nov 23 11:03:41 mx1 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("zone id", "Nov 23 11:03:41 fe80::1%eth0 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z", "fe80::1%eth0");
        row("host in another script", "Nov 23 11:03:41 b\xc3\xbc" "cher postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z",
            "b\xc3\xbc" "cher");
        row("long name", "Nov 23 11:03:41 mx1 postfix-out/submission/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z", "mx1",
            "postfix-out/submission/smtpd");
        row("Kubernetes", "2026-11-23T11:03:41.250000000Z stdout F Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41Z");
        row("Kubernetes, own stamp alone", "2026-11-23T11:03:41.250000000Z stderr F postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41.250Z", "");
        row("docker logs -t", "2026-11-23T11:03:41.250000000Z Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41Z");
        row("docker logs -t, RFC 3339", "2026-11-23T11:03:41.250000000Z 2026-11-23T12:03:41.125+01:00 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3339,
            "2026-11-23T11:03:41.125Z");
        row("docker's file", json("{'log':'Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]\\n','stream':'stdout','time':'2026-11-23T11:03:41.250000000Z'}"),
            Kind::JournalJson, "2026-11-23T11:03:41Z");
        row("docker's file, own stamp alone", json("{'log':'postfix/smtpd[250]: connect from x[1]\\n','stream':'stdout','time':'2026-11-23T11:03:41.250000000Z'}"),
            Kind::JournalJson, "2026-11-23T11:03:41.250Z", "");
        row("a collector", json("{'@timestamp':'2026-11-23T11:03:41.250Z','host':'mx1','program':'postfix/smtpd','pid':250,'message':'connect from x[1]'}"),
            Kind::JournalJson, "2026-11-23T11:03:41.250Z");
        row("docker compose", "mail-1  | Nov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("colours", "\x1b[32mNov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("octets counted", "72 <22>1 2026-11-23T11:03:41Z mx1 postfix/smtpd 250 - - connect from x[1]", Kind::Rfc5424, "2026-11-23T11:03:41Z");
        row("byte order mark", "\xef\xbb\xbfNov 23 11:03:41 mx1 postfix/smtpd[250]: connect from x[1]", Kind::Rfc3164, "2026-11-23T11:03:41Z");
        row("export", QByteArray::fromStdString(exportEntry("connect from x[1]", false)), Kind::JournalExport,
            "2026-11-23T11:36:37.402989Z", "mx1", "postfix/smtpd", 260);
        row("export, binary", QByteArray::fromStdString(exportEntry(std::string("a\n\n=\0b", 6), true)),
            Kind::JournalExport, "2026-11-23T11:36:37.402989Z", "mx1", "postfix/smtpd", 260,
            QByteArray("a\n\n=\0b", 6));
    }
    void readsEveryKind()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, kind);
        QFETCH(qint64, time);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, process);
        QFETCH(int, pid);
        QFETCH(QByteArray, text);
        EnvelopeKind found = EnvelopeKind::Unknown;
        const auto all = readAll({line.constData(), std::size_t(line.size())}, &found);
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(!all[0].isUnreadable);
        QCOMPARE(int(found), kind);
        QCOMPARE(qint64(all[0].time / 1000 * 1000), time);
        QCOMPARE(QByteArray::fromStdString(all[0].host), host);
        QCOMPARE(QByteArray::fromStdString(all[0].process), process);
        QCOMPARE(all[0].pid, std::uint32_t(pid));
        QVERIFY2(QByteArray::fromStdString(all[0].text).startsWith(text), all[0].text.c_str());
        QCOMPARE(all[0].number, std::uint64_t(1));
    }

    void keepsMicroseconds()
    {
        const auto all = readAll("2026-11-23T11:03:41.494803+00:00 a b: c\n2026-11-23T11:03:41.000001+00:00 a b: c\n"
                                 "2026-11-23T11:03:41.4948031+00:00 a b: c\n");
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0].time % 1'000'000, 494803);
        QCOMPARE(all[1].time % 1'000'000, 1);
        QCOMPARE(all[2].time, all[0].time);
    }

    void refusesWhatIsNoLog_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const QByteArray &line :
            std::initializer_list<QByteArray>{"hello world", "Nov 23 11:03:41", "Nov 23 11:03:4 mx1 a: b",
                "Nov 23 25:03:41 mx1 a: b", "Nov 32 11:03:41 mx1 a: b", "Nov 00 11:03:41 mx1 a: b",
                "Nov 23 11:60:41 mx1 a: b", "Nov 23 11:03:61 mx1 a: b", "Nov 23 11:03:41mx1 a: b",
                "Nox 23 11:03:41 mx1 a: b", "2026-13-23T11:03:41Z mx1 a: b", "2026-02-29T11:03:41Z mx1 a: b",
                "2026-11-23T24:03:41Z mx1 a: b", "2026-11-23T11:03:41mx1 a: b", "Nov 23 11:03:41 <mail mx1 a: b",
                "2026-11-23T11:03:41+99:00 mx1 a: b", "2026-11-23T11:03:41+01: mx1 a: b",
                "2o26-11-23T11:03:41Z mx1 a: b", "<>Nov 23 11:03:41 mx1 a: b", "<22>", "<22>1 - mx1 a b c - d",
                "<22>1 2026-11-23T11:03:41Z mx1 a b c [x", "<22>2 2026-11-23T11:03:41Z mx1 a b c - d", "{}", "{",
                "{\"a\"", json("{'MESSAGE':'x'}"), json("{'log':'x','time':'never'}"), json("{'log':'x'}"), "a b | c", "x | ", "12 <", "\x1b[1;", "\x1b[1m", json("{'__REALTIME_TIMESTAMP':'1795433797403004','MESSAGE':null}"),
                json("{'__REALTIME_TIMESTAMP':'x','MESSAGE':'y'}"),
                json("{'__REALTIME_TIMESTAMP':'1795433797403004','MESSAGE':'y'} tail"),
                json("{'__REALTIME_TIMESTAMP':'1795433797403004','MESSAGE':[300]}"),
                json("{'__REALTIME_TIMESTAMP':'1795433797403004','MESSAGE':'\\x'}"),
                json("{'__REALTIME_TIMESTAMP':'-5','MESSAGE':'y'}"), "__CURSOR=x\nnot a field\n\n",
                "__CURSOR=x\nMESSAGE=no time\n\n", "__CURSOR=x\nMESSAGE\n12345678"})
            QTest::newRow(line.constData()) << line;
        QByteArray deep = json("{'__REALTIME_TIMESTAMP':'1795433797403004','MESSAGE':'y','X':") + QByteArray(1000, '[')
            + QByteArray(1000, ']') + "}";
        QTest::newRow("deep") << deep;
    }
    void refusesWhatIsNoLog()
    {
        QFETCH(QByteArray, line);
        const auto all = readAll({line.constData(), std::size_t(line.size())});
        QCOMPARE(all.size(), std::size_t(1));
        QVERIFY(all[0].isUnreadable);
        QVERIFY(all[0].text.empty());
        QCOMPARE(all[0].offset, std::uint64_t(0));
        QCOMPARE(all[0].number, std::uint64_t(1));
        QVERIFY(!all[0].raw.empty());
    }

    void goesOnBehindWhatItCannotRead()
    {
        const auto all =
            readAll("Nov 23 11:03:41 mx1 a: b\nrubbish\n\nNov 23 11:03:42 mx1 a: c\n-- cursor: s=1\n{broken\n"
                    "2026-11-23T11:03:43Z mx1 a: d\n");
        QCOMPARE(all.size(), std::size_t(5));
        QCOMPARE(all[1].isUnreadable, true);
        QCOMPARE(all[1].raw, std::string("rubbish"));
        QCOMPARE(all[1].number, std::uint64_t(2));
        QCOMPARE(all[1].offset, std::uint64_t(25));
        QCOMPARE(all[1].time, all[0].time); // so that coverage can count it to an hour
        QCOMPARE(all[2].text, std::string("c"));
        QCOMPARE(all[2].number, std::uint64_t(4));
        QCOMPARE(all[4].text, std::string("d"));
        QCOMPARE(all[4].number, std::uint64_t(7));
    }

    /// However the bytes are cut, and whoever goes on reading: the same lines at the same places.
    void cutsMakeNoDifference_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
            {"postfix/hostile-fields.rfc3339.log", "postfix/logged-by-journald.json.txt",
                "postfix/mixed-long-ids.rfc3164.log", "postfix/mixed-short-ids.rfc5424.log", "cut:export", "cut:mixed"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void cutsMakeNoDifference()
    {
        QFETCH(QString, name);
        std::string bytes;
        if (name == u"cut:export") {
            for (int i = 0; i < 40; ++i)
                bytes += exportEntry("message\n\n" + std::to_string(i), i % 3 == 0);
        } else if (name == u"cut:mixed") {
            bytes = "Dec 31 23:59:59 mx1 a: b\r\n\r\n" + exportEntry("x", true) + "Jan  1 00:00:00 mx1 a: c\nnonsense\n"
                + std::string(200'000, 'x')
                + "\nJan  1 00:00:01 mx1 a: d\n__CURSOR=x\nbroken entry\nMESSAGE=1\n\n2027-01-01T00:00:02Z mx1 a: e";
        } else {
            bytes = fileBytes(name);
        }
        const auto expected = readAll(bytes);
        QVERIFY(expected.size() > 6);
        std::mt19937 random(7);
        for (const std::size_t most : {std::size_t(60), std::size_t(700), std::size_t(70'000)}) {
            for (const bool isRestarted : {false, true}) {
                const auto found = readInBlocks(bytes, [&] { return 1 + random() % most; }, isRestarted);
                for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) {
                    // The text that was skipped is known to begin a block later or earlier only where it is too long.
                    if (!(found[i] == expected[i]))
                        QFAIL(qPrintable(
                            u"line %1, %2 / %3"_s.arg(i).arg(QString::fromStdString(found[i].raw.substr(0, 200)),
                                QString::fromStdString(expected[i].raw.substr(0, 200)))));
                }
                QCOMPARE(found.size(), expected.size());
            }
        }
    }

    void boundsALineInLengthAndMemory()
    {
        EnvelopeReader reader({{}, 2026, 0});
        const std::string fits = "Nov 23 11:03:41 mx1 a: " + std::string(bw::core::limits::lineBytes - 23, 'x');
        reader.setBlock(fits + "\n", 0, 1, false);
        const std::string whole = fits + "\n";
        reader.setBlock(whole, 0, 1, false);
        Line line;
        QCOMPARE(reader.next(line), Step::Line);
        QCOMPARE(line.raw.size(), bw::core::limits::lineBytes);

        const std::string tooLong = fits + "y";
        reader.setBlock(tooLong, 0, 1, false); // without an end: nothing of it is kept for the next block
        QCOMPARE(reader.next(line), Step::Unreadable);
        QCOMPARE(line.raw.size(), bw::core::limits::lineBytes);
        QCOMPARE(reader.next(line), Step::NeedMore);
        QCOMPARE(reader.consumed(), tooLong.size());
        QCOMPARE(reader.nextNumber(), std::uint64_t(1));
        const std::string rest = "zzz\nNov 23 11:03:41 mx1 a: b\n";
        reader.setBlock(rest, tooLong.size(), reader.nextNumber(), false);
        QCOMPARE(reader.next(line), Step::Line);
        QCOMPARE(line.text, std::string_view("b"));
        QCOMPARE(line.number, std::uint64_t(2));
    }

    void ignoresAStateThatIsNoneOfOurs()
    {
        EnvelopeReader reader({{}, 2026, 0});
        for (const char *state : {"", "x", "1", "1 9 0 2026 1 5", "2 1 0 2026 1 5", "1 1 0 2026 13 5",
                 "1 1 0 99999 1 5", "1 1 7 2026 1 5", "1 1 0 2026 1 x"}) {
            reader.restore(state);
            QCOMPARE(reader.kind(), EnvelopeKind::Unknown);
        }
        const std::string bytes = "Nov 23 11:03:41 mx1 a: b\n";
        reader.setBlock(bytes, 0, 1, true);
        Line line;
        QCOMPARE(reader.next(line), Step::Line);
        EnvelopeReader other({{}, 1999, 0});
        other.restore(reader.state());
        QCOMPARE(other.kind(), EnvelopeKind::Rfc3164);
        QCOMPARE(other.state(), reader.state());
    }
};

QTEST_GUILESS_MAIN(TestLogsEnvelope)
#include "tst_logs_envelope.moc"

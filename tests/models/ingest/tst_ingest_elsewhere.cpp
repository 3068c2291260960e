// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same mail through another kind of envelope is not counted again; a change of format loses nothing.
#include "models/ingest/heardelsewhere.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

const QList<QByteArray> forms { "3164", "3164 full host", "3164 priority", "3164 facility", "3339", "3339 seconds", "3339 Z", "3339 +01:00", "5424",
    "short-iso", "short-iso-precise", "short-precise", "json", "export" };

/// One line of RSYSLOG_FileFormat as another daemon would have written it.
QByteArray rendered(const QByteArray &line, const QByteArray &form)
{
    static const QRegularExpression parts(u"^(\\S{19})\\.(\\d{6})\\+00:00 (\\S+) ([^\\[:]+)(?:\\[(\\d+)\\])?: (.*)$"_s);
    const auto match = parts.match(QString::fromUtf8(line));
    if (!match.hasMatch())
        return line + '\n';
    const QByteArray stamp = match.captured(1).toUtf8(), micros = match.captured(2).toUtf8(), host = match.captured(3).toUtf8();
    const QByteArray program = match.captured(4).toUtf8(), pid = match.captured(5).toUtf8(), text = match.captured(6).toUtf8();
    const QByteArray tag = program + (pid.isEmpty() ? QByteArray() : '[' + pid + ']') + ": " + text + '\n';
    QDateTime when = QDateTime::fromString(match.captured(1), Qt::ISODate);
    when.setTimeSpec(Qt::UTC);
    const QByteArray bsd = QLocale::c().toString(when, u"MMM "_s).toUtf8() + QByteArray::number(when.date().day()).rightJustified(2) + stamp.mid(10).replace("T", " ");
    const QByteArray full = host + ".example.net";
    const QByteArray realtime = QByteArray::number(when.toSecsSinceEpoch()) + micros;
    if (form == "3164")
        return bsd + ' ' + host + ' ' + tag;
    if (form == "3164 full host")
        return bsd + ' ' + full + ' ' + tag;
    if (form == "3164 priority")
        return "<22>" + bsd + ' ' + host + ' ' + tag;
    if (form == "3164 facility")
        return bsd + " <mail.info> " + host + ' ' + tag;
    if (form == "3339")
        return line + '\n';
    if (form == "3339 seconds")
        return stamp + "+00:00 " + host + ' ' + tag;
    if (form == "3339 Z")
        return stamp + '.' + micros.left(3) + "Z " + host + ' ' + tag;
    if (form == "3339 +01:00")
        return when.addSecs(3600).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toUtf8() + '.' + micros + "+01:00 " + host + ' ' + tag;
    if (form == "5424")
        return "<22>1 " + stamp + '.' + micros + "+00:00 " + host + ' ' + program + ' ' + (pid.isEmpty() ? "-" : pid) + " - - " + text + '\n';
    if (form == "short-iso")
        return stamp + "+0000 " + full + ' ' + tag;
    if (form == "short-iso-precise")
        return stamp + '.' + micros + "+0000 " + full + ' ' + tag;
    if (form == "short-precise")
        return bsd + '.' + micros + ' ' + full + ' ' + tag;
    if (form == "json")
        return QJsonDocument(QJsonObject { { u"__REALTIME_TIMESTAMP"_s, QString::fromUtf8(realtime) }, { u"_HOSTNAME"_s, QString::fromUtf8(full) },
                   { u"SYSLOG_IDENTIFIER"_s, QString::fromUtf8(program) }, { u"SYSLOG_PID"_s, QString::fromUtf8(pid) }, { u"MESSAGE"_s, QString::fromUtf8(text) } })
                   .toJson(QJsonDocument::Compact)
            + '\n';
    if (form == "export")
        return "__REALTIME_TIMESTAMP=" + realtime + "\n_HOSTNAME=" + full + "\nSYSLOG_IDENTIFIER=" + program + "\nSYSLOG_PID=" + pid + "\nMESSAGE=" + text + "\n\n";
    qFatal("no such form");
}

QList<QByteArray> sampleLines(const QString &name)
{
    QList<QByteArray> lines = sampleBytes(name).split('\n');
    lines.removeLast();
    return lines;
}

QByteArray rendered(const QList<QByteArray> &lines, const QByteArray &form, qsizetype from = 0, qsizetype to = -1)
{
    QByteArray bytes;
    for (qsizetype i = from; i < (to < 0 ? lines.size() : to); ++i)
        bytes += rendered(lines.at(i), form);
    return bytes;
}

const QString sample = u"mixed-short-ids.rfc3339.log"_s;

/// The same lines on a busier host: \p perSecond of them.
QList<QByteArray> dense(QList<QByteArray> lines, int perSecond)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QDateTime when(QDate(2026, 11, 23), QTime(11, 0).addMSecs(static_cast<int>(i * 1000 / perSecond)), Qt::UTC);
        lines[i].replace(0, 23, when.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toUtf8());
    }
    return lines;
}

int truth(const char *key, const QString &name = u"mixed-short-ids.truth.json"_s)
{
    return QJsonDocument::fromJson(sampleBytes(name)).object().value(u"totals"_s).toObject().value(QLatin1String(key)).toInt();
}

} // namespace

class TestIngestElsewhere : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anotherFormOfTheSameMailIsRefused_data()
    {
        QTest::addColumn<QByteArray>("first");
        for (const QByteArray &form : forms)
            QTest::newRow(form.constData()) << form;
    }
    void anotherFormOfTheSameMailIsRefused()
    {
        QFETCH(QByteArray, first);
        const auto lines = sampleLines(sample).mid(0, 250);
        IngestWorld world;
        const auto told = world.import({ world.write(u"first"_s, rendered(lines, first)) });
        QVERIFY(!told.alreadyHeard);
        QVERIFY(told.messages > 0);
        const QByteArray before = world.dump();
        for (const QByteArray &second : forms) {
            if (second == first)
                continue;
            const auto refused = world.import({ world.write(u"second"_s, rendered(lines, second)) });
            QVERIFY2(refused.alreadyHeard, second.constData());
            QVERIFY2(refused.messages == 0 && refused.events == 0, second.constData());
            QVERIFY2(world.dump() == before, (second + firstDifference(before, world.dump())).constData());
        }
        // The same again is known, not refused.
        QVERIFY(!world.import({ world.write(u"again"_s, rendered(lines, first)) }).alreadyHeard);
        auto anyway = IngestWorld::options({ world.write(u"second"_s, rendered(lines, first == "json" ? "3339" : "json")) });
        anyway.anyway = true;
        const auto counts = world.run(anyway);
        QVERIFY(counts && !counts->alreadyHeard);
        QCOMPARE(counts->alreadyKnown, 0); // what was refused is not remembered as read
        QCOMPARE(counts->messages, told.messages);
    }

    void aChangeOfFormatLosesNothing_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("rsyslog's default of Debian 12") << QByteArray("3164") << QByteArray("3339");
        QTest::newRow("and back") << QByteArray("3339") << QByteArray("3164");
        QTest::newRow("maillog_file") << QByteArray("3339") << QByteArray("3164 full host");
        QTest::newRow("journald alone") << QByteArray("3164") << QByteArray("json");
        QTest::newRow("the clocks changed") << QByteArray("3339 +01:00") << QByteArray("3339");
    }
    void aChangeOfFormatLosesNothing()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto lines = sampleLines(sample);
        // Also where both have lines of one second.
        for (qsizetype cut = 100; cut < lines.size(); cut += 223) {
            for (const bool newestFirst : { false, true }) {
                IngestWorld world;
                const QString early = world.write(u"early"_s, rendered(lines, before, 0, cut));
                const QString late = world.write(u"late"_s, rendered(lines, after, cut));
                const auto one = world.import({ newestFirst ? late : early });
                const auto two = world.import({ newestFirst ? early : late });
                QVERIFY2(!one.alreadyHeard && !two.alreadyHeard, QByteArray::number(cut).constData());
                QCOMPARE(one.lines + two.lines, lines.size());
                // And what was read so is known.
                QCOMPARE(world.import({ early, late }).events, 0);
            }
        }
    }

    void aBusyHostIsRefusedWhole_data()
    {
        QTest::addColumn<int>("perSecond");
        QTest::addColumn<QByteArray>("first");
        for (const int perSecond : { 20, 250, 700 }) {
            for (const char *first : { "3164", "3339", "json" })
                QTest::addRow("%d a second, %s", perSecond, first) << perSecond << QByteArray(first);
        }
    }
    /// Also where the first lines are of a program that the other log did not have, and where it was cut into chunks.
    void aBusyHostIsRefusedWhole()
    {
        QFETCH(int, perSecond);
        QFETCH(QByteArray, first);
        const auto lines = dense(sampleLines(sample), perSecond);
        IngestWorld world;
        world.import({ world.write(u"first"_s, rendered(lines, first)) });
        const QByteArray before = world.dump();
        for (const QByteArray &second : forms) {
            if (second == first)
                continue;
            const auto refused = world.import({ world.write(u"second"_s, rendered(lines, second)) });
            QCOMPARE(refused.alreadyHeard, lines.size());
            QCOMPARE(world.dump(), before);
        }
        QList<QByteArray> more = lines;
        more.prepend(lines.at(0).left(32) + " mx1 systemd[1]: Started something.");
        for (const QByteArray &second : forms) {
            if (second == first)
                continue;
            const auto other = world.import({ world.write(u"more"_s, rendered(more, second)) });
            QVERIFY(other.alreadyHeard >= lines.size()); // from the second form on, systemd's line too
            QCOMPARE(other.events, 0);
        }
    }

    void aFormatThatChangesInsideAFileIsNoticed()
    {
        const auto lines = sampleLines(sample);
        for (const qsizetype cut : { qsizetype(9), lines.size() / 2, lines.size() - 9 }) {
            IngestWorld world;
            const QByteArray mixed = rendered(lines, "3164", 0, cut) + rendered(lines, "3339", cut);
            const auto told = world.import({ world.write(u"mixed"_s, mixed) });
            QCOMPARE(told.alreadyHeard, 0);
            QCOMPARE(told.messages, truth("messages_accepted"));
            const QByteArray before = world.dump();
            QCOMPARE(world.import({ world.path(u"mixed"_s) }).alreadyKnown, lines.size());
            const auto syslog = world.import({ world.write(u"3164"_s, rendered(lines, "3164")) });
            QCOMPARE(syslog.events, 0);
            QCOMPARE(syslog.alreadyKnown + syslog.alreadyHeard, lines.size());
            const auto rsyslog = world.import({ world.write(u"3339"_s, rendered(lines, "3339")) });
            QCOMPARE(rsyslog.events, 0);
            QCOMPARE(rsyslog.alreadyKnown + rsyslog.alreadyHeard, lines.size());
            QCOMPARE(world.import({ world.write(u"json"_s, rendered(lines, "json")) }).alreadyHeard, lines.size());
            QCOMPARE(world.dump(), before);
            // And the other way round: what was heard is known again behind the change.
            IngestWorld other;
            other.import({ other.write(u"3164"_s, rendered(lines, "3164")) });
            const auto late = other.import({ other.write(u"mixed"_s, mixed) });
            // Of less than two seconds at the very end nobody can tell whether the format changed there.
            QVERIFY(late.events == 0 || lines.size() - cut == 9);
            QVERIFY(late.alreadyKnown + late.alreadyHeard >= lines.size() - 9);
        }
    }

    void whatWasNotHeardYetIsTaken()
    {
        const auto lines = sampleLines(sample);
        IngestWorld world;
        world.import({ world.write(u"half"_s, rendered(lines, "3339", 0, 400)) });
        const auto counts = world.import({ world.write(u"whole"_s, rendered(lines, "json")) });
        QVERIFY(counts.alreadyHeard); // part of it was
        QVERIFY(counts.messages > 0);
        QVERIFY(counts.messages < truth("messages_accepted"));
        QVERIFY(world.import({ world.write(u"whole"_s, rendered(lines, "json")) }).alreadyKnown > 0);
    }

    void anotherInstanceIsAnotherLog()
    {
        const auto lines = sampleLines(u"multi-instance.rfc3339.log"_s);
        QList<QByteArray> in, out;
        for (const QByteArray &line : lines)
            (line.contains(" postfix-out/") ? out : in) << line;
        IngestWorld world;
        const auto one = world.import({ world.write(u"in"_s, rendered(in, "3339")) });
        const auto two = world.import({ world.write(u"out"_s, rendered(out, "3164")) });
        QVERIFY(!one.alreadyHeard && !two.alreadyHeard);
        QCOMPARE(one.lines + two.lines, lines.size());
        const QByteArray before = world.dump();
        QVERIFY(world.import({ world.write(u"out 2"_s, rendered(out, "5424")) }).alreadyHeard);
        QCOMPARE(world.dump(), before);
    }

    void theAuthLogOfTheSameHostIsAnotherLog()
    {
        IngestWorld world;
        QVERIFY(!world.import({ world.write(u"mail.log"_s, sampleBytes(u"sasl-cyrus.rfc3339.log"_s)) }).alreadyHeard);
        const auto lines = sampleLines(u"sasl-cyrus.auth-facility.log"_s);
        const auto counts = world.import({ world.write(u"auth.log"_s, rendered(lines, "3164")) });
        QVERIFY(!counts.alreadyHeard);
        QCOMPARE(counts.lines, lines.size());
    }

    void anotherHostOfTheSameNameIsAnotherHost_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("two domains") << QByteArray("mx1.example.net") << QByteArray("mx1.example.org") << false;
        QTest::newRow("addresses") << QByteArray("192.0.2.1") << QByteArray("192.0.2.17") << false;
        QTest::newRow("a longer name") << QByteArray("mx1") << QByteArray("mx12") << false;
        QTest::newRow("short and full") << QByteArray("mx1.example.net") << QByteArray("mx1") << true;
        QTest::newRow("no dots in a domain") << QByteArray("mx1.example") << QByteArray("mx1.example.net") << false;
    }
    void anotherHostOfTheSameNameIsAnotherHost()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(bool, isSame);
        QCOMPARE(ingest::isSameHost(first.toStdString(), second.toStdString()), isSame);
        const QByteArray log = rendered(sampleLines(sample), "3164");
        IngestWorld world;
        world.import({ world.write(u"a"_s, QByteArray(log).replace(" mx1 ", ' ' + first + ' ')) });
        QCOMPARE(world.import({ world.write(u"b"_s, QByteArray(log).replace(" mx1 ", ' ' + second + ' ')) }).alreadyHeard > 0, isSame);
    }

    void aByteOrderMarkIsNoPartOfALine()
    {
        const QByteArray mark("\xef\xbb\xbf");
        const QByteArray log = sampleBytes(sample);
        IngestWorld world;
        const auto first = world.import({ world.write(u"mark"_s, mark + log) });
        QCOMPARE(first.unreadable, 0);
        QCOMPARE(first.messages, truth("messages_accepted"));
        const QByteArray before = world.dump();
        for (const QByteArray &again : { log, mark + log, QByteArray(mark + log).replace("\n", "\r\n") }) {
            const auto counts = world.import({ world.write(u"again"_s, again) });
            QCOMPARE(counts.alreadyKnown, counts.lines);
            QCOMPARE(counts.unreadable, 0);
        }
        QCOMPARE(world.dump(), before);
        QCOMPARE(world.import({ world.write(u"in the middle"_s, log + mark + log) }).unreadable, 0);
        IngestWorld other;
        other.import({ other.write(u"mark"_s, rendered(sampleLines(sample), "export").prepend(mark)) });
        const auto counts = other.import({ other.write(u"none"_s, rendered(sampleLines(sample), "export")) });
        QCOMPARE(counts.alreadyKnown, counts.lines);
        QCOMPARE(counts.unreadable, 0);
    }
};

QTEST_GUILESS_MAIN(TestIngestElsewhere)
#include "tst_ingest_elsewhere.moc"

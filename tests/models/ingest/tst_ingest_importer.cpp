// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/store/knownlines.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/sqlite.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <random>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

const QString sample = u"mixed-short-ids.rfc3339.log"_s;

QList<QByteArray> linesOf(const QByteArray &bytes)
{
    QList<QByteArray> lines = bytes.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (QByteArray &line : lines)
        line.append('\n');
    return lines;
}

QByteArray join(const QList<QByteArray> &lines, qsizetype from, qsizetype to)
{
    QByteArray bytes;
    for (qsizetype i = from; i < to; ++i)
        bytes += lines.at(i);
    return bytes;
}

void pack(const QString &program, const QString &path)
{
    QProcess process;
    process.start(program, { u"-k"_s, u"-f"_s, path });
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(program));
}

/// What an undisturbed import of the sample tells.
const QByteArray &expected()
{
    static const QByteArray dump = [] {
        IngestWorld world;
        world.import({ world.write(u"mail.log"_s, sampleBytes(sample)) });
        return world.dump();
    }();
    return dump;
}

int expectedMessages()
{
    return QJsonDocument::fromJson(sampleBytes(u"mixed-short-ids.truth.json"_s)).object().value(u"totals"_s).toObject().value(u"messages_accepted"_s).toInt();
}

#define COMPARE_DUMPS(world) QVERIFY2((world).dump() == expected(), firstDifference(expected(), (world).dump()).constData())

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// BSD's "last message repeated" means the line before it, wherever that was read, and nothing where that is not known.
    void aRepeatMeansTheLineBeforeIt()
    {
        const QByteArray failed = "Nov 20 10:00:00 mx1 postfix/smtpd[77]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: x, sasl_username=u1@example.com\n";
        const QByteArray other = "Nov 20 10:00:04 mx1 postfix/smtpd[78]: connect from app.example.com[192.0.2.5]\n";
        const auto repeated = [](const char *day) { return QByteArray("Nov ") + day + " 10:00:05 mx1 last message repeated 100 times\n"; };
        const auto logins = [](const IngestWorld &world) {
            auto database = store::sqlite::Database::open(world.store().path(), store::sqlite::Access::ReadOnly);
            return database->integer("SELECT coalesce(sum(failed), 0) FROM login_cell WHERE level = 60 AND node <> 0").value_or(-1);
        };
        IngestWorld whole;
        whole.import({ whole.write(u"a"_s, failed + repeated("20")) });
        QCOMPARE(logins(whole), 101);
        IngestWorld grown;
        const QString log = grown.write(u"a"_s, failed);
        grown.import({ log });
        grown.write(u"a"_s, repeated("20"), QIODevice::Append);
        grown.import({ log });
        QCOMPARE(logins(grown), 101);
        IngestWorld known;
        known.import({ known.write(u"b"_s, other) });
        known.import({ known.write(u"a"_s, failed), known.write(u"b"_s, other + repeated("20")) });
        QCOMPARE(logins(known), 1);
        IngestWorld apart;
        apart.import({ apart.write(u"a"_s, failed), apart.write(u"b"_s, repeated("25")) });
        QCOMPARE(logins(apart), 1);
        IngestWorld unreadable;
        unreadable.import({ unreadable.write(u"a"_s, failed + "what has no stamp\n" + repeated("20")) });
        QCOMPARE(logins(unreadable), 1);
    }

    void tellsWhatWasSent()
    {
        IngestWorld world;
        const auto counts = world.import({ world.write(u"mail.log"_s, sampleBytes(sample)) });
        const auto truth = QJsonDocument::fromJson(sampleBytes(u"mixed-short-ids.truth.json"_s)).object().value(u"totals"_s).toObject();
        QCOMPARE(counts.messages, truth.value(u"messages_accepted"_s).toInt());
        QCOMPARE(counts.recipients, truth.value(u"recipients_accepted"_s).toInt());
        QCOMPARE(counts.lines, linesOf(sampleBytes(sample)).size());
        QCOMPARE(counts.unrecognised, 0);
        QCOMPARE(counts.alreadyKnown, 0);
    }

    void aNodeOfWhichNothingCouldBeReadIsNotMade()
    {
        IngestWorld world;
        (void)world.import({ world.write(u"mail.log"_s, sampleBytes(sample)) });
        auto options = IngestWorld::options({ world.path(u"missing.log"_s) });
        options.node = u"typo"_s;
        const auto counts = world.run(options);
        QVERIFY(counts);
        QCOMPARE(counts->unreadableInputs.size(), 1);
        const auto nodes = store::listNodes(world.store());
        QVERIFY(nodes);
        QCOMPARE(nodes->size(), 1);
    }

    void againAddsNothing_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : { "same", "renamed", "prefix", "suffix", "middle", "gzip", "concatenation", "no last line end", "CR LF", "single lines" })
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void againAddsNothing()
    {
        QFETCH(QString, how);
        IngestWorld world;
        const QByteArray bytes = sampleBytes(sample);
        const auto lines = linesOf(bytes);
        const QString log = world.write(u"mail.log"_s, bytes);
        world.import({ log });
        QString again = log;
        if (how == u"renamed") {
            QVERIFY(QFile::rename(log, world.path(u"old"_s)));
            again = world.path(u"old"_s);
        } else if (how == u"prefix") {
            again = world.write(u"part"_s, join(lines, 0, 301));
        } else if (how == u"suffix") {
            again = world.write(u"part"_s, join(lines, 301, lines.size()));
        } else if (how == u"middle") {
            again = world.write(u"part"_s, join(lines, 57, 640));
        } else if (how == u"gzip") {
            pack(u"gzip"_s, log);
            again = log + u".gz"_s;
        } else if (how == u"concatenation") {
            again = world.write(u"cat"_s, join(lines, 400, lines.size()) + join(lines, 0, 400));
        } else if (how == u"no last line end") {
            again = world.write(u"part"_s, bytes.chopped(1));
        } else if (how == u"CR LF") {
            again = world.write(u"part"_s, QByteArray(bytes).replace("\n", "\r\n"));
        } else if (how == u"single lines") {
            for (qsizetype i = 0; i < lines.size(); i += 25)
                QCOMPARE(world.import({ world.write(u"one"_s, lines.at(i)) }).alreadyKnown, 1);
        }
        const auto counts = world.import({ again });
        QCOMPARE(counts.messages, 0);
        QCOMPARE(counts.alreadyKnown, counts.lines);
        COMPARE_DUMPS(world);
    }

    void aLogThatGrewAddsItsEnd()
    {
        const auto lines = linesOf(sampleBytes(sample));
        for (qsizetype cut = 1; cut < lines.size(); cut += 37) {
            IngestWorld world;
            world.import({ world.write(u"mail.log"_s, join(lines, 0, cut)) });
            QCOMPARE(world.import({ world.write(u"mail.log"_s, join(lines, cut, lines.size()), QIODevice::Append) }).alreadyKnown, cut);
            QVERIFY2(world.dump() == expected(), (QByteArray::number(cut) + firstDifference(expected(), world.dump())).constData());
        }
    }

    void manyOverlappingPiecesInOrderTellTheSame()
    {
        const auto lines = linesOf(sampleBytes(sample));
        std::mt19937 random(1);
        for (int round = 0; round < 12; ++round) {
            IngestWorld world;
            qsizetype heard = 0;
            while (heard < lines.size()) {
                const qsizetype from = heard == 0 ? 0 : heard - 1 - static_cast<qsizetype>(random() % static_cast<std::uint32_t>(heard));
                const qsizetype to = std::min<qsizetype>(lines.size(), heard + 1 + random() % 200);
                const auto counts = world.import({ world.write(u"part"_s, join(lines, from, to)) });
                QCOMPARE(counts.alreadyKnown, heard - from);
                heard = to;
            }
            COMPARE_DUMPS(world);
        }
    }

    void rotatedSetsAreReadOldestFirst()
    {
        const auto lines = linesOf(sampleBytes(sample));
        IngestWorld world;
        const QString oldest = world.write(u"mail.log.2"_s, join(lines, 0, 250));
        pack(u"gzip"_s, oldest);
        QVERIFY(QFile::remove(oldest));
        const QString middle = world.write(u"mail.log.1"_s, join(lines, 250, 500));
        const QString newest = world.write(u"mail.log"_s, join(lines, 500, lines.size()));
        world.import({ newest, middle, oldest + u".gz"_s });
        COMPARE_DUMPS(world);
        QCOMPARE(world.import({ QFileInfo(newest).path() + u"/mail.log"_s, middle }).messages, 0);
    }

    void foldersAndPackedFilesAreOpened()
    {
        IngestWorld world;
        QVERIFY(QDir().mkpath(world.path(u"logs"_s)));
        const QString log = world.write(u"logs/mail.log"_s, sampleBytes(sample));
        pack(u"xz"_s, log);
        QVERIFY(QFile::rename(log + u".xz"_s, world.path(u"logs/a name that tells nothing"_s)));
        QVERIFY(QFile::remove(log));
        world.import({ world.path(u"logs"_s) });
        COMPARE_DUMPS(world);
    }

    void twoEqualLinesInOneFileAreTwo()
    {
        IngestWorld world;
        const QByteArray line = "2026-11-23T11:03:12+00:00 mx1 postfix/smtpd[258]: warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: x\n";
        const QString log = world.write(u"mail.log"_s, line + line);
        QCOMPARE(world.import({ log }).alreadyKnown, 0);
        QVERIFY(world.dump().contains("failed=2"));
        QCOMPARE(world.import({ log }).alreadyKnown, 2);
        QCOMPARE(world.import({ world.write(u"mail.log"_s, line, QIODevice::Append) }).alreadyKnown, 2);
        QVERIFY(world.dump().contains("failed=3"));
    }

    void anotherEnvelopeOfTheSameHoursIsRefused()
    {
        for (const bool journalFirst : { true, false }) {
            IngestWorld world;
            const QString syslog = world.write(u"short.txt"_s, sampleBytes(u"logged-by-journald.short.txt"_s));
            const QString journal = world.write(u"json.txt"_s, sampleBytes(u"logged-by-journald.json.txt"_s));
            const QString first = journalFirst ? journal : syslog, second = journalFirst ? syslog : journal;
            QVERIFY(!world.import({ first }).alreadyHeard);
            const QByteArray before = world.dump();
            const auto refused = world.import({ second });
            QVERIFY(refused.alreadyHeard);
            QCOMPARE(refused.messages, 0);
            QVERIFY2(world.dump() == before, firstDifference(before, world.dump()).constData());
            // The same kind again is known, not refused.
            QVERIFY(!world.import({ first }).alreadyHeard);
            auto anyway = IngestWorld::options({ second });
            anyway.anyway = true;
            const auto counts = world.run(anyway);
            QVERIFY(counts);
            QVERIFY(!counts->alreadyHeard);
            QCOMPARE(counts->alreadyKnown, 0); // what was refused is not remembered as read
            QVERIFY(world.dump() != before);
        }
    }

    /// A line counts as often as it stands in the source that holds it most often.
    void aLogThatHoldsItselfTwice_data()
    {
        QTest::addColumn<int>("copies"); // of the sample's lines with other pids, so that there are whole chunks
        QTest::newRow("one chunk") << 1;
        QTest::newRow("many chunks") << 6;
    }
    void aLogThatHoldsItselfTwice()
    {
        QFETCH(int, copies);
        QByteArray log;
        for (int i = 0; i < copies; ++i)
            log += sampleBytes(sample).replace("2026-11-23", "2026-11-" + QByteArray::number(10 + i));
        const qint64 lines = log.count('\n');
        IngestWorld first, second;
        const QString once = first.write(u"once"_s, log), twice = first.write(u"twice"_s, log + log);
        QCOMPARE(first.import({ once }).alreadyKnown, 0);
        QCOMPARE(first.import({ twice }).alreadyKnown, lines);
        QCOMPARE(second.import({ twice }).alreadyKnown, 0);
        QCOMPARE(second.import({ once }).alreadyKnown, lines);
        for (IngestWorld *world : { &first, &second }) {
            QVERIFY(world->dump() == second.dump());
            QCOMPARE(world->import({ twice }).alreadyKnown, 2 * lines);
            QCOMPARE(world->import({ once }).alreadyKnown, lines);
            QCOMPARE(world->import({ first.write(u"thrice"_s, log + log + log) }).alreadyKnown, 2 * lines);
        }
    }

    /// Whoever makes up replies fills the store's dictionary once, not once a run.
    void replyTemplatesAreFewInAllRuns()
    {
        IngestWorld world;
        for (int run = 0; run < 2; ++run) {
            QByteArray log;
            for (int i = 0; i < 12'000; ++i) {
                QByteArray word = "q";
                for (int rest = run * 12'000 + i, k = 0; k < 5; ++k, rest /= 20)
                    word += "bcdfghjklmnpqrstvwxz"[rest % 20];
                log += "2026-11-23T1" + QByteArray::number(run) + ":00:00+00:00 mx1 postfix/smtp[3]: DEEAAAA3C6A: to=<a@y.example>, relay=none, delay=1, "
                    "delays=1/0/0/0, dsn=4.0.0, status=deferred (" + word + " it is)\n";
            }
            (void)world.import({ world.write(u"log"_s + QString::number(run), log) });
        }
        auto known = store::KnownLines::open(world.store(), 1);
        QVERIFY(known);
        const auto templates = (*known)->replyTemplates();
        QVERIFY(templates);
        QVERIFY2(*templates > 19'990 && *templates <= core::limits::replyTemplates + 1, QByteArray::number(qint64(*templates)).constData());
    }

    void whatCannotBeReadIsNamedAndTheRestIsRead()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        const QString image = world.write(u"picture.png"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18));
        const auto counts = world.import({ log, world.path(u"missing.log"_s), image });
        QCOMPARE(counts.unreadableInputs.size(), 2);
        QVERIFY(counts.unreadableInputs.join(u' ').contains(u"missing.log"));
        COMPARE_DUMPS(world);
    }

    void wrongUsageIsSaid()
    {
        IngestWorld world;
        auto options = IngestWorld::options({ world.write(u"mail.log"_s, "x\n") });
        options.mta = u"nothing"_s;
        QCOMPARE(world.run(options).error().kind, core::ProblemKind::Usage);
        options = IngestWorld::options({});
        QCOMPARE(world.run(options).error().kind, core::ProblemKind::Usage);
        options = IngestWorld::options({ world.path(u"mail.log"_s) });
        options.logZone = u"Mars/Olympus"_s;
        QCOMPARE(world.run(options).error().kind, core::ProblemKind::Usage);
        ingest::Importer keyless(world.store(), [] { return std::unique_ptr<core::KeyedHasher>(); }, world.clock);
        QCOMPARE(keyless.run(IngestWorld::options({ world.path(u"mail.log"_s) }), IngestWorld::neverStop).error().kind, core::ProblemKind::Denied);
    }

    void emptyLinesCostNothing()
    {
        const QByteArray log = sampleBytes(sample);
        IngestWorld world;
        world.import({ world.write(u"mail.log"_s, log) });
        const QByteArray before = world.dump();
        const auto sizeOfStore = [&world] { return QFileInfo(world.path(u"s.bw"_s)).size() + QFileInfo(world.path(u"s.bw-wal"_s)).size(); };
        const qint64 size = sizeOfStore();
        const auto counts = world.import({ world.write(u"empty"_s, QByteArray(20'000'000, '\n')) });
        QCOMPARE(counts.lines, 0);
        const auto crumbs = world.import({ world.write(u"crumbs"_s, QByteArray("a\r\n\r\n").repeated(3'000'000)) });
        QCOMPARE(crumbs.unreadable, 3'000'000);
        QVERIFY2(sizeOfStore() < size + 100'000, QByteArray::number(sizeOfStore() - size).constData());
        QVERIFY2(world.dump() == before, firstDifference(before, world.dump()).constData());
        // Nor do they make other lines of a log's own, wherever they stand and however many.
        const QList<QByteArray> lines = linesOf(log);
        const QByteArray gaps = QByteArray(200'000, '\n') + join(lines, 0, 300) + QByteArray(3'000'000, '\n') + join(lines, 300, 301)
            + QByteArray("\r\n").repeated(40'000) + log.mid(join(lines, 0, 301).size()).replace('\n', "\n\n") + '\n';
        const auto again = world.import({ world.write(u"gaps"_s, gaps) });
        QCOMPARE(again.events, 0);
        QVERIFY2(world.dump() == before, firstDifference(before, world.dump()).constData());
        IngestWorld other;
        QCOMPARE(other.import({ other.write(u"gaps"_s, gaps) }).messages, expectedMessages());
        COMPARE_DUMPS(other);
    }

    void whatWasStoppedGoesOn()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        const std::atomic_bool stop = true;
        QCOMPARE(world.run(IngestWorld::options({ log }), stop).error().kind, core::ProblemKind::Cancelled);
        world.import({ log });
        COMPARE_DUMPS(world);
    }

    void progressNamesTheHoursThatChanged()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        ingest::Importer importer(world.store(), makeFixedHasher, world.clock);
        QList<core::UtcMicros> hours;
        qint64 lines = 0;
        importer.setOnProgress([&](const ingest::ImportProgress &progress) {
            hours << progress.changedHours;
            lines = progress.counts.lines;
        });
        QVERIFY(importer.run(IngestWorld::options({ log }), IngestWorld::neverStop));
        QCOMPARE(lines, linesOf(sampleBytes(sample)).size());
        QCOMPARE(hours, QList<core::UtcMicros> { 1'795'431'600'000'000 }); // 2026-11-23T11:00:00Z
    }

    /// Summer time ends, and the log was rotated inside the hour that comes twice.
    void theRepeatedHourGoesOnInTheNextFile()
    {
        const auto line = [](const char *time, int id) {
            return QByteArray("Oct 25 ") + time + " mx1 postfix/smtp[100]: 4jY0000" + QByteArray::number(id) + "0Kcz1d5M3: to=<u@example.net>, "
                "relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";
        };
        const QByteArray before = line("01:59:00", 10) + line("02:05:00", 11) + line("02:59:00", 12);
        const QByteArray after = line("02:00:10", 13) + line("02:30:00", 14) + line("03:00:10", 15);
        const auto dumpOf = [](IngestWorld &world, const QStringList &paths) {
            auto options = IngestWorld::options(paths);
            options.logZone = u"Europe/Berlin"_s;
            return world.run(options) ? withoutLost(world.dump()) : QByteArray();
        };
        IngestWorld whole, rotated;
        const QByteArray told = dumpOf(whole, { whole.write(u"mail.log"_s, before + after) });
        QVERIFY(told.contains("start=1792890000000")); // 2026-10-25 01:00 UTC, the second of the two
        const QByteArray got = dumpOf(rotated, { rotated.write(u"mail.log"_s, after), rotated.write(u"mail.log.1"_s, before) });
        QVERIFY2(got == told, firstDifference(told, got).constData());
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_ingest_importer.moc"

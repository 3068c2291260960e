// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/intake.h"
#include "models/ingest/journalreading.h"
#include "models/transport/route.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

/// Answers every command with these bytes; then, if it is endless, with more of the last until nobody listens any more.
class SaidRoute final : public transport::Route
{
public:
    std::string said;
    bool isEndless = false;
    std::size_t sent = 0;

    core::Done open(const transport::Limit &, transport::ConnectReport *) override { return {}; }
    void rest() override { }
    void close() override { }
    [[nodiscard]] bool isOpen() const override { return true; }
    [[nodiscard]] core::Result<transport::Files *> files() override { return core::fail({ core::ProblemKind::Unsupported, u"none"_s, {}, {}, {} }); }
    [[nodiscard]] bool runsCommands() const override { return true; }
    core::Result<transport::CommandOutput> stream(const transport::Command &, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds) override
    {
        constexpr std::size_t most = 256 * 1024 * 1024;
        bool listens = take(said);
        sent = said.size();
        for (const std::string more(32 * 1024, 'x'); isEndless && listens && sent < most; sent += more.size())
            listens = take(more);
        transport::CommandOutput output;
        output.isCut = !listens;
        return output;
    }
};

enum class Form { Json, OtherJson, Export };

/// The n-th entry of a host's journal, as journalctl prints it. It writes the fields of -o json in another order each time.
QByteArray entryOf(int number, Form form)
{
    const qint64 time = 1'795'600'000'000'000 + number * 250'000LL;
    const bool isMail = number % 3 != 2; // others stand between
    const QByteArray message = number % 3 == 0 ? "A" + QByteArray::number(0xA0000000 + number, 16).toUpper() + ": from=<u@example.com>, size=900, nrcpt=1 (queue active)"
        : isMail                               ? "A" + QByteArray::number(0xA0000000 + number - 1, 16).toUpper() + ": removed"
                                               : QByteArray("Started a timer");
    QList<std::pair<QByteArray, QByteArray>> fields {
        { "__CURSOR", "s=c20e599a67bb41cdb5408a8e68a88ea5;i=" + QByteArray::number(number, 16) + ";b=dffb62562e4949769c14baac22850285;m=19;t=" + QByteArray::number(time, 16) + ";x=e2c9" },
        { "__REALTIME_TIMESTAMP", QByteArray::number(time) },
        { "_HOSTNAME", "mx1" },
        { "SYSLOG_FACILITY", isMail ? "2" : "3" },
        { "SYSLOG_IDENTIFIER", isMail ? "postfix/qmgr" : "systemd" },
        { "_PID", "9" },
        { "MESSAGE", message },
    };
    if (form == Form::OtherJson)
        std::reverse(fields.begin(), fields.end());
    QByteArray text;
    for (const auto &[name, value] : fields)
        text += form == Form::Export ? name + '=' + value + '\n' : (text.isEmpty() ? "{\"" : ",\"") + name + "\":\"" + value + '"';
    return text + (form == Form::Export ? "\n" : "}\n");
}

QByteArray entries(int from, int to, Form form, bool isMailOnly)
{
    QByteArray all;
    for (int i = from; i < to; ++i)
        if (!isMailOnly || i % 3 != 2)
            all += entryOf(i, form);
    return all;
}

/// A round of the collector, which is told what is new since the round before. New lines.
qint64 collect(IngestWorld &world, int from, int to)
{
    auto intake = ingest::Intake::open(world.store(), makeFixedHasher, world.clock, { u"mx1"_s, u"postfix"_s, u"collect"_s, false });
    if (!intake)
        qFatal("%s", qPrintable(intake.error().oneLine()));
    SaidRoute route;
    route.said = entries(from, to, Form::Json, true).toStdString();
    ingest::JournalReading journal(**intake, route, {});
    if (!journal.run([] { return false; }) || !(*intake)->finish(true))
        qFatal("not collected");
    const auto &counts = (*intake)->counts();
    return counts.lines - counts.alreadyKnown - counts.alreadyHeard;
}

} // namespace

class TestIngestJournal final : public QObject
{
    Q_OBJECT

    static std::string entry(int second)
    {
        const QJsonObject fields { { u"__CURSOR"_s, u"s=1a;i=%1"_s.arg(second) }, { u"__REALTIME_TIMESTAMP"_s, QString::number(1'795'600'000'000'000 + second * 1'000'000LL) },
            { u"_HOSTNAME"_s, u"mx1"_s }, { u"SYSLOG_IDENTIFIER"_s, u"postfix/qmgr"_s }, { u"SYSLOG_PID"_s, u"9"_s }, { u"SYSLOG_FACILITY"_s, u"2"_s },
            { u"MESSAGE"_s, u"A592FAA3C91: removed"_s } };
        return QJsonDocument(fields).toJson(QJsonDocument::Compact).toStdString() + '\n';
    }

private Q_SLOTS:
    /// What a person dumped by hand and what the collector read are the same entries, whichever came first.
    void entriesAreCountedOnce_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<int>("form");
        QTest::addColumn<bool>("isMailOnly");
        for (const QString &when : { u"before"_s, u"between"_s, u"after"_s })
            for (const auto &[name, form] : { std::pair("json", Form::Json), std::pair("json of another run", Form::OtherJson), std::pair("export", Form::Export) })
                for (const bool isMailOnly : { true, false })
                    QTest::addRow("%s, %s, %s", qPrintable(when), name, isMailOnly ? "mail" : "all services") << when << int(form) << isMailOnly;
    }
    void entriesAreCountedOnce()
    {
        QFETCH(QString, when);
        QFETCH(int, form);
        QFETCH(bool, isMailOnly);
        constexpr int last = 6000, middle = 3000;
        IngestWorld world, once;
        collect(once, 0, last);
        const auto byHand = [&](int from, int to) {
            return world.import({ world.write(u"dump-%1"_s.arg(to), entries(from, to, Form(form), isMailOnly)) });
        };
        if (when == u"before") {
            QCOMPARE(byHand(900, middle).alreadyHeard, 0);
            QCOMPARE(collect(world, 0, last), 2 * (last - middle + 900) / 3);
        } else if (when == u"between") {
            collect(world, 0, middle);
            QCOMPARE(byHand(2000, middle + 500).alreadyHeard, 0); // reaches into what comes
            QCOMPARE(collect(world, middle, last), 2 * (last - middle - 500) / 3);
        } else {
            collect(world, 0, last);
            const auto counts = byHand(0, last);
            QCOMPARE(counts.alreadyKnown, 2 * last / 3);
            QCOMPARE(counts.messages, 0);
            QCOMPARE(counts.alreadyHeard, 0);
        }
        const auto part = [](const QByteArray &dump) {
            QByteArray kept;
            for (const QByteArray &line : withoutLost(dump).split('\n'))
                if (!line.startsWith("coverage") && !line.startsWith("unrecognised") && !line.startsWith("aside"))
                    kept += line + '\n';
            return kept;
        };
        const auto dump = isMailOnly ? withoutLost(world.dump()) : part(world.dump()), expected = isMailOnly ? withoutLost(once.dump()) : part(once.dump());
        QVERIFY2(dump == expected, firstDifference(dump, expected).constData());
    }

    /// Its name would hide the whole one.
    void anExportThatIsCutWaitsForTheRest()
    {
        const QByteArray all = entries(0, 5, Form::Export, true);
        const qsizetype last = all.lastIndexOf("__CURSOR");
        IngestWorld once;
        QCOMPARE(once.import({ once.write(u"whole"_s, all) }).unfinished, 0);
        for (qsizetype cut = last + 1; cut < all.size(); cut += 17) {
            IngestWorld world;
            QCOMPARE(world.import({ world.write(u"cut"_s, all.left(cut)) }).unfinished, 1);
            QCOMPARE(world.import({ world.write(u"whole"_s, all) }).unfinished, 0);
            const QByteArray dump = withoutLost(world.dump()), expected = withoutLost(once.dump());
            QVERIFY2(dump == expected, firstDifference(dump, expected).constData());
        }
    }

    /// An entry is one, however often its name stands somewhere; and one whose name tells another time has none.
    void onlyNamesThatFitAreBelieved()
    {
        IngestWorld world;
        const QByteArray three = entries(0, 3, Form::Json, true);
        QCOMPARE(world.import({ world.write(u"twice"_s, three + three) }).alreadyKnown, 2);
        const QByteArray other = QByteArray(three).replace("__REALTIME_TIMESTAMP\":\"17956", "__REALTIME_TIMESTAMP\":\"17957");
        QCOMPARE(world.import({ world.write(u"other"_s, other) }).alreadyKnown, 0);
        QCOMPARE(world.import({ world.write(u"many"_s, entries(0, 30'000, Form::Json, false)) }).alreadyKnown, 2);
        QCOMPARE(world.import({ world.write(u"again"_s, entries(0, 30'000, Form::Export, false)) }).alreadyKnown, 30'000);
    }

    /// Bytes that never end a line are no log that was read.
    void aLineWithoutEndIsNoJournal_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<bool>("isEndless");
        QTest::addColumn<int>("lines");
        QTest::newRow("a journal") << QByteArray::fromStdString(entry(1) + entry(2)) << false << 2;
        QTest::newRow("one that breaks off") << QByteArray::fromStdString(entry(1) + entry(2).substr(0, 40)) << false << 1;
        QTest::newRow("endless from the start") << QByteArray() << true << 0;
        QTest::newRow("endless behind a line") << QByteArray::fromStdString(entry(1)) << true << 1;
    }
    void aLineWithoutEndIsNoJournal()
    {
        QFETCH(QByteArray, said);
        QFETCH(bool, isEndless);
        QFETCH(int, lines);
        IngestWorld world;
        auto intake = ingest::Intake::open(world.store(), makeFixedHasher, world.clock, { u"mx1"_s, u"postfix"_s, u"collect"_s, false });
        QVERIFY(intake);
        SaidRoute route;
        route.said = said.toStdString();
        route.isEndless = isEndless;
        ingest::JournalReading journal(**intake, route, {});
        const core::Done done = journal.run([] { return false; });
        QVERIFY((*intake)->finish(true));
        QCOMPARE((*intake)->counts().lines, lines);
        QCOMPARE(done.has_value(), !isEndless);
        if (!done) {
            QCOMPARE(done.error().kind, core::ProblemKind::Malformed);
            QVERIFY2(route.sent < 8 * 1024 * 1024, qPrintable(QString::number(route.sent)));
        }
    }
};

QTEST_GUILESS_MAIN(TestIngestJournal)
#include "tst_ingest_journal.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/intake.h"
#include "models/ingest/journalreading.h"
#include "models/transport/route.h"
#include "tests/models/ingest/ingestfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

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

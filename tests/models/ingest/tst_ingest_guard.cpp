// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/guard.h"
#include "models/ingest/eventreader.h"
#include "models/ingest/noderound.h"
#include "models/mta/postfix/postfix.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/queries/coveragequery.h"
#include "tests/models/ingest/ingestfixture.h"

#include <cstdlib>
#include <new>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <thread>

// An exception anywhere in an import: the program lives, nothing half done is in the store, and the same log imported again is as if
// nothing had happened. What throws is this test's own: its list of products, its hasher, its clock, its operator new.

namespace {

thread_local long allocationsLeft = -1; ///< of this thread, until one fails; below 0: none does

} // namespace

void *operator new(std::size_t bytes)
{
    if (allocationsLeft >= 0 && allocationsLeft-- == 0)
        throw std::bad_alloc();
    if (void *made = std::malloc(bytes == 0 ? 1 : bytes))
        return made;
    throw std::bad_alloc();
}

void *operator new(std::size_t bytes, const std::nothrow_t &) noexcept
{
    if (allocationsLeft >= 0 && allocationsLeft-- == 0)
        return nullptr;
    return std::malloc(bytes == 0 ? 1 : bytes);
}

void operator delete(void *made) noexcept
{
    std::free(made);
}

void operator delete(void *made, std::size_t) noexcept
{
    std::free(made);
}

namespace {

std::function<void(std::string_view text)> onText; ///< of a line, behind Postfix's own grammar

class Grammar final : public bw::logs::Grammar
{
public:
    bw::logs::Reading read(const bw::logs::Line &line, bw::logs::Events &out) override
    {
        const auto reading = m_own->read(line, out);
        if (onText)
            onText(line.text);
        return reading;
    }

private:
    std::unique_ptr<bw::logs::Grammar> m_own = bw::mta::postfix::product.makeGrammar();
};

} // namespace

namespace bw::mta {

std::span<const Product *const> products()
{
    static const Product tested = [] {
        Product product = postfix::product;
        product.questions = nullptr; // Qt's QProcess does not live without memory
        product.makeGrammar = [] { return std::unique_ptr<logs::Grammar>(std::make_unique<Grammar>()); };
        return product;
    }();
    static const Product *const all[] { &tested };
    return all;
}

const Product *productById(std::string_view id)
{
    return id == products().front()->id ? products().front() : nullptr;
}

} // namespace bw::mta

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

namespace {

const QString sample = u"mixed-short-ids.rfc3339.log"_s;

/// The sample's first delivery to a mailbox here.
constexpr int deliveryLine = 11;
constexpr std::string_view delivery = "A273DAA3C6A: to=<alice@example.com>, relay=local";

class Hasher final : public core::KeyedHasher
{
public:
    explicit Hasher(std::function<void(std::string_view)> before)
        : m_before(std::move(before))
    {
    }
    core::KeyedHash hash(std::string_view text) override
    {
        m_before(text);
        return m_own->hash(text);
    }

private:
    std::function<void(std::string_view)> m_before;
    std::unique_ptr<core::KeyedHasher> m_own = makeFixedHasher();
};

ingest::MakeHasher hashers(std::function<void(std::string_view)> before)
{
    return [before] { return std::make_unique<Hasher>(before); };
}

class Clock final : public core::Clock
{
public:
    [[nodiscard]] core::UtcMicros now() const override
    {
        if (before)
            before();
        return m_own.now();
    }
    std::function<void()> before;

private:
    ManualClock m_own;
};

struct Undisturbed
{
    ingest::ImportCounts counts;
    QByteArray dump;
};
const Undisturbed &undisturbed()
{
    static const Undisturbed all = [] {
        IngestWorld world;
        Undisturbed made;
        made.counts = world.import({ world.write(u"mail.log"_s, sampleBytes(sample)) });
        made.dump = world.dump();
        return made;
    }();
    return all;
}

#define COMPARE_DUMPS(world) QVERIFY2((world).dump() == undisturbed().dump, firstDifference(undisturbed().dump, (world).dump()).constData())

/// On which of an import's threads an allocation fails: the \p nth after that thread's first sign of life.
enum class Where { Reading, Counting, Writing };

struct Shortage
{
    bool hasFailed = false; ///< the allocation came
    bool hasEnded = false; ///< the import, with a Problem
    QString problem;
};

Shortage importShort(IngestWorld &world, const QString &log, Where where, long nth)
{
    const auto reader = std::this_thread::get_id();
    std::atomic<std::thread::id> counter {};
    std::atomic_bool isArmed = false, hasFailed = false;
    const auto arm = [&] {
        if (!isArmed.exchange(true))
            allocationsLeft = nth;
        else if (allocationsLeft < 0)
            hasFailed = true;
    };
    const auto makeHasher = [&]() -> std::unique_ptr<core::KeyedHasher> {
        auto made = std::make_unique<Hasher>([&](std::string_view) {
            counter = std::this_thread::get_id();
            if (where == Where::Counting)
                arm();
        });
        if (where == Where::Reading)
            arm();
        return made;
    };
    Clock clock;
    clock.before = [&] { // the writer asks it before each batch
        const auto here = std::this_thread::get_id();
        if (where == Where::Writing && here != reader && counter.load() != std::thread::id() && here != counter.load())
            arm();
    };
    ingest::Importer importer(world.store(), makeHasher, clock);
    const auto counts = importer.run(IngestWorld::options({ log }), IngestWorld::neverStop);
    if (where == Where::Reading)
        hasFailed = std::exchange(allocationsLeft, -1) < 0;
    return { hasFailed || !counts, !counts, counts ? QString() : counts.error().oneLine() };
}

} // namespace

class TestIngestGuard final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(undisturbed().counts.events > 0); } // before anything throws
    void cleanup()
    {
        onText = {};
        allocationsLeft = -1;
    }

    void aLineThatAGrammarThrowsAtIsKeptAside_data()
    {
        QTest::addColumn<bool>("isException");
        QTest::newRow("std::exception") << true;
        QTest::newRow("anything") << false;
    }
    void aLineThatAGrammarThrowsAtIsKeptAside()
    {
        QFETCH(bool, isException);
        const auto throwing = [isException](std::string_view text) {
            if (!text.starts_with(delivery))
                return;
            if (isException)
                throw std::out_of_range("substr");
            throw 17;
        };
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        onText = throwing;
        const auto counts = world.import({ log });
        QCOMPARE(counts.lines, undisturbed().counts.lines);
        QCOMPARE(counts.unreadable, 1);
        QCOMPARE(counts.events, undisturbed().counts.events - 1); // what its grammar had told until then counts for nothing
        QCOMPARE(counts.messages, undisturbed().counts.messages);

        const auto coverage = store::CoverageQuery {}.run(world.store());
        QVERIFY(coverage);
        QCOMPARE(coverage->asideTotal, 1);
        const store::AsideRow &aside = coverage->aside.constFirst();
        QCOMPARE(aside.why, u"internal_error"_s);
        QCOMPARE(aside.line, quint64(deliveryLine));
        QCOMPARE(aside.file, log);
        QVERIFY2(aside.text.contains(u"<*@example.com>"_s) && !aside.text.contains(u"alice"_s), qPrintable(aside.text));
        QCOMPARE(coverage->nodes.constFirst().unreadable, 1);

        onText = {};
        const auto again = world.import({ log }); // it was read: as any line that is kept aside
        QCOMPARE(again.alreadyKnown, again.lines);

        ingest::EventReaderOptions options;
        options.mta = u"postfix"_s;
        options.paths = QStringList { log };
        const auto count = [](const logs::Event &) { return true; };
        const auto whole = ingest::readEvents(options, count);
        onText = throwing;
        const auto parsed = ingest::readEvents(options, count);
        QVERIFY(whole && parsed);
        QCOMPARE(parsed->lines, whole->lines);
        QCOMPARE(parsed->unreadable, 1);
        QCOMPARE(parsed->events, whole->events - 1);
    }

    void aGrammarWithoutMemoryStopsTheImport()
    {
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        onText = [](std::string_view text) {
            if (text.starts_with(delivery))
                throw std::bad_alloc();
        };
        const auto counts = world.run(IngestWorld::options({ log }));
        QVERIFY(!counts);
        QCOMPARE(counts.error().kind, core::ProblemKind::Defect);
        QCOMPARE(counts.error().where, u"%1:%2"_s.arg(log).arg(deliveryLine));
        ingest::EventReaderOptions options;
        options.mta = u"postfix"_s;
        options.paths = QStringList { log };
        const auto parsed = ingest::readEvents(options, [](const logs::Event &) { return true; });
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().where, log);
        onText = {};
        world.import({ log });
        COMPARE_DUMPS(world);
    }

    /// … and its words tell what is in the store already.
    void whatWasStoredBeforeIsSaid()
    {
        IngestWorld world;
        const QByteArray bytes = sampleBytes(sample);
        qsizetype cut = 0;
        for (int line = 1; line < deliveryLine; ++line)
            cut = bytes.indexOf('\n', cut) + 1;
        const QStringList logs { world.write(u"mail.log.1"_s, bytes.left(cut)), world.write(u"mail.log"_s, bytes.mid(cut)) };
        onText = [](std::string_view text) {
            if (text.starts_with(delivery))
                throw std::bad_alloc();
        };
        const auto counts = world.run(IngestWorld::options(logs));
        QVERIFY(!counts);
        QCOMPARE(counts.error().reason, u"%1 line(s) are in the store"_s.arg(deliveryLine - 1));
        QVERIFY(counts.error().remedy.contains(u"What was stored before is whole and stays"_s));
    }

    void aThreadThatCannotStartIsAShortage()
    {
        const auto done = core::guarded(u"mx1"_s, []() -> core::Done {
            throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
        });
        QVERIFY(!done);
        QCOMPARE(done.error().what, u"There was not enough memory"_s);
        QVERIFY(done.error().remedy.contains(u"ulimit"_s));
        const auto other = core::guarded(u"mx1"_s, []() -> core::Done { throw std::system_error(std::make_error_code(std::errc::io_error)); });
        QVERIFY(!other);
        QCOMPARE(other.error().what, u"Internal error"_s);
    }

    void anExceptionInTheLedgerStopsTheImport_data()
    {
        QTest::addColumn<int>("nth");
        for (const int nth : { 1, 2, 20, 60 })
            QTest::addRow("%d", nth) << nth;
    }
    void anExceptionInTheLedgerStopsTheImport()
    {
        QFETCH(int, nth);
        IngestWorld world;
        const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
        int left = nth;
        ingest::Importer importer(world.store(), hashers([&left](std::string_view) {
            if (--left == 0)
                throw std::runtime_error("a hook of the test");
        }), world.clock);
        const auto counts = importer.run(IngestWorld::options({ log }), IngestWorld::neverStop);
        QVERIFY(!counts);
        const core::Problem problem = counts.error();
        QCOMPARE(problem.kind, core::ProblemKind::Defect);
        QVERIFY2(problem.where.startsWith(log), qPrintable(problem.where));
        QCOMPARE(problem.reason, u"std::runtime_error: a hook of the test"_s);
        QVERIFY2(problem.remedy.contains(u"report"_s), qPrintable(problem.remedy));
        world.import({ log });
        COMPARE_DUMPS(world);
    }

    /// Allocation by allocation, spread over all that an import makes on a thread.
    void nothingHalfDoneIsLeftWithoutMemory_data()
    {
        QTest::addColumn<int>("where");
        QTest::newRow("reading") << int(Where::Reading);
        QTest::newRow("counting") << int(Where::Counting);
        QTest::newRow("writing") << int(Where::Writing);
    }
    void nothingHalfDoneIsLeftWithoutMemory()
    {
        QFETCH(int, where);
        int failures = 0;
        for (long nth = 0;; nth += 1 + nth / 16) {
            IngestWorld world;
            const QString log = world.write(u"mail.log"_s, sampleBytes(sample));
            const Shortage shortage = importShort(world, log, static_cast<Where>(where), nth);
            world.import({ log });
            QVERIFY2(world.dump() == undisturbed().dump, (QByteArray::number(static_cast<int>(nth)) + ' ' + firstDifference(undisturbed().dump, world.dump())).constData());
            if (!shortage.hasFailed)
                break;
            failures += shortage.hasEnded ? 1 : 0;
        }
        QVERIFY2(failures > 5, QByteArray::number(failures).constData());
        qInfo("%d allocations failed", failures);
    }

    void aRoundOfANodeEndsWithAProblemAndTheNextOneGoesOn()
    {
        IngestWorld world;
        const store::NodeRow node = localNode(world);
        bool isBroken = true;
        ingest::NodeRound round(world.store(), hashers([&isBroken](std::string_view text) {
            if (isBroken && text == "alice@example.com")
                throw std::runtime_error("a hook of the test");
        }), world.clock, node, {});
        const auto broken = round.run(limit(), {});
        QVERIFY(broken.problem);
        QCOMPARE(broken.problem->kind, core::ProblemKind::Defect);
        QVERIFY2(broken.problem->where.startsWith(node.node.logs.constFirst()), qPrintable(broken.problem->where));
        QCOMPARE(broken.errorKind, u"failed"_s);
        QVERIFY(!broken.row.wasRead);
        QCOMPARE(broken.events, 0);
        isBroken = false;
        const auto well = round.run(limit(), {});
        QVERIFY2(!well.problem, qPrintable(well.problem ? well.problem->oneLine() : QString()));
        QCOMPARE(well.lines, undisturbed().counts.lines);
        QCOMPARE(well.events, undisturbed().counts.events);
    }

    /// A round ends with what was read until then, also after a failure: not so if half a chunk may be among it.
    void aRoundWithoutMemoryLeavesNothingHalfDone()
    {
        const auto read = [](IngestWorld &world, const ingest::MakeHasher &makeHasher) {
            ingest::NodeRound round(world.store(), makeHasher, world.clock, localNode(world), {});
            const bool wasWell = !round.run(limit(), {}).problem;
            allocationsLeft = -1;
            return wasWell ? true : !round.run(limit(), {}).problem;
        };
        IngestWorld calm;
        QVERIFY(read(calm, makeFixedHasher));
        const QByteArray expected = calm.dump();
        bool isThrough = false;
        for (long nth = 0; !isThrough; nth += 1 + nth / 16) {
            IngestWorld world;
            bool isArmed = false;
            const bool isRead = read(world, [&] {
                auto made = makeFixedHasher();
                if (!std::exchange(isArmed, true))
                    allocationsLeft = nth;
                return made;
            });
            QVERIFY2(isRead, QByteArray::number(static_cast<int>(nth)).constData());
            QVERIFY2(world.dump() == expected, (QByteArray::number(static_cast<int>(nth)) + ' ' + firstDifference(expected, world.dump())).constData());
            isThrough = nth > 5000;
        }
    }

private:
    static store::NodeRow localNode(IngestWorld &world)
    {
        fleet::Node node;
        node.name = u"mx1"_s;
        node.mta = u"postfix"_s;
        node.route = fleet::RouteKind::Local;
        node.logs = QStringList { world.write(u"mail.log"_s, sampleBytes(sample)) };
        node.logZone = u"UTC"_s;
        if (!store::saveNode(world.store(), node, {}, world.clock))
            qFatal("no node");
        return *store::findNode(world.store(), u"mx1"_s, {});
    }
    static transport::Limit limit() { return { std::chrono::steady_clock::now() + std::chrono::minutes(5), nullptr }; }
};

QTEST_GUILESS_MAIN(TestIngestGuard)
#include "tst_ingest_guard.moc"

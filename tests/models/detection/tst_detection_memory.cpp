// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detection/fleethours.h"
#include "models/detection/loginreview.h"
#include "models/store/fleethours.h"
#include "tests/models/store/queries/storefiller.h"

#include <QTest>

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

using namespace bw;
using namespace bw::detection;
using namespace Qt::StringLiterals;
using test::utc;

namespace {

std::atomic<std::size_t> held = 0, mostHeld = 0;

void *counted(std::size_t size)
{
    void *memory = std::malloc(size);
    if (!memory)
        std::abort();
    const std::size_t now = held.fetch_add(malloc_usable_size(memory)) + malloc_usable_size(memory);
    for (std::size_t most = mostHeld; now > most && !mostHeld.compare_exchange_weak(most, now);) { }
    return memory;
}

void uncounted(void *memory) noexcept
{
    held -= malloc_usable_size(memory);
    std::free(memory);
}

} // namespace

// All that the rules hold comes from here.
void *operator new(std::size_t size) { return counted(size); }
void *operator new[](std::size_t size) { return counted(size); }
void operator delete(void *memory) noexcept { uncounted(memory); }
void operator delete[](void *memory) noexcept { uncounted(memory); }
void operator delete(void *memory, std::size_t) noexcept { uncounted(memory); }
void operator delete[](void *memory, std::size_t) noexcept { uncounted(memory); }

/// The look at what was imported runs in the importing process: it must not hold what the log holds, whoever wrote the log.
class TestDetectionMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayOfMany_data()
    {
        QTest::addColumn<QString>("login"); // of row i
        QTest::addColumn<QString>("client");
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("isKnown"); // each login succeeded once
        QTest::addColumn<int>("spread"); // ms between two rows
        QTest::addColumn<qint64>("mostMegabytes");

        const QString own = u"CAST(char(1 + i % 120, 1 + i / 120 % 120, 1 + i / 14400 % 120, 1 + i % 7) AS BLOB)"_s;
        const QString few = u"CAST(char(11, 12, 13, 1 + i % 40) AS BLOB)"_s;
        const int ok = int(logs::LoginOutcome::Ok), failed = int(logs::LoginOutcome::Failed), wrong = int(logs::LoginOutcome::WrongPassword);
        QTest::newRow("as many logins, each once with success") << u"1000 + i"_s << own << ok << true << 10 << qint64(48);
        QTest::newRow("names that nobody bears, each from a place of its own") << u"1000 + i"_s << own << failed << false << 280 << qint64(96);
        QTest::newRow("a spray from few places") << u"1000 + i"_s << few << failed << false << 10 << qint64(96);
        QTest::newRow("own logins, each from a place of its own") << u"1000 + i"_s << own << wrong << true << 280 << qint64(128);
        QTest::newRow("few own logins, from everywhere") << u"1000 + i % 3000"_s << own << wrong << true << 280 << qint64(96);
        QTest::newRow("all in one moment") << u"1000 + i"_s << own << failed << false << 0 << qint64(96);
    }
    void aDayOfMany()
    {
        QFETCH(QString, login);
        QFETCH(QString, client);
        QFETCH(int, outcome);
        QFETCH(bool, isKnown);
        QFETCH(int, spread);
        QFETCH(qint64, mostMegabytes);
        constexpr int rows = 250'000;
        const auto t = utc("2026-11-24T00:00:00Z");
        test::StoreFiller filler;
        const auto node = filler.node(u"mx1"_s);
        filler.heard(node, t, t + core::microsPerDay);
        const QString numbers = u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %1) "_s.arg(rows);
        filler.sql(u"BEGIN"_s);
        filler.sql(u"INSERT INTO login(id, time_ms, host, instance, service, login, client, mechanism, tls, outcome, tries, message, source, source_offset) "_s + numbers
            + u"SELECT %1 + i, %2 + %3 * i, 1, 1, 0, %4, %5, 0, 0, %6, 1, 0, 1, 0 FROM n"_s.arg(store::rowId(node, 1)).arg(store::toMs(t)).arg(spread).arg(login, client).arg(outcome));
        if (isKnown)
            filler.sql(u"INSERT OR IGNORE INTO login_network(node, login, network, first_ok_ms, last_ok_ms, ok_days, last_day, successes, services, hours) "_s + numbers
                + u"SELECT %1, %2, substr(%3, 1, 3), %4 + %5 * i, %4 + %5 * i, 1, 0, 1, 1, 1 FROM n"_s.arg(node).arg(login, client).arg(store::toMs(t)).arg(spread));
        filler.sql(u"INSERT INTO segment_range VALUES (%1, 'login', 1, %2)"_s.arg(store::rowId(node, 1)).arg(rows));
        filler.sql(u"INSERT INTO segment VALUES (%1, %2, %3, %4, 0, 1)"_s.arg(store::rowId(node, 1)).arg(t / core::microsPerDay).arg(store::toMs(t)).arg(store::toMs(t + core::microsPerDay)));
        filler.sql(u"COMMIT"_s);

        const std::size_t before = held;
        mostHeld = before;
        const auto done = rememberFleetHours(filler.store(), t, false);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().oneLine()));
        const qint64 megabytes = qint64((mostHeld - before) >> 20);
        QVERIFY2(megabytes < mostMegabytes, qPrintable(u"%1 MB"_s.arg(megabytes)));
        if (!qEnvironmentVariableIsEmpty("BW_TELL"))
            qInfo("%lld MB", megabytes);
        const auto hours = store::readFleetHours(filler.store(), { t, t + core::microsPerDay }, {});
        QVERIFY(hours && !hours->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDetectionMemory)
#include "tst_detection_memory.moc"

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cubes.h"
#include "models/store/digests.h"
#include "models/store/queries/volumequery.h"
#include "models/store/sqlite.h"
#include "models/store/subject.h"
#include "tests/support/logimport.h"

#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace bw;

namespace {

QByteArray sample()
{
    return test::dataBytes(u"postfix/mixed-short-ids.rfc3339.log"_s);
}

core::Result<std::unique_ptr<store::Writer>> openWriter(test::LogStore &store, const QString &purpose)
{
    return store::Writer::open(store.store(), u"mx"_s, u"postfix"_s, purpose, store.clock);
}

} // namespace

class TestStoreWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLivingHolderIsNamed();
    void aDeadHolderIsReplaced();
    void aHolderElsewhereIsWaitedFor();
    void aSegmentIsSealedAndGrows();
    void digestsFindWhatRowsHold();
    void aFullDiskLeavesNothingBehind();
    void fleetTotalsAreTheSumOfNodes();
    void coverageDaysAreTheSumOfHours();
    void aLoginsDomainsKeepTheirLastDay();
    void rowsAndCellsCountAlike_data();
    void rowsAndCellsCountAlike();
    void addressesAreKeptOnlyWhenAsked();
    void anErasedRecipientOfAnOpenMessageEndsWithoutAName();
    void othersOfAnOpenMessageKeepTheirNames();
    void anErasedLoginOfAnOpenMessageStaysAPseudonym();
    void anErasureStopsTheWriterThatRuns();
    void whatComesAfterAnErasureHasItsName();
};

void TestStoreWriter::aLivingHolderIsNamed()
{
    test::LogStore store;
    const auto first = openWriter(store, u"first"_s);
    QVERIFY(first);
    const auto second = openWriter(store, u"second"_s);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, core::ProblemKind::Conflict);
    QVERIFY2(second.error().reason.contains(u"first"_s), qPrintable(second.error().oneLine()));
}

void TestStoreWriter::aDeadHolderIsReplaced()
{
    test::LogStore store;
    {
        const auto writer = openWriter(store, u"first"_s);
        QVERIFY(writer);
        // As a killed process leaves it: another start of the same number, its time not over.
        auto database = store::sqlite::Database::open(store.store().path(), store::sqlite::Access::ReadWrite);
        QVERIFY(database->run("UPDATE lease SET process_start = process_start - 1"));
        const auto next = openWriter(store, u"next"_s);
        QVERIFY2(next, next ? "" : qPrintable(next.error().oneLine()));
        // The one that lost the lease notices, and writes nothing.
        const auto done = (*writer)->apply({}, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, core::ProblemKind::Conflict);
    }
    QCOMPARE(store.number(u"SELECT count(*) FROM lease"_s), 0);
}

void TestStoreWriter::aHolderElsewhereIsWaitedFor()
{
    test::LogStore store;
    QCOMPARE(store.import(sample()), QString());
    auto database = store::sqlite::Database::open(store.store().path(), store::sqlite::Access::ReadWrite);
    const std::string lease = "INSERT INTO lease(node, holder, boot_id, pid, process_start, expires_ms) VALUES (1, "
                              "'pid 7 on elsewhere (import)', 'other-boot', 7, 7, "
        + std::to_string(store.clock.now() / 1000 + 60'000) + ")";
    QVERIFY(database->run(lease.c_str()));
    const auto refused = openWriter(store, u"here"_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().reason.contains(u"elsewhere"_s));
    store.clock.advance(61 * core::microsPerSecond);
    QVERIFY(openWriter(store, u"here"_s));
}

void TestStoreWriter::aSegmentIsSealedAndGrows()
{
    test::LogStore store;
    const QByteArray bytes = sample();
    const qsizetype half = bytes.indexOf('\n', bytes.size() / 2) + 1;
    QCOMPARE(store.import(bytes.left(half)), QString());
    QCOMPARE(store.rows(u"SELECT sealed FROM segment"_s), QStringList { u"1"_s });
    const qint64 before = store.number(u"SELECT length(digests) FROM segment_digest WHERE kind = 'queue_id'"_s);
    QCOMPARE(store.import(bytes.mid(half)), QString());
    QCOMPARE(store.rows(u"SELECT sealed FROM segment"_s), QStringList { u"1"_s }); // the day's segment had room
    QVERIFY(store.number(u"SELECT length(digests) FROM segment_digest WHERE kind = 'queue_id'"_s) > before);
    QCOMPARE(store.number(u"SELECT first FROM segment_range WHERE tbl = 'delivery'"_s), 1);
    QCOMPARE(store.number(u"SELECT last FROM segment_range WHERE tbl = 'delivery'"_s), store.number(u"SELECT count(*) FROM delivery"_s));
    store.clock.advance(core::microsPerDay);
    QCOMPARE(store.import(test::dataBytes(u"postfix/tls.rfc3339.log"_s)), QString());
    QCOMPARE(store.number(u"SELECT count(*) FROM segment"_s), 2); // another day of storing
}

void TestStoreWriter::digestsFindWhatRowsHold()
{
    test::LogStore store;
    QCOMPARE(store.import(sample()), QString());
    auto database = store::sqlite::Database::open(store.store().path(), store::sqlite::Access::ReadOnly);
    auto packed = database->prepare("SELECT digests FROM segment_digest WHERE kind = ?");
    QVERIFY(packed);
    const auto holds = [&](const char *kind, std::uint32_t digest) {
        packed->reset();
        packed->bindText(1, std::string_view(kind));
        return packed->step() == SQLITE_ROW && store::holdsDigest(packed->bytes(0), digest);
    };
    QVERIFY(holds("queue_id", store::queueIdDigest("E35CFAA3C77")));
    QVERIFY(holds("recipient", store.hasher().hash("alice@example.com").digest()));
    QVERIFY(holds("sender", store.hasher().hash("alice@example.com").digest())); // an own sender, whose row has no hash
    QVERIFY(holds("sender", store.hasher().hash("peer@example.net").digest()));
    QVERIFY(holds("message_id", store.hasher().hash("m00054.dfccef@client.example.net").digest()));
    QVERIFY(!holds("recipient", store.hasher().hash("nobody@nowhere.example").digest()));
}

void TestStoreWriter::aFullDiskLeavesNothingBehind()
{
    test::LogStore store;
    QCOMPARE(store.import(test::dataBytes(u"postfix/tls.rfc3339.log"_s)), QString());
    const QStringList before = store.dump();
    rlimit limit {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlim_t old = limit.rlim_cur;
    limit.rlim_cur = 64 * 1024;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    const QString problem = store.import(sample());
    limit.rlim_cur = old;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY2(problem.contains(u"full"_s) || problem.contains(u"space"_s), qPrintable(problem));
    QCOMPARE(store.dump(), before);
    QCOMPARE(store.import(sample()), QString()); // and afterwards it goes on
    QVERIFY(store.number(u"SELECT count(*) FROM message"_s) > 63);
}

void TestStoreWriter::fleetTotalsAreTheSumOfNodes()
{
    const std::pair<QString, int> finest[] { { u"volume_cell"_s, 5 }, { u"stream_cell"_s, 60 }, { u"destination_cell"_s, 60 } };
    const QString sum = u"SELECT coalesce(sum(delivered) * 1000000 + sum(recipients) * 1000 + sum(rejected), 0) FROM %1 WHERE level = %2 AND node "_s;
    test::LogStore store;
    QCOMPARE(store.import(sample()), QString());
    for (const auto &[cube, level] : finest) {
        QVERIFY(store.number(sum.arg(cube).arg(level) + u"= 1"_s) > 0);
        QCOMPARE(store.number(sum.arg(cube).arg(level) + u"= 0"_s), 0); // one node is the fleet
    }
    // A second one, and then more of the first by a writer that is older than the second.
    store.node = u"out"_s;
    QCOMPARE(store.import(test::dataBytes(u"postfix/tls.rfc3339.log"_s)), QString());
    store.node = u"mx"_s;
    QCOMPARE(store.import(sample()), QString());
    for (const auto &[cube, level] : finest) {
        QVERIFY(store.number(sum.arg(cube).arg(level) + u"= 2"_s) > 0);
        QCOMPARE(store.number(sum.arg(cube).arg(level) + u"= 0"_s), store.number(sum.arg(cube).arg(level) + u"> 0"_s));
        for (const auto &[coarser, life] : store::levelsOf(cube.toStdString()))
            for (const QString &owners : coarser == store::monthLevel ? QStringList { u"= 0"_s } : QStringList { u"= 0"_s, u"> 0"_s })
                QCOMPARE(store.number(sum.arg(cube).arg(coarser) + owners), store.number(sum.arg(cube).arg(level) + u"> 0"_s));
    }
}

void TestStoreWriter::coverageDaysAreTheSumOfHours()
{
    test::LogStore store;
    QCOMPARE(store.import(sample()), QString());
    for (const QString &column : { u"lines"_s, u"understood"_s, u"unrecognised"_s, u"unreadable"_s, u"foreign_lines"_s, u"evicted"_s })
        QCOMPARE(store.number(u"SELECT sum(%1) FROM coverage_day"_s.arg(column)), store.number(u"SELECT sum(%1) FROM coverage_hour"_s.arg(column)));
    QVERIFY(store.number(u"SELECT sum(lines) FROM coverage_day"_s) > 0);
    QCOMPARE(store.number(u"SELECT sum(lines) - sum(understood) - sum(unrecognised) - sum(unreadable) - sum(foreign_lines) FROM coverage_day"_s), 0);
}

void TestStoreWriter::aLoginsDomainsKeepTheirLastDay()
{
    test::LogStore store;
    const auto writer = openWriter(store, u"history"_s);
    QVERIFY(writer);
    const auto apply = [&](std::int64_t day, const store::Progress &progress = {}) {
        logs::Batch batch;
        batch.strings = { { 1, logs::StringKind::Login, std::string(16, 'k'), "anna", true }, { 2, logs::StringKind::Domain, "example.net", {}, false } };
        batch.loginDomains = { { day * core::microsPerDay + core::microsPerHour, 1, 2 } };
        return static_cast<bool>((*writer)->apply(batch, progress));
    };
    const auto last = [&store] { return store.number(u"SELECT max(last_day) FROM login_domain"_s); };
    QVERIFY(apply(20'000));
    QCOMPARE(last(), 20'000);
    QVERIFY(apply(20'002) && apply(20'001) && apply(20'002)); // history may be read out of order
    QCOMPARE(last(), 20'002);
    QCOMPARE(store.number(u"SELECT count(*) FROM login_domain"_s), 1);
    // What a transaction wrote that was rolled back is written again.
    auto other = store::sqlite::Database::open(store.store().path(), store::sqlite::Access::ReadWrite);
    QVERIFY(other && other->run("ALTER TABLE source RENAME TO hidden"));
    store::Progress progress;
    progress.sources.push_back({ 1, "mail.log", 0, 0, 0, 0, {} });
    QVERIFY(!apply(20'005, progress));
    QCOMPARE(last(), 20'002);
    QVERIFY(other->run("ALTER TABLE hidden RENAME TO source"));
    QVERIFY(apply(20'005, progress));
    QCOMPARE(last(), 20'005);
    // What left meanwhile comes back on another day.
    QVERIFY(other->run("DELETE FROM login_domain"));
    store.clock.advance(core::microsPerDay);
    QVERIFY(apply(20'005));
    QCOMPARE(last(), 20'005);
}

void TestStoreWriter::rowsAndCellsCountAlike_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : { "mixed-short-ids", "mixed-long-ids", "queue-life", "limits-and-smuggling", "content-filter-amavis", "probes-and-reuse", "multi-instance", "mail-auth-milters" })
        QTest::newRow(name) << u"postfix/%1.rfc3339.log"_s.arg(QLatin1String(name));
}

/// A receiving domain's figures come from cells; beside a stream they come from rows. They are the same figures.
void TestStoreWriter::rowsAndCellsCountAlike()
{
    QFETCH(QString, file);
    test::LogStore store;
    QCOMPARE(store.import(test::dataBytes(file)), QString());
    const auto sums = [&](const QStringList &by) {
        QStringList lines;
        const auto answer = store::VolumeQuery { {}, by, false }.run(store.store());
        if (!answer)
            return QStringList { answer.error().oneLine() };
        QMap<QString, QList<qint64>> all;
        for (const auto &bucket : answer->buckets) {
            const auto &c = bucket.counts;
            auto &sum = all[bucket.keys.value(u"domain"_s)];
            const QList<qint64> counts { c.messages.value_or(0), c.recipients.value_or(0), c.delivered.value_or(0), c.deferred.value_or(0), c.bounced.value_or(0),
                c.expired.value_or(0), c.discarded.value_or(0), c.rejected.value_or(0) };
            sum.resize(counts.size());
            for (qsizetype i = 0; i < counts.size(); ++i)
                sum[i] += counts[i];
        }
        for (auto one = all.begin(); one != all.end(); ++one) {
            QStringList words { one.key() };
            for (const qint64 count : one.value())
                words.append(QString::number(count));
            lines.append(words.join(u' '));
        }
        return lines;
    };
    const QStringList cells = sums({ u"domain"_s });
    QVERIFY(!cells.isEmpty());
    QCOMPARE(sums({ u"stream"_s, u"domain"_s }).join(u'\n'), cells.join(u'\n'));
    QCOMPARE(sums({ u"minute"_s, u"domain"_s }).join(u'\n'), cells.join(u'\n'));
}

void TestStoreWriter::addressesAreKeptOnlyWhenAsked()
{
    test::LogStore store;
    QCOMPARE(store.import(sample()), QString());
    QCOMPARE(store.number(u"SELECT count(*) FROM address"_s), 0);
    test::LogStore open;
    open.clearRecipients = true;
    QCOMPARE(open.import(sample()), QString());
    QVERIFY(open.number(u"SELECT count(*) FROM address"_s) > 0);
    // Every recipient's text is there, once.
    QCOMPARE(open.number(u"SELECT count(*) FROM delivery WHERE recipient NOT IN (SELECT hash FROM address)"_s), 0);
}

void TestStoreWriter::anErasedRecipientOfAnOpenMessageEndsWithoutAName()
{
    test::LogStore store;
    const auto line = [](const char *time, const QByteArray &text) { return QByteArray("2026-11-25T09:") + time + ".000000+00:00 mx postfix/" + text + '\n'; };
    const QByteArray begun = line("00:00", "smtpd[1]: A1B2C3D4E5: client=desk[192.0.2.7], sasl_method=PLAIN, sasl_username=news@own.example")
        + line("00:00", "cleanup[2]: A1B2C3D4E5: message-id=<1@own.example>") + line("00:00", "qmgr[3]: A1B2C3D4E5: from=<news@own.example>, size=900, nrcpt=2 (queue active)")
        + line("00:01", "smtp[4]: A1B2C3D4E5: to=<bob@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0/0/1/0, dsn=4.2.0, status=deferred (host said: 450 4.2.0 later)")
        + line("00:01", "smtp[4]: A1B2C3D4E5: to=<eve@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0/0/1/0, dsn=4.2.0, status=deferred (host said: 450 4.2.0 later)");
    const QByteArray ended = line("30:01", "smtp[5]: A1B2C3D4E5: to=<bob@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1801, delays=1800/0/1/0, dsn=2.0.0, status=sent (250 ok)")
        + line("30:01", "smtp[5]: A1B2C3D4E5: to=<eve@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1801, delays=1800/0/1/0, dsn=2.0.0, status=sent (250 ok)")
        + line("30:01", "qmgr[3]: A1B2C3D4E5: removed");
    std::string state;
    QCOMPARE(store.import(begun, 0, false, &state), QString());
    crypto::HmacHasher hasher(test::fixedKey());
    const store::Subject bob { hasher.hash("bob@example.net"), "bob@example.net" };
    QCOMPARE(store::findSubject(store.store(), bob)->size(), 1);
    QVERIFY(store::eraseSubject(store.store(), store.clock, bob));
    QCOMPARE(store.import(ended, 0, true, &state), QString());
    QVERIFY(store::findSubject(store.store(), bob)->isEmpty());
    const auto volume = store::VolumeQuery { {}, { u"domain"_s }, true }.run(store.store());
    QVERIFY(volume);
    QCOMPARE(volume->totals.recipients.value_or(-1), 2);
    QCOMPARE(volume->totals.delivered.value_or(-1), 2);
    QCOMPARE(volume->totals.deferred.value_or(-1), 2);
    QCOMPARE(volume->totals.deferredRecipients.value_or(-1), 0); // nobody waits
    QCOMPARE(volume->buckets.size(), 1);
    QCOMPARE(volume->buckets[0].counts.recipients.value_or(-1), 2);
}

namespace {

QByteArray mailLine(const char *time, const QByteArray &text)
{
    return QByteArray("2026-11-25T09:") + time + ".000000+00:00 mx postfix/" + text + '\n';
}

/// A message of news@own.example that bob defers: still open.
QByteArray openMail(const QByteArray &id = "A1B2C3D4E5")
{
    return mailLine("00:00", "smtpd[" + id.right(1) + "]: " + id + ": client=desk[192.0.2.7], sasl_method=PLAIN, sasl_username=news@own.example")
        + mailLine("00:00", "cleanup[2]: " + id + ": message-id=<" + id + "@own.example>")
        + mailLine("00:00", "qmgr[3]: " + id + ": from=<news@own.example>, size=900, nrcpt=2 (queue active)")
        + mailLine("00:01", "smtp[4]: " + id + ": to=<bob@example.net>, relay=mx.example.net[198.51.100.1]:25, delay=1, delays=0/0/1/0, dsn=4.2.0, status=deferred (host said: 450 4.2.0 later)");
}

QByteArray sent(const char *to, const QByteArray &id = "A1B2C3D4E5")
{
    return mailLine("30:01", "smtp[5]: " + id + ": to=<" + to + ">, relay=mx.example.net[198.51.100.1]:25, delay=1801, delays=1800/0/1/0, dsn=2.0.0, status=sent (250 ok)");
}

store::Subject subject(const char *address)
{
    crypto::HmacHasher hasher(test::fixedKey());
    return { hasher.hash(address), address };
}

} // namespace

void TestStoreWriter::othersOfAnOpenMessageKeepTheirNames()
{
    test::LogStore store;
    std::string state;
    QCOMPARE(store.import(openMail(), 0, false, &state), QString());
    QVERIFY(store::eraseSubject(store.store(), store.clock, subject("bob@example.net")));
    QCOMPARE(store.import(sent("eve@example.net") + sent("bob@example.net") + mailLine("30:02", "qmgr[3]: A1B2C3D4E5: removed"), 0, true, &state), QString());
    QVERIFY(store::findSubject(store.store(), subject("bob@example.net"))->isEmpty());
    QCOMPARE(store::findSubject(store.store(), subject("eve@example.net"))->size(), 1);
    const auto volume = store::VolumeQuery { {}, {}, true }.run(store.store());
    QVERIFY(volume);
    QCOMPARE(volume->totals.recipients.value_or(-1), 2);
    QCOMPARE(volume->totals.delivered.value_or(-1), 2);
    QCOMPARE(volume->totals.deferredRecipients.value_or(-1), 0);
}

void TestStoreWriter::anErasedLoginOfAnOpenMessageStaysAPseudonym()
{
    test::LogStore store;
    std::string state;
    QCOMPARE(store.import(openMail(), 0, false, &state), QString());
    QVERIFY(store.number(u"SELECT count(*) FROM open_message WHERE instr(state, CAST('news@own.example' AS BLOB)) > 0"_s) > 0);
    QVERIFY(store::eraseSubject(store.store(), store.clock, subject("news@own.example")));
    QCOMPARE(store.number(u"SELECT count(*) FROM open_message"_s) > 0, true);
    QCOMPARE(store.number(u"SELECT count(*) FROM open_message WHERE instr(state, CAST('news' AS BLOB)) > 0"_s), 0);
    QCOMPARE(store.import(sent("bob@example.net") + sent("eve@example.net") + mailLine("30:02", "qmgr[3]: A1B2C3D4E5: removed"), 0, true, &state), QString());
    QVERIFY(store::findSubject(store.store(), subject("news@own.example"))->isEmpty());
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE kind = 4"_s), 1);
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE text IS NOT NULL AND instr(text, CAST('news' AS BLOB)) > 0"_s), 0);
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE instr(key, CAST('news' AS BLOB)) > 0"_s), 0);
    QCOMPARE(store.number(u"SELECT count(DISTINCT login) FROM stream_key WHERE login <> 0"_s), 1);
    QCOMPARE(store.number(u"SELECT count(*) FROM login_domain JOIN string ON string.id = login WHERE string.text IS NOT NULL"_s), 0);
    // No cell was taken back under another name than it was counted under.
    const auto volume = store::VolumeQuery { {}, { u"user"_s }, false }.run(store.store());
    QVERIFY(volume);
    QCOMPARE(volume->totals.accepted.value_or(-1), 1);
    QCOMPARE(volume->totals.delivered.value_or(-1), 2);
    QCOMPARE(volume->buckets.size(), 1);
}

/// A writer that runs while a person is erased brings the name back neither by its ledger nor by its digests.
void TestStoreWriter::anErasureStopsTheWriterThatRuns()
{
    test::LogStore store;
    const auto bob = subject("bob@example.net");
    int erasures = 0;
    store.betweenBatches = [&] {
        if (erasures++ == 0)
            QVERIFY(store::eraseSubject(store.store(), store.clock, bob));
    };
    const QByteArray rest = sent("bob@example.net") + sent("eve@example.net") + mailLine("30:02", "qmgr[3]: A1B2C3D4E5: removed");
    QVERIFY(store.import(openMail() + rest, 4).contains(u"erased"));
    QCOMPARE(erasures, 1);
    QVERIFY(store::findSubject(store.store(), bob)->isEmpty());
    QCOMPARE(store.number(u"SELECT count(*) FROM delivery"_s), 1); // nothing of the second batch
    store.betweenBatches = {};
    QCOMPARE(store.import(rest), QString()); // another writer goes on from the store
    QVERIFY(store::findSubject(store.store(), bob)->isEmpty());
    QCOMPARE(store::findSubject(store.store(), subject("eve@example.net"))->size(), 1);
    auto database = store::sqlite::Database::open(store.store().path(), store::sqlite::Access::ReadOnly);
    QVERIFY(database);
    auto lists = database->prepare("SELECT digests FROM segment_digest WHERE kind = 'recipient'");
    QVERIFY(lists);
    int segments = 0;
    for (; lists->step() == SQLITE_ROW; ++segments)
        QVERIFY(!store::holdsDigest(lists->bytes(0), bob.hash.digest()));
    QVERIFY(segments > 0);
    const auto volume = store::VolumeQuery { {}, {}, true }.run(store.store());
    QVERIFY(volume);
    QCOMPARE(volume->totals.delivered.value_or(-1), 2);
    QCOMPARE(volume->totals.deferredRecipients.value_or(-1), 0);
}

void TestStoreWriter::whatComesAfterAnErasureHasItsName()
{
    test::LogStore store;
    const auto whole = [](const QByteArray &id) { return openMail(id) + sent("bob@example.net", id) + sent("eve@example.net", id) + mailLine("30:02", "qmgr[3]: " + id + ": removed"); };
    QCOMPARE(store.import(whole("A1B2C3D4E5")), QString());
    QVERIFY(store::eraseSubject(store.store(), store.clock, subject("news@own.example")));
    QCOMPARE(store.import(whole("A1B2C3D4E6")), QString());
    QStringList places;
    const auto found = store::findSubject(store.store(), subject("news@own.example"));
    QVERIFY(found);
    for (const auto &row : *found)
        places << row.table;
    places.sort();
    QCOMPARE(places, (QStringList { u"login"_s, u"message"_s }));
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE kind = 4"_s), 2);
    QCOMPARE(store.number(u"SELECT count(*) FROM string WHERE kind = 4 AND text = CAST('news@own.example' AS BLOB)"_s), 1);
}

QTEST_APPLESS_MAIN(TestStoreWriter)
#include "tst_store_writer.moc"

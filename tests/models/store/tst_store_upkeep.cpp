// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backup.h"
#include "models/store/canonicaldump.h"
#include "models/store/digests.h"
#include "models/store/journal.h"
#include "models/store/messageblock.h"
#include "models/store/privacy.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"
#include "models/store/subject.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace bw;
using store::Store;

namespace {

constexpr std::int64_t nodeOne = std::int64_t(1) << 40;

core::KeyedHash person(std::uint8_t seed)
{
    core::KeyedHash hash;
    for (auto &byte : hash.bytes)
        byte = seed++;
    return hash;
}

QString blob(const core::KeyedHash &hash)
{
    return QStringLiteral("x'%1'").arg(QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(hash.bytes.data()), 16).toHex()));
}

QByteArray dumpOf(const Store &store)
{
    QByteArray text;
    const auto done = store::canonicalDump(store, [&text](std::string_view line) { text.append(line.data(), qsizetype(line.size())).append('\n'); });
    return done ? text : QByteArray();
}

} // namespace

class TestStoreUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aBackupIsWholeAndPrivate();
    void aBackupNeverReplacesAFile();
    void copySavesWhatADamagedStoreStillHolds();
    void aPersonIsFoundInEveryPlace();
    void aPersonIsErasedFromEveryPlace();
    void anOwnSenderInClearIsFoundAndErased();
    void aDamagedBlockIsNotCarriedAlong();
    void holdsAreListedAndJournaled();
    void dumpsAreEqualUnderAnotherKey();
    void clearStorageLeavesWithoutATrace();
    void ownDomainsAreChecked();

private:
    Store make(const QString &name, std::uint8_t seed, int deliveries)
    {
        const QString path = m_folder->filePath(name);
        auto made = Store::create(path, { .homeZone = QStringLiteral("UTC"), .keyId = QStringLiteral("k") }, m_clock);
        auto database = store::sqlite::Database::open(path, store::sqlite::Access::ReadWrite);
        QString sql = QStringLiteral("BEGIN; INSERT INTO node VALUES (1, 'mx1', 'postfix', 0);"
                                     "INSERT INTO string VALUES (5, 4, %1, NULL, 0, 0), (6, 3, CAST('example.net' AS BLOB), NULL, 0, 0);"
                                     "INSERT INTO login VALUES (%2, 1000, 0, 0, 0, 5, NULL, 0, 0, 1, 1, 0, 0, 0);"
                                     "INSERT INTO message VALUES (%2, 1000, 0, 0, CAST('A1' AS BLOB), NULL, 6, 0, %1, 0, 0, 0, 0, 0, NULL, 10, 1, 0, 0, 0, 1, 0);"
                                     "INSERT INTO segment_digest VALUES (%2, 'recipient', x'%3'), (%2, 'queue_id', x'%3');")
                          .arg(blob(person(seed)))
                          .arg(nodeOne | 1)
                          .arg(QString::fromLatin1(QByteArray::fromStdString(store::packDigests({ person(seed).digest() })).toHex()));
        for (int i = 1; i <= deliveries; ++i)
            sql += QStringLiteral("INSERT INTO delivery VALUES (%1, 1, %2, 0, 0, %3, NULL, 6, 0, 0, 2000000, 5, 0, 1, %2);")
                       .arg(nodeOne | i)
                       .arg(i)
                       .arg(blob(person(i % 3 == 0 ? seed : std::uint8_t(seed + 100))));
        const auto done = database->run((sql + QStringLiteral("COMMIT")).toUtf8().constData());
        if (!done)
            qFatal("%s", qPrintable(done.error().oneLine()));
        return *made;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::SystemClock m_clock;
    std::atomic_bool m_stop = false;
};

void TestStoreUpkeep::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStoreUpkeep::aBackupIsWholeAndPrivate()
{
    const Store from = make(QStringLiteral("a.bw"), 1, 30);
    const QString target = m_folder->filePath(QStringLiteral("copy of a.bw"));
    const auto done = store::backup(from, target);
    QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    QCOMPARE(QFileInfo(target).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto opened = Store::open(target, store::OpenMode::ReadWrite);
    QVERIFY(opened);
    QVERIFY(!opened->isReadOnly());
    QCOMPARE(opened->storeId(), from.storeId());
    QVERIFY(!dumpOf(*opened).isEmpty());
    QCOMPARE(dumpOf(*opened), dumpOf(from));
}

void TestStoreUpkeep::aBackupNeverReplacesAFile()
{
    const Store from = make(QStringLiteral("a.bw"), 1, 1);
    QFile other(m_folder->filePath(QStringLiteral("b")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("mine");
    other.close();
    const auto done = store::backup(from, other.fileName());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, core::ProblemKind::Conflict);
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray("mine"));
}

void TestStoreUpkeep::copySavesWhatADamagedStoreStillHolds()
{
    const Store from = make(QStringLiteral("a.bw"), 1, 3000);
    {
        auto database = store::sqlite::Database::open(from.path(), store::sqlite::Access::ReadWrite);
        QVERIFY(database->run("PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    // One leaf of the largest table is overwritten.
    QFile file(from.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 page = 8192;
    const QByteArray all = file.readAll();
    qint64 leaf = -1;
    for (qint64 at = page * (all.size() / page / 2); at + page <= all.size(); at += page)
        if (quint8(all[at]) == 0x0d && quint8(all[at + 4]) > 50) { // a full leaf of a rowid table
            leaf = at;
            break;
        }
    QVERIFY(leaf > 0);
    file.seek(leaf);
    file.write(QByteArray(page, '\xff'));
    file.close();

    const auto checked = from.quickCheck();
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, core::ProblemKind::Damaged);
    QVERIFY(from.isReadOnly());

    const auto copied = store::copyReadable(from, m_folder->filePath(QStringLiteral("saved.bw")), m_clock, m_stop);
    QVERIFY2(copied, copied ? "" : qPrintable(copied.error().oneLine()));
    QVERIFY(!copied->incomplete.isEmpty());
    const auto saved = Store::open(m_folder->filePath(QStringLiteral("saved.bw")), store::OpenMode::ReadWrite);
    QVERIFY(saved);
    QVERIFY(saved->quickCheck());
    auto database = store::sqlite::Database::open(saved->path(), store::sqlite::Access::ReadOnly);
    const auto rows = database->integer("SELECT count(*) FROM delivery");
    QVERIFY(rows);
    QVERIFY2(*rows > 1500 && *rows < 3000, qPrintable(QString::number(*rows)));
}

void TestStoreUpkeep::aPersonIsFoundInEveryPlace()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 9);
    const auto rows = store::findSubject(store, { person(1), {} });
    QVERIFY(rows);
    QCOMPARE(rows->size(), 3 + 1 + 1); // deliveries, message, login
    const auto nobody = store::findSubject(store, { person(77), {} });
    QVERIFY(nobody);
    QVERIFY(nobody->isEmpty());
}

void TestStoreUpkeep::aPersonIsErasedFromEveryPlace()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 9);
    const auto changed = store::eraseSubject(store, m_clock, { person(1), {} });
    QVERIFY(changed);
    QCOMPARE(*changed, 5);
    QVERIFY(store::findSubject(store, { person(1), {} })->isEmpty());
    const QByteArray hash(reinterpret_cast<const char *>(person(1).bytes.data()), 16);
    for (const char *suffix : { "", "-wal" }) {
        QFile file(store.path() + QLatin1String(suffix));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains(hash), suffix);
    }
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadOnly);
    QCOMPARE(database->integer("SELECT count(*) FROM delivery").value_or(-1), 9);
    QCOMPARE(database->integer("SELECT count(*) FROM segment_digest").value_or(-1), 1);
    const auto journal = store::readJournal(store);
    QVERIFY(journal);
    QCOMPARE(journal->size(), 1);
    QCOMPARE(journal->front().act, QStringLiteral("subject.erase"));
}

void TestStoreUpkeep::anOwnSenderInClearIsFoundAndErased()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 3);
    store::MessageBlock block;
    for (std::int64_t number = 2; number <= 3; ++number) {
        auto &message = block.messages.emplace_back();
        message.number = number;
        message.context.senderLocal = 7;
        message.context.senderDomain = number == 2 ? 8 : 9; // the second has the same name elsewhere
    }
    const std::string facts = store::packBlock(block);
    const QString packed = QString::fromLatin1(QByteArray(facts.data(), qsizetype(facts.size())).toHex());
    const QByteArray state = QByteArray("\x01\x05" "annie" "\x01\x0b" "own.example" "\x01") + QByteArray(reinterpret_cast<const char *>(person(50).bytes.data()), 16); // of no format
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadWrite);
    const QString sql = QStringLiteral("INSERT INTO string VALUES (7, 5, CAST('annie' AS BLOB), NULL, 0, 0), (8, 3, CAST('own.example' AS BLOB), NULL, 1, 0), (9, 3, CAST('else.example' AS BLOB), NULL, 1, 0),"
                                       "(10, 6, CAST('550 said to Annie@Own.example' AS BLOB), NULL, 0, 0);"
                                       "INSERT INTO message VALUES (%1, 1000, 0, 0, CAST('A9' AS BLOB), NULL, 8, 7, NULL, 0, 0, 0, 0, 0, NULL, 10, 1, 0, 0, 0, 1, 0);"
                                       "INSERT INTO block VALUES (%2, 2, 3, 2, 0, 0, x'%3');"
                                       "INSERT INTO open_message VALUES (1, x'01', x'%4');"
                                       "INSERT INTO address VALUES (%5, CAST('annie@own.example' AS BLOB))")
                            .arg(nodeOne | 9).arg(nodeOne | 1).arg(packed, QString::fromLatin1(state.toHex()), blob(person(50)));
    QVERIFY(database->run(sql.toUtf8().constData()));
    const store::Subject annie { person(50), "annie@own.example" };
    const auto found = store::findSubject(store, annie);
    QVERIFY2(found, found ? "" : qPrintable(found.error().oneLine()));
    QCOMPARE(found->size(), 4); // a row, a packed message, an address kept in clear, a reply
    const auto changed = store::eraseSubject(store, m_clock, annie);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().oneLine()));
    QCOMPARE(*changed, 4);
    QVERIFY(store::findSubject(store, annie)->isEmpty());
    // The other's name stays, and what nobody can read of an open message does not.
    QCOMPARE(database->integer("SELECT count(*) FROM string WHERE id = 7").value_or(-1), 1);
    QCOMPARE(store::findSubject(store, { person(60), "annie@else.example" })->size(), 1);
    QCOMPARE(database->integer("SELECT count(*) FROM open_message").value_or(-1), 0);
    QVERIFY(store::eraseSubject(store, m_clock, { person(60), "annie@else.example" }));
    QCOMPARE(database->integer("SELECT count(*) FROM string WHERE id = 7").value_or(-1), 0);
}

void TestStoreUpkeep::aDamagedBlockIsNotCarriedAlong()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 3);
    store::MessageBlock block;
    for (std::int64_t number = 2; number <= 6; ++number)
        block.messages.emplace_back().number = number;
    const std::string facts = store::packBlock(block);
    const QString packed = QString::fromLatin1(QByteArray(facts.data(), qsizetype(facts.size())).toHex());
    auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadWrite);
    QVERIFY(database->run(QStringLiteral("INSERT INTO segment VALUES (%1, 20000, 0, 5000, 10, 1); INSERT INTO segment_range VALUES (%1, 'block', 1, 2);"
                                         "INSERT INTO block VALUES (%1, 2, 6, 5, 0, 5000, x'%2'), (%3, 7, 11, 5, 0, 5000, CAST(substr(x'%2', 1, 10) || x'ff' AS BLOB))")
                              .arg(nodeOne | 1).arg(packed).arg(nodeOne | 2).toUtf8().constData()));
    const auto checked = store.quickCheck();
    QVERIFY(!checked);
    QVERIFY2(checked.error().reason.contains(QStringLiteral("5 message")), qPrintable(checked.error().reason));
    const QString target = m_folder->filePath(QStringLiteral("backup.bw"));
    const auto backed = store::backup(store, target);
    QVERIFY(!backed);
    QCOMPARE(backed.error().kind, core::ProblemKind::Damaged);
    QVERIFY(!QFile::exists(target));
    const auto nobody = store::findSubject(store, { person(77), {} });
    QVERIFY(nobody); // its hash is in no block, also not in the damaged one
    const auto copied = store::copyReadable(store, target, m_clock, m_stop);
    QVERIFY2(copied, copied ? "" : qPrintable(copied.error().oneLine()));
    QCOMPARE(copied->messagesLost, 5);
    QVERIFY(copied->incomplete.contains(QStringLiteral("block")));
    const auto saved = Store::open(target, store::OpenMode::ReadWrite);
    QVERIFY(saved);
    QVERIFY(saved->quickCheck());
    QCOMPARE(saved->info()->messages, 5);
}

void TestStoreUpkeep::holdsAreListedAndJournaled()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 1);
    const auto id = store::addHold(store, m_clock, { 1'000'000, 2'000'000 }, QStringLiteral("case 7"));
    QVERIFY(id);
    const auto holds = store::listHolds(store);
    QVERIFY(holds);
    QCOMPARE(holds->size(), 1);
    QCOMPARE(holds->front().range, (core::TimeRange { 1'000'000, 2'000'000 }));
    QVERIFY(store::removeHold(store, m_clock, *id));
    QVERIFY(store::listHolds(store)->isEmpty());
    const auto again = store::removeHold(store, m_clock, *id);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, core::ProblemKind::Missing);
    QCOMPARE(store::readJournal(store)->size(), 2);
}

void TestStoreUpkeep::dumpsAreEqualUnderAnotherKey()
{
    const Store one = make(QStringLiteral("a.bw"), 1, 30);
    const Store two = make(QStringLiteral("b.bw"), 50, 30);
    QVERIFY(!dumpOf(one).isEmpty());
    QCOMPARE(dumpOf(one), dumpOf(two));
    const Store three = make(QStringLiteral("c.bw"), 1, 29);
    QVERIFY(dumpOf(one) != dumpOf(three));
    // Two people instead of one in the same rows is another story.
    auto database = store::sqlite::Database::open(two.path(), store::sqlite::Access::ReadWrite);
    QVERIFY(database->run(QStringLiteral("UPDATE delivery SET recipient = %1 WHERE id & 1048575 = 3").arg(blob(person(200))).toUtf8().constData()));
    QVERIFY(dumpOf(one) != dumpOf(two));
}

void TestStoreUpkeep::clearStorageLeavesWithoutATrace()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 9);
    QVERIFY(store::setClearRecipients(store, m_clock, true));
    QVERIFY(store.info()->clearRecipients);
    {
        auto database = store::sqlite::Database::open(store.path(), store::sqlite::Access::ReadWrite);
        QVERIFY(database->run(QStringLiteral("INSERT INTO address VALUES (%1, CAST('planted@example.net' AS BLOB))").arg(blob(person(1))).toUtf8().constData()));
        // What cannot be journaled does not happen.
        QVERIFY(database->run("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END"));
        QVERIFY(!store::setClearRecipients(store, m_clock, false));
        QVERIFY(!store::setOwnDomains(store, m_clock, { QStringLiteral("news.example") }));
        QVERIFY(store.info()->clearRecipients);
        QVERIFY(store.info()->ownDomains.isEmpty());
        QCOMPARE(database->integer("SELECT count(*) FROM address").value_or(-1), 1);
        QVERIFY(database->run("DROP TRIGGER full"));
    }
    QVERIFY(store::setClearRecipients(store, m_clock, false));
    QVERIFY(!store.info()->clearRecipients);
    for (const char *suffix : { "", "-wal" }) {
        QFile file(store.path() + QLatin1String(suffix));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("planted@"), suffix);
    }
    QCOMPARE(store::readJournal(store)->size(), 2);
}

void TestStoreUpkeep::ownDomainsAreChecked()
{
    const Store store = make(QStringLiteral("a.bw"), 1, 1);
    QVERIFY(store::setOwnDomains(store, m_clock, { QStringLiteral("News.Example"), QStringLiteral("news.example."), QStringLiteral("a.example") }));
    QCOMPARE(store.info()->ownDomains, (QStringList { QStringLiteral("a.example"), QStringLiteral("news.example") }));
    for (const QStringList &wrong : { QStringList { QStringLiteral("ann@news.example") }, QStringList { QStringLiteral("set"), QStringLiteral("b.example") }, QStringList { QStringLiteral("example.") } }) {
        const auto done = store::setOwnDomains(store, m_clock, wrong);
        QVERIFY2(!done, qPrintable(wrong.first()));
        QCOMPARE(done.error().kind, core::ProblemKind::Usage);
    }
    QCOMPARE(store.info()->ownDomains, (QStringList { QStringLiteral("a.example"), QStringLiteral("news.example") }));
}

QTEST_GUILESS_MAIN(TestStoreUpkeep)
#include "tst_store_upkeep.moc"

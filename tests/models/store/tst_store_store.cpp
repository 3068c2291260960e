// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/migrations.h"
#include "models/store/sqlite.h"
#include "models/store/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <thread>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bw;
using core::ProblemKind;
using store::OpenMode;
using store::Store;

class TestStoreStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAStoreThatOnlyItsOwnerMayRead();
    void opensWhatItMade();
    void manyWhoMakeItAtOnceFindOneStore();
    void refusesForeignFiles_data();
    void refusesForeignFiles();
    void refusesWhatIsNoFile();
    void opensANewerSchemaForReading();
    void aSchemaThatIsNoneIsDamage();
    void noticesAChangedSchema();
    void opensAStoreInAReadOnlyFolder();
    void refusesAnUnknownZone();
    void migrationsLeaveNoToken();
    void rollsBackWhatIsNotCommitted();
    void sizeLimitIsSaidAsFull();

private:
    QString path(const char *name = "fleet.bw") const { return m_folder->filePath(QLatin1String(name)); }
    void make()
    {
        const auto made = Store::create(path(), { .homeZone = QStringLiteral("Europe/Paris"), .keyId = QStringLiteral("k1") }, m_clock);
        QVERIFY2(made, made ? "" : qPrintable(made.error().oneLine()));
    }
    void sql(const char *statement)
    {
        auto database = store::sqlite::Database::open(path(), store::sqlite::Access::ReadWrite);
        QVERIFY(database);
        const auto done = database->run(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::SystemClock m_clock;
};

void TestStoreStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestStoreStore::makesAStoreThatOnlyItsOwnerMayRead()
{
    umask(0);
    make();
    for (const char *suffix : { "", "-wal", "-shm" }) {
        const QFileInfo file(path() + QLatin1String(suffix));
        if (file.exists())
            QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                QFile::Permissions());
    }
    umask(022);
    const auto again = Store::create(path(), {}, m_clock);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ProblemKind::Conflict);
}

void TestStoreStore::opensWhatItMade()
{
    make();
    const auto opened = Store::open(path(), OpenMode::ReadWrite);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().oneLine()));
    QVERIFY(!opened->isReadOnly());
    QCOMPARE(opened->homeZone().name(), std::string("Europe/Paris"));
    QCOMPARE(opened->keyId(), QStringLiteral("k1"));
    QCOMPARE(opened->storeId().size(), 32);
    const auto info = opened->info();
    QVERIFY(info);
    QCOMPARE(info->schemaVersion, store::schemaVersion);
    QCOMPARE(info->messages, 0);
    QVERIFY(opened->quickCheck());
}

void TestStoreStore::manyWhoMakeItAtOnceFindOneStore()
{
    std::array<QString, 8> ids;
    std::array<QString, 8> errors;
    std::vector<std::thread> makers;
    for (std::size_t i = 0; i < ids.size(); ++i)
        makers.emplace_back([&, i] {
            const auto made = Store::openOrCreate(path(), { .homeZone = QStringLiteral("UTC"), .keyId = QStringLiteral("k1") }, m_clock);
            ids[i] = made ? made->storeId() : QString();
            errors[i] = made ? QString() : made.error().oneLine();
        });
    for (std::thread &maker : makers)
        maker.join();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(errors[i], QString());
        QCOMPARE(ids[i], ids[0]);
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).filter(QStringLiteral("making")), QStringList());
}

void TestStoreStore::refusesForeignFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Nov 23 11:03:41 mx1 postfix/smtpd[1]: connect\n").repeated(10);
    QTest::newRow("another program's database") << QByteArray("SQLite format 3\0", 16) + QByteArray(200, '\0');
}

void TestStoreStore::refusesForeignFiles()
{
    QFETCH(QByteArray, bytes);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto opened = Store::open(path(), OpenMode::ReadWrite);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ProblemKind::Damaged);
    QVERIFY(!opened.error().remedy.isEmpty());
    QFile after(path());
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), bytes);
}

void TestStoreStore::refusesWhatIsNoFile()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    QVERIFY(QFile::link(path("pipe"), path("link")));
    for (const QString &each : { path("pipe"), path("link"), m_folder->path() }) {
        const auto opened = Store::open(each, OpenMode::ReadOnly);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ProblemKind::Denied);
    }
}

void TestStoreStore::opensANewerSchemaForReading()
{
    make();
    sql("UPDATE store_info SET value = '99' WHERE key = 'schema_version'");
    const auto opened = Store::open(path(), OpenMode::ReadWrite);
    QVERIFY(opened);
    QVERIFY(opened->isReadOnly());
    QCOMPARE(opened->whyReadOnly().kind, ProblemKind::Unsupported);
    QVERIFY(!opened->setValue("own_domains", QStringLiteral("example.com")));
}

void TestStoreStore::aSchemaThatIsNoneIsDamage()
{
    make();
    for (const char *wrong : { "-1", "0", "abc", "" }) {
        sql((QByteArray("UPDATE store_info SET value = '") + wrong + "' WHERE key = 'schema_version'").constData());
        for (const OpenMode mode : { OpenMode::ReadOnly, OpenMode::ReadWrite }) {
            const auto opened = Store::open(path(), mode);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ProblemKind::Damaged);
            QVERIFY2(opened.error().reason.contains(QStringLiteral("schema_version, \"%1\"").arg(QLatin1String(wrong))), qPrintable(opened.error().oneLine()));
        }
    }
}

void TestStoreStore::noticesAChangedSchema()
{
    make();
    sql("DROP TABLE journal");
    const auto opened = Store::open(path(), OpenMode::ReadWrite);
    QVERIFY(opened);
    QVERIFY(opened->isReadOnly());
    QVERIFY(opened->isDamaged());
}

/// Root passes every permission test for nothing: the look is taken by nobody in a child.
void TestStoreStore::opensAStoreInAReadOnlyFolder()
{
    if (geteuid() != 0)
        QSKIP("needs root, to look as nobody");
    make();
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    const pid_t child = fork();
    if (child == 0) {
        if (setgid(65534) != 0 || setuid(65534) != 0)
            _exit(9);
        const auto opened = Store::open(path(), OpenMode::ReadWrite);
        _exit(!opened ? 1 : !opened->isReadOnly() ? 2 : !opened->info() ? 3 : opened->setValue("x", {}) ? 4 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QCOMPARE(WEXITSTATUS(status), 0);
}

void TestStoreStore::refusesAnUnknownZone()
{
    const auto made = Store::create(path(), { .homeZone = QStringLiteral("Mars/Base"), .keyId = {} }, m_clock);
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ProblemKind::Usage);
    QVERIFY(!QFile::exists(path()));
}

void TestStoreStore::migrationsLeaveNoToken()
{
    for (const auto engine : { store::Engine::Sqlite, store::Engine::PostgreSql }) {
        for (int version = 1; version <= store::schemaVersion; ++version) {
            const auto statements = store::migrationStatements(version, engine);
            QVERIFY(statements);
            QVERIFY(!statements->isEmpty());
            for (const QString &statement : *statements)
                QVERIFY2(!statement.contains(QLatin1Char('@')), qPrintable(statement));
        }
    }
    QVERIFY(!store::migrationStatements(store::schemaVersion + 1, store::Engine::Sqlite));
}

void TestStoreStore::rollsBackWhatIsNotCommitted()
{
    make();
    auto database = store::sqlite::Database::open(path(), store::sqlite::Access::ReadWrite);
    QVERIFY(database);
    {
        auto transaction = store::sqlite::Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->run("INSERT INTO hold VALUES (1, 2, 3, 'x', 4)"));
    }
    QCOMPARE(database->integer("SELECT count(*) FROM hold").value_or(-1), 0);
    {
        auto transaction = store::sqlite::Transaction::begin(*database);
        QVERIFY(transaction);
        QVERIFY(database->run("INSERT INTO hold VALUES (1, 2, 3, 'x', 4)"));
        QVERIFY(transaction->commit());
    }
    QCOMPARE(database->integer("SELECT count(*) FROM hold").value_or(-1), 1);
}

void TestStoreStore::sizeLimitIsSaidAsFull()
{
    make();
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit { 1024 * 1024, 1024 * 1024 };
        setrlimit(RLIMIT_FSIZE, &limit);
        auto database = store::sqlite::Database::open(path(), store::sqlite::Access::ReadWrite);
        core::Done done;
        for (int i = 0; i < 400 && done; ++i)
            done = database->run("INSERT INTO hold SELECT coalesce(max(id), 0) + 1, 0, 0, hex(randomblob(20000)), 0 FROM hold");
        _exit(done ? 1 : done.error().kind == ProblemKind::Full && !done.error().remedy.isEmpty() ? 0 : 2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QCOMPARE(WEXITSTATUS(status), 0);
    QVERIFY(Store::open(path(), OpenMode::ReadWrite)->quickCheck());
}

QTEST_GUILESS_MAIN(TestStoreStore)
#include "tst_store_store.moc"

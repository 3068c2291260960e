// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The team store comes later; that it need not be a rewrite is shown here: each migration also runs on a PostgreSQL 15.
#include "models/store/cubes.h"
#include "models/store/migrations.h"
#include "models/store/statements.h"
#include "models/store/store.h"
#include "tests/support/postgres.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace bw;

class TestStorePostgreSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyMigrationRuns();
    void bothEnginesHaveTheSameColumns();
    void foreignBytesAreTaken();
    void everyStatementOfTheWriterIsTaken();

private:
    QString run(const QString &sql)
    {
        QSqlQuery query(m_database);
        return query.exec(sql) ? QString() : query.lastError().text();
    }

    test::Postgres m_server;
    QSqlDatabase m_database;
};

void TestStorePostgreSql::initTestCase()
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        QSKIP("needs the package libqt6sql6-psql");
    const QString problem = m_server.start();
    if (!problem.isEmpty())
        QSKIP(qPrintable(QStringLiteral("needs PostgreSQL 15: ") + problem));
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"));
    m_database.setHostName(m_server.socketFolder());
    m_database.setPort(m_server.port());
    m_database.setUserName(m_server.user());
    m_database.setDatabaseName(QStringLiteral("postgres"));
    QVERIFY2(m_database.open(), qPrintable(m_database.lastError().text()));
}

void TestStorePostgreSql::cleanupTestCase()
{
    const QString name = m_database.connectionName();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

void TestStorePostgreSql::everyMigrationRuns()
{
    for (int version = 1; version <= store::schemaVersion; ++version) {
        const auto statements = store::migrationStatements(version, store::Engine::PostgreSql);
        QVERIFY(statements);
        for (const QString &statement : *statements) {
            const QString error = run(statement);
            QVERIFY2(error.isEmpty(), qPrintable(error + QLatin1Char('\n') + statement));
        }
    }
}

void TestStorePostgreSql::bothEnginesHaveTheSameColumns()
{
    QSqlDatabase sqlite = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("sqlite"));
    sqlite.setDatabaseName(QStringLiteral(":memory:"));
    QVERIFY(sqlite.open());
    for (int version = 1; version <= store::schemaVersion; ++version) {
        const auto statements = store::migrationStatements(version, store::Engine::Sqlite);
        QVERIFY(statements);
        for (const QString &statement : *statements) {
            QSqlQuery query(sqlite);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
    }
    const QStringList tables = sqlite.tables();
    QVERIFY(tables.size() > 20);
    for (const QString &table : tables) {
        QStringList here, there;
        QSqlQuery columns(sqlite);
        QVERIFY(columns.exec(QStringLiteral("SELECT name FROM pragma_table_info('%1') ORDER BY cid").arg(table)));
        while (columns.next())
            here << columns.value(0).toString();
        QSqlQuery others(m_database);
        QVERIFY(others.exec(QStringLiteral("SELECT column_name FROM information_schema.columns WHERE table_name = '%1' ORDER BY ordinal_position").arg(table)));
        while (others.next())
            there << others.value(0).toString();
        QCOMPARE(here, there);
    }
    // What is known of the cubes is what the tables hold.
    for (const store::Cube &cube : store::cubes()) {
        QSqlQuery columns(sqlite);
        QVERIFY(columns.exec(QStringLiteral("SELECT name FROM pragma_table_info('%1') ORDER BY cid").arg(QString::fromUtf8(cube.table.data(), qsizetype(cube.table.size())))));
        QStringList found, known { QStringLiteral("node"), QStringLiteral("level"), QStringLiteral("start") };
        while (columns.next())
            found << columns.value(0).toString();
        for (const auto &key : cube.keys)
            known << QString::fromUtf8(key.column.data(), qsizetype(key.column.size()));
        for (const auto value : cube.values)
            known << QString::fromUtf8(value.data(), qsizetype(value.size()));
        QCOMPARE(found, known);
    }
    sqlite.close();
    sqlite = {};
    QSqlDatabase::removeDatabase(QStringLiteral("sqlite"));
}

/// The writer is SQLite's, but its SQL is one list that both engines take: here each statement is prepared as it stands.
void TestStorePostgreSql::everyStatementOfTheWriterIsTaken()
{
    for (std::size_t i = 0; i < store::sqlCount; ++i) {
        const auto text = store::textOf(static_cast<store::Sql>(i));
        QString numbered;
        int parameters = 0;
        for (const QChar c : QString::fromUtf8(text.data(), qsizetype(text.size())))
            numbered += c == QLatin1Char('?') ? QLatin1Char('$') + QString::number(++parameters) : QString(c);
        const QString error = run(QStringLiteral("PREPARE s%1 AS %2").arg(i).arg(numbered));
        QVERIFY2(error.isEmpty(), qPrintable(error + QLatin1Char('\n') + numbered));
    }
}

void TestStorePostgreSql::foreignBytesAreTaken()
{
    QSqlQuery insert(m_database);
    QVERIFY(insert.prepare(QStringLiteral("INSERT INTO string (id, kind, key, text, own, last_day) VALUES (1, 3, ?, NULL, 0, 0)")));
    const QByteArray hostile("a\0b\xff\xfe'\"", 7);
    insert.addBindValue(hostile);
    QVERIFY2(insert.exec(), qPrintable(insert.lastError().text()));
    QSqlQuery read(m_database);
    QVERIFY(read.exec(QStringLiteral("SELECT key FROM string WHERE id = 1")));
    QVERIFY(read.next());
    QCOMPARE(read.value(0).toByteArray(), hostile);
}

QTEST_GUILESS_MAIN(TestStorePostgreSql)
#include "tst_store_postgresql.moc"

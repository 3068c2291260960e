// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store.h"

#include "models/core/hash.h"
#include "models/store/rowscan.h"
#include "models/store/soundness.h"
#include "models/store/migrations.h"
#include "models/store/sqlite.h"
#include "models/store/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QRandomGenerator>
#include <QTimeZone>

#include <sqlite3.h>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <optional>

namespace bw::store {

using core::fail;
using core::Problem;
using core::ProblemKind;

struct Store::Shared
{
    QString path;
    QString storeId;
    QString keyId;
    core::ZoneRules homeZone;
    QString cellZones;
    bool readOnly = false;
    bool immutable = false;
    int schema = 0;
    mutable QMutex mutex; ///< guards why
    Problem why;
    QMutex frameMutex; ///< guards the two below
    bool isFrameChecked = false;
    std::optional<Problem> frameDamage;
    std::atomic_bool damaged = false;
};

namespace {

Problem damageOf(const QString &reason, const QString &path)
{
    return { .kind = ProblemKind::Damaged, .what = Tr::tr("The store is damaged"), .reason = reason, .where = path,
        .remedy = Tr::tr("It is open for reading only. Restore a backup, or save what can be read with breakwaterctl store copy.") };
}

QString randomId()
{
    QByteArray bytes(16, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), 4);
    return QString::fromLatin1(bytes.toHex());
}

/// Of all table definitions, in order: tells a foreign or half-migrated file from one of ours.
core::Result<QString> schemaHash(sqlite::Database &database)
{
    auto statement = database.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
    if (!statement)
        return fail(statement.error());
    std::string all;
    int code = 0;
    while ((code = statement->step()) == SQLITE_ROW)
        all.append(statement->bytes(0)).push_back('\n');
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be read")));
    return QString::number(core::fastHash(all), 16);
}

core::Result<QString> infoValue(sqlite::Database &database, const char *key)
{
    auto statement = database.prepare("SELECT value FROM store_info WHERE key = ?");
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, std::string_view(key));
    const int code = statement->step();
    if (code == SQLITE_ROW)
        return statement->text(0);
    if (code == SQLITE_DONE)
        return QString();
    return fail(database.problem(code, Tr::tr("The store could not be read")));
}

void removeStoreFiles(const QString &path)
{
    for (const char *suffix : { "", "-wal", "-shm" })
        QFile::remove(path + QLatin1String(suffix));
}

/// Waits until a file is on the disk; errno says why not.
bool isOnDisk(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isDone = ::fsync(file) == 0;
    const int error = errno;
    ::close(file);
    errno = error;
    return isDone;
}

/// Never over a file that is there; errno says why not. Some file systems know no RENAME_NOREPLACE: a link does the same.
bool moveIntoPlace(const QString &from, const QString &to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    return ::link(source.constData(), target.constData()) == 0 && ::unlink(source.constData()) == 0;
}

core::Done setInfo(sqlite::Database &database, const char *key, const QString &value)
{
    auto statement = database.prepare("INSERT INTO store_info(key, value) VALUES (?, ?) "
                                      "ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    if (!statement)
        return fail(statement.error());
    statement->bindText(1, std::string_view(key));
    statement->bindText(2, value);
    const int code = statement->step();
    if (code != SQLITE_DONE)
        return fail(database.problem(code, Tr::tr("The store could not be written")));
    return {};
}

core::Done migrate(sqlite::Database &database, int from)
{
    for (int version = from + 1; version <= schemaVersion; ++version) {
        const auto statements = migrationStatements(version, Engine::Sqlite);
        if (!statements)
            return fail(statements.error());
        for (const QString &statement : *statements)
            if (auto done = database.run(statement.toUtf8().constData()); !done)
                return done;
    }
    const QByteArray pragma = "PRAGMA user_version = " + QByteArray::number(schemaVersion);
    if (auto done = database.run(pragma.constData()); !done)
        return done;
    if (auto done = setInfo(database, "schema_version", QString::number(schemaVersion)); !done)
        return done;
    const auto hash = schemaHash(database);
    return hash ? setInfo(database, "schema_hash", *hash) : core::Done(fail(hash.error()));
}

/// To this program's schema, in one transaction. Every migration so far only adds tables, so no copy is made before.
core::Done upgrade(sqlite::Database &database)
{
    auto transaction = sqlite::Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    const auto version = infoValue(database, "schema_version"); // another program may have been quicker
    if (!version)
        return fail(version.error());
    if (version->toInt() < schemaVersion)
        if (auto done = migrate(database, version->toInt()); !done)
            return done;
    return transaction->commit();
}

/// What the first 100 bytes say (sqlite.org/fileformat2.html): no connection is needed to refuse a foreign file.
core::Done checkHeader(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail({ .kind = ProblemKind::Missing, .what = Tr::tr("There is no store here"), .where = path,
            .remedy = Tr::tr("Import a log or add a node to make one, or choose another file.") });
    if (!QFileInfo(path).isFile()) // a pipe would be waited for
        return fail({ .kind = ProblemKind::Denied, .what = Tr::tr("The store could not be opened"), .reason = Tr::tr("it is no regular file"), .where = path,
            .remedy = Tr::tr("Choose another file or folder.") });
    if (!file.open(QIODevice::ReadOnly))
        return fail({ .kind = ProblemKind::Denied, .what = Tr::tr("The store could not be opened"), .reason = file.errorString(),
            .where = path, .remedy = Tr::tr("Check that you may read it and its folder.") });
    const QByteArray head = file.read(100);
    const Problem damaged { .kind = ProblemKind::Damaged, .what = Tr::tr("The store could not be opened"),
        .reason = Tr::tr("the file is damaged, or not a Breakwater store"), .where = path,
        .remedy = Tr::tr("Choose another file, or restore a backup.") };
    if (head.size() < 100 || !head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return fail(damaged);
    const auto at = [&head](int i) { return quint32(quint8(head[i])); };
    if ((at(68) << 24 | at(69) << 16 | at(70) << 8 | at(71)) != quint32(applicationId))
        return fail(damaged);
    return {};
}

} // namespace

Store::Store(std::shared_ptr<Shared> shared)
    : d(std::move(shared))
{
}

core::Result<Store> Store::create(const QString &path, const CreateOptions &options, const core::Clock &clock)
{
    const QString zone = options.homeZone.isEmpty() ? QString::fromStdString(core::ZoneRules::system().name()) : options.homeZone;
    if (!core::ZoneRules::named(zone.toStdString()).isValid())
        return fail({ .kind = ProblemKind::Usage, .what = Tr::tr("There is no time zone named %1").arg(zone),
            .remedy = Tr::tr("Use a name such as Europe/Paris or UTC.") });
    const QFileInfo target(path);
    if (!QDir().mkpath(target.absolutePath()))
        return fail({ .kind = ProblemKind::Denied, .what = Tr::tr("The folder of the store could not be made"), .where = target.absolutePath() });
    const auto refused = [&path](int error) {
        return fail({ .kind = error == EEXIST ? ProblemKind::Conflict : ProblemKind::Denied, .what = Tr::tr("The store could not be made"),
            .reason = qt_error_string(error), .where = path, .remedy = Tr::tr("Choose another file or folder.") });
    };
    if (QFileInfo::exists(path))
        return refused(EEXIST);
    // Made beside its place and moved there whole: who looks meanwhile finds no store, never half a one.
    const QString making = path + QLatin1String(".making-") + randomId().left(8);
    const int made = ::open(QFile::encodeName(making).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (made < 0)
        return refused(errno);
    ::close(made);

    auto database = sqlite::Database::open(making, sqlite::Access::ReadWrite);
    const auto fill = [&]() -> core::Done {
        if (!database)
            return fail(database.error());
        // auto_vacuum, page size and journal mode must be set before the first table.
        // Nothing is waited for until all is there: a store that is half made has no name yet.
        const QByteArray pragmas = "PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; "
                                   "PRAGMA application_id = "
            + QByteArray::number(applicationId);
        if (auto done = database->run(pragmas.constData()); !done)
            return done;
        auto transaction = sqlite::Transaction::begin(*database);
        if (!transaction)
            return fail(transaction.error());
        if (auto done = migrate(*database, 0); !done)
            return done;
        const std::pair<const char *, QString> values[] {
            { "store_id", randomId() },
            { "key_id", options.keyId },
            { "home_zone", zone },
            { "home_zone_since_ms", QStringLiteral("0") },
            { "created_ms", QString::number(clock.now() / 1000) },
            { "clear_recipients", QStringLiteral("0") },
            { "own_domains", QString() },
        };
        for (const auto &[key, value] : values)
            if (auto done = setInfo(*database, key, value); !done)
                return done;
        return transaction->commit();
    };
    if (auto done = fill(); !done) {
        if (database)
            *database = sqlite::Database();
        removeStoreFiles(making);
        return fail(done.error());
    }
    *database = sqlite::Database(); // the last connection takes -wal and -shm with it
    if (QFile::exists(making + QLatin1String("-wal"))) { // unless there was no room for what is in it
        removeStoreFiles(making);
        return refused(ENOSPC);
    }
    if (!isOnDisk(making) || !moveIntoPlace(making, path)) {
        const int error = errno;
        removeStoreFiles(making);
        return refused(error);
    }
    auto store = open(path, OpenMode::ReadWrite);
    if (store)
        store->d->isFrameChecked = true; // made just now
    return store;
}

core::Result<Store> Store::open(const QString &path, OpenMode mode)
{
    if (auto checked = checkHeader(path); !checked)
        return fail(checked.error());
    auto shared = std::make_shared<Shared>();
    shared->path = QFileInfo(path).absoluteFilePath();
    shared->readOnly = mode == OpenMode::ReadOnly;
    if (shared->readOnly)
        shared->why = { .kind = ProblemKind::Denied, .what = Tr::tr("This store was opened for reading only") };

    const QFileInfo file(shared->path);
    const bool folderWritable = QFileInfo(file.absolutePath()).isWritable();
    if (!file.isWritable() || !folderWritable) {
        shared->readOnly = true;
        shared->why = { .kind = ProblemKind::Denied, .what = Tr::tr("This store is open for reading only"),
            .reason = Tr::tr("the file or its folder is read-only"), .where = shared->path,
            .remedy = Tr::tr("Give yourself the right to write there, or work on a copy.") };
    }
    // Without the right to make -shm beside it, a WAL file that nobody has open can only be read as immutable.
    shared->immutable = !folderWritable && !QFileInfo::exists(shared->path + QLatin1String("-wal"));

    auto database = sqlite::Database::open(shared->path,
        shared->immutable ? sqlite::Access::Immutable : shared->readOnly ? sqlite::Access::ReadOnly : sqlite::Access::ReadWrite);
    if (!database)
        return fail(database.error());
    const auto version = infoValue(*database, "schema_version");
    if (!version)
        return fail(version.error());
    bool isNumber = false;
    const int schema = version->toInt(&isNumber);
    if (!isNumber || schema < 1)
        return fail({ .kind = ProblemKind::Damaged, .what = Tr::tr("The store is damaged"), .reason = Tr::tr("its schema_version, \"%1\", is none that a Breakwater wrote").arg(*version),
            .where = shared->path, .remedy = Tr::tr("Restore a backup.") });
    if (schema > schemaVersion) {
        shared->readOnly = true;
        shared->why = { .kind = ProblemKind::Unsupported, .what = Tr::tr("This store is open for reading only"),
            .reason = Tr::tr("it was written by a newer Breakwater (schema %1, this one knows %2)").arg(*version).arg(schemaVersion),
            .where = shared->path, .remedy = Tr::tr("Update Breakwater on this computer to write to it.") };
    } else {
        const auto known = infoValue(*database, "schema_hash");
        const auto found = schemaHash(*database);
        if (!known || !found)
            return fail(known ? found.error() : known.error());
        if (*known != *found) {
            shared->readOnly = true;
            shared->damaged = true;
            shared->why = { .kind = ProblemKind::Damaged, .what = Tr::tr("This store is open for reading only"),
                .reason = Tr::tr("its tables are not those that Breakwater made"), .where = shared->path,
                .remedy = Tr::tr("Restore a backup, or save what can be read with breakwaterctl store copy.") };
        }
    }
    shared->schema = schema;
    if (shared->schema < schemaVersion && !shared->readOnly && !shared->damaged) {
        if (auto done = upgrade(*database); !done)
            return fail(done.error());
        shared->schema = schemaVersion;
    }
    const auto id = infoValue(*database, "store_id");
    const auto key = infoValue(*database, "key_id");
    const auto zone = infoValue(*database, "home_zone");
    const auto grids = infoValue(*database, "cell_zones");
    for (const auto *value : { &id, &key, &zone, &grids })
        if (!*value)
            return fail(value->error());
    shared->storeId = *id;
    shared->keyId = *key;
    shared->homeZone = core::ZoneRules::named(zone->toStdString());
    shared->cellZones = *grids;
    return Store(std::move(shared));
}

core::Result<Store> Store::openOrCreate(const QString &path, const CreateOptions &options, const core::Clock &clock)
{
    if (!QFileInfo::exists(path)) {
        auto made = create(path, options, clock);
        if (made || made.error().kind != ProblemKind::Conflict)
            return made; // else another program was quicker
    }
    return open(path, OpenMode::ReadWrite);
}

QString Store::path() const
{
    return d->path;
}

int Store::schema() const
{
    return d->schema;
}

QString Store::storeId() const
{
    return d->storeId;
}

QString Store::keyId() const
{
    return d->keyId;
}

core::ZoneRules Store::homeZone() const
{
    return d->homeZone;
}

CellGrid Store::grid(std::string_view table) const
{
    return CellGrid::fromText(d->cellZones, table, d->homeZone);
}

bool Store::isReadOnly() const
{
    return d->readOnly || d->damaged;
}

bool Store::isImmutable() const
{
    return d->immutable;
}

bool Store::isDamaged() const
{
    return d->damaged;
}

Problem Store::whyReadOnly() const
{
    const QMutexLocker lock(&d->mutex);
    return d->why;
}

void Store::markDamaged(const Problem &problem) const
{
    const QMutexLocker lock(&d->mutex);
    d->damaged = true;
    d->why = problem;
}

core::Done Store::checkFrame(sqlite::Database &database) const
{
    const QMutexLocker lock(&d->frameMutex);
    if (!d->isFrameChecked) {
        const auto wrong = frameDamage(database);
        if (!wrong)
            return fail(wrong.error());
        d->isFrameChecked = true;
        if (!wrong->isEmpty()) {
            d->frameDamage = damageOf(*wrong, d->path);
            markDamaged(*d->frameDamage);
        }
    }
    return d->frameDamage ? core::Done(fail(*d->frameDamage)) : core::Done();
}

core::Result<StoreInfo> Store::info() const
{
    auto database = sqlite::Database::open(d->path, d->immutable ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    StoreInfo info;
    info.path = d->path;
    info.storeId = d->storeId;
    info.keyId = d->keyId;
    info.homeZone = QString::fromStdString(d->homeZone.name());
    const auto since = infoValue(*database, "home_zone_since_ms");
    const auto version = infoValue(*database, "schema_version");
    const auto clear = infoValue(*database, "clear_recipients");
    const auto own = infoValue(*database, "own_domains");
    const auto messages = database->integer("SELECT coalesce(sum(messages), 0) FROM segment");
    for (const auto *value : { &since, &version, &clear, &own })
        if (!*value)
            return fail(value->error());
    if (!messages)
        return fail(messages.error());
    info.homeZoneSince = since->toLongLong() * 1000;
    info.schemaVersion = version->toInt();
    info.clearRecipients = *clear == QLatin1String("1");
    info.ownDomains = own->split(QLatin1Char(' '), Qt::SkipEmptyParts);
    info.messages = *messages;
    for (const char *suffix : { "", "-wal" })
        info.bytes += QFileInfo(d->path + QLatin1String(suffix)).size();
    return info;
}

core::Done Store::setValue(const char *key, const QString &value) const
{
    if (isReadOnly())
        return fail(whyReadOnly());
    auto database = sqlite::Database::open(d->path, sqlite::Access::ReadWrite);
    return database ? setInfo(*database, key, value) : core::Done(fail(database.error()));
}

core::Result<QString> Store::value(const char *key) const
{
    auto database = sqlite::Database::open(d->path, d->immutable ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    return database ? infoValue(*database, key) : core::Result<QString>(fail(database.error()));
}

core::Done Store::quickCheck() const
{
    auto database = sqlite::Database::open(d->path, d->immutable ? sqlite::Access::Immutable : sqlite::Access::ReadOnly);
    if (!database)
        return fail(database.error());
    const auto answer = database->text("PRAGMA quick_check(1)");
    const bool sound = answer && answer->value_or(QString()) == QLatin1String("ok");
    QString broken;
    if (sound) {
        const auto bad = findDamagedBlocks(*database);
        if (!bad)
            return fail(bad.error());
        if (bad->ids.empty())
            return {};
        broken = bad->text();
    }
    if (!answer && answer.error().kind != ProblemKind::Damaged)
        return fail(answer.error());
    const Problem problem = damageOf(!broken.isEmpty() ? broken : answer ? answer->value_or(QString()) : answer.error().reason, d->path);
    markDamaged(problem);
    return fail(problem);
}

} // namespace bw::store

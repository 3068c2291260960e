// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/core/zonerules.h"
#include "models/store/cellgrid.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace bw::store {

/// What a store says of itself. Plain data.
struct StoreInfo
{
    QString path;
    QString storeId; ///< random, 32 hex digits
    QString keyId; ///< names the key of the keyed hashes; not the key
    QString homeZone;
    core::UtcMicros homeZoneSince = 0; ///< day cells are exact from here on
    int schemaVersion = 0;
    qint64 bytes = 0;
    qint64 messages = 0;
    bool clearRecipients = false;
    QStringList ownDomains;
    bool operator==(const StoreInfo &) const = default;
};

namespace sqlite {
class Database;
}

struct CreateOptions
{
    QString homeZone; ///< IANA; empty: the system's
    QString keyId; ///< of the key that the caller made for it
};

enum class OpenMode { ReadWrite, ReadOnly };

/// One store file. Opening checks header, application id, schema version and schema hash (fast); damage found later
/// (SQLITE_CORRUPT, SQLITE_NOTADB) puts it into the damaged state, which is read-only and says the way out.
/// Value-like handle: copies share state; any thread. Connections are made per thread by the reader and the writer.
class Store final
{
public:
    static core::Result<Store> create(const QString &path, const CreateOptions &options, const core::Clock &clock);
    static core::Result<Store> open(const QString &path, OpenMode mode);
    /// Opens it, or makes it where nothing is.
    static core::Result<Store> openOrCreate(const QString &path, const CreateOptions &options, const core::Clock &clock);

    [[nodiscard]] QString path() const;
    [[nodiscard]] int schema() const; ///< of the file: older than schemaVersion where it is open for reading only
    [[nodiscard]] QString storeId() const;
    [[nodiscard]] QString keyId() const;
    [[nodiscard]] core::ZoneRules homeZone() const;
    /// In whose hours and days the cells of a cube (cubes.h) are counted.
    [[nodiscard]] CellGrid grid(std::string_view table) const;
    [[nodiscard]] bool isReadOnly() const; ///< asked for, a newer schema, a read-only folder, or damaged
    [[nodiscard]] core::Problem whyReadOnly() const;
    [[nodiscard]] bool isDamaged() const;
    /// A WAL store in a folder that may not be written: open with immutable=1.
    [[nodiscard]] bool isImmutable() const;
    /// A reader or writer met SQLITE_CORRUPT or SQLITE_NOTADB: read-only from now on.
    void markDamaged(const core::Problem &problem) const;
    /// Before the first answer, once for all copies of this handle: looks at what answers rest on (soundness.h). What it finds fails
    /// every question.
    core::Done checkFrame(sqlite::Database &database) const;
    [[nodiscard]] core::Result<StoreInfo> info() const;

    /// A value of store_info: key_id, home_zone, clear_recipients (0 or 1), own_domains (separated by blanks) …
    [[nodiscard]] core::Result<QString> value(const char *key) const;
    core::Done setValue(const char *key, const QString &value) const;
    /// PRAGMA quick_check; marks the store as damaged where it fails. Takes long on a large store: never on the UI thread.
    core::Done quickCheck() const;

    struct Shared;
    explicit Store(std::shared_ptr<Shared> shared);

private:
    std::shared_ptr<Shared> d;
};

inline constexpr int applicationId = 0x42577472; // "BWtr", PRAGMA application_id
inline constexpr int schemaVersion = 9;

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/logs/envelope.h"
#include "models/store/store.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>

namespace bw::ingest {

struct ImportOptions
{
    QString node;
    QString mta = QStringLiteral("postfix");
    QStringList paths; ///< files, folders, "-"; containers by content
    int year = 0;
    QString logZone; ///< of stamps without one; empty: the system's
    bool follow = false; ///< go on until stop is set
    int lookEveryMs = 1000; ///< of followed logs
    bool anyway = false; ///< write though another kind of envelope was heard whole for these hours
};

/// Of a file whose stamps have no year, where ImportOptions named none.
struct AssumedYears
{
    QString file;
    logs::EnvelopeReader::Years years;
    bool operator==(const AssumedYears &) const = default;
};

struct ImportCounts
{
    qint64 lines = 0, events = 0, messages = 0, recipients = 0, unrecognised = 0, unreadable = 0, alreadyKnown = 0;
    qint64 configEvents = 0; ///< starts, stops and reloads of the product
    qint64 alreadyHeard = 0; ///< lines refused: another kind of envelope was heard for their hours
    QStringList unreadableInputs; ///< files that could not be read, each with why
    QStringList emptyInputs; ///< files of no byte, and folders without a file
    QList<AssumedYears> assumedYears; ///< of whole files; a followed log grows by the clock
    bool operator==(const ImportCounts &) const = default;
};

struct ImportProgress
{
    qint64 bytesDone = 0, bytesTotal = -1;
    QString file;
    ImportCounts counts;
    QList<core::UtcMicros> changedHours; ///< since the last call
};

/// One import: reads on the calling thread; counting and writing have a thread each. Blocks until done; never call it on the UI
/// thread (models/service does not).
class Importer final
{
public:
    /// \p makeHasher is called once per thread that hashes.
    Importer(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock);
    void setOnProgress(std::function<void(const ImportProgress &)> call);
    /// An exception anywhere below comes back as a Problem (core/guard.h), and nothing half done is in the store.
    /// Where a person is erased from the store meanwhile, it begins anew from what is stored: counts are then those since.
    core::Result<ImportCounts> run(const ImportOptions &options, const std::atomic_bool &stop);

private:
    core::Result<ImportCounts> runOnce(const ImportOptions &options, const std::atomic_bool &stop, bool &isOvertaken);

    store::Store m_store;
    std::function<std::unique_ptr<core::KeyedHasher>()> m_makeHasher;
    const core::Clock &m_clock;
    std::function<void(const ImportProgress &)> m_onProgress;
};

} // namespace bw::ingest

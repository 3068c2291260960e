// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/hash.h"
#include "models/core/problem.h"
#include "models/core/result.h"
#include "models/store/feedback/feedbackwriter.h"
#include "models/store/store.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bw::ingest {

/// What could not be read, and where it stands. Plain data.
struct UnreadableReport
{
    QString file; ///< path
    QString part; ///< where in the file; empty: it is the file
    core::Problem why;
};

struct FeedbackImportCounts
{
    store::FeedbackCounts stored;
    qint64 files = 0;
    qint64 otherMail = 0; ///< messages without a report
    QList<UnreadableReport> unreadable; ///< the first of them
    qint64 unreadableCount = 0;

    void add(FeedbackImportCounts more); ///< of another run
};

struct FeedbackProgress
{
    qint64 bytesDone = 0, bytesTotal = -1;
    qint64 filesTotal = 0; ///< of counts.files
    FeedbackImportCounts counts;
};

/// A message that somebody else has fetched.
struct FetchedMail
{
    QByteArray place; ///< where it lies: what stands for a path
    std::string bytes;
    std::optional<core::Problem> problem {}; ///< why there are no bytes
};
/// What one file or message came to.
struct FileOutcome
{
    QByteArray place;
    qint64 reports = 0; ///< new, or there already
    qint64 unreadable = 0; ///< itself, or something in it
    bool wasStopped = false; ///< in its middle: it is to be read once more
};

/// Reports of receivers from files, folders, mailboxes and Maildirs into a store. Files are read and parsed on threads of their own;
/// writing is done on the one that calls, which blocks: never the UI thread.
class FeedbackImporter final
{
public:
    static constexpr qsizetype mostListed = 10'000; ///< unreadable ones

    FeedbackImporter(store::Store store, std::function<std::unique_ptr<core::KeyedHasher>()> makeHasher, const core::Clock &clock);
    void setOnProgress(std::function<void(const FeedbackProgress &)> call); ///< at most ten times a second
    /// \p paths: files, folders (with all below), "-". Stopped: what was whole by then is stored. Denied: no key on this desk.
    core::Result<FeedbackImportCounts> run(const QStringList &paths, const std::atomic_bool &stop);
    /// As run(), of messages in memory. \p outcomes: one for each that was begun, in their order; when it returns, all of them are stored.
    core::Result<FeedbackImportCounts> take(std::vector<FetchedMail> mails, std::vector<FileOutcome> &outcomes, const std::atomic_bool &stop);

private:
    struct Inputs;
    core::Result<FeedbackImportCounts> importAll(Inputs &inputs, std::vector<FileOutcome> *outcomes, const std::atomic_bool &stop, FeedbackImportCounts counts);

    store::Store m_store;
    std::function<std::unique_ptr<core::KeyedHasher>()> m_makeHasher;
    const core::Clock &m_clock;
    std::function<void(const FeedbackProgress &)> m_onProgress;
};

} // namespace bw::ingest

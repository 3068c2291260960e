// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/core/result.h"
#include "models/ingest/feedbackimporter.h"
#include "models/ingest/importer.h"
#include "models/store/store.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bw::posture {
struct LoadedCatalog;
}

namespace bw::service {

class Fleet;
class Mailboxes;
class Postures;

/// A running piece of work as pages and the status bar see it. Lives on the UI thread; the work runs elsewhere.
class Job : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QString title() const = 0; ///< "Importing mail.log"
    [[nodiscard]] virtual double progress() const = 0; ///< 0 to 1, negative: unknown
    [[nodiscard]] virtual bool isFinished() const = 0;
    [[nodiscard]] virtual core::Done outcome() const = 0; ///< once it is finished: done, or why not (Cancelled too)
    virtual void cancel() = 0;
Q_SIGNALS:
    void progressed();
    void finished(); ///< done, failed or cancelled: ask the job
};

class ImportJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
    [[nodiscard]] virtual ingest::ImportProgress state() const = 0;
    [[nodiscard]] virtual core::Result<ingest::ImportCounts> result() const = 0;
};

class FeedbackJob : public Job
{
    Q_OBJECT
public:
    using Job::Job;
    [[nodiscard]] virtual ingest::FeedbackProgress state() const = 0; ///< without the list of unreadable ones
    [[nodiscard]] virtual core::Result<ingest::FeedbackImportCounts> result() const = 0;
};

/// Days for which messages, logins and other rows are kept after they were stored; figures stay longer.
[[nodiscard]] int keptRowDays();

/// One open store as pages and actions use it: commands in, states out. UI thread only; no call blocks on I/O.
class Session : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual const store::Store &store() const = 0;
    [[nodiscard]] virtual bool isReadOnly() const = 0;
    /// Null when the store's key is not on this desk: search by address is off.
    [[nodiscard]] virtual std::unique_ptr<core::KeyedHasher> makeHasher() const = 0;

    virtual ImportJob *importLogs(const ingest::ImportOptions &options) = 0; ///< owned by the session
    virtual FeedbackJob *importFeedback(const QStringList &paths) = 0; ///< owned by the session
    virtual Job *makeDemo(quint32 seed, int days, int messagesPerDay) = 0;
    virtual Job *backup(const QString &path, bool withKey, const QString &passphrase) = 0;
    /// Any other long work of one page, as a job that can be cancelled. \p work runs on a thread of its own and looks at \p stop.
    virtual Job *run(const QString &title, std::function<core::Done(const std::atomic_bool &stop)> work) = 0;
    [[nodiscard]] virtual QList<Job *> jobs() const = 0;
    /// The nodes that are reached, and what can be done with them (models/service/fleet.h); the session's.
    [[nodiscard]] virtual Fleet *fleet() const = 0;
    /// The mailboxes that reports come into (models/service/mailboxes.h); the session's.
    [[nodiscard]] virtual Mailboxes *mailboxes() const = 0;
    /// What is measured against the controls (models/service/postures.h); the session's.
    [[nodiscard]] virtual Postures *postures() const = 0;

    /// Runs \p work on the readers' pool and \p done on the UI thread, unless \p context has gone or a newer question of
    /// the same \p context and \p slot was asked: the newest wins.
    using Work = std::function<std::function<void()>(const std::atomic_bool &cancelled)>;
    virtual void ask(QObject *context, const char *slot, Work work) = 0;

Q_SIGNALS:
    void hoursChanged(const QList<core::UtcMicros> &hours); ///< figures of these hours are stale
    void feedbackChanged(); ///< reports came, while an import runs too, or left
    void jobsChanged();
    void healthChanged(); ///< quick_check ended, store became read-only or damaged
};

/// Null when the store's key is not on this desk; called on any thread, once per thread that hashes.
using MakeHasher = std::function<std::unique_ptr<core::KeyedHasher>()>;

/// The store's key, locked with a passphrase, for a backup that takes its key along; called off the UI thread.
using SealKey = std::function<core::Result<QByteArray>(const QString &passphrase)>;

/// The controls with an organisation's own; without it the shipped ones alone.
using LoadCatalog = std::function<posture::LoadedCatalog()>;

/// Makes a session. UI thread. \p store is open. Without \p sealKey a backup cannot take the key along.
std::unique_ptr<Session> makeSession(store::Store store, MakeHasher makeHasher, QObject *parent = nullptr, SealKey sealKey = {}, LoadCatalog loadCatalog = {});

} // namespace bw::service

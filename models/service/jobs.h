// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/guard.h"
#include "models/service/session.h"

#include <QPointer>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace bw::service {

/// A thread that runs one piece of work; the job that owns it lives on the UI thread. Progress and end come back as
/// queued calls.
class Worker final
{
public:
    Worker() = default;
    ~Worker(); ///< stops the work and waits for it
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void start(std::function<void(const std::atomic_bool &stop)> work);
    void stop() { *m_stop = true; }
    [[nodiscard]] bool isStopped() const { return *m_stop; }

private:
    std::shared_ptr<std::atomic_bool> m_stop = std::make_shared<std::atomic_bool>(false);
    std::unique_ptr<QThread> m_thread;
};

/// A job whose work runs on a worker. What it tells comes back as queued calls, which go with the job: the worker has ended before
/// its QObject goes.
template <typename Base>
class WorkerJob : public Base
{
public:
    WorkerJob(QString title, QObject *parent)
        : Base(parent)
        , m_title(std::move(title))
    {
    }
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] bool isFinished() const override { return m_isFinished; }
    void cancel() override { m_worker.stop(); }

protected:
    /// \p work runs on the worker's thread and is given \p tell; then \p take runs on this one, of what it brought. Its Result may also
    /// be the Problem of an exception.
    template <typename Work, typename Tell, typename Take>
    void run(Work work, Tell tell, Take take)
    {
        m_worker.start([this, work = std::move(work), tell = std::move(tell), take = std::move(take)](const std::atomic_bool &stop) {
            post([this, take, result = core::guarded(m_title, [&] { return work(tell, stop); })] {
                take(result);
                m_isFinished = true;
                Q_EMIT this->finished();
            });
        });
    }
    /// From the worker's thread.
    template <typename Change>
    void post(Change change)
    {
        QMetaObject::invokeMethod(this, std::move(change), Qt::QueuedConnection);
    }

private:
    QString m_title;
    bool m_isFinished = false;
    Worker m_worker; ///< last: it ends first
};

class ImportJobImpl final : public WorkerJob<ImportJob>
{
    Q_OBJECT
public:
    ImportJobImpl(QString title, QObject *parent);
    /// \p work runs on the worker's thread and calls back with progress.
    using Tell = std::function<void(const ingest::ImportProgress &)>;
    void start(std::function<core::Result<ingest::ImportCounts>(const Tell &tell, const std::atomic_bool &stop)> work);

    [[nodiscard]] double progress() const override;
    [[nodiscard]] core::Done outcome() const override;
    [[nodiscard]] ingest::ImportProgress state() const override { return m_state; }
    [[nodiscard]] core::Result<ingest::ImportCounts> result() const override { return m_result; }

Q_SIGNALS:
    void hoursChanged(const QList<core::UtcMicros> &hours);

private:
    ingest::ImportProgress m_state;
    core::Result<ingest::ImportCounts> m_result;
};

class FeedbackJobImpl final : public WorkerJob<FeedbackJob>
{
    Q_OBJECT
public:
    FeedbackJobImpl(QString title, QObject *parent);
    using Tell = std::function<void(const ingest::FeedbackProgress &)>;
    void start(std::function<core::Result<ingest::FeedbackImportCounts>(const Tell &tell, const std::atomic_bool &stop)> work);

    [[nodiscard]] double progress() const override;
    [[nodiscard]] core::Done outcome() const override;
    [[nodiscard]] ingest::FeedbackProgress state() const override { return m_state; }
    [[nodiscard]] core::Result<ingest::FeedbackImportCounts> result() const override { return m_result; }

private:
    ingest::FeedbackProgress m_state;
    core::Result<ingest::FeedbackImportCounts> m_result;
};

/// Work that tells a share of itself on its way, or nothing.
class PlainJob final : public WorkerJob<Job>
{
    Q_OBJECT
public:
    using WorkerJob::WorkerJob;
    void start(std::function<core::Done(const std::atomic_bool &stop)> work);
    using Tell = std::function<void(double share)>; ///< 0 to 1; on the worker's thread
    void startTelling(std::function<core::Done(const Tell &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override { return isFinished() ? 1.0 : m_progress; }
    [[nodiscard]] core::Done outcome() const override { return m_done; }

private:
    core::Done m_done;
    double m_progress = -1; ///< nothing was told
};

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/session.h"

#include <QPointer>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

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

class ImportJobImpl final : public ImportJob
{
    Q_OBJECT
public:
    ImportJobImpl(QString title, QObject *parent);
    /// \p work runs on the worker's thread and calls back with progress.
    using Tell = std::function<void(const ingest::ImportProgress &)>;
    void start(std::function<core::Result<ingest::ImportCounts>(const Tell &tell, const std::atomic_bool &stop)> work);

    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] double progress() const override;
    [[nodiscard]] bool isFinished() const override { return m_isFinished; }
    [[nodiscard]] core::Done outcome() const override;
    void cancel() override { m_worker.stop(); }
    [[nodiscard]] ingest::ImportProgress state() const override { return m_state; }
    [[nodiscard]] core::Result<ingest::ImportCounts> result() const override { return m_result; }

Q_SIGNALS:
    void hoursChanged(const QList<core::UtcMicros> &hours);

private:
    QString m_title;
    ingest::ImportProgress m_state;
    core::Result<ingest::ImportCounts> m_result;
    bool m_isFinished = false;
    Worker m_worker; ///< last: it ends first
};

/// Work that tells a share of itself on its way, or nothing.
class PlainJob final : public Job
{
    Q_OBJECT
public:
    PlainJob(QString title, QObject *parent);
    void start(std::function<core::Done(const std::atomic_bool &stop)> work);
    using Tell = std::function<void(double share)>; ///< 0 to 1; on the worker's thread
    void startTelling(std::function<core::Done(const Tell &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] double progress() const override { return m_isFinished ? 1.0 : m_progress; }
    [[nodiscard]] bool isFinished() const override { return m_isFinished; }
    [[nodiscard]] core::Done outcome() const override { return m_done; }
    void cancel() override { m_worker.stop(); }

private:
    QString m_title;
    core::Done m_done;
    double m_progress = -1; ///< nothing was told
    bool m_isFinished = false;
    Worker m_worker;
};

} // namespace bw::service

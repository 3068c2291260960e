// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/jobs.h"

#include "models/core/guard.h"
#include "models/service/tr.h"

#include <algorithm>
#include <utility>

namespace bw::service {

Worker::~Worker()
{
    stop();
    if (m_thread)
        m_thread->wait();
}

void Worker::start(std::function<void(const std::atomic_bool &)> work)
{
    m_thread.reset(QThread::create([work = std::move(work), stop = m_stop] { work(*stop); }));
    m_thread->start();
}

ImportJobImpl::ImportJobImpl(QString title, QObject *parent)
    : ImportJob(parent)
    , m_title(std::move(title))
    , m_result(core::fail({ core::ProblemKind::Cancelled, Tr::tr("It has not finished yet"), {}, {}, {} }))
{
}

void ImportJobImpl::start(std::function<core::Result<ingest::ImportCounts>(const Tell &, const std::atomic_bool &)> work)
{
    // The worker is joined before this object goes, so posting to it is safe; what is posted late goes with it.
    m_worker.start([this, work = std::move(work)](const std::atomic_bool &stop) {
        const Tell tell = [this](const ingest::ImportProgress &progress) {
            QMetaObject::invokeMethod(
                this,
                [this, progress] {
                    m_state = progress;
                    Q_EMIT progressed();
                    if (!progress.changedHours.isEmpty())
                        Q_EMIT hoursChanged(progress.changedHours);
                },
                Qt::QueuedConnection);
        };
        auto result = core::guarded(m_title, [&] { return work(tell, stop); });
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                m_result = result;
                if (m_result)
                    m_state.counts = *m_result;
                m_isFinished = true;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

double ImportJobImpl::progress() const
{
    if (m_isFinished)
        return 1.0;
    if (m_state.bytesTotal <= 0)
        return -1.0;
    return std::clamp(static_cast<double>(m_state.bytesDone) / static_cast<double>(m_state.bytesTotal), 0.0, 1.0);
}

core::Done ImportJobImpl::outcome() const
{
    return m_result ? core::Done() : core::fail(m_result.error());
}

PlainJob::PlainJob(QString title, QObject *parent)
    : Job(parent)
    , m_title(std::move(title))
{
}

void PlainJob::start(std::function<core::Done(const std::atomic_bool &)> work)
{
    startTelling([work = std::move(work)](const Tell &, const std::atomic_bool &stop) { return work(stop); });
}

void PlainJob::startTelling(std::function<core::Done(const Tell &, const std::atomic_bool &)> work)
{
    m_worker.start([this, work = std::move(work)](const std::atomic_bool &stop) {
        const Tell tell = [this](double share) {
            QMetaObject::invokeMethod(
                this,
                [this, share] {
                    m_progress = share;
                    Q_EMIT progressed();
                },
                Qt::QueuedConnection);
        };
        auto done = core::guarded(m_title, [&] { return work(tell, stop); });
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
                m_done = done;
                m_isFinished = true;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

} // namespace bw::service

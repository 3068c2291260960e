// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/jobs.h"

#include "models/service/tr.h"

#include <algorithm>

namespace bw::service {

namespace {

double shareOf(qint64 done, qint64 total)
{
    return total <= 0 ? -1.0 : std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0);
}

} // namespace

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
    : WorkerJob(std::move(title), parent)
    , m_result(core::fail({ core::ProblemKind::Cancelled, Tr::tr("It has not finished yet"), {}, {}, {} }))
{
}

void ImportJobImpl::start(std::function<core::Result<ingest::ImportCounts>(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell = [this](const ingest::ImportProgress &progress) {
        post([this, progress] {
            m_state = progress;
            Q_EMIT progressed();
            if (!progress.changedHours.isEmpty())
                Q_EMIT hoursChanged(progress.changedHours);
        });
    };
    run(std::move(work), tell, [this](const core::Result<ingest::ImportCounts> &result) {
        m_result = result;
        if (m_result)
            m_state.counts = *m_result;
    });
}

double ImportJobImpl::progress() const
{
    return isFinished() ? 1.0 : shareOf(m_state.bytesDone, m_state.bytesTotal);
}

core::Done ImportJobImpl::outcome() const
{
    return m_result ? core::Done() : core::fail(m_result.error());
}

FeedbackJobImpl::FeedbackJobImpl(QString title, QObject *parent)
    : WorkerJob(std::move(title), parent)
    , m_result(core::fail({ core::ProblemKind::Cancelled, Tr::tr("It has not finished yet"), {}, {}, {} }))
{
}

void FeedbackJobImpl::start(std::function<core::Result<ingest::FeedbackImportCounts>(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell = [this](const ingest::FeedbackProgress &progress) {
        post([this, progress] {
            m_state = progress;
            Q_EMIT progressed();
        });
    };
    run(std::move(work), tell, [this](const core::Result<ingest::FeedbackImportCounts> &result) {
        m_result = result;
        if (m_result)
            m_state.counts = *m_result;
    });
}

double FeedbackJobImpl::progress() const
{
    return isFinished() ? 1.0 : shareOf(m_state.bytesDone, m_state.bytesTotal);
}

core::Done FeedbackJobImpl::outcome() const
{
    return m_result ? core::Done() : core::fail(m_result.error());
}

void PlainJob::start(std::function<core::Done(const std::atomic_bool &)> work)
{
    startTelling([work = std::move(work)](const Tell &, const std::atomic_bool &stop) { return work(stop); });
}

void PlainJob::startTelling(std::function<core::Done(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell = [this](double share) {
        post([this, share] {
            m_progress = share;
            Q_EMIT progressed();
        });
    };
    run(std::move(work), tell, [this](const core::Done &done) { m_done = done; });
}

} // namespace bw::service

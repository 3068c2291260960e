// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/mailboxesimpl.h"

#include "models/service/tr.h"
#include "models/store/feedback/mailboxtable.h"

#include <algorithm>
#include <utility>

namespace bw::service {

using core::fail;

MailboxPullJobImpl::MailboxPullJobImpl(const fleet::Mailbox &mailbox, QObject *parent)
    : WorkerJob(Tr::tr("Reading the mailbox %1").arg(mailbox.name), parent)
    , m_name(mailbox.name)
{
}

void MailboxPullJobImpl::start(std::function<core::Result<ingest::PullCounts>(const Tell &, const std::atomic_bool &)> work)
{
    const Tell tell = [this](const ingest::FeedbackProgress &progress) {
        post([this, progress] {
            m_state = progress;
            Q_EMIT progressed();
        });
    };
    run(std::move(work), tell, [this](const core::Result<ingest::PullCounts> &result) {
        if (result)
            m_counts = *result;
        m_state.counts = m_counts.feedback;
        if (!result || m_counts.problem)
            m_done = fail(result ? *m_counts.problem : result.error());
    });
}

double MailboxPullJobImpl::progress() const
{
    if (isFinished())
        return 1.0;
    return m_state.bytesTotal <= 0 ? -1.0 : static_cast<double>(m_state.bytesDone) / static_cast<double>(m_state.bytesTotal);
}

core::Result<ingest::FeedbackImportCounts> MailboxPullJobImpl::result() const
{
    if (!m_done)
        return fail(m_done.error());
    return m_counts.feedback;
}

void MailboxTestJobImpl::start(std::function<core::Result<int>(const std::atomic_bool &)> work)
{
    run([work = std::move(work)](const std::function<void()> &, const std::atomic_bool &stop) { return work(stop); }, std::function<void()>(),
        [this](const core::Result<int> &messages) { m_messages = messages; });
}

void ConsentJobImpl::start(std::function<core::Done(const TellCode &, const std::atomic_bool &)> work)
{
    const TellCode tell = [this](const QString &address, const QString &code) {
        post([this, address, code] { Q_EMIT codeArrived(address, code); });
    };
    run(std::move(work), tell, [this](const core::Done &done) { m_done = done; });
}

MailboxesImpl::MailboxesImpl(store::Store store, MailboxRounds::MakeHasher makeHasher, const core::Clock &clock, QObject *parent)
    : Mailboxes(parent)
    , m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_clock(clock)
    , m_rounds(std::make_shared<MailboxRounds>(m_store, m_makeHasher, m_clock, m_secrets))
{
    m_rounds->setOnPulled([this](const MailboxPulled &pulled) {
        const bool hasNews = pulled.counts && (pulled.counts->feedback.stored.reports > 0 || pulled.counts->feedback.unreadableCount > 0);
        QMetaObject::invokeMethod(
            this,
            [this, hasNews] {
                Q_EMIT changed();
                if (hasNews)
                    Q_EMIT reportsCame();
            },
            Qt::QueuedConnection);
    });
}

MailboxesImpl::~MailboxesImpl()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        if (job)
            job->cancel();
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        delete job.data(); // waits for its thread
    m_rounds.reset(); // who else holds it has gone before
}

void MailboxesImpl::keep(Job *job)
{
    m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
    m_jobs << job;
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

Job *MailboxesImpl::change(const QString &title, std::function<core::Done()> work)
{
    auto *job = new PlainJob(title, this);
    keep(job);
    connect(job, &Job::finished, this, [this, job] {
        if (job->outcome())
            Q_EMIT changed();
    });
    job->start([work = std::move(work)](const std::atomic_bool &) { return work(); });
    return job;
}

Job *MailboxesImpl::save(const fleet::Mailbox &mailbox, const QString &before)
{
    return change(Tr::tr("Saving %1").arg(mailbox.name), [store = m_store, mailbox, before, clock = &m_clock] { return store::saveMailbox(store, mailbox, before, *clock); });
}

Job *MailboxesImpl::remove(const QString &name)
{
    if (MailboxPullJob *running = pulling(name))
        running->cancel();
    return change(Tr::tr("Removing %1").arg(name), [store = m_store, name, clock = &m_clock] { return store::removeMailbox(store, name, *clock); });
}

MailboxPullJob *MailboxesImpl::pulling(const QString &name) const
{
    MailboxPullJobImpl *job = m_pulling.value(name);
    return job && !job->isFinished() ? job : nullptr;
}

MailboxPullJob *MailboxesImpl::pull(const fleet::Mailbox &mailbox)
{
    if (MailboxPullJob *running = pulling(mailbox.name))
        return running;
    auto *job = new MailboxPullJobImpl(mailbox, nullptr);
    m_pulling.insert(mailbox.name, job);
    connect(job, &Job::finished, this, &Mailboxes::changed);
    Q_EMIT pullStarted(job);
    job->start([store = m_store, makeHasher = m_makeHasher, clock = &m_clock, secrets = m_secrets, rounds = m_rounds, mailbox](const MailboxPullJobImpl::Tell &tell, const std::atomic_bool &stop) -> core::Result<ingest::PullCounts> {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        const auto turn = rounds->takeTurn(mailbox, stop);
        if (!turn)
            return fail(turn.error());
        ingest::MailboxPull pull(store, makeHasher, *clock);
        pull.setOnProgress(tell);
        return pullMailbox(pull, mailbox, *secrets, {}, {}, stop);
    });
    return job;
}

MailboxTestJob *MailboxesImpl::test(const fleet::Mailbox &mailbox, const core::Secret &given)
{
    auto *job = new MailboxTestJobImpl(Tr::tr("Testing %1").arg(mailbox.name), this);
    keep(job);
    auto told = std::make_shared<const core::Secret>(given.clone());
    job->start([store = m_store, secrets = m_secrets, mailbox, told](const std::atomic_bool &stop) -> core::Result<int> {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        return testMailbox(mailbox, *secrets, *told, stop);
    });
    return job;
}

Job *MailboxesImpl::giveSecret(const fleet::Mailbox &mailbox, const core::Secret &secret, bool keep)
{
    auto *job = new PlainJob(Tr::tr("Taking a secret"), this);
    this->keep(job);
    auto told = std::make_shared<const core::Secret>(secret.clone());
    job->start([store = m_store, secrets = m_secrets, mailbox, told, keep](const std::atomic_bool &) -> core::Done {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        return secrets->give(mailbox, *told, keep);
    });
    return job;
}

ConsentJob *MailboxesImpl::consent(const fleet::Mailbox &mailbox, bool keep)
{
    auto *job = new ConsentJobImpl(Tr::tr("Asking for consent"), this);
    this->keep(job);
    job->start([store = m_store, secrets = m_secrets, mailbox, keep](const TellCode &tell, const std::atomic_bool &stop) -> core::Done {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        return consentToMailbox(mailbox, *secrets, keep, tell, stop);
    });
    return job;
}

} // namespace bw::service

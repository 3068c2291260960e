// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/jobs.h"
#include "models/service/mailboxes.h"
#include "models/service/mailboxrounds.h"

#include <QHash>
#include <QPointer>

namespace bw::service {

class MailboxPullJobImpl final : public WorkerJob<MailboxPullJob>
{
    Q_OBJECT
public:
    MailboxPullJobImpl(const fleet::Mailbox &mailbox, QObject *parent);
    using Tell = std::function<void(const ingest::FeedbackProgress &)>;
    void start(std::function<core::Result<ingest::PullCounts>(const Tell &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override;
    [[nodiscard]] core::Done outcome() const override { return m_done; }
    [[nodiscard]] ingest::FeedbackProgress state() const override { return m_state; }
    [[nodiscard]] core::Result<ingest::FeedbackImportCounts> result() const override;
    [[nodiscard]] QString mailbox() const override { return m_name; }
    [[nodiscard]] const ingest::PullCounts &counts() const override { return m_counts; }

private:
    QString m_name;
    ingest::FeedbackProgress m_state;
    ingest::PullCounts m_counts;
    core::Done m_done;
};

class MailboxTestJobImpl final : public WorkerJob<MailboxTestJob>
{
    Q_OBJECT
public:
    using WorkerJob::WorkerJob;
    void start(std::function<core::Result<int>(const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override { return isFinished() ? 1.0 : -1.0; }
    [[nodiscard]] core::Done outcome() const override { return m_messages ? core::Done() : core::fail(m_messages.error()); }
    [[nodiscard]] int messages() const override { return m_messages.value_or(0); }

private:
    core::Result<int> m_messages;
};

class ConsentJobImpl final : public WorkerJob<ConsentJob>
{
    Q_OBJECT
public:
    using WorkerJob::WorkerJob;
    void start(std::function<core::Done(const TellCode &tell, const std::atomic_bool &stop)> work);
    [[nodiscard]] double progress() const override { return isFinished() ? 1.0 : -1.0; }
    [[nodiscard]] core::Done outcome() const override { return m_done; }

private:
    core::Done m_done;
};

class MailboxesImpl final : public Mailboxes
{
    Q_OBJECT
public:
    MailboxesImpl(store::Store store, MailboxRounds::MakeHasher makeHasher, const core::Clock &clock, QObject *parent);
    ~MailboxesImpl() override;

    Job *save(const fleet::Mailbox &mailbox, const QString &before) override;
    Job *remove(const QString &name) override;
    MailboxPullJob *pull(const fleet::Mailbox &mailbox) override;
    [[nodiscard]] MailboxPullJob *pulling(const QString &name) const override;
    MailboxTestJob *test(const fleet::Mailbox &mailbox, const core::Secret &given) override;
    Job *giveSecret(const fleet::Mailbox &mailbox, const core::Secret &secret, bool keep) override;
    ConsentJob *consent(const fleet::Mailbox &mailbox, bool keep) override;
    /// Those that read by themselves, beside the rounds over the nodes.
    [[nodiscard]] const std::shared_ptr<MailboxRounds> &rounds() const { return m_rounds; }

Q_SIGNALS:
    void pullStarted(bw::service::MailboxPullJob *job); ///< before it does anything; whoever takes it owns it
    void reportsCame(); ///< by itself

private:
    Job *change(const QString &title, std::function<core::Done()> work);
    void keep(Job *job);

    store::Store m_store;
    MailboxRounds::MakeHasher m_makeHasher;
    const core::Clock &m_clock;
    std::shared_ptr<MailboxSecrets> m_secrets = std::make_shared<MailboxSecrets>();
    std::shared_ptr<MailboxRounds> m_rounds;
    QHash<QString, QPointer<MailboxPullJobImpl>> m_pulling; ///< by name
    QList<QPointer<Job>> m_jobs;
};

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/fleetimpl.h"
#include "models/service/mailboxesimpl.h"
#include "models/service/posturesimpl.h"
#include "models/service/session.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <utility>

namespace bw::service {

class SessionImpl final : public Session
{
    Q_OBJECT
public:
    SessionImpl(store::Store store, MakeHasher makeHasher, SealKey sealKey, LoadCatalog loadCatalog, QObject *parent);
    ~SessionImpl() override; ///< cancels what runs and waits for it

    [[nodiscard]] const store::Store &store() const override { return m_store; }
    [[nodiscard]] bool isReadOnly() const override { return m_store.isReadOnly(); }
    [[nodiscard]] std::unique_ptr<core::KeyedHasher> makeHasher() const override { return m_makeHasher ? m_makeHasher() : nullptr; }
    ImportJob *importLogs(const ingest::ImportOptions &options) override;
    FeedbackJob *importFeedback(const QStringList &paths) override;
    Job *makeDemo(quint32 seed, int days, int messagesPerDay) override;
    Job *backup(const QString &path, bool withKey, const QString &passphrase) override;
    Job *run(const QString &title, std::function<core::Done(const std::atomic_bool &stop)> work) override;
    [[nodiscard]] QList<Job *> jobs() const override { return m_jobs; }
    [[nodiscard]] Fleet *fleet() const override { return m_fleet.get(); }
    [[nodiscard]] Mailboxes *mailboxes() const override { return m_mailboxes.get(); }
    [[nodiscard]] Postures *postures() const override { return m_postures.get(); }
    void ask(QObject *context, const char *slot, Work work) override;

private:
    using Question = std::pair<QObject *, QByteArray>;
    using Flag = std::shared_ptr<std::atomic_bool>;

    void connectFleet();
    void connectMailboxes();
    void add(Job *job);
    void upkeep(); ///< in the background, after something was written
    void checkHealth();
    void forget(QObject *context);

    store::Store m_store;
    MakeHasher m_makeHasher;
    SealKey m_sealKey;
    core::SystemClock m_clock;
    std::unique_ptr<MailboxesImpl> m_mailboxes;
    std::unique_ptr<PosturesImpl> m_postures;
    std::unique_ptr<FleetImpl> m_fleet; ///< wishes for rounds over the mailboxes
    QList<Job *> m_jobs; ///< running ones, and those that ended since the last one was started
    QHash<Question, Flag> m_asked; ///< the newest of each
    QSet<QObject *> m_watched; ///< contexts whose end is heard of
    core::UtcMicros m_firstChanged = INT64_MAX; ///< earliest hour that changed since the last upkeep
    std::shared_ptr<std::atomic_bool> m_ends = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_readers;
    QThreadPool m_background; ///< health and upkeep: never in the way of a question
};

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/sessionimpl.h"

#include "models/detection/fleethours.h"
#include "models/service/demofill.h"
#include "models/service/jobs.h"
#include "models/service/tr.h"
#include "models/store/backup.h"
#include "models/store/maintenance.h"

#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <fcntl.h>
#include <utility>

namespace bw::service {

using core::fail;
using core::ProblemKind;

namespace {

constexpr int readerThreads = 3;
constexpr int healthCheckMilliseconds = 1500;

/// Written whole or not at all, for its owner alone.
core::Done writeKey(const QString &path, const QByteArray &sealed)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    QFile file;
    if (handle >= 0 && file.open(handle, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle) && file.write(sealed) == sealed.size() && file.flush())
        return {};
    const QString reason = qt_error_string(errno);
    if (handle >= 0)
        QFile::remove(path);
    return fail({ ProblemKind::Denied, Tr::tr("The store's key was not written beside the backup"), reason, path,
        Tr::tr("Choose a file that does not exist, in a folder where you may write.") });
}

} // namespace

SessionImpl::SessionImpl(store::Store store, MakeHasher makeHasher, SealKey sealKey, LoadCatalog loadCatalog, QObject *parent)
    : Session(parent)
    , m_store(std::move(store))
    , m_makeHasher(std::move(makeHasher))
    , m_sealKey(std::move(sealKey))
{
    m_readers.setMaxThreadCount(readerThreads);
    m_readers.setExpiryTimeout(-1); // a thread keeps its connection
    m_background.setMaxThreadCount(1);
    connect(this, &Session::hoursChanged, this, [this](const QList<core::UtcMicros> &hours) {
        for (const core::UtcMicros hour : hours)
            m_firstChanged = std::min(m_firstChanged, hour);
    });
    if (!loadCatalog)
        loadCatalog = [] { return posture::Catalog::load(posture::Catalog::shippedFiles()); };
    m_postures = std::make_unique<PosturesImpl>(m_store, std::move(loadCatalog), m_clock, nullptr);
    connect(m_postures.get(), &PosturesImpl::measuring, this, [this](Job *job) {
        job->setParent(this);
        add(job);
    });
    m_mailboxes = std::make_unique<MailboxesImpl>(m_store, m_makeHasher, m_clock, nullptr);
    m_fleet = std::make_unique<FleetImpl>(m_store, m_makeHasher, m_clock, m_mailboxes->rounds(), nullptr);
    connectFleet();
    connectMailboxes();
    // Reading the whole file would take the disk and a core from the first page.
    QTimer::singleShot(healthCheckMilliseconds, this, &SessionImpl::checkHealth);
}

void SessionImpl::connectMailboxes()
{
    connect(m_mailboxes.get(), &MailboxesImpl::reportsCame, this, &Session::feedbackChanged);
    connect(m_mailboxes.get(), &MailboxesImpl::reportsCame, this, &SessionImpl::upkeep);
    connect(m_mailboxes.get(), &MailboxesImpl::pullStarted, this, [this](MailboxPullJob *job) {
        job->setParent(this);
        connect(job, &Job::progressed, this, &Session::feedbackChanged);
        connect(job, &Job::finished, this, &Session::feedbackChanged);
        connect(job, &Job::finished, this, &SessionImpl::upkeep);
        add(job);
    });
}

void SessionImpl::connectFleet()
{
    connect(m_fleet.get(), &FleetImpl::hoursChanged, this, &Session::hoursChanged);
    connect(m_fleet.get(), &FleetImpl::roundRead, this, &SessionImpl::upkeep);
    connect(m_fleet.get(), &FleetImpl::roundRead, m_postures.get(), &PosturesImpl::wish);
    connect(m_fleet.get(), &FleetImpl::purged, this, [this](core::UtcMicros firstHour) {
        if (firstHour != 0)
            m_firstChanged = std::min(m_firstChanged, firstHour);
        Q_EMIT hoursChanged({});
        upkeep();
    });
    connect(m_fleet.get(), &FleetImpl::jobStarted, this, [this](Job *job) {
        job->setParent(this);
        add(job);
    });
    connect(m_fleet.get(), &FleetImpl::collectStarted, this, [this](CollectJob *job) {
        job->setParent(this);
        connect(job, &Job::finished, this, &SessionImpl::upkeep);
        add(job);
    });
}

SessionImpl::~SessionImpl()
{
    *m_ends = true;
    for (const Flag &flag : std::as_const(m_asked))
        *flag = true;
    for (Job *job : std::as_const(m_jobs))
        job->cancel();
    qDeleteAll(m_jobs); // each waits for its thread
    m_fleet.reset();
    m_mailboxes.reset();
    m_postures.reset();
    m_readers.waitForDone();
    m_background.waitForDone();
}

void SessionImpl::add(Job *job)
{
    for (qsizetype i = m_jobs.size(); i-- > 0;)
        if (m_jobs.at(i)->isFinished())
            m_jobs.takeAt(i)->deleteLater();
    m_jobs << job;
    connect(job, &Job::finished, this, [this] { Q_EMIT jobsChanged(); });
    Q_EMIT jobsChanged();
}

ImportJob *SessionImpl::importLogs(const ingest::ImportOptions &options)
{
    const QString first = options.paths.isEmpty() ? QString() : QFileInfo(options.paths.first()).fileName();
    auto *job = new ImportJobImpl(options.paths.size() == 1 ? Tr::tr("Importing %1").arg(first)
                                                            : Tr::tr("Importing %n log(s)", nullptr, static_cast<int>(options.paths.size())),
        this);
    connect(job, &ImportJobImpl::hoursChanged, this, &Session::hoursChanged);
    connect(job, &Job::finished, this, &SessionImpl::upkeep);
    add(job);
    job->start([store = m_store, makeHasher = m_makeHasher, options, clock = &m_clock](const ImportJobImpl::Tell &tell, const std::atomic_bool &stop) {
        ingest::Importer importer(store, makeHasher, *clock);
        importer.setOnProgress(tell);
        return importer.run(options, stop);
    });
    return job;
}

FeedbackJob *SessionImpl::importFeedback(const QStringList &paths)
{
    auto *job = new FeedbackJobImpl(paths.size() == 1 ? Tr::tr("Reading reports: %1").arg(QFileInfo(paths.first()).fileName()) : Tr::tr("Reading reports"), this);
    connect(job, &Job::progressed, this, &Session::feedbackChanged);
    connect(job, &Job::finished, this, &Session::feedbackChanged);
    connect(job, &Job::finished, this, &SessionImpl::upkeep);
    add(job);
    job->start([store = m_store, makeHasher = m_makeHasher, paths, clock = &m_clock](const FeedbackJobImpl::Tell &tell, const std::atomic_bool &stop) {
        ingest::FeedbackImporter importer(store, makeHasher, *clock);
        importer.setOnProgress(tell);
        return importer.run(paths, stop);
    });
    return job;
}

Job *SessionImpl::makeDemo(quint32 seed, int days, int messagesPerDay)
{
    auto *job = new ImportJobImpl(Tr::tr("Making the demo fleet"), this);
    connect(job, &ImportJobImpl::hoursChanged, this, &Session::hoursChanged);
    connect(job, &Job::finished, this, &SessionImpl::upkeep);
    add(job);
    const DemoFillOptions options { seed, days, messagesPerDay };
    job->start([store = m_store, makeHasher = m_makeHasher, options, clock = &m_clock](
                   const ImportJobImpl::Tell &tell, const std::atomic_bool &stop) -> core::Result<ingest::ImportCounts> {
        const auto filled = fillWithDemo(store, makeHasher, *clock, options, tell, stop);
        if (!filled)
            return fail(filled.error());
        ingest::ImportCounts counts;
        counts.lines = filled->lines;
        counts.messages = filled->messages;
        return counts;
    });
    return job;
}

Job *SessionImpl::backup(const QString &path, bool withKey, const QString &passphrase)
{
    auto *job = new PlainJob(Tr::tr("Backing up to %1").arg(QFileInfo(path).fileName()), this);
    add(job);
    job->start([store = m_store, path, withKey, passphrase, sealKey = m_sealKey](const std::atomic_bool &) -> core::Done {
        QByteArray sealed;
        if (withKey) {
            if (!sealKey)
                return fail({ ProblemKind::Denied, Tr::tr("The backup cannot take the store's key along"), Tr::tr("its key is not on this desk"), path, {} });
            auto made = sealKey(passphrase);
            if (!made)
                return fail(made.error());
            sealed = std::move(*made);
        }
        if (auto done = store::backup(store, path); !done)
            return done;
        return withKey ? writeKey(path + QStringLiteral(".key"), sealed) : core::Done();
    });
    return job;
}

Job *SessionImpl::run(const QString &title, std::function<core::Done(const std::atomic_bool &stop)> work)
{
    auto *job = new PlainJob(title, this);
    add(job);
    job->start(std::move(work));
    return job;
}

void SessionImpl::forget(QObject *context)
{
    m_watched.remove(context);
    for (auto it = m_asked.begin(); it != m_asked.end();) {
        if (it.key().first == context) {
            *it.value() = true;
            it = m_asked.erase(it);
        } else {
            ++it;
        }
    }
}

void SessionImpl::ask(QObject *context, const char *slot, Work work)
{
    if (!m_watched.contains(context)) {
        m_watched.insert(context);
        connect(context, &QObject::destroyed, this, [this, context] { forget(context); });
    }
    const Question question { context, QByteArray(slot) };
    if (const Flag older = m_asked.value(question))
        *older = true;
    const Flag flag = std::make_shared<std::atomic_bool>(false);
    m_asked.insert(question, flag);
    m_readers.start([this, question, flag, work = std::move(work)] {
        if (*flag)
            return;
        std::function<void()> done = work(*flag);
        QMetaObject::invokeMethod(
            this,
            [this, question, flag, done = std::move(done)] {
                if (*flag || m_asked.value(question) != flag)
                    return; // its asker has gone, or asked anew
                m_asked.remove(question);
                if (done)
                    done();
            },
            Qt::QueuedConnection);
    });
}

void SessionImpl::upkeep()
{
    Q_EMIT healthChanged(); // a writer may have met damage
    if (m_store.isReadOnly())
        return;
    const bool isBusy = std::any_of(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return !job->isFinished(); });
    if (isBusy)
        return;
    m_background.start([store = m_store, clock = &m_clock, ends = m_ends, from = std::exchange(m_firstChanged, INT64_MAX)] {
        static_cast<void>(store::maintain(store, {}, *clock, *ends));
        static_cast<void>(detection::rememberFleetHours(store, from, *ends));
    });
}

void SessionImpl::checkHealth()
{
    m_background.start([this, store = m_store, ends = m_ends] {
        if (*ends)
            return;
        static_cast<void>(store.quickCheck()); // a failure is in the store's own state
        QMetaObject::invokeMethod(this, [this] { Q_EMIT healthChanged(); }, Qt::QueuedConnection);
    });
}

std::unique_ptr<Session> makeSession(store::Store store, MakeHasher makeHasher, QObject *parent, SealKey sealKey, LoadCatalog loadCatalog)
{
    return std::make_unique<SessionImpl>(std::move(store), std::move(makeHasher), std::move(sealKey), std::move(loadCatalog), parent);
}

int keptRowDays()
{
    return store::RetentionPolicy().rowDays;
}

} // namespace bw::service

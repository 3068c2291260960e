// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/posturesimpl.h"

#include "models/service/tr.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

namespace bw::service {

using core::fail;

PosturesImpl::PosturesImpl(store::Store store, std::function<posture::LoadedCatalog()> load, const core::Clock &clock, QObject *parent)
    : Postures(parent)
    , m_store(std::move(store))
    , m_load(std::move(load))
    , m_clock(clock)
{
}

PosturesImpl::~PosturesImpl()
{
    m_rounds.reset();
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        if (job)
            job->cancel();
    for (const QPointer<Job> &job : std::as_const(m_jobs))
        delete job.data(); // waits for its thread
}

const posture::LoadedCatalog &PosturesImpl::loaded() const
{
    if (!m_loaded)
        m_loaded = m_loading.valid() ? m_loading.get() : m_load();
    return *m_loaded;
}

void PosturesImpl::prepare()
{
    if (!m_loaded && !m_loading.valid())
        m_loading = std::async(std::launch::async, m_load);
}

QStringList PosturesImpl::mistakes() const
{
    QStringList lines;
    for (const posture::Mistake &mistake : loaded().mistakes)
        lines << mistake.oneLine();
    return lines;
}

void PosturesImpl::keep(Job *job)
{
    m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
    m_jobs << job;
    connect(job, &Job::finished, job, &QObject::deleteLater);
}

void PosturesImpl::wish()
{
    if (!m_rounds) {
        const auto catalog = std::make_shared<std::optional<posture::Catalog>>(); // of the rounds' thread alone
        m_rounds = std::make_unique<PostureRounds>(m_store, m_clock, [catalog, pace = std::make_shared<smtp::Pace>(m_clock), load = m_load, store = m_store, choice = m_resolver, clock = &m_clock](const AssetName &asset, const std::atomic_bool &stop) -> core::Done {
            if (!*catalog)
                *catalog = load().catalog;
            MeasureOptions options;
            options.resolver = choice;
            options.pace = pace;
            const auto look = measureAndKeep(**catalog, store, asset, options, *clock, stop);
            return look ? core::Done() : core::Done(fail(look.error()));
        });
        m_rounds->setOnMeasured([this](const AssetName &, const core::Done &) { QMetaObject::invokeMethod(this, &Postures::changed, Qt::QueuedConnection); });
    }
    m_rounds->wish();
}

Job *PosturesImpl::measure(const QList<AssetName> &assets)
{
    auto *job = new PlainJob(assets.size() == 1 ? Tr::tr("Measuring %1").arg(assets.first().name) : Tr::tr("Measuring against the controls"), this);
    Q_EMIT measuring(job);
    connect(job, &Job::finished, this, &Postures::changed); // what was measured before it broke off is kept
    MeasureOptions options;
    options.resolver = m_resolver;
    job->startTelling([store = m_store, catalog = catalog(), assets, options, clock = &m_clock](const PlainJob::Tell &tell, const std::atomic_bool &stop) -> core::Done {
        if (store.isReadOnly())
            return fail(store.whyReadOnly());
        QList<AssetName> all = assets;
        if (all.isEmpty()) {
            auto every = everyAsset(store, store::Cancel::watching(stop));
            if (!every)
                return fail(every.error());
            all = *every;
        }
        core::Done first;
        for (qsizetype i = 0; i < all.size() && !stop; ++i) {
            tell(static_cast<double>(i) / static_cast<double>(all.size()));
            if (const auto look = measureAndKeep(catalog, store, all[i], options, *clock, stop); !look && first)
                first = fail(look.error()); // the others are measured all the same
        }
        return stop ? core::Done(fail({ core::ProblemKind::Cancelled, Tr::tr("The measurement was called off") })) : first;
    });
    return job;
}

Job *PosturesImpl::change(const QString &title, std::function<core::Done()> work)
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

Job *PosturesImpl::saveAsset(const store::Asset &asset)
{
    return change(Tr::tr("Saving %1").arg(asset.name), [store = m_store, asset, clock = &m_clock] { return store::saveAsset(store, asset, *clock); });
}

Job *PosturesImpl::removeAsset(store::AssetKind kind, const QString &name)
{
    return change(Tr::tr("Removing %1").arg(name), [store = m_store, kind, name, clock = &m_clock] { return store::removeAsset(store, kind, name, *clock); });
}

Job *PosturesImpl::acceptRisk(const store::AcceptedRisk &risk)
{
    return change(Tr::tr("Accepting the risk of %1").arg(risk.control), [store = m_store, risk, clock = &m_clock] { return store::acceptRisk(store, risk, *clock); });
}

Job *PosturesImpl::withdrawRisk(const QString &control, const QString &asset)
{
    return change(Tr::tr("Withdrawing the acceptance of %1").arg(control), [store = m_store, control, asset, clock = &m_clock] { return store::withdrawRisk(store, control, asset, *clock); });
}

Job *PosturesImpl::answer(const store::Answer &answer, const QString &attachment)
{
    return change(Tr::tr("Saving the answer to %1").arg(answer.control), [store = m_store, answer, attachment, clock = &m_clock]() -> core::Done {
        if (attachment.isEmpty())
            return store::saveAnswer(store, answer, {}, *clock);
        QFile file(attachment);
        if (!QFileInfo(attachment).isFile() || !file.open(QIODevice::ReadOnly))
            return fail({ core::ProblemKind::Missing, Tr::tr("%1 cannot be read").arg(attachment), {}, {}, Tr::tr("Choose a file that you may read.") });
        return store::saveAnswer(store, answer, file.read(store::mostAttachmentBytes + 1), *clock);
    });
}

} // namespace bw::service

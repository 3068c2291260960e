// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/posture/catalog.h"
#include "models/service/jobs.h"
#include "models/service/measuring.h"
#include "models/service/posturerounds.h"
#include "models/service/postures.h"

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace bw::service {

class PosturesImpl final : public Postures
{
    Q_OBJECT
public:
    /// \p load: the catalog, once it is first asked for.
    PosturesImpl(store::Store store, std::function<posture::LoadedCatalog()> load, const core::Clock &clock, QObject *parent);
    ~PosturesImpl() override;

    [[nodiscard]] const posture::Catalog &catalog() const override { return loaded().catalog; }
    [[nodiscard]] QStringList mistakes() const override;
    void prepare() override;
    void setResolver(const ResolverChoice &choice) override { m_resolver = choice; }
    /// By itself, what is due: beside the rounds over the nodes. Off the UI thread; comes back at once.
    void wish();
    Job *measure(const QList<AssetName> &assets) override;
    Job *saveAsset(const store::Asset &asset) override;
    Job *removeAsset(store::AssetKind kind, const QString &name) override;
    Job *acceptRisk(const store::AcceptedRisk &risk) override;
    Job *withdrawRisk(const QString &control, const QString &asset) override;
    Job *answer(const store::Answer &answer, const QString &attachment) override;

Q_SIGNALS:
    void measuring(bw::service::Job *job); ///< before it does anything; whoever takes it owns it

private:
    const posture::LoadedCatalog &loaded() const;
    Job *change(const QString &title, std::function<core::Done()> work);
    void keep(Job *job);

    store::Store m_store;
    std::function<posture::LoadedCatalog()> m_load;
    const core::Clock &m_clock;
    ResolverChoice m_resolver;
    mutable std::optional<posture::LoadedCatalog> m_loaded;
    mutable std::future<posture::LoadedCatalog> m_loading; ///< while it is being prepared
    QList<QPointer<Job>> m_jobs;
    std::unique_ptr<PostureRounds> m_rounds;
};

} // namespace bw::service

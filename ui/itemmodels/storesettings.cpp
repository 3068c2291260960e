// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/storesettings.h"

#include "models/service/session.h"
#include "models/store/homezone.h"
#include "models/store/privacy.h"

namespace bw::itemmodels {

StoreSettings::StoreSettings(service::Session *session, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
{
}

void StoreSettings::load()
{
    m_session->ask(this, "load", [this, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto cancel = store::Cancel::watching(cancelled);
        const auto info = store.info();
        const auto streams = store::listStreamRules(store, cancel);
        const auto sources = store::listSourceRules(store, cancel);
        return [this, info, streams, sources] {
            if (info)
                Q_EMIT loaded(*info);
            else
                Q_EMIT failed(info.error());
            if (streams)
                Q_EMIT streamsLoaded(*streams);
            else
                Q_EMIT streamsFailed(streams.error());
            if (sources)
                Q_EMIT sourcesLoaded(*sources);
            else
                Q_EMIT sourcesFailed(sources.error());
        };
    });
}

void StoreSettings::change(const char *what, std::function<core::Done(const store::Store &)> work, void (StoreSettings::*then)())
{
    m_session->ask(this, what, [this, work = std::move(work), then, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        const core::Done done = work(store);
        return [this, done, then] {
            if (!done)
                Q_EMIT failed(done.error());
            else
                (this->*then)();
            load();
        };
    });
}

void StoreSettings::savedRules()
{
    Q_EMIT saved();
    Q_EMIT m_session->hoursChanged({});
}

void StoreSettings::setClearRecipients(bool clear)
{
    change("clear", [clear, &clock = m_clock](const store::Store &store) { return store::setClearRecipients(store, clock, clear); });
}

void StoreSettings::setOwnDomains(const QStringList &domains)
{
    change("domains", [domains, &clock = m_clock](const store::Store &store) { return store::setOwnDomains(store, clock, domains); });
}

void StoreSettings::setHomeZone(const QString &zone)
{
    change(
        "zone",
        [zone, &clock = m_clock](const store::Store &store) -> core::Done {
            if (const auto since = store::changeHomeZone(store, clock, zone); !since)
                return core::fail(since.error());
            return {};
        },
        &StoreSettings::homeZoneChanged);
}

void StoreSettings::setStreamRules(const QList<store::StreamRule> &rules)
{
    change("rules", [rules, &clock = m_clock](const store::Store &store) { return store::setStreamRules(store, rules, clock); }, &StoreSettings::savedRules);
}

void StoreSettings::setSourceRules(const QList<store::SourceRule> &rules)
{
    change("sourceRules", [rules, &clock = m_clock](const store::Store &store) { return store::setSourceRules(store, rules, clock); }, &StoreSettings::savedRules);
}

void StoreSettings::preview(const QList<store::StreamRule> &rules, const store::Filter &filter)
{
    m_session->ask(this, "preview", [this, rules, filter, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        const auto preview = store::previewStreamRules(store, rules, filter);
        return [this, preview] {
            if (preview)
                Q_EMIT previewed(*preview);
            else
                Q_EMIT previewFailed(preview.error());
        };
    });
}

void StoreSettings::previewSources(const QList<store::SourceRule> &rules, const store::Filter &filter)
{
    store::MailAuthFilter reports;
    reports.range = filter.range;
    reports.zone = filter.zone;
    m_session->ask(this, "previewSources", [this, rules, reports, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const auto preview = store::previewSourceRules(store, rules, reports, store::Cancel::watching(cancelled));
        return [this, preview] {
            if (preview)
                Q_EMIT sourcesPreviewed(*preview);
            else
                Q_EMIT sourcesPreviewFailed(preview.error());
        };
    });
}

} // namespace bw::itemmodels

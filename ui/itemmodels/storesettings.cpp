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
    m_session->ask(this, "load", [this, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        const auto info = store.info();
        const auto rules = store::listStreamRules(store);
        return [this, info, rules] {
            if (!info)
                Q_EMIT failed(info.error());
            else
                Q_EMIT loaded(*info, rules ? *rules : QList<store::StreamRule>());
        };
    });
}

void StoreSettings::change(const char *what, std::function<core::Done(const store::Store &)> work, bool homeZone)
{
    m_session->ask(this, what, [this, work = std::move(work), homeZone, store = m_session->store()](const std::atomic_bool &) -> std::function<void()> {
        const core::Done done = work(store);
        return [this, done, homeZone] {
            if (!done)
                Q_EMIT failed(done.error());
            else if (homeZone)
                Q_EMIT homeZoneChanged();
            else
                Q_EMIT saved();
            load();
        };
    });
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
        true);
}

void StoreSettings::setStreamRules(const QList<store::StreamRule> &rules)
{
    change("rules", [rules, &clock = m_clock](const store::Store &store) { return store::setStreamRules(store, rules, clock); });
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

} // namespace bw::itemmodels

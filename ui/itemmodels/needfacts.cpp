// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/needfacts.h"

#include "models/service/session.h"

#include <QTimer>

#include <algorithm>

namespace bw::itemmodels {

NeedFacts::NeedFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &NeedFacts::askNow);
}

void NeedFacts::ask(const store::Filter &filter)
{
    store::Filter own;
    own.range = filter.range;
    own.nodes = filter.nodes;
    own.zone = filter.zone;
    if (own == m_filter)
        return;
    m_filter = own;
    m_timer->start(0); // after the page's own questions
}

void NeedFacts::refresh()
{
    if (!m_timer->isActive())
        m_timer->start(1000);
}

void NeedFacts::tryAgain()
{
    m_timer->start(0);
}

void NeedFacts::askNow()
{
    m_session->ask(this, "needs", [this, filter = m_filter, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto answer = std::make_shared<core::Result<detection::NeedsAnswer>>(detection::NeedsQuery { filter }.run(store, store::Cancel::watching(cancelled)));
        return [this, answer] {
            m_answer = std::move(*answer);
            m_isKnown = true;
            Q_EMIT changed();
        };
    });
}

int NeedFacts::count(const QString &page) const
{
    return m_answer ? int(std::ranges::count_if(m_answer->needs, [&](const detection::Need &need) { return page.isEmpty() || need.page == page; })) : 0;
}

bool NeedFacts::isAnyCritical(const QString &page) const
{
    return m_answer && std::ranges::any_of(m_answer->needs, [&](const detection::Need &need) {
        return need.severity == detection::NeedSeverity::Critical && (page.isEmpty() || need.page == page);
    });
}

} // namespace bw::itemmodels

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/addressuses.h"

#include "models/service/session.h"

#include <atomic>
#include <memory>

namespace bw::itemmodels {

AddressUses::AddressUses(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void AddressUses::ask(const QList<store::TraceQuery> &queries)
{
    std::shared_ptr<core::KeyedHasher> hasher = m_session->makeHasher();
    m_session->ask(this, "uses", [this, queries, hasher, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        QList<int> counts;
        for (store::TraceQuery query : queries) {
            query.offset = 0;
            query.limit = most;
            const auto found = query.find(store, hasher.get(), store::Cancel::watching(cancelled));
            counts << (found ? int(found->size()) : 0);
        }
        return [this, counts] {
            m_counts = counts;
            Q_EMIT arrived();
        };
    });
}

} // namespace bw::itemmodels

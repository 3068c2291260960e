// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/tracequery.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// How many kept messages name an address as their recipient, as their sender, as who logged in: one query for each. GUI thread.
class AddressUses final : public QObject
{
    Q_OBJECT
public:
    static constexpr int most = 1000; ///< counted of each; as many mean that many or more

    explicit AddressUses(service::Session *session, QObject *parent = nullptr);
    /// The newest question wins. offset and limit of the queries are not used; none: counts are 0.
    void ask(const QList<store::TraceQuery> &queries);
    /// Of the query at this place; 0 until it is known.
    [[nodiscard]] int count(qsizetype place) const { return m_counts.value(place); }

Q_SIGNALS:
    void arrived();

private:
    service::Session *m_session;
    QList<int> m_counts;
};

} // namespace bw::itemmodels

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/usual.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/loginquery.h"
#include "models/store/queries/volumequery.h"

#include <QObject>

#include <optional>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// A step that gives a range a readable number of columns, at most \p maximumBuckets: a key of VolumeQuery ("hour").
[[nodiscard]] QString stepFor(const core::TimeRange &range, int maximumBuckets);
/// Its length where it has one ("month" has none: 0).
[[nodiscard]] core::UtcMicros lengthOf(const QString &step);

/// What the Overview shows of one filter, beside what needs a person (NeedFacts). Plain data; each answer stands for itself, so that one failure leaves the rest.
struct OverviewFacts
{
    store::Filter filter;
    QString step;
    core::Result<store::VolumeAnswer> volume; ///< by step
    core::Result<detection::UsualAnswer> usualSent, usualDelivered, usualNotDelivered, usualFailed;
    core::Result<store::LoginAnswer> logins; ///< by hour
    core::Result<store::CoverageAnswer> coverage; ///< nodes and their gaps
    core::UtcMicros lastByHand = 0; ///< newest line where logs come by hand alone; else 0

    [[nodiscard]] bool nothingHeard() const;
};

/// Asks for them in the background, the newest question wins. GUI thread.
class OverviewLoader final : public QObject
{
    Q_OBJECT
public:
    explicit OverviewLoader(service::Session *session, QObject *parent = nullptr);
    void load(const store::Filter &filter, int maximumBuckets);

Q_SIGNALS:
    void loaded(const bw::itemmodels::OverviewFacts &facts);

private:
    template <typename Read>
    void part(const char *slot, Read read);

    service::Session *m_session;
    OverviewFacts m_facts;
    int m_missing = 0; ///< parts that have not come
};

} // namespace bw::itemmodels

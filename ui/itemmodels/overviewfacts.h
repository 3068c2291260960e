// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/needs.h"
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

/// Everything that the Overview shows of one filter. Plain data; each answer stands for itself, so that one failure leaves the rest.
struct OverviewFacts
{
    store::Filter filter;
    QString step;
    core::Result<store::VolumeAnswer> volume; ///< by step
    core::Result<detection::UsualAnswer> usualSent, usualDelivered, usualNotDelivered, usualFailed;
    core::Result<store::LoginAnswer> logins; ///< by hour
    core::Result<store::CoverageAnswer> coverage; ///< nodes and their gaps
    core::Result<detection::NeedsAnswer> needs;

    [[nodiscard]] bool nothingHeard() const;
};

/// Asks for them in the background, newest question first. GUI thread.
class OverviewLoader final : public QObject
{
    Q_OBJECT
public:
    explicit OverviewLoader(service::Session *session, QObject *parent = nullptr);
    void load(const store::Filter &filter, int maximumBuckets);

Q_SIGNALS:
    void loaded(const bw::itemmodels::OverviewFacts &facts);

private:
    service::Session *m_session;
};

} // namespace bw::itemmodels

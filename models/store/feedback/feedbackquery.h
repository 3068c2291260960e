// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/time.h"
#include "models/store/feedback/feedbackwriter.h"
#include "models/store/queries/cancel.h"
#include "models/store/store.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace bw::store {

inline constexpr int firstSchemaWithFeedback = 4; ///< older stores are read without: they have no reports

/// "dmarc", "tls", "complaint", "failure".
[[nodiscard]] QString wordOf(FeedbackKind kind);

/// Which reports. An empty list means all; a report without a period is in every range.
struct FeedbackFilter
{
    core::TimeRange range; ///< {}: all; else the middle of whose period lies in it
    QList<FeedbackKind> kinds;
    QStringList domains; ///< of the policy, or complained of; lower case; "*.example.com": those below it
    QStringList orgs;
};

/// A report without its rows. Plain data; what its kind lacks is empty.
struct FeedbackReportRow
{
    qint64 id = 0;
    FeedbackKind kind = FeedbackKind::Dmarc;
    QString org, contact, reportId, domain;
    std::optional<core::UtcMicros> from, to;
    qint64 records = 0; ///< of a DMARC report; policies of a TLS report
    qint64 messages = 0; ///< of a DMARC report; incidents of a complaint
    qint64 ok = 0, failed = 0; ///< sessions of a TLS report; messages of a DMARC report that passed, or not
    qint64 flags = 0; ///< inPart, hasOther
    QStringList asReceived; ///< names of deviations
    QString feedbackType, sourceIp; ///< of a complaint or failure report
    QString file, part;
    bool operator==(const FeedbackReportRow &) const = default;
};

/// By the begin of their periods, then as they came. Any thread but the UI's.
[[nodiscard]] core::Result<QList<FeedbackReportRow>> listFeedback(const Store &store, const FeedbackFilter &filter, const Cancel &cancel);

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/feedback/feedbackquery.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

/// Reports with their rows. Plain data; words as the formats write them, what is missing is empty. Any thread but the UI's.
namespace bw::store {

struct DmarcResultRow
{
    QString mechanism; ///< dkim, spf
    QString domain, selector, result, scope;
    QString said; ///< what stood there where it was not a word of the format, and remarks
    bool operator==(const DmarcResultRow &) const = default;
};

struct DmarcRecordRow
{
    QString source; ///< address; empty: see said
    qint64 messages = 0;
    QString disposition, dkim, spf; ///< the last two are aligned
    QString headerFrom, envelopeFrom, envelopeTo;
    QStringList reasons;
    QString comments, said;
    QList<DmarcResultRow> results;
    bool operator==(const DmarcRecordRow &) const = default;
};

struct TlsFailureRow
{
    QString result, receivingMx, receivingHelo, sendingIp, receivingIp, information, reason, said;
    qint64 sessions = 0;
    bool operator==(const TlsFailureRow &) const = default;
};

struct TlsPolicyRow
{
    QString type, domain;
    QStringList strings, mxHosts;
    qint64 ok = 0, failed = 0; ///< sessions
    QString said;
    QList<TlsFailureRow> failures;
    bool operator==(const TlsPolicyRow &) const = default;
};

using Facts = QList<QPair<QString, QString>>; ///< name, value; only those that there are

struct FeedbackDetails
{
    FeedbackReportRow report;
    Facts facts; ///< published policy; of a complaint what it says, addresses as "#a91f…@example.net"
    QList<DmarcRecordRow> records;
    QList<TlsPolicyRow> policies;
};
/// By its number, or by the id that its organisation gave it (several may have the same). Missing: there is none.
[[nodiscard]] core::Result<QList<FeedbackDetails>> showFeedback(const Store &store, const QString &which, const Cancel &cancel);

/// Sessions and failures of TLS reports, summed up.
struct TlsSums
{
    struct Policy
    {
        QString domain, type;
        qint64 reports = 0, ok = 0, failed = 0;
        core::UtcMicros last = 0; ///< end of the newest period that is told of; 0: none is dated
    };
    struct Failure
    {
        QString domain, type, receivingMx, result;
        qint64 sessions = 0;
    };
    QList<Policy> policies; ///< by domain, type
    QList<Failure> failures; ///< most sessions first
};
[[nodiscard]] core::Result<TlsSums> sumTlsReports(const Store &store, const FeedbackFilter &filter, const Cancel &cancel);

/// Complaints and failure reports (filter.kinds chooses), each with what it says.
[[nodiscard]] core::Result<QList<FeedbackDetails>> listComplaints(const Store &store, const FeedbackFilter &filter, const Cancel &cancel);

/// What could not be read, and is still there to be tried again.
struct FeedbackUnreadableRow
{
    QString file, part, position, why;
    core::UtcMicros time = 0; ///< when it was tried
    bool operator==(const FeedbackUnreadableRow &) const = default;
};
[[nodiscard]] core::Result<QList<FeedbackUnreadableRow>> listUnreadableFeedback(const Store &store, const Cancel &cancel);

} // namespace bw::store

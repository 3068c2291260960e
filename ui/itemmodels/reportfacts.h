// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/feedback/feedbackdetails.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QHash>
#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// Of names of deviations ("date_in_other_unit"): a sentence each.
[[nodiscard]] QStringList deviationSentences(const QStringList &names);

/// The DMARC reports of one filter, a row each. Asks in the background; the newest question wins. GUI thread.
class ReportFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Period, Org, Domain, Rows, Messages, Passed, Failed, AsReceived, ReportId, File };
    explicit ReportFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const store::FeedbackFilter &filter);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<store::FeedbackReportRow> *rows() const { return m_rows; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::FeedbackReportRow> *m_rows;
};

/// One report with all that it says. GUI thread.
class ReportDetails final : public QObject
{
    Q_OBJECT
public:
    enum RecordColumn { Source, Count, Spf, Dkim, Done, From, EnvelopeFrom, Reasons, Said };
    enum FailureColumn { FailurePolicy, FailureResult, FailureSessions, FailureMx, FailureFrom, FailureTo, FailureSaid };
    explicit ReportDetails(service::Session *session, QObject *parent = nullptr);
    void ask(qint64 report);
    void setFormat(const ui::Format &format);
    [[nodiscard]] const store::FeedbackDetails &details() const { return m_details; }
    [[nodiscard]] RowsModel<store::DmarcRecordRow> *records() const { return m_records; }
    struct Failure
    {
        store::TlsPolicyRow policy;
        store::TlsFailureRow failure;
        int number = 0;
    };
    [[nodiscard]] RowsModel<Failure> *failures() const { return m_failures; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::DmarcRecordRow> *m_records;
    RowsModel<Failure> *m_failures;
    store::FeedbackDetails m_details;
};

/// Sessions and failures of TLS reports. GUI thread.
class TlsFacts final : public QObject
{
    Q_OBJECT
public:
    enum PolicyColumn { PolicyDomain, PolicyType, PolicyReports, PolicyOk, PolicyFailed, PolicyShare };
    enum FailureColumn { FailureResult, FailureMx, FailureDomain, FailureType, FailureSessions };
    explicit TlsFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const store::FeedbackFilter &filter);
    void setFormat(const ui::Format &format);
    [[nodiscard]] RowsModel<store::TlsSums::Policy> *policies() const { return m_policies; }
    [[nodiscard]] RowsModel<store::TlsSums::Failure> *failures() const { return m_failures; }
    [[nodiscard]] const QList<store::FeedbackReportRow> &reports() const { return m_reports; } ///< of all domains that are asked for, by the begin of their periods
    [[nodiscard]] bool isEmptyEver() const { return m_isEmptyEver; } ///< none of any time is stored

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::TlsSums::Policy> *m_policies;
    RowsModel<store::TlsSums::Failure> *m_failures;
    QList<store::FeedbackReportRow> m_reports;
    bool m_isEmptyEver = false;
};

/// Complaints and failure reports. GUI thread.
class ComplaintFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { When, Domain, Type, Org, Incidents, SourceIp, Sender, FeedbackId, Why };
    explicit ComplaintFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const store::FeedbackFilter &filter);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<store::FeedbackDetails> *rows() const { return m_rows; }
    /// Name of the stream that its sender's domain belongs to; "other": of none that a rule names by the domain alone.
    [[nodiscard]] QString streamOf(const store::FeedbackDetails &row) const { return m_streams.value(row.report.id); }
    [[nodiscard]] bool isEmptyEver() const { return m_isEmptyEver; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::FeedbackDetails> *m_rows;
    QHash<qint64, QString> m_streams;
    bool m_isEmptyEver = false;
};

/// What could not be read, and why. GUI thread.
class UnreadableFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { File, Why, Part, Position, Tried };
    explicit UnreadableFacts(service::Session *session, QObject *parent = nullptr);
    void ask();
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<store::FeedbackUnreadableRow> *rows() const { return m_rows; }
    [[nodiscard]] QStringList files() const; ///< each once

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::FeedbackUnreadableRow> *m_rows;
};

} // namespace bw::itemmodels

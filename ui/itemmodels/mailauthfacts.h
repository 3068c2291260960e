// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/service/checkresolver.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/mailauth/mailauthready.h"
#include "ui/common/mark.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>
#include <QSet>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// What stands for a sender, as the store names it: "your nodes", "nobody named it", or the name that a rule gave.
[[nodiscard]] QString senderWord(const QString &sender);
[[nodiscard]] QString restWord(); ///< of all beyond the limit
/// "sends for you", "forwarder" …
[[nodiscard]] QString roleWord(store::SourceRole role);
/// The words of a verdict on a source, and the mark that stands before them.
[[nodiscard]] QString verdictWord(store::SourceVerdict verdict);
[[nodiscard]] ui::Mark verdictMark(store::SourceVerdict verdict);
/// Of a kind of record: "not aligned".
[[nodiscard]] QString kindWord(store::MailAuthKind kind);

/// What the page of mail authentication shows of DMARC reports. Asks in the background, each part for itself: one that fails leaves the
/// others. The newest question wins. GUI thread.
class MailAuthFacts final : public QObject
{
    Q_OBJECT
public:
    enum class Part { Time, Sources, Domains, Reporters, Ledger };
    enum SourceColumn { SourceName, SourceWho, SourceMessages, SourceDmarc, SourceSpf, SourceDkim, SourceFirst, SourceVerdict, SourceFailed, SourceDelivered, SourcePutAside, SourceRefused, SourceDomains, SourceSelectors };
    enum DomainColumn { DomainName, DomainMessages, DomainDmarc, DomainSpf, DomainDkim, DomainFailed, DomainDelivered, DomainPutAside, DomainRefused };
    enum ReporterColumn { ReporterName, ReporterReports, ReporterMessages, ReporterDmarc, ReporterFailed, ReporterRefused, ReporterLast };

    explicit MailAuthFacts(service::Session *session, QObject *parent = nullptr);

    /// \p step: day, week or month. \p group: of sources. With Part::Domains the buckets of time are parted by domain too.
    void ask(const QList<Part> &parts, const store::MailAuthFilter &filter, const QString &step, store::SourceGroup group = store::SourceGroup::Network);
    void setFormat(const ui::Format &format);
    /// Whom to ask for the names of addresses that send, from the next question on; nothing: nobody, and only names that are kept are shown.
    void setNamesFrom(std::optional<service::ResolverChoice> resolver, const core::Clock *clock);

    [[nodiscard]] const store::MailAuthAnswer &time() const { return m_time; }
    [[nodiscard]] const store::MailAuthAnswer &timeByDomain() const { return m_timeByDomain; }
    [[nodiscard]] const store::MailAuthSources &sourcesAnswer() const { return m_sourcesAnswer; }
    [[nodiscard]] store::SourceGroup sourceGroup() const { return m_group; } ///< of sources()
    [[nodiscard]] const store::LedgerAnswer &ledger() const { return m_ledger; }
    [[nodiscard]] RowsModel<store::MailAuthSource> *sources() const { return m_sources; }
    [[nodiscard]] RowsModel<store::MailAuthBucket> *domains() const { return m_domains; }
    [[nodiscard]] RowsModel<store::MailAuthReporter> *reporters() const { return m_reporters; }
    [[nodiscard]] QString step() const { return m_step; }
    /// Some part was asked and has not answered: asking again would begin it anew.
    [[nodiscard]] bool isAsking() const { return !m_asked.isEmpty(); }
    [[nodiscard]] bool isAsking(Part part) const { return m_asked.contains(part); }
    /// Of the DMARC reports of any time; {}: there is none.
    [[nodiscard]] core::TimeRange stored() const { return m_stored; }
    [[nodiscard]] bool isEmptyEver() const { return m_isEmptyEver; } ///< no report of any kind is stored

Q_SIGNALS:
    void arrived(bw::itemmodels::MailAuthFacts::Part part);
    void failed(bw::itemmodels::MailAuthFacts::Part part, const bw::core::Problem &problem);

private:
    void askSources(const store::MailAuthFilter &filter, store::SourceGroup group);
    void askSince(store::MailAuthSourceQuery query);
    void askNames(const QList<store::MailAuthSource> &rows);
    void askTime(const store::MailAuthFilter &filter, const QString &step, bool byDomain);
    template <typename Read, typename Take>
    void part(Part which, const char *slot, Read read, Take take);

    service::Session *m_session;
    store::SourceGroup m_group = store::SourceGroup::Network;
    RowsModel<store::MailAuthSource> *m_sources;
    RowsModel<store::MailAuthBucket> *m_domains;
    RowsModel<store::MailAuthReporter> *m_reporters;
    store::MailAuthAnswer m_time, m_timeByDomain;
    store::MailAuthSources m_sourcesAnswer;
    store::LedgerAnswer m_ledger;
    core::TimeRange m_stored;
    QString m_step;
    QSet<Part> m_asked;
    std::optional<service::ResolverChoice> m_namesFrom;
    const core::Clock *m_clock = nullptr;
    bool m_isEmptyEver = false;
};

/// Single rows of reports of one filter, newest period first. GUI thread.
class RecordFacts final : public QObject
{
    Q_OBJECT
public:
    static constexpr int most = 1'000;
    enum Column { When, Source, Kind, Messages, From, Spf, Dkim, Done, Reporter, Why };
    explicit RecordFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const store::MailAuthFilter &filter);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<store::MailAuthRecord> *rows() const { return m_rows; }
    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 messages() const { return m_messages; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::MailAuthRecord> *m_rows;
    qint64 m_total = 0, m_messages = 0;
};

/// Whether each domain is ready for p=reject. GUI thread.
class ReadyFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Domain, Verdict, Policy, Legitimate, Refused, Share, RefusedForwarded, Unnamed, Days, Next };
    explicit ReadyFacts(service::Session *session, QObject *parent = nullptr);
    /// \p domains: empty asks for all that reports name.
    void ask(const QStringList &domains);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<store::ReadyAnswer> *rows() const { return m_rows; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::ReadyAnswer> *m_rows;
};

} // namespace bw::itemmodels

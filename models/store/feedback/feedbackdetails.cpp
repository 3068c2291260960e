// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackdetails.h"

#include "models/core/domainname.h"
#include "models/core/ipaddress.h"
#include "models/feedback/words.h"
#include "models/store/feedback/feedbacknames.h"
#include "models/store/feedback/feedbackrows.h"
#include "models/store/queries/names.h"
#include "models/store/reader.h"
#include "models/store/tr.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace bw::store {

using core::fail;

namespace {

template <typename E>
QString word(std::int64_t code)
{
    return textOfBytes(nameOf(wordOfCode<E>(code)));
}

QString address(std::string_view bytes)
{
    return QString::fromStdString(core::IpAddress::fromBytes(bytes).toString());
}

void add(Facts &facts, const char *name, const QString &value)
{
    if (!value.isEmpty())
        facts.append({ QString::fromLatin1(name), value });
}

class Details final
{
public:
    explicit Details(Reader &reader)
        : m_reader(reader)
        , m_texts(reader)
        , m_names(reader)
    {
    }

    FeedbackDetails of(FeedbackReportRow row)
    {
        FeedbackDetails details;
        details.report = std::move(row);
        if (details.report.kind == FeedbackKind::Dmarc) {
            policy(details);
            details.records = readDmarcRecords(m_reader, m_texts, details.report.id, 1, INT64_MAX);
        } else if (details.report.kind == FeedbackKind::Tls) {
            tls(details);
        } else {
            complaint(details);
        }
        return details;
    }

private:
    void policy(FeedbackDetails &details)
    {
        using namespace feedback;
        Rows rows = m_reader.rows("SELECT adkim, aspf, p, sp, np, percent, fo, discovery, testing, said, name_space, version, generator, extra_contact, errors FROM dmarc_policy WHERE report = ?", details.report.id);
        if (!rows.next())
            return;
        Facts &facts = details.facts;
        add(facts, "adkim", word<Alignment>(rows.integer(0)));
        add(facts, "aspf", word<Alignment>(rows.integer(1)));
        add(facts, "p", word<Policy>(rows.integer(2)));
        add(facts, "sp", word<Policy>(rows.integer(3)));
        add(facts, "np", word<Policy>(rows.integer(4)));
        add(facts, "pct", rows.isNull(5) ? QString() : QString::number(rows.integer(5)));
        add(facts, "fo", m_texts(rows.integer(6)));
        add(facts, "discovery_method", word<Discovery>(rows.integer(7)));
        add(facts, "testing", word<Testing>(rows.integer(8)));
        add(facts, "said", m_texts(rows.integer(9)));
        add(facts, "namespace", m_texts(rows.integer(10)));
        add(facts, "version", m_texts(rows.integer(11)));
        add(facts, "generator", m_texts(rows.integer(12)));
        add(facts, "contact", details.report.contact);
        add(facts, "extra_contact", m_texts(rows.integer(13)));
        add(facts, "errors", m_texts(rows.integer(14)));
    }

    void tls(FeedbackDetails &details)
    {
        using namespace feedback;
        Rows rows = m_reader.rows("SELECT type, domain, strings, mx_hosts, ok, failed, said FROM tls_policy WHERE report = ? ORDER BY number", details.report.id);
        while (rows.next())
            details.policies.append({ word<TlsPolicyType>(rows.integer(0)), m_texts(rows.integer(1)), m_texts.lines(rows.integer(2)), m_texts.lines(rows.integer(3)), rows.number(4),
                rows.number(5), m_texts(rows.integer(6)), {} });
        Rows failures = m_reader.rows("SELECT result, receiving_mx, receiving_helo, sending, receiving, information, reason, said, sessions, policy FROM tls_failure WHERE report = ? ORDER BY policy, number",
            details.report.id);
        while (failures.next())
            if (const std::int64_t at = failures.integer(9) - 1; at >= 0 && at < details.policies.size())
                details.policies[at].failures.append({ word<TlsResult>(failures.integer(0)), m_texts(failures.integer(1)), m_texts(failures.integer(2)), address(failures.bytes(3)),
                    address(failures.bytes(4)), m_texts(failures.integer(5)), m_texts(failures.integer(6)), m_texts(failures.integer(7)), failures.number(8) });
        add(details.facts, "contact", details.report.contact);
    }

    void complaint(FeedbackDetails &details)
    {
        using namespace feedback;
        Facts &facts = details.facts;
        Rows rows = m_reader.rows("SELECT incidents, reporting_mta, user_agent, version, sender_domain, sender_hash, from_domain, message_hash, feedback_id, failure, delivery, alignment, "
                                  "dkim_domain, dkim_selector, spf_dns, auth_results, said FROM complaint WHERE report = ?", details.report.id);
        if (!rows.next())
            return;
        add(facts, "incidents", QString::number(rows.integer(0)));
        add(facts, "sender", rows.isNull(5) ? m_texts(rows.integer(4)) : m_names.address(rows.bytes(5), m_texts(rows.integer(4))));
        add(facts, "recipients", recipients(details.report.id));
        add(facts, "from_domain", m_texts(rows.integer(6)));
        add(facts, "message_id", rows.isNull(7) ? QString() : u'#' + QString::fromLatin1(QByteArray(rows.bytes(7).data(), static_cast<qsizetype>(rows.bytes(7).size())).toHex()));
        add(facts, "reporting_mta", m_texts(rows.integer(1)));
        add(facts, "user_agent", m_texts(rows.integer(2)));
        add(facts, "version", m_texts(rows.integer(3)));
        add(facts, "feedback_id", m_texts(rows.integer(8)));
        add(facts, "auth_failure", word<AuthFailure>(rows.integer(9)));
        add(facts, "delivery_result", word<DeliveryResult>(rows.integer(10)));
        add(facts, "identity_alignment", m_texts(rows.integer(11)));
        add(facts, "dkim_domain", m_texts(rows.integer(12)));
        add(facts, "dkim_selector", m_texts(rows.integer(13)));
        add(facts, "spf_dns", m_texts(rows.integer(14)));
        add(facts, "authentication_results", m_texts(rows.integer(15)));
        add(facts, "said", m_texts(rows.integer(16)));
    }

    QString recipients(qint64 report)
    {
        QStringList all;
        Rows rows = m_reader.rows("SELECT recipient, domain FROM complaint_recipient WHERE report = ? ORDER BY number", report);
        while (rows.next())
            all << m_names.address(rows.bytes(0), m_texts(rows.integer(1)));
        return all.join(u' ');
    }

    Reader &m_reader;
    FeedbackNames m_texts;
    Names m_names;
};

core::Result<QList<FeedbackDetails>> detailsOf(const Store &store, const QList<FeedbackReportRow> &reports, const Cancel &cancel)
{
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    Details details(*reader);
    QList<FeedbackDetails> all;
    for (const FeedbackReportRow &report : reports)
        if (!reader->isCancelled())
            all.append(details.of(report));
    if (const auto &problem = reader->problem())
        return fail(*problem);
    return all;
}

} // namespace

QList<DmarcRecordRow> readDmarcRecords(Reader &reader, FeedbackNames &names, std::int64_t report, std::int64_t first, std::int64_t last)
{
    using namespace feedback;
    QList<DmarcRecordRow> records;
    Rows rows = reader.rows("SELECT source, messages, disposition, dkim, spf, header_from, envelope_from, envelope_to, reasons, comments, said, number FROM dmarc_record "
                            "WHERE report = ? AND number >= ? AND number <= ? ORDER BY number", report, first, last);
    Rows results = reader.rows("SELECT mechanism, domain, selector, result, scope, said, record FROM dmarc_result WHERE report = ? AND record >= ? AND record <= ? ORDER BY record, number", report,
        first, last);
    bool isResult = results.next();
    while (rows.next()) {
        DmarcRecordRow row { address(rows.bytes(0)), rows.number(1), word<Disposition>(rows.integer(2)), word<Verdict>(rows.integer(3)), word<Verdict>(rows.integer(4)), names(rows.integer(5)),
            names(rows.integer(6)), names(rows.integer(7)), {}, names(rows.integer(9)), names(rows.integer(10)), {} };
        for (int type = 1; type <= static_cast<int>(ReasonType::Unknown); ++type)
            if (rows.integer(8) & std::int64_t(1) << type)
                row.reasons << textOfBytes(nameOf(static_cast<ReasonType>(type)));
        const std::int64_t number = rows.integer(11);
        for (; isResult && results.integer(6) <= number; isResult = results.next())
            if (results.integer(6) == number)
                row.results.append({ results.integer(0) == 1 ? QStringLiteral("dkim") : QStringLiteral("spf"), names(results.integer(1)), names(results.integer(2)),
                    word<AuthResult>(results.integer(3)), word<SpfScope>(results.integer(4)), names(results.integer(5)) });
        records.append(std::move(row));
    }
    return records;
}

core::Result<QList<FeedbackDetails>> showFeedback(const Store &store, const QString &which, const Cancel &cancel)
{
    FeedbackFilter filter;
    auto reports = listFeedback(store, filter, cancel);
    if (!reports)
        return fail(reports.error());
    const bool isThere = std::ranges::any_of(*reports, [&](const FeedbackReportRow &row) { return row.reportId == which; });
    reports->removeIf([&](const FeedbackReportRow &row) { return isThere ? row.reportId != which : QString::number(row.id) != which; });
    if (reports->isEmpty())
        return fail({ .kind = core::ProblemKind::Missing, .what = Tr::tr("There is no report \"%1\"").arg(which), .remedy = Tr::tr("List them with: breakwaterctl feedback list") });
    return detailsOf(store, *reports, cancel);
}

core::Result<QList<FeedbackDetails>> listComplaints(const Store &store, const FeedbackFilter &filter, const Cancel &cancel)
{
    FeedbackFilter wanted = filter;
    if (wanted.kinds.isEmpty())
        wanted.kinds = { FeedbackKind::Complaint, FeedbackKind::Failure };
    const auto reports = listFeedback(store, wanted, cancel);
    return reports ? detailsOf(store, *reports, cancel) : fail(reports.error());
}

core::Result<TlsSums> sumTlsReports(const Store &store, const FeedbackFilter &filter, const Cancel &cancel)
{
    FeedbackFilter wanted = filter;
    wanted.kinds = { FeedbackKind::Tls };
    wanted.domains.clear(); // of the policy, not of the report
    const auto reports = listFeedback(store, wanted, cancel);
    if (!reports)
        return fail(reports.error());
    const auto details = detailsOf(store, *reports, cancel);
    if (!details)
        return fail(details.error());
    std::map<std::pair<QString, QString>, TlsSums::Policy> policies;
    std::map<std::tuple<QString, QString, QString, QString>, qint64> failures;
    for (const FeedbackDetails &one : *details)
        for (const TlsPolicyRow &policy : one.policies) {
            if (!filter.domains.isEmpty() && std::ranges::none_of(filter.domains, [&](const QString &pattern) { return core::domainMatches(pattern, policy.domain); }))
                continue;
            TlsSums::Policy &sum = policies[{ policy.domain, policy.type }];
            ++sum.reports;
            sum.ok += policy.ok;
            sum.failed += policy.failed;
            sum.last = std::max(sum.last, one.report.to.value_or(one.report.from.value_or(0)));
            for (const TlsFailureRow &failure : policy.failures)
                failures[{ policy.domain, policy.type, failure.receivingMx, failure.result }] += failure.sessions;
        }
    TlsSums sums;
    for (auto &[key, sum] : policies) {
        std::tie(sum.domain, sum.type) = key;
        sums.policies.append(sum);
    }
    for (const auto &[key, sessions] : failures)
        sums.failures.append({ std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), sessions });
    std::ranges::stable_sort(sums.failures, [](const auto &a, const auto &b) { return a.sessions > b.sessions; });
    return sums;
}

core::Result<QList<FeedbackUnreadableRow>> listUnreadableFeedback(const Store &store, const Cancel &cancel)
{
    QList<FeedbackUnreadableRow> list;
    if (store.schema() < firstSchemaWithFeedback)
        return list;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    {
        Rows rows = reader->rows("SELECT f.path, u.part, u.place, u.why, f.read_ms FROM feedback_unreadable u JOIN feedback_file f ON f.id = u.file ORDER BY u.file, u.number");
        while (rows.next())
            list.append({ QString::fromLocal8Bit(rows.bytes(0).data(), static_cast<qsizetype>(rows.bytes(0).size())), textOfBytes(rows.bytes(1)), textOfBytes(rows.bytes(2)),
                textOfBytes(rows.bytes(3)), fromMs(rows.integer(4)) });
    }
    if (const auto &problem = reader->problem())
        return fail(*problem);
    return list;
}

} // namespace bw::store

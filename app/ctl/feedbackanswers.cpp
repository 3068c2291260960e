// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/feedbackanswers.h"

#include "models/core/zonerules.h"
#include "models/store/queries/filter.h"
#include "models/store/queries/timebuckets.h"

#include <QJsonArray>

namespace bw::ctl {

using namespace Qt::StringLiterals;

namespace {

void addText(QJsonObject &row, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        row.insert(key, text);
}

void addTime(QJsonObject &row, const QString &key, const std::optional<core::UtcMicros> &time)
{
    if (time)
        row.insert(key, store::toRfc3339(*time, core::ZoneRules::named("UTC")));
}

QString whyOf(const core::Problem &why)
{
    return why.reason.isEmpty() ? why.what : why.what + u": "_s + why.reason;
}

QJsonObject toJson(const store::DmarcResultRow &result)
{
    QJsonObject json { { u"mechanism"_s, result.mechanism }, { u"domain"_s, result.domain }, { u"result"_s, result.result } };
    addText(json, u"selector"_s, result.selector);
    addText(json, u"scope"_s, result.scope);
    addText(json, u"said"_s, result.said);
    return json;
}

QJsonObject toJson(const store::DmarcRecordRow &record)
{
    QJsonArray results;
    for (const store::DmarcResultRow &result : record.results)
        results.append(toJson(result));
    QJsonObject json { { u"source_ip"_s, record.source }, { u"messages"_s, record.messages }, { u"disposition"_s, record.disposition }, { u"dkim"_s, record.dkim }, { u"spf"_s, record.spf },
        { u"header_from"_s, record.headerFrom }, { u"results"_s, results } };
    addText(json, u"envelope_from"_s, record.envelopeFrom);
    addText(json, u"envelope_to"_s, record.envelopeTo);
    addText(json, u"reasons"_s, record.reasons.join(u' '));
    addText(json, u"comments"_s, record.comments);
    addText(json, u"said"_s, record.said);
    return json;
}

QJsonObject toJson(const store::TlsFailureRow &failure)
{
    QJsonObject json { { u"result"_s, failure.result }, { u"sessions"_s, failure.sessions } };
    const std::pair<QString, QString> texts[] { { u"receiving_mx"_s, failure.receivingMx }, { u"receiving_helo"_s, failure.receivingHelo }, { u"sending_ip"_s, failure.sendingIp },
        { u"receiving_ip"_s, failure.receivingIp }, { u"information"_s, failure.information }, { u"reason"_s, failure.reason }, { u"said"_s, failure.said } };
    for (const auto &[key, text] : texts)
        addText(json, key, text);
    return json;
}

QJsonObject toJson(const store::TlsPolicyRow &policy)
{
    QJsonArray failures;
    for (const store::TlsFailureRow &failure : policy.failures)
        failures.append(toJson(failure));
    QJsonObject json { { u"domain"_s, policy.domain }, { u"policy"_s, policy.type }, { u"ok"_s, policy.ok }, { u"failed"_s, policy.failed }, { u"failures"_s, failures },
        { u"strings"_s, QJsonArray::fromStringList(policy.strings) }, { u"mx_hosts"_s, QJsonArray::fromStringList(policy.mxHosts) } };
    addText(json, u"said"_s, policy.said);
    return json;
}

QJsonObject toJson(const store::Facts &facts)
{
    QJsonObject json;
    for (const auto &[name, value] : facts)
        json.insert(name, value);
    return json;
}

const QStringList &recordColumns()
{
    static const QStringList columns { u"source_ip"_s, u"messages"_s, u"disposition"_s, u"dkim"_s, u"spf"_s, u"header_from"_s, u"envelope_from"_s, u"envelope_to"_s, u"results"_s, u"reasons"_s,
        u"comments"_s, u"said"_s };
    return columns;
}

const QStringList &policyColumns()
{
    static const QStringList columns { u"domain"_s, u"policy"_s, u"ok"_s, u"failed"_s, u"failures"_s, u"mx_hosts"_s, u"strings"_s, u"said"_s };
    return columns;
}

template <typename Row>
QJsonArray arrayOf(const QList<Row> &rows)
{
    QJsonArray array;
    for (const Row &row : rows)
        array.append(toJson(row));
    return array;
}

} // namespace

QJsonObject unreadableJson(const ingest::UnreadableReport &one)
{
    QJsonObject row { { u"file"_s, one.file }, { u"why"_s, whyOf(one.why) } };
    addText(row, u"part"_s, one.part);
    addText(row, u"position"_s, one.why.where);
    return row;
}

Section importSection(const ingest::FeedbackImportCounts &counts)
{
    QJsonArray unreadable;
    for (const ingest::UnreadableReport &one : counts.unreadable)
        unreadable.append(unreadableJson(one));
    Section section { u"import"_s, { u"reports"_s, u"rows"_s, u"duplicates"_s, u"conflicting"_s, u"without_report"_s, u"unreadable"_s }, {}, true };
    section.rows << QJsonObject { { u"reports"_s, counts.stored.reports }, { u"rows"_s, counts.stored.records }, { u"duplicates"_s, counts.stored.duplicates },
        { u"conflicting"_s, counts.stored.conflicting }, { u"without_report"_s, counts.otherMail }, { u"unreadable"_s, unreadable } };
    return section;
}

QString sentenceOf(const ingest::UnreadableReport &one)
{
    core::Problem problem = one.why;
    problem.where = one.file + (one.part.isEmpty() ? QString() : u", "_s + one.part) + (one.why.where.isEmpty() ? QString() : u", "_s + one.why.where);
    return problem.oneLine();
}

QJsonObject reportJson(const store::FeedbackReportRow &row)
{
    using store::FeedbackKind;
    QJsonObject json { { u"id"_s, row.id }, { u"type"_s, store::wordOf(row.kind) }, { u"as_received"_s, QJsonArray::fromStringList(row.asReceived) } };
    addText(json, u"org"_s, row.org);
    addText(json, u"report_id"_s, row.reportId);
    addText(json, u"domain"_s, row.domain);
    addTime(json, u"from"_s, row.from);
    addTime(json, u"to"_s, row.to);
    addText(json, u"file"_s, row.file);
    addText(json, u"part"_s, row.part);
    if (row.kind == FeedbackKind::Dmarc) {
        json.insert(u"rows"_s, row.records);
        json.insert(u"messages"_s, row.messages);
    } else if (row.kind == FeedbackKind::Tls) {
        json.insert(u"ok"_s, row.ok);
        json.insert(u"failed"_s, row.failed);
    } else {
        addText(json, u"feedback_type"_s, row.feedbackType);
        addText(json, u"source_ip"_s, row.sourceIp);
    }
    if (row.flags & store::inPart)
        json.insert(u"partial"_s, true);
    if (row.flags & store::hasOther)
        json.insert(u"conflicting"_s, true);
    return json;
}

Section reportsSection(const QList<store::FeedbackReportRow> &rows)
{
    Section section { u"reports"_s,
        { u"id"_s, u"type"_s, u"org"_s, u"report_id"_s, u"domain"_s, u"from"_s, u"to"_s, u"rows"_s, u"messages"_s, u"ok"_s, u"failed"_s, u"feedback_type"_s, u"source_ip"_s, u"file"_s, u"part"_s,
            u"partial"_s, u"conflicting"_s, u"as_received"_s },
        {}, false };
    section.made = [rows](qsizetype at) { return reportJson(rows.at(at)); };
    section.madeRows = rows.size();
    return section;
}

Answer detailsAnswer(const QList<store::FeedbackDetails> &details, Format format)
{
    if (format == Format::Json || format == Format::JsonLines) {
        Section section { u"reports"_s, {}, {}, false };
        for (const store::FeedbackDetails &one : details) {
            QJsonObject json = reportJson(one.report);
            json.insert(u"facts"_s, toJson(one.facts));
            if (one.report.kind == store::FeedbackKind::Dmarc)
                json.insert(u"records"_s, arrayOf(one.records));
            if (one.report.kind == store::FeedbackKind::Tls)
                json.insert(u"policies"_s, arrayOf(one.policies));
            section.rows.append(json);
        }
        return { { section }, false };
    }
    Answer answer;
    for (const store::FeedbackDetails &one : details) {
        Section records { u"records"_s, recordColumns(), {}, false }, policies { u"policies"_s, policyColumns(), {}, false };
        for (const store::DmarcRecordRow &record : one.records) {
            QJsonObject row = toJson(record);
            QStringList results;
            for (const store::DmarcResultRow &result : record.results)
                results << result.mechanism + u'=' + result.result + u' ' + result.domain + (result.selector.isEmpty() ? QString() : u'/' + result.selector);
            row.insert(u"results"_s, results.join(u", "_s));
            records.rows.append(row);
        }
        for (const store::TlsPolicyRow &policy : one.policies)
            policies.rows.append(toJson(policy));
        if (!records.rows.isEmpty())
            answer.sections.append(records);
        if (!policies.rows.isEmpty())
            answer.sections.append(policies);
        QJsonObject facts = reportJson(one.report);
        for (const auto &[name, value] : one.facts)
            facts.insert(name, value);
        answer.sections.append({ u"report"_s, reportsSection({}).columns, { facts }, true });
    }
    return answer;
}

Answer tlsAnswer(const store::TlsSums &sums)
{
    Section policies { u"policies"_s, { u"domain"_s, u"policy"_s, u"reports"_s, u"ok"_s, u"failed"_s }, {}, false };
    qint64 ok = 0, failed = 0;
    for (const auto &one : sums.policies) {
        policies.rows.append(QJsonObject { { u"domain"_s, one.domain }, { u"policy"_s, one.type }, { u"reports"_s, one.reports }, { u"ok"_s, one.ok }, { u"failed"_s, one.failed } });
        ok += one.ok;
        failed += one.failed;
    }
    Section failures { u"failures"_s, { u"domain"_s, u"policy"_s, u"receiving_mx"_s, u"result"_s, u"sessions"_s }, {}, false };
    for (const auto &one : sums.failures)
        failures.rows.append(QJsonObject { { u"domain"_s, one.domain }, { u"policy"_s, one.type }, { u"receiving_mx"_s, one.receivingMx }, { u"result"_s, one.result }, { u"sessions"_s, one.sessions } });
    const Section totals { u"totals"_s, { u"ok"_s, u"failed"_s }, { { { u"ok"_s, ok }, { u"failed"_s, failed } } }, true };
    return { { policies, failures, totals }, false };
}

Answer complaintsAnswer(const QList<store::FeedbackDetails> &details)
{
    Section section { u"complaints"_s,
        { u"id"_s, u"type"_s, u"feedback_type"_s, u"from"_s, u"org"_s, u"domain"_s, u"source_ip"_s, u"sender"_s, u"recipients"_s, u"message_id"_s, u"auth_failure"_s, u"delivery_result"_s, u"file"_s,
            u"part"_s },
        {}, false };
    for (const store::FeedbackDetails &one : details) {
        QJsonObject row = reportJson(one.report);
        row.remove(u"to"_s);
        for (const auto &[name, value] : one.facts)
            row.insert(name, name == u"incidents" ? QJsonValue(value.toLongLong()) : QJsonValue(value));
        section.rows.append(row);
    }
    return { { section }, false };
}

Answer unreadableAnswer(const QList<store::FeedbackUnreadableRow> &rows)
{
    Section section { u"unreadable"_s, { u"file"_s, u"part"_s, u"position"_s, u"why"_s, u"time"_s }, {}, false };
    for (const store::FeedbackUnreadableRow &row : rows) {
        QJsonObject json { { u"file"_s, row.file }, { u"why"_s, row.why } };
        addText(json, u"part"_s, row.part);
        addText(json, u"position"_s, row.position);
        addTime(json, u"time"_s, row.time);
        section.rows.append(json);
    }
    return { { section }, false };
}

} // namespace bw::ctl

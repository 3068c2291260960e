// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/feedbackquery.h"

#include "models/core/domainname.h"
#include "models/core/ipaddress.h"
#include "models/store/feedback/feedbacknames.h"
#include "models/store/feedback/feedbackrows.h"
#include "models/store/reader.h"

#include <algorithm>

namespace bw::store {

using core::fail;

namespace {

std::optional<core::UtcMicros> timeOf(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(fromMs(rows.integer(column)));
}

bool isOf(const QStringList &patterns, const QString &domain)
{
    return std::ranges::any_of(patterns, [&](const QString &pattern) { return core::domainMatches(pattern, domain); });
}

bool isWanted(const FeedbackReportRow &row, const FeedbackFilter &filter)
{
    if (!filter.kinds.isEmpty() && !filter.kinds.contains(row.kind))
        return false;
    if (!filter.domains.isEmpty() && !isOf(filter.domains, row.domain))
        return false;
    if (!filter.orgs.isEmpty() && !filter.orgs.contains(row.org, Qt::CaseInsensitive))
        return false;
    if (filter.range == core::TimeRange {} || !row.from)
        return true;
    const core::UtcMicros middle = *row.from + (row.to.value_or(*row.from) - *row.from) / 2;
    return filter.range.from <= middle && middle < filter.range.to;
}

} // namespace

QString wordOf(FeedbackKind kind)
{
    switch (kind) {
    case FeedbackKind::Dmarc:
        return QStringLiteral("dmarc");
    case FeedbackKind::Tls:
        return QStringLiteral("tls");
    case FeedbackKind::Complaint:
        return QStringLiteral("complaint");
    case FeedbackKind::Failure:
        break;
    }
    return QStringLiteral("failure");
}

core::Result<QList<FeedbackReportRow>> listFeedback(const Store &store, const FeedbackFilter &filter, const Cancel &cancel)
{
    QList<FeedbackReportRow> list;
    if (store.schema() < firstSchemaWithFeedback)
        return list;
    auto reader = Reader::begin(store, cancel);
    if (!reader)
        return fail(reader.error());
    {
        Rows rows = reader->rows("SELECT r.id, r.kind, o.text, c.text, r.report_id, d.text, r.from_ms, r.to_ms, r.records, r.messages, r.ok, r.failed, r.flags, r.as_received, f.path, r.part, "
                                 "a.type, a.source FROM feedback_report r LEFT JOIN feedback_text o ON o.id = r.org LEFT JOIN feedback_text c ON c.id = r.contact "
                                 "LEFT JOIN feedback_text d ON d.id = r.domain LEFT JOIN feedback_file f ON f.id = r.file LEFT JOIN complaint a ON a.report = r.id ORDER BY r.from_ms, r.id");
        while (rows.next()) {
            FeedbackReportRow row;
            row.id = rows.integer(0);
            row.kind = static_cast<FeedbackKind>(std::clamp<std::int64_t>(rows.integer(1), 1, 4));
            row.org = textOfBytes(rows.bytes(2));
            row.contact = textOfBytes(rows.bytes(3));
            row.reportId = textOfBytes(rows.bytes(4));
            row.domain = textOfBytes(rows.bytes(5));
            row.from = timeOf(rows, 6);
            row.to = timeOf(rows, 7);
            row.records = rows.number(8);
            row.messages = rows.number(9);
            row.ok = rows.number(10);
            row.failed = rows.number(11);
            row.flags = rows.number(12);
            row.asReceived = textOfBytes(rows.bytes(13)).split(u' ', Qt::SkipEmptyParts);
            row.file = QString::fromLocal8Bit(rows.bytes(14).data(), static_cast<qsizetype>(rows.bytes(14).size()));
            row.part = textOfBytes(rows.bytes(15));
            if (!rows.isNull(16)) {
                row.feedbackType = textOfBytes(nameOf(wordOfCode<feedback::FeedbackType>(rows.integer(16))));
                row.sourceIp = QString::fromStdString(core::IpAddress::fromBytes(rows.bytes(17)).toString());
            }
            if (isWanted(row, filter))
                list.append(std::move(row));
        }
    }
    if (const auto &problem = reader->problem())
        return fail(*problem);
    return list;
}

} // namespace bw::store

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/ingest/feedbackimporter.h"
#include "models/store/feedback/feedbackdetails.h"

namespace bw::ctl {

[[nodiscard]] QJsonObject unreadableJson(const ingest::UnreadableReport &one);
/// {"reports","rows","duplicates","conflicting","without_report","unreadable":[…]}
[[nodiscard]] Section importSection(const ingest::FeedbackImportCounts &counts);
/// For stderr.
[[nodiscard]] QString sentenceOf(const ingest::UnreadableReport &one);
/// {"type","org","report_id","domain","from","to",…}: what a kind lacks is absent.
[[nodiscard]] QJsonObject reportJson(const store::FeedbackReportRow &row);
[[nodiscard]] Section reportsSection(const QList<store::FeedbackReportRow> &rows);
/// {"reports":[{… as in the list …,"facts":{…},"records":[…],"policies":[…]}]}; a table shows the records or policies.
[[nodiscard]] Answer detailsAnswer(const QList<store::FeedbackDetails> &details, Format format);
/// {"policies":[…],"failures":[…],"totals":{"ok","failed"}}
[[nodiscard]] Answer tlsAnswer(const store::TlsSums &sums);
/// {"complaints":[…]}
[[nodiscard]] Answer complaintsAnswer(const QList<store::FeedbackDetails> &details);
/// {"unreadable":[…]}
[[nodiscard]] Answer unreadableAnswer(const QList<store::FeedbackUnreadableRow> &rows);

} // namespace bw::ctl

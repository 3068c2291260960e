// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/answer.h"

#include "models/core/zonerules.h"
#include "models/store/mailauth/ledger.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/mailauth/mailauthready.h"

namespace bw::ctl {

/// {"messages","spf":{"aligned","pass","fail"},"dkim":{…},"dmarc":{"pass","fail"},"dispositions":{"none","quarantine","reject"}}.
/// Tables and CSV have a column for each: "spf_aligned".
[[nodiscard]] QJsonObject toJson(const store::MailAuthCounts &counts);

/// Buckets in the order of their keys; a time without any report has nulls. In JSON a key that is named as figures are (spf, dkim, dmarc) stands in
/// their place.
[[nodiscard]] Answer toAnswer(const store::MailAuthAnswer &answer, const QStringList &by, Format format);
[[nodiscard]] Answer toAnswer(const store::MailAuthSources &sources, const core::ZoneRules &zone, Format format);
[[nodiscard]] Answer toAnswer(const store::MailAuthRecords &records);
[[nodiscard]] Answer toAnswer(const store::ReadyAnswer &answer, Format format);
/// {"keys":[…],"copied":[…],"rows":[…]}; as in the days of failures, "coverage" stands where something was not heard.
[[nodiscard]] Answer toAnswer(const store::LedgerAnswer &answer, Format format);
[[nodiscard]] Answer toAnswer(const QList<store::FailureDay> &days, const core::ZoneRules &zone, Format format);
[[nodiscard]] Section rulesSection(const QList<store::SourceRule> &rules, const QString &name);
[[nodiscard]] Answer previewAnswer(const store::SourceRulePreview &preview, const core::ZoneRules &zone, Format format);

} // namespace bw::ctl

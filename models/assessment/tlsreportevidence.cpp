// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/reportparts.h"

#include "models/assessment/logspans.h"
#include "models/assessment/tr.h"
#include "models/store/feedback/feedbackdetails.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using posture::Value;

namespace {

constexpr int days = 28, daysOfPolicy = 14;

/// RFC 8460, 4.3: of the policy, or of the certificate.
bool isOfPolicy(const QString &result)
{
    return result.startsWith("sts-"_L1) || result.startsWith("certificate-"_L1);
}

} // namespace

core::Result<posture::Evidence> tlsReports(const ReportAsking &asking)
{
    store::FeedbackFilter filter;
    filter.domains = { asking.domain };
    const auto ever = store::sumTlsReports(asking.store, filter, asking.cancel);
    filter.range = reportedDays(asking.now, days);
    const auto whole = store::sumTlsReports(asking.store, filter, asking.cancel);
    const auto command = [&](core::TimeRange range) { return u"breakwaterctl feedback tls --domain %1 %2 --format json"_s.arg(shellWord(asking.domain), rangeOption(range)); };
    const QString how = command(filter.range);
    filter.range = reportedDays(asking.now, daysOfPolicy);
    const auto newest = store::sumTlsReports(asking.store, filter, asking.cancel);
    for (const auto *sums : { &ever, &whole, &newest })
        if (!*sums)
            return core::fail(sums->error());
    core::UtcMicros last = 0;
    for (const store::TlsSums::Policy &policy : ever->policies)
        last = std::max(last, policy.last);
    qint64 ok = 0, failed = 0, ofPolicy = 0;
    for (const store::TlsSums::Policy &policy : whole->policies) {
        ok += policy.ok;
        failed += policy.failed;
    }
    QStringList raw;
    for (const store::TlsSums::Failure &failure : newest->failures)
        if (isOfPolicy(failure.result)) {
            ofPolicy += failure.sessions;
            raw << u"%1 %2: %3"_s.arg(failure.result, failure.receivingMx).arg(failure.sessions);
        }
    RecordBuilder builder(asking.registry, u"tls_reports"_s, asking.now, Tr::tr("Not found in the store"));
    builder.set(u"last"_s, last == 0 ? Value::absent() : Value::ofNumber(double(last) / core::microsPerSecond, posture::Type::Date));
    builder.set(u"sessions"_s, Value::ofNumber(double(ok + failed)));
    builder.set(u"failed_share"_s, ok + failed > 0 ? Value::ofNumber(double(failed) / double(ok + failed)) : Value::unknown(Tr::tr("No TLS reports about this domain of the last 28 days were read")));
    builder.set(u"policy_failures_14d"_s, Value::ofNumber(double(ofPolicy)));
    const QString where = Tr::tr("TLS reports in the store, by their policy's domain");
    builder.source({}, { how, u"ok %1, failed %2"_s.arg(ok).arg(failed), where });
    builder.source(u"last"_s, { u"breakwaterctl feedback list --type tls --format json"_s, last == 0 ? QString() : posture::dateInWords(double(last) / core::microsPerSecond), where });
    builder.source(u"policy_failures_14d"_s, { command(filter.range), raw.join(u'\n'), where });
    return builder.take();
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/verify.h"

#include "models/mailauth/dkim/verification.h"
#include "models/mailauth/dkim/words.h"

namespace bw::mailauth::dkim {

namespace {

void tell(const Signature &signature, Report &report)
{
    report.domain = signature.domain;
    report.selector = signature.selector;
    report.algorithm = wordOf(signature.algorithm);
    report.identity = signature.identity;
    report.isPartial = signature.bodyLength.has_value();
    report.fields = signature.fields;
}

Report verifyOne(const Message &message, std::size_t index, dns::Resolver &resolver, const Request &request, BodyHashes &bodies)
{
    Report report;
    const auto signature = parseSignature(message.fields[index].value());
    if (!signature) {
        report.domain = signature.error().domain;
        report.selector = signature.error().selector;
        report.algorithm = signature.error().algorithm;
        report.fault = signature.error().fault;
    } else {
        tell(*signature, report);
        if (signature->expires && request.now / core::microsPerSecond > *signature->expires)
            report.fault = Fault::Expired;
        else
            report.fault = verifySignature(message, index, *signature, resolver, request.leastBits, bodies, report);
    }
    return report;
}

} // namespace

std::vector<Report> verify(const Message &message, dns::Resolver &resolver, const Request &request)
{
    std::vector<Report> reports;
    BodyHashes bodies(message.body);
    for (std::size_t i = 0; i < message.fields.size(); ++i) {
        if (message.fields[i].name != "dkim-signature")
            continue;
        Report report;
        if (reports.size() < request.most)
            report = verifyOne(message, i, resolver, request, bodies);
        else
            report.fault = Fault::TooMany;
        report.verdict = verdictOf(report.fault);
        report.reason = inWords(report);
        reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace bw::mailauth::dkim

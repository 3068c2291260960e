// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/askregistry.h"

#include "models/assessment/rdap.h"
#include "models/assessment/tr.h"
#include "models/transport/https/page.h"

#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bw::assessment {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::chrono::seconds wholeTime(8);
constexpr std::size_t mostOfList = 1024 * 1024, mostOfAnswer = 256 * 1024;
constexpr int mostHops = 3;

/// A page, also where it has moved to (RFC 7480, 5.2), over HTTPS alone.
core::Result<QByteArray> pageAt(QString url, const QString &caFile, std::size_t most, const transport::Limit &limit)
{
    for (int hop = 0; hop < mostHops; ++hop) {
        const auto page = transport::fetchPage({ url, {}, caFile, most }, limit);
        if (!page)
            return fail(page.error());
        if (page->status == 200)
            return page->body;
        if (page->status == 404)
            return fail({ ProblemKind::Missing, Tr::tr("The registry knows no such domain"), {}, {}, {} });
        if (page->status < 300 || page->status > 399 || !page->location.startsWith("https://"_L1))
            return fail({ ProblemKind::Denied, Tr::tr("The registry answered with HTTP status %1").arg(page->status), {}, {}, {} });
        url = page->location;
    }
    return fail({ ProblemKind::Denied, Tr::tr("The registry sends from one place to the next"), {}, {}, {} });
}

core::Result<QByteArray> listOfRegistries(const Means &means, const transport::Limit &limit)
{
    if (means.registryList.isEmpty())
        return pageAt(u"https://data.iana.org/rdap/dns.json"_s, means.caFile, mostOfList, limit);
    QFile file(means.registryList);
    if (!file.open(QIODevice::ReadOnly))
        return fail({ ProblemKind::Missing, Tr::tr("The list of registries cannot be read"), file.errorString(), {}, {} });
    return file.read(mostOfList);
}

core::Result<Registration> asked(const Means &means, const QString &domain, const transport::Limit &limit, QString &url)
{
    const auto list = listOfRegistries(means, limit);
    if (!list)
        return fail(list.error());
    const auto base = rdapBaseOf(*list, domain);
    if (!base)
        return fail(base.error());
    url = *base + u"domain/"_s + domain; // RFC 9082, 3.1.3
    const auto answer = pageAt(url, means.caFile, mostOfAnswer, limit);
    return answer ? registrationFrom(*answer, domain) : fail(answer.error());
}

} // namespace

core::Result<posture::Evidence> askRegistry(const Means &means, const QString &domain, const posture::Evidence *kept)
{
    const core::UtcMicros now = means.clock.now();
    if (!means.asksRegistry) {
        if (kept && kept->record.isKnown())
            return *kept;
        return posture::Evidence { posture::Value::unknown(Tr::tr("Its registry is a third party and is asked only where you say so: “check domain %1 --rdap”").arg(domain)), now, {} };
    }
    QString url;
    const auto registration = asked(means, domain, { std::chrono::steady_clock::now() + wholeTime, means.stop }, url);
    if (!registration && registration.error().kind == ProblemKind::Cancelled)
        return fail(registration.error());
    return evidenceOfRegistration(means.catalog.registry, url, registration, now);
}

} // namespace bw::assessment

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/oauth/https.h"

#include "models/core/limits.h"
#include "models/transport/curl/curlhandle.h"
#include "models/transport/dial.h"
#include "models/transport/tr.h"

#include <QUrl>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

struct Exchange
{
    const Limit &limit;
    HttpAnswer answer;
    bool isTooLarge = false;
};

int endWhenOver(void *of, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Exchange *>(of)->limit.isOver() ? 1 : 0;
}

std::size_t keep(char *bytes, std::size_t size, std::size_t count, void *into)
{
    auto *exchange = static_cast<Exchange *>(into);
    const auto more = static_cast<qsizetype>(size * count);
    if (exchange->answer.body.size() + more > static_cast<qsizetype>(core::limits::httpBytes)) {
        exchange->isTooLarge = true;
        return 0;
    }
    exchange->answer.body.append(bytes, more);
    return size * count;
}

} // namespace

core::Result<HttpAnswer> postForm(const QString &url, const QByteArray &form, const QString &caFile, const Limit &limit)
{
    Exchange exchange { limit, {} };
    const QString where = QUrl(url).host();
    const auto left = limit.leftOf(std::chrono::hours(1));
    CurlHandle curl({ url.toUtf8(), "https", caFile, left, left });
    curl.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    curl.set(CURLOPT_POSTFIELDS, form.constData()); // read where it lies, not copied
    curl.set(CURLOPT_FOLLOWLOCATION, 0L);
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, &endWhenOver);
    curl.set(CURLOPT_XFERINFODATA, static_cast<void *>(&exchange));
    curl.set(CURLOPT_WRITEFUNCTION, &keep);
    curl.set(CURLOPT_WRITEDATA, static_cast<void *>(&exchange));
    if (!curl.isSet())
        return fail({ ProblemKind::Internal, Tr::tr("The server was not reached"), Tr::tr("libcurl refused a setting"), where, {} });
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_OPERATION_TIMEDOUT)
        return fail(overProblem(limit, Tr::tr("asking for access"), where));
    if (exchange.isTooLarge)
        return fail({ ProblemKind::TooLarge, Tr::tr("The server's answer is too large"), {}, where, Tr::tr("Look whether this is the right address.") });
    if (code != CURLE_OK)
        return fail(problemOf(code, curl.aboutCertificate(code), where));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    exchange.answer.status = static_cast<int>(status);
    return std::move(exchange.answer);
}

} // namespace bw::transport

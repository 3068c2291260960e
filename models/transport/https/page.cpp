// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/https/page.h"

#include "models/core/blocking.h"
#include "models/transport/curl/curlhandle.h"
#include "models/transport/dial.h"
#include "models/transport/tr.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

struct Exchange
{
    const Limit &limit;
    std::size_t most;
    QByteArray body;
    bool isTooLarge = false;
};

int endWhenOver(void *of, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const Exchange *>(of)->limit.isOver() ? 1 : 0;
}

std::size_t keep(char *bytes, std::size_t size, std::size_t count, void *into)
{
    auto *exchange = static_cast<Exchange *>(into);
    if (static_cast<std::size_t>(exchange->body.size()) + size * count > exchange->most) {
        exchange->isTooLarge = true;
        return 0;
    }
    exchange->body.append(bytes, static_cast<qsizetype>(size * count));
    return size * count;
}

struct FreeList
{
    void operator()(curl_slist *all) const { curl_slist_free_all(all); }
};

/// "mta-sts.example.org:443:192.0.2.1,[2001:db8::1]"
QByteArray placeOf(const QUrl &url, const std::vector<core::IpAddress> &addresses)
{
    QByteArray place = url.host(QUrl::FullyEncoded).toLatin1() + ':' + QByteArray::number(url.port(443)) + ':';
    for (const core::IpAddress &address : addresses) {
        const QByteArray text = QByteArray::fromStdString(address.toString());
        place += (place.endsWith(':') ? "" : ",") + (address.length == 16 ? '[' + text + ']' : text);
    }
    return place;
}

/// "Nov 28 09:07:06 2026 GMT", as OpenSSL prints the end of the server's own certificate.
core::UtcMicros certificateEnd(CURL *curl)
{
    curl_certinfo *certificates = nullptr;
    if (curl_easy_getinfo(curl, CURLINFO_CERTINFO, &certificates) != CURLE_OK || !certificates || certificates->num_of_certs < 1)
        return 0;
    for (const curl_slist *line = certificates->certinfo[0]; line; line = line->next) {
        const QString text = QString::fromUtf8(line->data).simplified();
        if (!text.startsWith(u"Expire date:"))
            continue;
        QDateTime end = QLocale::c().toDateTime(text.mid(12).remove(u" GMT"_s).trimmed(), u"MMM d HH:mm:ss yyyy"_s);
        end.setTimeZone(QTimeZone::utc());
        return end.isValid() ? end.toMSecsSinceEpoch() * 1000 : 0;
    }
    return 0;
}

} // namespace

core::Result<Page> fetchPage(const PageRequest &request, const Limit &limit)
{
    core::willBlock("fetch a page");
    const QUrl url(request.url);
    Exchange exchange { limit, request.most, {} };
    const auto left = limit.leftOf(std::chrono::hours(1));
    CurlHandle curl({ request.url.toUtf8(), "https", request.caFile, left, left });
    std::unique_ptr<curl_slist, FreeList> places;
    if (!request.addresses.empty()) {
        places.reset(curl_slist_append(nullptr, placeOf(url, request.addresses).constData()));
        curl.set(CURLOPT_RESOLVE, places.get());
    }
    curl.set(CURLOPT_FOLLOWLOCATION, 0L);
    curl.set(CURLOPT_CERTINFO, 1L);
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, &endWhenOver);
    curl.set(CURLOPT_XFERINFODATA, static_cast<void *>(&exchange));
    curl.set(CURLOPT_WRITEFUNCTION, &keep);
    curl.set(CURLOPT_WRITEDATA, static_cast<void *>(&exchange));
    if (!curl.isSet())
        return fail({ ProblemKind::Internal, Tr::tr("The server was not reached"), Tr::tr("libcurl refused a setting"), url.host(), {} });
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_OPERATION_TIMEDOUT)
        return fail(overProblem(limit, Tr::tr("fetching a page"), url.host()));
    if (exchange.isTooLarge)
        return fail({ ProblemKind::TooLarge, Tr::tr("The server's answer is too large"), {}, url.host(), Tr::tr("Look whether this is the right address.") });
    if (code != CURLE_OK)
        return fail(problemOf(code, curl.aboutCertificate(code), url.host()));
    Page page;
    long status = 0;
    const char *type = nullptr, *location = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(curl.get(), CURLINFO_REDIRECT_URL, &location);
    page.status = static_cast<int>(status);
    page.contentType = QString::fromUtf8(type ? type : "");
    page.location = QString::fromUtf8(location ? location : "");
    page.body = std::move(exchange.body);
    page.certificateEnds = certificateEnd(curl.get());
    return page;
}

} // namespace bw::transport

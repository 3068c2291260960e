// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/curl/curlhandle.h"

#include "models/transport/tr.h"

#include <QFile>
#include <QFileInfo>

#include <mutex>
#include <vector>

namespace bw::transport {

using core::ProblemKind;

namespace {

CURL *made()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return curl_easy_init();
}

/// A secret with the zero that libcurl wants; wiped with the object.
class ZeroEnded final
{
public:
    explicit ZeroEnded(const core::Secret &secret)
        : m_bytes(secret.bytes().begin(), secret.bytes().end())
    {
        m_bytes.push_back(0);
    }
    ZeroEnded(const ZeroEnded &) = delete;
    ZeroEnded &operator=(const ZeroEnded &) = delete;
    ~ZeroEnded()
    {
        volatile std::uint8_t *p = m_bytes.data();
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            p[i] = 0;
    }
    [[nodiscard]] const char *text() const { return reinterpret_cast<const char *>(m_bytes.data()); }

private:
    std::vector<std::uint8_t> m_bytes;
};

} // namespace

CurlHandle::CurlHandle(const CurlRules &rules)
    : m_curl(made(), &curl_easy_cleanup)
    , m_isSet(m_curl != nullptr)
{
    set(CURLOPT_URL, rules.url.constData());
    set(CURLOPT_PROTOCOLS_STR, rules.protocols);
    set(CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(rules.connectTimeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(rules.timeout.count()));
    if (!rules.caFile.isEmpty()) {
        // A named pipe would be waited for without end: what is no file is none with authorities, and curl says that it cannot be read.
        set(CURLOPT_CAINFO, QFileInfo(rules.caFile).isFile() ? QFile::encodeName(rules.caFile).constData() : "/dev/null");
        set(CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    }
}

void CurlHandle::setSecret(CURLoption option, const core::Secret &secret)
{
    set(option, ZeroEnded(secret).text());
}

QString CurlHandle::aboutCertificate(CURLcode code) const
{
    if (code == CURLE_SSL_CACERT_BADFILE)
        return Tr::tr("the file of its authority cannot be read");
    if (code != CURLE_PEER_FAILED_VERIFICATION)
        return {};
    long verdict = 0;
    curl_easy_getinfo(m_curl.get(), CURLINFO_SSL_VERIFYRESULT, &verdict);
    switch (verdict) { // OpenSSL's X509_V_…
    case 0: // the chain is in order: libcurl compares the name by itself
    case 62:
    case 64:
        return Tr::tr("it was made out for another name");
    case 9:
        return Tr::tr("it is not valid yet; look at this computer's clock");
    case 10:
        return Tr::tr("it has expired");
    case 18:
        return Tr::tr("the server signed it itself");
    case 2:
    case 19:
    case 20:
    case 21:
        return Tr::tr("it is signed by an authority that this computer does not know");
    case 23:
        return Tr::tr("it was revoked");
    default:
        return Tr::tr("it does not hold (OpenSSL's verdict %1)").arg(verdict);
    }
}

QString wordsOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return Tr::tr("no address is known of that name");
    case CURLE_COULDNT_CONNECT:
        return Tr::tr("nobody takes the connection there");
    case CURLE_PEER_FAILED_VERIFICATION:
        return Tr::tr("its certificate does not hold");
    case CURLE_SSL_CACERT_BADFILE:
        return Tr::tr("the file of authorities cannot be read");
    case CURLE_USE_SSL_FAILED:
        return Tr::tr("it does not offer STARTTLS");
    case CURLE_SSL_CONNECT_ERROR:
        return Tr::tr("the TLS handshake failed");
    case CURLE_LOGIN_DENIED:
        return Tr::tr("it does not take this user with this password");
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
        return Tr::tr("it ended the connection");
    default:
        return QString::fromUtf8(curl_easy_strerror(code));
    }
}

core::Problem problemOf(CURLcode code, const QString &said, const QString &where)
{
    const QString reason = said.isEmpty() ? wordsOf(code) : said;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
        return { ProblemKind::Unreachable, Tr::tr("The server was not reached"), reason, where, Tr::tr("Look at its name and port.") };
    case CURLE_OPERATION_TIMEDOUT:
        return { ProblemKind::TimedOut, Tr::tr("The server did not answer in time"), {}, where, Tr::tr("Look at its port, and whether it speaks TLS from the start.") };
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return { ProblemKind::Denied, Tr::tr("The server's certificate is not trusted"), reason, where,
            Tr::tr("Nothing was sent. Use the name that is in its certificate, or name the file of its authority.") };
    case CURLE_USE_SSL_FAILED:
        return { ProblemKind::Unsupported, Tr::tr("The server offers no encryption"), reason, where, Tr::tr("Nothing was sent. Use a port with STARTTLS or TLS.") };
    case CURLE_SSL_CONNECT_ERROR:
        return { ProblemKind::Unreachable, Tr::tr("No encrypted connection came about"), wordsOf(code), where,
            Tr::tr("Look at its port, and whether it speaks TLS from the start.") };
    case CURLE_LOGIN_DENIED:
        return { ProblemKind::Denied, Tr::tr("The server refused the login"), said, where, Tr::tr("Look at user and password.") };
    case CURLE_ABORTED_BY_CALLBACK:
        return { ProblemKind::Cancelled, Tr::tr("It was stopped"), {}, where, {} };
    default:
        return { ProblemKind::Unreachable, Tr::tr("The connection broke off"), reason, where, Tr::tr("Try it again.") };
    }
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QByteArray>
#include <QString>

#include <curl/curl.h>

#include <chrono>
#include <memory>

namespace bw::transport {

struct CurlRules
{
    QByteArray url;
    const char *protocols = nullptr; ///< "smtp,smtps": no other is ever spoken
    QString caFile; ///< PEM; empty: the system's roots
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    std::chrono::milliseconds timeout = std::chrono::seconds(20); ///< of all that libcurl does by itself
};

/// A handle of libcurl under the rules of this house: TLS 1.2 or newer always, the certificate verified for the name that was
/// asked for, no proxy, no .netrc, no signal, no other protocol. One thread.
class CurlHandle final
{
public:
    explicit CurlHandle(const CurlRules &rules);

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        m_isSet = m_isSet && curl_easy_setopt(m_curl.get(), option, value) == CURLE_OK;
    }
    /// libcurl keeps a copy until the handle goes.
    void setSecret(CURLoption option, const core::Secret &secret);
    /// False: libcurl did not take a setting, and nothing may be done with it.
    [[nodiscard]] bool isSet() const { return m_isSet; }
    [[nodiscard]] CURL *get() const { return m_curl.get(); }
    /// After a failure, for problemOf(): what is wrong with the certificate, in words; empty where it is about something else.
    [[nodiscard]] QString aboutCertificate(CURLcode code) const;

private:
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_curl;
    bool m_isSet;
};

/// What libcurl says of a code, in words of the reader's language; of a rare one in its own.
[[nodiscard]] QString wordsOf(CURLcode code);

/// Why a server that is spoken to by libcurl gave nothing. \p said: what it answered, or aboutCertificate(); empty: wordsOf().
[[nodiscard]] core::Problem problemOf(CURLcode code, const QString &said, const QString &where);

} // namespace bw::transport

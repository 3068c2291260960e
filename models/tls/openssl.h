// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

namespace bw::tls {

/// For the sources of this folder alone.
struct Free
{
    void operator()(BIO *one) const { BIO_free(one); }
    void operator()(X509 *one) const { X509_free(one); }
    void operator()(STACK_OF(X509) * all) const { sk_X509_pop_free(all, X509_free); }
    void operator()(X509_STORE *one) const { X509_STORE_free(one); }
    void operator()(X509_STORE_CTX *one) const { X509_STORE_CTX_free(one); }
    void operator()(GENERAL_NAMES *one) const { GENERAL_NAMES_free(one); }
    void operator()(TLS_FEATURE *one) const { TLS_FEATURE_free(one); }
    void operator()(SSL_CTX *one) const { SSL_CTX_free(one); }
    void operator()(SSL *one) const { SSL_free(one); }
    void operator()(OCSP_RESPONSE *one) const { OCSP_RESPONSE_free(one); }
    void operator()(OCSP_BASICRESP *one) const { OCSP_BASICRESP_free(one); }
    void operator()(OCSP_CERTID *one) const { OCSP_CERTID_free(one); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

/// To its last byte; null: none.
[[nodiscard]] Owned<X509> certificateOf(std::string_view der);
[[nodiscard]] std::string keyInfoOf(const X509 *certificate); ///< DER of its SubjectPublicKeyInfo

} // namespace bw::tls

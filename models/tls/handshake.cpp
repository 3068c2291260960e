// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ipaddress.h"
#include "models/core/limits.h"
#include "models/tls/chain.h"
#include "models/tls/openssl.h"

#include <algorithm>
#include <array>

namespace bw::tls {

using std::string;
using std::string_view;

namespace {

string derOf(const X509 *certificate)
{
    unsigned char *data = nullptr;
    const int size = i2d_X509(certificate, &data);
    string der(size > 0 ? reinterpret_cast<const char *>(data) : "", size > 0 ? static_cast<std::size_t>(size) : 0);
    OPENSSL_free(data);
    return der;
}

/// Everything that this OpenSSL has: what is weak is found elsewhere, here a certificate is to be seen.
Owned<SSL_CTX> contextForAnything()
{
    Owned<SSL_CTX> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_min_proto_version(context.get(), 0);
    SSL_CTX_set_cipher_list(context.get(), "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    SSL_CTX_set_options(context.get(), SSL_OP_LEGACY_SERVER_CONNECT | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    return context;
}

string failureText()
{
    const unsigned long error = ERR_peek_last_error();
    const char *reason = ERR_reason_error_string(error);
    string text = reason ? reason : "the handshake failed";
    ERR_clear_error();
    return text;
}

core::Done sendWaiting(BIO *out, transport::Stream &stream, const transport::Limit &limit)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    if (size <= 0)
        return {};
    auto sent = stream.send(string_view(data, static_cast<std::size_t>(size)), limit);
    BIO_reset(out);
    return sent;
}

void readShown(SSL *ssl, Handshake &shown)
{
    shown.version = static_cast<std::uint16_t>(SSL_version(ssl));
    if (const SSL_CIPHER *cipher = SSL_get_current_cipher(ssl))
        shown.suite = SSL_CIPHER_standard_name(cipher);
    if (const int group = static_cast<int>(SSL_get_negotiated_group(ssl)); group > 0)
        if (const char *name = SSL_group_to_name(ssl, group))
            shown.group = name;
    const STACK_OF(X509) *chain = SSL_get_peer_cert_chain(ssl);
    for (int i = 0; chain && i < sk_X509_num(chain); ++i)
        shown.chain.push_back(derOf(sk_X509_value(chain, i)));
    const unsigned char *response = nullptr;
    if (const long size = SSL_get_tlsext_status_ocsp_resp(ssl, &response); size > 0)
        shown.ocspResponse.assign(reinterpret_cast<const char *>(response), static_cast<std::size_t>(size));
}

} // namespace

core::Result<Handshake> shakeHands(transport::Stream &stream, string_view first, const string &serverName, const transport::Limit &limit)
{
    ERR_clear_error();
    const Owned<SSL_CTX> context = contextForAnything();
    const Owned<SSL> ssl(SSL_new(context.get()));
    BIO *in = BIO_new(BIO_s_mem()), *out = BIO_new(BIO_s_mem());
    SSL_set_bio(ssl.get(), in, out);
    BIO_write(in, first.data(), static_cast<int>(first.size()));
    if (!serverName.empty() && !core::IpAddress::parse(serverName).isKnown())
        SSL_set_tlsext_host_name(ssl.get(), serverName.c_str());
    SSL_set_tlsext_status_type(ssl.get(), TLSEXT_STATUSTYPE_ocsp);
    SSL_set_connect_state(ssl.get());

    Handshake shown;
    std::size_t received = first.size();
    std::array<char, 16'384> block {};
    while (true) {
        const int done = SSL_do_handshake(ssl.get());
        const int error = SSL_get_error(ssl.get(), done);
        shown.isComplete = done == 1;
        if (!shown.isComplete && error != SSL_ERROR_WANT_READ)
            shown.failure = failureText();
        if (auto sent = sendWaiting(out, stream, limit); !sent && !shown.isComplete && shown.failure.empty())
            return core::fail(sent.error());
        if (shown.isComplete || !shown.failure.empty())
            break;
        const auto got = stream.receive(block.data(), block.size(), limit);
        if (!got)
            return core::fail(got.error());
        received += *got;
        if (received > 2 * core::limits::tlsFlightBytes) {
            shown.failure = "too many bytes";
            break;
        }
        BIO_write(in, block.data(), static_cast<int>(*got));
    }
    readShown(ssl.get(), shown);
    ERR_clear_error();
    return shown;
}

} // namespace bw::tls

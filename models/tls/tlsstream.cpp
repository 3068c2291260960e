// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/tlsstream.h"

#include "models/core/ipaddress.h"
#include "models/tls/openssl.h"
#include "models/tls/tr.h"
#include "models/transport/dial.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace bw::tls {

using core::fail;
using core::ProblemKind;
using std::string_view;

namespace {

QString lastError()
{
    const char *reason = ERR_reason_error_string(ERR_peek_last_error());
    QString text = reason ? QString::fromLatin1(reason) : QString();
    ERR_clear_error();
    return text;
}

} // namespace

struct TlsStream::Parts
{
    std::unique_ptr<transport::Stream> below;
    Owned<SSL_CTX> context;
    Owned<SSL> ssl;
    BIO *in = nullptr, *out = nullptr; ///< of ssl

    core::Done sendWaiting(const transport::Limit &limit)
    {
        char *data = nullptr;
        const long size = BIO_get_mem_data(out, &data);
        if (size <= 0)
            return {};
        auto sent = below->send(string_view(data, static_cast<std::size_t>(size)), limit);
        BIO_reset(out);
        return sent;
    }
    core::Done fetch(const transport::Limit &limit)
    {
        std::array<char, 16'384> block {};
        const auto got = below->receive(block.data(), block.size(), limit);
        if (!got)
            return fail(got.error());
        BIO_write(in, block.data(), static_cast<int>(*got));
        return {};
    }
    /// Steps a call of OpenSSL until it is through. Denied: TLS failed.
    template <typename Call>
    core::Result<int> step(const Call &call, const transport::Limit &limit)
    {
        while (true) {
            if (limit.isOver()) // of who sends without an end too
                return fail(transport::overProblem(limit, Tr::tr("speaking TLS"), {}));
            ERR_clear_error();
            const int done = call();
            const int error = SSL_get_error(ssl.get(), done);
            const QString why = done > 0 ? QString() : lastError();
            if (auto sent = sendWaiting(limit); !sent && (done > 0 || error == SSL_ERROR_WANT_READ))
                return fail(sent.error());
            if (done > 0)
                return done;
            if (error == SSL_ERROR_ZERO_RETURN)
                return fail({ ProblemKind::Unreachable, Tr::tr("The server ended TLS"), {}, {}, {} });
            if (error != SSL_ERROR_WANT_READ)
                return fail({ ProblemKind::Denied, Tr::tr("TLS does not come about"), why, {}, {} });
            if (auto fetched = fetch(limit); !fetched)
                return fail(fetched.error());
        }
    }
};

TlsStream::TlsStream(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

TlsStream::~TlsStream() = default;

core::Result<std::unique_ptr<TlsStream>> TlsStream::over(std::unique_ptr<transport::Stream> below, string_view first, const TlsWish &wish, const transport::Limit &limit)
{
    auto parts = std::make_unique<Parts>();
    parts->below = std::move(below);
    parts->context.reset(SSL_CTX_new(TLS_client_method()));
    SSL_CTX *context = parts->context.get();
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, 0);
    SSL_CTX_set_max_proto_version(context, wish.upToTls12 ? TLS1_2_VERSION : 0);
    SSL_CTX_set_cipher_list(context, "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
    SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT | SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    parts->ssl.reset(SSL_new(context));
    SSL *ssl = parts->ssl.get();
    parts->in = BIO_new(BIO_s_mem());
    parts->out = BIO_new(BIO_s_mem());
    SSL_set_bio(ssl, parts->in, parts->out);
    BIO_write(parts->in, first.data(), static_cast<int>(std::min(first.size(), std::size_t(std::numeric_limits<int>::max()))));
    if (!wish.serverName.empty() && !core::IpAddress::parse(wish.serverName).isKnown())
        SSL_set_tlsext_host_name(ssl, wish.serverName.c_str());
    SSL_set_connect_state(ssl);
    if (auto shaken = parts->step([ssl] { return SSL_do_handshake(ssl); }, limit); !shaken)
        return fail(shaken.error());
    return std::unique_ptr<TlsStream>(new TlsStream(std::move(parts)));
}

core::Done TlsStream::send(string_view bytes, const transport::Limit &limit)
{
    while (!bytes.empty()) {
        const auto sent = m_parts->step([&] { return SSL_write(m_parts->ssl.get(), bytes.data(), static_cast<int>(std::min<std::size_t>(bytes.size(), 16'384))); }, limit);
        if (!sent)
            return fail(sent.error());
        bytes.remove_prefix(static_cast<std::size_t>(*sent));
    }
    return {};
}

core::Result<std::size_t> TlsStream::receive(char *into, std::size_t size, const transport::Limit &limit)
{
    const auto got = m_parts->step([&] { return SSL_read(m_parts->ssl.get(), into, static_cast<int>(std::min<std::size_t>(size, 16'384))); }, limit);
    if (!got)
        return fail(got.error());
    return static_cast<std::size_t>(*got);
}

std::string TlsStream::exchangeDigest() const
{
    int nid = NID_undef;
    return SSL_get_peer_signature_nid(m_parts->ssl.get(), &nid) == 1 && nid != NID_undef ? OBJ_nid2sn(nid) : std::string();
}

core::Result<bool> TlsStream::renegotiate(const transport::Limit &limit)
{
    SSL *ssl = m_parts->ssl.get();
    if (SSL_renegotiate(ssl) != 1)
        return false;
    const auto shaken = m_parts->step([ssl] { return SSL_do_handshake(ssl); }, limit);
    if (!shaken && (shaken.error().kind == ProblemKind::TimedOut || shaken.error().kind == ProblemKind::Cancelled))
        return fail(shaken.error());
    return shaken.has_value();
}

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/stream.h"

#include <memory>
#include <string>

namespace bw::tls {

struct TlsWish
{
    std::string serverName; ///< for SNI; an address or nothing: none is said
    bool upToTls12 = false; ///< TLS 1.3 is not offered
};

/// Bytes within TLS, by OpenSSL with anything that it still speaks: what the server shows is not judged here, so nothing secret may go
/// through it. One thread.
class TlsStream final : public transport::Stream
{
public:
    /// \p first: bytes of TLS that have been read already. Unreachable, TimedOut, Cancelled; Denied: no handshake, with OpenSSL's words.
    [[nodiscard]] static core::Result<std::unique_ptr<TlsStream>> over(std::unique_ptr<transport::Stream> below, std::string_view first, const TlsWish &wish, const transport::Limit &limit);
    ~TlsStream() override;
    TlsStream(const TlsStream &) = delete;
    TlsStream &operator=(const TlsStream &) = delete;

    core::Done send(std::string_view bytes, const transport::Limit &limit) override;
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &limit) override;

    /// The digest that the server signed its key exchange with ("SHA256"); empty: it signed none, as with key transport by RSA.
    [[nodiscard]] std::string exchangeDigest() const;
    /// Asks for a new handshake within this one (up to TLS 1.2). True: it came about. TimedOut, Cancelled.
    [[nodiscard]] core::Result<bool> renegotiate(const transport::Limit &limit);

private:
    struct Parts;
    explicit TlsStream(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/suites.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bw::tls {

struct ServerHello
{
    std::uint16_t version = 0; ///< chosen; what supported_versions says wins (RFC 8446, 4.2.1)
    Code suite = 0;
    std::uint8_t compression = 0;
    bool isRetry = false; ///< a HelloRetryRequest (RFC 8446, 4.1.4)
    std::optional<Code> group; ///< of key_share
    std::vector<std::uint16_t> extensions; ///< types, in their order
    bool operator==(const ServerHello &) const = default;
    [[nodiscard]] bool has(std::uint16_t extension) const;
};

struct Alert
{
    std::uint8_t level = 0, description = 0; ///< RFC 8446, 6
    bool operator==(const Alert &) const = default;
    [[nodiscard]] bool isFatal() const { return level == 2; }
};
inline constexpr std::uint8_t protocolVersionAlert = 70, inappropriateFallbackAlert = 86;

/// What a ServerKeyExchange (RFC 5246, 7.4.3; RFC 8422, 5.4) says of the key's kind and size.
struct KeyExchange
{
    Exchange kind = Exchange::Other;
    std::optional<Code> group; ///< of Ecdhe with a named curve
    int bits = 0; ///< of Dhe's prime, of RsaExport's modulus
    std::string prime; ///< of Dhe, without leading zeros
    bool operator==(const KeyExchange &) const = default;
};

/// What a server has said up to the point where the asker stops listening.
struct ServerReply
{
    std::optional<ServerHello> hello;
    std::optional<Alert> alert; ///< fatal, or the end; warnings are passed over
    std::vector<std::string> certificates; ///< DER, the server's own first; up to TLS 1.2, or of SSL 2 the one
    std::string ocspResponse; ///< DER; stapled (RFC 6066, 8)
    std::optional<KeyExchange> keyExchange;
    bool isHelloDone = false;
    std::vector<std::uint32_t> ssl2Suites; ///< of three bytes; of a hello in SSL 2
    bool isSsl2 = false;
    bool operator==(const ServerReply &) const = default;
};

/// Reads a server's first flight, in pieces of any size; holds what is not whole yet, within core::limits::tlsFlightBytes.
class ReplyReader final
{
public:
    /// How far to listen.
    enum class Until : std::uint8_t {
        Hello, ///< the first message, or an alert
        KeyExchange, ///< up to TLS 1.2 as far as a ServerKeyExchange or the end of the flight
    };
    enum class State : std::uint8_t { More, Done, NotTls, Malformed, TooLarge };

    explicit ReplyReader(Until until);
    /// More: goes on with the next piece. After any other answer nothing more is read.
    State feed(std::string_view bytes);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const ServerReply &reply() const { return m_reply; }

private:
    State readRecords();
    State readSsl2();
    State readMessages();
    State readMessage(std::uint8_t type, std::string_view body);
    State readHello(std::string_view body);
    State readCertificates(std::string_view body);
    State readKeyExchange(std::string_view body);
    State readAlert(std::string_view body);

    const Until m_until;
    State m_state = State::More;
    std::string m_bytes, m_messages; ///< not read yet: of records, of messages
    std::size_t m_taken = 0;
    ServerReply m_reply;
};

} // namespace bw::tls

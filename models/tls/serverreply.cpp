// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/serverreply.h"

#include "models/core/limits.h"
#include "models/tls/wire.h"

#include <algorithm>
#include <bit>

namespace bw::tls {

using std::string_view;
using State = ReplyReader::State;

namespace {

enum Content : std::uint8_t { ChangeCipherSpec = 20, AlertRecord = 21, Handshake = 22, ApplicationData = 23 };
enum Message : std::uint8_t { HelloRequest = 0, Hello = 2, Certificate = 11, ServerKeyExchange = 12, CertificateRequest = 13, HelloDone = 14, CertificateStatus = 22 };
constexpr std::uint16_t supportedVersions = 43, keyShare = 51;
constexpr std::size_t recordHead = 5, mostRecord = 16'384 + 2'048; ///< RFC 5246, 6.2.3
constexpr std::size_t messageHead = 4;
constexpr std::uint8_t ssl2ServerHello = 4, ssl2Error = 0;

/// SHA-256 of "HelloRetryRequest" (RFC 8446, 4.1.3).
constexpr string_view retryRandom("\xCF\x21\xAD\x74\xE5\x9A\x61\x11\xBE\x1D\x8C\x02\x1E\x65\xB8\x91\xC2\xA2\x11\x16\x7A\xBB\x8C\x5E\x07\x9E\x09\xE2\xC8\xA8\x33\x9C", 32);

string_view withoutZeros(string_view number)
{
    const auto first = number.find_first_not_of('\0');
    return first == string_view::npos ? string_view() : number.substr(first);
}

int bitsOf(string_view number)
{
    number = withoutZeros(number);
    return number.empty() ? 0 : int(8 * (number.size() - 1)) + std::bit_width(static_cast<unsigned char>(number.front()));
}

unsigned char at(string_view bytes, std::size_t i)
{
    return static_cast<unsigned char>(bytes[i]);
}

} // namespace

bool ServerHello::has(std::uint16_t extension) const
{
    return std::ranges::find(extensions, extension) != extensions.end();
}

ReplyReader::ReplyReader(Until until)
    : m_until(until)
{
}

State ReplyReader::feed(string_view bytes)
{
    if (m_state != State::More)
        return m_state;
    m_taken += bytes.size();
    m_bytes += bytes;
    m_state = readRecords();
    if (m_state == State::More && m_taken > core::limits::tlsFlightBytes)
        m_state = State::TooLarge;
    return m_state;
}

State ReplyReader::readRecords()
{
    while (m_bytes.size() >= recordHead) {
        const unsigned type = at(m_bytes, 0);
        // SSL 2: two bytes of length with the top bit set, then the message's type; or three, for a padded one.
        if (!m_reply.hello && (((type & 0x80) != 0 && (at(m_bytes, 2) == ssl2ServerHello || at(m_bytes, 2) == ssl2Error))
                || (type < 0x40 && at(m_bytes, 3) == ssl2ServerHello && type != Handshake && type != AlertRecord)))
            return readSsl2();
        if (type < ChangeCipherSpec || type > ApplicationData || at(m_bytes, 1) != 3)
            return State::NotTls;
        const std::size_t length = std::size_t(at(m_bytes, 3)) << 8 | at(m_bytes, 4);
        if (length > mostRecord)
            return State::Malformed;
        if (m_bytes.size() < recordHead + length)
            return State::More;
        const std::string body = m_bytes.substr(recordHead, length);
        m_bytes.erase(0, recordHead + length);
        State state = State::More;
        if (type == AlertRecord) {
            state = readAlert(body);
        } else if (type == Handshake) {
            m_messages += body;
            state = readMessages();
        } else if (!m_reply.hello) {
            return State::Malformed;
        } else {
            state = State::Done; // encrypted from here on
        }
        if (state != State::More)
            return state;
    }
    return State::More;
}

State ReplyReader::readSsl2()
{
    const bool isPadded = (at(m_bytes, 0) & 0x80) == 0;
    const std::size_t head = isPadded ? 3 : 2;
    const std::size_t length = std::size_t(at(m_bytes, 0) & (isPadded ? 0x3F : 0x7F)) << 8 | at(m_bytes, 1);
    if (m_bytes.size() < head + length)
        return State::More;
    Cursor in(string_view(m_bytes).substr(head, length));
    m_reply.isSsl2 = true;
    if (in.number(1) == ssl2Error) {
        m_reply.alert = Alert { 2, std::uint8_t(in.number(2)) };
        return in.isShort() ? State::Malformed : State::Done;
    }
    static_cast<void>(in.bytes(2)); // session known, kind of certificate
    ServerHello hello;
    hello.version = std::uint16_t(in.number(2));
    const std::size_t certificate = in.number(2), suites = in.number(2);
    static_cast<void>(in.number(2));
    const string_view der = in.bytes(certificate);
    Cursor list(in.bytes(suites));
    if (in.isShort() || suites % 3 != 0)
        return State::Malformed;
    while (!list.isEmpty())
        m_reply.ssl2Suites.push_back(std::uint32_t(list.number(3)));
    if (!der.empty())
        m_reply.certificates.emplace_back(der);
    m_reply.hello = hello;
    return State::Done;
}

State ReplyReader::readAlert(string_view body)
{
    if (body.size() != 2) {
        // Behind TLS 1.3's ServerHello alerts are encrypted, and look like application data; a clear one has two bytes.
        return State::Malformed;
    }
    const Alert alert { static_cast<std::uint8_t>(body[0]), static_cast<std::uint8_t>(body[1]) };
    if (alert.level != 1 && alert.level != 2)
        return State::Malformed;
    if (!alert.isFatal() && alert.description != 0)
        return State::More; // a warning, such as unrecognized_name
    m_reply.alert = alert;
    return State::Done;
}

State ReplyReader::readMessages()
{
    std::size_t taken = 0;
    State state = State::More;
    while (state == State::More) {
        Cursor in(string_view(m_messages).substr(taken));
        const auto type = std::uint8_t(in.number(1));
        const std::size_t length = in.number(3);
        const string_view body = in.bytes(length);
        if (length > core::limits::tlsFlightBytes)
            return State::TooLarge;
        if (in.isShort())
            break;
        taken += messageHead + length;
        state = readMessage(type, body);
    }
    m_messages.erase(0, taken);
    return state;
}

State ReplyReader::readMessage(std::uint8_t type, string_view body)
{
    if (type == HelloRequest)
        return State::More;
    if (!m_reply.hello)
        return type == Hello ? readHello(body) : State::Malformed;
    switch (type) {
    case Certificate:
        return readCertificates(body);
    case CertificateStatus: {
        Cursor in(body);
        if (in.number(1) == 1)
            m_reply.ocspResponse = in.vector(3);
        return in.isShort() ? State::Malformed : State::More;
    }
    case ServerKeyExchange:
        return readKeyExchange(body);
    case HelloDone:
        m_reply.isHelloDone = true;
        return State::Done;
    case Hello:
        return State::Malformed;
    default:
        return State::More;
    }
}

State ReplyReader::readHello(string_view body)
{
    ServerHello hello;
    Cursor in(body);
    hello.version = std::uint16_t(in.number(2));
    hello.isRetry = in.bytes(retryRandom.size()) == retryRandom;
    static_cast<void>(in.vector(1));
    hello.suite = Code(in.number(2));
    hello.compression = std::uint8_t(in.number(1));
    if (in.isShort())
        return State::Malformed;
    Cursor list(in.isEmpty() ? string_view() : in.vector(2));
    if (in.isShort() || !in.isEmpty())
        return State::Malformed;
    while (!list.isEmpty()) {
        const auto type = std::uint16_t(list.number(2));
        Cursor content(list.vector(2));
        if (list.isShort() || hello.extensions.size() >= core::limits::tlsExtensions)
            return State::Malformed;
        hello.extensions.push_back(type);
        if (type == supportedVersions)
            hello.version = std::uint16_t(content.number(2));
        else if (type == keyShare)
            hello.group = Code(content.number(2));
        if (content.isShort())
            return State::Malformed;
    }
    m_reply.hello = std::move(hello);
    return m_until == Until::Hello || m_reply.hello->version >= std::uint16_t(Version::Tls13) ? State::Done : State::More;
}

State ReplyReader::readCertificates(string_view body)
{
    Cursor in(body);
    Cursor list(in.vector(3));
    if (in.isShort() || !m_reply.certificates.empty())
        return State::Malformed;
    while (!list.isEmpty()) {
        const string_view der = list.vector(3);
        if (list.isShort() || m_reply.certificates.size() >= core::limits::tlsCertificates)
            return State::Malformed;
        m_reply.certificates.emplace_back(der);
    }
    return State::More;
}

State ReplyReader::readKeyExchange(string_view body)
{
    constexpr std::size_t namedCurve = 3;
    KeyExchange key;
    key.kind = factsOf(m_reply.hello->suite).exchange;
    Cursor in(body);
    if (key.kind == Exchange::Dhe) {
        const string_view prime = in.vector(2);
        static_cast<void>(in.vector(2)); // generator
        static_cast<void>(in.vector(2)); // the server's share
        key.prime = withoutZeros(prime);
        key.bits = bitsOf(prime);
    } else if (key.kind == Exchange::Ecdhe) {
        if (in.number(1) == namedCurve) {
            key.group = Code(in.number(2));
            static_cast<void>(in.vector(1));
        }
    } else if (key.kind == Exchange::RsaExport) {
        key.bits = bitsOf(in.vector(2));
        static_cast<void>(in.vector(2)); // exponent
    }
    if (in.isShort())
        return State::Malformed;
    m_reply.keyExchange = std::move(key);
    return State::Done;
}

} // namespace bw::tls

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/smtp/look.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

using namespace bw;

namespace {

void check(bool isRight)
{
    if (!isRight)
        std::abort();
}

/// What the server says, one line at a time, over all connections; a zero ends one.
struct Said
{
    std::string bytes;
    std::size_t at = 0;
    int connections = 0;
};

class Wire final : public transport::Stream
{
public:
    explicit Wire(Said &said)
        : m_said(said)
    {
    }
    core::Done send(std::string_view bytes, const transport::Limit &) override
    {
        check(bytes.ends_with("\r\n"));
        for (auto rest = bytes; !rest.empty();) {
            const auto end = rest.find("\r\n");
            takeLine(rest.substr(0, end));
            rest.remove_prefix(end + 2);
        }
        return {};
    }
    core::Result<std::size_t> receive(char *into, std::size_t size, const transport::Limit &) override
    {
        std::string_view left = std::string_view(m_said.bytes).substr(m_said.at);
        if (left.empty() || left.front() == '\0') {
            m_said.at += left.empty() ? 0 : 1;
            return core::fail({ core::ProblemKind::Unreachable, QStringLiteral("ended"), {}, {}, {} });
        }
        left = left.substr(0, left.find('\0'));
        left = left.substr(0, left.find('\n') + 1 == 0 ? left.size() : left.find('\n') + 1);
        const std::size_t some = std::min(size, left.size());
        std::copy_n(left.begin(), some, into);
        m_said.at += some;
        return some;
    }

private:
    /// Nothing that a server says becomes more than a command of ours.
    void takeLine(std::string_view line)
    {
        static constexpr std::string_view words[] = { "EHLO probe.test", "MAIL FROM:<", "RCPT TO:<", "RSET", "QUIT", "VRFY ", "EXPN postmaster", "ETRN breakwater-probe.example", "AUTH PLAIN", "*" };
        check(std::ranges::all_of(line, [](char c) { return c >= ' ' && c < 127; }));
        check(std::ranges::any_of(words, [line](std::string_view word) { return line.starts_with(word); }));
        check(!line.starts_with("AUTH") || line == "AUTH PLAIN");
        check(!line.starts_with("RCPT") || m_isOpen);
        m_isOpen = line.starts_with("MAIL") || line.starts_with("RCPT");
    }

    Said &m_said;
    bool m_isOpen = false;
};

} // namespace

/// A mail server that says anything: every question of a look but those about TLS, which it does not offer.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Said said { std::string(reinterpret_cast<const char *>(data), size) };
    constexpr std::string_view mark = "TTL"; // of STARTTLS, whatever it writes the rest with
    const auto isSame = [](char a, char b) { return (a & ~0x20) == b; };
    for (auto at = said.bytes.begin(); (at = std::search(at, said.bytes.end(), mark.begin(), mark.end(), isSame)) != said.bytes.end();)
        *at = '-';
    smtp::LookOptions options;
    options.ehloName = QStringLiteral("probe.test");
    options.manners.pause = std::chrono::milliseconds(0);
    options.connect = [&said](const transport::Limit &) {
        ++said.connections;
        return core::Result<std::unique_ptr<transport::Stream>>(std::make_unique<Wire>(said));
    };
    const auto look = smtp::lookAtEndpoint({ QStringLiteral("mx.good.test"), {}, 25, smtp::Role::Mx }, options, { std::chrono::steady_clock::now() + std::chrono::hours(1), nullptr });
    check(look.has_value());
    check(said.connections <= 60);
    check(look->problem.isEmpty() == (look->ehlo.code != 0));
    for (const QString &text : { look->banner, look->ehlo.talk, look->vrfyKnown.talk, look->randomRecipient.talk })
        check(std::ranges::none_of(text, [](QChar c) { return c != u'\n' && c.category() == QChar::Other_Control; }));
    check(look->problem.isEmpty() || look->relays.isEmpty());
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tls/chain.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

/// What a server shows as its certificate, what it staples, and a record of the DNS about it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto facts = tls::factsOfCertificate(input);
    tls::ChainWish wish;
    wish.name = "mx.example.org";
    wish.now = 1'800'000'000 * core::microsPerSecond;
    wish.usesSystemRoots = false;
    wish.authorities = input.substr(0, size / 2);
    if (const auto record = tls::tlsaOf(input))
        wish.tlsa = { *record, { 3, 1, 1, std::string(32, 'x') }, { 2, 0, 2, std::string(64, 'x') } };
    const auto verdict = tls::judge({ std::string(input), std::string(input) }, input, wish);
    if (verdict.has_value() != facts.has_value() || (verdict && (verdict->tlsa.size() != wish.tlsa.size() || verdict->isTrusted)))
        std::abort();
    return 0;
}

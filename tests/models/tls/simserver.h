// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tls/clienthello.h"
#include "models/tls/serverreply.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace bw::test {

/// A server that answers a hello as its settings say: TLS as values, no bytes.
struct SimServer
{
    std::map<tls::Version, std::vector<tls::Code>> suites; ///< by its own preference
    std::vector<tls::Code> groups; ///< of TLS 1.3
    std::vector<tls::Code> curves;
    bool isServersOrder = true;
    bool saysProtocolVersion = true; ///< of a version that it does not have; else it answers in another or ends
    bool knowsFallback = true, compresses = false, hasSsl2 = false;
    int dhBits = 2048, exportDhBits = 512;

    static std::optional<tls::Code> choose(const std::vector<tls::Code> &own, const std::vector<tls::Code> &offered, bool isServers)
    {
        const auto &first = isServers ? own : offered, &second = isServers ? offered : own;
        for (const tls::Code code : first)
            if (std::ranges::find(second, code) != second.end())
                return code;
        return {};
    }

    static tls::ServerReply refusal(std::uint8_t description)
    {
        tls::ServerReply reply;
        reply.alert = tls::Alert { 2, description };
        return reply;
    }

    [[nodiscard]] std::optional<tls::ServerReply> answer(const tls::ClientHello &hello) const
    {
        using namespace tls;
        ServerReply reply;
        if (hello.version == Version::Ssl2) {
            if (!hasSsl2)
                return {};
            reply.isSsl2 = true;
            reply.hello.emplace().version = 2;
            reply.ssl2Suites = { 0x010080 };
            return reply;
        }
        auto version = hello.version;
        if (!suites.contains(version)) {
            if (saysProtocolVersion)
                return refusal(protocolVersionAlert);
            // As RFC 5246, E.1 has it: the highest that is not above what was offered.
            const auto above = suites.lower_bound(version);
            if (above == suites.begin() || version == Version::Tls13)
                return refusal(40);
            version = std::prev(above)->first;
        }
        if (hello.isFallback && knowsFallback && suites.rbegin()->first > version)
            return refusal(inappropriateFallbackAlert);
        std::vector<Code> usable = suites.at(version);
        if (!hello.groups.empty() && version != Version::Tls13 && version != Version::Ssl3 && !choose(curves, hello.groups, true))
            std::erase_if(usable, [](Code suite) { return factsOf(suite).exchange == Exchange::Ecdhe; });
        const auto suite = choose(usable, hello.suites, isServersOrder);
        if (!suite)
            return refusal(40);
        ServerHello &said = reply.hello.emplace();
        said.version = std::uint16_t(version);
        said.suite = *suite;
        if (version == Version::Tls13) {
            said.isRetry = true;
            said.group = choose(groups, hello.groups, isServersOrder);
            return said.group ? reply : refusal(40);
        }
        said.compression = compresses && hello.compressions.front() == 1 ? 1 : 0;
        said.extensions = { 0xFF01 };
        const SuiteFacts facts = factsOf(*suite);
        if (!facts.isAnonymous)
            reply.certificates = { "der" };
        if (facts.exchange == Exchange::Ecdhe)
            reply.keyExchange = KeyExchange { facts.exchange, choose(curves, hello.groups, isServersOrder), 0, {} };
        else if (facts.exchange == Exchange::Dhe)
            reply.keyExchange = KeyExchange { facts.exchange, {}, facts.isExport ? exportDhBits : dhBits, "p" };
        else if (facts.exchange == Exchange::RsaExport)
            reply.keyExchange = KeyExchange { facts.exchange, {}, 512, {} };
        return reply;
    }
};

} // namespace bw::test

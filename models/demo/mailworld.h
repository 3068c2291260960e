// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bw::demo {

class LogWriter;
class Random;

/// Which receiver's wording a domain answers with (facts on reply texts: Sisimai's rhost tables).
enum class Receiver : std::uint8_t { BigMail, WebPost, Inbox, Office, IspNorth, Plain };

struct Domain
{
    std::string name;
    std::string mx;
    std::string mxAddress;
    Receiver receiver = Receiver::Plain;
};

/// A person or machine with a login on the submission hosts.
struct Login
{
    std::string name;
    std::uint32_t office = 0; ///< index of its usual client
    std::uint32_t home = 0; ///< another familiar one
};

struct Client
{
    std::string name; ///< "unknown" when it has no matching PTR record
    std::string address;
    std::string helo;
};

/// Everybody who takes part: receiving domains, logins, clients. Made from nothing but its sizes, so it is the same for
/// every seed. All names are reserved ones (RFC 2606, 6761), all addresses documentation addresses (RFC 5737, 3849).
class MailWorld final
{
public:
    struct Sizes
    {
        std::uint32_t tailDomains = 4'000;
        std::uint32_t logins = 1'288;
    };
    explicit MailWorld(Sizes sizes);

    // Logins with a part in the story; the others follow from firstOrdinary on.
    enum : std::uint32_t { campaigns, ops, billing, dev, firstOrdinary };
    static constexpr std::uint32_t spraySources = 62; ///< 203.0.113.193 to .254
    static constexpr std::uint32_t stuffingSources = 48;
    static constexpr std::uint32_t bigDomains = 5;
    static constexpr std::uint32_t ownDomains = 3;

    std::vector<Domain> domains; ///< the five big ones, the long tail, and last our own three
    std::vector<Login> logins;
    std::vector<Client> clients;

    // Indices into clients.
    std::uint32_t firstSpray = 0;
    std::uint32_t firstStuffing = 0;
    std::uint32_t thief = 0; ///< 203.0.113.77
    std::uint32_t farAway = 0; ///< 198.51.100.9
    std::uint32_t campaignApp = 0;
    std::uint32_t firstApp = 0;
    std::uint32_t appCount = 0;
    std::uint32_t firstMailer = 0;
    std::uint32_t mailerCount = 0;
    std::uint32_t firstStranger = 0; ///< who sends to us: edge nodes
    std::uint32_t strangerCount = 0;
    std::uint32_t submissionHost = 0; ///< sub-fr-1 as a client of mx-fr-2
    std::uint32_t monitor = 0; ///< asks each node whether it is there

    /// A receiving domain as mail is spread over them: a few big ones and a long tail.
    [[nodiscard]] std::uint32_t anyDomain(Random &random) const;
    [[nodiscard]] std::uint32_t tailDomain(Random &random) const;

    [[nodiscard]] std::uint32_t firstOwnDomain() const { return static_cast<std::uint32_t>(domains.size()) - ownDomains; }

    /// The local part of person n, without a copy.
    static void putPerson(LogWriter &out, std::uint32_t n);
    static std::string person(std::uint32_t n);
    /// A name as a leaked list would hold it.
    static std::string leakedName(std::uint32_t n);

private:
    std::uint32_t addClient(std::string name, std::string address, std::string helo);
    void makeDomains(std::uint32_t tail);
    void makeClients();
    void makeLogins(std::uint32_t count);
};

} // namespace bw::demo

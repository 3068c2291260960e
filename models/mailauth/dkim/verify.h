// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/time.h"
#include "models/dns/resolver.h"
#include "models/mailauth/dkim/signature.h"
#include "models/mailauth/message.h"

#include <QString>

/// DKIM (RFC 6376, 8301, 8463, 8616): is a message as its signer left it?
namespace bw::mailauth::dkim {

/// RFC 8601, 2.7.1. "none" is an empty list of reports.
enum class Verdict : std::uint8_t {
    Pass,
    Fail, ///< the hash of the body, or the signature, is another one
    Policy, ///< not looked at: one of too many
    Neutral, ///< the field breaks the grammar, or is of a version, algorithm or canonicalization that nobody knows
    TempError, ///< the DNS does not give the key now
    PermError, ///< all other failures of RFC 6376, 6.1: no key, revoked, too short, rsa-sha1, expired …
};
[[nodiscard]] const char *wordOf(Verdict verdict);

/// Of one DKIM-Signature field.
struct Report
{
    Verdict verdict = Verdict::Neutral;
    std::optional<Fault> fault; ///< none: it passed
    std::string domain, selector; ///< as A-labels; empty where the field did not give them
    std::string algorithm; ///< "rsa-sha256"
    std::string identity; ///< i (3.5)
    int bits = 0; ///< of an RSA key; 0: not known
    bool isTesting = false; ///< t=y: the domain asks not to be held to it (3.6.1)
    bool isPartial = false; ///< l: more may have been put behind what is signed (8.2)
    std::vector<std::string> fields; ///< that are signed (h)
    QString reason; ///< a sentence for a person
    std::optional<dns::Answer> lookup; ///< of the key; none: it was not asked for
};

struct Request
{
    core::UtcMicros now = 0; ///< for x (3.5)
    int leastBits = 1024; ///< of RSA (RFC 8301, 3.2)
    std::size_t most = 50; ///< signatures that are looked at (6.1)
};

/// A report each, in the message's order. A key may stand in one of several TXT records: the one that verifies counts (3.6.2.2).
[[nodiscard]] std::vector<Report> verify(const Message &message, dns::Resolver &resolver, const Request &request);

} // namespace bw::mailauth::dkim

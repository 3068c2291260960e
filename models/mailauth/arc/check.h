// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/authresults.h"
#include "models/mailauth/dkim/verify.h"

/// ARC (RFC 8617): what those who passed a message on say of how it came to them, and whether that chain is whole.
namespace bw::mailauth::arc {

/// RFC 8617, 4.4 and 10.1. TempError is ours: the DNS does not give a key now, so that nothing is decided.
enum class Verdict : std::uint8_t { None, Pass, Fail, TempError };
[[nodiscard]] const char *wordOf(Verdict verdict);

/// One who passed it on.
struct Set
{
    int instance = 0;
    std::string domain, selector; ///< of the seal
    std::string chain; ///< cv of the seal, small letters
    AuthResults results; ///< what they found
    std::optional<dkim::Fault> messageFault, sealFault; ///< none: it holds, or it was not looked at
    std::vector<dns::Answer> lookups;
};

struct Report
{
    Verdict verdict = Verdict::None;
    std::vector<Set> sets; ///< from the first to the last; empty: none, or their structure is broken
    QString reason; ///< a sentence for a person
};

/// Validator actions of RFC 8617, 5.2: at most 50 sets, their structure, the last message signature, every seal from the last to the first.
[[nodiscard]] Report check(const Message &message, dns::Resolver &resolver, const dkim::Request &request);

} // namespace bw::mailauth::arc

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/arc/check.h"
#include "models/mailauth/dmarc/check.h"
#include "models/mailauth/spf/check.h"

#include <optional>

/// SPF, DKIM, DMARC and ARC of one message, over a Resolver alone. Pure; the thread is the Resolver's.
namespace bw::mailauth {

struct MessageRequest
{
    core::IpAddress client {}; ///< who handed it over; unknown: SPF has nothing to check
    std::optional<std::string> mailFrom {}; ///< "" for a bounce; nothing: what Return-Path says
    std::string helo {};
    core::UtcMicros now = 0;
    dmarc::Method method = dmarc::Method::TreeWalk;
};

struct MessageReport
{
    std::string mailFrom; ///< that SPF was checked for
    spf::Report spf;
    std::vector<dkim::Report> dkim;
    dmarc::Report dmarc;
    arc::Report arc;
};
[[nodiscard]] MessageReport checkMessage(const Message &message, const MessageRequest &request, dns::Resolver &resolver);

/// DMARC decides; without it, either SPF or DKIM does.
[[nodiscard]] bool isProven(const MessageReport &report);

/// Who handed a message over, as its topmost Received field (RFC 5321, 4.4) with a public address says: whoever wrote that field may have
/// lied. Nothing: there is none.
struct Handover
{
    core::IpAddress client;
    std::string helo;
};
[[nodiscard]] std::optional<Handover> handoverOf(const Message &message);

} // namespace bw::mailauth

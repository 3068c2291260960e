// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mailauth/message.h"

#include <optional>

namespace bw::mailauth {

/// Domains of the addresses in a mailbox list (RFC 5322, 3.4): names, comments, quotes, groups and routes are looked through. As written;
/// an address without a domain, or with a literal one, gives none.
[[nodiscard]] std::vector<std::string> addressDomains(std::string_view list);

/// Of all From fields.
[[nodiscard]] std::vector<std::string> authorDomains(const Message &message);

/// "ann@example.org" of "<ann@example.org>"; an address without brackets as it is.
[[nodiscard]] std::string withoutBrackets(std::string address);

/// What stands in the last hop's Return-Path (RFC 5321, 4.4), without brackets; nothing: there is none. "" is a bounce.
[[nodiscard]] std::optional<std::string> returnPath(const Message &message);

} // namespace bw::mailauth

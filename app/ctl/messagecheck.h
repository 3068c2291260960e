// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace bw::ctl {

class Context;

struct MessageCheckOptions
{
    std::string file, clientIp, mailFrom, helo, at, resolver, trustAnchor, dmarc;
    bool hasMailFrom = false; ///< it was given, perhaps empty; else Return-Path says it
};

/// `message check`: SPF, DKIM, DMARC and ARC of one message, in the contract's keys. \return the exit code.
[[nodiscard]] int checkMessage(const MessageCheckOptions &options, const Context &context);

} // namespace bw::ctl

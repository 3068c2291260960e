// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace bw::mta::postfix {

/// The parts of a syslog tag. Every daemon of one queue must give the same instance, whatever service it runs for:
///   postfix/smtpd             -> instance postfix, daemon smtpd
///   postfix/submission/smtpd  -> instance postfix, service submission, daemon smtpd (-o
///   syslog_name=postfix/submission) postfix-out/smtpd         -> instance postfix-out (postmulti: names begin with
///   postfix-) submission/smtpd          -> instance postfix, service submission: known service words are no instances
///   postfix                   -> instance postfix, daemon unknown (RFC 5424 by rsyslog cuts the name at the slash)
struct Tag
{
    std::string_view instance;
    std::string_view service;
    std::string_view daemon;
};
[[nodiscard]] Tag splitTag(std::string_view process);

/// Does Postfix write lines with this tag?
[[nodiscard]] bool readsProcess(std::string_view process, std::string_view text);

/// Length of the queue id at the start of \p text if ": " follows, else 0. Short: upper-case hex of at least six.
/// Long (enable_long_queue_ids): ten or more of 52 letters without vowels, 'z', the inode (postconf(5)).
[[nodiscard]] std::size_t queueIdLength(std::string_view text);
/// Is all of \p text a queue id?
[[nodiscard]] bool isQueueId(std::string_view text);

} // namespace bw::mta::postfix

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/words.h"

#include "models/mta/scan.h"

#include <array>
#include <cstdint>

namespace bw::mta::postfix {

namespace {

enum : std::uint8_t { HexDigit = 1, LongDigit = 2, AlphaNumeric = 4 };

constexpr std::array<std::uint8_t, 256> makeClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (unsigned char c = '0'; c <= '9'; ++c)
        classes[c] = HexDigit | LongDigit | AlphaNumeric;
    for (const char *set : {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"}) {
        for (const char *c = set; *c; ++c)
            classes[static_cast<unsigned char>(*c)] = AlphaNumeric;
    }
    for (const char *c = "BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"; *c; ++c)
        classes[static_cast<unsigned char>(*c)] |= LongDigit;
    for (const char *c = "ABCDEF"; *c; ++c)
        classes[static_cast<unsigned char>(*c)] |= HexDigit;
    return classes;
}
constexpr auto classes = makeClasses();

bool isIdOfClass(std::string_view id, std::uint8_t all)
{
    if ((all & HexDigit) && id.size() >= 6)
        return true;
    if (!(all & LongDigit))
        return false;
    const std::size_t z = id.rfind('z');
    return z != std::string_view::npos && z >= 10 && z + 1 < id.size();
}

/// Words that master.cf puts in place of an instance's name (-o syslog_name=submission).
constexpr std::string_view serviceWords[]{"submission", "submissions", "smtps", "smtp", "relay", "smtpd", "inbound",
    "outbound", "msa", "mx", "port25", "port465", "port587", "retry"};

/// Programs that log under a name of their own, without a slash.
constexpr std::string_view ownNames[]{"postfix-script", "postfix-tls-script", "postmulti-script", "post-install"};

constexpr std::string_view daemons[]{"anvil", "bounce", "cleanup", "defer", "discard", "dnsblog", "error", "flush",
    "lmtp", "local", "master", "nqmgr", "oqmgr", "pickup", "pipe", "postalias", "postcat", "postconf", "postdrop",
    "postfix", "postfix-script", "postkick", "postlock", "postlog", "postlogd", "postmap", "postmulti", "postqueue",
    "postscreen", "postsuper", "proxymap", "qmgr", "qmqpd", "retry", "scache", "sendmail", "showq", "smtp", "smtpd",
    "spawn", "tlsmgr", "tlsproxy", "trace", "virtual"};

} // namespace

Tag splitTag(std::string_view process)
{
    Tag tag;
    const std::size_t last = process.rfind('/');
    if (last == std::string_view::npos) {
        const bool isOwn = isOneOf(process, ownNames);
        tag.instance = isOwn ? std::string_view("postfix") : process;
        tag.daemon = isOwn ? process : std::string_view();
        return tag;
    }
    tag.daemon = process.substr(last + 1);
    tag.instance = process.substr(0, last);
    if (const std::size_t first = tag.instance.find('/'); first != std::string_view::npos) {
        tag.service = tag.instance.substr(first + 1);
        tag.instance = tag.instance.substr(0, first);
    } else if (tag.instance != "postfix" && isOneOf(tag.instance, serviceWords)) {
        tag.service = tag.instance;
        tag.instance = "postfix";
    }
    return tag;
}

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    if (process == "postfix" || process.starts_with("postfix/") || process.starts_with("postfix-"))
        return true;
    const std::size_t last = process.rfind('/');
    if (last == std::string_view::npos)
        return isOneOf(process, ownNames);
    const std::string_view daemon = process.substr(last + 1);
    if (process.starts_with("cyrus/"))
        return false;
    // syslog_name may be anything: "mailout/smtpd", "submission/smtpd".
    return isOneOf(daemon, daemons) || daemon == "trivial-rewrite" || daemon == "verify";
}

bool isQueueId(std::string_view text)
{
    std::uint8_t all = HexDigit | LongDigit;
    for (const char c : text)
        all &= classes[static_cast<unsigned char>(c)];
    return isIdOfClass(text, all);
}

std::size_t queueIdLength(std::string_view text)
{
    std::uint8_t all = HexDigit | LongDigit;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const std::uint8_t c = classes[static_cast<unsigned char>(text[at])];
        if (!(c & AlphaNumeric))
            break;
        all &= c;
        if (!all)
            return 0;
    }
    if (at + 1 >= text.size() || text[at] != ':' || text[at + 1] != ' ')
        return 0;
    return isIdOfClass(text.substr(0, at), all) ? at : 0;
}

} // namespace bw::mta::postfix

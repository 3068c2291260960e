// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/envelopeparts.h"

namespace bw::logs {

bool isFacilityAndLevel(std::string_view word)
{
    if (word.starts_with('<') && word.ends_with('>'))
        word = word.substr(1, word.size() - 2);
    const std::size_t point = word.find_first_of(".:");
    const std::string_view level = point == std::string_view::npos ? std::string_view() : word.substr(point + 1);
    for (const std::string_view known :
        {"debug", "info", "notice", "warn", "warning", "err", "error", "crit", "alert", "emerg"}) {
        if (level == known)
            return true;
    }
    return false;
}

std::size_t foreignPrefix(std::string_view text)
{
    std::size_t at = 0;
    while (text.substr(at, 2) == "\x1b[") {
        const std::size_t end = text.find('m', at);
        if (end == std::string_view::npos || end - at > 12)
            break;
        at = end + 1;
    }
    if (const std::size_t digits = text.find_first_not_of("0123456789", at); digits != std::string_view::npos && digits > at && digits - at < 7
        && text.substr(digits, 2) == " <")
        return digits + 1;
    const std::size_t bar = text.substr(0, at + 64).find(" | ", at);
    const std::string_view name = bar == std::string_view::npos ? std::string_view() : text.substr(at, bar - at);
    const std::size_t nameEnd = name.find(' ');
    if (!name.empty() && name[0] != ' ' && (nameEnd == std::string_view::npos || name.find_first_not_of(' ', nameEnd) == std::string_view::npos))
        return bar + 3;
    return at;
}

} // namespace bw::logs

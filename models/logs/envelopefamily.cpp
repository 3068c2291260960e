// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/hash.h"
#include "models/logs/envelope.h"
#include "models/logs/envelopeparts.h"

#include <algorithm>
#include <array>
#include <functional>

namespace bw::logs {

EnvelopeFamily familyOf(EnvelopeKind kind, const Line &line)
{
    const auto plain = static_cast<std::uint32_t>(kind);
    if (kind == EnvelopeKind::JournalJson || kind == EnvelopeKind::JournalExport || (line.process.empty() && line.host.empty()))
        return EnvelopeFamily(plain);
    // What stands before the process, with digits and words made alike: the host is another question, and the offset
    // of the zone stays, since the same moment in another zone is other bytes.
    std::string_view head = line.raw;
    if (head.starts_with(byteOrderMark))
        head.remove_prefix(byteOrderMark.size());
    const auto placeOf = [&](std::string_view part) {
        const auto at = static_cast<std::size_t>(part.data() - head.data());
        return part.empty() || std::less<>()(part.data(), head.data()) || at > head.size() ? std::string_view::npos : at;
    };
    const std::size_t host = placeOf(line.host);
    head = head.substr(0, std::min(placeOf(line.process), host == std::string_view::npos ? host : host + line.host.size()));
    std::string shape;
    bool isOffset = false;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (i == host)
            break;
        const char c = head[i];
        if (isDigit(c)) {
            shape.push_back(isOffset ? c : '9');
            if (!isOffset && i > 0 && head[0] == '<' && head.find('>') > i && shape.ends_with("99"))
                shape.pop_back(); // <6> and <22>
        } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            if (!shape.ends_with('a'))
                shape.push_back('a'); // mail.info and mail.warning
        } else {
            isOffset = (isOffset && c == ':') || c == '+' || (c == '-' && shape.find(':') != std::string::npos);
            shape.push_back(c == ' ' && shape == "a " ? '9' : c); // "Nov  3"
        }
    }
    return EnvelopeFamily(static_cast<std::uint32_t>(core::fastHash(shape, plain)) << 4 | plain);
}

std::string_view nameOf(EnvelopeKind kind)
{
    static constexpr std::array<std::string_view, 7> names{
        "unknown", "RFC 3164", "RFC 3339", "RFC 5424", "journald short-iso", "journald JSON", "journald export"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace bw::logs

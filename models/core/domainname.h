// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace bw::core {

/// A domain with its U-labels as A-labels (RFC 5890, 2.3.2), in small letters; empty where that cannot be. Bytes that are ASCII stay.
[[nodiscard]] std::string asciiDomain(std::string_view domain);

/// A domain that a person names, as stores keep it: asciiDomain() without the last dot. A literal address ("[192.0.2.1]") stays.
/// Nothing: a host or a mail domain cannot have this name (RFC 1035, 2.3.4; RFC 5321, 4.1.2; "_" is let through).
[[nodiscard]] std::optional<QString> domainName(const QString &text);

/// The same, also for "*.example.com": those below it.
[[nodiscard]] std::optional<QString> domainPattern(const QString &text);

/// A domain, or a pattern of those below one, that is looked for: strangers' logs and reports hold names that none can have ("-x.example",
/// "a/b.example", "example..org"), and these are found as they stand, in small letters. Nothing: no store can hold it: an address, what is
/// empty, has blanks or control characters, or has no form in ASCII.
[[nodiscard]] std::optional<QString> domainToFind(const QString &text);

/// \p pattern: a name, or "*.example.com" for those below it.
[[nodiscard]] bool domainMatches(const QString &pattern, const QString &domain);

} // namespace bw::core

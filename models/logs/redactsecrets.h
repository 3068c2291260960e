// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bw::logs {

/// A raw text without what opens a door: password hashes (crypt(5), Dovecot's {SCHEME}), fields of shadow(5), values of names such
/// as password= or token:, AUTH and Authorization answers, user:password@ of URLs, private keys, long tokens. Each becomes "*";
/// what is around it stays. Errs on the side of hiding: for texts that are kept for people (lines kept aside), not for grammars.
[[nodiscard]] std::string redactSecrets(std::string_view text);

/// Follows the lines of a private key (PEM, PGP) that stands in a log over many lines. One for each source of lines.
class KeyBlock final
{
public:
    /// Is this line inside of a private key: neither its first nor its last line?
    [[nodiscard]] bool holds(std::string_view line);

private:
    int m_left = 0; ///< lines until it is believed to be over, whatever comes
};

} // namespace bw::logs

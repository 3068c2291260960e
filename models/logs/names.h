// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bw::logs {

/// Takes the names of mailboxes out of prose, where no "@" and no brackets show them: "550 unknown user: ann", "ann... User
/// unknown", "Mailbox for ann is full", "rfc822;ann", /var/mail/ann, lmtp(ann). What stands where a name would and is no
/// word that replies are made of becomes \p sign. Linear in the text's length.
[[nodiscard]] std::string withoutMailboxNames(std::string_view text, std::string_view sign);

/// Takes one local part (lower case, as canonicalAddress() makes it) out of a text: whole words only, in any case. One that
/// is also a word of replies ("full", "closed") only where it is set apart: in quotes, in brackets, behind a colon.
/// False: it does not stand there, and \p out is untouched.
bool takeOutLocalPart(std::string_view text, std::string_view localPart, std::string_view sign, std::string &out);

/// The words of a text as a set that may hold too much, never too little.
class WordSet final
{
public:
    WordSet() = default;
    explicit WordSet(std::string_view text);
    [[nodiscard]] bool mayHold(std::string_view localPart) const; ///< its first word

private:
    std::uint64_t m_bits[4] {};
};

} // namespace bw::logs

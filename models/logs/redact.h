// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace bw::logs {

/// The one function that every raw text passes before it is kept (line, reply, command output, input kept aside): each
/// address-like token loses its local part, in every shape named in models/store/README.md, Privacy (bare, quoted, percent-encoded,
/// VERP, SRS, BATV, xtext, RFC 2047 …). Its output is what "raw" means in Breakwater.
[[nodiscard]] std::string redactRecipients(std::string_view text);

/// A reply as a template: addresses, host names' variable parts, numbers, ids and dates become placeholders, so that
/// "550 5.1.1 <ann@example.org>: no such user" of a million recipients is one string. At most limits::templateBytes.
[[nodiscard]] std::string replyTemplate(std::string_view reply);
/// The same before mailbox names in its prose are looked for (names.h), which costs more: to be kept nowhere.
[[nodiscard]] std::string replyShape(std::string_view reply);

/// The reply with "#" for each word that replyShape() makes "#" of anyway (queue ids, session ids), so that replies that
/// differ in nothing else are one text: replyShape() of it is replyShape() of the reply. Into \p out. \p alsoNumbers: long ones too
/// ("250 2.0.0 OK 1795447047"), which may name a mailbox.
void withoutTokens(std::string_view reply, std::string &out, bool alsoNumbers);

/// VERP, SRS or BATV local part to its pattern ("bounce+ann=example.org" → "bounce+*"); others unchanged.
[[nodiscard]] std::string senderPattern(std::string_view localPart);

/// What is hashed for an address: casefold(local part) + "@" + lower-case A-label domain. Appends to \p out.
void canonicalAddress(std::string_view address, std::string &out);

} // namespace bw::logs

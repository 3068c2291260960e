// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// What bytes are, by themselves and never by a name or label. Pure; any thread.
namespace bw::feedback {

inline constexpr std::size_t contentHeadBytes = 64 * 1024; ///< by which it is known

enum class PartContent : std::uint8_t {
    Container, ///< gzip, zip …: for models/archive
    Xml, ///< of a DMARC aggregate report
    Json ///< of a TLS report
};
/// \p bytes: all, or at least contentHeadBytes.
[[nodiscard]] std::optional<PartContent> partContentOf(std::string_view bytes);

/// XML or JSON by its first sign alone, whatever it is about.
[[nodiscard]] std::optional<PartContent> markupOf(std::string_view bytes);

enum class MailForm : std::uint8_t { None, Message, Mailbox /**< mbox: messages behind "From " lines */ };
[[nodiscard]] MailForm mailFormOf(std::string_view bytes);
/// The line with which mbox begins a message: "From ann@example.org Mon Nov 23 10:00:00 2026".
[[nodiscard]] bool isMailboxLine(std::string_view line);

} // namespace bw::feedback

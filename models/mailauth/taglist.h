// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bw::mailauth {

/// tag=value; tag=value (RFC 6376, 3.2): DKIM signatures and keys, DMARC records. Names keep their case.
class TagList final
{
public:
    /// Nothing: breaks the grammar, or has a tag twice.
    [[nodiscard]] static std::optional<TagList> parse(std::string_view text);

    /// Without white space around it, inner folds kept. Nothing: the tag is not there (an empty one is).
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
    [[nodiscard]] std::string_view firstName() const { return m_tags.empty() ? std::string_view() : std::string_view(m_tags.front().name); }

private:
    struct Tag
    {
        std::string name, value;
    };
    std::vector<Tag> m_tags;
};

/// Pieces between \p separator, without white space around them (folds included).
[[nodiscard]] std::vector<std::string_view> trimmedPieces(std::string_view text, char separator);
/// White space within removed as well: base64, numbers and lists may be folded.
[[nodiscard]] std::string withoutSpace(std::string_view text);
/// base64string (RFC 6376, 2.10), which may lack its padding; folds removed. Nothing: other characters, or a length that cannot be.
[[nodiscard]] std::optional<std::string> base64(std::string_view text);

} // namespace bw::mailauth

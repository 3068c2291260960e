// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bw::store {

/// Which of 4,096 numbers that follow each other were taken: two bytes for each while they are few, a bit for each else. Of entries
/// of a node's journal, as the store keeps them (table journal_entry). Plain data.
class EntryPage final
{
public:
    static constexpr std::uint64_t numbers = 4096;
    EntryPage() = default;
    /// None: these are no bytes of a page.
    [[nodiscard]] static std::optional<EntryPage> fromBytes(std::string_view bytes);
    [[nodiscard]] bool has(std::uint64_t number) const; ///< by its place in the page: number % numbers
    void add(std::uint64_t number);
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    [[nodiscard]] bool isList() const;
    [[nodiscard]] std::size_t placeOf(std::uint16_t number) const; ///< in a list: the first that is not lower

    std::string m_bytes; ///< rising numbers, low byte first; or bits
};

} // namespace bw::store

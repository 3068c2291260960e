// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/entrypage.h"

namespace bw::store {

namespace {

constexpr std::size_t bitBytes = EntryPage::numbers / 8;

std::uint16_t numberAt(std::string_view bytes, std::size_t place)
{
    const auto *at = reinterpret_cast<const unsigned char *>(bytes.data()) + place * 2;
    return static_cast<std::uint16_t>(at[0] | at[1] << 8);
}

void setBit(std::string &bits, std::uint16_t number)
{
    bits[number / 8] = static_cast<char>(bits[number / 8] | 1 << number % 8);
}

} // namespace

bool EntryPage::isList() const
{
    return m_bytes.size() < bitBytes;
}

std::optional<EntryPage> EntryPage::fromBytes(std::string_view bytes)
{
    if (bytes.size() > bitBytes || bytes.size() % 2 != 0)
        return std::nullopt;
    EntryPage page;
    page.m_bytes = bytes;
    for (std::size_t i = 0; page.isList() && i < bytes.size() / 2; ++i)
        if (numberAt(bytes, i) >= numbers || (i > 0 && numberAt(bytes, i) <= numberAt(bytes, i - 1)))
            return std::nullopt;
    return page;
}

std::size_t EntryPage::placeOf(std::uint16_t number) const
{
    std::size_t from = 0, to = m_bytes.size() / 2;
    while (from < to) {
        const std::size_t middle = (from + to) / 2;
        if (numberAt(m_bytes, middle) < number)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool EntryPage::has(std::uint64_t number) const
{
    const auto low = static_cast<std::uint16_t>(number % numbers);
    if (!isList())
        return (m_bytes[low / 8] >> low % 8 & 1) != 0;
    const std::size_t place = placeOf(low);
    return place < m_bytes.size() / 2 && numberAt(m_bytes, place) == low;
}

void EntryPage::add(std::uint64_t number)
{
    if (has(number))
        return;
    const auto low = static_cast<std::uint16_t>(number % numbers);
    if (isList() && m_bytes.size() + 2 < bitBytes) {
        const char bytes[2] { static_cast<char>(low & 0xff), static_cast<char>(low >> 8) };
        m_bytes.insert(placeOf(low) * 2, bytes, 2);
        return;
    }
    if (isList()) {
        std::string bits(bitBytes, '\0');
        for (std::size_t i = 0; i < m_bytes.size() / 2; ++i)
            setBit(bits, numberAt(m_bytes, i));
        m_bytes = std::move(bits);
    }
    setBit(m_bytes, low);
}

} // namespace bw::store

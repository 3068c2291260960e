// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/varint.h"
#include "models/logs/interner.h"

#include <algorithm>
#include <string>
#include <unordered_map>

/// How the ledger's open state is written down (ledgerpacking.cpp). Format 1: varints (LEB128; times zigzag and relative to a
/// base), strings once and then by their place, logins as text if they ever succeeded, else as their hash.
namespace bw::logs {

inline constexpr char stateFormat = 1;

class Packer final
{
public:
    explicit Packer(const Interner &interner)
        : m_interner(interner)
    {
        m_out.push_back(stateFormat);
    }
    void number(std::uint64_t value) { core::putNumber(m_out, value); }
    void integer(std::int64_t value) { number(core::zigzag(value)); }
    void numbers(const auto &values)
    {
        number(values.size());
        for (const std::uint64_t value : values)
            number(value);
    }
    /// INT64_MIN ("never") is 0, others are 1 + zigzag of the distance to the base.
    void time(core::UtcMicros value)
    {
        if (value == INT64_MIN) {
            number(0);
            return;
        }
        number(1 + core::zigzag(value - m_base));
    }
    void setBase(core::UtcMicros base)
    {
        integer(base);
        m_base = base;
    }
    void bytes(std::string_view text)
    {
        number(text.size());
        m_out.append(text);
    }
    void hash(const core::KeyedHash &hash)
    {
        if (hash.isNull()) {
            m_out.push_back(0);
            return;
        }
        m_out.push_back(1);
        m_out.append(reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size());
    }
    void string(StringRef ref)
    {
        if (ref == 0) {
            number(0);
            return;
        }
        if (const std::size_t place = placeOf(ref); place < m_seen.size()) {
            number(2 + place);
            return;
        }
        m_seen.push_back(ref);
        if (m_seen.size() > fewStrings)
            m_places.emplace(ref, m_seen.size() - 1);
        number(1);
        bytes(m_interner.text(ref));
    }
    void login(StringRef ref)
    {
        number(ref == 0 ? 0 : m_interner.loginSucceeded(ref) ? 2 : 1);
        if (ref != 0)
            bytes(m_interner.loginSucceeded(ref) ? m_interner.text(ref) : m_interner.loginHash(ref));
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    static constexpr std::size_t fewStrings = 16; ///< of nearly all states; the hosts of a relay's log are more

    [[nodiscard]] std::size_t placeOf(StringRef ref) const
    {
        const auto last = m_seen.begin() + static_cast<std::ptrdiff_t>(std::min(m_seen.size(), fewStrings));
        if (const auto found = std::find(m_seen.begin(), last, ref); found != last)
            return static_cast<std::size_t>(found - m_seen.begin());
        const auto found = m_places.find(ref);
        return found == m_places.end() ? m_seen.size() : found->second;
    }

    const Interner &m_interner;
    std::string m_out;
    std::vector<StringRef> m_seen;
    std::unordered_map<StringRef, std::size_t> m_places; ///< of those beyond the few
    core::UtcMicros m_base = 0;
};

class Unpacker final
{
public:
    Unpacker(std::string_view bytes, Interner &interner, std::vector<NewString> &news)
        : m_bytes(bytes)
        , m_interner(interner)
        , m_news(news)
    {
        m_isGood = !bytes.empty() && bytes[0] == stateFormat;
        m_at = 1;
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_bytes.size(); }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        m_isGood = core::takeNumber(m_bytes, m_at, value) && m_isGood;
        return value;
    }
    std::int64_t integer() { return core::unzigzag(number()); }
    void numbers(const auto &add)
    {
        for (std::uint64_t left = number(); left > 0 && m_isGood; --left)
            add(number());
    }
    core::UtcMicros time()
    {
        const std::uint64_t value = number();
        if (value == 0)
            return INT64_MIN;
        return m_base + core::unzigzag(value - 1);
    }
    void takeBase() { m_base = integer(); }
    [[nodiscard]] core::UtcMicros base() const { return m_base; }
    std::string_view bytes()
    {
        const std::uint64_t size = number();
        if (size > m_bytes.size() - std::min(m_at, m_bytes.size())) {
            m_isGood = false;
            return {};
        }
        const std::string_view text = m_bytes.substr(m_at, size);
        m_at += size;
        return text;
    }
    core::KeyedHash hash()
    {
        core::KeyedHash hash;
        if (number() == 0)
            return hash;
        if (m_bytes.size() - std::min(m_at, m_bytes.size()) < hash.bytes.size()) {
            m_isGood = false;
            return hash;
        }
        std::copy_n(reinterpret_cast<const std::uint8_t *>(m_bytes.data()) + m_at, hash.bytes.size(), hash.bytes.begin());
        m_at += hash.bytes.size();
        return hash;
    }
    StringRef string(StringKind kind)
    {
        const std::uint64_t code = number();
        if (code == 0)
            return 0;
        if (code == 1) {
            const StringRef ref = m_interner.intern(kind, bytes(), m_news);
            m_seen.push_back(ref);
            return ref;
        }
        if (code - 2 >= m_seen.size()) {
            m_isGood = false;
            return 0;
        }
        return m_seen[code - 2];
    }
    StringRef login()
    {
        const std::uint64_t code = number();
        if (code == 0)
            return 0;
        const std::string_view text = bytes();
        return code == 2 ? m_interner.login(text, true, m_news) : m_interner.restoredLogin(text, {}, m_news);
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    Interner &m_interner;
    std::vector<NewString> &m_news;
    std::vector<StringRef> m_seen;
    core::UtcMicros m_base = 0;
    bool m_isGood = false;
};

} // namespace bw::logs

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/hash.h"
#include "models/logs/batch.h"
#include "models/logs/flatmap.h"

#include <string_view>
#include <vector>

namespace bw::logs {

/// The strings and stream keys of a ledger's session, as small numbers. A number keeps its meaning until a sweep frees it;
/// then it may come back with a new meaning, which the batch says before it is used. An attacker chooses many of these
/// strings, so the number of them is bounded: sweep() forgets all that the ledger does not hold.
class Interner final
{
public:
    static constexpr std::size_t maximum = 120'000;

    explicit Interner(core::KeyedHasher &hasher)
        : m_hasher(hasher)
    {
        m_strings.resize(1);
        m_checks.resize(1);
        m_streams.resize(1);
    }

    /// 0 for an empty text. Texts are cut at limits::fieldBytes.
    StringRef intern(StringKind kind, std::string_view text, std::vector<NewString> &news);
    [[nodiscard]] bool isKnown(StringKind kind, std::string_view text) { return find(placeOf(kind, text)) != 0; }
    /// A login by its canonical name; \p succeeded puts its text into the dictionary.
    StringRef login(std::string_view name, bool succeeded, std::vector<NewString> &news);
    /// A login from its stored hash and text (restored state); text is empty if it never succeeded.
    StringRef restoredLogin(std::string_view hash, std::string_view text, std::vector<NewString> &news);
    void setOwn(StringRef ref, std::vector<NewString> &news);

    std::uint32_t stream(StringRef senderDomain, StringRef login, std::string_view network, StringRef instance,
        std::vector<StreamKey> &news);

    [[nodiscard]] std::string_view text(StringRef ref) const { return m_strings[ref].text; }
    [[nodiscard]] const StreamKey &streamKey(std::uint32_t ref) const { return m_streams[ref].key; }
    [[nodiscard]] std::string_view loginHash(StringRef ref) const { return m_strings[ref].hasHash ? m_strings[ref].hash.view() : std::string_view(); }
    [[nodiscard]] bool loginSucceeded(StringRef ref) const { return m_strings[ref].told; }

    [[nodiscard]] bool isFull() const { return m_used > maximum; }
    void beginSweep();
    void keep(StringRef ref) { m_strings[ref].kept = true; }
    void keepStream(std::uint32_t ref);
    void endSweep();

private:
    struct alignas(64) String ///< one line of the cache
    {
        std::string text;
        std::uint64_t place = 0;
        StringKind kind {};
        bool used = false, own = false, told = false, kept = false, hasHash = false;
        core::KeyedHash hash; ///< of a login
    };
    static_assert(sizeof(String) == 64);
    struct Stream
    {
        StreamKey key;
        std::uint64_t place = 0;
        bool used = false, kept = false;
    };
    /// Texts are known by 128 bits under the store's key, not by their bytes: those would have to come from memory each time.
    [[nodiscard]] core::WideHash placeOf(StringKind kind, std::string_view text);
    void put(StringRef ref, std::string_view text, core::WideHash place);
    StringRef add(StringKind kind, std::string_view text, core::WideHash place);
    [[nodiscard]] StringRef find(core::WideHash place) const;

    core::KeyedHasher &m_hasher;
    std::uint64_t m_seed = 0; ///< 0: not made yet
    std::vector<String> m_strings;
    std::vector<std::uint64_t> m_checks; ///< as m_strings: the half of a text's hash that is not its place
    std::vector<StringRef> m_freeStrings;
    std::vector<Stream> m_streams;
    std::vector<std::uint32_t> m_freeStreams;
    SlotTable m_table;
    SlotTable m_streamTable;
    std::size_t m_used = 0;
};

} // namespace bw::logs

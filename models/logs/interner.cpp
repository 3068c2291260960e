// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/interner.h"

#include "models/core/limits.h"

#include <algorithm>

namespace bw::logs {

core::WideHash Interner::placeOf(StringKind kind, std::string_view text)
{
    if (m_seed == 0)
        m_seed = m_hasher.hash("the places of strings").first64() | 1;
    return core::wideHash(text, m_seed + static_cast<std::uint64_t>(kind));
}

StringRef Interner::find(core::WideHash place) const
{
    const std::uint32_t slot = m_table.find(place.low, [&](std::uint32_t ref) { return m_checks[ref] == place.high; });
    return slot == SlotTable::none ? 0 : slot;
}

void Interner::put(StringRef ref, std::string_view text, core::WideHash place)
{
    m_strings[ref].text = text;
    m_strings[ref].place = place.low;
    m_checks[ref] = place.high;
    m_table.insert(place.low, ref);
}

StringRef Interner::add(StringKind kind, std::string_view text, core::WideHash place)
{
    StringRef ref = 0;
    if (m_freeStrings.empty()) {
        ref = static_cast<StringRef>(m_strings.size());
        m_strings.emplace_back();
        m_checks.emplace_back();
    } else {
        ref = m_freeStrings.back();
        m_freeStrings.pop_back();
    }
    String &entry = m_strings[ref];
    entry = {};
    entry.kind = kind;
    entry.used = true;
    put(ref, text, place);
    ++m_used;
    return ref;
}

StringRef Interner::intern(StringKind kind, std::string_view text, std::vector<NewString> &news)
{
    if (text.empty())
        return 0;
    text = text.substr(0, core::limits::fieldBytes);
    const core::WideHash place = placeOf(kind, text);
    if (const StringRef known = find(place))
        return known;
    const StringRef ref = add(kind, text, place);
    NewString &said = news.emplace_back();
    said.ref = ref;
    said.kind = kind;
    said.key = text;
    said.own = kind == StringKind::Reply; // templates are capped by themselves and do not leave
    return ref;
}

StringRef Interner::login(std::string_view name, bool succeeded, std::vector<NewString> &news)
{
    if (name.empty())
        return 0;
    const core::WideHash place = placeOf(StringKind::Login, name);
    StringRef ref = find(place);
    bool isNew = ref == 0;
    if (isNew) {
        const core::KeyedHash hash = m_hasher.hash(name);
        const std::string_view bytes(reinterpret_cast<const char *>(hash.bytes.data()), hash.bytes.size());
        // An earlier run may have left it by its hash alone.
        const core::WideHash hashPlace = placeOf(StringKind::Login, bytes);
        ref = find(hashPlace);
        if (ref != 0) {
            isNew = false;
            m_table.erase(hashPlace.low, ref);
            put(ref, name, place);
        } else {
            ref = add(StringKind::Login, name, place);
            m_strings[ref].hash = hash;
            m_strings[ref].hasHash = true;
        }
    }
    String &entry = m_strings[ref];
    if (!isNew && (!succeeded || entry.told))
        return ref;
    NewString &said = news.emplace_back();
    said.ref = ref;
    said.kind = StringKind::Login;
    said.key = loginHash(ref);
    if (succeeded) {
        said.text = name;
        said.own = true;
        entry.own = entry.told = true;
    }
    return ref;
}

StringRef Interner::restoredLogin(std::string_view hash, std::string_view text, std::vector<NewString> &news)
{
    if (hash.size() != sizeof core::KeyedHash::bytes)
        return 0;
    if (!text.empty())
        return login(text, true, news);
    // Its name is not known any more: the hash stands for it until a line names it again.
    const core::WideHash place = placeOf(StringKind::Login, hash);
    if (const StringRef known = find(place))
        return known;
    const StringRef ref = add(StringKind::Login, hash, place);
    std::copy(hash.begin(), hash.end(), m_strings[ref].hash.bytes.begin());
    m_strings[ref].hasHash = true;
    NewString &said = news.emplace_back();
    said.ref = ref;
    said.kind = StringKind::Login;
    said.key = hash;
    return ref;
}

void Interner::setOwn(StringRef ref, std::vector<NewString> &news)
{
    if (ref == 0 || m_strings[ref].own)
        return;
    String &entry = m_strings[ref];
    entry.own = true;
    NewString &said = news.emplace_back();
    said.ref = ref;
    said.kind = entry.kind;
    said.key = entry.kind == StringKind::Login ? loginHash(ref) : std::string_view(entry.text);
    said.own = true;
}

std::uint32_t Interner::stream(StringRef senderDomain, StringRef login, std::string_view network, StringRef instance,
    std::vector<StreamKey> &news)
{
    const std::uint64_t place = mix(core::fastHash(network, senderDomain), std::uint64_t(login) << 32 | instance);
    const std::uint32_t known = m_streamTable.find(place, [&](std::uint32_t ref) {
        const StreamKey &key = m_streams[ref].key;
        return key.senderDomain == senderDomain && key.login == login && key.instance == instance && key.network == network;
    });
    if (known != SlotTable::none)
        return known;
    std::uint32_t ref = 0;
    if (m_freeStreams.empty()) {
        ref = static_cast<std::uint32_t>(m_streams.size());
        m_streams.emplace_back();
    } else {
        ref = m_freeStreams.back();
        m_freeStreams.pop_back();
    }
    Stream &entry = m_streams[ref];
    entry.key = { ref, senderDomain, login, instance, std::string(network) };
    entry.place = place;
    entry.used = true;
    m_streamTable.insert(place, ref);
    ++m_used;
    news.push_back(entry.key);
    return ref;
}

void Interner::beginSweep()
{
    for (String &entry : m_strings)
        entry.kept = false;
    for (Stream &entry : m_streams)
        entry.kept = false;
}

void Interner::keepStream(std::uint32_t ref)
{
    Stream &entry = m_streams[ref];
    entry.kept = true;
    keep(entry.key.senderDomain);
    keep(entry.key.login);
    keep(entry.key.instance);
}

void Interner::endSweep()
{
    for (std::uint32_t ref = 1; ref < m_streams.size(); ++ref) {
        Stream &entry = m_streams[ref];
        if (!entry.used || entry.kept)
            continue;
        m_streamTable.erase(entry.place, ref);
        entry = {};
        m_freeStreams.push_back(ref);
        --m_used;
    }
    for (StringRef ref = 1; ref < m_strings.size(); ++ref) {
        String &entry = m_strings[ref];
        if (!entry.used || entry.kept)
            continue;
        m_table.erase(entry.place, ref);
        entry = {};
        m_freeStrings.push_back(ref);
        --m_used;
    }
}

} // namespace bw::logs

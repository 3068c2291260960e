// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/key.h"

#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>

namespace bw::mailauth::dkim {

namespace {

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> all;
    for (const std::string_view word : trimmedPieces(text, ':'))
        all.push_back(lower(word));
    return all;
}

bool has(const std::vector<std::string> &all, std::string_view word)
{
    return std::ranges::find(all, word) != all.end();
}

} // namespace

tl::expected<KeyRecord, Fault> parseKey(std::string_view text)
{
    const auto tags = TagList::parse(text);
    if (!tags)
        return tl::unexpected<Fault>(Fault::KeySyntax);
    const auto version = tags->value("v"), key = tags->value("p");
    if ((version && (*version != "DKIM1" || tags->firstName() != "v")) || !key)
        return tl::unexpected<Fault>(Fault::KeySyntax);
    if (withoutSpace(*key).empty())
        return tl::unexpected<Fault>(Fault::KeyRevoked);
    KeyRecord record;
    auto decoded = base64(*key);
    if (!decoded)
        return tl::unexpected<Fault>(Fault::KeySyntax);
    record.key = std::move(*decoded);
    if (const auto value = tags->value("k"))
        record.algorithm = lower(withoutSpace(*value));
    if (const auto value = tags->value("h"))
        record.hashes = words(*value);
    if (const auto value = tags->value("s")) {
        record.services = words(*value);
        record.isForMail = has(record.services, "*") || has(record.services, "email");
    }
    if (const auto value = tags->value("t")) {
        const auto flags = words(*value);
        record.isTesting = has(flags, "y");
        record.isStrict = has(flags, "s");
    }
    record.hasGranularity = tags->value("g").has_value();
    return record;
}

} // namespace bw::mailauth::dkim

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dmarc/record.h"

#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace bw::mailauth::dmarc {

namespace {

using Tags = std::map<std::string, std::string_view>;

std::optional<Policy> policyOf(const Tags &tags, const char *name, bool *isBad = nullptr)
{
    const auto tag = tags.find(name);
    if (tag == tags.end())
        return {};
    const std::string word = lower(tag->second);
    for (const Policy policy : { Policy::None, Policy::Quarantine, Policy::Reject })
        if (word == wordOf(policy))
            return policy;
    if (isBad)
        *isBad = true;
    return {};
}

std::string wordOf(const Tags &tags, const char *name)
{
    const auto tag = tags.find(name);
    return tag == tags.end() ? std::string() : lower(tag->second);
}

/// "mailto:dmarc@example.org!10m": the size is nothing any more, the scheme must be there (RFC 3986, 3.1).
std::vector<std::string> urisOf(std::string_view text)
{
    std::vector<std::string> uris;
    for (const std::string_view uri : trimmedPieces(text, ',')) {
        const std::size_t colon = uri.find(':');
        if (colon != std::string_view::npos && colon > 0 && colon + 1 < uri.size())
            uris.emplace_back(uri);
    }
    return uris;
}

} // namespace

const char *wordOf(Policy policy)
{
    switch (policy) {
    case Policy::None:
        return "none";
    case Policy::Quarantine:
        return "quarantine";
    case Policy::Reject:
        break;
    }
    return "reject";
}

std::optional<Policy> policyOf(const Record &record)
{
    if (record.p && !record.hasBadPolicy)
        return record.p;
    return record.aggregateTo.empty() ? std::nullopt : std::optional(Policy::None);
}

Policy effectOf(Policy policy, const Record &record)
{
    return record.isTesting && policy != Policy::None ? static_cast<Policy>(static_cast<int>(policy) - 1) : policy;
}

std::optional<Record> parseRecord(std::string_view text)
{
    Tags tags;
    Record record;
    bool isFirst = true;
    for (const std::string_view spec : trimmedPieces(text, ';')) {
        const std::size_t equals = spec.find('=');
        const auto pair = trimmedPieces(spec.substr(0, std::min(equals, spec.size())), '=');
        const std::string name = lower(pair.front());
        const std::string_view value = equals == std::string_view::npos ? std::string_view() : trimmedPieces(spec.substr(equals + 1), ';').front();
        if (std::exchange(isFirst, false)) {
            if (name != "v" || value != "DMARC1")
                return {};
            continue;
        }
        if (equals == std::string_view::npos)
            continue;
        tags.emplace(name, value);
        record.tags.push_back(name);
    }
    record.text = text;
    record.p = policyOf(tags, "p");
    record.sp = policyOf(tags, "sp", &record.hasBadPolicy);
    record.np = policyOf(tags, "np", &record.hasBadPolicy);
    record.isDkimStrict = wordOf(tags, "adkim") == "s";
    record.isSpfStrict = wordOf(tags, "aspf") == "s";
    record.isTesting = wordOf(tags, "t") == "y";
    const std::string psd = wordOf(tags, "psd");
    record.psd = psd == "y" ? Psd::Yes : psd == "n" ? Psd::No : Psd::Unknown;
    const std::string percent = wordOf(tags, "pct");
    int value = 0;
    if (const auto [end, error] = std::from_chars(percent.data(), percent.data() + percent.size(), value); error == std::errc() && end == percent.data() + percent.size() && value >= 0 && value <= 100)
        record.percent = value;
    if (const auto uris = tags.find("rua"); uris != tags.end())
        record.aggregateTo = urisOf(uris->second);
    if (const auto uris = tags.find("ruf"); uris != tags.end())
        record.failureTo = urisOf(uris->second);
    return record;
}

} // namespace bw::mailauth::dmarc

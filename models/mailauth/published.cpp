// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/published.h"

#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>

namespace bw::mailauth {

namespace {

constexpr std::size_t mostUris = 100;

bool isVisible(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F'; });
}

bool isHttps(std::string_view uri)
{
    return uri.size() > 8 && lower(uri.substr(0, 8)) == "https://" && isVisible(uri);
}

bool isMailto(std::string_view uri)
{
    const std::size_t at = uri.rfind('@');
    return lower(uri.substr(0, 7)) == "mailto:" && at != std::string_view::npos && at > 7 && at + 1 < uri.size() && isVisible(uri);
}

} // namespace

bool isTlsReporting(std::string_view text)
{
    return text.starts_with("v=TLSRPTv1;");
}

std::optional<TlsReporting> parseTlsReporting(std::string_view text)
{
    TlsReporting reporting;
    auto fields = trimmedPieces(text, ';');
    if (!fields.empty() && fields.back().empty())
        fields.pop_back();
    bool hasAddressees = false;
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::size_t equals = fields[i].find('=');
        if (equals == std::string_view::npos || equals == 0)
            return {};
        if (fields[i].substr(0, equals) != "rua" || hasAddressees)
            continue;
        hasAddressees = true;
        for (const std::string_view uri : trimmedPieces(fields[i].substr(equals + 1), ',')) {
            if ((!isMailto(uri) && !isHttps(uri)) || reporting.reportTo.size() == mostUris)
                return {};
            reporting.reportTo.emplace_back(uri);
        }
    }
    if (!hasAddressees)
        return {};
    return reporting;
}

bool isBimi(std::string_view text)
{
    const std::string_view first = trimmedPieces(text.substr(0, text.find(';')), ';').front();
    const auto pair = trimmedPieces(first, '=');
    return pair.size() == 2 && pair[0] == "v" && pair[1] == "BIMI1";
}

std::optional<Bimi> parseBimi(std::string_view text)
{
    const auto tags = TagList::parse(text);
    const auto location = tags ? tags->value("l") : std::nullopt;
    if (!location)
        return {};
    Bimi bimi { std::string(*location), std::string(tags->value("a").value_or("")) };
    const bool isGood = (bimi.location.empty() || isHttps(bimi.location)) && (bimi.authority.empty() || isHttps(bimi.authority));
    return isGood ? std::optional(std::move(bimi)) : std::nullopt;
}

} // namespace bw::mailauth

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/mtasts.h"

#include "models/dns/resolver.h"
#include "models/mailauth/taglist.h"
#include "models/mailauth/text.h"

#include <algorithm>
#include <charconv>

namespace bw::mailauth::mtasts {

namespace {

constexpr std::int64_t mostAge = 31'557'600;
constexpr std::size_t mostPatterns = 1'000, mostIdBytes = 32;

bool isAlnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// sts-ext-name, sts-ext-value
bool isExtension(std::string_view name, std::string_view value)
{
    return !name.empty() && name.size() <= 32 && isAlnum(name.front()) && std::ranges::all_of(name, [](char c) { return isAlnum(c) || c == '_' || c == '-' || c == '.'; }) && !value.empty()
        && std::ranges::all_of(value, [](char c) { return c > ' ' && c < '\x7F' && c != '=' && c != ';'; });
}

bool isPattern(const std::string &pattern)
{
    const std::string_view host = std::string_view(pattern).substr(pattern.starts_with("*.") ? 2 : 0);
    return dns::isName(host) && std::ranges::all_of(host, [](char c) { return isAlnum(c) || c == '-' || c == '_' || c == '.'; });
}

void add(Policy &policy, Fault fault)
{
    if (std::ranges::find(policy.faults, fault) == policy.faults.end())
        policy.faults.push_back(fault);
}

std::optional<std::int64_t> ageOf(std::string_view digits)
{
    std::int64_t age = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), age);
    if (error != std::errc() || end != digits.data() + digits.size() || digits.size() > 10 || age < 0 || age > mostAge)
        return {};
    return age;
}

} // namespace

bool isRecord(std::string_view text)
{
    return text.starts_with("v=STSv1;");
}

std::optional<std::string> idOf(std::string_view text)
{
    auto fields = trimmedPieces(text, ';');
    if (!fields.empty() && fields.back().empty())
        fields.pop_back();
    std::optional<std::string> id;
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const std::size_t equals = fields[i].find('=');
        const std::string_view name = fields[i].substr(0, equals), value = equals == std::string_view::npos ? std::string_view() : fields[i].substr(equals + 1);
        if (!isExtension(name, value))
            return {};
        if (name != "id")
            continue;
        if (id || value.size() > mostIdBytes || !std::ranges::all_of(value, isAlnum))
            return {};
        id = value;
    }
    return id;
}

const char *wordOf(Mode mode)
{
    return mode == Mode::None ? "none" : mode == Mode::Testing ? "testing" : "enforce";
}

const char *wordOf(Fault fault)
{
    switch (fault) {
    case Fault::BadLine:
        return "bad_line";
    case Fault::BadVersion:
        return "bad_version";
    case Fault::BadMode:
        return "bad_mode";
    case Fault::BadMaxAge:
        return "bad_max_age";
    case Fault::BadPattern:
        return "bad_mx";
    case Fault::NoPattern:
        return "no_mx";
    case Fault::TooMany:
        break;
    }
    return "too_many_mx";
}

Policy parsePolicy(std::string_view text)
{
    Policy policy;
    std::optional<std::string_view> version, mode, age; // the first of each counts
    for (const std::string_view line : trimmedPieces(text, '\n')) {
        if (line.empty())
            continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) {
            add(policy, Fault::BadLine);
            continue;
        }
        const std::string_view key = line.substr(0, colon), value = trimmedPieces(line.substr(colon + 1), '\n').front();
        if (key == "mx") {
            std::string pattern = dns::canonical(value);
            if (!isPattern(pattern))
                add(policy, Fault::BadPattern);
            else if (policy.patterns.size() == mostPatterns)
                add(policy, Fault::TooMany);
            else
                policy.patterns.push_back(std::move(pattern));
        } else if (auto *first = key == "version" ? &version : key == "mode" ? &mode : key == "max_age" ? &age : nullptr; first && !*first) {
            *first = value;
        }
    }
    if (version != "STSv1")
        add(policy, Fault::BadVersion);
    for (const Mode one : { Mode::None, Mode::Testing, Mode::Enforce })
        if (mode == wordOf(one))
            policy.mode = one;
    if (!policy.mode)
        add(policy, Fault::BadMode);
    if (age)
        policy.maxAge = ageOf(*age);
    if (!policy.maxAge)
        add(policy, Fault::BadMaxAge);
    if (policy.patterns.empty() && policy.mode != Mode::None)
        add(policy, Fault::NoPattern);
    return policy;
}

bool matches(std::string_view pattern, std::string_view host)
{
    const std::string wanted = dns::canonical(pattern), name = dns::canonical(host);
    if (!wanted.starts_with("*."))
        return wanted == name;
    const std::size_t dot = name.find('.');
    return dot != std::string::npos && dot > 0 && name.substr(dot + 1) == wanted.substr(2);
}

} // namespace bw::mailauth::mtasts

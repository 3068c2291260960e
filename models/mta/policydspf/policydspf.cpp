// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/policydspf/policydspf.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::policydspf {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "policyd-spf" || process.ends_with("/policy-spf") || process.ends_with("/policyd-spf")
        || process == "postfix-policyd-spf-perl" || process == "pyspf-milter";
}

/// "Pass" to "pass"; empty: no result of RFC 7208 section 2.6.
std::string_view resultOf(std::string_view word)
{
    struct Word
    {
        std::string_view logged, ours;
    };
    static constexpr Word words[]{{"Pass", "pass"}, {"Fail", "fail"}, {"Softfail", "softfail"}, {"Neutral", "neutral"},
        {"None", "none"}, {"Permerror", "permerror"}, {"Temperror", "temperror"}, {"pass", "pass"}, {"fail", "fail"},
        {"softfail", "softfail"}, {"neutral", "neutral"}, {"none", "none"}, {"permerror", "permerror"},
        {"temperror", "temperror"}};
    for (const Word &each : words) {
        if (each.logged == word)
            return each.ours;
    }
    return {};
}

std::string_view unquoted(std::string_view text)
{
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '<') && (text.back() == '"' || text.back() == '>'))
        return text.substr(1, text.size() - 2);
    return text;
}

std::string_view domainOf(std::string_view address)
{
    if (const std::size_t at = address.rfind("%40"); at != std::string_view::npos) // of an address in a URL
        return address.substr(at + 3);
    return address.substr(address.rfind('@') + 1);
}

/// The value of "key=value;" of a Received-SPF field, from the right: what stands in the comment before is foreign.
std::string_view valueOf(std::string_view field, std::string_view key)
{
    const std::size_t at = field.rfind(key);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = field.substr(at + key.size());
    return unquoted(trimmed(rest.substr(0, rest.find(';'))));
}

/// "Pass (mailfrom) identity=mailfrom; client-ip=…; helo=…; envelope-from=…; receiver=…" (RFC 7208 section 9.1).
Reading readField(const logs::Line &line, std::string_view field, logs::Events &out)
{
    std::string_view rest = field;
    const std::string_view result = resultOf(takeUntil(rest, ' '));
    if (result.empty())
        return Reading::Unrecognised;
    BW_MARK(policydspf.received);
    Event &event = addEvent(out, line, EventKind::AuthResult);
    event.check = "spf";
    event.result = result;
    event.clientIp = valueOf(rest, "client-ip=");
    event.helo = valueOf(rest, "helo=");
    event.sender = valueOf(rest, "envelope-from=");
    event.hasSender = rest.find("envelope-from=") != std::string_view::npos;
    event.domain = valueOf(rest, "identity=") == "helo" ? event.helo : domainOf(event.sender);
    event.reason = valueOf(rest, "identity=");
    return Reading::Told;
}

/// "550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see
/// http://…?s=mfrom;id=a@b;ip=192.0.2.1;r=c". Postfix writes the refusal; this is only the verdict behind it.
Reading readRefusal(const logs::Line &line, std::string_view text, logs::Events &out)
{
    BW_MARK(policydspf.refusal);
    Event &event = addEvent(out, line, EventKind::AuthResult);
    event.check = "spf";
    const bool isTemporary = text.starts_with('4') || text.find("emporary") != std::string_view::npos;
    event.result = isTemporary ? "temperror"
        : text.find("ermanent") != std::string_view::npos || text.find("PermError") != std::string_view::npos
        ? "permerror"
        : text.find("oftfail") != std::string_view::npos ? "softfail"
                                                         : "fail";
    event.sender = between(text, ";id=", ";");
    event.hasSender = !event.sender.empty();
    event.domain = domainOf(event.sender);
    event.clientIp = between(text, ";ip=", ";");
    event.reason = text;
    return Reading::Told;
}

class PolicydSpfGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (take(text, ": ") || take(text, ":"))
            text = trimmed(text);
        if (take(text, "prepend Received-SPF: ") || take(text, "Policy action=PREPEND Received-SPF: "))
            return readField(line, text, out);
        if (take(text, "prepend Authentication-Results: ")) {
            BW_MARK(policydspf.authres);
            const std::string_view result = resultOf(between(text, " spf=", " "));
            if (result.empty())
                return Reading::Unrecognised;
            Event &event = addEvent(out, line, EventKind::AuthResult);
            event.check = "spf";
            event.result = result;
            event.clientIp = between(text, "client-ip=", ";");
            std::string_view sender = text.substr(std::min(text.size(), text.rfind("smtp.mailfrom=")));
            take(sender, "smtp.mailfrom=");
            event.domain = domainOf(sender.substr(0, sender.find_first_of("; ")));
            return Reading::Told;
        }
        take(text, "Policy action=");
        if (text.size() > 4 && (text[0] == '4' || text[0] == '5') && isDigit(text[1]) && isDigit(text[2])
            && text[3] == ' ')
            return readRefusal(line, text, out);
        static constexpr std::string_view silent[]{"prepend X-", "PREPEND X-", "DUNNO", "dunno", "handler ",
            "Attribute: ", "SPF ", "Starting", "Normal exit", "spfcheck", "Config: ", "Read line"};
        if (startsWithAny(text, silent)) {
            BW_MARK(policydspf.silent);
            return Reading::Silent;
        }
        return Reading::Unrecognised;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<PolicydSpfGrammar>();
}

} // namespace

const Product product{
    .id = "policyd-spf",
    .name = "SPF policy daemon",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "The verdict carries no queue id: it is joined by client address, sender and time.",
};

} // namespace bw::mta::policydspf

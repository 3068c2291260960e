// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/opendmarc/opendmarc.h"

#include "models/mta/opendmarc/snapshot.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::opendmarc {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "opendmarc";
}

/// The word in RFC 8601's form; empty: none of them.
std::string_view resultOf(std::string_view word)
{
    static constexpr std::string_view words[]{
        "pass", "fail", "none", "softfail", "neutral", "temperror", "permerror", "bestguesspass"};
    const auto found = std::find(std::begin(words), std::end(words), word);
    return found == std::end(words) ? std::string_view() : *found;
}

class OpendmarcGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (text.starts_with("OpenDMARC Filter ")) {
            BW_MARK(opendmarc.config);
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        if (text.starts_with("ignoring connection from ")
            || text.starts_with("additional trusted authentication services")
            || text.starts_with("trusted authentication services")) {
            BW_MARK(opendmarc.silent);
            return Reading::Silent;
        }
        const std::size_t end = text.find_first_of(": ");
        const std::string_view id = text.substr(0, end);
        if (end == std::string_view::npos || !std::all_of(id.begin(), id.end(), isAlphaNumeric))
            return Reading::Unrecognised;
        text.remove_prefix(end);
        take(text, ":");
        text = trimmed(text);
        std::string_view check = "dmarc";
        if (take(text, "SPF(mailfrom): ") || take(text, "SPF(helo): "))
            check = "spf";
        const std::size_t blank = text.find(' ');
        const std::string_view word = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
        if (const auto result = resultOf(word); !result.empty()) {
            BW_MARK(opendmarc.result);
            Event &event = addEvent(out, line, EventKind::AuthResult);
            event.queueId = id;
            event.check = check;
            event.result = result;
            event.domain = text.substr(0, blank);
            return Reading::Told;
        }
        static constexpr std::string_view details[]{
            "ignoring ", "RFC5322 ", "unable to parse ", "can't determine ", "missing ", "SPF: "};
        if (startsWithAny(text, details)) {
            BW_MARK(opendmarc.detail);
            return Reading::Silent;
        }
        return Reading::Unrecognised;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<OpendmarcGrammar>();
}

} // namespace

const Product product{
    .id = "opendmarc",
    .name = "OpenDMARC",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "The line shows whether DMARC aligned, not which policy was applied.\n"
                  "SPF results are coarse: softfail, neutral and permerror are all printed as fail.",
    .questions = &questions,
};

} // namespace bw::mta::opendmarc

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/opendkim/opendkim.h"

#include "models/mta/opendkim/snapshot.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::opendkim {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "opendkim";
}

/// Reasons and debug lines (LogWhy, MilterDebug): another line tells the result.
bool isDetail(std::string_view text)
{
    static constexpr std::string_view starts[]{"not authenticated", "no MTA name match",
        "mode select: ", "message has signatures from ", "external host ", "ADSP ", "no signing ",
        "no signature required", "signed by ", "SSL error", "can't determine message sender", "key data is ",
        "DKIM-Signature hash", "add list ", "status ", "no domain"};
    return text.ends_with(" not internal") || startsWithAny(text, starts);
}

class OpendkimGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (text.starts_with("OpenDKIM Filter ")) {
            BW_MARK(opendkim.config);
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        const std::size_t colon = text.find(": ");
        const std::string_view id = text.substr(0, colon);
        if (colon == std::string_view::npos || !std::all_of(id.begin(), id.end(), isAlphaNumeric))
            return Reading::Unrecognised;
        text.remove_prefix(colon + 2);
        return readMessage(line, id, text, out);
    }

private:
    static Event &add(const logs::Line &line, std::string_view id, std::string_view result, logs::Events &out)
    {
        Event &event = addEvent(out, line, EventKind::AuthResult);
        event.queueId = id;
        event.check = "dkim";
        event.result = result;
        return event;
    }

    static Reading readMessage(const logs::Line &line, std::string_view id, std::string_view text, logs::Events &out)
    {
        if (text == "DKIM verification successful") {
            BW_MARK(opendkim.pass);
            add(line, id, "pass", out);
        } else if (text.starts_with("bad signature data")) {
            BW_MARK(opendkim.fail);
            add(line, id, "fail", out).reason = text;
        } else if (text.starts_with("no signature data")) {
            BW_MARK(opendkim.none);
            add(line, id, "none", out);
        } else if (take(text, "key retrieval failed (s=")) {
            BW_MARK(opendkim.key);
            Event &event = add(line, id, "temperror", out);
            event.selector = takeUntil(text, ", d=");
            event.domain = takeUntil(text, "): ");
            event.reason = text;
        } else if (text.starts_with("syntax error")) {
            BW_MARK(opendkim.syntax);
            add(line, id, "permerror", out).reason = text;
        } else if (take(text, "DKIM-Signature field added (s=")) {
            BW_MARK(opendkim.signed_mail);
            Event &event = add(line, id, "signed", out);
            event.selector = takeUntil(text, ", d=");
            event.domain = takeUntil(text, ')');
        } else if (text.starts_with("signature=") && text.find(" result=\"") != std::string_view::npos) {
            BW_MARK(opendkim.result);
            const std::string_view why = between(text, " result=\"", "\"");
            Event &event = add(line, id, why == "no signature error" ? "pass" : "fail", out);
            event.domain = between(text, " domain=", " ");
            event.selector = between(text, " selector=", " ");
            event.reason = why == "no signature error" ? std::string_view() : why;
        } else if ((text.starts_with("s=") && text.find(" SSL") != std::string_view::npos) || isDetail(text)) {
            BW_MARK(opendkim.detail);
            return Reading::Silent;
        } else {
            return Reading::Unrecognised;
        }
        return Reading::Told;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<OpendkimGrammar>();
}

} // namespace

const Product product{
    .id = "opendkim",
    .name = "OpenDKIM",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "A message without a signature leaves no line, and the line of a pass does not name the domain.\n"
                  "With both SyslogSuccess and LogResults a pass is told twice.",
    .questions = &questions,
};

} // namespace bw::mta::opendkim

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/rspamd/rspamd.h"

#include "models/mta/rspamd/snapshot.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::rspamd {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "rspamd" || process.starts_with("rspamd_");
}

struct Symbol
{
    std::string_view name, check, result;
};

/// Symbols that tell a result of SPF, DKIM, DMARC or ARC, in RFC 8601's words (rspamd's modules spf, dkim, dmarc, arc).
constexpr Symbol symbols[]{{"R_SPF_ALLOW", "spf", "pass"}, {"R_SPF_FAIL", "spf", "fail"},
    {"R_SPF_SOFTFAIL", "spf", "softfail"}, {"R_SPF_NEUTRAL", "spf", "neutral"}, {"R_SPF_NA", "spf", "none"},
    {"R_SPF_PERMFAIL", "spf", "permerror"}, {"R_SPF_DNSFAIL", "spf", "temperror"}, {"R_SPF_PLUSALL", "spf", "pass"},
    {"R_DKIM_ALLOW", "dkim", "pass"}, {"R_DKIM_REJECT", "dkim", "fail"}, {"R_DKIM_TEMPFAIL", "dkim", "temperror"},
    {"R_DKIM_PERMFAIL", "dkim", "permerror"}, {"R_DKIM_NA", "dkim", "none"}, {"DKIM_SIGNED", "dkim", "signed"},
    {"DMARC_POLICY_ALLOW", "dmarc", "pass"}, {"DMARC_POLICY_ALLOW_WITH_FAILURES", "dmarc", "pass"},
    {"DMARC_POLICY_REJECT", "dmarc", "fail"}, {"DMARC_POLICY_QUARANTINE", "dmarc", "fail"},
    {"DMARC_POLICY_SOFTFAIL", "dmarc", "fail"}, {"DMARC_DNSFAIL", "dmarc", "temperror"},
    {"DMARC_BAD_POLICY", "dmarc", "permerror"}, {"DMARC_NA", "dmarc", "none"}, {"ARC_ALLOW", "arc", "pass"},
    {"ARC_REJECT", "arc", "fail"}, {"ARC_INVALID", "arc", "permerror"}, {"ARC_DNSFAIL", "arc", "temperror"}};

const Symbol *symbolOf(std::string_view name)
{
    const auto found =
        std::find_if(std::begin(symbols), std::end(symbols), [name](const Symbol &each) { return each.name == name; });
    return found == std::end(symbols) ? nullptr : &*found;
}

/// "example.net;reject;", "example.net : No valid SPF, No valid DKIM;reject;", "example.com:s=s1;".
void setOptions(Event &event, std::string_view options)
{
    std::string_view first = options.substr(0, options.find(';'));
    if (event.check == "dkim") {
        if (const std::size_t at = first.find(":s="); at != std::string_view::npos)
            event.selector = first.substr(at + 3);
        event.domain = first.substr(0, first.find(':'));
    } else if (event.check == "dmarc") {
        event.domain = trimmed(first.substr(0, first.find(" :")));
        std::string_view rest = options.substr(std::min(options.size(), first.size() + 1));
        event.reason = rest.substr(0, rest.find(';')); // the policy that the domain asks for
    } else if (event.check == "spf") {
        event.reason = first;
    }
}

/// "SYMBOL(1.50){option;option;},SYMBOL…": options may quote anything, so symbols are found by their whole form.
void readSymbols(const logs::Line &line, const Event &head, std::string_view list, logs::Events &out)
{
    while (!list.empty()) {
        const std::size_t nameEnd = list.find('(');
        const std::size_t scoreEnd = list.find("){", nameEnd == std::string_view::npos ? list.size() : nameEnd);
        if (nameEnd == std::string_view::npos || scoreEnd == std::string_view::npos)
            return;
        const std::size_t end = list.find('}', scoreEnd);
        if (end == std::string_view::npos)
            return;
        if (const Symbol *symbol = symbolOf(list.substr(0, nameEnd))) {
            BW_MARK(rspamd.symbol);
            Event &event = addEvent(out, line, EventKind::AuthResult);
            event.queueId = head.queueId;
            event.messageId = head.messageId;
            event.clientIp = head.clientIp;
            event.check = symbol->check;
            event.result = symbol->result;
            setOptions(event, list.substr(scoreEnd + 2, end - scoreEnd - 2));
        }
        list.remove_prefix(end + 1);
        take(list, ",");
    }
}

/// "id: <mid>, qid: <ID>, ip: A, [user: U, ]from: <F>, (default: F (no action): [-0.80/15.00] [SYMBOLS]), len: 162, …".
/// The Message-ID is foreign text: the queue id is the last one before the verdict.
Reading readSummary(const logs::Line &line, std::string_view text, logs::Events &out)
{
    const std::size_t verdictAt = text.find(", (default: ");
    const std::size_t mark = verdictAt == std::string_view::npos ? text.find(": [") : verdictAt;
    if (mark == std::string_view::npos)
        return Reading::Unrecognised;
    std::string_view head = text.substr(0, mark);
    std::string_view rest = text.substr(mark);
    if (verdictAt != std::string_view::npos)
        take(rest, ", (default: ");
    const std::string_view verdict = takeUntil(rest, ": [");
    const std::size_t open = verdict.find('(');
    const std::size_t close = verdict.find(')', open == std::string_view::npos ? verdict.size() : open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return Reading::Unrecognised;

    BW_MARK(rspamd.summary);
    Event event;
    const std::size_t idAt = head.rfind(", qid: <");
    if (idAt != std::string_view::npos) {
        std::string_view tail = head.substr(idAt + 8);
        event.queueId = takeUntil(tail, '>');
        take(tail, ", ip: ");
        event.clientIp = takeUntil(tail, ", ");
        if (take(tail, "user: "))
            event.user = takeUntil(tail, ", ");
        event.hasSender = takeAddress(tail, "from: <", event.sender);
    }
    std::string_view id = head.substr(0, idAt);
    if (take(id, "id: ") && id != "<undef>")
        event.messageId = id;
    event.result = verdict.substr(open + 1, close - open - 1);
    event.reason = takeUntil(rest, "] [");

    Event &added = addEvent(out, line, EventKind::SpamVerdict);
    added.queueId = event.queueId;
    added.messageId = event.messageId;
    added.clientIp = event.clientIp;
    added.user = event.user;
    added.sender = event.sender;
    added.hasSender = event.hasSender;
    added.result = event.result;
    added.reason = event.reason;
    const std::size_t listEnd = rest.rfind("]), len: ");
    if (listEnd != std::string_view::npos) {
        std::string_view size = rest.substr(listEnd + 9);
        added.size = octets(takeUntil(size, ", "));
    }
    readSymbols(line, event, rest.substr(0, listEnd), out);
    return Reading::Told;
}

class RspamdGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        // "<task>; module; function: text"
        std::string_view text = line.text;
        if (!text.starts_with('<'))
            return Reading::Unrecognised;
        takeUntil(text, "; ");
        takeUntil(text, "; ");
        if (take(text, "rspamd_task_write_log: "))
            return readSummary(line, text, out);
        if (text.starts_with("rspamd_main: rspamd ") || text.starts_with("main: rspamd ")) {
            BW_MARK(rspamd.config);
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        BW_MARK(rspamd.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<RspamdGrammar>();
}

} // namespace

const Product product{
    .id = "rspamd",
    .name = "rspamd",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "Only its default log format is read; a summary line cut by syslog loses its last symbols.",
    .questions = &questions,
};

} // namespace bw::mta::rspamd

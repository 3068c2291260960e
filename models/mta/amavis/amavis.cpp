// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/amavis/amavis.h"

#include "models/mta/scan.h"

#include <algorithm>

namespace bw::mta::amavis {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "amavis" || process == "amavisd" || process == "amavisd-new";
}

/// The value of ", key: value" up to the next comma, looked for from the right below \p before.
std::string_view valueOf(std::string_view text, std::string_view key)
{
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = text.substr(at + key.size());
    return rest.substr(0, rest.find(", "));
}

/// "Passed CLEAN {RelayedInbound}, [ip]:port [ip] <from> -> <to>[,<to>], Queue-ID: A, Message-ID: <m>, mail_id: x,
/// Hits: -, size: 357, queued_as: B, 107 ms". Addresses and Message-ID are foreign: the fields behind them count from
/// the right, those before from the left.
Reading readVerdict(const logs::Line &line, std::string_view text, logs::Events &out)
{
    const std::string_view act = takeUntil(text, ' ');
    const std::size_t end = text.find(", ");
    if (end == std::string_view::npos)
        return Reading::Unrecognised;
    std::string_view category = text.substr(0, end);
    std::string_view disposition;
    if (const std::size_t brace = category.find(" {"); brace != std::string_view::npos) {
        disposition = category.substr(brace + 2);
        disposition = disposition.substr(0, disposition.find('}'));
        category = category.substr(0, brace);
    }
    std::string_view rest = text.substr(end + 2);
    take(rest, "LOCAL ");
    Peer client;
    std::string_view where = rest;
    takePeer(where, client);

    const std::size_t sizeAt = rest.rfind(", size: ");
    const std::string_view tail = sizeAt == std::string_view::npos ? std::string_view() : rest.substr(sizeAt);
    const std::string_view head = rest.substr(0, rest.find(", Message-ID: "));
    const std::string_view queueId = valueOf(head, ", Queue-ID: ");
    const std::string_view secondId = valueOf(tail, ", queued_as: ");

    BW_MARK(amavis.verdict);
    Event &event = addEvent(out, line, EventKind::SpamVerdict);
    event.queueId = queueId;
    event.result = category;
    event.reason = disposition.empty() ? act : disposition;
    event.clientIp = client.ip;
    event.size = octets(valueOf(tail, ", size: "));
    if (const std::size_t from = rest.find('<'); from != std::string_view::npos) {
        std::string_view sender = rest.substr(from);
        event.hasSender = takeAddress(sender, "<", event.sender);
        take(sender, " -> ");
        takeAddress(sender, "<", event.recipient);
    }
    if (const std::size_t at = rest.find(", Message-ID: "); at != std::string_view::npos) {
        const std::string_view id = rest.substr(at + 14);
        event.messageId = id.substr(0, std::min(id.rfind(", mail_id: "), id.size()));
    }
    if (!queueId.empty() && !secondId.empty()) {
        BW_MARK(amavis.second);
        Event &filter = addEvent(out, line, EventKind::FilterVerdict);
        filter.queueId = queueId;
        filter.link = secondId.substr(0, secondId.find('/'));
        filter.result = category;
    }
    return Reading::Told;
}

class AmavisGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        if (text.starts_with("starting. ") || text.starts_with("logging initialized")
            || text.starts_with("Net::Server: ")) {
            BW_MARK(amavis.start);
            if (!text.starts_with("starting. "))
                return Reading::Silent;
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        if (text.starts_with('(') && text.size() > 1 && isDigit(text[1])) // "(00092-02) "
            takeUntil(text, ") ");
        if (text.starts_with("(!)") || text.starts_with("(!!)")) {
            BW_MARK(amavis.trouble);
            Event &event = addEvent(out, line, EventKind::Error);
            event.reason = text;
            event.result = text.starts_with("(!!)") ? "error" : "warning";
            return Reading::Told;
        }
        if (text.starts_with("Passed ") || text.starts_with("Blocked "))
            return readVerdict(line, text, out);
        BW_MARK(amavis.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<AmavisGrammar>();
}

} // namespace

const Product product{
    .id = "amavis",
    .name = "amavis",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "Of several recipients the verdict names the first.",
};

} // namespace bw::mta::amavis

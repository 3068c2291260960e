// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/clamav/clamav.h"

#include "models/mta/scan.h"

namespace bw::mta::clamav {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "clamav-milter" || process == "clamd" || process == "freshclam";
}

class ClamavGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        // "Message ID from <a> to <b> with subject 's' message-id '<m>' date 'd' infected by NAME" (clamfi.c): the
        // subject is foreign, the name behind it is not.
        std::string_view text = line.text;
        const std::size_t infected = text.rfind(" infected by ");
        if (line.process == "clamav-milter" && infected != std::string_view::npos && take(text, "Message ")) {
            BW_MARK(clamav.infected);
            Event &event = addEvent(out, line, EventKind::SpamVerdict);
            event.queueId = takeUntil(text, " from ");
            event.result = "infected";
            event.reason = line.text.substr(infected + 13);
            event.hasSender = takeAddress(text, "<", event.sender);
            take(text, " to ");
            takeAddress(text, "<", event.recipient);
            return Reading::Told;
        }
        if (text.starts_with("ERROR: ") || text.starts_with("LibClamAV Error: ")) {
            BW_MARK(clamav.trouble);
            Event &event = addEvent(out, line, EventKind::Error);
            event.reason = text;
            event.result = "error";
            return Reading::Told;
        }
        BW_MARK(clamav.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<ClamavGrammar>();
}

} // namespace

const Product product{
    .id = "clamav",
    .name = "ClamAV",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "Clean messages leave a line only with LogClean.",
};

} // namespace bw::mta::clamav

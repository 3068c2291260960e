// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/spamassassin/spamassassin.h"

#include "models/mta/scan.h"

namespace bw::mta::spamassassin {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "spamd" || process == "spamd-child";
}

/// "result: Y 15 - BAYES_99,HTML_MESSAGE scantime=1.2,size=3456,user=x,…,mid=<m@example.net>,autolearn=no". The
/// Message-ID is foreign: what stands before it is not.
Reading readResult(const logs::Line &line, std::string_view text, logs::Events &out)
{
    const std::string_view isSpam = takeUntil(text, ' ');
    const std::string_view score = takeUntil(text, ' ');
    if (isSpam != "Y" && isSpam != "." && isSpam != "N")
        return Reading::Unrecognised;
    BW_MARK(spamassassin.result);
    Event &event = addEvent(out, line, EventKind::SpamVerdict);
    event.result = isSpam == "Y" ? "spam" : "ham";
    event.reason = score;
    event.size = octets(between(text, ",size=", ","));
    if (const std::size_t at = text.find(",mid="); at != std::string_view::npos) {
        std::string_view id = text.substr(at + 5);
        id = id.substr(0, id.rfind(",autolearn="));
        event.messageId = id.substr(0, id.rfind(",bayes="));
    }
    return Reading::Told;
}

class SpamAssassinGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        std::string_view text = line.text;
        take(text, "spamd: ");
        if (take(text, "result: "))
            return readResult(line, text, out);
        if (text.starts_with("server started on ") || text.starts_with("server killed by ")
            || text.starts_with("server hit by SIGHUP")) {
            BW_MARK(spamassassin.config);
            addEvent(out, line, EventKind::Config).reason = text;
            return Reading::Told;
        }
        BW_MARK(spamassassin.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<SpamAssassinGrammar>();
}

} // namespace

const Product product{
    .id = "spamassassin",
    .name = "SpamAssassin",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "The verdict carries no queue id: it is joined by Message-ID.",
};

} // namespace bw::mta::spamassassin

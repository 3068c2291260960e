// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/syslogd/syslogd.h"

#include "models/mta/scan.h"

namespace bw::mta::syslogd {

using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "rsyslogd" || process == "systemd-journald" || process == "systemd-journal";
}

/// "imuxsock lost 120 messages from pid 4711 due to rate-limiting", "imuxsock begins to drop messages …",
/// "imjournal: 42 messages lost due to rate-limiting", "Suppressed 120 messages from postfix@-.service".
bool isLoss(std::string_view text)
{
    return text.find("due to rate-limiting") != std::string_view::npos
        || (text.starts_with("Suppressed ") && text.find(" messages from ") != std::string_view::npos);
}

class SyslogdGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        if (!isLoss(line.text)) {
            BW_MARK(syslogd.silent);
            return Reading::Silent;
        }
        BW_MARK(syslogd.loss);
        logs::Event &event = addEvent(out, line, EventKind::Error);
        event.result = "lost";
        event.reason = line.text;
        return Reading::Told;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<SyslogdGrammar>();
}

} // namespace

const Product product{
    .id = "syslogd",
    .name = "syslog service",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "What the lines said that were thrown away by a rate limit.",
};

} // namespace bw::mta::syslogd

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postgrey/postgrey.h"

#include "models/mta/scan.h"

namespace bw::mta::postgrey {

using logs::Event;
using logs::EventKind;
using logs::Reading;

namespace {

bool readsProcess(std::string_view process, std::string_view /*text*/)
{
    return process == "postgrey" || process == "sqlgrey";
}

class PostgreyGrammar final : public logs::Grammar
{
public:
    Reading read(const logs::Line &line, logs::Events &out) override
    {
        if (line.text.starts_with("FATAL: ") || line.text.starts_with("ERROR: ") || line.text.starts_with("fatal: ")) {
            BW_MARK(postgrey.trouble);
            Event &event = addEvent(out, line, EventKind::Error);
            event.reason = line.text;
            event.result = "error";
            return Reading::Told;
        }
        BW_MARK(postgrey.silent);
        return Reading::Silent;
    }
};

std::unique_ptr<logs::Grammar> makeGrammar()
{
    return std::make_unique<PostgreyGrammar>();
}

} // namespace

const Product product{
    .id = "postgrey",
    .name = "postgrey",
    .isMta = false,
    .readsProcess = readsProcess,
    .makeGrammar = makeGrammar,
    .cannotTell = "",
};

} // namespace bw::mta::postgrey

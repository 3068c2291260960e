// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/volumejson.h"
#include "app/ctl/verbs.h"

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {
struct Options
{
    FilterOptions filter;
    std::string by;
};
}

void addVolume(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "volume", "sending volume", "volume --by hour,node --from -48h --tz Europe/Paris");
    verb->add_option("--by", options->by,
        "keys, joined by commas: minute 5min 15min hour day week month node stream sender user network instance domain reason source outcome");
    options->filter.addTo(*verb);
    verb->callback([options, &context] {
        context.chosen = [options, &context] {
            const auto opened = context.openStore(store::OpenMode::ReadOnly);
            if (!opened)
                return context.fail(opened.error());
            const auto filter = options->filter.filter(context, opened->store);
            if (!filter)
                return context.fail(filter.error());
            const store::VolumeQuery query { *filter, splitKeys(options->by), true };
            const auto answer = query.run(opened->store);
            return answer ? context.answer(toAnswer(*answer, query.by)) : context.fail(answer.error());
        };
    });
}

} // namespace bw::ctl

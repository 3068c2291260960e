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
    ByOption by;
};
}

void addVolume(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "volume", "sending volume", "volume --by hour,node --from -48h --tz Europe/Paris");
    verb->footer(verb->get_footer() + "\nEach accepted mail counts once, whatever second passes and notices it makes; the messages of store info count every queue id that has rows."
          "\nCSV has the rows alone; JSON has \"totals\" beside them, which is counted by itself: by domain the rows add up to more where a message\nhas recipients in several, and \"notes\" says so."
        + partialHelp
        + "\nheld, deleted and deferred_recipients are counted from rows: null where those of the whole range are no longer kept.\nheld counts recipients that were ever put on hold, also if they were released since; trace --outcome held lists those that still are.\nrejected is null where a sending domain or a network is chosen: what is refused at the door is counted for neither. trace --outcome rejected lists it."
          "\nA range that cuts 5 minutes, or an hour of a stream or domain, is exact while rows are kept; else the whole of them is counted at its edges, and \"partial\" says so.");
    options->by.addTo(*verb, volumeKeyNames());
    options->filter.addTo(*verb);
    verb->callback([options, &context] {
        context.chosen = [options, &context] {
            const auto keys = splitKeys(options->by, volumeKeyNames());
            if (!keys)
                return context.fail(keys.error());
            const auto opened = context.openStore(store::OpenMode::ReadOnly);
            if (!opened)
                return context.fail(opened.error());
            const auto filter = options->filter.filter(context, opened->store);
            if (!filter)
                return context.fail(filter.error());
            const store::VolumeQuery query { *filter, *keys, true };
            const auto answer = query.run(opened->store);
            if (!answer)
                return context.fail(answer.error());
            const auto &totals = answer->totals;
            if (!totals.delivered)
                sayWhereDataIs(context, opened->store, *filter);
            else if (totals.accepted.value_or(0) + totals.ended().value_or(0) + totals.reasonsGiven().value_or(0) == 0)
                sayNothingOfSources(context, *filter);
            const Answer whole = toAnswer(*answer, query.by, filter->outcomes, context.format());
            return context.answerInPart(context.explained(whole, readingNotes(*answer, query.by)), answer->notes);
        };
    });
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzlines.h"

#include <vector>

using namespace bw;

/// A line of any program, through the dispatcher and through each companion's grammar.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto grammars = [] {
        std::vector<std::unique_ptr<logs::Grammar>> all;
        for (const mta::Product *product : mta::products()) {
            if (!product->isMta)
                all.push_back(product->makeGrammar());
        }
        return all;
    }();
    const FuzzLine input(data, size);
    logs::Events events;
    for (const auto &grammar : grammars) {
        events.clear();
        grammar->read(input.line, events);
        checkEvents(input.line, events);
    }
    static mta::Dispatcher dispatcher(*mta::productById("postfix"));
    events.clear();
    dispatcher.read(input.line, events);
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzlines.h"

using namespace bw;

/// A line of any of Postfix's daemons.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto grammar = mta::productById("postfix")->makeGrammar();
    const FuzzLine input(data, size);
    logs::Events events;
    grammar->read(input.line, events);
    checkEvents(input.line, events);
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/postfix/snapshot.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace bw;

/// postqueue -j, whole and cut in two anywhere: the same counts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    constexpr core::UtcMicros now = 1'764'169'200'000'000;
    mta::postfix::QueueCounter whole(now), parts(now);
    static_cast<void>(whole.take(text));
    const std::size_t cut = data[0] % size;
    if (parts.take(text.substr(0, cut)))
        static_cast<void>(parts.take(text.substr(cut)));
    const fleet::QueueSample a = whole.finish(), b = parts.finish();
    if (!(a == b) || a.messages < 0 || a.messages > fleet::mostQueueEntries)
        std::abort();
    return 0;
}

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packed messages of a store that somebody else made: any bytes are refused, or pack to a value that unpacks alike.
#include "models/store/messageblock.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace bw::store;
    MessageBlock block;
    if (!unpackBlock({ reinterpret_cast<const char *>(data), size }, block, Checksum::Ignored))
        return 0;
    MessageBlock again;
    if (!unpackBlock(packBlock(block), again) || again.messages.size() != block.messages.size() || again.deliveries.size() != block.deliveries.size())
        std::abort();
    return 0;
}

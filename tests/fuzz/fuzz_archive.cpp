// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/archive/archivereader.h"

#include <cstdlib>
#include <vector>

using namespace bw;

/// Any bytes as a container: nothing may come out beyond the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    archive::Limits limits;
    limits.entries = 20;
    limits.bytes = 4 * 1024 * 1024;
    limits.ratio = 500;
    limits.ratioFree = 64 * 1024;
    archive::ArchiveReader reader(
        std::make_unique<archive::MemorySource>(std::string(reinterpret_cast<const char *>(data), size)), QString(),
        limits);
    const bool isPlain =
        archive::containerOf({reinterpret_cast<const char *>(data), size}) == archive::Container::Plain;
    archive::Entry entry;
    std::vector<char> block(16 * 1024);
    std::uint64_t bytes = 0;
    std::size_t entries = 0;
    for (auto more = reader.next(entry); more && *more; more = reader.next(entry)) {
        if (++entries > limits.entries)
            std::abort();
        while (true) {
            const auto got = reader.read(block.data(), block.size());
            if (!got || *got == 0)
                break;
            if (*got > block.size())
                std::abort();
            bytes += *got;
        }
        if (bytes > limits.bytes || (isPlain && bytes != size))
            std::abort();
    }
    return 0;
}

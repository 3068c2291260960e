// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/envelope.h"

#include <cstdlib>
#include <string>
#include <vector>

using namespace bw;
using Step = logs::EnvelopeReader::Step;

namespace {

struct Seen
{
    bool isLine = false;
    core::UtcMicros time = 0;
    std::string host, process, text, raw;
    std::uint32_t pid = 0;
    std::uint64_t offset = 0, number = 0;
    bool operator==(const Seen &) const = default;
};

logs::EnvelopeOptions options()
{
    static const core::ZoneRules zone = core::ZoneRules::named("Europe/Paris");
    return {zone, 2026, 0};
}

/// Reads in blocks of \p size bytes, each in memory of its own; a new reader takes over at each.
std::vector<Seen> readAll(std::string_view bytes, std::size_t size)
{
    std::vector<Seen> all;
    logs::EnvelopeReader reader(options());
    std::string held;
    std::uint64_t offset = 0;
    std::uint64_t number = 1;
    for (std::size_t at = 0;;) {
        const std::string block = held + std::string(bytes.substr(at, size));
        at += std::min(size, bytes.size() - at);
        const bool isLast = at == bytes.size();
        reader.setBlock(block, offset, number, isLast);
        logs::Line line;
        for (Step step = reader.next(line); step != Step::NeedMore; step = reader.next(line)) {
            if (line.raw.data() < block.data() || line.raw.data() + line.raw.size() > block.data() + block.size()
                || line.number == 0)
                std::abort();
            all.push_back({step == Step::Line, line.time, std::string(line.host), std::string(line.process),
                std::string(line.text), std::string(line.raw), line.pid, line.offset, line.number});
        }
        number = reader.nextNumber();
        offset += reader.consumed();
        held = block.substr(reader.consumed());
        if (isLast)
            return all;
        const std::string state = reader.state();
        reader = logs::EnvelopeReader(options());
        reader.restore(state);
    }
}

} // namespace

/// Any bytes as a log: the same lines however they are cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char *>(data + 1), size - 1);
    const std::vector<Seen> whole = readAll(bytes, bytes.size() + 1);
    if (readAll(bytes, std::max<std::size_t>(1 + data[0], bytes.size() / 16)) != whole)
        std::abort();
    for (std::size_t i = 1; i < whole.size(); ++i) {
        if (whole[i].offset <= whole[i - 1].offset || whole[i].number <= whole[i - 1].number)
            std::abort();
    }
    return 0;
}

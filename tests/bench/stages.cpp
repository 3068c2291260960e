// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times the steps before the store on one thread: reading, envelope, grammar. Prints what no grammar knew.
#include "models/core/limits.h"
#include "models/logs/envelope.h"
#include "models/logs/event.h"
#include "models/mta/product.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

using namespace bw;

namespace {

struct Result
{
    std::uint64_t bytes = 0, lines = 0, events = 0, unreadable = 0;
    std::map<std::string, std::uint64_t> unrecognised; ///< by process
    double seconds = 0;
};

enum class Stage { Read, Envelope, Grammar };

Result run(const char *path, Stage stage)
{
    Result result;
    const auto started = std::chrono::steady_clock::now();
    std::FILE *file = std::fopen(path, "rb");
    if (file == nullptr) {
        std::perror(path);
        std::exit(3);
    }
    std::setvbuf(file, nullptr, _IONBF, 0);
    logs::EnvelopeOptions options;
    options.year = 2026;
    logs::EnvelopeReader reader(options);
    mta::Dispatcher dispatcher(*mta::productById("postfix"));
    logs::Events events;
    std::vector<char> block(core::limits::readBlock + core::limits::lineBytes);
    std::size_t kept = 0;
    std::uint64_t offset = 0;
    while (true) {
        const std::size_t got = std::fread(block.data() + kept, 1, block.size() - kept, file);
        if (got == 0)
            break;
        result.bytes += got;
        if (stage == Stage::Read)
            continue;
        reader.setBlock({ block.data(), kept + got }, offset, reader.nextNumber(), false);
        logs::Line line;
        while (true) {
            const auto step = reader.next(line);
            if (step == logs::EnvelopeReader::Step::NeedMore)
                break;
            ++result.lines;
            if (step == logs::EnvelopeReader::Step::Unreadable) {
                ++result.unreadable;
            } else if (stage == Stage::Grammar) {
                events.clear();
                const auto outcome = dispatcher.read(line, events);
                result.events += events.size();
                if (outcome == mta::Dispatcher::Outcome::Unrecognised || outcome == mta::Dispatcher::Outcome::Foreign)
                    ++result.unrecognised[std::string(line.process)];
            }
        }
        const std::size_t used = reader.consumed();
        offset += used;
        kept = kept + got - used;
        std::memmove(block.data(), block.data() + used, kept);
    }
    std::fclose(file);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: stages FILE…\n", stderr);
        return 2;
    }
    for (int i = 1; i < argc; ++i) {
        for (const auto &[stage, name] : { std::pair(Stage::Read, "read"), std::pair(Stage::Envelope, "envelope"), std::pair(Stage::Grammar, "grammar") }) {
            const Result result = run(argv[i], stage);
            std::printf("%-9s %8.3f s %7.0f MB/s  %llu lines, %llu events, %llu unreadable\n", name, result.seconds,
                static_cast<double>(result.bytes) / 1e6 / result.seconds, static_cast<unsigned long long>(result.lines),
                static_cast<unsigned long long>(result.events), static_cast<unsigned long long>(result.unreadable));
            for (const auto &[process, count] : result.unrecognised)
                std::printf("          not known: %llu of %s\n", static_cast<unsigned long long>(count), process.c_str());
        }
    }
    return 0;
}

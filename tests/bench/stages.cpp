// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times the steps from a log to the store, each with all before it, on one thread and in CPU seconds. Prints what no
// grammar knew and what the ledger made; with --store FILE also writes (FILE must not exist).
#include "models/core/limits.h"
#include "models/crypto/hmachasher.h"
#include "models/logs/envelope.h"
#include "models/logs/event.h"
#include "models/logs/ledger.h"
#include "models/mta/product.h"
#include "models/store/writer.h"

#include <cstdio>
#include <cstring>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace bw;

namespace {

enum class Stage { Read, Envelope, Grammar, Ledger, Store };

struct Result
{
    std::uint64_t bytes = 0, lines = 0, events = 0, unreadable = 0;
    std::uint64_t batches = 0, messages = 0, deliveries = 0, logins = 0, verdicts = 0, otherRows = 0, cells = 0, open = 0;
    std::map<std::string, std::uint64_t> unrecognised; ///< by process
    double seconds = 0;
};

[[noreturn]] void stop(const core::Problem &problem)
{
    std::fprintf(stderr, "stages: %s\n", qPrintable(problem.oneLine()));
    std::exit(3);
}

/// From the ledger's batches on.
class Sink
{
public:
    Sink(Result &result, const char *storePath)
        : m_result(result)
        , m_hasher(core::Secret(std::vector<std::uint8_t>(32, 7)))
    {
        logs::LedgerOptions options;
        if (storePath != nullptr) {
            store::CreateOptions create;
            create.homeZone = QStringLiteral("UTC");
            create.keyId = QStringLiteral("bench");
            auto made = store::Store::create(QString::fromLocal8Bit(storePath), create, m_clock);
            if (!made)
                stop(made.error());
            auto writer = store::Writer::open(*made, QStringLiteral("bench"), QStringLiteral("postfix"), QStringLiteral("stages"), m_clock);
            if (!writer)
                stop(writer.error());
            m_writer = std::move(*writer);
            if (auto state = m_writer->loadState(); state)
                options.next = state->next;
        }
        m_ledger = std::make_unique<logs::Ledger>(options, m_hasher);
        m_ledger->setSource(1);
    }

    void line(const logs::Line &line, logs::Events &events, mta::Dispatcher::Outcome outcome)
    {
        switch (outcome) {
        case mta::Dispatcher::Outcome::Events: m_ledger->take(line, events); break;
        case mta::Dispatcher::Outcome::Silent: m_ledger->countSilent(line); break;
        case mta::Dispatcher::Outcome::Unrecognised: m_ledger->countUnrecognised(line); break;
        case mta::Dispatcher::Outcome::Foreign: m_ledger->countForeign(line); break;
        case mta::Dispatcher::Outcome::Failed: m_ledger->countUnreadable(line, "internal_error"); break;
        }
        if (m_ledger->isBatchFull())
            take();
    }

    void end()
    {
        take();
        if (m_writer) {
            if (auto done = m_writer->finish(); !done)
                stop(done.error());
            m_writer.reset();
        }
    }

private:
    void take()
    {
        const logs::Batch batch = m_ledger->takeBatch();
        ++m_result.batches;
        m_result.messages += batch.messages.size();
        m_result.deliveries += batch.deliveries.size();
        m_result.logins += batch.logins.size();
        m_result.verdicts += batch.verdicts.size();
        m_result.otherRows += batch.rejections.size() + batch.occurrences.size();
        m_result.cells += batch.volume.size() + batch.streamCells.size() + batch.destinations.size() + batch.loginCells.size()
            + batch.sessions.size() + batch.mailAuth.size() + batch.refusals.size();
        m_result.open += batch.open.size();
        if (m_writer) {
            if (auto done = m_writer->apply(batch, {}); !done)
                stop(done.error());
        }
    }

    Result &m_result;
    core::SystemClock m_clock;
    crypto::HmacHasher m_hasher;
    std::unique_ptr<store::Writer> m_writer;
    std::unique_ptr<logs::Ledger> m_ledger;
};

Result run(const char *path, Stage stage, const char *storePath)
{
    Result result;
    const std::clock_t started = std::clock();
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
    Sink sink(result, stage == Stage::Store ? storePath : nullptr);
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
            } else if (stage >= Stage::Grammar) {
                events.clear();
                const auto outcome = dispatcher.read(line, events);
                result.events += events.size();
                if (outcome == mta::Dispatcher::Outcome::Unrecognised || outcome == mta::Dispatcher::Outcome::Foreign)
                    ++result.unrecognised[std::string(line.process)];
                if (stage >= Stage::Ledger)
                    sink.line(line, events, outcome);
            }
        }
        const std::size_t used = reader.consumed();
        offset += used;
        kept = kept + got - used;
        std::memmove(block.data(), block.data() + used, kept);
    }
    std::fclose(file);
    if (stage >= Stage::Ledger)
        sink.end();
    result.seconds = static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC;
    return result;
}

unsigned long long n(std::uint64_t value)
{
    return value;
}

void print(const char *name, const Result &r, Stage stage)
{
    std::printf("%-9s %7.3f s %6.0f MB/s  %llu lines, %llu events, %llu unreadable\n", name, r.seconds,
        static_cast<double>(r.bytes) / 1e6 / r.seconds, n(r.lines), n(r.events), n(r.unreadable));
    if (stage == Stage::Ledger)
        std::printf("          %llu batches: %llu messages, %llu deliveries, %llu logins, %llu verdicts, %llu other rows, %llu cells, %llu open\n",
            n(r.batches), n(r.messages), n(r.deliveries), n(r.logins), n(r.verdicts), n(r.otherRows), n(r.cells), n(r.open));
    if (stage == Stage::Grammar) {
        for (const auto &[process, count] : r.unrecognised)
            std::printf("          not known: %llu of %s\n", n(count), process.c_str());
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const char *storePath = nullptr;
    std::string_view only;
    int first = 1;
    while (argc > first + 2) {
        if (std::string_view(argv[first]) == "--store")
            storePath = argv[first + 1];
        else if (std::string_view(argv[first]) == "--only")
            only = argv[first + 1];
        first += 2;
    }
    if (argc != first + 1) {
        std::fputs("usage: stages [--store FILE] [--only read|envelope|grammar|ledger|store] LOG\n", stderr);
        return 2;
    }
    for (const auto &[stage, name] : { std::pair(Stage::Read, "read"), std::pair(Stage::Envelope, "envelope"),
             std::pair(Stage::Grammar, "grammar"), std::pair(Stage::Ledger, "ledger"), std::pair(Stage::Store, "store") }) {
        if ((only.empty() && (stage != Stage::Store || storePath != nullptr)) || only == name)
            print(name, run(argv[first], stage, storePath), stage);
    }
    return 0;
}

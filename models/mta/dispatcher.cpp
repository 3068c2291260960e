// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"
#include "models/mta/scan.h"

#include <algorithm>
#include <string>
#include <vector>

namespace bw::mta {

namespace {

/// Programs of the mail facility that no product of ours reads: their lines count as not understood, not as foreign.
constexpr std::string_view mailPrograms[]{"spamc", "spamass-milter", "milter-greylist", "milter-regex", "postsrsd",
    "postfwd", "postfwd2", "postfwd3", "mailman", "fetchmail", "procmail", "maildrop", "sieve", "mimedefang",
    "mimedefang.pl", "dkimproxy.out", "openarc", "vacation"};

/// Tags are few, but one may come from anywhere: beyond this many they are asked for anew each time.
constexpr std::size_t maxTags = 256;
constexpr std::size_t maxTagBytes = 128;

} // namespace

struct Dispatcher::Private
{
    struct Reader
    {
        const Product *product;
        std::unique_ptr<logs::Grammar> grammar;
    };
    struct Known
    {
        std::string tag;
        logs::Grammar *grammar;
    };

    logs::Grammar *find(const logs::Line &line)
    {
        if (last < known.size() && known[last].tag == line.process)
            return known[last].grammar;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i].tag == line.process) {
                last = i;
                return known[i].grammar;
            }
        }
        logs::Grammar *grammar = nullptr;
        for (const Reader &reader : readers) {
            if (reader.product->readsProcess(line.process, line.text)) {
                grammar = reader.grammar.get();
                break;
            }
        }
        if (known.size() < maxTags && line.process.size() <= maxTagBytes)
            known.push_back({std::string(line.process), grammar});
        return grammar;
    }

    Outcome read(const logs::Line &line, logs::Events &out)
    {
        logs::Grammar *grammar = find(line);
        if (!grammar) {
            const bool isMail = isOneOf(line.process, mailPrograms);
            return isMail ? Outcome::Unrecognised : Outcome::Foreign;
        }
        switch (grammar->read(line, out)) {
        case logs::Reading::Told:
            return Outcome::Events;
        case logs::Reading::Silent:
            return Outcome::Silent;
        default:
            return Outcome::Unrecognised;
        }
    }

    std::vector<Reader> readers;
    std::vector<Known> known;
    std::size_t last = 0;
};

Dispatcher::Dispatcher(const Product &mta)
    : d(std::make_unique<Private>())
{
    for (const Product *product : products()) {
        if (!product->isMta || product == &mta)
            d->readers.push_back({product, product->makeGrammar()});
    }
}

Dispatcher::~Dispatcher() = default;

Dispatcher::Outcome Dispatcher::read(const logs::Line &line, logs::Events &out)
{
    // rsyslog's $RepeatedMsgReduction: "message repeated 3 times: [ warning: …]".
    std::string_view text = line.text;
    std::int32_t times = 0;
    if (!text.starts_with("message repeated ") || !take(text, "message repeated ") || !takeNumber(text, times)
        || !take(text, " times: [ ") || !text.ends_with(']'))
        return d->read(line, out);
    BW_MARK(dispatcher.repeated);
    logs::Line inner = line;
    inner.text = text.substr(0, text.size() - 1);
    const std::size_t before = out.size();
    const Outcome outcome = d->read(inner, out);
    for (std::size_t i = before; i < out.size(); ++i)
        out[i].count *= std::max(times, 1);
    return outcome;
}

} // namespace bw::mta

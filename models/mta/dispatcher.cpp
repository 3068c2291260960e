// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mta/product.h"
#include "models/mta/scan.h"

#include <algorithm>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace bw::mta {

namespace {

/// Programs of the mail facility that no product of ours reads: their lines count as not understood, not as foreign.
constexpr std::string_view mailPrograms[]{"spamc", "spamass-milter", "milter-greylist", "milter-regex", "postsrsd",
    "postfwd", "postfwd2", "postfwd3", "mailman", "fetchmail", "procmail", "maildrop", "sieve", "mimedefang",
    "mimedefang.pl", "dkimproxy.out", "openarc", "vacation"};

constexpr std::int32_t mostRepeats = 1'000'000; ///< nobody may make up numbers
std::int32_t multiplied(std::int32_t count, std::int32_t times)
{
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(std::int64_t(count) * std::max(times, 1), 0, mostRepeats));
}

bool isRepeatOfLast(const logs::Line &line)
{
    return line.text.starts_with("last message repeated ") && (line.process.empty() || line.process == "syslogd" || line.process == "last");
}

/// Some companions repeat a client's words where the id stands: such text is none, and is not kept as one.
void dropForeignId(std::string_view &id)
{
    if (!std::all_of(id.begin(), id.end(), isAlphaNumeric))
        id = {};
}

/// Tags are few, but one may come from anywhere: beyond this many they are asked for anew each time.
constexpr std::size_t maxTags = 255;
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

    explicit Private(const Product &chosen)
        : own(&chosen)
    {
        makeReaders();
    }

    void makeReaders()
    {
        known.clear();
        readers.clear();
        for (const Product *product : products()) {
            if (!product->isMta || product == own)
                readers.push_back({product, product->makeGrammar()});
        }
    }

    logs::Grammar *find(const logs::Line &line)
    {
        // The few tags of a log take turns: each has its place by its length and end.
        const std::string_view tag = line.process;
        std::uint8_t &place = places[tag.empty() ? 0 : (tag.size() * 7 + static_cast<unsigned char>(tag.back())) % std::size(places)];
        if (place < known.size() && core::isSame(known[place].tag, tag))
            return known[place].grammar;
        for (std::size_t i = 0; i < known.size(); ++i) {
            if (known[i].tag == tag) {
                place = static_cast<std::uint8_t>(i);
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
        const std::size_t before = out.size();
        switch (grammar->read(line, out)) {
        case logs::Reading::Told:
            for (std::size_t at = before; at < out.size(); ++at)
                dropForeignId(out[at].queueId);
            return Outcome::Events;
        case logs::Reading::Silent:
            return Outcome::Silent;
        default:
            return Outcome::Unrecognised;
        }
    }

    /// "last message repeated 3 times" (BSD's syslogd) says neither what nor by whom. Only what counts and can come twice in
    /// the same words is kept: a delivery cannot.
    void keep(const logs::Line &line, const logs::Events &out, std::size_t from)
    {
        const bool counts = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(), [](const logs::Event &event) {
            return event.kind == logs::EventKind::LoginFailed || event.kind == logs::EventKind::LoginOutage || event.kind == logs::EventKind::Rejected
                || event.kind == logs::EventKind::Limit || event.kind == logs::EventKind::Error;
        });
        hasPassed = false;
        if (!counts) {
            if (kept)
                kept->isSet = false;
            return;
        }
        if (!kept || isLent) {
            kept = std::make_shared<Kept>();
            isLent = false;
        }
        kept->isSet = true;
        kept->host = line.host;
        kept->process = line.process;
        kept->text = line.text;
        kept->pid = line.pid;
    }

    Outcome repeatLast(const logs::Line &line, logs::Events &out)
    {
        std::string_view text = line.text;
        std::int32_t times = 0;
        if (!take(text, "last message repeated ") || !takeNumber(text, times) || (text != " times" && text != " time"))
            return read(line, out);
        logs::Line again = line;
        if (hasPassed) {
            again.host = passed.host;
            again.process = passed.process;
            again.text = passed.text;
            again.pid = passed.pid;
            logs::Events events;
            read(again, events);
            keep(again, events, 0);
            again.host = line.host;
        }
        if (!kept || !kept->isSet || kept->host != line.host)
            return Outcome::Silent; // of what counts nothing
        again.process = kept->process;
        again.text = kept->text;
        again.pid = kept->pid;
        lent = kept;
        isLent = true;
        const std::size_t first = out.size();
        const Outcome outcome = read(again, out);
        for (std::size_t i = first; i < out.size(); ++i)
            out[i].count = multiplied(out[i].count, times);
        return outcome;
    }

    struct Kept
    {
        std::string host, process, text;
        std::uint32_t pid = 0;
        bool isSet = false;
    };

    /// The line itself, or what it says was repeated.
    Outcome readAny(const logs::Line &line, logs::Events &out)
    {
        // rsyslog's $RepeatedMsgReduction: "message repeated 3 times: [ warning: …]".
        std::string_view text = line.text;
        std::int32_t times = 0;
        const std::size_t before = out.size();
        if (isRepeatOfLast(line))
            return repeatLast(line, out);
        if (!text.starts_with("message repeated ") || !take(text, "message repeated ") || !takeNumber(text, times)
            || !take(text, " times: [ ") || !text.ends_with(']')) {
            const Outcome outcome = read(line, out);
            keep(line, out, before);
            return outcome;
        }
        BW_MARK(dispatcher.repeated);
        logs::Line inner = line;
        inner.text = text.substr(0, text.size() - 1);
        const Outcome outcome = read(inner, out);
        keep(inner, out, before);
        for (std::size_t i = before; i < out.size(); ++i)
            out[i].count = multiplied(out[i].count, times);
        return outcome;
    }

    const Product *own; ///< the MTA
    std::vector<Reader> readers;
    std::vector<Known> known;
    std::shared_ptr<Kept> kept; ///< the line before, where it may be repeated
    std::shared_ptr<const void> lent; ///< kept, for takeLent()
    Kept passed; ///< a line that was not read, if hasPassed
    bool hasPassed = false;
    bool isLent = false; ///< events may point into kept
    std::uint8_t places[64] {}; ///< in known
};

Dispatcher::Dispatcher(const Product &mta)
    : d(std::make_unique<Private>(mta))
{
}

Dispatcher::~Dispatcher() = default;

Dispatcher::Outcome Dispatcher::read(const logs::Line &line, logs::Events &out)
{
    const std::size_t before = out.size();
    try {
        return d->readAny(line, out);
    } catch (const std::bad_alloc &) {
        throw; // says nothing of the line
    } catch (...) {
        // Nobody knows what the grammar keeps now.
        d->makeReaders();
        d->kept = nullptr;
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
        return Outcome::Failed;
    }
}

void Dispatcher::pass(const logs::Line &line)
{
    if (isRepeatOfLast(line))
        return; // it means what it meant before
    d->passed.host = line.host;
    d->passed.process = line.process;
    d->passed.text = line.text;
    d->passed.pid = line.pid;
    d->hasPassed = true;
}

void Dispatcher::forget()
{
    d->hasPassed = false;
    d->kept = nullptr;
}

std::shared_ptr<const void> Dispatcher::takeLent()
{
    return std::exchange(d->lent, nullptr);
}

} // namespace bw::mta

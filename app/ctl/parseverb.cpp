// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/eventjson.h"
#include "app/ctl/verbs.h"

#include "models/ingest/eventreader.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr std::size_t writeAt = 64 * 1024;
constexpr int mostRepeats = 1000; ///< of one line that tells of many ("message repeated 3 times")

struct Options
{
    std::string mta, zone;
    int year = 0;
    std::vector<std::string> files;
};

int parseFiles(const Options &options, const Context &context)
{
    ingest::EventReaderOptions reading;
    reading.mta = QString::fromStdString(options.mta);
    reading.year = options.year;
    reading.logZone = QString::fromStdString(options.zone);
    for (const std::string &file : options.files)
        reading.paths << QString::fromLocal8Bit(file.data(), static_cast<qsizetype>(file.size()));
    std::string out;
    bool isWritten = true;
    qint64 repeated = 0;
    const auto flush = [&] {
        isWritten = isWritten && std::fwrite(out.data(), 1, out.size(), stdout) == out.size();
        out.clear();
    };
    const auto counts = ingest::readEvents(reading, [&](const logs::Event &event) {
        const int times = std::clamp(event.count, 1, mostRepeats);
        for (int i = 0; i < times; ++i)
            appendEvent(event, out);
        repeated += times - 1;
        if (out.size() >= writeAt)
            flush();
        return isWritten;
    });
    if (!counts)
        return context.fail(counts.error());
    flush();
    if (!isWritten || std::fflush(stdout) != 0)
        return context.fail({ core::ProblemKind::Full, Tr::tr("The answer could not be written"), {}, {}, Tr::tr("Is the disk full, or the pipe closed?") });
    for (const QString &input : counts->unreadableInputs)
        context.complain(input);
    if (counts->lines == 0 && !counts->unreadableInputs.isEmpty())
        return CouldNot;
    std::fprintf(stderr, "lines: %lld, events: %lld, unrecognised: %lld, unreadable: %lld\n", counts->lines, counts->events + repeated,
        counts->unrecognised, counts->unreadable);
    return counts->unreadableInputs.isEmpty() ? Done : NeedsAttention;
}

} // namespace

void addParse(CLI::App &app, Context &context)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = addVerb(app, "parse", "log bytes to events, no store: one JSON object a line", "parse --mta postfix /var/log/mail.log | jq .kind");
    verb->add_option("--mta", options->mta, "what wrote the log: postfix")->required();
    verb->add_option("--year", options->year, "of the first time stamp that has none (else by the file's date)")->check(CLI::Range(1970, 2100));
    verb->add_option("--log-tz", options->zone, "time zone of stamps without one, as Europe/Paris (else this computer's)");
    verb->add_option("FILE", options->files, "logs, folders, or - for standard input; .gz .zst .xz .bz2 .zip are opened")->required();
    verb->callback([options, &context] { context.chosen = [options, &context] { return parseFiles(*options, context); }; });
}

} // namespace bw::ctl

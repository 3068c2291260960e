// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/progressline.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "models/detection/fleethours.h"
#include "models/service/demofill.h"

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {

int makeDemo(const service::DemoFillOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    ProgressLine line(context.showsProgress());
    const auto counts = service::fillWithDemo(
        opened->store, opened->hasherMaker(), context.clock, options,
        [&line](const ingest::ImportProgress &progress) { line.show(progress.bytesDone, progress.bytesTotal, progress.file); }, stopOnSignal());
    line.clear();
    if (!counts)
        return context.fail(counts.error());
    static_cast<void>(detection::rememberFleetHours(opened->store, INT64_MAX, false));
    Section section;
    section.name = QStringLiteral("demo");
    section.isObject = true;
    section.columns = { QStringLiteral("nodes"), QStringLiteral("lines"), QStringLiteral("messages") };
    section.rows << QJsonObject { { section.columns.at(0), counts->nodes }, { section.columns.at(1), counts->lines }, { section.columns.at(2), counts->messages } };
    return context.answer({ { section }, true });
}

} // namespace

void addDemo(CLI::App &app, Context &context)
{
    auto options = std::make_shared<service::DemoFillOptions>();
    CLI::App *verb = addVerb(app, "demo", "fills a store with a generated fleet under attack, through the same grammars as real logs",
        "--store /tmp/demo.bw demo --days 16");
    verb->add_option("--seed", options->seed, "the same seed gives the same fleet")->capture_default_str();
    verb->add_option("--days", options->days, "that end now, at least 3")->check(CLI::Range(3, 400))->capture_default_str();
    verb->add_option("--messages-per-day", options->messagesPerDay, "of the whole fleet on a working day")->check(CLI::Range(100, 10'000'000))->capture_default_str();
    verb->add_option("--home-zone", context.homeZoneOption, "for a new store: the zone of its days (else this computer's)");
    verb->callback([options, &context] { context.chosen = [options, &context] { return makeDemo(*options, context); }; });
}

} // namespace bw::ctl

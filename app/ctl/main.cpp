// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/hardening.h"
#include "app/common/language.h"
#include "app/common/logging.h"
#include "app/ctl/context.h"
#include "app/ctl/verbs.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <iostream>

namespace {

/// CLI11 says some things over several lines; the contract is one.
std::string oneLine(std::string text)
{
    for (auto &character : text)
        if (character == '\n' || character == '\r')
            character = ' ';
    return text;
}

int parse(CLI::App &app, int argc, char **argv)
{
    try {
        app.parse(argc, argv);
        return bw::ctl::Done;
    } catch (const CLI::CallForHelp &) {
        const CLI::App *deepest = &app;
        std::string above;
        while (!deepest->get_subcommands().empty()) {
            above += (above.empty() ? "" : " ") + deepest->get_name();
            deepest = deepest->get_subcommands().front();
        }
        std::cout << deepest->help(above);
        return -1;
    } catch (const CLI::CallForVersion &) {
        std::cout << "breakwaterctl " BW_VERSION "\n";
        return -1;
    } catch (const CLI::ParseError &error) {
        std::cerr << "breakwaterctl: " << oneLine(error.what()) << ". Run breakwaterctl --help to see what is possible.\n";
        return bw::ctl::WrongUsage;
    }
}

} // namespace

int main(int argc, char **argv)
{
    bw::app::hardenReleaseProcess(bw::app::Hardening::NoDumpsNoTracing);
    (void)bw::app::installLogging({});
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("breakwater"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BW_VERSION));

    const bw::core::SystemClock clock;
    bw::ctl::Context context(clock);
    CLI::App app("Breakwater without a window: what a mail-sending fleet did, and what needs you.", "breakwaterctl");
    app.add_option("--store", context.storeOption, "the store (breakwater/fleet.bw in your data folder)");
    app.add_option("--format", context.formatOption, "table on a terminal, else json")->check(CLI::IsMember({ "table", "json", "jsonl", "csv" }));
    app.add_flag("--quiet", context.isQuiet, "no progress and no messages on stderr");
    app.set_version_flag("--version", BW_VERSION);
    app.footer("Example:\n  breakwaterctl --format table volume --by hour --from -48h\n\n"
               "Exit codes: 0 done; 1 done, and something needs attention; 2 wrong usage; 3 could not do it.");
    app.require_subcommand(1);
    for (const auto add : bw::ctl::allVerbs)
        add(app, context);

    if (const int code = parse(app, argc, argv); code != bw::ctl::Done)
        return code < 0 ? static_cast<int>(bw::ctl::Done) : code;
    return context.chosen ? context.chosen() : static_cast<int>(bw::ctl::WrongUsage);
}

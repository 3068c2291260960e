// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/hardening.h"
#include "app/common/language.h"
#include "app/common/logging.h"
#include "app/ctl/context.h"
#include "app/ctl/verbs.h"

#include "models/core/guard.h"
#include "models/core/printable.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// CLI11 says some things over several lines; the contract is one.
std::string oneLine(std::string text)
{
    for (auto &character : text)
        if (character == '\n' || character == '\r')
            character = ' ';
    return bw::core::printable(QString::fromStdString(text)).toStdString();
}

/// How many letters must be changed, added or left out.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({ above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1) });
            diagonal = above;
        }
    }
    return row.back();
}

const CLI::App &deepestVerb(const CLI::App &app)
{
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : deepestVerb(*chosen.front());
}

/// The word that stands where a verb must; empty where all verbs are known.
std::string unknownVerb(const CLI::App &app)
{
    if (deepestVerb(app).get_subcommands([](const CLI::App *) { return true; }).empty())
        return {};
    const std::vector<std::string> rest = app.remaining(true);
    const auto word = std::find_if(rest.begin(), rest.end(), [](const std::string &text) { return !text.starts_with('-'); });
    return word == rest.end() ? std::string() : *word;
}

/// As it is typed: "breakwaterctl store key".
std::string wayTo(const CLI::App &verb)
{
    return verb.get_parent() ? wayTo(*verb.get_parent()) + ' ' + verb.get_name() : verb.get_name();
}

std::string verbsInsteadOf(const CLI::App &app, const std::string &word)
{
    const std::string above = app.get_parent() ? app.get_name() + ' ' : std::string();
    std::string all, nearest;
    std::size_t least = std::max<std::size_t>(2, word.size() / 2);
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; })) {
        all += (all.empty() ? "" : ", ") + verb->get_name();
        const std::size_t far = verb->get_name().starts_with(word) ? 0 : distance(word, verb->get_name());
        if (far < least || (nearest.empty() && far == least)) {
            least = far;
            nearest = verb->get_name();
        }
    }
    return "there is no verb \"" + above + word + "\"." + (nearest.empty() ? "" : " Did you mean \"" + above + nearest + "\"?") + " There are: " + all;
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
        const std::string word = unknownVerb(app);
        std::cerr << "breakwaterctl: " << oneLine(word.empty() ? error.what() : verbsInsteadOf(deepestVerb(app), word)) << ". Run " << wayTo(deepestVerb(app)) << " --help to see what is possible.\n";
        return bw::ctl::WrongUsage;
    }
}

} // namespace

int main(int argc, char **argv)
{
    bw::app::holdStandardFiles();
    bw::app::hardenReleaseProcess(bw::app::Hardening::NoDumpsNoTracing);
    bw::app::raiseFileLimit();
    (void)bw::app::installLogging({});
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("breakwater"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BW_VERSION));

    bw::app::installLanguage(application, QStringLiteral("en")); // for one line and many lines
    const bw::core::SystemClock clock;
    bw::ctl::Context context(clock);
    CLI::App app("Breakwater without a window: what a mail-sending fleet did, and what needs you.", "breakwaterctl");
    app.add_option("--store", context.storeOption, "the store (breakwater/fleet.bw in your data folder)");
    app.add_option("--format", context.formatOption, "table on a terminal, else json")->check(CLI::IsMember({ "table", "json", "jsonl", "csv" }));
    app.add_option("--controls", context.controlsOption, "your organisation's own control file (breakwater/controls.json in your config folder)");
    app.add_flag("--quiet", context.isQuiet, "no progress and no notes on stderr; what could not be done is told all the same");
    app.set_version_flag("--version", BW_VERSION);
    app.footer("Example:\n  breakwaterctl --format table volume --by hour --from -48h\n\n"
               "Exit codes: 0 done; 1 done, and something needs attention; 2 wrong usage; 3 could not do it.");
    app.require_subcommand(1);
    for (const auto add : bw::ctl::allVerbs)
        add(app, context);

    if (const int code = parse(app, argc, argv); code != bw::ctl::Done)
        return code < 0 ? static_cast<int>(bw::ctl::Done) : code;
    if (!context.chosen)
        return bw::ctl::WrongUsage;
    const auto code = bw::core::guarded({}, [&context]() -> bw::core::Result<int> { return context.chosen(); });
    return code ? *code : context.fail(code.error());
}

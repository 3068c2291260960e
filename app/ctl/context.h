// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/openstore.h"
#include "app/ctl/answer.h"

#include "models/core/clock.h"
#include "models/core/problem.h"
#include "models/core/result.h"
#include "models/core/zonerules.h"

#include <QString>

#include <chrono>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace bw::ctl {

/// The exit codes of the contract.
enum ExitCode { Done = 0, NeedsAttention = 1, WrongUsage = 2, CouldNot = 3 };

/// The global options, and what every verb needs. Lives in main(); one thread.
class Context final
{
public:
    explicit Context(const core::Clock &theClock)
        : clock(theClock)
    {
    }

    std::string storeOption, formatOption, homeZoneOption, controlsOption;
    bool isQuiet = false;
    const core::Clock &clock;
    std::function<int()> chosen; ///< what the chosen verb does; set by its callback

    [[nodiscard]] QString storePath() const;
    [[nodiscard]] Format format() const;
    [[nodiscard]] core::Result<app::OpenStore> openStore(store::OpenMode mode, app::IfMissing ifMissing = app::IfMissing::Fail) const;

    /// Writes the answer to stdout in the chosen format.
    [[nodiscard]] int answer(const Answer &answer, int exitCode = Done) const;
    /// An answer that lacks what the notes name: they stand in it and on stderr, and 1 is given. Without notes: as answer().
    [[nodiscard]] int answerInPart(Answer answer, const QStringList &notes) const;
    /// Adds how a whole answer is to be read: beneath a table, in JSON, and on stderr where it is not a table. Changes no exit code.
    [[nodiscard]] Answer explained(Answer answer, const QStringList &notes) const;
    /// One line on stderr; gives 2 for wrong usage, else 3.
    [[nodiscard]] int fail(const core::Problem &problem) const;
    /// A message for a person on stderr, unless --quiet.
    void say(const QString &text) const;
    /// One line on stderr about something that could not be done, also with --quiet; the verb goes on.
    void complain(const QString &text) const;
    [[nodiscard]] bool showsProgress() const; ///< stderr is a terminal and nobody asked for quiet

    /// RFC 3339, YYYY-MM-DD (start of that day in the zone), -90m, -48h, -7d, -4w, or now.
    [[nodiscard]] core::Result<core::UtcMicros> parseTime(const QString &text, const core::ZoneRules &zone) const;
};

/// A file of this computer as a setting keeps it: absolute, since a service stands in another folder; "~/" is the home. Empty stays empty.
[[nodiscard]] QString wholePath(const std::string &path);

/// "60s", "5m", "1h"; 0: no time.
[[nodiscard]] std::chrono::seconds intervalFrom(const std::string &text);

/// Adds a verb with its help and an example below it.
CLI::App *addVerb(CLI::App &parent, const char *name, const char *does, const char *example);

} // namespace bw::ctl

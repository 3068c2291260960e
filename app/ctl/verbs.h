// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace CLI {
class App;
}

namespace bw::ctl {

class Context;

/// Each adds one verb: its options, its help with an example, and a callback that sets Context::chosen.
/// What it binds options to must live as long as the app: keep it in a shared_ptr that the callback holds.
using AddVerb = void (*)(CLI::App &, Context &);

void addDemo(CLI::App &app, Context &context);
void addImport(CLI::App &app, Context &context);
void addParse(CLI::App &app, Context &context);
void addVolume(CLI::App &app, Context &context);
void addLogins(CLI::App &app, Context &context);
void addTrace(CLI::App &app, Context &context);
void addWarnings(CLI::App &app, Context &context);
void addStreams(CLI::App &app, Context &context);
void addCoverage(CLI::App &app, Context &context);
void addStore(CLI::App &app, Context &context);
void addFleet(CLI::App &app, Context &context);
void addCollect(CLI::App &app, Context &context);
void addSnapshots(CLI::App &app, Context &context);
void addFeedback(CLI::App &app, Context &context);
void addMailAuth(CLI::App &app, Context &context);
void addMessage(CLI::App &app, Context &context);
void addCheck(CLI::App &app, Context &context);
void addNotices(CLI::App &app, Context &context);
void addControls(CLI::App &app, Context &context);
void addControlAnswer(CLI::App &controls, Context &context); ///< called by addControls()
void addCompletion(CLI::App &app, Context &context);

/// One line a verb.
inline constexpr std::array allVerbs {
    AddVerb(addDemo),
    AddVerb(addImport),
    AddVerb(addParse),
    AddVerb(addVolume),
    AddVerb(addLogins),
    AddVerb(addTrace),
    AddVerb(addWarnings),
    AddVerb(addStreams),
    AddVerb(addCoverage),
    AddVerb(addStore),
    AddVerb(addFleet),
    AddVerb(addCollect),
    AddVerb(addSnapshots),
    AddVerb(addFeedback),
    AddVerb(addMailAuth),
    AddVerb(addMessage),
    AddVerb(addCheck),
    AddVerb(addNotices),
    AddVerb(addControls),
    AddVerb(addCompletion),
};

} // namespace bw::ctl

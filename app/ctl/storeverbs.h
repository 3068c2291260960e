// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace bw::ctl {

class Context;

/// The parts of "store"; each adds its verbs below it.
void addStoreUpkeep(CLI::App &store, Context &context); ///< info check compact backup copy dump maintain
void addStoreChoices(CLI::App &store, Context &context); ///< home-zone own-domains clear-recipients
void addStoreKey(CLI::App &store, Context &context); ///< key export, key import
void addStorePeople(CLI::App &store, Context &context); ///< subject, hold

} // namespace bw::ctl

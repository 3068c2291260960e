// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace bw::ctl {

class Context;

/// "mailauth senders": rules that name who sends in the domains' names.
void addSenders(CLI::App &mailauth, Context &context);

} // namespace bw::ctl

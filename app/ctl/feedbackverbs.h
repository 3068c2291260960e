// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace bw::ctl {

class Context;

/// A part of "feedback": pull, mailbox add, list, login, remove.
void addFeedbackMailboxes(CLI::App &feedback, Context &context);

} // namespace bw::ctl

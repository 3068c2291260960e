// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace bw::ctl {

/// Set by SIGINT and SIGTERM once this was called; work ends cleanly at the next good place. A second signal ends the
/// process at once.
std::atomic_bool &stopOnSignal();

} // namespace bw::ctl

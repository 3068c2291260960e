// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bw::app {

enum class Hardening {
    NoDumps, ///< no core file: a core would hold the store's key and addresses
    NoDumpsNoTracing, ///< also no debugger of the same user, and /proc/PID belongs to root
};

/// Call first in main(). The limit is inherited by children and cannot be lifted again.
/// The console takes NoDumps alone: desktop portals read /proc/PID/root to know who asks, and refuse a process that
/// hides it, so that the system's dark look and the native file dialogs would be lost. breakwaterctl takes both.
void hardenProcess(Hardening hardening);

/// The same in release builds (NDEBUG); nothing in others, where a core is wanted.
void hardenReleaseProcess(Hardening hardening);

/// Lets this process and its children hold as many open files as the system allows, at most 65,536: a node behind a jump host takes
/// five, and the usual soft limit is 1024 (getrlimit(2)), for the sake of programs that use select(2).
void raiseFileLimit();
/// A program may be started with standard input, output or error closed: the next file that it opens, the store perhaps, would take that
/// number, be read as input or be written over by a message. Call before all else: /dev/null then stands there, opened so that
/// reading from input and writing to the others still fails.
void holdStandardFiles();

} // namespace bw::app

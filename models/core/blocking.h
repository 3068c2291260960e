// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bw::core {

/// The seam that keeps the window alive: whatever opens, reads, lists or writes a file, a store or a container says so
/// here first. On the thread that was marked as the UI's it is our own mistake.

/// The calling thread paints: nothing may wait for a disk or a network on it.
void markUiThread();
[[nodiscard]] bool isUiThread();

/// Called on the UI thread's mistakes; null: the default, which ends a debug build (qFatal) and warns in a release.
/// \return the one that was set before. Any thread.
using OnBlockingCall = void (*)(const char *what);
OnBlockingCall setOnBlockingCall(OnBlockingCall call);

/// \p what: a literal such as "open a file". Costs one thread-local read elsewhere.
void willBlock(const char *what);

} // namespace bw::core

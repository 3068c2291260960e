// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace bw::app {

/// SIGTERM, SIGINT and SIGHUP close the windows as a person does, so that they remember size and place, and end the event
/// loop. A second one ends the process at once. UI thread, once a process.
void closeOnSignal(QApplication &application);

} // namespace bw::app

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace bw::app {

struct LogOptions
{
    QString file; ///< empty: none. 0600; at 4 MiB it becomes FILE.1
    bool verbose = false; ///< info and debug on stderr too
};

/// Takes Qt's messages: warnings and worse go to stderr as "breakwater: text", all of them to the file, one line each.
/// Lines of Qt that mean nothing on a desk without display or session are dropped, so that a healthy start prints
/// nothing. Whatever looks like a mail address loses its local part on the way: no log tells who was written to. Denied
/// or Full when the file cannot be written; then the rest works all the same. Call once, before the application.
[[nodiscard]] core::Done installLogging(const LogOptions &options);

/// Local parts out of addresses: "to=<ann@example.org>" becomes "to=<…@example.org>". Any thread.
[[nodiscard]] QString withoutLocalParts(const QString &text);

} // namespace bw::app

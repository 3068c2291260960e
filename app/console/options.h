// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace bw::app {

/// breakwater [--store S] [--read-only] [--reset-window] [FILE…]
struct Options
{
    QString store; ///< empty: the one used last
    bool readOnly = false;
    bool resetWindow = false;
    QStringList files; ///< logs to import; a *.bw is the store to open
    bool operator==(const Options &) const = default;
};

/// Usage when an option is unknown or lacks its value. The first argument is the program.
[[nodiscard]] core::Result<Options> parseOptions(const QStringList &arguments);
/// --help and --version need no display: prints the answer and gives the exit code.
[[nodiscard]] std::optional<int> answerWithoutWindow(int argc, char **argv);

} // namespace bw::app

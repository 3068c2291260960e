// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/itemmodels/loginlines.h"
#include "ui/page/page.h"

namespace bw::logins {

/// The single login lines that the filter leaves, for the side panel: when, which node, who, from where, how it ended, and
/// the file and byte of the line. \p about: whose they are. The \p decisive good login stands first and is marked.
/// Its button writes them to a file. GUI thread.
[[nodiscard]] QWidget *makeLinesPanel(
    const QString &about, const store::Filter &filter, const itemmodels::DecisiveLogin &decisive, const ui::PageContext &context, const ui::Format &format);

/// All of these lines for a file, not only those that the panel shows.
[[nodiscard]] ui::ExportItem::Write linesWriter(const store::Filter &filter, const ui::PageContext &context, const QString &note);

} // namespace bw::logins

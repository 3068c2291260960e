// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bw::ui {

class EmptyState;
class Navigator;

/// For Page::showEmpty(), of a page that is about logs and has none: a question, a sentence, and where to drop them. The caller owns it.
[[nodiscard]] EmptyState *makeNoLogs(Navigator *navigator, const QString &icon, const QString &question, const QString &sentence);

} // namespace bw::ui

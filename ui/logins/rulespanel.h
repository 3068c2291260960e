// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/page/page.h"

namespace bw::itemmodels {
class LoginFacts;
}

namespace bw::logins {

/// Side panel: the attacks of the range, each with its rule and the numbers that were in force. The caller owns it.
[[nodiscard]] QWidget *makeAttacksPanel(itemmodels::LoginFacts *facts, const ui::PageContext &context, const ui::Format &format);
/// Side panel: the rules in words.
[[nodiscard]] QWidget *makeRulesPanel();

} // namespace bw::logins

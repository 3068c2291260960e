// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/window.h"

namespace bw::app {

/// Every page of the console in the order of the navigation, with titles in the language of now.
[[nodiscard]] QList<shell::PageEntry> pages();

} // namespace bw::app

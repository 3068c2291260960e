// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace bw::ui {

/// Translation context of this folder's code that is no QObject.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ui)
};

} // namespace bw::ui

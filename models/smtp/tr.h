// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace bw::smtp {

/// One translation context for code without QObject.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::smtp)
};

} // namespace bw::smtp

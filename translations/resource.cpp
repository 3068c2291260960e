// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/resource.h"

#include <QDir>

// Outside of any namespace: the macro declares a function of Qt's.
static void initialise()
{
    Q_INIT_RESOURCE(bw_translations);
}

namespace bw::translations {

void makeAvailable()
{
    initialise();
}

} // namespace bw::translations

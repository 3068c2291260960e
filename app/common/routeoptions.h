// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

namespace bw::app {

/// The desk's files of host keys and ssh's configuration.
[[nodiscard]] transport::RouteOptions deskRouteOptions();

} // namespace bw::app

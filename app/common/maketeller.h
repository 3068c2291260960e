// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config/settings.h"
#include "models/core/clock.h"
#include "models/service/teller.h"
#include "models/store/store.h"

#include <memory>

namespace bw::app {

/// Who tells a person of this store's news, as the settings want it; null where they want nobody told. Settings of mail that
/// cannot be are told to \p onProblem once; the desktop is told all the same. The clock must outlive it.
[[nodiscard]] std::shared_ptr<service::Teller> makeTeller(const store::Store &store, const core::Clock &clock, const config::Notices &notices, std::function<void(const core::Problem &)> onProblem);

} // namespace bw::app

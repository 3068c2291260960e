// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/stopsignal.h"

#include <csignal>

namespace bw::ctl {

namespace {

std::atomic_bool stop = false;
static_assert(std::atomic_bool::is_always_lock_free);

} // namespace

std::atomic_bool &stopOnSignal()
{
    struct sigaction action {};
    action.sa_handler = [](int) { stop = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    return stop;
}

} // namespace bw::ctl

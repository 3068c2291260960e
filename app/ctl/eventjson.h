// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logs/event.h"

#include <string>

namespace bw::ctl {

/// Appends one event as a line of JSON, as the contract names its members; what is unknown is left out. Addresses are
/// lower-cased in their domain part. Bytes that are no UTF-8 become U+FFFD.
void appendEvent(const logs::Event &event, std::string &out);

} // namespace bw::ctl

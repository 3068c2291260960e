// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/mta/questions.h"

namespace bw::mta::opendkim {

extern const Questions questions;

} // namespace bw::mta::opendkim

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/snapshot.h"
#include "models/transport/route.h"

#include <QString>

#include <chrono>

namespace bw::mta {

/// What is asked of a node, and what is known of it already.
struct Asked
{
    QString configDir; ///< of one instance; empty: all that the host has
    QString knownVersion; ///< what depends on the version alone is not asked again
    std::chrono::milliseconds patience = transport::wholeStretch; ///< with a command that lists the queue
    bool wantsHost = true; ///< also what the system says of itself: some twenty commands
};

/// What a product can be asked at a node. Apart from product.h, whose grammars are written over std alone.
struct Questions
{
    /// Adds what the product says of itself to \p into: sections, secrets masked, addresses redacted; its version where it is
    /// an MTA. A companion that is not there adds nothing. A section that could not be read says why; a Problem is the
    /// connection's.
    core::Done (*takeSnapshot)(transport::Route &route, const Asked &asked, fleet::Snapshot &into) = nullptr;
    /// What stands in its queue. A Problem while the route is still open says why the queue could not be listed, and no more. Null: it
    /// has none, or cannot be asked.
    core::Result<fleet::QueueSample> (*sampleQueue)(transport::Route &route, const Asked &asked) = nullptr;
};

} // namespace bw::mta

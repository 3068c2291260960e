// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detection/listening.h"
#include "models/detection/attacks.h"

#include <functional>
#include <limits>

namespace bw::detection {

/// What an error of a node is about in a few words: "host key changed". The only place of these words.
[[nodiscard]] QString titleOf(const store::NodeErrorRow &error);

/// Since when a node says nothing while it should be heard, up to \p end; 0: it is not silent. One whose clock is off is not judged by it.
[[nodiscard]] core::UtcMicros silentSince(const Listening &listening, const store::NodeRow &row, core::UtcMicros end = std::numeric_limits<core::UtcMicros>::max());

/// A node that needs a person: it cannot be read, has another time than we, or says nothing.
struct NodeNeed
{
    const char *rule = ""; ///< node_unread node_clock node_silent
    QString node;
    Severity severity = Severity::High;
    QString text;
    const char *page = ""; ///< fleet coverage
    core::TimeRange window;
    QString threshold;
};

/// One for each node at most, the first of these: one that cannot be read is silent for that reason. \p nodes: which (none: all). \p range: what
/// holds at its end and touches it; \p stamp says a time.
[[nodiscard]] QList<NodeNeed> nodeNeeds(const Listening &listening, const QStringList &nodes, core::TimeRange range, const std::function<QString(core::UtcMicros)> &stamp);

} // namespace bw::detection

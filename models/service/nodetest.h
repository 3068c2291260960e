// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/fleet/node.h"
#include "models/transport/route.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace bw::service {

/// One step of "Test the connection": what was tried, how it went, why not, and how to mend it.
struct TestStep
{
    QString title; ///< "Host key"
    transport::StepState state = transport::StepState::Waiting;
    QString text, remedy;
};

struct NodeTest
{
    QList<TestStep> steps; ///< all of them, those that were not reached as Waiting
    transport::ConnectReport connection;
    bool isConnected = false; ///< logged in
    bool isProductFound = true; ///< false: it was asked for and is not there
    bool isLogRead = false; ///< what it is collected for can be read
    std::optional<core::Problem> problem; ///< the first failure

    [[nodiscard]] bool isWell() const { return !problem; }
};

/// Tries each step of reading a node, and stores nothing. Blocks, at most until the limit; not on the UI thread. \p tell is
/// called on the way whenever a step has ended, with those to come as Waiting.
[[nodiscard]] NodeTest testNode(const fleet::Node &node, const transport::RouteOptions &options, const transport::Limit &limit,
    const std::function<void(const NodeTest &)> &tell = {});

} // namespace bw::service

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/logs/event.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace bw::ingest {

struct EventReaderOptions
{
    QString mta;
    QStringList paths; ///< in the order given; folders, containers and "-" as in an import
    int year = 0;
    QString logZone;
};

struct EventCounts
{
    qint64 lines = 0, events = 0, unrecognised = 0, unreadable = 0;
    QStringList unreadableInputs;
    bool operator==(const EventCounts &) const = default;
};

/// Log bytes to events without a store (breakwaterctl parse). What enters the queue is told at the line that completes
/// it, before that line's own events. The sink's views hold during the call; false ends the reading. Blocks on I/O.
core::Result<EventCounts> readEvents(const EventReaderOptions &options, const std::function<bool(const logs::Event &)> &sink);

} // namespace bw::ingest

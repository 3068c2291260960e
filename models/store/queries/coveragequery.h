// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/queries/cancel.h"
#include "models/store/queries/filter.h"
#include "models/store/store.h"

#include <QList>

namespace bw::store {

struct CoverageHour
{
    core::UtcMicros start = 0; ///< 0: of lines that bear no time; without a range only
    QString node, host;
    double heard = 0; ///< share of the hour
    qint64 lines = 0, understood = 0, unrecognised = 0, unreadable = 0, foreignLines = 0, evicted = 0;
    qint64 skewMs = 0;
};
struct AsideRow
{
    qint64 id = 0;
    core::UtcMicros time = 0; ///< 0: it bears none; these are told for every range
    QString node, file, why, process, text;
    quint64 offset = 0, line = 0;
};
struct NodeCoverage
{
    QString node, mta;
    core::UtcMicros firstHeard = 0, lastHeard = 0;
    double heard = 0; ///< of the filter's range
    qint64 lines = 0, understood = 0, unrecognised = 0, unreadable = 0, foreignLines = 0, evicted = 0; ///< lines = the four after it
    QList<core::TimeRange> gaps; ///< inside the range
    QString error;
};
/// A span that is known to be lost.
struct LostRow
{
    QString node;
    core::TimeRange span;
    QString why; ///< rotated_away truncated suppressed
};
struct CoverageAnswer
{
    core::TimeRange range; ///< the filter's, or the whole hours in which the store holds anything
    QList<LostRow> lost; ///< inside the range, oldest first
    core::TimeRange silent; ///< where hours without a line are told one by one: the range, or less if they would be very many (see gaps)
    QList<CoverageHour> hours; ///< every hour that touches the range, whole; without a line: no host
    QList<NodeCoverage> nodes;
    QList<AsideRow> aside; ///< newest first, at most asideLimit
    qint64 asideTotal = 0;
    QStringList notes; ///< as VolumeAnswer's
};
struct CoverageQuery
{
    Filter filter;
    int asideOffset = 0, asideLimit = 500;
    bool withHours = true;
    [[nodiscard]] core::Result<CoverageAnswer> run(const Store &store, const Cancel &cancel = {}) const;
};

/// The heard share of node × time, for each question; no nodes: all of them.
struct HeardQuestion
{
    QStringList nodes;
    core::TimeRange range;
};
[[nodiscard]] core::Result<QList<double>> heardSharesOf(const Store &store, const QList<HeardQuestion> &questions, const Cancel &cancel = {});

/// Nodes of the store with their names and what was last heard: for the node filter and the status bar.
[[nodiscard]] core::Result<QList<NodeCoverage>> listNodes(const Store &store, const Cancel &cancel = {});

} // namespace bw::store

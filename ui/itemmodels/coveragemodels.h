// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/coveragequery.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

/// As Format::percent(), and "< 0.1 %" of what is little: only none is 0.
[[nodiscard]] QString shareText(const ui::Format &format, double share, int decimals = 1);

/// A node with the strip of its hours.
struct NodeRow
{
    store::NodeCoverage node;
    QList<double> hours; ///< heard share of each step of the range, oldest first; -1: before the node was first heard
};

/// What the coverage page shows: nodes, hours that need a look, lines kept aside. Asks in the background; the newest
/// question wins. GUI thread.
class CoverageFacts final : public QObject
{
    Q_OBJECT
public:
    enum NodeColumn { NodeName, NodeMta, NodeHeard, NodeStrip, NodeLastHeard, NodeLines, NodeUnderstood, NodeForeign, NodeAside, NodeGaps };
    enum AsideColumn { AsideTime, AsideNode, AsideWhy, AsideProcess, AsideText, AsideFile, AsideLine, AsideOffset };
    enum HourColumn { HourStart, HourNode, HourHost, HourHeard, HourLines, HourUnderstood, HourUnrecognised, HourUnreadable, HourForeign, HourSkew };

    explicit CoverageFacts(service::Session *session, QObject *parent = nullptr);

    void ask(const store::Filter &filter);
    void setFormat(const ui::Format &format);

    [[nodiscard]] RowsModel<NodeRow> *nodes() const { return m_nodes; }
    [[nodiscard]] RowsModel<store::CoverageHour> *hours() const { return m_hours; }
    [[nodiscard]] RowsModel<store::AsideRow> *aside() const { return m_aside; }
    [[nodiscard]] const store::CoverageAnswer &answer() const { return m_answer; }
    [[nodiscard]] core::TimeRange range() const { return m_range; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<NodeRow> *m_nodes;
    RowsModel<store::CoverageHour> *m_hours;
    RowsModel<store::AsideRow> *m_aside;
    store::CoverageAnswer m_answer;
    core::TimeRange m_range;
};

/// Heard share of each of \p steps equal steps of the range, from a node's gaps.
[[nodiscard]] QList<double> heardSteps(const store::NodeCoverage &node, core::TimeRange range, int steps);

} // namespace bw::itemmodels

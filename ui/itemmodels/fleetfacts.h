// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/fleet/nodetable.h"
#include "models/fleet/snapshot.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/queries/volumequery.h"
#include "ui/common/mark.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

#include <optional>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

enum class NodeState { Well, PartlyUnderstood, NotReadYet, NotRead, ByHand, NotLately, QueueNotRead, Silent };
[[nodiscard]] QString nodeStateWord(NodeState state); ///< "well", "not read" … translated
[[nodiscard]] ui::Mark nodeStateMark(NodeState state);

/// A node of the fleet: how it is reached and how it is, with its figures of the range.
struct FleetNode
{
    store::NodeRow node {};
    std::optional<store::NodeCoverage> coverage {}; ///< none: nothing was heard of it in the range
    QList<double> hours {}; ///< for the strip
    std::optional<qint64> sent {}; ///< accepted messages
    std::optional<double> delivered {}; ///< share, of recipients that ended
    bool isBound = false; ///< not every hour of the range was heard
    std::optional<fleet::QueueSample> queue {}; ///< the newest
    QString progress {}; ///< of "collect now", in words; empty while nobody collects
    core::UtcMicros silentSince = 0; ///< 0: it is heard
    core::UtcMicros now = 0; ///< ages count to here; moves on with FleetFacts::tick
    core::UtcMicros oldAfter = 3 * core::microsPerMinute; ///< a node that was read longer ago is not well: nobody knows

    /// Of a table in groups.
    QString block {};
    QStringList members {}; ///< of the head of a group: its nodes; empty: it is a node

    [[nodiscard]] bool isHeading() const { return !members.isEmpty(); }
    [[nodiscard]] bool isReached() const { return node.node.route != fleet::RouteKind::None; }
    [[nodiscard]] bool lacksSecret() const { return node.error && node.error->kind == QLatin1String("secret_missing"); }
    [[nodiscard]] NodeState state() const;
    [[nodiscard]] QString stateText(const ui::Format &format) const; ///< its word, with the time where it has one: "silent since Wed 25 Nov, 14:00"
    [[nodiscard]] std::optional<store::NodeErrorRow> shownError() const { return node.error ? node.error : node.queueError; } ///< of reading it; else of its queue alone
};

/// "SSH, port 22, through bastion-1"
[[nodiscard]] QString routeText(const fleet::Node &node);
/// What an error is about in a few words; detection has them.
[[nodiscard]] QString errorTitle(const store::NodeErrorRow &error);

/// What the fleet page shows of all nodes. Asks in the background; the newest question wins, the old answer stays until then.
/// GUI thread.
class FleetFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Name, Product, Sent, Delivered, Queue, Heard, LastRead, LastError, Group, Tags, Address };
    struct Choice
    {
        QString state, product, group, tag; ///< empty: any. state is a number of NodeState
        bool operator==(const Choice &) const = default;
    };
    enum class GroupBy { Nothing, Group, Tag };
    explicit FleetFacts(service::Session *session, QObject *parent = nullptr);

    void ask(const store::Filter &filter, core::UtcMicros now);
    void setFormat(const ui::Format &format);
    /// Lets ages count on, without a question to the store.
    void tick(core::UtcMicros now);
    /// How long after a read a node still counts as well. For the answers from then on.
    void setOldAfter(core::UtcMicros age) { m_oldAfter = age; }
    void choose(const Choice &choice);
    void groupBy(GroupBy by); ///< a node with several tags stands under each
    [[nodiscard]] qsizetype shown() const { return m_shown; } ///< nodes that are chosen
    /// By node, while somebody collects; stands in the column of the last read.
    void setProgress(const QHash<QString, QString> &progress);

    [[nodiscard]] RowsModel<FleetNode> *nodes() const { return m_nodes; }
    [[nodiscard]] const QList<FleetNode> &all() const { return m_all; }
    [[nodiscard]] const FleetNode *find(const QString &name) const;
    /// By column, of the rows that are chosen.
    [[nodiscard]] QHash<int, QString> totals(const ui::Format &format) const;
    [[nodiscard]] core::TimeRange range() const { return m_range; }
    [[nodiscard]] static QString productOf(const FleetNode &node); ///< "Postfix 3.7.11"

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    void show();
    service::Session *m_session;
    RowsModel<FleetNode> *m_nodes;
    QList<FleetNode> m_all;
    QHash<QString, store::VolumeCounts> m_counts;
    QHash<QString, QString> m_progress;
    Choice m_choice;
    GroupBy m_groupBy = GroupBy::Nothing;
    qsizetype m_shown = 0;
    core::UtcMicros m_oldAfter = FleetNode().oldAfter;
    core::TimeRange m_range;
    ui::Format m_format;
};

} // namespace bw::itemmodels

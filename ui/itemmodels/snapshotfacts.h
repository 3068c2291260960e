// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/comparison.h"
#include "models/fleet/snapshot.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/settingchanges.h"
#include "models/store/fleet/snapshottable.h"
#include "ui/itemmodels/changewords.h"
#include "ui/itemmodels/rowsmodel.h"

#include <QObject>

namespace bw::service {
class Session;
}

namespace bw::itemmodels {

using NodeChange = store::SettingChange;

/// What changed on which node lately, from snapshots that followed each other. GUI thread.
class ChangeFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { When, Node, Setting, BeforeAfter, Section, Default };
    explicit ChangeFacts(service::Session *session, QObject *parent = nullptr);
    void ask(const QStringList &nodes, core::TimeRange range);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<NodeChange> *rows() const { return m_rows; }
    /// Where there were more than are shown: that only the newest are. For ui::partialBanners().
    [[nodiscard]] QStringList notes() const;

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<NodeChange> *m_rows;
    bool m_goesOn = false;
};

/// Snapshots, queue and errors of one node. GUI thread.
class NodeFacts final : public QObject
{
    Q_OBJECT
public:
    enum SnapshotColumn { SnapshotFrom, SnapshotTo, SnapshotVersion };
    explicit NodeFacts(service::Session *session, QObject *parent = nullptr);
    void ask(std::int64_t node, core::UtcMicros now);
    void setFormat(const ui::Format &format) { m_model->setFormat(format); }
    [[nodiscard]] const QList<store::SnapshotRow> &snapshots() const { return m_model->rows(); } ///< newest first
    [[nodiscard]] RowsModel<store::SnapshotRow> *snapshotModel() const { return m_model; }
    [[nodiscard]] const QList<fleet::QueueSample> &queue() const { return m_queue; }
    [[nodiscard]] const QList<store::NodeErrorRow> &errors() const { return m_errors; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<store::SnapshotRow> *m_model;
    QList<fleet::QueueSample> m_queue;
    QList<store::NodeErrorRow> m_errors;
};

/// A node and its snapshots, to choose from.
struct NodeSnapshots
{
    QString node;
    QList<store::SnapshotRow> snapshots; ///< newest first
};

/// Two snapshots side by side. GUI thread.
class ComparisonFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Section, Setting, Kind, Before, After, Default };
    explicit ComparisonFacts(service::Session *session, QObject *parent = nullptr);
    void askChoices();
    /// Ids of snapshots.
    void ask(qint64 before, qint64 after);
    void setFormat(const ui::Format &format) { m_rows->setFormat(format); }
    [[nodiscard]] RowsModel<fleet::Change> *rows() const { return m_rows; }
    [[nodiscard]] const QList<NodeSnapshots> &choices() const { return m_choices; }
    [[nodiscard]] const QString &diff() const { return m_diff; }
    [[nodiscard]] int same() const { return m_same; }
    [[nodiscard]] int spellings() const; ///< that are only order or spelling

Q_SIGNALS:
    void choicesArrived();
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<fleet::Change> *m_rows;
    QList<NodeSnapshots> m_choices;
    QString m_diff;
    int m_same = 0;
};

/// A line of a snapshot.
struct SnapshotLine
{
    QString section, name, value;
    int number = 0;
};

/// One snapshot, line by line. GUI thread.
class SnapshotFacts final : public QObject
{
    Q_OBJECT
public:
    enum Column { Section, Setting, Value };
    explicit SnapshotFacts(service::Session *session, QObject *parent = nullptr);
    void ask(qint64 snapshot);
    [[nodiscard]] RowsModel<SnapshotLine> *rows() const { return m_rows; }
    [[nodiscard]] const fleet::Snapshot &snapshot() const { return m_snapshot; }

Q_SIGNALS:
    void arrived();
    void failed(const bw::core::Problem &problem);

private:
    service::Session *m_session;
    RowsModel<SnapshotLine> *m_rows;
    fleet::Snapshot m_snapshot;
};

} // namespace bw::itemmodels

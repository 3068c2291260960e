// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/snapshotfacts.h"

#include "models/service/session.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::SnapshotFacts)
};

using ui::Format;

constexpr core::TimeRange always { 0, INT64_MAX };
constexpr core::UtcMicros queueLooksBack = 2 * core::microsPerDay, errorsLookBack = 30 * core::microsPerDay;

QVariant fixedFont(int role)
{
    return role == ui::FixedFontRole ? QVariant(true) : QVariant();
}

/// Only settings have defaults, and an old version of a product, or a node that does not tell them, leaves them unknown.
template <typename Row>
RowColumn<Row> defaultColumn(const fleet::Change &(*changeOf)(const Row &))
{
    const auto text = [changeOf](const Row &row) {
        const fleet::Change &change = changeOf(row);
        if (change.productDefault.isNull())
            return change.section.endsWith(".settings"_L1) ? Format::unknown() : QString();
        return change.productDefault.isEmpty() ? Tr::tr("empty") : change.productDefault.simplified();
    };
    return { Tr::tr("Product's default"), [text](const Row &row, const Format &) { return text(row); }, [changeOf](const Row &row) { return QVariant(changeOf(row).productDefault); },
        [changeOf](const Row &row, int role, const Format &) -> QVariant {
            const QString &value = changeOf(row).productDefault;
            if (role == ui::MeasureRole)
                return int(value.isNull() ? ui::Measure::Unknown : value.isEmpty() ? ui::Measure::None : ui::Measure::Known);
            if (role == Qt::ToolTipRole && !value.isEmpty())
                return value;
            return fixedFont(role);
        } };
}

QList<RowColumn<NodeChange>> changeColumns()
{
    using Row = NodeChange;
    return { { Tr::tr("When"), [](const Row &row, const Format &format) { return format.stamp(row.time); }, [](const Row &row) { return QVariant(qint64(row.time)); }, {}, false, true },
        { Tr::tr("Node"), [](const Row &row, const Format &) { return row.node; }, {}, {} },
        { Tr::tr("Setting"), [](const Row &row, const Format &) { return changeTitle(row.change); }, {},
            [](const Row &row, int role, const Format &) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return fleet::inWords(row.change);
                return fixedFont(row.change.name.isEmpty() ? -1 : role);
            } },
        { Tr::tr("Before → after"), [](const Row &row, const Format &) { return beforeAfter(row.change); }, {},
            [](const Row &row, int role, const Format &) -> QVariant {
                if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                    return fleet::inWords(row.change);
                return fixedFont(role);
            } },
        { Tr::tr("Section"), [](const Row &row, const Format &) { return sectionTitle(row.change.section); }, {}, {} },
        defaultColumn<Row>([](const Row &row) -> const fleet::Change & { return row.change; }) };
}

QList<RowColumn<store::SnapshotRow>> snapshotColumns()
{
    using Row = store::SnapshotRow;
    return { { Tr::tr("From"), [](const Row &row, const Format &format) { return format.stampWithSeconds(row.first); }, [](const Row &row) { return QVariant(qint64(row.first)); }, {}, false, true },
        { Tr::tr("Until"), [](const Row &row, const Format &format) { return format.stamp(row.last); }, [](const Row &row) { return QVariant(qint64(row.last)); }, {}, false, true },
        { Tr::tr("Version"), [](const Row &row, const Format &) { return row.version.isEmpty() ? Format::unknown() : row.version; }, {}, {} } };
}

QList<RowColumn<fleet::Change>> comparisonColumns()
{
    using Row = fleet::Change;
    const auto value = [](const QString &title, QString Row::*field) {
        return RowColumn<Row> { title, [field](const Row &row, const Format &) { return valueText(row, field == &Row::after); }, [field](const Row &row) { return QVariant(row.*field); },
            [field](const Row &row, int role, const Format &) -> QVariant {
                if (role == ui::MeasureRole)
                    return int((row.*field).isEmpty() ? ui::Measure::None : ui::Measure::Known);
                if (role == Qt::ToolTipRole)
                    return row.*field;
                return fixedFont(role);
            } };
    };
    QList<RowColumn<Row>> columns { { Tr::tr("Section"), [](const Row &row, const Format &) { return sectionTitle(row.section); }, {}, {} },
        { Tr::tr("Setting"), [](const Row &row, const Format &) { return changeTitle(row); }, {},
            [](const Row &row, int role, const Format &) -> QVariant {
                if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                    return fleet::inWords(row);
                return fixedFont(role);
            } },
        { Tr::tr("Change"), [](const Row &row, const Format &) { return changeKindWord(row.kind); }, {}, {} }, value(Tr::tr("Before"), &Row::before), value(Tr::tr("After"), &Row::after) };
    columns << defaultColumn<Row>([](const Row &row) -> const Row & { return row; });
    return columns;
}

QList<RowColumn<SnapshotLine>> lineColumns()
{
    using Row = SnapshotLine;
    return { { Tr::tr("Section"), [](const Row &row, const Format &) { return sectionTitle(row.section); }, [](const Row &row) { return QVariant(row.number); }, {} },
        { Tr::tr("Setting"), [](const Row &row, const Format &) { return row.name; }, {}, [](const Row &, int role, const Format &) { return fixedFont(role); } },
        { Tr::tr("Value"), [](const Row &row, const Format &) { return row.value; }, {},
            [](const Row &row, int role, const Format &) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return row.value;
                return fixedFont(role);
            } } };
}

QList<SnapshotLine> linesOf(const fleet::Snapshot &snapshot)
{
    QList<SnapshotLine> lines;
    const auto add = [&lines](const QString &section, const QString &name, const QString &value) { lines << SnapshotLine { section, name, value, int(lines.size()) }; };
    for (const fleet::Section &section : snapshot.sections) {
        if (!section.problem.isEmpty()) {
            add(section.name, {}, Tr::tr("could not be read: %1").arg(section.problem));
        } else if (section.kind == fleet::SectionKind::Settings) {
            for (const fleet::Setting &setting : fleet::settingsOf(section.text))
                add(section.name, setting.name, setting.value);
        } else {
            for (const QString &line : QString::fromUtf8(section.text).split(u'\n', Qt::SkipEmptyParts))
                add(section.name, {}, line);
        }
    }
    return lines;
}

} // namespace

ChangeFacts::ChangeFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<NodeChange>(changeColumns(), [](const NodeChange &row) { return QString::number(row.after) + row.change.section + u'/' + row.change.name; }, this))
{
}

void ChangeFacts::ask(const QStringList &nodes, core::TimeRange range)
{
    m_session->ask(this, "changes", [this, nodes, range, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto changes = store::SettingChangesQuery { range, nodes }.run(store, store::Cancel::watching(cancelled));
        return [this, changes = std::move(changes)] {
            if (!changes) {
                Q_EMIT failed(changes.error());
                return;
            }
            m_goesOn = changes->goesOn;
            m_rows->setRows(changes->changes);
            Q_EMIT arrived();
        };
    });
}

QStringList ChangeFacts::notes() const
{
    return m_goesOn ? QStringList(Tr::tr("Only the newest changes of settings are shown; there were more.")) : QStringList();
}

NodeFacts::NodeFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(new RowsModel<store::SnapshotRow>(snapshotColumns(), [](const store::SnapshotRow &row) { return QString::number(row.id); }, this))
{
}

void NodeFacts::ask(std::int64_t node, core::UtcMicros now)
{
    m_session->ask(this, "node", [this, node, now, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const store::Cancel cancel = store::Cancel::watching(cancelled);
        auto snapshots = store::listSnapshots(store, node, always, cancel);
        auto queue = store::listQueueSamples(store, node, { now - queueLooksBack, now + core::microsPerHour }, cancel);
        auto errors = store::listErrors(store, node, { now - errorsLookBack, now + core::microsPerHour }, cancel);
        return [this, snapshots = std::move(snapshots), queue = std::move(queue), errors = std::move(errors)] {
            for (const core::Problem *problem : { snapshots ? nullptr : &snapshots.error(), queue ? nullptr : &queue.error(), errors ? nullptr : &errors.error() })
                if (problem) {
                    Q_EMIT failed(*problem);
                    return;
                }
            m_model->setRows(*snapshots);
            m_queue = *queue;
            std::ranges::sort(m_queue, {}, &fleet::QueueSample::time);
            m_errors = *errors;
            Q_EMIT arrived();
        };
    });
}

ComparisonFacts::ComparisonFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<fleet::Change>(comparisonColumns(), [](const fleet::Change &row) { return row.section + u'/' + row.name + QString::number(int(row.kind)); }, this))
{
}

int ComparisonFacts::spellings() const
{
    return int(std::ranges::count(m_rows->rows(), fleet::ChangeKind::Spelling, &fleet::Change::kind));
}

void ComparisonFacts::askChoices()
{
    m_session->ask(this, "choices", [this, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const store::Cancel cancel = store::Cancel::watching(cancelled);
        QList<NodeSnapshots> choices;
        const auto nodes = store::listFleet(store, cancel);
        if (!nodes)
            return [this, problem = nodes.error()] { Q_EMIT failed(problem); };
        for (const store::NodeRow &node : *nodes) {
            const auto rows = store::listSnapshots(store, node.id, always, cancel);
            if (!rows)
                return [this, problem = rows.error()] { Q_EMIT failed(problem); };
            if (!rows->isEmpty())
                choices << NodeSnapshots { node.node.name, *rows };
        }
        return [this, choices] {
            m_choices = choices;
            Q_EMIT choicesArrived();
        };
    });
}

void ComparisonFacts::ask(qint64 before, qint64 after)
{
    m_session->ask(this, "comparison", [this, before, after, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        const store::Cancel cancel = store::Cancel::watching(cancelled);
        const auto a = store::loadSnapshot(store, before, cancel), b = store::loadSnapshot(store, after, cancel);
        if (!a || !b)
            return [this, problem = a ? b.error() : a.error()] { Q_EMIT failed(problem); };
        return [this, comparison = fleet::compare(*a, *b), diff = fleet::unifiedDiff(*a, *b)] {
            m_diff = diff;
            m_same = comparison.same;
            m_rows->setRows(comparison.changes);
            Q_EMIT arrived();
        };
    });
}

SnapshotFacts::SnapshotFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_rows(new RowsModel<SnapshotLine>(lineColumns(), [](const SnapshotLine &row) { return QString::number(row.number); }, this))
{
}

void SnapshotFacts::ask(qint64 snapshot)
{
    m_session->ask(this, "snapshot", [this, snapshot, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto loaded = store::loadSnapshot(store, snapshot, store::Cancel::watching(cancelled));
        return [this, loaded = std::move(loaded)] {
            if (!loaded) {
                Q_EMIT failed(loaded.error());
                return;
            }
            m_snapshot = *loaded;
            m_rows->setRows(linesOf(m_snapshot));
            Q_EMIT arrived();
        };
    });
}

} // namespace bw::itemmodels

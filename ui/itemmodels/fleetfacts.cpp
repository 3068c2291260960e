// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/itemmodels/fleetfacts.h"

#include "models/detection/nodeneeds.h"
#include "models/service/session.h"
#include "models/store/fleet/snapshottable.h"
#include "ui/itemmodels/coveragemodels.h"

#include <QCoreApplication>

#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::itemmodels {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::itemmodels::FleetFacts)
};

using ui::Format;
using Row = FleetNode;

constexpr int stripSteps = 96;
constexpr double understoodEnough = 0.99;
constexpr core::UtcMicros queueLooksBack = 7 * core::microsPerDay;
constexpr core::UtcMicros staleQueue = 30 * core::microsPerMinute;

QString productText(const Row &row)
{
    const QString product = row.node.product.isEmpty() ? row.node.node.mta : row.node.product;
    return row.node.version.isEmpty() ? product : product + u' ' + row.node.version;
}

bool isQueueKnown(const Row &row)
{
    return row.queue && row.now - row.queue->time < staleQueue;
}

QString whyNoFigure(const Row &row)
{
    return row.coverage ? QString() : Tr::tr("Nothing of %1 was heard in this range").arg(row.node.node.name);
}

QVariant unknownFigure(const Row &row, int role, bool isKnown)
{
    if (role == ui::MeasureRole)
        return int(isKnown ? ui::Measure::Known : ui::Measure::Unknown);
    if (role == Qt::ToolTipRole && !isKnown)
        return whyNoFigure(row);
    return {};
}

RowColumn<Row> nameColumn()
{
    return { Tr::tr("Node"), [](const Row &row, const Format &) { return row.node.node.name; }, {},
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role == ui::MarkRole)
                return int(nodeStateMark(row.state()));
            if (role == ui::MiddleElideRole)
                return true;
            const auto shown = row.shownError();
            const QString error = shown ? errorTitle(*shown) : QString();
            if (role == Qt::AccessibleTextRole)
                return error.isEmpty() ? Tr::tr("%1, %2").arg(row.node.node.name, row.stateText(format)) : Tr::tr("%1, %2, %3").arg(row.node.node.name, nodeStateWord(row.state()), error);
            if (role == Qt::ToolTipRole)
                return error.isEmpty() ? row.stateText(format) : Tr::tr("%1: %2").arg(nodeStateWord(row.state()), error);
            return {};
        } };
}

RowColumn<Row> sentColumn()
{
    return { Tr::tr("Sent"),
        [](const Row &row, const Format &format) {
            if (!row.sent)
                return Format::unknown();
            return row.isBound ? Format::atLeast(format.count(*row.sent)) : format.count(*row.sent);
        },
        [](const Row &row) { return row.sent ? QVariant(*row.sent) : QVariant(); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == ui::BoundRole)
                return row.isBound;
            if (role == Qt::ToolTipRole && row.sent)
                return row.isBound ? Tr::tr("Accepted messages; not every hour of it was heard") : Tr::tr("Accepted messages");
            return unknownFigure(row, role, row.sent.has_value());
        },
        true };
}

RowColumn<Row> deliveredColumn()
{
    return { Tr::tr("Delivered"), [](const Row &row, const Format &format) { return row.delivered ? format.percent(*row.delivered) : row.sent ? Format::none() : Format::unknown(); },
        [](const Row &row) { return row.delivered ? QVariant(*row.delivered) : QVariant(); },
        [](const Row &row, int role, const Format &) -> QVariant {
            if (role == Qt::ToolTipRole && row.delivered)
                return Tr::tr("Of the recipients that came to an end, in the hours that were heard");
            return unknownFigure(row, role, row.delivered.has_value());
        },
        true };
}

RowColumn<Row> queueColumn()
{
    return { Tr::tr("Queue"),
        [](const Row &row, const Format &format) {
            if (!isQueueKnown(row))
                return Format::unknown();
            return row.queue->isAtLeast ? Format::atLeast(format.count(row.queue->messages)) : format.count(row.queue->messages);
        },
        [](const Row &row) { return isQueueKnown(row) ? QVariant(qint64(row.queue->messages)) : QVariant(); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role == ui::MeasureRole)
                return int(isQueueKnown(row) ? ui::Measure::Known : ui::Measure::Unknown);
            if (role == ui::BoundRole)
                return isQueueKnown(row) && row.queue->isAtLeast;
            if (role == Qt::ToolTipRole && row.node.queueError)
                return Tr::tr("Not listed since %1: %2").arg(format.stamp(row.node.queueError->from), row.node.queueError->text);
            if (role == Qt::ToolTipRole)
                return row.queue ? Tr::tr("%Ln message(s) waited %1", nullptr, int(row.queue->messages)).arg(format.stamp(row.queue->time)) : Tr::tr("The queue was never read");
            return {};
        },
        true };
}

RowColumn<Row> heardColumn()
{
    return { Tr::tr("Heard"), [](const Row &, const Format &) { return QString(); }, [](const Row &row) { return row.coverage ? QVariant(row.coverage->heard) : QVariant(); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role == ui::HeardRole) {
                QVariantList steps;
                for (const double step : row.hours)
                    steps << step;
                return steps;
            }
            const double heard = row.coverage ? row.coverage->heard : 0;
            if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
                return Tr::tr("%1, heard %2 of the time").arg(row.node.node.name, shareText(format, heard));
            return {};
        } };
}

RowColumn<Row> readColumn()
{
    return { Tr::tr("Last read"),
        [](const Row &row, const Format &format) {
            if (!row.progress.isEmpty())
                return row.progress;
            if (!row.isReached())
                return Tr::tr("by hand");
            return row.node.read == 0 ? Tr::tr("never") : format.age(std::max<core::UtcMicros>(0, row.now - row.node.read) / core::microsPerSecond);
        },
        [](const Row &row) { return row.node.read == 0 ? QVariant() : QVariant(qint64(row.node.read)); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            if (role != Qt::ToolTipRole)
                return {};
            if (!row.isReached())
                return Tr::tr("Its logs were imported; nothing says how it is reached");
            return row.node.read == 0 ? Tr::tr("It was never read") : format.fullStamp(row.node.read);
        },
        true, true };
}

bool isSilent(const Row &row)
{
    return row.state() == NodeState::Silent;
}

/// A node that says nothing may have no error; where errors stand, that stands then.
RowColumn<Row> errorColumn()
{
    return { Tr::tr("Last error"), [](const Row &row, const Format &format) { return row.shownError() ? errorTitle(*row.shownError()) : isSilent(row) ? row.stateText(format) : Format::none(); },
        [](const Row &row) { return row.shownError() ? QVariant(errorTitle(*row.shownError())) : isSilent(row) ? QVariant(nodeStateWord(NodeState::Silent)) : QVariant(); },
        [](const Row &row, int role, const Format &format) -> QVariant {
            const auto error = row.shownError();
            if (role == ui::MeasureRole)
                return int(error || isSilent(row) ? ui::Measure::Known : ui::Measure::None);
            if (role == Qt::ToolTipRole && error)
                return Tr::tr("Since %1: %2").arg(format.stamp(error->from), error->text);
            return {};
        } };
}

/// What the head of a group shows in a column: its name and size, and what was sent.
RowColumn<Row> withHeads(const RowColumn<Row> &column, int number)
{
    RowColumn<Row> both = column;
    both.text = [column, number](const Row &row, const Format &format) {
        if (!row.isHeading())
            return column.text ? column.text(row, format) : QString();
        return number == FleetFacts::Name ? Tr::tr("%1 (%2)", "a group and how many nodes it has").arg(row.node.node.name).arg(row.members.size()) : number != FleetFacts::Sent ? QString() : row.isBound ? Format::atLeast(format.count(row.sent.value_or(0))) : format.count(row.sent.value_or(0));
    };
    both.raw = [column, number](const Row &row) -> QVariant {
        if (!row.isHeading())
            return column.raw ? column.raw(row) : QVariant();
        return number == FleetFacts::Name ? QVariant(row.node.node.name) : number == FleetFacts::Sent ? QVariant(row.sent.value_or(0)) : QVariant();
    };
    both.more = [column, number](const Row &row, int role, const Format &format) -> QVariant {
        if (role == ui::BlockRole)
            return row.block;
        if (!row.isHeading())
            return column.more ? column.more(row, role, format) : QVariant();
        if (role == Qt::AccessibleTextRole && number == FleetFacts::Name)
            return Tr::tr("Group %1, %n node(s)", nullptr, int(row.members.size())).arg(row.node.node.name);
        if (role == ui::BoundRole && number == FleetFacts::Sent)
            return row.isBound;
        return role == ui::HeadingRole || (role == ui::EmphasisRole && number == FleetFacts::Name) ? QVariant(true) : QVariant();
    };
    return both;
}

QList<RowColumn<Row>> plainColumns()
{
    return { nameColumn(), { Tr::tr("Product"), [](const Row &row, const Format &) { return productText(row); }, {}, {} }, sentColumn(), deliveredColumn(), queueColumn(), heardColumn(),
        readColumn(), errorColumn(), { Tr::tr("Group"), [](const Row &row, const Format &) { return row.node.node.group; }, {}, {} },
        { Tr::tr("Tags"), [](const Row &row, const Format &) { return row.node.node.tags.join(u", "_s); }, {}, {} },
        { Tr::tr("Address"), [](const Row &row, const Format &) { return row.node.node.host; }, {},
            [](const Row &, int role, const Format &) -> QVariant { return role == ui::FixedFontRole || role == ui::MiddleElideRole ? QVariant(true) : QVariant(); } } };
}

QList<RowColumn<Row>> columns()
{
    QList<RowColumn<Row>> all = plainColumns();
    for (int i = 0; i < all.size(); ++i)
        all[i] = withHeads(all.at(i), i);
    return all;
}

/// The rows once more, each under the head of its group. Those without one come last.
QList<FleetNode> inBlocks(const QList<FleetNode> &rows, FleetFacts::GroupBy by)
{
    constexpr QChar last(0xfffd);
    QMap<QString, FleetNode> heads;
    QList<FleetNode> all;
    for (const FleetNode &row : rows) {
        QStringList names = by == FleetFacts::GroupBy::Tag ? row.node.node.tags : QStringList { row.node.node.group };
        if (names.isEmpty())
            names << QString();
        for (const QString &name : std::as_const(names)) {
            FleetNode one = row;
            one.block = name.isEmpty() ? QString(last) : name;
            FleetNode &head = heads[one.block];
            head.block = one.block;
            head.node.node.name = !name.isEmpty() ? name : by == FleetFacts::GroupBy::Tag ? Tr::tr("no tag") : Tr::tr("no group");
            head.members << row.node.node.name;
            head.sent = head.sent.value_or(0) + row.sent.value_or(0);
            head.isBound = head.isBound || row.isBound || !row.sent;
            all << one;
        }
    }
    return heads.values() + all;
}

struct Answer
{
    QList<FleetNode> nodes;
    QHash<QString, store::VolumeCounts> counts;
    core::TimeRange range;
};

core::Result<std::optional<fleet::QueueSample>> newestQueue(const store::Store &store, std::int64_t node, core::UtcMicros now, const store::Cancel &cancel)
{
    const auto samples = store::listQueueSamples(store, node, { now - queueLooksBack, now + core::microsPerHour }, cancel);
    if (!samples)
        return core::fail(samples.error());
    if (samples->isEmpty())
        return std::optional<fleet::QueueSample>();
    return std::optional(*std::ranges::max_element(*samples, {}, &fleet::QueueSample::time));
}

core::Result<Answer> read(const store::Store &store, const store::Filter &filter, core::UtcMicros now, const std::atomic_bool &cancelled)
{
    const store::Cancel cancel = store::Cancel::watching(cancelled);
    const auto rows = store::listFleet(store, cancel);
    if (!rows)
        return core::fail(rows.error());
    Answer answer;
    answer.range = filter.range;
    const detection::Listening listening(*rows);
    for (const store::NodeRow &row : *rows)
        if (filter.nodes.isEmpty() || filter.nodes.contains(row.node.name))
            answer.nodes << FleetNode { .node = row, .silentSince = detection::silentSince(listening, row), .now = now };
    if (answer.nodes.isEmpty())
        return answer;
    store::CoverageQuery coverage;
    coverage.filter = filter;
    coverage.asideLimit = 0;
    coverage.withHours = false;
    const auto heard = coverage.run(store, cancel);
    if (!heard)
        return core::fail(heard.error());
    answer.range = heard->range;
    const auto volume = store::VolumeQuery { filter, { u"node"_s } }.run(store, cancel);
    if (!volume)
        return core::fail(volume.error());
    for (const store::VolumeBucket &bucket : volume->buckets)
        answer.counts.insert(bucket.keys.value(u"node"_s), bucket.counts);
    for (FleetNode &one : answer.nodes) {
        const auto found = std::ranges::find(heard->nodes, one.node.node.name, &store::NodeCoverage::node);
        if (found != heard->nodes.end()) {
            one.coverage = *found;
            one.hours = heardSteps(*found, answer.range, stripSteps);
            one.isBound = found->heard < ui::wholeRange;
        }
        if (one.coverage && one.coverage->heard > 0) {
            if (const auto counts = answer.counts.constFind(one.node.node.name); counts != answer.counts.cend()) {
                one.sent = counts->accepted;
                one.delivered = counts->deliveredShare();
            } else if (volume->notes.isEmpty()) {
                one.sent = 0; // heard, and silent: that is measured
            }
        }
        auto queue = newestQueue(store, one.node.id, now, cancel);
        if (!queue)
            return core::fail(queue.error());
        one.queue = *queue;
    }
    return answer;
}

} // namespace

NodeState FleetNode::state() const
{
    if (node.error)
        return NodeState::NotRead;
    if (silentSince != 0)
        return NodeState::Silent;
    if (isReached() && node.read == 0)
        return NodeState::NotReadYet;
    if (coverage && coverage->lines > coverage->foreignLines && double(coverage->understood) < understoodEnough * double(coverage->lines - coverage->foreignLines))
        return NodeState::PartlyUnderstood;
    if (!isReached())
        return NodeState::ByHand;
    if (now - node.read > oldAfter)
        return NodeState::NotLately;
    return node.queueError ? NodeState::QueueNotRead : NodeState::Well;
}

QString FleetNode::stateText(const ui::Format &format) const
{
    return state() == NodeState::Silent ? Tr::tr("silent since %1").arg(format.stamp(silentSince)) : nodeStateWord(state());
}

QString nodeStateWord(NodeState state)
{
    switch (state) {
    case NodeState::Well:
        return Tr::tr("well");
    case NodeState::PartlyUnderstood:
        return Tr::tr("partly understood");
    case NodeState::NotReadYet:
        return Tr::tr("not read yet");
    case NodeState::NotRead:
        return Tr::tr("not read");
    case NodeState::NotLately:
        return Tr::tr("not read lately");
    case NodeState::QueueNotRead:
        return Tr::tr("queue not read");
    case NodeState::Silent:
        return Tr::tr("silent");
    case NodeState::ByHand:
        break;
    }
    return Tr::tr("imported by hand");
}

ui::Mark nodeStateMark(NodeState state)
{
    switch (state) {
    case NodeState::Well:
        return ui::Mark::Pass;
    case NodeState::PartlyUnderstood:
        return ui::Mark::Unknown;
    case NodeState::NotReadYet:
    case NodeState::NotLately:
        return ui::Mark::Low;
    case NodeState::NotRead:
        return ui::Mark::NotRead;
    case NodeState::QueueNotRead:
        return ui::Mark::Medium;
    case NodeState::Silent:
        return ui::Mark::High;
    case NodeState::ByHand:
        break;
    }
    return ui::Mark::NotApplicable;
}

QString routeText(const fleet::Node &node)
{
    QString text;
    switch (node.route) {
    case fleet::RouteKind::None:
        return Tr::tr("none: logs are imported by hand");
    case fleet::RouteKind::Local:
        return Tr::tr("files of this computer");
    case fleet::RouteKind::LocalJournal:
        return Tr::tr("the journal of this computer");
    case fleet::RouteKind::Ssh:
        text = Tr::tr("SSH, port %1").arg(node.port);
        break;
    case fleet::RouteKind::Sftp:
        text = Tr::tr("SFTP alone, port %1").arg(node.port);
        break;
    case fleet::RouteKind::Journald:
        text = Tr::tr("journal over SSH, port %1").arg(node.port);
        break;
    }
    return node.jump.isEmpty() ? text : Tr::tr("%1, through %2").arg(text, node.jump);
}

QString errorTitle(const store::NodeErrorRow &error)
{
    return detection::titleOf(error);
}

FleetFacts::FleetFacts(service::Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_nodes(new RowsModel<FleetNode>(columns(), [](const FleetNode &row) { return row.block + u'\n' + row.node.node.name + (row.isHeading() ? u"\n"_s : QString()); }, this))
{
}

void FleetFacts::setFormat(const ui::Format &format)
{
    m_format = format;
    m_nodes->setFormat(format);
}

void FleetFacts::ask(const store::Filter &filter, core::UtcMicros now)
{
    m_session->ask(this, "fleet", [this, filter, now, store = m_session->store()](const std::atomic_bool &cancelled) -> std::function<void()> {
        auto answer = read(store, filter, now, cancelled);
        return [this, answer = std::move(answer)] {
            if (!answer) {
                Q_EMIT failed(answer.error());
                return;
            }
            m_all = answer->nodes;
            for (FleetNode &node : m_all)
                node.oldAfter = m_oldAfter;
            m_counts = answer->counts;
            m_range = answer->range;
            show();
            Q_EMIT arrived();
        };
    });
}

QString FleetFacts::productOf(const FleetNode &node)
{
    return productText(node);
}

void FleetFacts::tick(core::UtcMicros now)
{
    bool hasTurned = false;
    for (FleetNode &node : m_all) {
        const NodeState before = node.state();
        node.now = now;
        hasTurned = hasTurned || node.state() != before;
    }
    if (hasTurned)
        show();
    else
        m_nodes->changeRows([now](FleetNode &row) { row.now = now; }, Queue, LastRead);
}

void FleetFacts::choose(const Choice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    show();
}

void FleetFacts::setProgress(const QHash<QString, QString> &progress)
{
    if (progress == m_progress)
        return;
    m_progress = progress;
    show();
}

void FleetFacts::show()
{
    QList<FleetNode> rows;
    double most = 0;
    for (const FleetNode &row : std::as_const(m_all)) {
        most = std::max(most, row.coverage ? row.coverage->heard : 0.0);
        const bool wanted = (m_choice.state.isEmpty() || m_choice.state.toInt() == int(row.state())) && (m_choice.product.isEmpty() || m_choice.product == productText(row))
            && (m_choice.group.isEmpty() || m_choice.group == row.node.node.group) && (m_choice.tag.isEmpty() || row.node.node.tags.contains(m_choice.tag));
        if (wanted) {
            rows << row;
            rows.last().progress = m_progress.value(row.node.node.name);
        }
    }
    // Hours that no node was heard in are told in the header once; each figure that rests on them carries its bound all the same.
    const double hours = double(m_range.length()) / double(core::microsPerHour);
    m_nodes->setTitle(Sent, most > 0 && most < ui::wholeRange ? Tr::tr("Sent, %1 of %2 h").arg(m_format.number(most * hours, 0), m_format.number(hours, 0)) : Tr::tr("Sent"));
    m_shown = rows.size();
    m_nodes->setRows(m_groupBy == GroupBy::Nothing ? std::move(rows) : inBlocks(rows, m_groupBy));
}

void FleetFacts::groupBy(GroupBy by)
{
    if (by == m_groupBy)
        return;
    m_groupBy = by;
    show();
}

const FleetNode *FleetFacts::find(const QString &name) const
{
    const auto found = std::ranges::find_if(m_all, [&name](const FleetNode &row) { return row.node.node.name == name; });
    return found == m_all.end() ? nullptr : &*found;
}

QHash<int, QString> FleetFacts::totals(const ui::Format &format) const
{
    qint64 sent = 0, queue = 0, ended = 0, delivered = 0;
    bool isBound = false, isQueueBound = false, anyQueue = false;
    QSet<QString> counted; // a node with two tags stands there twice
    for (const FleetNode &row : m_nodes->rows()) {
        if (row.isHeading() || counted.contains(row.node.node.name))
            continue;
        counted.insert(row.node.node.name);
        sent += row.sent.value_or(0);
        isBound = isBound || row.isBound || !row.sent;
        const store::VolumeCounts counts = m_counts.value(row.node.node.name);
        ended += counts.ended().value_or(0);
        delivered += counts.delivered.value_or(0);
        if (isQueueKnown(row)) {
            anyQueue = true;
            queue += row.queue->messages;
            isQueueBound = isQueueBound || row.queue->isAtLeast;
        } else if (row.isReached()) {
            isQueueBound = true;
        }
    }
    QHash<int, QString> texts;
    texts.insert(Name, Tr::tr("%n node(s)", nullptr, int(m_shown)));
    texts.insert(Sent, isBound ? Format::atLeast(format.count(sent)) : format.count(sent));
    texts.insert(Delivered, ended > 0 ? format.percent(double(delivered) / double(ended)) : Format::unknown());
    texts.insert(Queue, !anyQueue ? Format::unknown() : isQueueBound ? Format::atLeast(format.count(queue)) : format.count(queue));
    return texts;
}

} // namespace bw::itemmodels

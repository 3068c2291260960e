// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/verbs.h"

#include "models/fleet/comparison.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/snapshottable.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::string node, a, b, section;
};

QString timeText(core::UtcMicros time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate);
}

int list(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto nodes = store::listFleet(opened->store, {});
    if (!nodes)
        return context.fail(nodes.error());
    Section section { u"snapshots"_s, { u"id"_s, u"node"_s, u"first"_s, u"last"_s, u"product"_s, u"version"_s }, {}, false };
    bool isFound = options.node.empty();
    for (const store::NodeRow &node : *nodes) {
        if (!options.node.empty() && node.node.name != QString::fromStdString(options.node))
            continue;
        isFound = true;
        const auto rows = store::listSnapshots(opened->store, node.id, { 0, INT64_MAX }, {});
        if (!rows)
            return context.fail(rows.error());
        for (const store::SnapshotRow &row : *rows)
            section.rows.append({ { u"id"_s, static_cast<qint64>(row.id) }, { u"node"_s, node.node.name }, { u"first"_s, timeText(row.first) }, { u"last"_s, timeText(row.last) },
                { u"product"_s, row.product }, { u"version"_s, row.version } });
    }
    if (!isFound)
        return context.fail({ core::ProblemKind::Missing, Tr::tr("There is no node named %1").arg(QString::fromStdString(options.node)), {}, {}, Tr::tr("See fleet list.") });
    return context.answer({ { section }, false });
}

/// Why nothing was in force at the time that was asked.
core::Problem noneSoEarly(const store::Store &store, const store::NodeRow &node)
{
    const QString name = node.node.name;
    const auto rows = store::listSnapshots(store, node.id, { 0, INT64_MAX }, {});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return { core::ProblemKind::Missing, Tr::tr("There is no snapshot of %1 yet").arg(name), {}, {}, Tr::tr("It comes with the first read: collect.") };
    const QString first = timeText(rows->last().first);
    return { core::ProblemKind::Missing, Tr::tr("The first snapshot of %1 is of %2, later than the time that was asked").arg(name, first), {}, {},
        Tr::tr("Ask from then on: snapshots diff --node %1 %2 now.").arg(name, first) };
}

/// An id, or a time (then of --node, what was in force). \p notes: given where the first snapshot does as well for a time before it; says so.
core::Result<fleet::Snapshot> find(const Options &options, const std::string &text, const store::Store &store, const Context &context, QStringList *notes = nullptr)
{
    bool isNumber = false;
    qint64 id = QString::fromStdString(text).toLongLong(&isNumber);
    if (!isNumber) {
        const auto time = context.parseTime(QString::fromStdString(text), store.homeZone());
        if (!time)
            return core::fail(time.error());
        if (options.node.empty())
            return core::fail({ core::ProblemKind::Usage, Tr::tr("A time needs the node's name"), {}, {}, Tr::tr("Add --node NAME, or name snapshots by their ids.") });
        const auto node = store::findNode(store, QString::fromStdString(options.node), {});
        if (!node)
            return core::fail(node.error());
        const auto found = store::snapshotAt(store, node->id, *time, {});
        if (!found)
            return core::fail(found.error());
        id = *found;
        if (id == 0) {
            const auto rows = notes ? store::listSnapshots(store, node->id, { 0, INT64_MAX }, {}) : core::Result<QList<store::SnapshotRow>>();
            if (!rows || rows->isEmpty())
                return core::fail(rows ? noneSoEarly(store, *node) : rows.error());
            id = rows->last().id;
            notes->append(Tr::tr("The first snapshot of %1 is of %2, later than the time that was asked: compared from then on").arg(node->node.name, timeText(rows->last().first)));
        }
    }
    return store::loadSnapshot(store, id, {});
}

int show(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto snapshot = find(options, options.a, opened->store, context);
    if (!snapshot)
        return context.fail(snapshot.error());
    Section section { u"sections"_s, { u"section"_s, u"text"_s, u"problem"_s }, {}, false, { u"text"_s } };
    for (const fleet::Section &one : snapshot->sections)
        if (options.section.empty() || one.name == QString::fromStdString(options.section))
            section.rows.append({ { u"section"_s, one.name }, { u"text"_s, QString::fromUtf8(one.text) }, { u"problem"_s, one.problem.isEmpty() ? QJsonValue() : QJsonValue(one.problem) } });
    return context.answer({ { section }, false });
}

QString kindWord(fleet::ChangeKind kind)
{
    switch (kind) {
    case fleet::ChangeKind::Added:
        return u"added"_s;
    case fleet::ChangeKind::Removed:
        return u"removed"_s;
    case fleet::ChangeKind::Changed:
        return u"changed"_s;
    case fleet::ChangeKind::Spelling:
        return u"spelling"_s;
    case fleet::ChangeKind::NowUnreadable:
        return u"now_unreadable"_s;
    case fleet::ChangeKind::NowReadable:
        break;
    }
    return u"now_readable"_s;
}

int diff(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    QStringList notes;
    const auto before = find(options, options.a, opened->store, context, &notes);
    const auto after = before ? find(options, options.b, opened->store, context) : before;
    if (!after)
        return context.fail(after.error());
    const fleet::Comparison comparison = fleet::compare(*before, *after);
    Section changes { u"changes"_s, { u"section"_s, u"name"_s, u"kind"_s, u"before"_s, u"after"_s, u"default"_s, u"words"_s }, {}, false };
    const auto value = [](const QString &text, bool isThere) { return isThere ? QJsonValue(text) : QJsonValue(); };
    for (const fleet::Change &change : comparison.changes)
        changes.rows.append({ { u"section"_s, change.section }, { u"name"_s, change.name }, { u"kind"_s, kindWord(change.kind) },
            { u"before"_s, value(change.before, change.kind != fleet::ChangeKind::Added) }, { u"after"_s, value(change.after, change.kind != fleet::ChangeKind::Removed) },
            { u"default"_s, value(change.productDefault, !change.productDefault.isNull()) }, { u"words"_s, fleet::inWords(change) } });
    Section summary { u"summary"_s, { u"same"_s, u"unified"_s }, { { { u"same"_s, comparison.same }, { u"unified"_s, fleet::unifiedDiff(*before, *after) } } }, true, { u"unified"_s } };
    return context.answerInPart({ { changes, summary }, false }, notes);
}

} // namespace

void addSnapshots(CLI::App &app, Context &context)
{
    CLI::App *snapshots = addVerb(app, "snapshots", "what nodes said of themselves, and what changed", "snapshots diff --node mx1 -7d now");
    snapshots->require_subcommand(1);
    const auto choose = [&context](CLI::App *verb, const std::shared_ptr<Options> &options, int (*run)(const Options &, const Context &)) {
        verb->callback([options, &context, run] { context.chosen = [options, &context, run] { return run(*options, context); }; });
    };
    auto listed = std::make_shared<Options>();
    CLI::App *lists = addVerb(*snapshots, "list", "all of them, newest first", "snapshots list --node mx1");
    lists->add_option("--node", listed->node, "only this node's");
    choose(lists, listed, list);

    auto shown = std::make_shared<Options>();
    CLI::App *shows = addVerb(*snapshots, "show", "what a node said", "snapshots show --node mx1 now");
    shows->add_option("SNAPSHOT", shown->a, "its id, or with --node a time")->required();
    shows->add_option("--node", shown->node, "the node, for a time");
    shows->add_option("--section", shown->section, "only this section, as postfix.settings");
    choose(shows, shown, show);

    auto compared = std::make_shared<Options>();
    CLI::App *diffs = addVerb(*snapshots, "diff", "what changed from one to the other; from the first one (exit code 1, with a note) where A is before it", "snapshots diff --node mx1 -7d now");
    diffs->add_option("A", compared->a, "id, or with --node a time")->required();
    diffs->add_option("B", compared->b, "id, or with --node a time")->required();
    diffs->add_option("--node", compared->node, "the node, for times");
    choose(diffs, compared, diff);
}

} // namespace bw::ctl

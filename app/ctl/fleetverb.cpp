// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/fleetnode.h"
#include "app/ctl/passphrase.h"
#include "app/ctl/progressline.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "app/common/deskcredentials.h"
#include "app/common/routeoptions.h"

#include "models/detection/fleethours.h"
#include "models/service/hostkeys.h"
#include "models/service/nodetest.h"
#include "models/store/fleet/nodetable.h"
#include "models/store/fleet/purge.h"
#include "models/store/maintenance.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

void sayTest(const Context &context, const service::NodeTest &test)
{
    int number = 0;
    for (const service::TestStep &step : test.steps) {
        const QString mark = step.state == transport::StepState::Done ? Tr::tr("well") : step.state == transport::StepState::Waiting ? Tr::tr("not reached") : Tr::tr("failed");
        QString line = Tr::tr("%1 %2: %3").arg(QString::number(++number), step.title, mark);
        if (!step.text.isEmpty())
            line += u", "_s + step.text;
        if (!step.remedy.isEmpty())
            line += u". "_s + step.remedy;
        context.say(line);
    }
}

Answer testAnswer(const service::NodeTest &test, const store::NodeRow &node)
{
    Section section { u"steps"_s, { u"step"_s, u"state"_s, u"text"_s, u"remedy"_s }, {}, false };
    for (const service::TestStep &step : test.steps)
        section.rows.append({ { u"step"_s, step.title },
            { u"state"_s, step.state == transport::StepState::Done ? u"well"_s : step.state == transport::StepState::Waiting ? u"not_reached"_s : step.state == transport::StepState::Asks ? u"asks"_s : u"failed"_s },
            { u"text"_s, step.text }, { u"remedy"_s, step.remedy } });
    return { QList<Section> { section } + nodesAnswer({ node }).sections, false };
}

transport::Limit limitOf(const NodeOptions &options)
{
    return { std::chrono::steady_clock::now() + std::chrono::seconds(options.deadline), nullptr };
}

int addNode(const NodeOptions &options, const Context &context)
{
    const auto node = nodeFrom(options);
    if (!node)
        return context.fail(node.error());
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    if (opened->store.isReadOnly())
        return context.fail(opened->store.whyReadOnly());
    if (const auto there = store::findNode(opened->store, node->name, {}); there && there->node.route != fleet::RouteKind::None)
        return context.fail({ core::ProblemKind::Conflict, Tr::tr("There is a node named %1 already").arg(node->name), {}, {}, Tr::tr("Choose another name, or remove it first with fleet remove.") });
    app::DeskCredentials credentials(canAsk() ? readPassphrase : app::DeskCredentials::Ask());
    transport::RouteOptions route = app::deskRouteOptions();
    route.credentials = &credentials;
    route.acceptFingerprint = QString::fromStdString(options.accept);
    const auto keys = service::acceptedKeys(opened->store);
    if (!keys)
        return context.fail(keys.error());
    route.acceptedKeys = *keys;
    const service::NodeTest test = service::testNode(*node, route, limitOf(options));
    if (auto done = service::keepAcceptedKeys(opened->store, test.connection.accepted, context.clock); !done)
        context.complain(done.error().oneLine());
    if (test.problem)
        sayTest(context, test);
    if (!test.isConnected)
        return context.fail(*test.problem);
    if (auto done = store::saveNode(opened->store, *node, {}, context.clock); !done)
        return context.fail(done.error());
    if (const QString key = test.connection.hostKey.fingerprint; !key.isEmpty())
        if (auto done = store::noteHostKey(opened->store, node->name, key, context.clock); !done)
            return context.fail(done.error());
    if (test.problem)
        context.say(Tr::tr("%1 answers, and is one of the nodes now. What is not well there: %2").arg(node->name, test.problem->oneLine()));
    const auto row = store::findNode(opened->store, node->name, {});
    return row ? context.answer(nodesAnswer({ *row }), test.isLogRead && test.isProductFound ? Done : NeedsAttention) : context.fail(row.error());
}

int answerNodes(const NodeOptions &options, const Context &context, int exitCode)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    auto rows = store::listFleet(opened->store, {});
    if (rows && !options.withoutRoute && rows->removeIf([](const store::NodeRow &row) { return row.node.route == fleet::RouteKind::None; }) > 0 && rows->isEmpty())
        context.say(Tr::tr("No node has a route. Those whose logs came by hand, or from the demo: fleet list --all."));
    return rows ? context.answer(nodesAnswer(*rows), exitCode) : context.fail(rows.error());
}

int listNodes(const NodeOptions &options, const Context &context)
{
    return answerNodes(options, context, Done);
}

int showNode(const NodeOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto row = store::findNode(opened->store, QString::fromStdString(options.name), {});
    return row ? context.answer(nodesAnswer({ *row })) : context.fail(row.error());
}

int test(const NodeOptions &options, const Context &context)
{
    // Writable also where nothing is written: whoever may only read a store reaches none of its nodes.
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (opened->store.isReadOnly()) // nothing is dialled
        return context.fail(opened->store.whyReadOnly());
    const auto row = store::findNode(opened->store, QString::fromStdString(options.name), {});
    if (!row)
        return context.fail(row.error());
    if (!options.accept.empty() && !fleet::usesSsh(row->node.route))
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 shows no host key: it is not reached by SSH").arg(row->node.name), {}, {}, Tr::tr("Test it without --accept-host-key.") });
    app::DeskCredentials credentials(canAsk() ? readPassphrase : app::DeskCredentials::Ask());
    transport::RouteOptions route = app::deskRouteOptions();
    route.credentials = &credentials;
    route.acceptFingerprint = QString::fromStdString(options.accept);
    const auto keys = service::acceptedKeys(opened->store);
    if (!keys)
        return context.fail(keys.error());
    route.acceptedKeys = *keys;
    route.isOfStore = true;
    const core::UtcMicros begun = context.clock.now();
    const service::NodeTest test = service::testNode(row->node, route, limitOf(options));
    if (auto done = service::keepAcceptedKeys(opened->store, test.connection.accepted, context.clock); !done)
        context.complain(done.error().oneLine());
    if (auto done = service::keepHandshake(opened->store, row->node, begun, test.isConnected, test.problem); !done)
        context.complain(done.error().oneLine());
    if (const QString key = test.connection.hostKey.fingerprint; test.isConnected && !options.accept.empty() && row->hostKey.isEmpty() && !key.isEmpty())
        if (auto done = store::noteHostKey(opened->store, row->node.name, key, context.clock); !done)
            context.complain(done.error().oneLine());
    const int code = !test.isConnected ? CouldNot : test.problem ? NeedsAttention : Done;
    const auto after = store::findNode(opened->store, row->node.name, {}); // its key and its error may be others now
    const int answered = context.answer(testAnswer(test, after ? *after : *row), code);
    if (test.problem)
        static_cast<void>(context.fail(*test.problem));
    return answered;
}

int purge(const store::Store &store, const QString &name, const Context &context)
{
    std::atomic_bool &stop = stopOnSignal();
    ProgressLine line(context.showsProgress());
    constexpr qint64 whole = 1000;
    line.show(0, whole, Tr::tr("forgetting %1").arg(name));
    const auto purged = store::purgeNode(store, name, context.clock, stop, [&](double share) { line.show(std::llround(share * whole), whole, Tr::tr("forgetting %1").arg(name)); });
    if (!purged) {
        line.clear();
        return context.fail(purged.error());
    }
    line.show(0, 0, Tr::tr("compacting the store"));
    // Old versions of its rows stand in unused parts of the file.
    const auto compacted = store::compact(store, store::Cancel::watching(stop));
    const std::atomic_bool never = false;
    if (auto done = detection::rememberFleetHours(store, INT64_MAX, never); !done) // last: until here a call after a kill goes on
        context.complain(done.error().oneLine());
    line.clear();
    context.say(Tr::tr("%1 is forgotten: %Ln row(s)", nullptr, static_cast<int>(std::min<qint64>(purged->rowsRemoved, INT32_MAX))).arg(name));
    if (!compacted)
        context.complain(compacted.error().oneLine());
    return answerNodes({}, context, compacted ? Done : NeedsAttention);
}

int removeNode(const NodeOptions &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    const QString name = QString::fromStdString(options.name);
    if (options.purges)
        return purge(opened->store, name, context);
    if (auto done = store::removeRoute(opened->store, name, context.clock); !done)
        return context.fail(done.error());
    return listNodes({}, context);
}

} // namespace

void addFleet(CLI::App &app, Context &context)
{
    CLI::App *fleet = addVerb(app, "fleet", "the nodes that are read, and how they are reached", "fleet list");
    fleet->require_subcommand(1);
    const auto choose = [&context](CLI::App *verb, const std::shared_ptr<NodeOptions> &options, int (*run)(const NodeOptions &, const Context &)) {
        verb->callback([options, &context, run] { context.chosen = [options, &context, run] { return run(*options, context); }; });
    };
    auto options = std::make_shared<NodeOptions>();
    CLI::App *add = addVerb(*fleet, "add", "tries to reach a node, and adds it", "fleet add mx1 --mta postfix --route ssh --host mx1.example.com --user breakwater --log /var/log/mail.log");
    add->add_option("NAME", options->name, "what you call it")->required();
    add->add_option("--mta", options->mta, "what sends mail there: postfix")->required();
    add->add_option("--route", options->route, "ssh, sftp, journald, local or local-journal")->required();
    add->add_option("--host", options->host, "its name or address");
    add->add_option("--accept-host-key", options->accept, "SHA256:… : accept exactly this key and write it down");
    addNodeOptions(*add, *options);
    choose(add, options, addNode);

    auto listed = std::make_shared<NodeOptions>();
    CLI::App *list = addVerb(*fleet, "list", "the nodes that are read, when each was last, and its error if it has one", "fleet list");
    list->add_flag("--all", listed->withoutRoute, "also those that nobody reads: imported by hand, or removed with their figures kept");
    choose(list, listed, listNodes);

    auto shown = std::make_shared<NodeOptions>();
    CLI::App *show = addVerb(*fleet, "show", "one node", "fleet show mx1");
    show->add_option("NAME", shown->name, "of the node")->required();
    choose(show, shown, showNode);

    auto tested = std::make_shared<NodeOptions>();
    CLI::App *tests = addVerb(*fleet, "test", "tries each step of reading a node; stores nothing but a key that you name, and that the node shows another key than before", "fleet test mx1");
    tests->add_option("NAME", tested->name, "of the node")->required();
    tests->add_option("--accept-host-key", tested->accept, "SHA256:… : accept exactly this key, which replaces the one before");
    tests->add_option("--deadline", tested->deadline, "seconds for the whole test")->check(CLI::Range(1, 3600));
    choose(tests, tested, test);

    auto removed = std::make_shared<NodeOptions>();
    CLI::App *remove = addVerb(*fleet, "remove", "forgets how a node is reached: it is read no more and leaves the list; what it said stays, unless --purge is given", "fleet remove mx1 --keep");
    remove->add_option("NAME", removed->name, "of the node")->required();
    auto *keep = remove->add_flag("--keep", removed->keeps, "its figures, messages and snapshots stay (so it is without a flag too); fleet list --all still names it, and fleet add with its name goes on where it ended");
    remove->add_flag("--purge", removed->purges, "they go too, for ever, and the file is compacted; the fleet's totals follow; Ctrl+C leaves a sound store, and called again it goes on; names that others may use as well leave with maintenance, 30 days after their last use")->excludes(keep);
    choose(remove, removed, removeNode);

    addFleetAccess(*fleet, context);
    addFleetImport(*fleet, context);
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/routeoptions.h"
#include "app/ctl/verbs.h"

#include "models/ingest/products.h"
#include "models/service/nodetest.h"
#include "models/store/fleet/nodetable.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <chrono>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::string name, mta = "postfix", route, host, user, key, jump, knownHosts, accept, configDir, zone, group;
    int port = 22, deadline = 30;
    std::vector<std::string> logs, smtp, tags;
};

QStringList listOf(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list << QString::fromStdString(value);
    return list;
}

QJsonValue timeJson(core::UtcMicros time)
{
    return time == 0 ? QJsonValue() : QJsonValue(QDateTime::fromMSecsSinceEpoch(time / 1000, Qt::UTC).toString(Qt::ISODate));
}

QJsonObject toJson(const store::NodeRow &row)
{
    QJsonValue error;
    if (row.error)
        error = QJsonObject { { u"kind"_s, row.error->kind }, { u"text"_s, row.error->text }, { u"since"_s, timeJson(row.error->from) } };
    return { { u"name"_s, row.node.name }, { u"mta"_s, row.node.mta }, { u"route"_s, fleet::routeWord(row.node.route) }, { u"host"_s, row.node.host },
        { u"port"_s, row.node.port }, { u"user"_s, row.node.user }, { u"log"_s, QJsonArray::fromStringList(row.node.logs) }, { u"host_key"_s, row.hostKey },
        { u"last_heard"_s, timeJson(row.read) }, { u"error"_s, error }, { u"version"_s, row.version }, { u"jump"_s, row.node.jump },
        { u"config_dir"_s, row.node.configDir }, { u"smtp"_s, QJsonArray::fromStringList(row.node.smtp) }, { u"group"_s, row.node.group },
        { u"tags"_s, QJsonArray::fromStringList(row.node.tags) } };
}

Answer nodesAnswer(const QList<store::NodeRow> &rows)
{
    Section section { u"nodes"_s, { u"name"_s, u"mta"_s, u"route"_s, u"host"_s, u"port"_s, u"user"_s, u"log"_s, u"host_key"_s, u"last_heard"_s, u"error"_s, u"version"_s }, {}, false };
    for (const store::NodeRow &row : rows)
        section.rows.append(toJson(row));
    return { { section }, false };
}

core::Result<fleet::Node> nodeFrom(const Options &options)
{
    fleet::Node node;
    node.name = QString::fromStdString(options.name);
    node.mta = QString::fromStdString(options.mta);
    if (const auto product = ingest::mtaNamed(node.mta); !product)
        return core::fail(product.error());
    const auto route = fleet::routeFromWord(QString::fromStdString(options.route));
    if (!route)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no route named %1").arg(QString::fromStdString(options.route)), {}, {}, Tr::tr("Choose ssh, sftp, journald, local or local-journal.") });
    node.route = *route;
    node.host = QString::fromStdString(options.host);
    node.port = options.port;
    node.user = QString::fromStdString(options.user);
    node.keyFile = QString::fromStdString(options.key);
    node.jump = QString::fromStdString(options.jump);
    node.knownHosts = QString::fromStdString(options.knownHosts);
    node.logs = listOf(options.logs);
    node.configDir = QString::fromStdString(options.configDir);
    node.logZone = QString::fromStdString(options.zone);
    node.smtp = listOf(options.smtp);
    node.group = QString::fromStdString(options.group);
    node.tags = listOf(options.tags);
    if (auto done = fleet::check(node); !done)
        return core::fail(done.error());
    return node;
}

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

Answer testAnswer(const service::NodeTest &test)
{
    Section section { u"steps"_s, { u"step"_s, u"state"_s, u"text"_s, u"remedy"_s }, {}, false };
    for (const service::TestStep &step : test.steps)
        section.rows.append({ { u"step"_s, step.title },
            { u"state"_s, step.state == transport::StepState::Done ? u"well"_s : step.state == transport::StepState::Waiting ? u"not_reached"_s : step.state == transport::StepState::Asks ? u"asks"_s : u"failed"_s },
            { u"text"_s, step.text }, { u"remedy"_s, step.remedy } });
    return { { section }, false };
}

transport::Limit limitOf(const Options &options)
{
    return { std::chrono::steady_clock::now() + std::chrono::seconds(options.deadline), nullptr };
}

int addNode(const Options &options, const Context &context)
{
    const auto node = nodeFrom(options);
    if (!node)
        return context.fail(node.error());
    const auto opened = context.openStore(store::OpenMode::ReadWrite, app::IfMissing::Create);
    if (!opened)
        return context.fail(opened.error());
    if (const auto there = store::findNode(opened->store, node->name, {}); there && there->node.route != fleet::RouteKind::None)
        return context.fail({ core::ProblemKind::Conflict, Tr::tr("There is a node named %1 already").arg(node->name), {}, {}, Tr::tr("Choose another name, or remove it first with fleet remove.") });
    transport::RouteOptions route = deskRouteOptions();
    route.acceptFingerprint = QString::fromStdString(options.accept);
    const service::NodeTest test = service::testNode(*node, route, limitOf(options));
    if (test.problem)
        sayTest(context, test);
    if (!test.isConnected)
        return context.fail(*test.problem);
    if (auto done = store::saveNode(opened->store, *node, {}, context.clock); !done)
        return context.fail(done.error());
    const auto row = store::findNode(opened->store, node->name, {});
    return row ? context.answer(nodesAnswer({ *row }), test.isLogRead ? Done : NeedsAttention) : context.fail(row.error());
}

int listNodes(const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto rows = store::listFleet(opened->store, {});
    return rows ? context.answer(nodesAnswer(*rows)) : context.fail(rows.error());
}

int showNode(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto row = store::findNode(opened->store, QString::fromStdString(options.name), {});
    return row ? context.answer(nodesAnswer({ *row })) : context.fail(row.error());
}

int test(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto row = store::findNode(opened->store, QString::fromStdString(options.name), {});
    if (!row)
        return context.fail(row.error());
    transport::RouteOptions route = deskRouteOptions();
    route.acceptFingerprint = QString::fromStdString(options.accept);
    const service::NodeTest test = service::testNode(row->node, route, limitOf(options));
    const int code = !test.isConnected ? CouldNot : test.problem ? NeedsAttention : Done;
    const int answered = context.answer(testAnswer(test), code);
    if (test.problem)
        static_cast<void>(context.fail(*test.problem));
    return answered;
}

int removeNode(const Options &options, const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (auto done = store::removeRoute(opened->store, QString::fromStdString(options.name), context.clock); !done)
        return context.fail(done.error());
    return listNodes(context);
}

} // namespace

void addFleet(CLI::App &app, Context &context)
{
    CLI::App *fleet = addVerb(app, "fleet", "the nodes that are read, and how they are reached", "fleet list");
    fleet->require_subcommand(1);
    const auto choose = [&context](CLI::App *verb, const std::shared_ptr<Options> &options, int (*run)(const Options &, const Context &)) {
        verb->callback([options, &context, run] { context.chosen = [options, &context, run] { return run(*options, context); }; });
    };
    auto options = std::make_shared<Options>();
    CLI::App *add = addVerb(*fleet, "add", "tries to reach a node, and adds it", "fleet add mx1 --mta postfix --route ssh --host mx1.example.com --user breakwater --log /var/log/mail.log");
    add->add_option("NAME", options->name, "what you call it")->required();
    add->add_option("--mta", options->mta, "what sends mail there: postfix")->required();
    add->add_option("--route", options->route, "ssh, sftp, journald, local or local-journal")->required();
    add->add_option("--host", options->host, "its name or address");
    add->add_option("--port", options->port, "of its SSH server")->check(CLI::Range(1, 65535));
    add->add_option("--user", options->user, "the account there (else as ~/.ssh/config says, or your own name)");
    add->add_option("--key", options->key, "private key file (else the agent's keys, and those of ~/.ssh/config)");
    add->add_option("--jump", options->jump, "host to go through, as user@host:port or a name of ~/.ssh/config");
    add->add_option("--log", options->logs, "absolute path there; may be named again");
    add->add_option("--log-tz", options->zone, "time zone of stamps without one (else what the host says)");
    add->add_option("--known-hosts", options->knownHosts, "file of host keys (else the desk's own)");
    add->add_option("--accept-host-key", options->accept, "SHA256:… : accept exactly this key and write it down");
    add->add_option("--config-dir", options->configDir, "of one Postfix instance (else all that the host says)");
    add->add_option("--smtp", options->smtp, "H:PORT where the world reaches it; may be named again");
    add->add_option("--group", options->group, "group that it is shown in");
    add->add_option("--tag", options->tags, "a word to find it by; may be named again");
    add->add_option("--deadline", options->deadline, "seconds for the whole test")->check(CLI::Range(1, 3600));
    choose(add, options, addNode);

    CLI::App *list = addVerb(*fleet, "list", "all nodes, when each was read last, and its error if it has one", "fleet list");
    list->callback([&context] { context.chosen = [&context] { return listNodes(context); }; });

    auto shown = std::make_shared<Options>();
    CLI::App *show = addVerb(*fleet, "show", "one node", "fleet show mx1");
    show->add_option("NAME", shown->name, "of the node")->required();
    choose(show, shown, showNode);

    auto tested = std::make_shared<Options>();
    CLI::App *tests = addVerb(*fleet, "test", "tries each step of reading a node; stores nothing", "fleet test mx1");
    tests->add_option("NAME", tested->name, "of the node")->required();
    tests->add_option("--accept-host-key", tested->accept, "SHA256:… : accept exactly this key, which replaces the one before");
    tests->add_option("--deadline", tested->deadline, "seconds for the whole test")->check(CLI::Range(1, 3600));
    choose(tests, tested, test);

    auto removed = std::make_shared<Options>();
    CLI::App *remove = addVerb(*fleet, "remove", "forgets how a node is reached; what it said stays", "fleet remove mx1");
    remove->add_option("NAME", removed->name, "of the node")->required();
    choose(remove, removed, removeNode);
}

} // namespace bw::ctl

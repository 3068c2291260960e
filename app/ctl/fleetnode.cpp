// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/fleetnode.h"

#include "app/ctl/context.h"

#include "models/ingest/products.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
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

QJsonValue errorJson(const std::optional<store::NodeErrorRow> &error)
{
    if (!error)
        return {};
    return QJsonObject { { u"kind"_s, error->kind }, { u"text"_s, error->text }, { u"since"_s, timeJson(error->from) } };
}

} // namespace

QJsonObject toJson(const store::NodeRow &row)
{
    return { { u"name"_s, row.node.name }, { u"mta"_s, row.node.mta }, { u"route"_s, fleet::routeWord(row.node.route) }, { u"host"_s, row.node.host },
        { u"port"_s, row.node.port }, { u"user"_s, row.node.user }, { u"log"_s, QJsonArray::fromStringList(row.node.logs) }, { u"host_key"_s, row.hostKey },
        { u"last_heard"_s, timeJson(row.read) }, { u"last_line"_s, timeJson(row.lastLine) }, { u"clock_offset"_s, row.clockOffset ? QJsonValue(static_cast<double>(*row.clockOffset) / core::microsPerSecond) : QJsonValue() }, { u"error"_s, errorJson(row.error) }, { u"queue_error"_s, errorJson(row.queueError) }, { u"version"_s, row.version }, { u"jump"_s, row.node.jump },
        { u"config_dir"_s, row.node.configDir }, { u"smtp"_s, QJsonArray::fromStringList(row.node.smtp) }, { u"group"_s, row.node.group },
        { u"tags"_s, QJsonArray::fromStringList(row.node.tags) } };
}

Answer nodesAnswer(const QList<store::NodeRow> &rows)
{
    Section section { u"nodes"_s, { u"name"_s, u"mta"_s, u"route"_s, u"host"_s, u"port"_s, u"user"_s, u"log"_s, u"host_key"_s, u"last_heard"_s, u"last_line"_s, u"error"_s, u"queue_error"_s, u"version"_s }, {}, false };
    section.shown = QStringList { u"name"_s, u"mta"_s, u"route"_s, u"host"_s, u"port"_s, u"user"_s, u"log"_s, u"last_heard"_s, u"last_line"_s, u"error.text"_s, u"queue_error.text"_s, u"version"_s };
    for (const store::NodeRow &row : rows)
        section.rows.append(toJson(row));
    return { { section }, false };
}

core::Result<fleet::Node> usualNodeFrom(const NodeOptions &options)
{
    fleet::Node node;
    node.mta = QString::fromStdString(options.mta);
    const auto product = ingest::mtaNamed(node.mta);
    if (!product)
        return core::fail(product.error());
    node.mta = QString::fromUtf8((*product)->id.data(), static_cast<qsizetype>((*product)->id.size()));
    const auto route = fleet::routeFromWord(QString::fromStdString(options.route));
    if (!route)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no route named %1").arg(QString::fromStdString(options.route)), {}, {}, Tr::tr("Choose ssh, sftp, journald, local or local-journal.") });
    node.route = *route;
    node.port = options.port;
    node.user = QString::fromStdString(options.user);
    node.keyFile = wholePath(options.key);
    node.jump = QString::fromStdString(options.jump);
    node.knownHosts = wholePath(options.knownHosts);
    node.logs = listOf(options.logs);
    node.configDir = QString::fromStdString(options.configDir);
    node.logZone = QString::fromStdString(options.zone);
    node.smtp = listOf(options.smtp);
    node.group = QString::fromStdString(options.group);
    node.tags = listOf(options.tags);
    return node;
}

core::Result<fleet::Node> nodeFrom(const NodeOptions &options)
{
    auto node = usualNodeFrom(options);
    if (!node)
        return node;
    node->name = QString::fromStdString(options.name);
    node->host = QString::fromStdString(options.host);
    if (auto done = fleet::check(*node); !done)
        return core::fail(done.error());
    return node;
}

void addNodeOptions(CLI::App &verb, NodeOptions &options)
{
    verb.add_option("--port", options.port, "of its SSH server")->check(CLI::Range(1, 65535));
    verb.add_option("--user", options.user, "the account there (else as ~/.ssh/config says, or your own name)");
    verb.add_option("--key", options.key, "private key file (else the agent's keys, the one of fleet key, and those of ~/.ssh/config)");
    verb.add_option("--jump", options.jump, "host to go through, as user@host:port or a name of ~/.ssh/config");
    verb.add_option("--log", options.logs, "absolute path there; may be named again (for journald: a folder of journal files, else the host's own)");
    verb.add_option("--log-tz", options.zone, "time zone of stamps without one (else what the host says)");
    verb.add_option("--known-hosts", options.knownHosts, "file of host keys (else the desk's own)");
    verb.add_option("--config-dir", options.configDir, "of one Postfix instance (else all that the host says)");
    verb.add_option("--smtp", options.smtp, "H:PORT where the world reaches it; may be named again");
    verb.add_option("--group", options.group, "group that it is shown in");
    verb.add_option("--tag", options.tags, "a word to find it by; may be named again");
    verb.add_option("--deadline", options.deadline, "seconds for the whole test")->check(CLI::Range(1, 3600));
}

} // namespace bw::ctl

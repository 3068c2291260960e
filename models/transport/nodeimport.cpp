// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/nodeimport.h"

#include "models/fleet/homepath.h"
#include "models/transport/ssh/sshconfig.h"
#include "models/transport/tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <string>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr std::size_t mostBytes = 16 * 1024 * 1024;
constexpr qsizetype mostHosts = 20'000;
constexpr int mostGroupDepth = 32;

core::Problem tooMany()
{
    return { ProblemKind::TooLarge, Tr::tr("The list names too many hosts"), Tr::tr("more than %L1").arg(mostHosts), {}, Tr::tr("Import it in parts.") };
}

fleet::Node nodeLike(const fleet::Node &usual, const QString &name)
{
    fleet::Node node = usual;
    node.name = name;
    node.host = name;
    return node;
}

void append(Inventory &into, fleet::Node node, int line, QString problem = {})
{
    node.keyFile = fleet::withHome(node.keyFile);
    if (problem.isEmpty())
        if (const auto done = fleet::check(node); !done)
            problem = done.error().what;
    into.entries.append({ std::move(node), line, std::move(problem) });
}

int lineOf(std::string_view text, std::size_t at)
{
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n'));
}

/// Lines of JSON in which these texts first stand in quotes; 0: nowhere, or written with escapes. One way through the text,
/// however many are looked for and in whatever order they stand.
class QuotedLines final
{
public:
    QuotedLines(std::string_view text, const QStringList &wanted)
    {
        for (const QString &one : wanted)
            m_lines.emplace(one.toStdString(), 0);
        int line = 1;
        for (std::size_t at = 0; at < text.size(); ++at) {
            line += text[at] == '\n';
            if (text[at] != '"')
                continue;
            const std::size_t start = ++at;
            while (at < text.size() && text[at] != '"')
                at += text[at] == '\\' ? 2 : 1;
            m_key.assign(text.substr(start, at - start)); // no line ends inside a text of JSON
            if (const auto found = m_lines.find(m_key); found != m_lines.end() && found->second == 0)
                found->second = line;
        }
    }
    [[nodiscard]] int of(const QString &one) const
    {
        const auto found = m_lines.find(one.toStdString());
        return found == m_lines.end() ? 0 : found->second;
    }

private:
    std::unordered_map<std::string, int> m_lines;
    std::string m_key;
};

/// The port that a text says; a text that is none is a problem.
void setPort(fleet::Node &node, const QString &text, QString &problem)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port < 1 || port > 65535)
        problem = Tr::tr("%1 is no port").arg(text.left(40));
    else
        node.port = port;
}

core::Result<Inventory> fromSshConfig(std::string_view text, const fleet::Node &usual, bool isDesks)
{
    Inventory inventory { InventoryKind::SshConfig, {}, {} };
    const SshConfig config = SshConfig::parse(text);
    for (const SshConfig::Ignored &ignored : config.ignored())
        inventory.notes << Tr::tr("line %1: %2 is passed over").arg(ignored.line).arg(ignored.keyword);
    // Lines, for what is told of a host that cannot be taken.
    QMap<QString, int> lines;
    int number = 0;
    for (const QByteArray &line : QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())).split('\n')) {
        ++number;
        const QString words = QString::fromUtf8(line).simplified().replace(u'=', u' ');
        if (words.startsWith(u"host "_s, Qt::CaseInsensitive))
            for (const QString &word : words.mid(5).split(u' '))
                if (const QString host = QString(word).remove(u'"'); !lines.contains(host))
                    lines.insert(host, number);
    }
    const QStringList hosts = config.namedHosts();
    if (hosts.size() > mostHosts)
        return fail(tooMany());
    for (const QString &host : hosts) {
        fleet::Node node = nodeLike(usual, host);
        const SshHost said = config.lookUp(host);
        if (!isDesks && !said.hostName.isEmpty())
            node.host = said.hostName;
        if (!said.user.isEmpty())
            node.user = said.user;
        if (said.port != 0)
            node.port = said.port;
        if (!said.proxyJump.isEmpty())
            node.jump = said.proxyJump;
        append(inventory, std::move(node), lines.value(host));
    }
    return inventory;
}

/// Names of all groups that hold this one, however far up.
void addParents(const QString &group, const QMap<QString, QStringList> &parents, QSet<QString> &into, int depth)
{
    for (const QString &parent : parents.value(group)) {
        if (parent == u"all" || into.contains(parent) || depth >= mostGroupDepth)
            continue;
        into.insert(parent);
        addParents(parent, parents, into, depth + 1);
    }
}

/// "-J host" or "-o ProxyJump=host" and nothing else; what else stands there could run a command.
QString jumpFrom(const QString &arguments)
{
    QString text = arguments.simplified();
    for (const auto start : { "-o ProxyJump="_L1, "-oProxyJump="_L1, "-J "_L1, "-J"_L1 })
        if (text.startsWith(start)) {
            text = text.mid(start.size()).trimmed();
            return text.contains(u' ') || text.contains(u'"') || text.contains(u'\'') ? QString() : text;
        }
    return {};
}

core::Result<Inventory> fromAnsible(std::string_view text, const fleet::Node &usual)
{
    Inventory inventory { InventoryKind::Ansible, {}, {} };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail({ ProblemKind::Malformed, Tr::tr("This is not what ansible-inventory --list prints"), error.errorString(),
            Tr::tr("line %1").arg(lineOf(text, static_cast<std::size_t>(std::max(0, error.offset)))), Tr::tr("Write it with: ansible-inventory --list > inventory.json") });
    const QJsonObject root = document.object();
    const QJsonObject variables = root[u"_meta"_s][u"hostvars"_s].toObject();
    QMap<QString, QStringList> groupsOf, parents;
    for (auto group = root.begin(); group != root.end(); ++group) {
        if (group.key() == u"_meta")
            continue;
        // Scripts of old print a list of hosts in the place of an object.
        for (const QJsonValue host : group->isArray() ? group->toArray() : (*group)[u"hosts"_s].toArray())
            groupsOf[host.toString()] << group.key();
        for (const QJsonValue child : (*group)[u"children"_s].toArray())
            parents[child.toString()] << group.key();
    }
    for (const QString &host : variables.keys())
        groupsOf[host]; // that is in no group
    if (groupsOf.size() > mostHosts)
        return fail(tooMany());
    const QuotedLines lines(text, groupsOf.keys());
    for (auto host = groupsOf.begin(); host != groupsOf.end(); ++host) {
        const QJsonObject said = variables[host.key()].toObject();
        fleet::Node node = nodeLike(usual, host.key());
        QString problem;
        if (const QString address = said[u"ansible_host"_s].toString(); !address.isEmpty())
            node.host = address;
        if (const QJsonValue port = said[u"ansible_port"_s]; !port.isUndefined())
            setPort(node, port.toVariant().toString(), problem);
        if (const QString user = said[u"ansible_user"_s].toString(); !user.isEmpty())
            node.user = user;
        if (const QString key = said[u"ansible_ssh_private_key_file"_s].toString(); !key.isEmpty())
            node.keyFile = key;
        if (const QString arguments = said[u"ansible_ssh_common_args"_s].toString(); !arguments.isEmpty()) {
            const QString jump = jumpFrom(arguments);
            if (jump.isEmpty())
                inventory.notes << Tr::tr("%1: ansible_ssh_common_args is passed over; only -J HOST is read").arg(host.key().left(100));
            else
                node.jump = jump;
        }
        QStringList direct = *host;
        direct.removeAll(u"all"_s);
        direct.removeAll(u"ungrouped"_s);
        direct.sort();
        QSet<QString> others(direct.begin(), direct.end());
        for (const QString &group : std::as_const(direct))
            addParents(group, parents, others, 0);
        if (!direct.isEmpty()) {
            node.group = direct.front();
            others.remove(node.group);
        }
        QStringList tags = others.values();
        tags.sort();
        node.tags << tags;
        append(inventory, std::move(node), lines.of(host.key()), problem);
    }
    return inventory;
}

struct CsvRow
{
    int line = 0;
    QStringList cells;
    bool isOpen = false; ///< a quote was never closed
};

/// RFC 4180, with comma, semicolon or tabulator as the head row has it.
QList<CsvRow> rowsOf(std::string_view text)
{
    const std::string_view head = text.substr(0, text.find('\n'));
    char comma = ',';
    for (const char other : { ';', '\t' })
        if (std::count(head.begin(), head.end(), other) > std::count(head.begin(), head.end(), comma))
            comma = other;
    QList<CsvRow> rows;
    CsvRow row { 1, {}, false };
    std::string cell;
    int line = 1;
    const auto endCell = [&] {
        row.cells << QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())).trimmed();
        cell.clear();
    };
    for (std::size_t i = 0; i < text.size() && rows.size() <= mostHosts + 1; ++i) {
        const char c = text[i];
        line += c == '\n';
        if (row.isOpen) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else if (c == '"')
                row.isOpen = false;
            else
                cell += c;
        } else if (c == '"') {
            row.isOpen = true;
        } else if (c == comma) {
            endCell();
        } else if (c == '\n') {
            endCell();
            rows << row;
            row = { line, {}, false };
        } else if (c != '\r') {
            cell += c;
        }
    }
    if (!cell.empty() || !row.cells.isEmpty()) {
        endCell();
        rows << row;
    }
    return rows;
}

QStringList partsOf(QString text)
{
    return text.replace(u';', u' ').simplified().split(u' ', Qt::SkipEmptyParts);
}

core::Result<Inventory> fromCsv(std::string_view text, const fleet::Node &usual)
{
    static const QStringList known { u"name"_s, u"host"_s, u"port"_s, u"user"_s, u"key"_s, u"jump"_s, u"route"_s, u"mta"_s, u"log"_s, u"group"_s, u"tags"_s, u"config_dir"_s, u"log_tz"_s, u"smtp"_s };
    Inventory inventory { InventoryKind::Csv, {}, {} };
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const QList<CsvRow> rows = rowsOf(text);
    QStringList head = rows.isEmpty() ? QStringList() : rows.front().cells;
    for (QString &column : head)
        column = column.toLower();
    if (!head.contains(u"name"_s) && !head.contains(u"host"_s))
        return fail({ ProblemKind::Malformed, Tr::tr("The first line names no column “name” or “host”"), {}, Tr::tr("line 1"), Tr::tr("Columns are: %1").arg(known.join(u", "_s)) });
    if (rows.size() > mostHosts + 1)
        return fail(tooMany());
    for (const QString &column : std::as_const(head))
        if (!column.isEmpty() && !known.contains(column))
            inventory.notes << Tr::tr("line 1: the column “%1” is passed over").arg(column.left(60));
    for (const CsvRow &row : rows.mid(1)) {
        const auto cell = [&](const QString &column) { return row.cells.value(head.indexOf(column)); };
        if (row.cells.size() == 1 && row.cells.front().isEmpty())
            continue;
        fleet::Node node = nodeLike(usual, cell(u"name"_s).isEmpty() ? cell(u"host"_s) : cell(u"name"_s));
        QString problem = row.isOpen ? Tr::tr("a quote is not closed") : row.cells.size() > head.size() ? Tr::tr("it has more columns than the first line") : QString();
        const auto take = [&](const QString &column, QString &into) {
            if (const QString said = cell(column); !said.isEmpty())
                into = said;
        };
        take(u"host"_s, node.host);
        take(u"user"_s, node.user);
        take(u"key"_s, node.keyFile);
        take(u"jump"_s, node.jump);
        take(u"mta"_s, node.mta);
        take(u"group"_s, node.group);
        take(u"config_dir"_s, node.configDir);
        take(u"log_tz"_s, node.logZone);
        if (const QString port = cell(u"port"_s); !port.isEmpty())
            setPort(node, port, problem);
        if (const QString word = cell(u"route"_s); !word.isEmpty()) {
            if (const auto route = fleet::routeFromWord(word))
                node.route = *route;
            else
                problem = Tr::tr("there is no route named %1").arg(word.left(40));
        }
        if (const QString logs = cell(u"log"_s); !logs.isEmpty())
            node.logs = partsOf(logs);
        if (const QString places = cell(u"smtp"_s); !places.isEmpty())
            node.smtp = partsOf(places);
        node.tags << partsOf(cell(u"tags"_s));
        append(inventory, std::move(node), row.line, problem);
    }
    return inventory;
}

InventoryKind kindOf(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (start != std::string_view::npos && text[start] == '{')
        return InventoryKind::Ansible;
    const QByteArray bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    for (const QByteArray &line : bytes.split('\n')) {
        const QByteArray words = line.trimmed().toLower();
        if (words.isEmpty() || words.startsWith('#'))
            continue;
        const qsizetype end = std::min({ words.indexOf(' ') < 0 ? words.size() : words.indexOf(' '), words.indexOf('\t') < 0 ? words.size() : words.indexOf('\t'),
            words.indexOf('=') < 0 ? words.size() : words.indexOf('=') });
        const QByteArray word = words.left(end);
        return end < words.size() && !word.contains(',') && !word.contains(';') && word != "name" ? InventoryKind::SshConfig : InventoryKind::Csv;
    }
    return InventoryKind::Csv;
}

} // namespace

core::Result<Inventory> readInventory(std::string_view text, const fleet::Node &usual, std::optional<InventoryKind> kind, bool isDesksConfig)
{
    if (text.size() > mostBytes)
        return fail({ ProblemKind::TooLarge, Tr::tr("The list of hosts is larger than 16 MiB"), {}, {}, Tr::tr("Import it in parts.") });
    switch (kind ? *kind : kindOf(text)) {
    case InventoryKind::SshConfig:
        return fromSshConfig(text, usual, isDesksConfig);
    case InventoryKind::Ansible:
        return fromAnsible(text, usual);
    case InventoryKind::Csv:
        break;
    }
    return fromCsv(text, usual);
}

} // namespace bw::transport

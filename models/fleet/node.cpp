// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/node.h"

#include "models/core/printable.h"
#include "models/fleet/tr.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bw::fleet {

using core::fail;
using core::ProblemKind;

namespace {

constexpr qsizetype mostNameChars = 100;
constexpr qsizetype mostHostChars = 255; // RFC 1035, 2.3.4
constexpr qsizetype mostPathChars = 1024;
constexpr int mostPort = 65535;

constexpr std::array<std::pair<RouteKind, const char *>, 6> routes { { { RouteKind::None, "none" }, { RouteKind::Local, "local" },
    { RouteKind::LocalJournal, "local-journal" }, { RouteKind::Ssh, "ssh" }, { RouteKind::Sftp, "sftp" }, { RouteKind::Journald, "journald" } } };

core::Problem wrong(const QString &what, const QString &remedy)
{
    return { ProblemKind::Usage, what, {}, {}, remedy };
}

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

/// A name or an address; it cannot begin as an option does.
bool isHost(const QString &text)
{
    return !text.isEmpty() && text.size() <= mostHostChars && text.front() != u'-'
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isLetterOrDigit(c) || u".-_:%"_s.contains(c) || c.unicode() > 0x7f; });
}

bool isUser(const QString &text)
{
    return !text.isEmpty() && text.size() <= mostNameChars && text.front() != u'-'
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isLetterOrDigit(c) || u"._-$+@\\"_s.contains(c); });
}

/// What people tell apart by sight, or by what a list shows, holds nothing that cannot be seen.
core::Done isSeen(const QString &text)
{
    const auto hidden = core::firstInvisible(text);
    if (!hidden)
        return {};
    //: a name, path or tag; then the character as U+202E
    return fail(wrong(Tr::tr("“%1” holds a character that cannot be seen: %2").arg(core::printable(text.left(mostNameChars)), *hidden),
        Tr::tr("Write it anew by hand: what is copied may hold more than it shows.")));
}

/// Absolute and on one line: data for SFTP, which knows no shell.
bool isPath(const QString &path)
{
    return path.startsWith(u'/') && path.size() <= mostPathChars;
}

} // namespace

QString routeWord(RouteKind route)
{
    const auto found = std::find_if(routes.begin(), routes.end(), [route](const auto &entry) { return entry.first == route; });
    return QString::fromLatin1(found->second);
}

std::optional<RouteKind> routeFromWord(const QString &word)
{
    const auto found = std::find_if(routes.begin(), routes.end(), [&word](const auto &entry) { return word == QLatin1String(entry.second); });
    return found == routes.end() ? std::nullopt : std::optional(found->first);
}

bool usesSsh(RouteKind route)
{
    return route == RouteKind::Ssh || route == RouteKind::Sftp || route == RouteKind::Journald;
}

bool readsFiles(RouteKind route)
{
    return route == RouteKind::Local || route == RouteKind::Ssh || route == RouteKind::Sftp;
}

bool meansOneLog(RouteKind route, const QString &path)
{
    return route != RouteKind::Local && !path.endsWith(u'/');
}

core::Result<Endpoint> endpointFrom(const QString &text)
{
    const auto malformed = [&text] {
        return fail({ ProblemKind::Usage, Tr::tr("%1 is no host").arg(text.left(mostHostChars)), {}, {}, Tr::tr("Write host, host:port or user@host:port.") });
    };
    Endpoint endpoint;
    QString rest = text.trimmed();
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        endpoint.user = rest.left(at);
        rest = rest.mid(at + 1);
        if (!isUser(endpoint.user))
            return malformed();
    }
    QString port;
    bool hasPort = false;
    if (rest.startsWith(u'[')) { // RFC 3986, 3.2.2: an IPv6 address in brackets
        const qsizetype end = rest.indexOf(u']');
        if (end < 0 || (end + 1 < rest.size() && rest.at(end + 1) != u':'))
            return malformed();
        hasPort = end + 1 < rest.size();
        port = rest.mid(end + 2);
        endpoint.host = rest.mid(1, end - 1);
    } else if (rest.count(u':') == 1) {
        hasPort = true;
        port = rest.section(u':', 1);
        endpoint.host = rest.section(u':', 0, 0);
    } else {
        endpoint.host = rest; // a name, or an IPv6 address without brackets
    }
    bool isNumber = false;
    endpoint.port = hasPort ? port.toInt(&isNumber) : 0;
    if (!isHost(endpoint.host) || (hasPort && (!isNumber || endpoint.port < 1 || endpoint.port > mostPort)))
        return malformed();
    return endpoint;
}

QString endpointText(const Endpoint &endpoint)
{
    const QString host = endpoint.port != 0 && endpoint.host.contains(u':') ? u'[' + endpoint.host + u']' : endpoint.host;
    return (endpoint.user.isEmpty() ? QString() : endpoint.user + u'@') + host + (endpoint.port == 0 ? QString() : u':' + QString::number(endpoint.port));
}

bool isPlainPath(const QString &path)
{
    return path.startsWith(u'/') && path.size() <= mostPathChars && !path.split(u'/').contains(u".."_s)
        && std::all_of(path.begin(), path.end(), [](QChar c) { return isLetterOrDigit(c) || u"/._+@:,=-"_s.contains(c); });
}

core::Done checkName(const QString &name)
{
    if (auto done = isSeen(name); !done)
        return done;
    if (name.trimmed().isEmpty() || name != name.trimmed() || name.startsWith(u'-') || name.size() > mostNameChars)
        return fail(wrong(Tr::tr("A node needs a name"), Tr::tr("Give it up to %1 characters on one line.").arg(mostNameChars)));
    return {};
}

core::Done check(const Node &node)
{
    if (auto done = checkName(node.name); !done)
        return done;
    for (const QString &text : QStringList { node.host, node.user, node.jump, node.keyFile, node.knownHosts, node.configDir, node.logZone, node.group } + node.logs + node.smtp + node.tags)
        if (auto done = isSeen(text); !done)
            return done;
    for (const QString &word : QStringList { node.group } + node.tags)
        if (word.size() > mostNameChars)
            return fail(wrong(Tr::tr("“%1…” is too long for a group or tag").arg(word.left(mostNameChars / 4)), Tr::tr("Give it up to %1 characters on one line.").arg(mostNameChars)));
    if (node.port < 1 || node.port > mostPort)
        return fail(wrong(Tr::tr("%1 is no port").arg(node.port), Tr::tr("Ports go from 1 to %1; SSH usually has 22.").arg(mostPort)));
    if (usesSsh(node.route) && !isHost(node.host))
        return fail(wrong(Tr::tr("“%1” is no host name or address").arg(node.host), Tr::tr("Write it as ssh takes it, without user and port.")));
    if (!node.user.isEmpty() && !isUser(node.user))
        return fail(wrong(Tr::tr("“%1” is no user name").arg(node.user), Tr::tr("Name the account there that may read the log.")));
    if (!node.jump.isEmpty())
        for (const QString &hop : node.jump.split(u','))
            if (const auto endpoint = endpointFrom(hop); !endpoint)
                return fail(endpoint.error());
    if (readsFiles(node.route) && node.logs.isEmpty())
        return fail(wrong(Tr::tr("No log was named"), Tr::tr("Name the log that the mail server writes, such as /var/log/mail.log.")));
    for (const QString &log : node.logs)
        if (!isPath(log))
            return fail(wrong(Tr::tr("“%1” is no absolute path").arg(log), Tr::tr("Begin it with a slash: /var/log/mail.log.")));
    for (const QString &file : { node.keyFile, node.knownHosts })
        if (!file.isEmpty() && !isPath(file))
            return fail(wrong(Tr::tr("“%1” is no absolute path").arg(file.left(mostNameChars)), Tr::tr("Write it whole, from the slash on: a service that reads it stands in another folder.")));
    if ((node.route == RouteKind::Journald || node.route == RouteKind::LocalJournal) && (node.logs.size() > 1 || !isPlainPath(node.logs.value(0, u"/"_s))))
        return fail(wrong(Tr::tr("A journal is the host's own, or one folder"), Tr::tr("Name no log, or one folder of journal files by its absolute path.")));
    if (!node.configDir.isEmpty() && !isPlainPath(node.configDir))
        return fail(wrong(Tr::tr("“%1” cannot be a configuration folder").arg(node.configDir),
            Tr::tr("It stands in commands, so it must be an absolute path of letters, digits and . _ - + @ : , =")));
    for (const QString &place : node.smtp)
        if (const auto endpoint = endpointFrom(place); !endpoint)
            return fail(endpoint.error());
    return {};
}

} // namespace bw::fleet

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace bw::fleet {

/// How a node's bytes are reached.
enum class RouteKind : std::uint8_t {
    None, ///< a log that somebody hands us: never collected
    Local, ///< files or folders of this computer
    LocalJournal, ///< journald of this computer
    Ssh, ///< commands over SSH, files by SFTP (or by commands where SFTP is refused)
    Sftp, ///< files by SFTP alone: no shell
    Journald, ///< journalctl over SSH
};
/// "ssh": the word of --route, of the store and of JSON.
[[nodiscard]] QString routeWord(RouteKind route);
[[nodiscard]] std::optional<RouteKind> routeFromWord(const QString &word);
[[nodiscard]] bool usesSsh(RouteKind route);
[[nodiscard]] bool readsFiles(RouteKind route);
/// Does this path of a node name one log, not a folder of them? A slash at its end says folder; on this computer a folder may do without.
[[nodiscard]] bool meansOneLog(RouteKind route, const QString &path);

/// A place on the network, as a person writes it.
struct Endpoint
{
    QString user; ///< empty: not said
    QString host;
    int port = 0; ///< 0: not said
    bool operator==(const Endpoint &) const = default;
};
/// "user@host:port", "[2001:db8::1]:25", "host". Malformed otherwise. A host is a name or an address, never an option.
[[nodiscard]] core::Result<Endpoint> endpointFrom(const QString &text);
[[nodiscard]] QString endpointText(const Endpoint &endpoint);

/// One source of bytes and how it is reached. Plain data; never holds a secret.
struct Node
{
    QString name; ///< unique in a store; what people call it
    QString mta = QStringLiteral("postfix"); ///< id of a product
    RouteKind route = RouteKind::None;
    QString host;
    int port = 22;
    QString user; ///< empty: as ~/.ssh/config says, else this computer's user
    QString keyFile; ///< empty: the agent, then ~/.ssh/config's
    QString jump; ///< "user@host:port", a name of ~/.ssh/config, or several with commas; empty: none
    QString knownHosts; ///< file of host keys; empty: the desk's
    QStringList logs; ///< absolute paths there; of a journal: a folder of journal files instead of the host's own, at most one
    QString logZone; ///< IANA, of stamps without one; empty: what the host says, else this computer's
    QString configDir; ///< of the MTA's instance; empty: what the host says
    QStringList smtp; ///< where the world reaches it, as H:PORT; empty: port 25 of its name
    QString group;
    QStringList tags;
    bool operator==(const Node &) const = default;
};

/// Is it whole and free of what could be taken for an option or a second command? Usage names the field.
[[nodiscard]] core::Done check(const Node &node);
/// Of any node, also one whose logs are imported by hand. Usage: it is none, or holds a character that cannot be seen.
[[nodiscard]] core::Done checkName(const QString &name);

/// May a path stand in a command without quotes? Absolute, no blank, no shell character, no "..".
[[nodiscard]] bool isPlainPath(const QString &path);

} // namespace bw::fleet

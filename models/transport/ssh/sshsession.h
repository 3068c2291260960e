// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"
#include "models/transport/watchdog.h"

#include <QStringList>

#include <functional>
#include <memory>

struct ssh_session_struct;
struct ssh_channel_struct;

namespace bw::transport {

/// Who is called, and with what.
struct SshTarget
{
    QString host; ///< name or address
    int port = 22;
    QString user;
    QStringList keyFiles;
    bool onlyKeyFiles = false; ///< the owner named one: no agent, no password
    QString place; ///< the host as it was written: a name of ~/.ssh/config
    int placePort = 22;
    QStringList acceptedKeys; ///< fingerprints that the store has as accepted for it; empty: none
    bool mustShowNamed = false; ///< the last one, and none before it showed RouteOptions::acceptFingerprint: nothing but that key will do
};

/// A session of libssh that is authenticated: the server's key was checked, against the store and known_hosts (RouteOptions),
/// before anything else was sent. Blocking; one
/// thread at a time; nothing of ~/.ssh/config is processed by libssh, so nothing in it runs.
class SshSession final
{
public:
    /// Gives a socket that is connected to the target, as through a jump host; ends the one before.
    using Way = std::function<core::Result<int>()>;
    /// A key that neither the store has nor a person named is refused only when the server shows an accepted one for no type of key that it is
    /// asked for: a server has several. \p way: empty: dials. The session closes its socket at its end in either case.
    static core::Result<std::unique_ptr<SshSession>> connect(const fleet::Node &node, const SshTarget &target, const RouteOptions &options,
        const Limit &limit, ConnectReport *report, const Way &way = {});
    ~SshSession();
    SshSession(const SshSession &) = delete;
    SshSession &operator=(const SshSession &) = delete;

    [[nodiscard]] ssh_session_struct *handle() const { return m_session; }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; } ///< of the server's key

    void arm(const Limit &limit); ///< what follows ends by then
    void disarm();
    /// Why the last call failed. \p doing: "reading the log".
    [[nodiscard]] core::Problem problem(const QString &doing) const;

    /// Commands and their output, as Route::stream().
    core::Result<CommandOutput> stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience);

private:
    SshSession(ssh_session_struct *session, int socket, QString where);
    static core::Result<std::unique_ptr<SshSession>> meet(const SshTarget &target, const RouteOptions &options, const Limit &limit, ConnectReport *report,
        const Way &way, const char *onlyKeys);
    static core::Result<std::unique_ptr<SshSession>> meetWithAcceptedKey(const QString &typeShown, const SshTarget &target, const RouteOptions &options,
        const Limit &limit, const Way &way);
    core::Done shakeHands(ConnectReport *report, std::chrono::milliseconds dialled);
    core::Done checkHostKey(const QString &node, const SshTarget &target, const RouteOptions &options, ConnectReport *report);
    void askForKeyOf(const SshTarget &target, const RouteOptions &options, const char *onlyKeys);
    void readKnownHosts(const RouteOptions &options);
    core::Done acceptHostKey(const SshTarget &target, const RouteOptions &options);
    core::Done logIn(const fleet::Node &node, const SshTarget &target, const RouteOptions &options, ConnectReport *report);
    core::Result<bool> tryKeyFile(const fleet::Node &node, const QString &file, const RouteOptions &options);

    ssh_session_struct *m_session = nullptr;
    int m_socket = -1; ///< a duplicate, to shut it down
    QList<SecretNeed> m_needs; ///< secrets that the log-in lacked so far
    QString m_fingerprint;
    QString m_where; ///< "mx1.example.com:22"
    Limit m_limit;
    Watchdog::Guard m_guard;
};

} // namespace bw::transport

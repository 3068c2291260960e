// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/fleet/node.h"
#include "models/transport/command.h"
#include "models/transport/files.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace bw::transport {

/// One stretch of talk with a node: everything in it, from the name look-up to the last byte, ends by the deadline, or
/// when somebody asks it to stop.
struct Limit
{
    std::chrono::steady_clock::time_point deadline;
    const std::atomic_bool *stop = nullptr; ///< may be null; must outlive the stretch

    [[nodiscard]] bool isOver() const { return isStopped() || std::chrono::steady_clock::now() >= deadline; }
    [[nodiscard]] bool isStopped() const { return stop && *stop; }
    /// A part of it: over after \p patience, and with the whole.
    [[nodiscard]] Limit within(std::chrono::milliseconds patience) const
    {
        const auto now = std::chrono::steady_clock::now();
        return { deadline <= now || deadline - now <= patience ? deadline : now + patience, stop };
    }
    /// How long to wait in one go: \p most, or what is left of it (at least 1 ms).
    [[nodiscard]] std::chrono::milliseconds leftOf(std::chrono::milliseconds most) const
    {
        const auto left = deadline - std::chrono::steady_clock::now();
        return left >= most ? most : std::max(std::chrono::milliseconds(1), std::chrono::ceil<std::chrono::milliseconds>(left));
    }
};

/// What a server shows to prove who it is.
struct HostKey
{
    QString type; ///< "ssh-ed25519"
    QString fingerprint; ///< "SHA256:…", as ssh-keygen -lf prints it
    bool operator==(const HostKey &) const = default;
};

/// A host key that the store has as accepted, and the place that it belongs to.
struct AcceptedKey
{
    QString node; ///< whose; empty: of any that is reached by this place
    QString host; ///< as the node's owner wrote it
    int port = 22;
    QString fingerprint; ///< "SHA256:…"
    bool operator==(const AcceptedKey &) const = default;
    [[nodiscard]] bool isAt(const QString &otherHost, int otherPort) const { return port == otherPort && host.compare(otherHost, Qt::CaseInsensitive) == 0; }
};

enum class Step : std::uint8_t { Name, Port, HostKey, Login, Reading };
enum class StepState : std::uint8_t { Waiting, Done, Failed, Asks };

/// How far a connection came, for the connection test. Plain data.
struct StepReport
{
    Step step {};
    StepState state = StepState::Waiting;
    QString text; ///< "192.0.2.23, 2 ms"; of a failure: why
    QString remedy;
};
/// A secret that a log-in had use for and did not get. Plain data; holds none.
struct SecretNeed
{
    enum class Kind : std::uint8_t { Passphrase, Password };
    Kind kind = Kind::Password;
    QString keyFile; ///< of a passphrase: the private key that it opens
    QString user, host; ///< of a password; the host as its owner wrote it, be it a name of ~/.ssh/config
    bool operator==(const SecretNeed &) const = default;
};

struct ConnectReport
{
    QList<StepReport> steps; ///< of the last hop; those of a jump host before them
    QString hop; ///< whose host key \p hostKey is: a jump host has its own question
    HostKey hostKey; ///< that was shown, also when it was refused
    HostKey knownKey; ///< of a changed one: what the store has as accepted (its type is not kept), else what stands in known_hosts
    QList<AcceptedKey> accepted {}; ///< written to known_hosts just now, also where the log-in failed then: the store is to have them too
    QList<SecretNeed> needs; ///< of a log-in that failed: what might have helped
    std::function<void()> noted {}; ///< called on the connecting thread after each step; may be empty

    void note(const StepReport &step)
    {
        steps.append(step);
        if (noted)
            noted();
    }
};

/// Secrets, when a log-in needs them. Any thread, mostly the one that connects; may block until a person answers, or a keychain.
class Credentials
{
public:
    virtual ~Credentials() = default;
    /// Missing: there is none, and nobody to ask. \p host: as its owner wrote it, whatever ~/.ssh/config makes of it.
    virtual core::Result<core::Secret> passphrase(const fleet::Node &node, const QString &keyFile) = 0;
    virtual core::Result<core::Secret> password(const fleet::Node &node, const QString &user, const QString &host) = 0;
    /// The server did not take the password that it was told: it is not to be tried again.
    virtual void refused(const QString &user, const QString &host);

    /// A person tells one: it is known until the program ends, and kept by the desktop's keychain where \p keep says so.
    /// Denied: this passphrase does not open that key. Unreachable: it is known, but no keychain took it.
    virtual core::Done give(const SecretNeed &need, const core::Secret &secret, bool keep);
    /// Does a keychain answer now?
    [[nodiscard]] virtual bool hasKeychain();
};

inline constexpr std::chrono::milliseconds wholeStretch = std::chrono::hours(24 * 365); ///< a command may take as long as its stretch

/// How one node is reached; a connection that stays open between rounds. One thread at a time; every call blocks, at most
/// until the limit given to open(). Errors: Unreachable, TimedOut, Cancelled, HostKeyUnknown, HostKeyChanged, Denied,
/// Missing. After Unreachable, TimedOut and Cancelled the connection is closed.
class Route
{
public:
    virtual ~Route() = default;

    /// Begins a stretch; connects where no connection is open. \p report may be null.
    virtual core::Done open(const Limit &limit, ConnectReport *report) = 0;
    /// Ends the stretch; the connection stays.
    virtual void rest() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual bool isOpen() const = 0;

    /// The node's files; the route's, until it closes. Unsupported: this route reads none. Denied: the node allows none.
    [[nodiscard]] virtual core::Result<Files *> files() = 0;
    [[nodiscard]] virtual bool runsCommands() const = 0;
    /// \p mostBytes of its output are kept; a command that goes on is ended. One that is not over within \p patience is left
    /// alone: TimedOut, and the connection stays open (isOpen() tells).
    virtual core::Result<CommandOutput> run(const Command &command, std::size_t mostBytes, std::chrono::milliseconds patience = wholeStretch);
    /// As run(), but hands on the output as it comes; ends early when \p take answers false.
    virtual core::Result<CommandOutput> stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience = wholeStretch) = 0;
};

/// What every SSH route needs beside its node.
/// A server's key must please both the store and known_hosts. One that differs from what the store has as accepted has
/// changed, whatever known_hosts says of it: that file may be of a computer that never met the server. One that the store has,
/// but known_hosts does not know, is asked for all the same: a store may come from elsewhere (a group's, a copy, a backup), and
/// whoever can write it can also write another host into it; known_hosts is what the person at this computer has decided.
struct RouteOptions
{
    QString knownHosts; ///< the desk's own file; written when a key is accepted
    QString moreKnownHosts; ///< read beside it: ~/.ssh/known_hosts; may be missing
    QString sshConfig; ///< ~/.ssh/config; may be missing
    QList<AcceptedKey> acceptedKeys {}; ///< of the store's nodes: each hop, a jump host too, is held to those of its place
    QString acceptFingerprint; ///< exactly this key is accepted and written; one that no host on the way shows is refused, also where all are known; empty: none
    bool isOfStore = false; ///< the node is one that the store has: remedies may name it to fleet test
    QString ownKey; ///< private key file that is offered where a node names none; may be missing
    Credentials *credentials = nullptr; ///< may be null; must outlive the route
};

/// The route that the node names. Unsupported: it has none.
[[nodiscard]] core::Result<std::unique_ptr<Route>> makeRoute(const fleet::Node &node, const RouteOptions &options);

} // namespace bw::transport

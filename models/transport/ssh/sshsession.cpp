// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/sshsession.h"

#include "models/fleet/mask.h"
#include "models/transport/dial.h"
#include "models/transport/ssh/knownhosts.h"
#include "models/transport/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <libssh/libssh.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bw::transport {

using core::fail;
using core::Problem;
using core::ProblemKind;
using std::chrono::milliseconds;

namespace {

struct FreeKey
{
    void operator()(ssh_key_struct *key) const { ssh_key_free(key); }
};
using Key = std::unique_ptr<ssh_key_struct, FreeKey>;

struct FreeChannel
{
    void operator()(ssh_channel_struct *channel) const { ssh_channel_free(channel); }
};
using Channel = std::unique_ptr<ssh_channel_struct, FreeChannel>;

/// Types of host keys as known_hosts has them, and what is asked for to be shown one; the best first.
constexpr std::array<std::pair<const char *, const char *>, 5> keyTypes { { { "ssh-ed25519", "ssh-ed25519" }, { "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256" },
    { "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384" }, { "ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521" }, { "ssh-rsa", "rsa-sha2-512,rsa-sha2-256" } } };

constexpr std::size_t mostErrorBytes = 16 * 1024; ///< of a command's stderr

void note(ConnectReport *report, Step step, StepState state, const QString &text, const QString &remedy = {})
{
    if (report)
        report->note({ step, state, text, remedy });
}

HostKey shownKey(ssh_session session)
{
    ssh_key raw = nullptr;
    if (ssh_get_server_publickey(session, &raw) != SSH_OK)
        return {};
    const Key key(raw);
    HostKey shown { QString::fromLatin1(ssh_key_type_to_char(ssh_key_type(key.get()))), {} };
    if (const char *curve = ssh_pki_key_ecdsa_name(key.get()); ssh_key_type(key.get()) == SSH_KEYTYPE_ECDSA_P256 && curve)
        shown.type = QString::fromLatin1(curve);
    unsigned char *hash = nullptr;
    std::size_t size = 0;
    if (ssh_get_publickey_hash(key.get(), SSH_PUBLICKEY_HASH_SHA256, &hash, &size) != 0)
        return shown;
    char *text = ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, size);
    if (text)
        shown.fingerprint = QString::fromLatin1(text);
    ssh_string_free_char(text);
    ssh_clean_pubkey_hash(&hash);
    return shown;
}

/// By the store, or by the person just now.
bool isAcceptedKey(const HostKey &shown, const SshTarget &target, const RouteOptions &options)
{
    if (target.mustShowNamed)
        return options.acceptFingerprint == shown.fingerprint;
    return target.acceptedKeys.contains(shown.fingerprint) || (!options.acceptFingerprint.isEmpty() && options.acceptFingerprint == shown.fingerprint);
}

/// What a person types to accept a key.
QString wordsToAccept(const QString &node, const RouteOptions &options, const QString &fingerprint)
{
    const QString option = QStringLiteral("--accept-host-key ") + fingerprint;
    if (!options.isOfStore)
        return option;
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_.][A-Za-z0-9_.-]*$"));
    const QString name = plain.match(node).hasMatch() ? node : u'\'' + QString(node).replace(u'\'', QLatin1String("'\\''")) + u'\'';
    return QStringLiteral("breakwaterctl fleet test ") + name + u' ' + option;
}

/// A secret as libssh takes it: with a NUL behind it, overwritten at its end.
class CText final
{
public:
    explicit CText(const core::Secret &secret)
        : m_bytes(secret.bytes().begin(), secret.bytes().end())
    {
        m_bytes.push_back('\0');
    }
    ~CText()
    {
        volatile char *p = m_bytes.data();
        for (std::size_t i = 0; i < m_bytes.size(); ++i)
            p[i] = 0;
    }
    CText(const CText &) = delete;
    CText &operator=(const CText &) = delete;
    [[nodiscard]] const char *data() const { return m_bytes.data(); }

private:
    std::vector<char> m_bytes;
};

/// Called where a key file is locked; notes that it is.
int noteLocked(const char *, char *, std::size_t, int, int, void *isLocked)
{
    *static_cast<bool *>(isLocked) = true;
    return -1;
}

} // namespace

SshSession::SshSession(ssh_session_struct *session, int socket, QString where)
    : m_session(session)
    , m_socket(socket)
    , m_where(std::move(where))
{
}

SshSession::~SshSession()
{
    m_guard = {};
    if (ssh_is_connected(m_session) != 0)
        ssh_disconnect(m_session);
    ssh_free(m_session); // closes its socket
    ::close(m_socket);
}

bool SshSession::isOpen() const
{
    return ssh_is_connected(m_session) != 0;
}

void SshSession::arm(const Limit &limit)
{
    m_limit = limit;
    m_guard = {};
    m_guard = Watchdog::Guard(m_socket, limit);
}

void SshSession::disarm()
{
    m_guard = {};
    m_limit = { std::chrono::steady_clock::time_point::max(), nullptr };
}

Problem SshSession::problem(const QString &doing) const
{
    if (m_guard.hasBitten() || m_limit.isOver())
        return overProblem(m_limit, doing, m_where);
    return { ProblemKind::Unreachable, Tr::tr("The connection broke while %1").arg(doing), fleet::shownLine(ssh_get_error(m_session)), m_where,
        Tr::tr("The next round tries again.") };
}

core::Result<std::unique_ptr<SshSession>> SshSession::connect(const fleet::Node &node, const SshTarget &target, const RouteOptions &options,
    const Limit &limit, ConnectReport *report, const Way &way)
{
    auto met = meet(target, options, limit, report, way, nullptr);
    if (!met)
        return met;
    std::unique_ptr<SshSession> session = std::move(*met);
    session->readKnownHosts(options);
    const bool isNamed = target.mustShowNamed || (!options.acceptFingerprint.isEmpty() && ssh_session_is_known_server(session->m_session) != SSH_KNOWN_HOSTS_OK);
    if (const HostKey shown = shownKey(session->m_session); (!target.acceptedKeys.isEmpty() || isNamed) && !isAcceptedKey(shown, target, options)) {
        auto other = meetWithAcceptedKey(shown.type, target, options, limit, way);
        if (!other)
            return other;
        if (*other)
            session = std::move(*other);
    }
    session->readKnownHosts(options);
    if (auto done = session->checkHostKey(node.name, target, options, report); !done)
        return fail(done.error());
    if (auto done = session->logIn(node, target, options, report); !done)
        return fail(done.error());
    return session;
}

/// A session whose server has shown its key, and which has sent nothing but what that takes. \p onlyKeys: host key algorithms; null:
/// as the store and known_hosts have them. Holds null where the server has no key of these.
core::Result<std::unique_ptr<SshSession>> SshSession::meet(const SshTarget &target, const RouteOptions &options, const Limit &limit, ConnectReport *report,
    const Way &way, const char *onlyKeys)
{
    int socket = -1;
    milliseconds dialTime {};
    if (way) {
        const auto reached = way();
        if (!reached)
            return fail(reached.error());
        socket = *reached;
    } else {
        const auto dialled = dial(target.host, target.port, limit, report);
        if (!dialled)
            return fail(dialled.error());
        socket = dialled->socket;
        dialTime = dialled->connect;
    }
    const QByteArray host = target.host.toUtf8(), user = target.user.toUtf8();
    ssh_session raw = ssh_new();
    if (!raw) {
        ::close(socket);
        return fail({ ProblemKind::Internal, Tr::tr("No SSH session could be made"), {}, {}, {} });
    }
    const unsigned port = static_cast<unsigned>(target.port);
    const bool processConfig = false;
    const long seconds = std::max<long>(1, std::chrono::ceil<std::chrono::seconds>(limit.deadline - std::chrono::steady_clock::now()).count() + 1);
    ssh_options_set(raw, SSH_OPTIONS_PROCESS_CONFIG, &processConfig);
    ssh_options_set(raw, SSH_OPTIONS_HOST, host.constData());
    ssh_options_set(raw, SSH_OPTIONS_PORT, &port);
    ssh_options_set(raw, SSH_OPTIONS_USER, user.constData());
    ssh_options_set(raw, SSH_OPTIONS_FD, &socket);
    ssh_options_set(raw, SSH_OPTIONS_TIMEOUT, &seconds);
    // libssh closes its socket when it sees fit, also where ours would be somebody else's by then: ours is a duplicate.
    const int own = ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {
        const QString reason = qt_error_string(errno);
        ssh_free(raw);
        ::close(socket);
        return fail({ ProblemKind::Internal, Tr::tr("No SSH session could be made"), reason, {}, {} });
    }
    std::unique_ptr<SshSession> session(new SshSession(raw, own, fleet::endpointText({ {}, target.host, target.port })));
    session->arm(limit);
    session->askForKeyOf(target, options, onlyKeys);
    if (auto done = session->shakeHands(report, dialTime); !done) {
        if (onlyKeys && std::string_view(ssh_get_error(raw)).find("no match for method") != std::string_view::npos)
            return std::unique_ptr<SshSession>();
        return fail(done.error());
    }
    return session;
}

/// Neither the store nor a person who names a fingerprint says its type: a key that is not theirs may be another one of the same server, as this computer
/// does not know which to ask for. So each other type is asked for, anew each time; nothing is sent. Holds null where none of them is accepted.
core::Result<std::unique_ptr<SshSession>> SshSession::meetWithAcceptedKey(const QString &typeShown, const SshTarget &target, const RouteOptions &options,
    const Limit &limit, const Way &way)
{
    for (const auto &[type, algorithms] : keyTypes) {
        if (typeShown == QLatin1String(type))
            continue;
        auto other = meet(target, options, limit, nullptr, way, algorithms);
        if (!other || (*other && isAcceptedKey(shownKey((*other)->m_session), target, options)))
            return other;
    }
    return std::unique_ptr<SshSession>();
}

void SshSession::readKnownHosts(const RouteOptions &options)
{
    const QByteArray known = QFile::encodeName(options.knownHosts);
    const QByteArray more = QFile::encodeName(options.moreKnownHosts.isEmpty() ? QStringLiteral("/dev/null") : options.moreKnownHosts);
    ssh_options_set(m_session, SSH_OPTIONS_KNOWNHOSTS, known.constData());
    ssh_options_set(m_session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, more.constData());
}

/// A server has a key of each type, and libssh asks for the type that known_hosts has. Where the store has a key, its type is
/// asked for: another one would look like a change.
void SshSession::askForKeyOf(const SshTarget &target, const RouteOptions &options, const char *onlyKeys)
{
    readKnownHosts(options);
    if (target.acceptedKeys.isEmpty() && !onlyKeys)
        return;
    ssh_options_set(m_session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    ssh_options_set(m_session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    if (onlyKeys) {
        ssh_options_set(m_session, SSH_OPTIONS_HOSTKEYS, onlyKeys);
        return;
    }
    QByteArrayList wanted;
    for (const auto &[type, algorithms] : keyTypes) {
        const bool isIt = std::ranges::any_of(QStringList { options.knownHosts, options.moreKnownHosts }, [&](const QString &file) {
            return target.acceptedKeys.contains(knownFingerprint(file, target.host, target.port, QLatin1String(type)));
        });
        wanted.insert(isIt ? 0 : wanted.size(), algorithms);
    }
    ssh_options_set(m_session, SSH_OPTIONS_HOSTKEYS, wanted.join(',').constData());
}

core::Done SshSession::shakeHands(ConnectReport *report, milliseconds dialled)
{
    if (ssh_connect(m_session) != SSH_OK) {
        Problem problem = this->problem(Tr::tr("meeting the SSH server"));
        if (problem.kind == ProblemKind::Unreachable)
            problem.what = Tr::tr("%1 answers, but not as an SSH server that we understand").arg(m_where);
        note(report, Step::Port, StepState::Failed, problem.reason.isEmpty() ? problem.what : problem.reason, problem.remedy);
        return fail(problem);
    }
    const char *said = ssh_get_serverbanner(m_session);
    QString banner = fleet::shownLine(said ? said : "", 100);
    if (banner.startsWith(QLatin1String("SSH-2.0-")))
        banner = banner.mid(8).section(u' ', 0, 0).replace(u'_', u' ');
    note(report, Step::Port, StepState::Done, Tr::tr("%1, %2 ms").arg(banner).arg(dialled.count()));
    return {};
}

core::Done SshSession::checkHostKey(const QString &node, const SshTarget &target, const RouteOptions &options, ConnectReport *report)
{
    const HostKey shown = shownKey(m_session);
    m_fingerprint = shown.fingerprint;
    const QString keyText = shown.type + u' ' + shown.fingerprint;
    if (report) {
        report->hop = m_where;
        report->hostKey = shown;
        report->knownKey = {};
    }
    const ssh_known_hosts_e known = ssh_session_is_known_server(m_session);
    const bool isOfStore = target.acceptedKeys.contains(shown.fingerprint);
    const bool isOther = !target.acceptedKeys.isEmpty() && !isOfStore;
    const bool isWell = known == SSH_KNOWN_HOSTS_OK && !isOther, isOtherNamed = target.mustShowNamed && options.acceptFingerprint != shown.fingerprint;
    if (isWell && !isOtherNamed) {
        note(report, Step::HostKey, StepState::Done, keyText);
        return {};
    }
    const bool isOtherType = known == SSH_KNOWN_HOSTS_OTHER && isOfStore;
    const bool isChanged = isOther || known == SSH_KNOWN_HOSTS_CHANGED || (known == SSH_KNOWN_HOSTS_OTHER && !isOfStore);
    if (known == SSH_KNOWN_HOSTS_ERROR) {
        const Problem problem { ProblemKind::Denied, Tr::tr("The known host keys could not be read"), fleet::shownLine(ssh_get_error(m_session)), options.knownHosts, {} };
        note(report, Step::HostKey, StepState::Failed, problem.reason);
        return fail(problem);
    }
    if (!options.acceptFingerprint.isEmpty() && options.acceptFingerprint == shown.fingerprint) {
        if (auto done = acceptHostKey(target, options); !done) {
            note(report, Step::HostKey, StepState::Failed, done.error().what, done.error().remedy);
            return done;
        }
        if (report) {
            report->accepted << AcceptedKey { {}, target.place, target.placePort, shown.fingerprint };
            if (!report->accepted.back().isAt(target.host, target.port))
                report->accepted << AcceptedKey { {}, target.host, target.port, shown.fingerprint };
        }
        note(report, Step::HostKey, StepState::Done, Tr::tr("%1, accepted now").arg(keyText));
        return {};
    }
    if (report && isOther)
        report->knownKey = { {}, target.acceptedKeys.front() };
    else if (report && isChanged)
        for (const QString &file : { options.knownHosts, options.moreKnownHosts })
            if (const QString before = knownFingerprint(file, target.host, target.port, shown.type); report->knownKey.fingerprint.isEmpty() && !before.isEmpty())
                report->knownKey = { shown.type, before };
    Problem problem;
    if (!options.acceptFingerprint.isEmpty()) {
        problem = { isWell ? ProblemKind::Denied : isChanged ? ProblemKind::HostKeyChanged : ProblemKind::HostKeyUnknown,
            (isWell ? Tr::tr("The host key of %1 is %2, as accepted before; the one that was named is another, %3") : isChanged ? Tr::tr("The host key of %1 has changed to %2; the one that was named is another, %3") : Tr::tr("The host key of %1 is %2; the one that was named is another, %3"))
                .arg(m_where, keyText, fleet::shownLine(options.acceptFingerprint.toStdString(), 100)),
            Tr::tr("no log-in was tried"), {}, Tr::tr("Look with ssh-keygen -lf on the server, not over the network, which of the two is its own. Name that one, whole.") };
        note(report, Step::HostKey, StepState::Failed, Tr::tr("not the one that was named: %1").arg(keyText), problem.remedy);
    } else if (isChanged) {
        problem = { ProblemKind::HostKeyChanged, Tr::tr("The host key of %1 has changed to %2").arg(m_where, keyText),
            Tr::tr("the server was installed anew, or somebody stands between you and it; nothing was sent"), {},
            Tr::tr("Ask its owner for the fingerprint. If it is this one, name it: %1").arg(wordsToAccept(node, options, shown.fingerprint)) };
        note(report, Step::HostKey, StepState::Failed, Tr::tr("changed: %1").arg(keyText), problem.remedy);
    } else {
        problem = { ProblemKind::HostKeyUnknown, Tr::tr("The host key of %1 is not known: %2").arg(m_where, keyText),
            Tr::tr("this computer has never met it; no log-in was tried"), {},
            Tr::tr("Compare it with ssh-keygen -lf on the server, then name it: %1").arg(wordsToAccept(node, options, shown.fingerprint)) };
        note(report, Step::HostKey, StepState::Asks, (isOtherType ? Tr::tr("this computer knows a key of another type; the store has this one as accepted: %1") : isOfStore ? Tr::tr("not known to this computer, but the one that the store has as accepted: %1") : Tr::tr("not known to this computer: %1")).arg(keyText), problem.remedy);
    }
    return fail(problem);
}

core::Done SshSession::acceptHostKey(const SshTarget &target, const RouteOptions &options)
{
    QDir().mkpath(QFileInfo(options.knownHosts).absolutePath());
    if (auto done = forgetHost(options.knownHosts, target.host, target.port); !done)
        return done;
    if (ssh_session_update_known_hosts(m_session) != SSH_OK)
        return fail({ ProblemKind::Denied, Tr::tr("The host key could not be written"), fleet::shownLine(ssh_get_error(m_session)), options.knownHosts,
            Tr::tr("Check that you may write there.") });
    QFile::setPermissions(options.knownHosts, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

/// True: logged in. False: this key did not help. A Problem: the connection is gone.
core::Result<bool> SshSession::tryKeyFile(const fleet::Node &node, const QString &file, const RouteOptions &options)
{
    const QByteArray name = QFile::encodeName(file);
    bool isLocked = false;
    ssh_key raw = nullptr;
    int imported = ssh_pki_import_privkey_file(name.constData(), nullptr, noteLocked, &isLocked, &raw);
    if (imported != SSH_OK && isLocked && options.credentials) {
        const auto passphrase = options.credentials->passphrase(node, file);
        if (!passphrase) {
            m_needs << SecretNeed { SecretNeed::Kind::Passphrase, file, {}, {} };
            return false;
        }
        imported = ssh_pki_import_privkey_file(name.constData(), CText(*passphrase).data(), nullptr, nullptr, &raw);
    }
    if (imported != SSH_OK)
        return false;
    const Key key(raw);
    const int answer = ssh_userauth_publickey(m_session, nullptr, key.get());
    if (answer == SSH_AUTH_ERROR)
        return fail(problem(Tr::tr("logging in")));
    return answer == SSH_AUTH_SUCCESS;
}

core::Done SshSession::logIn(const fleet::Node &node, const SshTarget &target, const RouteOptions &options, ConnectReport *report)
{
    const auto well = [&](const QString &how) -> core::Done {
        note(report, Step::Login, StepState::Done, Tr::tr("as %1, with %2").arg(target.user, how));
        return {};
    };
    const auto broke = [&](const Problem &problem) -> core::Done {
        note(report, Step::Login, StepState::Failed, problem.what, problem.remedy);
        return fail(problem);
    };
    m_needs.clear();
    if (report)
        report->needs.clear();
    QStringList tried;
    int answer = ssh_userauth_none(m_session, nullptr);
    if (answer == SSH_AUTH_ERROR)
        return broke(problem(Tr::tr("logging in")));
    if (answer == SSH_AUTH_SUCCESS)
        return well(Tr::tr("no secret at all"));
    const int methods = ssh_userauth_list(m_session, nullptr);
    if ((methods & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
        if (!target.onlyKeyFiles && qEnvironmentVariableIsSet("SSH_AUTH_SOCK")) {
            tried << Tr::tr("the agent's keys");
            answer = ssh_userauth_agent(m_session, nullptr);
            if (answer == SSH_AUTH_SUCCESS)
                return well(Tr::tr("the SSH agent"));
        }
        for (const QString &file : target.keyFiles) {
            if (!QFileInfo::exists(file)) {
                if (target.onlyKeyFiles)
                    return broke({ ProblemKind::Denied, Tr::tr("The key file is not there"), {}, file, Tr::tr("Name the private key, not its .pub.") });
                continue;
            }
            tried << file;
            const auto isIn = tryKeyFile(node, file, options);
            if (!isIn)
                return broke(isIn.error());
            if (*isIn)
                return well(file);
        }
    }
    if (!target.onlyKeyFiles && (methods & SSH_AUTH_METHOD_PASSWORD) != 0 && options.credentials) {
        if (const auto password = options.credentials->password(node, target.user, target.place)) {
            tried << Tr::tr("the password");
            answer = ssh_userauth_password(m_session, nullptr, CText(*password).data());
            if (answer == SSH_AUTH_SUCCESS)
                return well(Tr::tr("a password"));
            if (answer == SSH_AUTH_DENIED)
                options.credentials->refused(target.user, target.place);
        }
        m_needs << SecretNeed { SecretNeed::Kind::Password, {}, target.user, target.place };
    }
    if (m_guard.hasBitten() || !isOpen())
        return broke(problem(Tr::tr("logging in")));
    if (report)
        report->needs = m_needs;
    if (!m_needs.isEmpty()) {
        QStringList lacks;
        for (const SecretNeed &need : std::as_const(m_needs))
            lacks << (need.kind == SecretNeed::Kind::Password ? Tr::tr("the password of %1").arg(need.user) : Tr::tr("the passphrase of %1").arg(need.keyFile));
        QString reason = Tr::tr("not known here: %1").arg(lacks.join(QStringLiteral(", ")));
        if (!tried.isEmpty())
            reason += QStringLiteral("; ") + Tr::tr("tried: %1").arg(tried.join(QStringLiteral(", ")));
        return broke({ ProblemKind::Denied, Tr::tr("%1 did not let %2 in").arg(m_where, target.user), reason, {},
            Tr::tr("Give it on the page Fleet, keep it with fleet secret, or unlock the key in the SSH agent.") });
    }
    return broke({ ProblemKind::Denied, Tr::tr("%1 did not let %2 in").arg(m_where, target.user),
        tried.isEmpty() ? Tr::tr("there was no key to offer") : Tr::tr("tried: %1").arg(tried.join(QStringLiteral(", "))), {},
        Tr::tr("Put the public key into that account's authorized_keys there, or name another key or user.") });
}

core::Result<CommandOutput> SshSession::stream(const Command &command, const std::function<bool(std::string_view)> &take, milliseconds patience)
{
    const QString doing = Tr::tr("running %1").arg(QString::fromStdString(command.text()));
    const Channel channel(ssh_channel_new(m_session));
    if (!channel || ssh_channel_open_session(channel.get()) != SSH_OK)
        return fail(problem(doing));
    if (ssh_channel_request_exec(channel.get(), command.text().c_str()) != SSH_OK) {
        if (!isOpen() || m_guard.hasBitten())
            return fail(problem(doing));
        return fail({ ProblemKind::Denied, Tr::tr("%1 runs no commands for this account").arg(m_where), {}, {}, Tr::tr("Choose the route SFTP for it.") });
    }
    CommandOutput output;
    std::array<char, 32 * 1024> block;
    bool isErrorEnd = false;
    const Limit own = m_limit.within(patience);
    while (true) {
        // stderr first: it is short, and a peer that fills it must not stop the other.
        if (!isErrorEnd) {
            const int got = ssh_channel_read_nonblocking(channel.get(), block.data(), block.size(), 1);
            if (got == SSH_ERROR)
                return fail(problem(doing));
            isErrorEnd = got == SSH_EOF;
            if (got > 0)
                output.err.append(block.data(), std::min<std::size_t>(static_cast<std::size_t>(got), mostErrorBytes - std::min(mostErrorBytes, output.err.size())));
        }
        const int got = ssh_channel_read_timeout(channel.get(), block.data(), block.size(), 0, static_cast<int>(own.leftOf(milliseconds(1000)).count()));
        if (got == SSH_ERROR || m_guard.hasBitten() || !isOpen())
            return fail(problem(doing));
        if (own.deadline < m_limit.deadline && own.isOver() && ssh_channel_is_eof(channel.get()) == 0) {
            ssh_channel_close(channel.get());
            return fail(overProblem(own, doing, m_where));
        }
        if (got > 0 && !take({ block.data(), static_cast<std::size_t>(got) })) {
            output.isCut = true;
            ssh_channel_close(channel.get());
            output.exitCode = -1;
            return output;
        }
        if (got == 0 && ssh_channel_is_eof(channel.get()) != 0)
            break;
    }
    if (m_guard.hasBitten())
        return fail(problem(doing));
    int late = ssh_channel_read_nonblocking(channel.get(), block.data(), block.size(), 1);
    if (late > 0)
        output.err.append(block.data(), std::min<std::size_t>(static_cast<std::size_t>(late), mostErrorBytes - std::min(mostErrorBytes, output.err.size())));
    output.exitCode = ssh_channel_get_exit_status(channel.get());
    ssh_channel_close(channel.get());
    return output;
}

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/ssh/sshroute.h"

#include "models/core/blocking.h"
#include "models/transport/ssh/commandfiles.h"
#include "models/transport/ssh/jump.h"
#include "models/transport/ssh/sftpfiles.h"
#include "models/transport/ssh/sshsession.h"
#include "models/transport/tr.h"

#include <QDir>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace bw::transport {

using core::fail;
using core::ProblemKind;

namespace {

constexpr int sshPort = 22;
constexpr qsizetype mostJumps = 5;
constexpr std::array<const char *, 3> defaultKeys { "id_ed25519", "id_ecdsa", "id_rsa" }; // ssh_config(5), IdentityFile

QString thisUser()
{
    const passwd *entry = ::getpwuid(::getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : qEnvironmentVariable("USER");
}

} // namespace

SshRoute::SshRoute(fleet::Node node, RouteOptions options)
    : m_node(std::move(node))
    , m_options(std::move(options))
{
}

SshRoute::~SshRoute()
{
    close();
}

SshTarget SshRoute::targetOf(const fleet::Endpoint &place, const SshConfig &config, const QString &keyFile) const
{
    const SshHost host = config.lookUp(place.host);
    SshTarget target;
    target.host = host.hostName.isEmpty() ? place.host : host.hostName;
    target.port = place.port != 0 ? place.port : host.port != 0 ? host.port : sshPort;
    target.user = !place.user.isEmpty() ? place.user : !host.user.isEmpty() ? host.user : thisUser();
    target.onlyKeyFiles = !keyFile.isEmpty();
    target.keyFiles = target.onlyKeyFiles ? QStringList { keyFile } : host.identityFiles;
    const bool isSaid = !target.keyFiles.isEmpty();
    if (!target.onlyKeyFiles && !m_options.ownKey.isEmpty())
        target.keyFiles << m_options.ownKey;
    if (!isSaid)
        for (const char *name : defaultKeys)
            target.keyFiles << QDir::homePath() + QStringLiteral("/.ssh/") + QLatin1String(name);
    return target;
}

/// Of the node itself, where the store has one; else of all that are reached by the same place.
QStringList SshRoute::acceptedKeys(const SshTarget &target, const QString &node) const
{
    QStringList own, ofPlace;
    for (const AcceptedKey &key : m_options.acceptedKeys) {
        if (key.fingerprint.isEmpty() || !(key.isAt(target.place, target.placePort) || key.isAt(target.host, target.port)))
            continue;
        ofPlace << key.fingerprint;
        if (!node.isEmpty() && key.node == node)
            own << key.fingerprint;
    }
    return own.isEmpty() ? ofPlace : own;
}

core::Result<std::vector<SshTarget>> SshRoute::hops(const SshConfig &config) const
{
    std::vector<SshTarget> targets;
    const QString jump = !m_node.jump.isEmpty() ? m_node.jump : config.lookUp(m_node.host).proxyJump;
    const QStringList jumps = jump.isEmpty() ? QStringList() : jump.split(u',');
    if (jumps.size() > mostJumps)
        return fail({ ProblemKind::Usage, Tr::tr("More than %1 jump hosts are named").arg(mostJumps), {}, m_node.name, {} });
    for (const QString &hop : jumps) {
        const auto place = fleet::endpointFrom(hop);
        if (!place)
            return fail(place.error());
        targets.push_back(targetOf(*place, config, m_node.keyFile));
        SshTarget &target = targets.back();
        target.place = place->host;
        target.placePort = place->port != 0 ? place->port : sshPort;
        target.acceptedKeys = acceptedKeys(target, {});
    }
    targets.push_back(targetOf({ m_node.user, m_node.host, m_node.port == sshPort ? 0 : m_node.port }, config, m_node.keyFile));
    targets.back().place = m_node.host;
    targets.back().placePort = m_node.port;
    targets.back().acceptedKeys = acceptedKeys(targets.back(), m_node.name);
    return targets;
}

core::Done SshRoute::open(const Limit &limit, ConnectReport *report)
{
    core::willBlock("talk to a node");
    if (isOpen()) {
        m_session->arm(limit);
        return {};
    }
    close();
    const auto config = SshConfig::load(m_options.sshConfig);
    if (!config)
        return fail(config.error());
    const auto targets = hops(*config);
    if (!targets)
        return fail(targets.error());
    bool isNamedToCome = !m_options.acceptFingerprint.isEmpty();
    for (std::size_t i = 0; i < targets->size(); ++i) {
        SshTarget target = (*targets)[i];
        target.mustShowNamed = isNamedToCome && i + 1 == targets->size();
        SshSession::Way way;
        if (i > 0)
            way = [&]() -> core::Result<int> {
                auto reached = m_jumps.back()->reach(target.host, target.port, limit);
                if (!reached && report)
                    report->steps.append({ Step::Port, StepState::Failed, reached.error().what, reached.error().remedy });
                return reached;
            };
        auto session = SshSession::connect(m_node, target, m_options, limit, report, way);
        if (!session) {
            close();
            return fail(session.error());
        }
        isNamedToCome = isNamedToCome && (*session)->fingerprint() != m_options.acceptFingerprint;
        if (i + 1 == targets->size()) {
            m_session = std::move(*session);
            break;
        }
        m_jumps.push_back(std::make_unique<Jump>(std::move(*session)));
    }
    return {};
}

void SshRoute::rest()
{
    if (m_session)
        m_session->disarm();
}

void SshRoute::close()
{
    m_files.reset();
    m_session.reset();
    while (!m_jumps.empty())
        m_jumps.pop_back(); // the last one first: it runs through those before it
}

bool SshRoute::isOpen() const
{
    return m_session && m_session->isOpen();
}

core::Result<Files *> SshRoute::files()
{
    if (m_node.route == fleet::RouteKind::Journald)
        return fail({ ProblemKind::Unsupported, Tr::tr("This node is read by journald, not by files"), {}, m_node.name, {} });
    if (!m_files) {
        auto sftp = SftpFiles::start(*m_session);
        if (sftp)
            m_files = std::move(*sftp);
        else if (sftp.error().kind != ProblemKind::Denied || !runsCommands())
            return fail(sftp.error());
        else
            m_files = std::make_unique<CommandFiles>(*this);
    }
    return m_files.get();
}

core::Result<CommandOutput> SshRoute::stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience)
{
    if (!runsCommands())
        return fail({ ProblemKind::Unsupported, Tr::tr("The route SFTP runs no commands"), {}, m_node.name, {} });
    if (!m_session)
        return fail({ ProblemKind::Unreachable, Tr::tr("There is no connection"), {}, m_node.name, {} });
    return m_session->stream(command, take, patience);
}

} // namespace bw::transport

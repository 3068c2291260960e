// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"
#include "models/transport/ssh/sshconfig.h"

#include <memory>
#include <vector>

namespace bw::transport {

class Jump;
class SshSession;
struct SshTarget;

/// The routes ssh, sftp and journald: one connection, through jump hosts where the node names them.
class SshRoute final : public Route
{
public:
    SshRoute(fleet::Node node, RouteOptions options);
    ~SshRoute() override;

    core::Done open(const Limit &limit, ConnectReport *report) override;
    void rest() override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;
    [[nodiscard]] core::Result<Files *> files() override;
    [[nodiscard]] bool runsCommands() const override { return m_node.route != fleet::RouteKind::Sftp; }
    core::Result<CommandOutput> stream(const Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience) override;

private:
    [[nodiscard]] SshTarget targetOf(const fleet::Endpoint &place, const SshConfig &config, const QString &keyFile) const;
    [[nodiscard]] QStringList acceptedKeys(const SshTarget &target, const QString &node) const;
    [[nodiscard]] core::Result<std::vector<SshTarget>> hops(const SshConfig &config) const;

    fleet::Node m_node;
    RouteOptions m_options;
    std::vector<std::unique_ptr<Jump>> m_jumps; ///< in the order of the way
    std::unique_ptr<SshSession> m_session;
    std::unique_ptr<Files> m_files;
};

} // namespace bw::transport

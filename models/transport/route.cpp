// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transport/route.h"

#include "models/transport/local/localroute.h"
#include "models/transport/ssh/sshroute.h"
#include "models/transport/tr.h"

namespace bw::transport {

core::Result<CommandOutput> Route::run(const Command &command, std::size_t mostBytes, std::chrono::milliseconds patience)
{
    std::string out;
    auto output = stream(command, [&out, mostBytes](std::string_view bytes) {
        out.append(bytes.substr(0, mostBytes - out.size()));
        return out.size() < mostBytes;
    }, patience);
    if (output)
        output->out = std::move(out);
    return output;
}

void Credentials::refused(const QString &, const QString &) { }

core::Done Credentials::give(const SecretNeed &, const core::Secret &, bool)
{
    return core::fail({ core::ProblemKind::Unsupported, Tr::tr("No secret is taken here"), {}, {}, {} });
}

bool Credentials::hasKeychain()
{
    return false;
}

core::Result<std::unique_ptr<Route>> makeRoute(const fleet::Node &node, const RouteOptions &options)
{
    if (auto done = fleet::check(node); !done)
        return core::fail(done.error());
    switch (node.route) {
    case fleet::RouteKind::Local:
    case fleet::RouteKind::LocalJournal:
        return std::make_unique<LocalRoute>();
    case fleet::RouteKind::Ssh:
    case fleet::RouteKind::Sftp:
    case fleet::RouteKind::Journald:
        return std::make_unique<SshRoute>(node, options);
    case fleet::RouteKind::None:
        break;
    }
    return core::fail({ core::ProblemKind::Unsupported, Tr::tr("No route leads to %1").arg(node.name), Tr::tr("its logs were imported by hand"), {},
        Tr::tr("Edit the node and say how it is reached.") });
}

} // namespace bw::transport

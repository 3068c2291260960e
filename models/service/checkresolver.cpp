// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/service/checkresolver.h"

#include "models/dns/doubtingresolver.h"
#include "models/dns/unboundresolver.h"
#include "models/service/tr.h"

#include <QFile>

#include <chrono>
#include <utility>

namespace bw::service {

namespace {

/// RFC 7208, 4.6.4: a limit on time should allow at least 20 seconds.
constexpr std::chrono::seconds perCheck { 20 };

class CheckResolver final : public dns::Resolver
{
public:
    explicit CheckResolver(std::unique_ptr<dns::UnboundResolver> asked)
        : m_asked(std::move(asked))
        , m_doubting(*m_asked)
    {
    }
    dns::Answer ask(std::string_view name, dns::Type type) override { return m_doubting.ask(name, type); }

private:
    std::unique_ptr<dns::UnboundResolver> m_asked;
    dns::DoubtingResolver m_doubting;
};

core::Result<std::unique_ptr<dns::UnboundResolver>> openUnbound(const ResolverChoice &choice, std::chrono::milliseconds time)
{
    dns::UnboundOptions options;
    options.perCheck = time;
    options.trustAnchorFile = QFile::encodeName(choice.trustAnchor).toStdString();
    if (!choice.server.isEmpty()) {
        const auto server = dns::parseServer(choice.server.toStdString());
        if (!server)
            return core::fail(server.error());
        options.servers.push_back(*server);
    }
    return dns::UnboundResolver::open(options);
}

} // namespace

core::Result<std::unique_ptr<dns::Resolver>> openCheckResolver(const ResolverChoice &choice)
{
    auto asked = openUnbound(choice, perCheck);
    if (!asked)
        return core::fail(asked.error());
    return std::unique_ptr<dns::Resolver>(new CheckResolver(std::move(*asked)));
}

core::Result<std::unique_ptr<dns::Asker>> openCheckAsker(const ResolverChoice &choice, std::chrono::milliseconds time)
{
    auto asked = openUnbound(choice, time);
    if (!asked)
        return core::fail(asked.error());
    return std::unique_ptr<dns::Asker>(std::move(*asked));
}

QString whyNoResolver(const QString &server)
{
    if (server.isEmpty() || dns::parseServer(server.toStdString()))
        return {};
    return Tr::tr("Write an IP address, with a port if it is not 53: 192.0.2.53, [2001:db8::53]:5353.");
}

} // namespace bw::service

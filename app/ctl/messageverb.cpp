// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/spfjson.h"
#include "app/ctl/verbs.h"

#include "models/dns/unboundresolver.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    std::string ip, mailFrom, helo, resolver;
};

/// RFC 7208, 4.6.4: a limit on time should allow at least 20 seconds.
constexpr std::chrono::seconds perCheck { 20 };

core::Result<std::unique_ptr<dns::UnboundResolver>> openResolver(const std::string &named)
{
    dns::UnboundOptions options;
    options.perCheck = perCheck;
    if (!named.empty()) {
        const auto server = dns::parseServer(named);
        if (!server)
            return core::fail(server.error());
        options.servers.push_back(*server);
    }
    return dns::UnboundResolver::open(options);
}

/// "<ann@example.org>" as well as "ann@example.org".
std::string withoutBrackets(const std::string &address)
{
    return address.size() >= 2 && address.front() == '<' && address.back() == '>' ? address.substr(1, address.size() - 2) : address;
}

/// Each look-up on a line of its own, and deeper includes further right: a table is read by people.
QList<QJsonObject> forTable(QList<QJsonObject> steps)
{
    for (QJsonObject &step : steps) {
        QStringList lookups;
        for (const QJsonValue lookup : step[u"lookups"_s].toArray())
            lookups << lookup.toString();
        step[u"lookups"_s] = lookups.join(u'\n');
        step[u"domain"_s] = QString(2 * step.take(u"depth"_s).toInt(), u' ') + step[u"domain"_s].toString();
    }
    return steps;
}

int checkSpf(const Options &options, const Context &context)
{
    mailauth::spf::Request request;
    request.client = core::IpAddress::parse(options.ip);
    request.mailFrom = withoutBrackets(options.mailFrom);
    request.helo = options.helo;
    request.now = context.clock.now();
    if (!request.client.isKnown())
        return context.fail({ core::ProblemKind::Usage, Tr::tr("%1 is not an IP address").arg(QString::fromStdString(options.ip)), {}, {}, Tr::tr("Write 192.0.2.1 or 2001:db8::1.") });
    const auto resolver = openResolver(options.resolver);
    if (!resolver)
        return context.fail(resolver.error());
    const mailauth::spf::Report report = mailauth::spf::check(request, **resolver);
    const int code = report.verdict == mailauth::spf::Verdict::Pass ? Done : NeedsAttention;
    QJsonObject row = spfRow(report);
    const QList<QJsonObject> steps = spfSteps(report);
    if (context.format() == Format::Table) {
        QList<QJsonObject> facts;
        for (const QString &key : spfColumns)
            if (!row[key].toString().isEmpty())
                facts.append({ { u"spf"_s, key }, { u" "_s, row[key] } });
        return context.answer({ { { u"spf"_s, { u"spf"_s, u" "_s }, facts, false }, { u"steps"_s, { u"domain"_s, u"term"_s, u"end"_s, u"lookups"_s }, forTable(steps), false, { u"lookups"_s } } }, false }, code);
    }
    QJsonArray list;
    for (const QJsonObject &step : steps)
        list.append(step);
    row.insert(u"steps"_s, list);
    return context.answer({ { { u"spf"_s, spfColumns + QStringList { u"steps"_s }, { row }, true } }, true }, code);
}

} // namespace

void addMessage(CLI::App &app, Context &context)
{
    CLI::App *message = addVerb(app, "message", "whether a message proves who it is from", "message spf --ip 192.0.2.1 --mail-from ann@example.org --helo mx.example.org");
    message->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App *spf = addVerb(*message, "spf", "may this address send for this sender? RFC 7208, with the terms and look-ups that decided it. Exit 0: pass; exit 1: any other result",
        "message spf --ip 192.0.2.1 --mail-from ann@example.org --helo mx.example.org --resolver 192.0.2.53");
    spf->add_option("--ip", options->ip, "the client's address")->required();
    spf->add_option("--mail-from", options->mailFrom, "the envelope sender, an address or a domain; \"\" for a bounce: then HELO is checked");
    spf->add_option("--helo", options->helo, "the name in HELO or EHLO");
    spf->add_option("--resolver", options->resolver, "IP or IP:PORT of the resolver to ask (else those of /etc/resolv.conf)");
    spf->callback([options, &context] { context.chosen = [options, &context] { return checkSpf(*options, context); }; });
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/messagecheck.h"
#include "app/ctl/spfjson.h"
#include "app/ctl/verbs.h"

#include "models/mailauth/authors.h"
#include "models/service/messagecheck.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    MessageCheckOptions check;
    std::string ip, mailFrom, helo, resolver, trustAnchor;
};

core::Problem noAddress(const std::string &text)
{
    return { core::ProblemKind::Usage, Tr::tr("%1 is not an IP address").arg(QString::fromStdString(text)), {}, {}, Tr::tr("Write 192.0.2.1 or 2001:db8::1.") };
}

int checkSpf(const Options &options, const Context &context)
{
    mailauth::spf::Request request;
    request.client = core::IpAddress::parse(options.ip);
    request.mailFrom = mailauth::withoutBrackets(options.mailFrom);
    request.helo = options.helo;
    request.now = context.clock.now();
    if (!request.client.isKnown())
        return context.fail(noAddress(options.ip));
    const auto resolver = service::openCheckResolver({ QString::fromStdString(options.resolver), QString::fromLocal8Bit(options.trustAnchor.data(), static_cast<qsizetype>(options.trustAnchor.size())) });
    if (!resolver)
        return context.fail(resolver.error());
    mailauth::spf::Report report = mailauth::spf::check(request, **resolver);
    report.remedy = service::stepFor(report.remedy, service::Asker::CommandLine);
    const int code = report.verdict == mailauth::spf::Verdict::Pass ? Done : NeedsAttention;
    QJsonObject row = spfRow(report);
    if (context.format() == Format::Table) {
        QList<QJsonObject> facts;
        for (const QString &key : spfColumns)
            if (!row[key].toString().isEmpty())
                facts.append({ { u"spf"_s, key }, { u" "_s, row[key] } });
        return context.answer({ { { u"spf"_s, { u"spf"_s, u" "_s }, facts, false }, { u"steps"_s, spfTableColumns, spfTable(report), false, { u"lookups"_s } } }, false }, code);
    }
    row.insert(u"steps"_s, spfStepList(report));
    return context.answer({ { { u"spf"_s, spfColumns + QStringList { u"steps"_s }, { row }, true } }, true }, code);
}

} // namespace

void addMessage(CLI::App &app, Context &context)
{
    CLI::App *message = addVerb(app, "message", "whether a message proves who it is from", "message check mail.eml --client-ip 192.0.2.1 --helo mx.example.org");
    message->require_subcommand(1);
    auto checked = std::make_shared<Options>();
    CLI::App *whole = addVerb(*message, "check",
        "SPF, DKIM, DMARC and ARC of one message. Exit 0: DMARC passes, or SPF or DKIM where the domain has no DMARC; exit 1: any other result. Without an address that handed it over SPF is not asked: dmarc.result is null then, unless DKIM proves the author", "message check mail.eml --client-ip 192.0.2.1 --helo mx.example.org");
    whole->add_option("FILE", checked->check.file, "the message, or - for standard input; .gz .zst .xz .bz2 .zip are opened")->required();
    whole->add_option("--client-ip", checked->check.clientIp, "who handed it over (else what the topmost Received field with a public address says)");
    CLI::Option *sender = whole->add_option("--mail-from", checked->check.mailFrom, "the envelope sender, \"\" for a bounce (else what Return-Path says)");
    whole->add_option("--helo", checked->check.helo, "the name in HELO or EHLO (else as Received says, where it says the address too)");
    whole->add_option("--at", checked->check.at, "when it came, for signatures that expire: RFC 3339, YYYY-MM-DD or -48h (else now)");
    whole->add_option("--resolver", checked->check.resolver, "IP or IP:PORT of the resolver to ask (else those of /etc/resolv.conf)");
    whole->add_option("--trust-anchor", checked->check.trustAnchor, "a file of DS or DNSKEY records: answers are validated (DNSSEC)");
    whole->add_option("--dmarc", checked->check.dmarc, "how policies are found: rfc9989 (tree walk) or rfc7489 (public suffixes); else as the console's setting says")->check(CLI::IsMember({ "rfc9989", "rfc7489" }));
    whole->callback([checked, sender, &context] {
        checked->check.hasMailFrom = sender->count() > 0;
        context.chosen = [checked, &context] { return checkMessage(checked->check, context); };
    });

    auto options = std::make_shared<Options>();
    CLI::App *spf = addVerb(*message, "spf", "may this address send for this sender? RFC 7208, with the terms and look-ups that decided it. Exit 0: pass; exit 1: any other result",
        "message spf --ip 192.0.2.1 --mail-from ann@example.org --helo mx.example.org --resolver 192.0.2.53");
    spf->add_option("--ip", options->ip, "the client's address")->required();
    spf->add_option("--mail-from", options->mailFrom, "the envelope sender, an address or a domain; \"\" for a bounce: then HELO is checked");
    spf->add_option("--helo", options->helo, "the name in HELO or EHLO");
    spf->add_option("--resolver", options->resolver, "IP or IP:PORT of the resolver to ask (else those of /etc/resolv.conf)");
    spf->add_option("--trust-anchor", options->trustAnchor, "a file of DS or DNSKEY records: answers are validated (DNSSEC)");
    spf->callback([options, &context] { context.chosen = [options, &context] { return checkSpf(*options, context); }; });
}

} // namespace bw::ctl

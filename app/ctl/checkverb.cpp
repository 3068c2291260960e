// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/controlfiles.h"
#include "app/common/inisettings.h"
#include "app/common/paths.h"
#include "app/ctl/checkanswer.h"
#include "app/ctl/context.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

#include "models/assessment/keptlooks.h"
#include "models/service/measuring.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

struct Options
{
    store::AssetKind kind = store::AssetKind::Domain;
    bool isEverything = false;
    std::vector<std::string> names, selectors;
    std::string resolver, trustAnchor, authorities, protocol, certificateName, framework, registryList;
    std::uint16_t policyPort = 443, mailPort = 25;
    bool showsAll = false, keepsNothing = false, asksNoServers = false, asksRegistry = false, watches = false, isKept = false;
};

QString pathOf(const std::string &text)
{
    return QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
}

int exitCodeOf(const QList<assessment::Look> &looks)
{
    if (std::ranges::none_of(looks, &assessment::Look::isMeasured))
        return CouldNot;
    const auto needsSomebody = [](const posture::Finding &finding) { return finding.verdict == posture::Verdict::Fail || finding.verdict == posture::Verdict::Unknown; };
    return std::ranges::any_of(looks, [&](const assessment::Look &look) { return !look.isMeasured() || std::ranges::any_of(look.findings, needsSomebody); }) ? NeedsAttention : Done;
}

int answerLooks(const posture::Catalog &catalog, const QList<assessment::Look> &looks, const CheckShape &shape, const store::Store *store, const Context &context)
{
    for (const assessment::Look &look : looks)
        if (!look.isMeasured())
            context.complain(Tr::tr("%1: nothing could be measured. %2").arg(look.target.name, look.problem));
    const auto answer = checkAnswer(catalog, looks, shape, context.format(), store);
    return answer ? context.answer(*answer, exitCodeOf(looks)) : context.fail(answer.error());
}

/// The store that is named, or the usual one, where there is one: a domain can be looked at without.
core::Result<std::optional<app::OpenStore>> storeFor(const Options &options, const Context &context)
{
    const bool needsStore = options.isEverything || options.kind == store::AssetKind::Node;
    if (!needsStore && !options.watches && !QFile::exists(context.storePath()))
        return std::optional<app::OpenStore>();
    auto opened = context.openStore(options.keepsNothing || options.isKept ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite, options.watches ? app::IfMissing::Create : app::IfMissing::Fail);
    if (!opened)
        return core::fail(opened.error());
    return std::optional<app::OpenStore>(std::move(*opened));
}

core::Result<QList<service::AssetName>> assetsOf(const Options &options, const store::Store *store)
{
    if (options.isEverything)
        return service::everyAsset(*store, {});
    QList<service::AssetName> assets;
    for (const std::string &name : options.names)
        assets.append({ options.kind, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())) });
    return assets;
}

service::MeasureOptions measureOptionsOf(const Options &options, const Context &context)
{
    const config::Settings settings = app::IniSettings(app::settingsPath()).load();
    service::MeasureOptions measured;
    measured.resolver = { options.resolver.empty() ? settings.resolver : QString::fromStdString(options.resolver), options.trustAnchor.empty() ? settings.trustAnchor : pathOf(options.trustAnchor) };
    for (const std::string &selector : options.selectors)
        measured.selectors << QString::fromStdString(selector);
    measured.caFile = pathOf(options.authorities);
    measured.hostProtocol = QString::fromStdString(options.protocol);
    measured.hostName = QString::fromStdString(options.certificateName);
    measured.policyPort = options.policyPort;
    measured.mailPort = options.mailPort;
    measured.asksRegistry = options.asksRegistry;
    measured.registryList = pathOf(options.registryList);
    measured.looksAtServers = !options.asksNoServers;
    if (context.showsProgress())
        measured.tell = [&context](const QString &text) { context.say(text); };
    return measured;
}

/// What its owner said of it stays.
core::Done watch(const store::Store &store, const service::AssetName &name, const Context &context)
{
    const auto assets = store::listAssets(store);
    if (!assets)
        return core::fail(assets.error());
    store::Asset asset { name.kind, name.name, true, {} };
    for (const store::Asset &known : *assets)
        if (known.kind == name.kind && known.name == name.name)
            asset.options = known.options;
    return store::saveAsset(store, asset, context.clock);
}

int answerShaped(const posture::Catalog &catalog, QList<assessment::Look> looks, const CheckShape &shape, const store::Store *store, const Context &context)
{
    if (shape.part)
        for (assessment::Look &look : looks)
            look.findings.removeIf([&](const posture::Finding &finding) { return !isOfPart(catalog, finding, *shape.part); });
    return answerLooks(catalog, looks, shape, store, context);
}

QString whyNotKept(const store::Store *store, const Context &context)
{
    return store ? Tr::tr("What is seen now is not kept: %1").arg(store->whyReadOnly().oneLine())
                 : Tr::tr("What is seen now is not kept, so that a later check cannot tell what changed: there is no store at %1. With --watch one is made.").arg(context.storePath());
}

int check(const Options &options, const Context &context)
{
    const auto loaded = app::loadCatalog(pathOf(context.controlsOption));
    if (!loaded)
        return context.fail(loaded.error());
    for (const posture::Mistake &mistake : loaded->mistakes)
        context.complain(mistake.oneLine());
    CheckShape shape { options.showsAll, {}, options.isEverything, options.isKept };
    if (!options.framework.empty()) {
        const auto part = posture::frameworkPartOf(loaded->catalog, QString::fromStdString(options.framework));
        if (!part)
            return context.fail(part.error());
        shape.part = *part;
    }
    auto opened = storeFor(options, context);
    if (!opened)
        return context.fail(opened.error());
    const store::Store *store = *opened ? &(*opened)->store : nullptr;
    if (options.isKept) {
        auto kept = assessment::keptLooks(loaded->catalog, *store, context.clock.now());
        return kept ? answerShaped(loaded->catalog, std::move(*kept), shape, store, context) : context.fail(kept.error());
    }
    const auto assets = assetsOf(options, store);
    if (!assets)
        return context.fail(assets.error());
    const std::atomic_bool &stop = stopOnSignal();
    const service::MeasureOptions measured = measureOptionsOf(options, context);
    if (options.watches && (!store || store->isReadOnly()))
        return context.fail({ core::ProblemKind::Usage, Tr::tr("There is no store that could remember what is watched"), {}, {}, Tr::tr("Name one with --store that you may write.") });
    const bool keeps = store && !store->isReadOnly() && !options.keepsNothing;
    if (!keeps && !options.keepsNothing)
        context.complain(whyNotKept(store, context));
    QList<assessment::Look> looks;
    bool isLost = false;
    for (const service::AssetName &asset : *assets) {
        const auto look = measure(loaded->catalog, store, asset, measured, context.clock, stop);
        if (!look)
            return context.fail(look.error());
        if (keeps)
            if (const auto kept = store::keepLook(*store, rowsOf(*look)); !kept) { // a full disk is no reason to say nothing
                context.complain(Tr::tr("What is seen now is not kept: %1").arg(kept.error().oneLine()));
                isLost = true;
            }
        if (options.watches)
            if (const auto watched = watch(*store, { asset.kind, look->target.name }, context); !watched)
                return context.fail(watched.error());
        looks << *look;
    }
    const int code = answerShaped(loaded->catalog, std::move(looks), shape, store, context);
    return isLost ? CouldNot : code;
}

/// What every one of them takes.
void addCommon(CLI::App &verb, const std::shared_ptr<Options> &options, store::AssetKind kind, Context &context)
{
    verb.add_option("--resolver", options->resolver, "IP or IP:PORT of the resolver to ask (else the console's setting, else those of /etc/resolv.conf)");
    verb.add_option("--trust-anchor", options->trustAnchor, "a file of DS or DNSKEY records: answers are validated (DNSSEC)");
    verb.add_option("--ca", options->authorities, "a PEM file of authorities that are trusted besides the system's");
    verb.add_option("--policy-port", options->policyPort, "the port of MTA-STS policies, for tests (else 443)")->group("");
    verb.add_option("--mail-port", options->mailPort, "the port of MX hosts, for tests (else 25)")->group("");
    verb.add_flag("--all-findings", options->showsAll, "the table shows what holds and what does not apply too");
    verb.add_option("--framework", options->framework, "only what stands in NAME or NAME:GROUP, such as nist_csf_2_0:PR.AA, iso27001_2022:A.8, cis_v8_1:9, pci_dss_4_0_1:4 or soc2_tsc:CC6; the score stays that of all");
    verb.add_flag("--no-keep", options->keepsNothing, "what is seen is not kept in the store");
    verb.callback([options, kind, &context] {
        options->kind = kind;
        context.chosen = [options, &context] { return check(*options, context); };
    });
}

} // namespace

void addCheck(CLI::App &app, Context &context)
{
    CLI::App *check = addVerb(app, "check",
        "measures domains, nodes and hosts against the controls and says what proves it. Exit 0: nothing fails; exit 1: something fails or is unknown; exit 3: nothing could be measured. With a store the look is kept there, and what it knows is used",
        "check domain example.org");
    check->require_subcommand(1);
    auto domain = std::make_shared<Options>();
    CLI::App *ofDomain = addVerb(*check, "domain", "what the DNS, policies and mail servers say of a domain.", "check domain example.org --selector s1");
    ofDomain->add_option("NAME", domain->names, "domains, as behind the @ of an address")->required();
    ofDomain->add_option("--selector", domain->selectors, "a DKIM selector to look at, besides the usual ones and those seen in the store; repeatable")->allow_extra_args(false);
    ofDomain->add_flag("--watch", domain->watches, "measure it again by itself from now on (collect --every, the console, check all)");
    ofDomain->add_flag("--no-servers", domain->asksNoServers, "the domain's mail servers are not asked themselves");
    ofDomain->add_flag("--rdap", domain->asksRegistry, "the domain's registry is asked too (RDAP): IANA and the registry, third parties, learn that you asked");
    ofDomain->add_option("--rdap-list", domain->registryList, "a file of where registries are (RFC 9224; else IANA's)");
    addCommon(*ofDomain, domain, store::AssetKind::Domain, context);

    auto node = std::make_shared<Options>();
    CLI::App *ofNode = addVerb(*check, "node", "what the settings and logs of nodes say, as they were read last, and what their ports for mail show from outside.", "check node mx-1");
    ofNode->add_option("NAME", node->names, "nodes of the store")->required();
    ofNode->add_flag("--no-servers", node->asksNoServers, "their ports for mail are not asked");
    addCommon(*ofNode, node, store::AssetKind::Node, context);

    auto host = std::make_shared<Options>();
    CLI::App *ofHost = addVerb(*check, "host", "what a mail server shows to strangers.", "check host mx1.example.org:25");
    ofHost->add_option("HOST:PORT", host->names, "mx1.example.org:25, 192.0.2.1:587, [2001:db8::1]:465")->required();
    ofHost->add_option("--protocol", host->protocol, "how it is spoken to (else by the port, else smtp)")->check(CLI::IsMember({ "smtp", "submission", "smtps" }));
    ofHost->add_option("--name", host->certificateName, "the name that its certificate must bear (else the host)");
    ofHost->add_flag("--watch", host->watches, "measure it again by itself from now on (collect --every, the console, check all)");
    addCommon(*ofHost, host, store::AssetKind::Host, context);

    auto all = std::make_shared<Options>();
    all->isEverything = true;
    CLI::App *everything = addVerb(*check, "all", "all that is watched, all nodes of the store, and the organisation's answers.", "check all");
    everything->add_flag("--kept", all->isKept, "as the store has it from the last looks, and as the Posture page shows it: nothing is asked now");
    addCommon(*everything, all, store::AssetKind::Organisation, context);
}

} // namespace bw::ctl

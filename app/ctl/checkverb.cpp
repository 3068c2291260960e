// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/controlfiles.h"
#include "app/common/inisettings.h"
#include "app/common/paths.h"
#include "app/ctl/context.h"
#include "app/ctl/stopsignal.h"
#include "app/ctl/verbs.h"

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
    std::string resolver, trustAnchor, authorities, protocol, certificateName, registryList;
    std::uint16_t policyPort = 443, mailPort = 25;
    bool showsAll = false, keepsNothing = false, asksNoServers = false, asksRegistry = false, watches = false;
};

QString pathOf(const std::string &text)
{
    return QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
}

int rankOf(const posture::Finding &finding)
{
    switch (finding.verdict) {
    case posture::Verdict::Fail:
        return 3 - static_cast<int>(finding.severity);
    case posture::Verdict::Unknown:
        return 4;
    case posture::Verdict::Pass:
        return 5;
    case posture::Verdict::NotApplicable:
        break;
    }
    return 6;
}

/// What to do about what fails, the gravest first: the first lines of the control's remedy, with the names that are known.
Section nextStepsOf(const posture::Catalog &catalog, const assessment::Look &look, const QList<posture::Finding> &sorted)
{
    constexpr qsizetype mostSteps = 10;
    Section steps { u"next_steps"_s, { u"control"_s, u"do"_s }, {}, false, { u"do"_s } };
    for (const posture::Finding &finding : sorted) {
        const posture::Control *control = catalog.find(finding.control);
        if (finding.verdict != posture::Verdict::Fail || finding.accepted || !control || steps.rows.size() == mostSteps)
            continue;
        QStringList lines;
        for (const QString &product : look.target.words + QStringList { u"any"_s })
            if (lines.isEmpty())
                lines = control->fix.value(product);
        if (lines.isEmpty())
            lines = QStringList { control->plain };
        if (look.kind == store::AssetKind::Domain)
            lines.replaceInStrings(u"{{domain}}"_s, look.target.name);
        steps.rows.append({ { u"control"_s, finding.control }, { u"do"_s, lines.join(u'\n') } });
    }
    return steps;
}

/// For people: what fails first, then what is not known; what holds is counted, unless all is asked for.
QList<Section> tableOf(const posture::Catalog &catalog, const assessment::Look &look, bool showsAll)
{
    QList<posture::Finding> findings = look.findings;
    std::ranges::stable_sort(findings, {}, &rankOf);
    Section table { u"findings"_s, { u"verdict"_s, u"severity"_s, u"control"_s, u"title"_s, u"reason"_s }, {}, false };
    for (const posture::Finding &finding : findings) {
        if (!showsAll && rankOf(finding) > 4)
            continue;
        const posture::Control *control = catalog.find(finding.control);
        QString reason = finding.reason;
        if (finding.accepted) //: %1 is a person, %2 a date
            reason += u' ' + Tr::tr("(risk accepted by %1 until %2)").arg(finding.accepted->owner, posture::dateInWords(finding.accepted->until));
        table.rows.append({ { u"verdict"_s, finding.accepted ? Tr::tr("accepted") : wordOf(finding.verdict) }, { u"severity"_s, wordOf(finding.severity) }, { u"control"_s, finding.control },
            { u"title"_s, control ? control->title : QString() }, { u"reason"_s, reason } });
    }
    const posture::Score &score = look.score;
    Section summary { u"summary"_s, { u"target"_s, u"score"_s, u"score_low"_s, u"score_high"_s, u"pass"_s, u"fail"_s, u"unknown"_s, u"not_applicable"_s },
        { { { u"target"_s, look.target.name }, { u"score"_s, score.score ? QJsonValue(*score.score) : QJsonValue() }, { u"score_low"_s, score.low }, { u"score_high"_s, score.high },
            { u"pass"_s, score.passed }, { u"fail"_s, score.failed }, { u"unknown"_s, score.unknown }, { u"not_applicable"_s, score.notApplicable } } },
        false };
    QList<Section> sections { summary, table, nextStepsOf(catalog, look, findings) };
    Section moved { u"moved"_s, { u"control"_s, u"before"_s, u"after"_s }, {}, false };
    const auto word = [](const std::optional<posture::Verdict> &verdict) { return verdict ? QJsonValue(wordOf(*verdict)) : QJsonValue(); };
    for (const posture::Move &move : look.moved)
        moved.rows.append({ { u"control"_s, move.control }, { u"before"_s, word(move.before) }, { u"after"_s, word(move.after) } });
    if (!moved.rows.isEmpty())
        sections << moved;
    return sections;
}

int exitCodeOf(const QList<assessment::Look> &looks)
{
    if (std::ranges::none_of(looks, &assessment::Look::isMeasured))
        return CouldNot;
    const auto needsSomebody = [](const posture::Finding &finding) { return finding.verdict == posture::Verdict::Fail || finding.verdict == posture::Verdict::Unknown; };
    return std::ranges::any_of(looks, [&](const assessment::Look &look) { return !look.isMeasured() || std::ranges::any_of(look.findings, needsSomebody); }) ? NeedsAttention : Done;
}

int answerLooks(const posture::Catalog &catalog, const QList<assessment::Look> &looks, bool showsAll, const Context &context)
{
    for (const assessment::Look &look : looks)
        if (!look.isMeasured())
            context.complain(Tr::tr("%1: nothing could be measured. %2").arg(look.target.name, look.problem));
    Answer answer;
    if (context.format() == Format::Table) {
        for (const assessment::Look &look : looks)
            answer.sections << tableOf(catalog, look, showsAll);
        return context.answer(answer, exitCodeOf(looks));
    }
    if (looks.size() == 1 && context.format() == Format::Json) {
        answer.sections << Section { u"target"_s, { u"target"_s, u"kind"_s, u"at"_s, u"score"_s, u"score_range"_s }, { jsonOf(catalog, looks.first()) }, true };
        answer.isBare = true;
    } else {
        Section targets { u"targets"_s, { u"target"_s, u"kind"_s, u"at"_s, u"score"_s, u"score_range"_s }, {}, false };
        for (const assessment::Look &look : looks)
            targets.rows.append(jsonOf(catalog, look));
        answer.sections << targets;
    }
    return context.answer(answer, exitCodeOf(looks));
}

/// The store that is named, or the usual one, where there is one: a domain can be looked at without.
core::Result<std::optional<app::OpenStore>> storeFor(const Options &options, const Context &context)
{
    const bool needsStore = options.isEverything || options.kind == store::AssetKind::Node;
    if (!needsStore && !QFile::exists(context.storePath()))
        return std::optional<app::OpenStore>();
    auto opened = context.openStore(options.keepsNothing ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite);
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

int check(const Options &options, const Context &context)
{
    const auto loaded = app::loadCatalog(pathOf(context.controlsOption));
    if (!loaded)
        return context.fail(loaded.error());
    for (const posture::Mistake &mistake : loaded->mistakes)
        context.complain(mistake.oneLine());
    auto opened = storeFor(options, context);
    if (!opened)
        return context.fail(opened.error());
    const store::Store *store = *opened ? &(*opened)->store : nullptr;
    const auto assets = assetsOf(options, store);
    if (!assets)
        return context.fail(assets.error());
    const std::atomic_bool &stop = stopOnSignal();
    const service::MeasureOptions measured = measureOptionsOf(options, context);
    if (options.watches && (!store || store->isReadOnly()))
        return context.fail({ core::ProblemKind::Usage, Tr::tr("There is no store that could remember what is watched"), {}, {}, Tr::tr("Name one with --store that you may write.") });
    QList<assessment::Look> looks;
    for (const service::AssetName &asset : *assets) {
        const bool keeps = store && !store->isReadOnly() && !options.keepsNothing;
        const auto look = keeps ? measureAndKeep(loaded->catalog, *store, asset, measured, context.clock, stop) : measure(loaded->catalog, store, asset, measured, context.clock, stop);
        if (!look)
            return context.fail(look.error());
        if (options.watches)
            if (const auto watched = watch(*store, { asset.kind, look->target.name }, context); !watched)
                return context.fail(watched.error());
        looks << *look;
    }
    return answerLooks(loaded->catalog, looks, options.showsAll, context);
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
    addCommon(*everything, all, store::AssetKind::Organisation, context);
}

} // namespace bw::ctl

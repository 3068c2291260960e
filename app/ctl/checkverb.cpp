// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/verbs.h"

#include "models/assessment/assessor.h"
#include "models/service/checkresolver.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::ctl {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

/// What is left of the ten seconds of a first answer for servers and pages.
constexpr std::chrono::seconds dnsTime { 8 };

struct Options
{
    std::vector<std::string> names, selectors;
    std::string resolver, trustAnchor, authorities;
    std::uint16_t policyPort = 443;
    bool showsAll = false;
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
        table.rows.append({ { u"verdict"_s, wordOf(finding.verdict) }, { u"severity"_s, wordOf(finding.severity) }, { u"control"_s, finding.control },
            { u"title"_s, control ? control->title : QString() }, { u"reason"_s, finding.reason } });
    }
    const posture::Score &score = look.score;
    Section summary { u"summary"_s, { u"target"_s, u"score"_s, u"score_low"_s, u"score_high"_s, u"pass"_s, u"fail"_s, u"unknown"_s, u"not_applicable"_s },
        { { { u"target"_s, look.target.name }, { u"score"_s, score.score ? QJsonValue(*score.score) : QJsonValue() }, { u"score_low"_s, score.low }, { u"score_high"_s, score.high },
            { u"pass"_s, score.passed }, { u"fail"_s, score.failed }, { u"unknown"_s, score.unknown }, { u"not_applicable"_s, score.notApplicable } } },
        false };
    return { table, summary };
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

int checkDomains(const Options &options, const Context &context)
{
    const posture::LoadedCatalog loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    const service::ResolverChoice choice { QString::fromStdString(options.resolver), pathOf(options.trustAnchor) };
    QList<assessment::Look> looks;
    for (const std::string &name : options.names) {
        auto asker = service::openCheckAsker(choice, dnsTime);
        if (!asker)
            return context.fail(asker.error());
        assessment::Means means { loaded.catalog, context.clock, [&asker] { return std::move(*asker); } };
        means.caFile = pathOf(options.authorities);
        means.policyPort = options.policyPort;
        assessment::DomainWish wish;
        wish.name = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        for (const std::string &selector : options.selectors)
            wish.selectors << QString::fromStdString(selector);
        const auto look = lookAtDomain(means, wish);
        if (!look)
            return context.fail(look.error());
        looks << *look;
    }
    return answerLooks(loaded.catalog, looks, options.showsAll, context);
}

} // namespace

void addCheck(CLI::App &app, Context &context)
{
    CLI::App *check = addVerb(app, "check", "measures domains, nodes and hosts against the controls and says what proves it", "check domain example.org");
    check->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App *domain = addVerb(*check, "domain",
        "what the DNS, policies and mail servers say of a domain. Exit 0: nothing fails; exit 1: something fails or is unknown; exit 3: nothing could be measured",
        "check domain example.org --selector s1");
    domain->add_option("NAME", options->names, "domains, as behind the @ of an address")->required();
    domain->add_option("--selector", options->selectors, "a DKIM selector to look at, besides the usual ones and those seen in the store; repeatable")->allow_extra_args(false);
    domain->add_option("--resolver", options->resolver, "IP or IP:PORT of the resolver to ask (else those of /etc/resolv.conf)");
    domain->add_option("--trust-anchor", options->trustAnchor, "a file of DS or DNSKEY records: answers are validated (DNSSEC)");
    domain->add_option("--ca", options->authorities, "a PEM file of authorities that are trusted besides the system's");
    domain->add_option("--policy-port", options->policyPort, "the port of MTA-STS policies, for tests (else 443)")->group("");
    domain->add_flag("--all", options->showsAll, "the table shows what holds and what does not apply too");
    domain->callback([options, &context] { context.chosen = [options, &context] { return checkDomains(*options, context); }; });
}

} // namespace bw::ctl

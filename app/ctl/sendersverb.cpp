// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sendersverb.h"

#include "app/ctl/filteroptions.h"
#include "app/ctl/mailauthanswers.h"
#include "app/ctl/mailauthoptions.h"
#include "app/ctl/smallfile.h"
#include "app/ctl/verbs.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr qsizetype mostRulesBytes = 1024 * 1024;
constexpr const char *ruleForm = "NAME:role=own|sender|forwarder|stranger,network=CIDR,dkim=DOMAIN,spf=DOMAIN,domain=DOMAIN, in order (repeatable)";

struct Options
{
    MailAuthOptions filter;
    std::string file;
    std::vector<std::string> rules;
};

/// "Our ESP:role=sender,dkim=esp.example"; a rule without a role names a sender.
core::Result<store::SourceRule> parseRule(const QString &text)
{
    const auto colon = text.indexOf(u':');
    store::SourceRule rule;
    rule.name = text.left(colon).trimmed();
    bool isKnown = colon > 0;
    for (const auto &part : text.mid(colon + 1).split(u',', Qt::SkipEmptyParts)) {
        const QString key = part.section(u'=', 0, 0).trimmed(), value = part.section(u'=', 1).trimmed();
        if (key == "role"_L1) {
            const auto role = store::sourceRoleNamed(value);
            isKnown = isKnown && role;
            rule.role = role.value_or(rule.role);
        } else if (key == "network"_L1) {
            rule.network = value;
        } else if (key == "dkim"_L1) {
            rule.dkimDomain = value;
        } else if (key == "spf"_L1) {
            rule.spfDomain = value;
        } else if (key == "domain"_L1) {
            rule.domain = value;
        } else {
            isKnown = false;
        }
    }
    if (!isKnown)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is not a source rule").arg(text), {}, {},
            Tr::tr("Write NAME:role=ROLE,network=CIDR,dkim=DOMAIN,spf=DOMAIN,domain=DOMAIN with a network, dkim or spf. Roles: own, sender, forwarder, stranger.") });
    return rule;
}

core::Result<QList<store::SourceRule>> readFile(const std::string &name)
{
    const auto text = readSmallFile(QString::fromStdString(name), mostRulesBytes, Tr::tr("The rules could not be read"));
    if (!text)
        return core::fail(text.error());
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(*text, &error);
    const QString remedy = Tr::tr("See what mailauth senders list prints: the same form is read.");
    if (error.error != QJsonParseError::NoError)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("The rules are not JSON"), error.errorString(), QString::fromStdString(name), remedy });
    QList<store::SourceRule> rules;
    for (const QJsonValue &value : document.isArray() ? document.array() : document.object().value(u"rules"_s).toArray()) {
        const auto role = store::sourceRoleNamed(value[u"role"_s].toString(store::nameOf(store::SourceRole::Sender)));
        if (!role)
            return core::fail({ core::ProblemKind::Usage, Tr::tr("There is no role named \"%1\"").arg(value[u"role"_s].toString()), {}, QString::fromStdString(name), remedy });
        rules.append({ value[u"name"_s].toString(), *role, value[u"network"_s].toString(), value[u"dkim"_s].toString(), value[u"spf"_s].toString(), value[u"domain"_s].toString() });
    }
    return rules;
}

core::Result<QList<store::SourceRule>> readRules(const Options &options)
{
    QList<store::SourceRule> rules;
    if (!options.file.empty()) {
        auto read = readFile(options.file);
        if (!read)
            return read;
        rules = std::move(*read);
    }
    for (const auto &text : options.rules) {
        const auto rule = parseRule(QString::fromStdString(text));
        if (!rule)
            return core::fail(rule.error());
        rules.append(*rule);
    }
    return rules;
}

int printRules(const Context &context)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto rules = store::listSourceRules(opened->store);
    return rules ? context.answer({ { rulesSection(*rules, u"rules"_s), rulesSection(store::starterSourceRules(), u"starter"_s) }, false }) : context.fail(rules.error());
}

int setRules(const Context &context, const Options &options)
{
    const auto rules = readRules(options);
    if (!rules)
        return context.fail(rules.error());
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (const auto done = store::setSourceRules(opened->store, *rules, context.clock); !done)
        return context.fail(done.error());
    return context.answer({ { rulesSection(*rules, u"rules"_s) }, false });
}

int previewRules(const Context &context, const Options &options)
{
    const auto rules = readRules(options);
    if (!rules)
        return context.fail(rules.error());
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return context.fail(opened.error());
    const auto filter = options.filter.filter(context, opened->store);
    if (!filter)
        return context.fail(filter.error());
    const auto preview = store::previewSourceRules(opened->store, *rules, *filter);
    return preview ? context.answer(previewAnswer(*preview, opened->store.homeZone(), context.format())) : context.fail(preview.error());
}

void addRuleOptions(CLI::App &verb, Options &options)
{
    verb.add_option("file", options.file, "JSON as mailauth senders list prints it; - reads standard input");
    addRepeatable(verb, "--rule", options.rules, ruleForm);
}

} // namespace

void addSenders(CLI::App &mailauth, Context &context)
{
    CLI::App *senders = addVerb(mailauth, "senders", "rules that name who sends: our ESP, the CRM, a forwarder, a stranger", "mailauth senders preview --rule \"Our ESP:dkim=esp.example\" --from -30d");
    senders->require_subcommand(1);
    CLI::App *list = addVerb(*senders, "list", "the rules, in the order in which they are tried; \"starter\" is tried behind them", "mailauth senders list");
    list->callback([&context] { context.chosen = [&context] { return printRules(context); }; });

    auto toSet = std::make_shared<Options>();
    CLI::App *set = addVerb(*senders, "set", "replaces all rules; without any, takes them away", "mailauth senders set --rule \"Our ESP:dkim=esp.example\" --rule \"Office:role=own,network=192.0.2.0/28\"");
    addRuleOptions(*set, *toSet);
    set->callback([toSet, &context] { context.chosen = [toSet, &context] { return setRules(context, *toSet); }; });

    auto toTry = std::make_shared<Options>();
    CLI::App *preview = addVerb(*senders, "preview", "what rules would change in the stored figures; writes nothing", "mailauth senders preview rules.json --from -30d");
    addRuleOptions(*preview, *toTry);
    toTry->filter.addTo(*preview);
    preview->callback([toTry, &context] { context.chosen = [toTry, &context] { return previewRules(context, *toTry); }; });
}

} // namespace bw::ctl

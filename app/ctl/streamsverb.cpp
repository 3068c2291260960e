// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filteroptions.h"
#include "app/ctl/smallfile.h"
#include "app/ctl/verbs.h"
#include "app/ctl/volumejson.h"

#include "models/store/streams/streamrules.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <CLI/CLI.hpp>

namespace bw::ctl {

namespace {

using namespace Qt::StringLiterals;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::ctl)
};

constexpr qsizetype mostRulesBytes = 1024 * 1024;

struct Options
{
    FilterOptions filter;
    std::string file;
    std::vector<std::string> rules;
};

QJsonObject toJson(const store::StreamRule &rule)
{
    return { { u"name"_s, rule.name }, { u"sender_domain"_s, rule.senderDomain }, { u"login"_s, rule.login }, { u"network"_s, rule.network },
        { u"instance"_s, rule.instance } };
}

Section rulesSection(const QList<store::StreamRule> &rules)
{
    Section section { u"rules"_s, { u"name"_s, u"sender_domain"_s, u"login"_s, u"network"_s, u"instance"_s }, {}, false };
    for (const auto &rule : rules)
        section.rows.append(toJson(rule));
    return section;
}

/// "News:sender=news.example,login=campaigns"
core::Result<store::StreamRule> parseRule(const QString &text)
{
    const auto colon = text.indexOf(u':');
    store::StreamRule rule;
    rule.name = text.left(colon).trimmed();
    bool isKnown = colon > 0;
    for (const auto &part : text.mid(colon + 1).split(u',', Qt::SkipEmptyParts)) {
        const QString key = part.section(u'=', 0, 0).trimmed(), value = part.section(u'=', 1).trimmed();
        if (key == "sender"_L1 || key == "sender_domain"_L1)
            rule.senderDomain = value;
        else if (key == "login"_L1 || key == "user"_L1)
            rule.login = value;
        else if (key == "network"_L1)
            rule.network = value;
        else if (key == "instance"_L1)
            rule.instance = value;
        else
            isKnown = false;
    }
    if (!isKnown)
        return core::fail({ core::ProblemKind::Usage, Tr::tr("%1 is not a stream rule").arg(text), {}, {},
            Tr::tr("Write NAME:sender=DOMAIN,login=LOGIN,network=CIDR,instance=NAME with at least one of them.") });
    return rule;
}

core::Result<QList<store::StreamRule>> readRules(const Options &options)
{
    QList<store::StreamRule> rules;
    if (!options.file.empty()) {
        const auto text = readSmallFile(QString::fromStdString(options.file), mostRulesBytes, Tr::tr("The rules could not be read"));
        if (!text)
            return core::fail(text.error());
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(*text, &error);
        const QJsonArray list = document.isArray() ? document.array() : document.object().value(u"rules"_s).toArray();
        if (error.error != QJsonParseError::NoError)
            return core::fail({ core::ProblemKind::Usage, Tr::tr("The rules are not JSON"), error.errorString(), QString::fromStdString(options.file),
                Tr::tr("See what streams list prints: the same form is read.") });
        for (const auto &value : list) {
            const auto object = value.toObject();
            rules.append({ object.value(u"name"_s).toString(), object.value(u"sender_domain"_s).toString(), object.value(u"login"_s).toString(),
                object.value(u"network"_s).toString(), object.value(u"instance"_s).toString() });
        }
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
    const auto rules = store::listStreamRules(opened->store);
    return rules ? context.answer({ { rulesSection(*rules) }, false }) : context.fail(rules.error());
}

int setRules(const Context &context, const Options &options)
{
    const auto rules = readRules(options);
    if (!rules)
        return context.fail(rules.error());
    const auto opened = context.openStore(store::OpenMode::ReadWrite);
    if (!opened)
        return context.fail(opened.error());
    if (const auto done = store::setStreamRules(opened->store, *rules, context.clock); !done)
        return context.fail(done.error());
    return context.answer({ { rulesSection(*rules) }, false });
}

Section volumeSection(const QString &name, const store::VolumeAnswer &answer)
{
    Section section = toAnswer(answer, { u"stream"_s }, {}, Format::Json).sections.front();
    section.name = name;
    return section;
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
    const auto preview = store::previewStreamRules(opened->store, *rules, *filter);
    if (!preview)
        return context.fail(preview.error());
    const Section keys { u"keys"_s, { u"known"_s, u"moved"_s }, { { { u"known"_s, preview->keys }, { u"moved"_s, preview->moved } } }, true };
    QStringList notes = preview->after.notes;
    for (const QString &note : preview->before.notes)
        if (!notes.contains(note))
            notes.append(note);
    return context.answerInPart({ { volumeSection(u"after"_s, preview->after), volumeSection(u"before"_s, preview->before), keys }, false }, notes);
}

void addRuleOptions(CLI::App &verb, Options &options)
{
    verb.add_option("file", options.file, "JSON as streams list prints it; - reads standard input");
    addRepeatable(verb, "--rule", options.rules, "NAME:sender=DOMAIN,login=LOGIN,network=CIDR,instance=NAME, in order (repeatable)");
}

} // namespace

void addStreams(CLI::App &app, Context &context)
{
    CLI::App *streams = addVerb(app, "streams", "rules that name sending streams", "streams preview --rule News:sender=news.example --from -7d");
    streams->require_subcommand(1);
    CLI::App *list = addVerb(*streams, "list", "the rules, in the order in which they are tried", "streams list");
    list->callback([&context] { context.chosen = [&context] { return printRules(context); }; });

    auto toSet = std::make_shared<Options>();
    CLI::App *set = addVerb(*streams, "set", "replaces all rules; without any, takes them away", "streams set --rule News:sender=news.example --rule Shop:login=shop");
    addRuleOptions(*set, *toSet);
    set->callback([toSet, &context] { context.chosen = [toSet, &context] { return setRules(context, *toSet); }; });

    auto toTry = std::make_shared<Options>();
    CLI::App *preview = addVerb(*streams, "preview", "what rules would change in the stored figures; writes nothing", "streams preview rules.json --from -30d");
    addRuleOptions(*preview, *toTry);
    preview->footer(preview->get_footer() + partialHelp);
    toTry->filter.addTo(*preview);
    preview->callback([toTry, &context] { context.chosen = [toTry, &context] { return previewRules(context, *toTry); }; });
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/controlfiles.h"
#include "app/ctl/filteroptions.h"
#include "app/ctl/verbs.h"

#include "models/core/printable.h"
#include "models/store/mailauth/mailauthquery.h"
#include "models/store/posture/posturetable.h"
#include "models/store/queries/coveragequery.h"
#include "models/store/streams/streamrules.h"

#include <QTimeZone>

#include <CLI/CLI.hpp>

#include <cstdio>

/// A bash completion script from CLI11's own tree: verbs, options, and the words that an option takes.
namespace bw::ctl {

namespace {

std::string wordsOf(const CLI::App &app)
{
    std::string words;
    for (const auto *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        words += sub->get_name() + ' ';
    for (const auto *option : app.get_options())
        for (const auto &name : option->get_lnames())
            words += "--" + name + ' ';
    if (!words.empty())
        words.pop_back();
    return words;
}

void appendCases(const CLI::App &app, const std::string &path, std::string &out)
{
    out += "        '" + path + "') words='" + wordsOf(app) + "' ;;\n";
    for (const auto *sub : app.get_subcommands([](const CLI::App *) { return true; }))
        appendCases(*sub, path.empty() ? sub->get_name() : path + ' ' + sub->get_name(), out);
}

std::string allVerbNames(const CLI::App &app, const std::string &path)
{
    std::string names;
    for (const auto *sub : app.get_subcommands([](const CLI::App *) { return true; })) {
        const std::string below = path.empty() ? sub->get_name() : path + ' ' + sub->get_name();
        names += '\'' + below + "' " + allVerbNames(*sub, below);
    }
    return names;
}

std::string joined(const QStringList &words)
{
    return words.join(u' ').toStdString();
}

std::string bashScript(const CLI::App &app)
{
    std::string cases;
    appendCases(app, {}, cases);
    return "# bash completion for breakwaterctl; made by: breakwaterctl completion bash\n"
           "_breakwaterctl() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i next verb kept\n"
           "    local -a store=() verbs=("
        + allVerbNames(app, {})
        + ")\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        [[ ${COMP_WORDS[i]} == --store ]] && store=(--store \"${COMP_WORDS[i+1]}\")\n"
          "        next=${path:+$path }${COMP_WORDS[i]}\n"
          "        for verb in \"${verbs[@]}\"; do [[ $verb == \"$next\" ]] && path=$next && break; done\n"
          "    done\n"
          "    case $before in\n"
          "        --format) COMPREPLY=($(compgen -W 'table json jsonl csv' -- \"$current\")); return ;;\n"
          "        --store) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
          "        --type)\n"
          "            words='dmarc tls complaint failure'\n"
          "            [[ $path == 'feedback complaints' ]] && words='complaint failure'\n"
          "            COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
          "            return ;;\n"
          "        --mta) COMPREPLY=($(compgen -W 'postfix' -- \"$current\")); return ;;\n"
          "        --by)\n"
          "            case $path in\n"
          "                logins) words='" + joined(loginKeyNames()) + " kind' ;;\n"
          "                mailauth) words='" + joined(store::mailAuthKeyNames()) + "' ;;\n"
          "                *) words='" + joined(volumeKeyNames()) + "' ;;\n"
          "            esac\n"
          "            [[ $current == *,* ]] && kept=${current%,*},\n"
          "            COMPREPLY=($(compgen -P \"$kept\" -W \"$words\" -- \"${current##*,}\"))\n"
          "            return ;;\n"
          "        --outcome)\n"
          "            case $path in\n"
          "                logins*) words='" + joined(loginOutcomeNames()) + "' ;;\n"
          "                mailauth*) words='pass fail' ;;\n"
          "                *) words='" + joined(volumeOutcomeNames()) + "' ;;\n"
          "            esac\n"
          "            COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
          "            return ;;\n"
          "        --disposition) COMPREPLY=($(compgen -W 'none quarantine reject' -- \"$current\")); return ;;\n"
          "        --kind) COMPREPLY=($(compgen -W 'passes forwarded unlisted broken_key alignment misconfigured spoofing copied_key' -- \"$current\")); return ;;\n"
          "        --tz|--log-tz|--home-zone) words=zones ;;\n"
          "        --node) words=nodes ;;\n"
          "        --stream) words=streams ;;\n"
          "        --framework) words=frameworks ;;\n"
          "        --area) words=areas ;;\n"
          "        --severity) COMPREPLY=($(compgen -W 'critical high medium low' -- \"$current\")); return ;;\n"
          "        --target) COMPREPLY=($(compgen -W 'domain node host organisation' -- \"$current\")); return ;;\n"
          "    esac\n"
          "    [[ -z $words && $current != -* && $before != -* ]] && case $path in\n"
          "        'controls answer') words=questions ;;\n"
          "        'check domain') words=domains ;;\n"
          "        'check host') words=hosts ;;\n"
          "        'check node') words=nodes ;;\n"
          "    esac\n"
          "    if [[ -n $words ]]; then\n"
          "        local IFS=$'\\n'\n"
          "        COMPREPLY=($(compgen -W \"$(\"${COMP_WORDS[0]}\" \"${store[@]}\" completion words \"$words\" 2>/dev/null)\" -- \"$current\"))\n"
          "        return\n"
          "    fi\n"
          "    case $path in\n"
        + cases
        + "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
          "    [[ $current != -* && ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"$current\"))\n"
          "}\n"
          "complete -o filenames -F _breakwaterctl breakwaterctl\n";
}

core::Result<QStringList> wordsOfControls(const Context &context, const std::string &kind)
{
    const auto loaded = app::loadCatalog(QString::fromStdString(context.controlsOption));
    if (!loaded)
        return core::fail(loaded.error());
    QStringList words;
    if (kind == "frameworks")
        return QStringList(loaded->catalog.frameworks.keys());
    if (kind == "areas")
        return loaded->catalog.areas;
    for (const posture::Control &control : loaded->catalog.controls)
        if (kind == "controls" || !control.questions.isEmpty())
            words.append(control.id);
    return words;
}

core::Result<QStringList> wordsOfStore(const Context &context, const std::string &kind)
{
    const auto opened = context.openStore(store::OpenMode::ReadOnly);
    if (!opened)
        return core::fail(opened.error());
    QStringList words;
    if (kind == "nodes") {
        const auto nodes = store::listNodes(opened->store);
        if (!nodes)
            return core::fail(nodes.error());
        for (const auto &node : *nodes)
            words.append(node.node);
    } else if (kind == "streams") {
        const auto rules = store::listStreamRules(opened->store);
        if (!rules)
            return core::fail(rules.error());
        for (const auto &rule : *rules)
            words.append(rule.name);
        words.append(QStringLiteral("other"));
    } else {
        const auto looks = store::listLatestLooks(opened->store);
        if (!looks)
            return core::fail(looks.error());
        for (const store::LookRow &look : *looks)
            if (look.kind == (kind == "hosts" ? store::AssetKind::Host : store::AssetKind::Domain))
                words.append(look.asset);
    }
    return words;
}

/// What only the store, the catalog or this computer knows, a word a line.
int printWords(const Context &context, const std::string &kind)
{
    QStringList words;
    if (kind == "zones") {
        for (const QByteArray &zone : QTimeZone::availableTimeZoneIds())
            words.append(QString::fromLatin1(zone));
    } else {
        const bool isOfControls = kind == "controls" || kind == "questions" || kind == "areas" || kind == "frameworks";
        const auto found = isOfControls ? wordsOfControls(context, kind) : wordsOfStore(context, kind);
        if (!found)
            return context.fail(found.error());
        words = *found;
    }
    for (const QString &word : words)
        std::fprintf(stdout, "%s\n", qUtf8Printable(core::printable(word)));
    return Done;
}

} // namespace

void addCompletion(CLI::App &app, Context &context)
{
    CLI::App *verb = addVerb(app, "completion", "shell completion", "completion bash > /etc/bash_completion.d/breakwaterctl");
    verb->require_subcommand(1);
    CLI::App *bash = addVerb(*verb, "bash", "the script for bash, on stdout", "completion bash > /etc/bash_completion.d/breakwaterctl");
    bash->callback([&app, &context] {
        context.chosen = [&app] {
            const std::string script = bashScript(app);
            std::fwrite(script.data(), 1, script.size(), stdout);
            return static_cast<int>(Done);
        };
    });
    CLI::App *words = addVerb(*verb, "words", "names of nodes, streams, zones, controls and the like, one a line: what the script asks for", "completion words nodes");
    auto kind = std::make_shared<std::string>();
    words->add_option("KIND", *kind, "nodes, streams, zones, domains, hosts, controls, questions (controls that people answer), areas or frameworks")->required()->check(CLI::IsMember({ "nodes", "streams", "zones", "domains", "hosts", "controls", "questions", "areas", "frameworks" }));
    words->callback([kind, &context] { context.chosen = [kind, &context] { return printWords(context, *kind); }; });
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"
#include "app/ctl/verbs.h"

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

std::string bashScript(const CLI::App &app)
{
    std::string cases;
    appendCases(app, {}, cases);
    return "# bash completion for breakwaterctl; made by: breakwaterctl completion bash\n"
           "_breakwaterctl() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i next verb\n"
           "    local -a verbs=("
        + allVerbNames(app, {})
        + ")\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        next=${path:+$path }${COMP_WORDS[i]}\n"
          "        for verb in \"${verbs[@]}\"; do [[ $verb == \"$next\" ]] && path=$next && break; done\n"
          "    done\n"
          "    case $before in\n"
          "        --format) COMPREPLY=($(compgen -W 'table json jsonl csv' -- \"$current\")); return ;;\n"
          "        --store) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
          "    esac\n"
          "    case $path in\n"
        + cases
        + "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
          "    [[ $current != -* && ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- \"$current\"))\n"
          "}\n"
          "complete -o filenames -F _breakwaterctl breakwaterctl\n";
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
}

} // namespace bw::ctl

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transport/route.h"

#include <map>
#include <string>
#include <vector>

namespace bw::test {

/// A node that is there and runs commands, but has no files.
class CommandsRoute : public transport::Route
{
public:
    core::Done open(const transport::Limit &, transport::ConnectReport *) override { return {}; }
    void rest() override { }
    void close() override { }
    [[nodiscard]] bool isOpen() const override { return true; }
    [[nodiscard]] core::Result<transport::Files *> files() override { return core::fail({}); }
    [[nodiscard]] bool runsCommands() const override { return true; }
};

/// A node that answers commands from a table; what is not in it is not found.
class ScriptedRoute final : public CommandsRoute
{
public:
    std::map<std::string, transport::CommandOutput> answers;
    std::vector<std::string> asked;

    core::Result<transport::CommandOutput> run(const transport::Command &command, std::size_t, std::chrono::milliseconds) override
    {
        asked.push_back(command.text());
        const auto found = answers.find(command.text());
        return found == answers.end() ? transport::CommandOutput { {}, "sh: not found", 127, false } : found->second;
    }
    core::Result<transport::CommandOutput> stream(const transport::Command &command, const std::function<bool(std::string_view)> &take, std::chrono::milliseconds patience) override
    {
        auto output = run(command, 0, patience);
        output->isCut = !take(output->out);
        return output;
    }
};

} // namespace bw::test

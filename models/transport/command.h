// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/transport/readcommands.h"

#include <QString>

#include <algorithm>
#include <string>
#include <string_view>

namespace bw::transport {

/// One of readCommands, known when the program is compiled: a call with other words is an error of the compiler.
class ReadWords final
{
public:
    consteval ReadWords(const char *words)
        : m_words(words)
    {
        if (std::find(readCommands.begin(), readCommands.end(), m_words) == readCommands.end())
            throw "this command is not in models/transport/readcommands.h";
    }
    [[nodiscard]] constexpr std::string_view text() const { return m_words; }

private:
    std::string_view m_words;
};

/// A read-only command that a node is asked to run: words of ours, and at most plain paths or numbers between them, so
/// that the shell at the other end (SSH has no other way, RFC 4254, 6.5) finds nothing to interpret.
class Command final
{
public:
    /// Words without arguments.
    [[nodiscard]] static Command fixed(ReadWords words) { return Command(std::string(words.text())); }
    /// Each "{}" (or "'{}'", where a semicolon may stand too) is replaced by an argument. Usage when one holds a blank, a
    /// quote, a shell character, "..", or a leading "-".
    [[nodiscard]] static core::Result<Command> with(ReadWords words, std::initializer_list<QString> arguments) { return filled(words.text(), arguments); }
    /// The same with words that are known later: for tests, which check what stands in readCommands.
    [[nodiscard]] static core::Result<Command> filled(std::string_view words, std::initializer_list<QString> arguments);

    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    explicit Command(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

struct CommandOutput
{
    std::string out, err;
    int exitCode = 0; ///< -1: ended by a signal, or the node did not say
    bool isCut = false; ///< more came than was asked for
};

} // namespace bw::transport

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <string>
#include <string_view>

namespace bw::transport {

/// A read-only command that a node is asked to run: words of ours, and at most plain paths or numbers between them, so
/// that the shell at the other end (SSH has no other way, RFC 4254, 6.5) finds nothing to interpret.
class Command final
{
public:
    /// A literal of this program: words and plain options.
    template <std::size_t N>
    [[nodiscard]] static Command fixed(const char (&text)[N])
    {
        return Command(std::string(text, N - 1));
    }
    /// \p words is a literal of this program that holds "{}" (or "'{}'", where a semicolon may stand too); each is replaced
    /// by an argument. Usage when one holds a blank, a quote, a shell character, "..", or a leading "-".
    [[nodiscard]] static core::Result<Command> with(std::string_view words, std::initializer_list<QString> arguments);

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

// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dns/resolver.h"

#include <chrono>
#include <compare>

namespace bw::dns {

struct Question
{
    std::string name; ///< as Resolver::ask() takes it
    Type type = Type::A;
    auto operator<=>(const Question &) const = default;
};

/// Many questions at once: one that nobody answers holds up no other. One object, one thread at a time.
class Asker
{
public:
    virtual ~Asker() = default;
    virtual void start(const Question &question) = 0;
    /// Blocks until something that was started has an answer (or was given up: TimedOut), at most \p patience, and gives all that has;
    /// name and type are the question's. Empty at once: nothing is under way.
    [[nodiscard]] virtual std::vector<Answer> wait(std::chrono::milliseconds patience) = 0;
};

} // namespace bw::dns
